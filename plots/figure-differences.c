/* Differences with their intervals: one line per metric, one mark per variant,
 * as a share of the first variant, which is the zero. */
#include "config.h"

#include "plots/comparison.h"
#include "plots/figure-kinds.h"
#include "plots/text-fit.h"
#include "sim/sim-labels.h"

#include <math.h>

#define LABEL_WIDTH 30
#define FURTHEST 200.0 /* %: what lies beyond is drawn at the edge */

/* Where the first variant has none of it, there is no share. */
static gboolean
is_shown (const Comparison *comparison, guint series, guint contender,
          Difference *difference)
{
  return comparison_find (comparison, series, contender, 0, difference)
         && isfinite (difference->relative.estimate)
         && isfinite (difference->relative.half_width);
}

static gboolean
is_row (const Comparison *comparison, guint series)
{
  Difference difference;

  if (comparison_series (comparison, series)->is_sum)
    return FALSE;
  for (guint c = 1; c < comparison->contenders->len; c++)
    if (is_shown (comparison, series, c, &difference))
      return TRUE;
  return FALSE;
}

static void
write_rows (FigureData *data, const Comparison *comparison)
{
  guint row = 0;

  figure_data_block (data, "rows", "row label better");
  for (guint i = 0; i < comparison->series->len; i++)
    {
      const Series *series = comparison_series (comparison, i);
      g_autofree char *text = comparison_label (series);
      g_autofree char *label = text_shorten (text, LABEL_WIDTH);

      if (!is_row (comparison, i))
        continue;
      figure_data_int (data, row++);
      figure_data_text (data, label);
      figure_data_text (data, series->direction);
      figure_data_end_row (data);
    }
}

static double
clip (double share)
{
  return CLAMP (100 * share, -FURTHEST, FURTHEST);
}

static void
write_marks (FigureData *data, const Comparison *comparison)
{
  guint row = 0;

  figure_data_block (data, "marks", "row variant share_percent low high shown");
  for (guint i = 0; i < comparison->series->len; i++)
    {
      if (!is_row (comparison, i))
        continue;
      for (guint c = 1; c < comparison->contenders->len; c++)
        {
          Difference difference;

          if (!is_shown (comparison, i, c, &difference))
            continue;
          figure_data_int (data, row);
          figure_data_int (data, c);
          figure_data_number (data, clip (difference.relative.estimate));
          figure_data_number (data, clip (difference.relative.low));
          figure_data_number (data, clip (difference.relative.high));
          figure_data_int (data, comparison_outcome (comparison, &difference)
                                     != OUTCOME_NOT_SHOWN);
          figure_data_end_row (data);
        }
      row++;
    }
}

static gboolean
has_rows (const Comparison *comparison)
{
  for (guint i = 0; i < comparison->series->len; i++)
    if (is_row (comparison, i))
      return TRUE;
  return FALSE;
}

static gboolean
write_comparison (const FigureSource *source, const Comparison *comparison,
                  GError **error)
{
  g_autofree char *n = names_describe_n (source->names);
  g_autofree char *first
      = text_shorten (comparison_contender (comparison, 0)->name, LABEL_WIDTH);
  g_autofree char *caption = g_strdup_printf (
      "Difference from %s as a share of it, paired, %s;\n95 %% intervals "
      "after Holm's correction over %u comparisons; a cross: no difference\n"
      "shown; beyond 200 %%: at the edge.",
      first, n, comparison->n_family);
  g_autoptr (FigureData) data
      = figure_data_new (source->path, source->names, caption, error);

  if (data == NULL)
    return FALSE;
  write_rows (data, comparison);
  write_marks (data, comparison);
  return figure_data_commit (data, error);
}

/* More points than colours, or only one, make no such picture. */
static gboolean
write_data (const FigureSource *source, gboolean *has_data, GError **error)
{
  static const char *const names[] = { "" };
  const ComparisonWish wish
      = { .level = 0.95, .correction = SIM_CORRECTION_HOLM };
  SimStore *const stores[] = { source->store };
  guint n = names_n_variants (source->names);
  g_autoptr (Comparison) comparison = NULL;

  *has_data = FALSE;
  if (n < 2 || n > COMPARISON_MOST)
    return TRUE;
  comparison = comparison_load (stores, names, 1, &wish, error);
  if (comparison == NULL)
    return FALSE;
  comparison_judge (comparison);
  *has_data = comparison->contenders->len == n && has_rows (comparison);
  return !*has_data || write_comparison (source, comparison, error);
}

const FigureKind FIGURE_DIFFERENCES = {
  .name = "differences",
  .title = "Differences from the first variant",
  .help = "Every outcome as a share of the first variant's, with the interval "
          "of the paired difference.",
  .empty = "there are not two to seven variants with values to compare",
  .write_data = write_data,
  .about = "variant",
  .choices = FIGURE_COLOURS_VARIANTS,
};
