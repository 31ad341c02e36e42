/* A metric over two numbers that were varied: a map of cells, one for each
 * variant and each level of whatever else was varied. */
#include "config.h"

#include "plots/figure-kinds.h"
#include "plots/sweep.h"
#include "plots/text-fit.h"
#include "sim/sim-number.h"

#include <string.h>

#define N_PANELS 6
#define N_LEVELS 24
#define TITLE_WIDTH 58

static void
write_levels (FigureData *data, const char *block, const SweepFactor *factor)
{
  char number[SIM_NUMBER_SIZE];

  figure_data_block (data, block, "level text");
  for (guint i = 0; i < MIN (factor->levels->len, N_LEVELS); i++)
    {
      figure_data_int (data, i);
      figure_data_text (
          data, sim_number_format (number,
                                   g_array_index (factor->levels, double, i)));
      figure_data_end_row (data);
    }
}

static void
write_panels (FigureData *data, const Sweep *sweep, guint n)
{
  figure_data_block (data, "panels", "panel title");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = sweep_title (sweep, i, 2);
      g_autofree char *text = text_shorten (title, TITLE_WIDTH);

      figure_data_int (data, i);
      figure_data_text (data, text);
      figure_data_end_row (data);
    }
}

static void
write_cell (FigureData *data, const Sweep *sweep, guint panel, guint place)
{
  gint across = factor_level (g_ptr_array_index (sweep->factors, 0), place);
  gint up = factor_level (g_ptr_array_index (sweep->factors, 1), place);
  Estimate value = sweep_value (sweep, place);
  g_autofree char *text = estimate_format (value);
  char *interval = strstr (text, " ±");

  if (value.n == 0 || across < 0 || up < 0 || across >= N_LEVELS
      || up >= N_LEVELS)
    return;
  if (interval != NULL)
    *interval = '\n';
  figure_data_int (data, panel);
  figure_data_int (data, across);
  figure_data_int (data, up);
  figure_data_number (data, value.mean);
  figure_data_text (data, text);
  figure_data_end_row (data);
}

static void
write_cells (FigureData *data, const Sweep *sweep, guint n)
{
  figure_data_block (data, "cells", "panel across up mean text");
  for (guint i = 0; i < n; i++)
    for (guint place = 0; place < names_n_variants (sweep->names); place++)
      if (factors_agree (sweep->factors, 2, sweep->names, place,
                         g_array_index (sweep->first, guint, i)))
        write_cell (data, sweep, i, place);
}

static gboolean
write_sweep (const FigureSource *source, const Sweep *sweep, GError **error)
{
  const SweepFactor *across = g_ptr_array_index (sweep->factors, 0);
  const SweepFactor *up = g_ptr_array_index (sweep->factors, 1);
  guint n = MIN (sweep->first->len, N_PANELS);
  g_autofree char *across_axis = sweep_factor_axis (across);
  g_autofree char *up_axis = sweep_factor_axis (up);
  g_autofree char *n_text = names_describe_n (source->names);
  g_autofree char *caption = g_strdup_printf (
      "%s, metric %s%s%s: mean over %s and half the width of its 95 %% "
      "interval. "
      "%u of %u maps.",
      sweep->axis, sweep->metric, *sweep->labels != '\0' ? " of " : "",
      sweep->labels, n_text, n, sweep->first->len);
  g_autoptr (FigureData) data
      = figure_data_new (source->path, source->names, caption, error);

  if (data == NULL)
    return FALSE;
  write_panels (data, sweep, n);
  write_cells (data, sweep, n);
  write_levels (data, "across", across);
  write_levels (data, "up", up);
  figure_data_block (data, "axes", "across up");
  figure_data_text (data, across_axis);
  figure_data_text (data, up_axis);
  figure_data_end_row (data);
  return figure_data_commit (data, error);
}

static gboolean
write_data (const FigureSource *source, gboolean *has_data, GError **error)
{
  g_autoptr (Sweep) sweep = sweep_load (source, 2, error);

  if (sweep == NULL)
    return FALSE;
  *has_data = sweep->first->len > 0;
  return !*has_data || write_sweep (source, sweep, error);
}

const FigureKind FIGURE_SWEEP_MAP = {
  "sweep-map",
  "What the outcome depends on, in two ways",
  "A metric over the two numbers that were varied most, a map of cells for "
  "each "
  "variant and each level of whatever else was varied.",
  "fewer than two numbers were varied, or the metric has no value",
  write_data,
  "axis",
  FIGURE_CHOOSES_METRIC | FIGURE_SHOWS_SWEEPS,
  NULL,
};
