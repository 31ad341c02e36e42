/* Contrasts: how two variants differ, and how sure that is.
 *
 * The unit of evidence is the replication (sim/sim-interval.h says why). Two
 * variants that were run with the same seed share their random draws by key,
 * so replication r of one and r of the other see the same users at the same
 * instants: their difference is one observation, and the mean of those
 * differences has Student's t interval with n - 1 degrees of freedom. Where
 * there are no pairs, Welch's interval (Welch 1947) takes two independent
 * samples of unequal variance.
 *
 * What never varies is not estimated: when every replication of both sides
 * gives one number, the difference is exact and its interval has width 0.
 * Identical variants differ by exactly 0 in every replication, noisy or not.
 *
 * The relative difference is that of the ratio of means, by the delta method
 * with the covariance of the pairs (Law 2015, section 10.2; Fieller's interval
 * agrees where the reference is far from zero, as it is here).
 *
 * For several contrasts at once, Holm (1979) steps down: the p values in
 * ascending order are judged at alpha / m, alpha / (m - 1), ... until the first
 * that fails. The chance of even one false "differs" is then at most alpha,
 * whatever the dependence, and no test is weaker than Bonferroni's. The
 * interval that belongs to a step has the level of that step, so that it
 * excludes zero exactly where the test says "differs"; joint cover of all
 * differences at once needs the wider ones of Bonferroni.
 *
 * Units are those of whoever measured the values.
 */
#pragma once

#include "sim/sim-interval.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean is_paired; /* else two independent samples */
  guint n, n_other;   /* values of the one and of the other; equal if paired */
  double mean, mean_other;
  double variance, variance_other; /* of the values over replications */
  double difference;               /* mean - mean_other */
  double variance_difference;      /* of one pair's, 0 if not paired */
  double error;                    /* standard error of the difference */
  double degrees;                  /* of freedom */
  gboolean is_exact;               /* nothing varies on either side */
} SimContrast;

/* @a[i] and @b[i] are of the same replication. */
SimContrast sim_contrast_paired (const double *a, const double *b, guint n);

/* Independent samples. */
SimContrast sim_contrast_apart (const double *a, guint n_a, const double *b,
                                guint n_b);

/* The interval for the difference; unbounded when a single replication says
 * nothing of the spread. */
SimInterval sim_contrast_interval (const SimContrast *contrast,
                                   double confidence);

/* The interval for difference / |mean_other|, not a number when the other is
 * 0. */
SimInterval sim_contrast_relative (const SimContrast *contrast,
                                   double confidence);

/* The two-sided p value of "no difference": 1 for exactly none. */
double sim_contrast_p (const SimContrast *contrast);

/* By how much pairing cut the variance of the difference: the sum of both
 * variances over the variance of the pairs' difference, which is also the
 * ratio of replications needed. HUGE_VAL when pairs differ by a constant; not
 * a number when nothing varies or nothing is paired. */
double sim_contrast_saving (const SimContrast *contrast);

/* The least number of replications of each side for an interval no wider than
 * the difference plus or minus @half_width, with the variances seen so far;
 * @paired or with independent seeds. At least 2; 0 when it cannot be told;
 * SIM_CONTRAST_MANY when 10^8 are not enough. */
#define SIM_CONTRAST_MANY G_MAXUINT
guint sim_contrast_needed (const SimContrast *contrast, double half_width,
                           double confidence, gboolean paired);

/* The median of the pairs' differences, by order statistics, which needs no
 * law: unbounded below six pairs at 95 %. @differences are sorted in place. */
SimInterval sim_contrast_median (double *differences, guint n,
                                 double confidence);

/* The p value of the sign test on the same differences; ties are left out. */
double sim_contrast_sign_p (const double *differences, guint n);

/* ---- Several at once ----------------------------------------------------- */

typedef enum
{
  SIM_CORRECTION_HOLM,
  SIM_CORRECTION_BONFERRONI,
  SIM_CORRECTION_NONE
} SimCorrection;

/* As written on the command line, NULL-terminated, by SimCorrection. */
extern const char *const SIM_CORRECTION_WORDS[];

/* What the correction makes of @n p values: @adjusted takes the adjusted
 * ones, comparable to alpha itself, and @levels the confidence (such as 0.99)
 * of the interval that belongs to each. */
void sim_contrast_correct (SimCorrection correction, const double *p, guint n,
                           double confidence, double *adjusted, double *levels);

G_END_DECLS
