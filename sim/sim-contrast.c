#include "config.h"

#include "sim/sim-contrast.h"
#include "sim/sim-tally.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

/* Beyond this nobody replicates. */
#define MOST_NEEDED 100000000u

const char *const SIM_CORRECTION_WORDS[]
    = { "holm", "bonferroni", "none", NULL };

/* ---- One contrast -------------------------------------------------------- */

static SimTally
tally_of (const double *values, guint n)
{
  SimTally tally = { 0 };

  for (guint i = 0; i < n; i++)
    sim_tally_add (&tally, values[i]);
  return tally;
}

/* Sums of doubles in another order differ in the last digits: no chance. */
#define ROUNDING 1e-12

static gboolean
is_within_rounding (const SimTally *tally, double scale)
{
  return tally->n > 1 && tally->most - tally->least <= ROUNDING * scale;
}

static gboolean
is_constant (const SimTally *tally)
{
  return is_within_rounding (tally, fabs (tally->mean));
}

static double
variance_of (const SimTally *tally, double scale)
{
  return is_within_rounding (tally, scale) ? 0 : sim_tally_variance (tally);
}

static double
scale_of (const SimTally *a, const SimTally *b)
{
  return MAX (fabs (a->mean), fabs (b->mean));
}

/* What is left of equal sums is no difference, however often it is seen. */
static double
without_rounding (double difference, double scale)
{
  return fabs (difference) <= ROUNDING * scale ? 0 : difference;
}

static SimContrast
contrast_of (const SimTally *a, const SimTally *b)
{
  gboolean is_exact = is_constant (a) && is_constant (b);
  double apart = a->mean - b->mean;
  SimContrast contrast
      = { .n = (guint) a->n,
          .n_other = (guint) b->n,
          .mean = a->mean,
          .mean_other = b->mean,
          .variance = variance_of (a, fabs (a->mean)),
          .variance_other = variance_of (b, fabs (b->mean)),
          .difference
          = is_exact ? without_rounding (apart, scale_of (a, b)) : apart,
          .is_exact = is_exact };

  return contrast;
}

SimContrast
sim_contrast_paired (const double *a, const double *b, guint n)
{
  SimTally left = tally_of (a, n), right = tally_of (b, n), apart = { 0 };
  SimContrast contrast = contrast_of (&left, &right);
  double scale = scale_of (&left, &right);

  for (guint i = 0; i < n; i++)
    sim_tally_add (&apart, a[i] - b[i]);
  contrast.is_paired = TRUE;
  contrast.difference = is_within_rounding (&apart, scale)
                            ? without_rounding (apart.mean, scale)
                            : apart.mean;
  contrast.variance_difference = variance_of (&apart, scale);
  contrast.error = n < 2 ? HUGE_VAL : sqrt (contrast.variance_difference / n);
  contrast.degrees = n < 2 ? 0 : n - 1;
  return contrast;
}

SimContrast
sim_contrast_apart (const double *a, guint n_a, const double *b, guint n_b)
{
  SimTally left = tally_of (a, n_a), right = tally_of (b, n_b);
  SimContrast contrast = contrast_of (&left, &right);
  double of_a = contrast.variance / MAX (n_a, 1);
  double of_b = contrast.variance_other / MAX (n_b, 1);

  contrast.error = n_a < 2 || n_b < 2 ? HUGE_VAL : sqrt (of_a + of_b);
  if (n_a > 1 && n_b > 1 && of_a + of_b > 0)
    contrast.degrees = (of_a + of_b) * (of_a + of_b)
                       / (of_a * of_a / (n_a - 1) + of_b * of_b / (n_b - 1));
  return contrast;
}

static double
t_quantile (double confidence, double degrees)
{
  return gsl_cdf_tdist_Pinv (0.5 + confidence / 2, degrees);
}

/* @centre give or take t standard errors. */
static SimInterval
interval_around (double centre, double error, double degrees, guint n,
                 double confidence)
{
  SimInterval interval = { centre, -HUGE_VAL, HUGE_VAL, HUGE_VAL, n };

  if (!isfinite (error))
    return interval;
  interval.half_width
      = error > 0 ? t_quantile (confidence, degrees) * error : 0;
  interval.low = centre - interval.half_width;
  interval.high = centre + interval.half_width;
  return interval;
}

SimInterval
sim_contrast_interval (const SimContrast *contrast, double confidence)
{
  g_assert (confidence > 0 && confidence < 1);
  return interval_around (contrast->difference, contrast->error,
                          contrast->degrees, contrast->n, confidence);
}

/* Variance of the mean of a - ratio b. */
static double
ratio_error (const SimContrast *contrast, double ratio)
{
  double a = contrast->variance, b = contrast->variance_other;
  double both
      = contrast->is_paired ? (a + b - contrast->variance_difference) / 2 : 0;
  double variance = a / contrast->n + ratio * ratio * b / contrast->n_other
                    - 2 * ratio * both / contrast->n;

  return sqrt (MAX (variance, 0));
}

SimInterval
sim_contrast_relative (const SimContrast *contrast, double confidence)
{
  double scale = fabs (contrast->mean_other);
  double ratio = contrast->mean / contrast->mean_other;
  double error = contrast->error;

  if (!(scale > 0))
    return interval_around ((double) NAN, HUGE_VAL, 0, contrast->n, confidence);
  if (isfinite (error) && error > 0)
    error = ratio_error (contrast, ratio) / scale;
  return interval_around (contrast->difference / scale, error,
                          contrast->degrees, contrast->n, confidence);
}

double
sim_contrast_p (const SimContrast *contrast)
{
  double t = fabs (contrast->difference) / contrast->error;

  if (!(fabs (contrast->difference) > 0) || !isfinite (contrast->error))
    return 1;
  if (!(contrast->error > 0))
    return 0;
  return 2 * gsl_cdf_tdist_Q (t, contrast->degrees);
}

double
sim_contrast_saving (const SimContrast *contrast)
{
  double apart = contrast->variance + contrast->variance_other;

  if (!contrast->is_paired || contrast->n < 2 || !(apart > 0))
    return (double) NAN;
  return contrast->variance_difference > 0
             ? apart / contrast->variance_difference
             : HUGE_VAL;
}

/* Does @n give the half-width? Both ways count n - 1 degrees of freedom, so
 * that their ratio speaks of variances only. */
static gboolean
is_enough (double variance, double half_width, double confidence, double n)
{
  return t_quantile (confidence, n - 1) * sqrt (variance / n) <= half_width;
}

guint
sim_contrast_needed (const SimContrast *contrast, double half_width,
                     double confidence, gboolean paired)
{
  double variance = paired ? contrast->variance_difference
                           : contrast->variance + contrast->variance_other;
  guint low = 1, high = 2;

  if (contrast->n < 2 || !(half_width > 0) || (paired && !contrast->is_paired))
    return 0;
  while (high < MOST_NEEDED
         && !is_enough (variance, half_width, confidence, high))
    {
      low = high;
      high = MIN (2 * high, MOST_NEEDED);
    }
  if (!is_enough (variance, half_width, confidence, high))
    return SIM_CONTRAST_MANY;
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (is_enough (variance, half_width, confidence, middle))
        high = middle;
      else
        low = middle;
    }
  return high;
}

/* ---- Without a law ------------------------------------------------------- */

static int
compare_doubles (const void *left, const void *right)
{
  double a = *(const double *) left, b = *(const double *) right;

  return (a > b) - (a < b);
}

SimInterval
sim_contrast_median (double *differences, guint n, double confidence)
{
  SimInterval interval;

  qsort (differences, n, sizeof *differences, compare_doubles);
  interval = sim_interval_quantile (differences, n, 0.5, confidence);
  if (n > 0)
    interval.estimate = (differences[(n - 1) / 2] + differences[n / 2]) / 2;
  return interval;
}

double
sim_contrast_sign_p (const double *differences, guint n)
{
  guint above = 0, below = 0;

  for (guint i = 0; i < n; i++)
    {
      above += differences[i] > 0;
      below += differences[i] < 0;
    }
  if (above + below == 0)
    return 1;
  return MIN (1,
              2 * gsl_cdf_binomial_P (MIN (above, below), 0.5, above + below));
}

/* ---- Several at once ----------------------------------------------------- */

typedef struct
{
  double p;
  guint place;
} Ranked;

static int
compare_ranked (const void *left, const void *right)
{
  const Ranked *a = left, *b = right;

  if (a->p > b->p || a->p < b->p)
    return a->p > b->p ? 1 : -1;
  return (a->place > b->place) - (a->place < b->place);
}

/* From the first that fails on, all stand at the level of that one. */
static void
step_down (const Ranked *ranked, guint n, double alpha, double *adjusted,
           double *levels)
{
  double worst = 0;
  guint in_question = n;
  gboolean has_failed = FALSE;

  for (guint i = 0; i < n; i++)
    {
      worst = MAX (worst, MIN (1, (n - i) * ranked[i].p));
      in_question = has_failed ? in_question : n - i;
      has_failed = worst >= alpha;
      adjusted[ranked[i].place] = worst;
      levels[ranked[i].place] = 1 - alpha / in_question;
    }
}

static void
correct_holm (const double *p, guint n, double alpha, double *adjusted,
              double *levels)
{
  g_autofree Ranked *ranked = g_new (Ranked, n);

  for (guint i = 0; i < n; i++)
    ranked[i] = (Ranked){ p[i], i };
  qsort (ranked, n, sizeof *ranked, compare_ranked);
  step_down (ranked, n, alpha, adjusted, levels);
}

void
sim_contrast_correct (SimCorrection correction, const double *p, guint n,
                      double confidence, double *adjusted, double *levels)
{
  guint factor = correction == SIM_CORRECTION_BONFERRONI ? n : 1;

  if (n == 0)
    return;
  if (correction == SIM_CORRECTION_HOLM)
    {
      correct_holm (p, n, 1 - confidence, adjusted, levels);
      return;
    }
  for (guint i = 0; i < n; i++)
    {
      adjusted[i] = MIN (1, factor * p[i]);
      levels[i] = 1 - (1 - confidence) / factor;
    }
}
