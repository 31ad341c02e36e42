#include "config.h"

#include "sim/dist/dist-kind.h"

enum
{
  MEAN,
  CV,
  MU,
  SIGMA
};

/* a: mean of the logarithm, b: its deviation. */
static gboolean
lognormal_prepare (SimDist *dist, GError **error)
{
  (void) error;
  if (dist_has (dist, MU))
    {
      dist->a = dist->given[MU];
      dist->b = dist->given[SIGMA];
      return TRUE;
    }
  dist->b = sqrt (log1p (dist->given[CV] * dist->given[CV]));
  dist->a = log (dist->given[MEAN]) - dist->b * dist->b / 2;
  return TRUE;
}

static double
lognormal_draw (const SimDist *dist, SimStream *stream)
{
  return exp (dist->a + dist->b * sim_stream_normal (stream));
}

static double
lognormal_mean (const SimDist *dist)
{
  return exp (dist->a + dist->b * dist->b / 2);
}

static double
lognormal_variance (const SimDist *dist)
{
  double mean = lognormal_mean (dist);

  return mean * mean * expm1 (dist->b * dist->b);
}

static double
lognormal_cdf (const SimDist *dist, double x)
{
  if (x <= 0)
    return 0;
  return 0.5 * erfc ((dist->a - log (x)) / (dist->b * sqrt (2)));
}

const SimDistKind dist_lognormal = {
  .name = "lognormal",
  .help = "The product of many small influences: service times, file sizes.",
  .params
  = { { "mean", "the mean", 0, HUGE_VAL, TRUE, FALSE },
      { "cv", "the coefficient of variation", 0, HUGE_VAL, TRUE, FALSE },
      { "mu", "the mean of the logarithm", -300, 300, FALSE, FALSE },
      { "sigma", "the deviation of the logarithm", 0, 20, TRUE, FALSE } },
  .forms = { "mean cv", "mu sigma" },
  .examples = { "lognormal(mean=20, cv=1.5)", "lognormal(mu=1, sigma=0.5)" },
  .prepare = lognormal_prepare,
  .draw = lognormal_draw,
  .mean = lognormal_mean,
  .variance = lognormal_variance,
  .cdf = lognormal_cdf,
  .least = dist_least_zero,
};
