#include "config.h"

#include "plots/figure-kinds.h"
#include "plots/gnuplot.h"

#include <errno.h>

static const FigureKind *const KINDS[]
    = { &FIGURE_LATENCY_YEARS, &FIGURE_LATENCY_CDF, &FIGURE_FLOW_VERDICTS,
        &FIGURE_WHO_CAN_READ,  &FIGURE_LOST_USERS,  &FIGURE_QUEUE_WAITS };

#define STYLE "style.gp"

typedef struct
{
  SimStore *store;
  const Names *names;
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

static gboolean
copy_template (const Drawing *drawing, const char *name, GError **error)
{
  g_autofree char *from = g_build_filename (drawing->templates, name, NULL);
  g_autofree char *to = g_build_filename (drawing->directory, name, NULL);
  g_autofree char *text = NULL;
  gsize length = 0;

  return g_file_get_contents (from, &text, &length, error)
         && g_file_set_contents (to, text, (gssize) length, error);
}

static gboolean
draw_pictures (const Drawing *drawing, const FigureKind *kind, GError **error)
{
  g_autofree char *script = g_strconcat (kind->name, ".gp", NULL);
  g_autofree char *data = g_strconcat (kind->name, ".dat", NULL);
  g_autofree char *svg = g_strconcat (kind->name, ".svg", NULL);
  g_autofree char *png = g_strconcat (kind->name, ".png", NULL);

  return copy_template (drawing, STYLE, error)
         && copy_template (drawing, script, error)
         && gnuplot_draw (drawing->directory, script, data, svg, kind->title,
                          error)
         && gnuplot_draw (drawing->directory, script, data, png, kind->title,
                          error);
}

static FigureOutcome
draw_kind (const Drawing *drawing, const FigureKind *kind, GError **error)
{
  g_autofree char *file = g_strconcat (kind->name, ".dat", NULL);
  g_autofree char *path = g_build_filename (drawing->directory, file, NULL);
  const FigureSource source = { drawing->store, drawing->names, path };
  gboolean has_data = FALSE;

  if (!kind->write_data (&source, &has_data, error))
    return FIGURE_FAILED;
  if (!has_data)
    return FIGURE_EMPTY;
  return draw_pictures (drawing, kind, error) ? FIGURE_DRAWN : FIGURE_FAILED;
}

static char *
message_of (const FigureKind *kind, FigureOutcome outcome, const GError *error)
{
  switch (outcome)
    {
    case FIGURE_EMPTY:
      return g_strdup_printf ("figure %s is not drawn: %s", kind->name,
                              kind->empty);
    case FIGURE_FAILED:
      return g_strdup_printf ("figure %s: %s", kind->name, error->message);
    case FIGURE_DRAWN:
    default:
      return NULL;
    }
}

/* FALSE if the figure failed. */
static gboolean
draw_and_tell (const Drawing *drawing, const FigureKind *kind,
               FigureReport report, gpointer data, GError **error)
{
  g_autoptr (GError) failure = NULL;
  FigureOutcome outcome = draw_kind (drawing, kind, &failure);
  g_autofree char *message = message_of (kind, outcome, failure);

  if (report != NULL)
    report (kind, outcome, message, data);
  if (failure != NULL)
    g_propagate_prefixed_error (error, g_steal_pointer (&failure),
                                "figure %s: ", kind->name);
  return outcome != FIGURE_FAILED;
}

gboolean
figures_draw (SimStore *store, const char *directory, const char *templates,
              FigureReport report, gpointer data, GError **error)
{
  g_autoptr (Names) names = NULL;
  gboolean all_well = TRUE;

  g_return_val_if_fail (store != NULL && directory != NULL, FALSE);
  names = names_load (store, error);
  if (names == NULL)
    return FALSE;
  if (g_mkdir_with_parents (directory, 0777) != 0)
    {
      g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (errno),
                   "%s: %s", directory, g_strerror (errno));
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
    {
      const Drawing drawing = { store, names, directory, templates };

      if (!draw_and_tell (&drawing, KINDS[i], report, data,
                          all_well ? error : NULL))
        all_well = FALSE;
    }
  return all_well;
}
