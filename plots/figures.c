#include "config.h"

#include "plots/figure-kinds.h"
#include "plots/figure-wish.h"
#include "plots/gnuplot.h"
#include "plots/pdf.h"
#include "plots/text-fit.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/* In the order of FIGURE_WORDS. */
static const FigureKind *const KINDS[] = {
  &FIGURE_LATENCY_YEARS, &FIGURE_LATENCY_CDF,   &FIGURE_METRIC_YEARS,
  &FIGURE_WORLD_MAP,     &FIGURE_FLOW_VERDICTS, &FIGURE_FLOW_MATRIX,
  &FIGURE_FILINGS_QUEUE, &FIGURE_EXPOSURE,      &FIGURE_WHO_CAN_READ,
  &FIGURE_ACCESS_YEARS,  &FIGURE_BLAST_RADIUS,  &FIGURE_COUPLING,
  &FIGURE_LOST_USERS,    &FIGURE_QUEUE_WAITS,   &FIGURE_MEASURED,
  &FIGURE_SWEEP_LINES,   &FIGURE_SWEEP_MAP,     &FIGURE_DIFFERENCES,
  &FIGURE_INCIDENT,      &FIGURE_WITNESS,       &FIGURE_PARETO,
  &FIGURE_INTERFERENCE,
};

#define STYLE "style.gp"
#define TITLE_WIDTH 52 /* characters of the title of a picture */

typedef struct
{
  SimStore *store;
  const Names *names; /* of all variants */
  const char *directory;
  const char *templates;
} Drawing;

guint
figures_n_kinds (void)
{
  return G_N_ELEMENTS (KINDS);
}

const FigureKind *
figures_kind (guint i)
{
  g_return_val_if_fail (i < G_N_ELEMENTS (KINDS), NULL);
  return KINDS[i];
}

const FigureKind *
figures_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
    if (g_str_equal (KINDS[i]->name, name))
      return KINDS[i];
  return NULL;
}

static char *
in_directory (const Drawing *drawing, const FigureWish *wish, const char *end)
{
  g_autofree char *file = g_strconcat (wish->id, end, NULL);

  return g_build_filename (drawing->directory, file, NULL);
}

/* What the templates load; @name is NULL: nothing. */
static gboolean
copy_file (const Drawing *drawing, const char *name, GError **error)
{
  g_autofree char *from = g_build_filename (drawing->templates, name, NULL);
  g_autofree char *to = g_build_filename (drawing->directory, name, NULL);
  g_autofree char *text = NULL;
  gsize length = 0;

  if (name == NULL)
    return TRUE;
  return g_file_get_contents (from, &text, &length, error)
         && g_file_set_contents (to, text, (gssize) length, error);
}

/* The template of the kind, but its first line, the command that draws it
 * again, is that of this picture. The title is text of the scenario: quoted
 * for the shell, and without an end of line that would end the comment. */
static gboolean
copy_template (const Drawing *drawing, const FigureWish *wish,
               const char *title, GError **error)
{
  g_autofree char *name = g_strconcat (wish->kind->name, ".gp", NULL);
  g_autofree char *from = g_build_filename (drawing->templates, name, NULL);
  g_autofree char *to = in_directory (drawing, wish, ".gp");
  g_autofree char *quoted = g_shell_quote (title);
  g_autofree char *text = NULL;
  g_autofree char *own = NULL;

  if (!g_file_get_contents (from, &text, NULL, error))
    return FALSE;
  own = g_strdup_printf ("# gnuplot -d -c %s.gp %s.dat %s.svg %s%s", wish->id,
                         wish->id, wish->id, quoted,
                         text + strcspn (text, "\n"));
  return g_file_set_contents (to, own, -1, error);
}

static gboolean
draw_pictures (const Drawing *drawing, const FigureWish *wish, GError **error)
{
  g_autofree char *script = g_strconcat (wish->id, ".gp", NULL);
  g_autofree char *data = g_strconcat (wish->id, ".dat", NULL);
  g_autofree char *svg = g_strconcat (wish->id, ".svg", NULL);
  g_autofree char *png = g_strconcat (wish->id, ".png", NULL);
  g_autofree char *title = text_shorten (figure_wish_title (wish), TITLE_WIDTH);

  return copy_file (drawing, STYLE, error)
         && copy_file (drawing, wish->kind->file, error)
         && copy_template (drawing, wish, title, error)
         && gnuplot_draw (drawing->directory, script, data, svg, title, error)
         && gnuplot_draw (drawing->directory, script, data, png, title, error);
}

/* @store shows the variants of @wish. */
static FigureOutcome
draw_shown (const Drawing *drawing, const FigureWish *wish, const Names *names,
            GError **error)
{
  g_autofree char *path = in_directory (drawing, wish, ".dat");
  const FigureSource source = { drawing->store, names, path, wish };
  gboolean has_data = FALSE;

  if (!wish->kind->write_data (&source, &has_data, error))
    return FIGURE_FAILED;
  if (!has_data)
    return FIGURE_EMPTY;
  return draw_pictures (drawing, wish, error) ? FIGURE_DRAWN : FIGURE_FAILED;
}

static FigureOutcome
draw_wish (const Drawing *drawing, const FigureWish *wish, GError **error)
{
  g_autoptr (Names) narrowed = NULL;
  FigureOutcome outcome = FIGURE_FAILED;
  gboolean shows_all = (wish->kind->choices & FIGURE_SHOWS_SWEEPS) != 0;
  guint n = names_n_variants (drawing->names);

  if (n > FIGURE_MOST_POINTS && !shows_all && *wish->variants == NULL)
    return FIGURE_SKIPPED;
  if (*wish->variants == NULL && (shows_all || n <= NAMES_MOST))
    return draw_shown (drawing, wish, drawing->names, error);
  if (figure_wish_narrow (wish, drawing->store, error)
      && (narrowed = names_load (drawing->store, error)) != NULL
      && (shows_all
          || names_narrow (&narrowed, drawing->store, NAMES_MOST, error)))
    outcome = draw_shown (drawing, wish, narrowed, error);
  figure_wish_widen (drawing->store);
  return outcome;
}

static char *
message_of (const FigureWish *wish, FigureOutcome outcome, const GError *error)
{
  switch (outcome)
    {
    case FIGURE_EMPTY:
      return g_strdup_printf ("figure %s is not drawn: %s", wish->id,
                              wish->kind->empty);
    case FIGURE_FAILED:
      return g_strdup_printf ("figure %s: %s", wish->id, error->message);
    case FIGURE_SKIPPED:
      return g_strdup (wish->id);
    case FIGURE_DRAWN:
    default:
      return NULL;
    }
}

/* Tell how it went, and hand on a failure. FALSE if there was one. */
static gboolean
tell (const FigureWish *wish, FigureOutcome outcome, GError *failure,
      FigureReport report, gpointer data, GError **error)
{
  g_autofree char *message = message_of (wish, outcome, failure);

  if (report != NULL)
    report (wish->kind, outcome, message, data);
  if (failure != NULL)
    g_propagate_prefixed_error (error, failure, "figure %s: ", wish->id);
  return outcome != FIGURE_FAILED;
}

/* What was drawn of earlier results; reports would show it. */
static void
remove_stale (const Drawing *drawing, const FigureWish *wish)
{
  static const char *const ends[] = { ".dat", ".gp", ".svg", ".png", ".pdf" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *path = in_directory (drawing, wish, ends[i]);

      g_unlink (path);
    }
}

static gboolean
draw_all (const Drawing *drawing, const GPtrArray *wishes, FigureReport report,
          gpointer data, GError **error)
{
  gboolean all_well = TRUE;

  for (guint i = 0; i < wishes->len; i++)
    {
      const FigureWish *wish = g_ptr_array_index (wishes, i);
      GError *failure = NULL;
      FigureOutcome outcome = draw_wish (drawing, wish, &failure);

      if (outcome == FIGURE_EMPTY || outcome == FIGURE_SKIPPED)
        remove_stale (drawing, wish);
      if (!tell (wish, outcome, failure, report, data, all_well ? error : NULL))
        all_well = FALSE;
    }
  return all_well;
}

gboolean
figures_draw (SimStore *store, const char *directory, const char *templates,
              FigureReport report, gpointer data, GError **error)
{
  g_autoptr (Names) names = NULL;
  g_autoptr (GPtrArray) wishes = NULL;
  Drawing drawing = { store, NULL, directory, templates };

  g_return_val_if_fail (store != NULL && directory != NULL, FALSE);
  names = names_load (store, error);
  wishes = names != NULL ? figure_wishes_load (store, error) : NULL;
  if (wishes == NULL)
    return FALSE;
  if (g_mkdir_with_parents (directory, 0777) != 0)
    {
      g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (errno),
                   "%s: %s", directory, g_strerror (errno));
      return FALSE;
    }
  drawing.names = names;
  return draw_all (&drawing, wishes, report, data, error);
}

gboolean
figures_draw_data (const char *directory, const char *templates,
                   const char *name, const char *title, GError **error)
{
  const Drawing drawing = { NULL, NULL, directory, templates };
  const FigureKind kind = { .name = name, .title = title };
  g_autofree char *id = g_strdup (name);
  const FigureWish wish = { .kind = &kind, .id = id };

  return draw_pictures (&drawing, &wish, error);
}

/* --- PDF ------------------------------------------------------------------ */

static FigureOutcome
draw_pdf (const char *directory, const FigureWish *wish, GError **error)
{
  g_autofree char *svg = g_strconcat (wish->id, ".svg", NULL);
  g_autofree char *pdf = g_strconcat (wish->id, ".pdf", NULL);
  g_autofree char *path = g_build_filename (directory, svg, NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return FIGURE_EMPTY;
  return pdf_draw (directory, svg, pdf, error) ? FIGURE_DRAWN : FIGURE_FAILED;
}

gboolean
figures_draw_pdf (SimStore *store, const char *directory, FigureReport report,
                  gpointer data, GError **error)
{
  g_autoptr (GPtrArray) wishes = figure_wishes_load (store, error);
  gboolean all_well = wishes != NULL;

  for (guint i = 0; wishes != NULL && i < wishes->len; i++)
    {
      const FigureWish *wish = g_ptr_array_index (wishes, i);
      GError *failure = NULL;
      FigureOutcome outcome = draw_pdf (directory, wish, &failure);

      /* That there is no picture was told when it was not drawn. */
      if (outcome != FIGURE_EMPTY
          && !tell (wish, outcome, failure, report, data,
                    all_well ? error : NULL))
        all_well = FALSE;
    }
  return all_well;
}
