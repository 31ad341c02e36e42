#include "config.h"

#include "sim/dist/dist-kind.h"

enum
{
  MEAN,
  SD,
  CV
};

/* a: mean, b: deviation. */
static gboolean
normal_prepare (SimDist *dist, GError **error)
{
  dist->a = dist->given[MEAN];
  dist->b = dist_has (dist, SD) ? dist->given[SD] : dist->a * dist->given[CV];
  if (dist->b > 0)
    return TRUE;
  g_set_error (error, SIM_DIST_ERROR, SIM_DIST_ERROR_VALUE,
               "normal: mean is %g, but must be greater than 0 where cv is "
               "given; give sd instead",
               dist->a);
  return FALSE;
}

static double
normal_draw (const SimDist *dist, SimStream *stream)
{
  return dist->a + dist->b * sim_stream_normal (stream);
}

static double
normal_mean (const SimDist *dist)
{
  return dist->a;
}

static double
normal_variance (const SimDist *dist)
{
  return dist->b * dist->b;
}

static double
normal_cdf (const SimDist *dist, double x)
{
  return 0.5 * erfc ((dist->a - x) / (dist->b * sqrt (2)));
}

static double
normal_least (const SimDist *dist)
{
  (void) dist;
  return -HUGE_VAL;
}

const SimDistKind dist_normal = {
  .name = "normal",
  .help = "The sum of many small influences; can be negative.",
  .params
  = { { "mean", "the mean", -HUGE_VAL, HUGE_VAL, FALSE, FALSE },
      { "sd", "the standard deviation", 0, HUGE_VAL, TRUE, FALSE },
      { "cv", "the coefficient of variation", 0, HUGE_VAL, TRUE, FALSE } },
  .forms = { "mean sd", "mean cv" },
  .examples = { "normal(mean=-3, sd=2)", "normal(mean=10, cv=0.2)" },
  .prepare = normal_prepare,
  .draw = normal_draw,
  .mean = normal_mean,
  .variance = normal_variance,
  .cdf = normal_cdf,
  .least = normal_least,
};
