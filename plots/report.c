#include "config.h"

#include "plots/figures.h"
#include "plots/html.h"
#include "plots/report-chapters.h"
#include "sim/sim-outfile.h"

static const ReportChapter *const CHAPTERS[]
    = { &REPORT_ANSWER,     &REPORT_LATENCY,     &REPORT_QUEUES,
        &REPORT_COMPLIANCE, &REPORT_ISOLATION,   &REPORT_LOSSES,
        &REPORT_CALENDAR,   &REPORT_ASSUMPTIONS, &REPORT_LIMITS,
        &REPORT_MANIFEST };

static const char HEAD[]
    = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
      "'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
      "form-action 'none'\"/>\n"
      "<meta name=\"viewport\" content=\"width=device-width, "
      "initial-scale=1\"/>\n"
      "<meta name=\"color-scheme\" content=\"light dark\"/>\n";

static const char STYLE[]
    = "<style>\n"
      ":root { --ink: #1b1f24; --paper: #fff; --soft: #5a636e; --line: #d5dae0;"
      " --tint: #f3f5f8; --link: #0059a8; }\n"
      "@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ed;"
      " --paper: #14171b; --soft: #a3acb6; --line: #39414a; --tint: #1e2329;"
      " --link: #7fb8f0; } }\n"
      "* { box-sizing: border-box; }\n"
      "body { margin: 0 auto; padding: 1rem; max-width: 64rem;"
      " color: var(--ink); background: var(--paper);"
      " font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: break-word; }\n"
      "h1 { font-size: 1.6rem; line-height: 1.25; margin: .5rem 0; }\n"
      "h2 { font-size: 1.25rem; margin: 2.5rem 0 .5rem; padding-top: .5rem;"
      " border-top: 1px solid var(--line); }\n"
      "h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }\n"
      "a { color: var(--link); }\n"
      "nav a { margin-right: 1rem; white-space: nowrap; }\n"
      ".soft { color: var(--soft); }\n"
      ".scroll { overflow-x: auto; margin: .75rem 0; }\n"
      "table { border-collapse: collapse; font-size: .9rem; }\n"
      "th, td { text-align: left; vertical-align: top; padding: .3rem .75rem"
      " .3rem 0; border-bottom: 1px solid var(--line); }\n"
      "th { font-weight: 600; } td.number { white-space: nowrap;"
      " font-variant-numeric: tabular-nums; }\n"
      "td.best { font-weight: 700; }\n"
      "td ol { margin: 0; padding-left: 1.2rem; }\n"
      "td details { margin: 0; padding: 0; background: none; border: 0; }\n"
      "details { margin: .3rem 0; padding: .3rem .6rem;"
      " background: var(--tint); border: 1px solid var(--line);"
      " border-radius: 4px; } summary { cursor: pointer; }\n"
      ".picture { background: #fff; color: #000; border: 1px solid "
      "var(--line); border-radius: 4px; margin: 1rem 0; padding: .5rem;"
      " max-width: 46rem; overflow-x: auto; }\n"
      ".picture svg { display: block; width: 100%; height: auto; }\n"
      ".failed { border-left: 4px solid #d55e00; padding-left: .75rem; }\n"
      "b.class { display: inline-block; min-width: 1.6em; padding: 0 .3em;"
      " text-align: center; color: #000; border-radius: 3px; }\n"
      ".c1 { background: #7fcfb4; } .c2 { background: #e4e4e4; }"
      " .c3 { background: #f3c35c; } .c4 { background: #e3a9c8; }"
      " .c5 { background: #e8875a; } .c6 { background: #9fd0ee; }\n"
      "@media (max-width: 40rem) { table { font-size: .8rem; } }\n"
      "@media print { body { max-width: none; padding: 0; font-size: 10pt; }"
      " nav { display: none; }"
      " details::details-content { content-visibility: visible;"
      " block-size: auto; } .scroll { overflow: visible; }"
      " h2, h3, summary { break-after: avoid; }"
      " .picture, tr { break-inside: avoid; } .picture { border: 0;"
      " max-width: 15cm; } .picture svg { max-height: 22cm; } }\n"
      "</style>\n";

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

gboolean
report_figure (const ReportSource *source, GString *page, const char *name,
               GError **error)
{
  const FigureKind *kind = figures_find (name);
  g_autofree char *file = g_strconcat (name, ".svg", NULL);
  g_autofree char *prefix = g_strconcat (name, "-", NULL);
  g_autofree char *path = NULL;

  g_assert (kind != NULL);
  if (source->figures != NULL)
    path = g_build_filename (source->figures, file, NULL);
  if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      html_add (page, "<p class=\"soft\">The figure “%s” was not drawn.</p>\n",
                kind->title);
      return TRUE;
    }
  return html_svg (page, path, prefix, kind->help, error);
}

void
report_variant_table (const ReportSource *source, GString *page,
                      const char *const *heads)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();

  for (; *heads != NULL; heads++)
    g_ptr_array_add (columns, (gpointer) *heads);
  for (guint i = 0; i < names_n_variants (source->names); i++)
    g_ptr_array_add (columns, names_variant (source->names, i)->title);
  g_ptr_array_add (columns, NULL);
  html_table_open (page, (const char *const *) columns->pdata);
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

  g_string_append (page, HEAD);
  html_add (page, "<title>%s – sovsim</title>\n", title);
  g_string_append (page, STYLE);
  html_add (page, "</head>\n<body>\n<h1>%s</h1>\n", title);
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
  g_string_append (page, "</body>\n</html>\n");
  return all_well;
}

gboolean
report_write (SimStore *store, const char *figures, const char *path,
              GError **error)
{
  g_autoptr (Names) names = NULL;
  g_autoptr (SimOutfile) file = NULL;
  g_autoptr (GString) page = g_string_new (NULL);
  ReportSource source = { store, NULL, figures };
  gboolean all_well;

  g_return_val_if_fail (store != NULL && path != NULL, FALSE);
  names = names_load (store, error);
  file = names != NULL ? sim_outfile_new (path, error) : NULL;
  if (file == NULL)
    return FALSE;
  source.names = names;
  all_well = write_page (&source, page, error);
  sim_outfile_write (file, page->str);
  return sim_outfile_commit (file, all_well ? error : NULL) && all_well;
}
