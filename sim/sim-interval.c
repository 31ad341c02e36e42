#include "config.h"

#include "sim/sim-interval.h"
#include "sim/sim-tally.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

/* The batch of MSER-5. */
#define BATCH 5

double
sim_interval_t (double p, guint degrees)
{
  g_return_val_if_fail (p > 0 && p < 1 && degrees > 0, 0);
  return gsl_cdf_tdist_Pinv (p, degrees);
}

static SimInterval
interval_of_tally (const SimTally *tally, double confidence)
{
  SimInterval interval
      = { tally->mean, -HUGE_VAL, HUGE_VAL, HUGE_VAL, (guint) tally->n };

  if (tally->n < 2)
    return interval;
  interval.half_width = sim_interval_t (0.5 + confidence / 2, interval.n - 1)
                        * sqrt (sim_tally_variance (tally) / (double) tally->n);
  interval.low = tally->mean - interval.half_width;
  interval.high = tally->mean + interval.half_width;
  return interval;
}

SimInterval
sim_interval_mean (const double *values, guint n, double confidence)
{
  SimTally tally = { 0 };

  g_assert (confidence > 0 && confidence < 1);
  for (guint i = 0; i < n; i++)
    sim_tally_add (&tally, values[i]);
  return interval_of_tally (&tally, confidence);
}

/* The greatest rank l (from 1, 0 for none) with P (B < l) <= tail, where B
 * is how many of @n values lie at or below the @p quantile. */
static guint
rank_below (guint n, double p, double tail)
{
  guint rank = 0;

  while (rank < n && gsl_cdf_binomial_P (rank, p, n) <= tail)
    rank++;
  return rank;
}

SimInterval
sim_interval_quantile (const double *sorted, guint n, double p,
                       double confidence)
{
  double tail = (1 - confidence) / 2;
  SimInterval interval = { NAN, -HUGE_VAL, HUGE_VAL, HUGE_VAL, n };
  guint low, high;

  g_assert (p > 0 && p < 1 && confidence > 0 && confidence < 1);
  if (n == 0)
    return interval;
  low = rank_below (n, p, tail);
  high = rank_below (n, 1 - p, tail);
  interval.estimate = sorted[MIN (n - 1, (guint) (p * n))];
  if (low > 0)
    interval.low = sorted[low - 1];
  if (high > 0)
    interval.high = sorted[n - high];
  interval.half_width = (interval.high - interval.low) / 2;
  return interval;
}

static gboolean
stopping_is_met (const SimStopping *stopping, const SimInterval *interval)
{
  gboolean absolute = stopping->half_width <= 0
                      || interval->half_width <= stopping->half_width;
  gboolean relative = stopping->relative <= 0
                      || interval->half_width
                             <= stopping->relative * fabs (interval->estimate);

  return absolute && relative;
}

guint
sim_interval_wanted (const SimStopping *stopping, const double *values, guint n)
{
  guint minimum = MIN (MAX (10, stopping->minimum), stopping->most);
  SimInterval interval;

  g_return_val_if_fail (stopping->round >= 1, 0);
  if (n < minimum)
    return minimum - n;
  if (n >= stopping->most)
    return 0;
  interval = sim_interval_mean (values, n, stopping->confidence);
  if (stopping_is_met (stopping, &interval))
    return 0;
  return MIN (stopping->round, stopping->most - n);
}

static double
batch_mean (const double *means, guint batch)
{
  double sum = 0;

  for (guint i = 0; i < BATCH; i++)
    sum += means[batch * BATCH + i];
  return sum / BATCH;
}

guint
sim_interval_warm_up (const double *means, guint n)
{
  guint n_batches = n / BATCH, best = 0;
  double least = HUGE_VAL;
  SimTally rest = { 0 };

  for (guint batch = n_batches; batch-- > 0;)
    {
      double error;

      sim_tally_add (&rest, batch_mean (means, batch));
      error = rest.spread / ((double) rest.n * (double) rest.n);
      if (batch <= n_batches / 2 && error <= least)
        {
          least = error;
          best = batch;
        }
    }
  return best * BATCH;
}
