#include "config.h"

#include "plots/comparison.h"

#include <math.h>
#include <string.h>

static gboolean
is_ahead (const Series *series, double a, double b)
{
  return strcmp (series->direction, "higher") == 0 ? a > b : a < b;
}

guint
comparison_rank (const Comparison *comparison, guint i, guint group,
                 guint *order)
{
  const Series *series = comparison_series (comparison, i);
  guint n = 0;

  for (guint c = 0; c < comparison->contenders->len; c++)
    {
      SimInterval mean = comparison_mean (comparison, i, c);
      guint at = n;

      if (mean.n == 0 || comparison_contender (comparison, c)->group != group)
        continue;
      for (; at > 0
             && is_ahead (
                 series, mean.estimate,
                 comparison_mean (comparison, i, order[at - 1]).estimate);
           at--)
        order[at] = order[at - 1];
      order[at] = c;
      n++;
    }
  return n;
}

/* Of an objective with labels its sum counts, where there is one. */
static gboolean
is_outcome (const Comparison *comparison, guint i)
{
  const Series *series = comparison_series (comparison, i);

  if (series->direction[0] == '\0')
    return FALSE;
  if (comparison->wish.metrics == NULL
      && (series->objective == NULL || !series->objective->is_outcome))
    return FALSE;
  for (guint j = i + 1; !series->is_sum && j < comparison->series->len; j++)
    {
      const Series *sum = comparison_series (comparison, j);

      if (sum->is_sum && strcmp (sum->metric, series->metric) == 0)
        return FALSE;
    }
  return TRUE;
}

GArray *
comparison_outcomes (const Comparison *comparison)
{
  GArray *outcomes = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < comparison->series->len; i++)
    if (is_outcome (comparison, i))
      g_array_append_val (outcomes, i);
  return outcomes;
}

Dominance
comparison_dominates (const Comparison *comparison, const GArray *outcomes,
                      guint one, guint other)
{
  guint n_better = 0, n_open = 0;

  for (guint i = 0; i < outcomes->len; i++)
    {
      Difference difference;
      Outcome outcome
          = comparison_find (comparison, g_array_index (outcomes, guint, i),
                             one, other, &difference)
                ? comparison_outcome (comparison, &difference)
                : OUTCOME_NOT_SHOWN;

      if (outcome == OUTCOME_WORSE)
        return DOMINANCE_NONE;
      n_better += outcome == OUTCOME_BETTER;
      n_open += outcome == OUTCOME_NOT_SHOWN;
    }
  if (n_better == 0)
    return DOMINANCE_NONE;
  return n_open == 0 ? DOMINANCE_SHOWN : DOMINANCE_PERHAPS;
}

/* From 0 for the best mean of its group to 1 for the worst. */
static double
regret_in (const Comparison *comparison, guint i, guint contender)
{
  const Series *series = comparison_series (comparison, i);
  double sign = strcmp (series->direction, "lower") == 0 ? 1 : -1;
  double least = HUGE_VAL, most = -HUGE_VAL, own = 0;

  for (guint c = 0; c < comparison->contenders->len; c++)
    {
      SimInterval mean = comparison_mean (comparison, i, c);
      double cost = sign * mean.estimate;

      if (mean.n == 0
          || comparison_contender (comparison, c)->group
                 != comparison_contender (comparison, contender)->group)
        continue;
      least = MIN (least, cost);
      most = MAX (most, cost);
      own = c == contender ? cost : own;
    }
  return most > least ? (own - least) / (most - least) : 0;
}

double
comparison_regret (const Comparison *comparison, const GArray *outcomes,
                   const double *weights, guint contender)
{
  double regret = 0, whole = 0;

  for (guint i = 0; i < outcomes->len; i++)
    {
      regret += weights[i]
                * regret_in (comparison, g_array_index (outcomes, guint, i),
                             contender);
      whole += weights[i];
    }
  return whole > 0 ? regret / whole : 0;
}
