#include "config.h"

#include "sim/dist/dist-kind.h"

enum
{
  LEAST,
  MOST,
  MEAN,
  CV
};

/* a: least, b: most. A uniform law has the deviation (most - least) / √12. */
static gboolean
uniform_prepare (SimDist *dist, GError **error)
{
  if (dist_has (dist, MEAN))
    {
      double half = sqrt (3) * dist->given[CV] * dist->given[MEAN];

      dist->a = dist->given[MEAN] - half;
      dist->b = dist->given[MEAN] + half;
      return TRUE;
    }
  dist->a = dist->given[LEAST];
  dist->b = dist->given[MOST];
  if (dist->a < dist->b)
    return TRUE;
  g_set_error (error, SIM_DIST_ERROR, SIM_DIST_ERROR_VALUE,
               "uniform: most is %g, but must be greater than least, %g",
               dist->b, dist->a);
  return FALSE;
}

static double
uniform_draw (const SimDist *dist, SimStream *stream)
{
  return dist->a + (dist->b - dist->a) * sim_stream_uniform (stream);
}

static double
uniform_mean (const SimDist *dist)
{
  return dist->a + (dist->b - dist->a) / 2;
}

static double
uniform_variance (const SimDist *dist)
{
  return (dist->b - dist->a) * (dist->b - dist->a) / 12;
}

static double
uniform_cdf (const SimDist *dist, double x)
{
  return CLAMP ((x - dist->a) / (dist->b - dist->a), 0, 1);
}

static double
uniform_least (const SimDist *dist)
{
  return dist->a;
}

const SimDistKind dist_uniform = {
  .name = "uniform",
  .help = "Every value between two ends is equally likely.",
  .params
  = { { "least", "the lower end", -HUGE_VAL, HUGE_VAL, FALSE, FALSE },
      { "most", "the upper end", -HUGE_VAL, HUGE_VAL, FALSE, FALSE },
      { "mean", "the mean", 0, HUGE_VAL, TRUE, FALSE },
      { "cv", "the coefficient of variation", 0, HUGE_VAL, TRUE, FALSE } },
  .forms = { "least most", "mean cv" },
  .examples = { "uniform(least=-2, most=5)", "uniform(mean=10, cv=0.3)" },
  .prepare = uniform_prepare,
  .draw = uniform_draw,
  .mean = uniform_mean,
  .variance = uniform_variance,
  .cdf = uniform_cdf,
  .least = uniform_least,
};
