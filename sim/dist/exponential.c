#include "config.h"

#include "sim/dist/dist-kind.h"

enum
{
  MEAN,
  RATE
};

/* a: mean. */
static gboolean
exponential_prepare (SimDist *dist, GError **error)
{
  (void) error;
  dist->a = dist_has (dist, MEAN) ? dist->given[MEAN] : 1 / dist->given[RATE];
  return TRUE;
}

static double
exponential_draw (const SimDist *dist, SimStream *stream)
{
  return dist->a * sim_stream_exponential (stream);
}

static double
exponential_mean (const SimDist *dist)
{
  return dist->a;
}

static double
exponential_variance (const SimDist *dist)
{
  return dist->a * dist->a;
}

static double
exponential_cdf (const SimDist *dist, double x)
{
  return x <= 0 ? 0 : -expm1 (-x / dist->a);
}

const SimDistKind dist_exponential = {
  .name = "exponential",
  .help = "Without memory: the time between calls of many callers.",
  .params
  = { { "mean", "the mean", 0, HUGE_VAL, TRUE, FALSE },
      { "rate", "the reciprocal of the mean", 0, HUGE_VAL, TRUE, FALSE } },
  .forms = { "mean", "rate" },
  .examples = { "exponential(mean=35)", "exponential(rate=0.2)" },
  .prepare = exponential_prepare,
  .draw = exponential_draw,
  .mean = exponential_mean,
  .variance = exponential_variance,
  .cdf = exponential_cdf,
  .least = dist_least_zero,
};
