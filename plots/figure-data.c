#include "config.h"

#include "plots/figure-data.h"
#include "plots/gnuplot.h"
#include "plots/text-fit.h"
#include "sim/sim-number.h"
#include "sim/sim-outfile.h"

#include <string.h>

#define CAPTION_WIDTH 80 /* characters of a line of the caption */
#define TITLE_WIDTH 56   /* characters of a variant's title */

struct _FigureData
{
  SimOutfile *file;
  gboolean in_row;
  gboolean in_block;
};

static void
write_field (FigureData *data, const char *field)
{
  if (data->in_row)
    sim_outfile_write (data->file, "\t");
  sim_outfile_write (data->file, field);
  data->in_row = TRUE;
}

static void
write_common (FigureData *data, const Names *names, const char *caption)
{
  SimRegimeRow horizon = names_horizon (names);
  g_autofree char *lines = text_wrap (caption, CAPTION_WIDTH, 4);

  figure_data_block (data, "caption", "text");
  figure_data_text (data, lines);
  figure_data_end_row (data);
  figure_data_block (data, "horizon", "from to");
  figure_data_time (data, horizon.from);
  figure_data_time (data, horizon.to);
  figure_data_end_row (data);
  figure_data_block (data, "variants", "variant title replications");
  for (guint i = 0; i < names_n_variants (names); i++)
    {
      const VariantName *variant = names_variant (names, i);
      g_autofree char *title = text_shorten (variant->title, TITLE_WIDTH);

      figure_data_int (data, i);
      figure_data_text (data, title);
      figure_data_int (data, variant->n_runs);
      figure_data_end_row (data);
    }
}

FigureData *
figure_data_new (const char *path, const Names *names, const char *caption,
                 GError **error)
{
  FigureData *data;
  SimOutfile *file = sim_outfile_new (path, error);

  if (file == NULL)
    return NULL;
  data = g_new0 (FigureData, 1);
  data->file = file;
  write_common (data, names, caption);
  return data;
}

void
figure_data_free (FigureData *data)
{
  if (data == NULL)
    return;
  sim_outfile_free (data->file);
  g_free (data);
}

void
figure_data_block (FigureData *data, const char *name, const char *columns)
{
  g_return_if_fail (!data->in_row);

  sim_outfile_printf (data->file, "%s# %s\n# columns: %s\n",
                      data->in_block ? "\n\n" : "", name, columns);
  data->in_block = TRUE;
}

void
figure_data_int (FigureData *data, gint64 value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  write_field (data, text);
}

void
figure_data_number (FigureData *data, double value)
{
  char buffer[SIM_NUMBER_SIZE];
  const char *text = sim_number_format (buffer, value);

  write_field (data, *text != '\0' ? text : "NaN");
}

void
figure_data_text (FigureData *data, const char *text)
{
  g_autofree char *quoted = gnuplot_quote (text);

  write_field (data, quoted);
}

/* Always to the second: one format for gnuplot to read. */
void
figure_data_time (FigureData *data, SimTime when)
{
  g_autofree char *text = sim_time_format (when);
  g_autofree char *full = strchr (text, 'T') != NULL
                              ? g_strdup (text)
                              : g_strconcat (text, "T00:00:00Z", NULL);

  write_field (data, full);
}

void
figure_data_end_row (FigureData *data)
{
  sim_outfile_write (data->file, "\n");
  data->in_row = FALSE;
}

void
figure_data_interrupt (FigureData *data)
{
  g_return_if_fail (!data->in_row);
  sim_outfile_write (data->file, "\n");
}

char *
figure_data_cut (guint most, guint n, const char *what)
{
  return n <= most ? g_strdup ("")
                   : g_strdup_printf (" The first %u of %u %s are shown.", most,
                                      n, what);
}

gboolean
figure_data_commit (FigureData *data, GError **error)
{
  return sim_outfile_commit (data->file, error);
}
