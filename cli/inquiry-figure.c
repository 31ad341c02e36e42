#include "config.h"

#include "cli/inquiry-figure.h"

#include <errno.h>

#include "cli/data-dir.h"
#include "plots/figures.h"
#include "plots/text-fit.h"

enum
{
  MOST_ROWS = 40,
  LABEL_WIDTH = 24,
  TEXT_WIDTH = 18
};

static void
write_text (FigureData *data, const char *text, guint width)
{
  g_autofree char *fit = text_shorten (text, width);

  figure_data_text (data, fit);
}

static void
write_rows (FigureData *data, const InquiryRow *rows, guint n)
{
  figure_data_block (data, "rows", "row label at_low at_high");
  for (guint i = 0; i < n; i++)
    {
      figure_data_int (data, i);
      write_text (data, rows[i].factor->name, LABEL_WIDTH);
      write_text (data, rows[i].factor->low, TEXT_WIDTH);
      write_text (data, rows[i].factor->high, TEXT_WIDTH);
      figure_data_end_row (data);
    }
}

static void
write_marks (FigureData *data, const InquiryRow *rows, guint n)
{
  figure_data_block (data, "marks", "row mark value low high");
  for (guint i = 0; i < n; i++)
    for (int mark = 0; mark < 2; mark++)
      {
        const SimInterval *it = &rows[i].marks[mark];

        figure_data_int (data, i);
        figure_data_int (data, mark);
        figure_data_number (data, it->estimate);
        figure_data_number (data, it->low);
        figure_data_number (data, it->high);
        figure_data_end_row (data);
      }
}

static char *
caption_of (const Inquiry *inquiry, guint n)
{
  g_autofree char *what = inquiry_describe_effect (inquiry);
  g_autofree char *left
      = n < inquiry->factors->len ? g_strdup_printf (
            " The first %u of %u assumptions.", n, inquiry->factors->len)
                                  : g_strdup ("");

  return g_strdup_printf ("%s of %s, %u replications in pairs, %g %% "
                          "intervals.%s",
                          inquiry->metric, what,
                          trials_n_replications (inquiry->trials),
                          100 * inquiry->wish->level, left);
}

static gboolean
write_figure (const Inquiry *inquiry, const Names *names, const char *path,
              const char *axis, const InquiryRow *rows, guint n, GError **error)
{
  g_autofree char *caption = caption_of (inquiry, n);
  g_autoptr (FigureData) data = figure_data_new (path, names, caption, error);
  SimContrast base = inquiry_effect (inquiry, inquiry->base);

  if (data == NULL)
    return FALSE;
  write_rows (data, rows, n);
  write_marks (data, rows, n);
  figure_data_block (data, "base", "value axis_label");
  figure_data_number (data, base.difference);
  figure_data_text (data, axis);
  figure_data_end_row (data);
  return figure_data_commit (data, error);
}

static gboolean
draw (const Inquiry *inquiry, const char *title, const char *axis,
      const InquiryRow *rows, guint n, GError **error)
{
  g_autofree char *folder
      = g_build_filename (trials_directory (inquiry->trials), "figures", NULL);
  g_autofree char *file = g_strconcat (inquiry->wish->name, ".dat", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autofree char *templates = data_plots ();
  g_autoptr (Names) names = names_load (trials_store (inquiry->trials), error);

  if (names == NULL)
    return FALSE;
  if (g_mkdir_with_parents (folder, 0777) != 0)
    {
      g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (errno),
                   "%s: cannot be made: %s", folder, g_strerror (errno));
      return FALSE;
    }
  if (!write_figure (inquiry, names, path, axis, rows, n, error)
      || !figures_draw_data (folder, templates, inquiry->wish->name, title,
                             error))
    return FALSE;
  g_printerr ("Figure: %s/%s.svg\n", folder, inquiry->wish->name);
  return TRUE;
}

gboolean
inquiry_draw (const Inquiry *inquiry, const char *title, const char *axis,
              const InquiryRow *rows, guint n)
{
  g_autoptr (GError) error = NULL;

  if (inquiry->wish->no_figures
      || draw (inquiry, title, axis, rows, MIN (n, MOST_ROWS), &error))
    return TRUE;
  g_printerr ("sovsim compare: figure %s: %s\n", inquiry->wish->name,
              error->message);
  return FALSE;
}
