/* A metric over what was varied, a line with its interval for each variant and
 * each level of whatever else was varied. */
#include "config.h"

#include "plots/figure-kinds.h"
#include "plots/sweep.h"
#include "plots/text-fit.h"

#include <math.h>

#define N_SERIES 8
#define TITLE_WIDTH 58

static void
write_series (FigureData *data, const Sweep *sweep, guint n)
{
  figure_data_block (data, "series", "series title");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = sweep_title (sweep, i, 1);
      g_autofree char *text = text_shorten (title, TITLE_WIDTH);

      figure_data_int (data, i);
      figure_data_text (data, text);
      figure_data_end_row (data);
    }
}

/* In the order of the levels, so that a line goes from left to right. */
static void
write_line (FigureData *data, const Sweep *sweep, guint series)
{
  const SweepFactor *factor = g_ptr_array_index (sweep->factors, 0);
  guint first = g_array_index (sweep->first, guint, series);

  for (guint level = 0; level < factor->levels->len; level++)
    for (guint place = 0; place < names_n_variants (sweep->names); place++)
      {
        Estimate value = sweep_value (sweep, place);
        double half_width = isnan (value.half_width) ? 0 : value.half_width;

        if (factor_level (factor, place) != (gint) level || value.n == 0
            || !factors_agree (sweep->factors, 1, sweep->names, place, first))
          continue;
        figure_data_int (data, series);
        figure_data_number (data, factor->values[place]);
        figure_data_number (data, value.mean);
        figure_data_number (data, value.mean - half_width);
        figure_data_number (data, value.mean + half_width);
        figure_data_end_row (data);
      }
  figure_data_interrupt (data);
}

static gboolean
write_sweep (const FigureSource *source, const Sweep *sweep, GError **error)
{
  guint n = MIN (sweep->first->len, N_SERIES);
  g_autofree char *across
      = sweep_factor_axis (g_ptr_array_index (sweep->factors, 0));
  g_autofree char *n_text = names_describe_n (source->names);
  g_autofree char *more
      = n < sweep->first->len
            ? g_strdup_printf (" First %u of %u lines.", n, sweep->first->len)
            : g_strdup ("");
  g_autofree char *caption = g_strdup_printf (
      "Metric %s%s%s, mean over %s at each point; bars: 95 %% interval of the "
      "mean.%s",
      sweep->metric, *sweep->labels != '\0' ? " of " : "", sweep->labels,
      n_text, more);
  g_autoptr (FigureData) data
      = figure_data_new (source->path, source->names, caption, error);

  if (data == NULL)
    return FALSE;
  write_series (data, sweep, n);
  figure_data_block (data, "lines", "series x mean low high");
  for (guint i = 0; i < n; i++)
    write_line (data, sweep, i);
  figure_data_block (data, "axes", "across up");
  figure_data_text (data, across);
  figure_data_text (data, sweep->axis);
  figure_data_end_row (data);
  return figure_data_commit (data, error);
}

static gboolean
write_data (const FigureSource *source, gboolean *has_data, GError **error)
{
  g_autoptr (Sweep) sweep = sweep_load (source, 1, error);

  if (sweep == NULL)
    return FALSE;
  *has_data = sweep->first->len > 0;
  return !*has_data || write_sweep (source, sweep, error);
}

const FigureKind FIGURE_SWEEP_LINES = {
  "sweep-lines",
  "What the outcome depends on",
  "A metric over the number that was varied most, a line for each variant and "
  "each level of whatever else was varied.",
  "no number was varied, or the metric has no value",
  write_data,
  "axis",
  FIGURE_CHOOSES_METRIC | FIGURE_SHOWS_SWEEPS,
  NULL,
};
