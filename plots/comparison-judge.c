#include "config.h"

#include "plots/comparison-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *const OUTCOME_WORDS[]
    = { "equal", "not shown", "better", "worse", "lower", "higher", NULL };

/* ---- Pairs --------------------------------------------------------------- */

/* The values of two contenders, pair by pair. */
typedef struct
{
  GArray *one, *other; /* of double */
  guint n_left_out;
} Pairs;

static void
add_pair (Pairs *pairs, const RunValue *one, const RunValue *other)
{
  if (isnan (one->value) || isnan (other->value))
    pairs->n_left_out++;
  else
    {
      g_array_append_val (pairs->one, one->value);
      g_array_append_val (pairs->other, other->value);
    }
}

static void
find_pairs (const GArray *one, const GArray *other, Pairs *pairs)
{
  guint i = 0, j = 0;

  while (i < one->len && j < other->len)
    {
      const RunValue *a = &g_array_index (one, RunValue, i);
      const RunValue *b = &g_array_index (other, RunValue, j);
      int order = run_value_compare (a, b);

      i += order <= 0;
      j += order >= 0;
      if (order == 0)
        add_pair (pairs, a, b);
      else
        pairs->n_left_out++;
    }
  pairs->n_left_out += one->len - i + other->len - j;
}

static void
take_all (const GArray *samples, GArray *values)
{
  for (guint i = 0; i < samples->len; i++)
    {
      double value = g_array_index (samples, RunValue, i).value;

      if (!isnan (value))
        g_array_append_val (values, value);
    }
}

static const double *
numbers (const GArray *values)
{
  return (const double *) (gconstpointer) values->data;
}

/* Where not one seed is shared there are no pairs, but two samples. */
static SimContrast
contrast_of (const Series *series, guint one, guint other, Pairs *pairs)
{
  find_pairs (series->samples[one], series->samples[other], pairs);
  if (pairs->one->len > 0)
    return sim_contrast_paired (numbers (pairs->one), numbers (pairs->other),
                                pairs->one->len);
  take_all (series->samples[one], pairs->one);
  take_all (series->samples[other], pairs->other);
  pairs->n_left_out = 0;
  return sim_contrast_apart (numbers (pairs->one), pairs->one->len,
                             numbers (pairs->other), pairs->other->len);
}

/* What intervals by order go with: the sign test. */
static void
judge_by_order (Difference *difference, const Pairs *pairs)
{
  guint n = pairs->one->len;
  g_autofree double *apart = g_new (double, n);

  for (guint i = 0; i < n; i++)
    apart[i] = numbers (pairs->one)[i] - numbers (pairs->other)[i];
  difference->p = sim_contrast_sign_p (apart, n);
}

static void
add_difference (Comparison *comparison, guint i, guint one, guint other)
{
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) right = g_array_new (FALSE, FALSE, sizeof (double));
  Pairs pairs = { left, right, 0 };
  Difference difference = { .series = i, .one = one, .other = other };

  difference.contrast
      = contrast_of (comparison_series (comparison, i), one, other, &pairs);
  difference.n_left_out = pairs.n_left_out;
  difference.p = sim_contrast_p (&difference.contrast);
  if (comparison->wish.by_order && difference.contrast.is_paired)
    judge_by_order (&difference, &pairs);
  if (left->len > 0 && right->len > 0)
    g_array_append_val (comparison->differences, difference);
}

/* ---- The family ---------------------------------------------------------- */

/* Exact differences cannot err, and a single replication tells nothing. */
static gboolean
can_err (const Difference *difference)
{
  return !difference->contrast.is_exact && difference->contrast.error > 0
         && isfinite (difference->contrast.error);
}

static SimInterval
median_interval (const Comparison *comparison, const Difference *difference)
{
  const Series *series = comparison_series (comparison, difference->series);
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) right = g_array_new (FALSE, FALSE, sizeof (double));
  Pairs pairs = { left, right, 0 };

  find_pairs (series->samples[difference->one],
              series->samples[difference->other], &pairs);
  for (guint i = 0; i < left->len; i++)
    g_array_index (left, double, i) -= numbers (right)[i];
  return sim_contrast_median ((double *) (gpointer) left->data, left->len,
                              difference->level);
}

static gboolean
is_by_order (const Comparison *comparison, const Difference *difference)
{
  return comparison->wish.by_order && difference->contrast.is_paired
         && can_err (difference);
}

/* A median has no ratio of means: the other's mean is taken as known. */
static void
set_relative (const Comparison *comparison, Difference *difference)
{
  double scale = fabs (difference->contrast.mean_other);
  const SimInterval *apart = &difference->interval;

  difference->relative
      = sim_contrast_relative (&difference->contrast, difference->level);
  if (is_by_order (comparison, difference) && scale > 0)
    difference->relative
        = (SimInterval){ apart->estimate / scale, apart->low / scale,
                         apart->high / scale, apart->half_width / scale,
                         apart->n };
}

static void
set_level (const Comparison *comparison, Difference *difference, double level)
{
  difference->level = level;
  difference->interval
      = is_by_order (comparison, difference)
            ? median_interval (comparison, difference)
            : sim_contrast_interval (&difference->contrast, level);
  set_relative (comparison, difference);
}

static void
correct (Comparison *comparison)
{
  guint n = comparison->differences->len;
  g_autofree double *p = g_new (double, n);
  g_autofree double *adjusted = g_new (double, n);
  g_autofree double *levels = g_new (double, n);

  for (guint i = 0; i < n; i++)
    {
      const Difference *difference
          = &g_array_index (comparison->differences, Difference, i);

      if (can_err (difference))
        p[comparison->n_family++] = difference->p;
    }
  sim_contrast_correct (comparison->wish.correction, p, comparison->n_family,
                        comparison->wish.level, adjusted, levels);
  for (guint i = 0, at = 0; i < n; i++)
    {
      Difference *difference
          = &g_array_index (comparison->differences, Difference, i);
      gboolean errs = can_err (difference);

      difference->p_adjusted = errs ? adjusted[at] : difference->p;
      set_level (comparison, difference,
                 errs ? levels[at] : comparison->wish.level);
      at += errs ? 1 : 0;
    }
}

void
comparison_judge (Comparison *comparison)
{
  guint n = comparison->contenders->len;

  for (guint i = 0; i < comparison->series->len; i++)
    for (guint one = 0; one < n; one++)
      for (guint other = 0; other < one; other++)
        if (comparison_contender (comparison, one)->group
            == comparison_contender (comparison, other)->group)
          add_difference (comparison, i, one, other);
  correct (comparison);
}

/* ---- Asking -------------------------------------------------------------- */

static void
turn_interval (SimInterval *interval)
{
  double low = interval->low;

  interval->estimate = -interval->estimate;
  interval->low = -interval->high;
  interval->high = -low;
}

/* The same seen from the other side. */
static void
turn_around (const Comparison *comparison, Difference *difference)
{
  SimContrast *contrast = &difference->contrast;
  SimContrast was = *contrast;
  guint one = difference->one;

  difference->one = difference->other;
  difference->other = one;
  contrast->n = was.n_other;
  contrast->n_other = was.n;
  contrast->mean = was.mean_other;
  contrast->mean_other = was.mean;
  contrast->variance = was.variance_other;
  contrast->variance_other = was.variance;
  contrast->difference = -was.difference;
  turn_interval (&difference->interval);
  set_relative (comparison, difference);
}

/* In the order in which they were judged. */
static int
compare_places (const void *left, const void *right)
{
  const Difference *a = left, *b = right;

  if (a->series != b->series)
    return a->series < b->series ? -1 : 1;
  if (a->one != b->one)
    return a->one < b->one ? -1 : 1;
  return (a->other > b->other) - (a->other < b->other);
}

gboolean
comparison_find (const Comparison *comparison, guint i, guint one, guint other,
                 Difference *difference)
{
  Difference wanted
      = { .series = i, .one = MAX (one, other), .other = MIN (one, other) };
  const Difference *found
      = bsearch (&wanted, comparison->differences->data,
                 comparison->differences->len, sizeof wanted, compare_places);

  if (found == NULL)
    return FALSE;
  *difference = *found;
  if (difference->one != one)
    turn_around (comparison, difference);
  return TRUE;
}

SimInterval
comparison_mean (const Comparison *comparison, guint i, guint contender)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));

  take_all (comparison_series (comparison, i)->samples[contender], values);
  return sim_interval_mean (numbers (values), values->len,
                            comparison->wish.level);
}

Outcome
comparison_outcome (const Comparison *comparison, const Difference *difference)
{
  const char *better
      = comparison_series (comparison, difference->series)->direction;
  const SimContrast *contrast = &difference->contrast;
  gboolean is_lower = contrast->difference < 0;

  if (!(contrast->error > 0) && !(fabs (contrast->difference) > 0))
    return OUTCOME_EQUAL;
  if (contrast->error > 0
      && (difference->p_adjusted >= 1 - comparison->wish.level
          || !isfinite (difference->interval.half_width)))
    return OUTCOME_NOT_SHOWN;
  if (better[0] == '\0')
    return is_lower ? OUTCOME_LOWER : OUTCOME_HIGHER;
  return is_lower == (strcmp (better, "lower") == 0) ? OUTCOME_BETTER
                                                     : OUTCOME_WORSE;
}
