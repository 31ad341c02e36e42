#include "config.h"

#include "sim/dist/dist-kind.h"

#include <gsl/gsl_cdf.h>

enum
{
  SHAPE,
  SCALE,
  MEAN,
  CV
};

/* a: shape, b: scale. */
static gboolean
gamma_prepare (SimDist *dist, GError **error)
{
  double cv = dist->given[CV];

  (void) error;
  dist->a = dist_has (dist, SHAPE) ? dist->given[SHAPE] : 1 / (cv * cv);
  dist->b = dist_has (dist, SHAPE) ? dist->given[SCALE]
                                   : dist->given[MEAN] * cv * cv;
  return TRUE;
}

/* Marsaglia and Tsang (2000), doi:10.1145/358407.358414; @shape >= 1. */
static double
gamma_of (double shape, SimStream *stream)
{
  double d = shape - 1.0 / 3, c = 1 / sqrt (9 * d);

  for (;;)
    {
      double x = sim_stream_normal (stream);
      double u = sim_stream_uniform (stream);
      double v = 1 + c * x;

      v = v * v * v;
      if (v > 0 && log (u) < 0.5 * x * x + d - d * v + d * log (v))
        return d * v;
    }
}

/* Below shape 1: one shape higher, times a power of a uniform. */
static double
gamma_draw (const SimDist *dist, SimStream *stream)
{
  SimStream aside;
  double boost = 1;

  (void) sim_stream_bits (stream);
  sim_stream_init (&aside, sim_stream_aside (stream));
  if (dist->a < 1)
    boost = pow (sim_stream_uniform (&aside), 1 / dist->a);
  return dist->b * boost * gamma_of (dist->a + (dist->a < 1), &aside);
}

static double
gamma_mean (const SimDist *dist)
{
  return dist->a * dist->b;
}

static double
gamma_variance (const SimDist *dist)
{
  return dist->a * dist->b * dist->b;
}

static double
gamma_cdf (const SimDist *dist, double x)
{
  return x <= 0 ? 0 : gsl_cdf_gamma_P (x, dist->a, dist->b);
}

const SimDistKind dist_gamma = {
  .name = "gamma",
  .help = "Erlang's law with any number of stages, also below one.",
  .params
  = { { "shape", "the number of stages", 0, HUGE_VAL, TRUE, FALSE },
      { "scale", "the mean of one stage", 0, HUGE_VAL, TRUE, FALSE },
      { "mean", "the mean", 0, HUGE_VAL, TRUE, FALSE },
      { "cv", "the coefficient of variation", 0, HUGE_VAL, TRUE, FALSE } },
  .forms = { "shape scale", "mean cv" },
  .examples = { "gamma(shape=2.5, scale=4)", "gamma(mean=10, cv=1.7)" },
  .prepare = gamma_prepare,
  .draw = gamma_draw,
  .mean = gamma_mean,
  .variance = gamma_variance,
  .cdf = gamma_cdf,
  .least = dist_least_zero,
};
