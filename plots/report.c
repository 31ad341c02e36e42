#include "config.h"

#include "plots/figure-wish.h"
#include "plots/html.h"
#include "plots/report-chapters.h"
#include "plots/report-page.h"
#include "sim/sim-outfile.h"

static const ReportChapter *const CHAPTERS[]
    = { &REPORT_ANSWER,     &REPORT_RANKING,     &REPORT_ISOLATION,
        &REPORT_COMPLIANCE, &REPORT_CALENDAR,    &REPORT_LATENCY,
        &REPORT_QUEUES,     &REPORT_FAILURE,     &REPORT_SWEEPS,
        &REPORT_UNANSWERED, &REPORT_ASSUMPTIONS, &REPORT_WAIVERS,
        &REPORT_RULES,      &REPORT_LIMITS,      &REPORT_MANIFEST };

guint
report_n_chapters (void)
{
  return G_N_ELEMENTS (CHAPTERS);
}

const ReportChapter *
report_chapter (guint i)
{
  g_return_val_if_fail (i < G_N_ELEMENTS (CHAPTERS), NULL);
  return CHAPTERS[i];
}

/* The picture @id, or, where it is @missed, a sentence that it was not drawn.
 */
static gboolean
write_picture (const ReportSource *source, GString *page,
               const FigureWish *wish, gboolean missed, GError **error)
{
  g_autofree char *file = g_strconcat (wish->id, ".svg", NULL);
  g_autofree char *prefix = g_strconcat (wish->id, "-", NULL);
  g_autofree char *path = NULL;

  if (source->figures != NULL)
    path = g_build_filename (source->figures, file, NULL);
  if (path != NULL && g_file_test (path, G_FILE_TEST_EXISTS))
    return html_svg (page, path, prefix,
                     (wish->kind->choices & FIGURE_COLOURS_VARIANTS) != 0,
                     wish->kind->help, error);
  if (missed)
    html_add (page, "<p class=\"soft\">The figure “%s” was not drawn.</p>\n",
              figure_wish_title (wish));
  return TRUE;
}

static gboolean
write_pictures (const ReportSource *source, GString *page, const char *name,
                gboolean missed, GError **error)
{
  g_autoptr (GPtrArray) wishes = figure_wishes_load (source->store, error);

  g_assert (figures_find (name) != NULL);
  for (guint i = 0; wishes != NULL && i < wishes->len; i++)
    {
      const FigureWish *wish = g_ptr_array_index (wishes, i);

      if (g_str_equal (wish->kind->name, name)
          && !write_picture (source, page, wish, missed, error))
        return FALSE;
    }
  return wishes != NULL;
}

gboolean
report_figure (const ReportSource *source, GString *page, const char *name,
               GError **error)
{
  return write_pictures (source, page, name, TRUE, error);
}

gboolean
report_figure_if_drawn (const ReportSource *source, GString *page,
                        const char *name, GError **error)
{
  return write_pictures (source, page, name, FALSE, error);
}

void
report_variant_table (const ReportSource *source, GString *page,
                      const char *const *heads)
{
  g_string_append (page, "<div class=\"scroll\"><table class=\"variants\">"
                         "<thead><tr>");
  for (; *heads != NULL; heads++)
    html_add (page, "<th>%s</th>", *heads);
  for (guint i = 0; i < names_n_variants (source->names); i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);

      html_add (page, "<th data-variant=\"%s\">%s</th>", number,
                names_variant (source->names, i)->title);
    }
  g_string_append (page, "</tr></thead><tbody>\n");
}

void
report_variant_heading (const ReportSource *source, GString *page,
                        guint variant)
{
  g_autofree char *number = g_strdup_printf ("%u", variant);

  html_add (page, "<h3 data-variant=\"%s\">%s</h3>\n", number,
            names_variant (source->names, variant)->title);
}

/* What stands above everything else. */
typedef struct
{
  char *title;
  char *question;
} Heading;

static void
take_heading (const char *key, const char *value, gpointer data)
{
  Heading *heading = data;

  if (g_str_equal (key, "scenario-title")
      || (heading->title == NULL && g_str_equal (key, "scenario")))
    {
      g_free (heading->title);
      heading->title = g_strdup (value);
    }
  if (g_str_equal (key, "question"))
    heading->question = g_strdup (value);
}

static void
write_head (GString *page, const Heading *heading)
{
  const char *title = heading->title != NULL ? heading->title : "Results";

  report_page_open (page, title);
  if (heading->question != NULL && *heading->question != '\0')
    html_add (page, "<p class=\"question\">%s</p>\n", heading->question);
  g_string_append (page, "<nav>");
  for (guint i = 0; i < G_N_ELEMENTS (CHAPTERS); i++)
    html_add (page, "<a href=\"#%s\">%s</a> ", CHAPTERS[i]->name,
              CHAPTERS[i]->title);
  g_string_append (page, "</nav>\n");
}

/* A chapter is written apart, so that half of it never shows. */
static gboolean
write_chapter (const ReportSource *source, const ReportChapter *chapter,
               GString *page, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) failure = NULL;
  gboolean done = chapter->write (source, text, &failure);

  html_add (page, "<section id=\"%s\"><h2>%s</h2>\n", chapter->name,
            chapter->title);
  if (done)
    g_string_append_len (page, text->str, (gssize) text->len);
  else
    {
      html_add (page,
                "<p class=\"failed\">This chapter could not be written: "
                "%s</p>\n",
                failure->message);
      g_propagate_prefixed_error (error, g_steal_pointer (&failure),
                                  "report, chapter %s: ", chapter->name);
    }
  g_string_append (page, "</section>\n");
  return done;
}

static gboolean
write_page (const ReportSource *source, GString *page, GError **error)
{
  Heading heading = { NULL, NULL };
  gboolean all_well
      = sim_store_each_meta (source->store, take_heading, &heading, error);

  write_head (page, &heading);
  g_free (heading.title);
  g_free (heading.question);
  for (guint i = 0; i < G_N_ELEMENTS (CHAPTERS); i++)
    if (!write_chapter (source, CHAPTERS[i], page, all_well ? error : NULL))
      all_well = FALSE;
  report_page_close (page);
  return all_well;
}

gboolean
report_write (SimStore *store, SimStore *trials, const char *figures,
              const char *path, GError **error)
{
  g_autoptr (Names) names = NULL;
  g_autoptr (SimOutfile) file = NULL;
  g_autoptr (GString) page = g_string_new (NULL);
  ReportSource source = { store, NULL, figures, trials };
  gboolean all_well;

  g_return_val_if_fail (store != NULL && path != NULL, FALSE);
  names = names_load (store, error);
  if (names == NULL || !names_narrow (&names, store, NAMES_MOST, error))
    return FALSE;
  file = names != NULL ? sim_outfile_new (path, error) : NULL;
  if (file == NULL)
    return FALSE;
  source.names = names;
  all_well = write_page (&source, page, error);
  sim_store_show_points (store, NULL, 0);
  sim_outfile_write (file, page->str);
  return sim_outfile_commit (file, all_well ? error : NULL) && all_well;
}
