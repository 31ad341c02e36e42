#include "config.h"

#include "sim/dist/dist-kind.h"

#include <gsl/gsl_cdf.h>

enum
{
  K,
  MEAN
};

/* a: number of stages, b: mean of one. */
static gboolean
erlang_prepare (SimDist *dist, GError **error)
{
  (void) error;
  dist->a = dist->given[K];
  dist->b = dist->given[MEAN] / dist->given[K];
  return TRUE;
}

static double
erlang_draw (const SimDist *dist, SimStream *stream)
{
  SimStream aside;
  double sum = 0;

  (void) sim_stream_bits (stream);
  sim_stream_init (&aside, sim_stream_aside (stream));
  for (int i = 0; i < (int) dist->a; i++)
    sum += sim_stream_exponential (&aside);
  return dist->b * sum;
}

static double
erlang_mean (const SimDist *dist)
{
  return dist->a * dist->b;
}

static double
erlang_variance (const SimDist *dist)
{
  return dist->a * dist->b * dist->b;
}

static double
erlang_cdf (const SimDist *dist, double x)
{
  return x <= 0 ? 0 : gsl_cdf_gamma_P (x, dist->a, dist->b);
}

const SimDistKind dist_erlang = {
  .name = "erlang",
  .help = "The sum of k exponential stages.",
  .params = { { "k", "the number of stages", 1, 1000, FALSE, TRUE },
              { "mean", "the mean of the sum", 0, HUGE_VAL, TRUE, FALSE } },
  .forms = { "k mean" },
  .examples = { "erlang(k=3, mean=12)" },
  .prepare = erlang_prepare,
  .draw = erlang_draw,
  .mean = erlang_mean,
  .variance = erlang_variance,
  .cdf = erlang_cdf,
  .least = dist_least_zero,
};
