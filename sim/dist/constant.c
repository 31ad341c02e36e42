#include "config.h"

#include "sim/dist/dist-kind.h"

static gboolean
constant_prepare (SimDist *dist, GError **error)
{
  (void) error;
  dist->a = dist->given[0];
  return TRUE;
}

/* Takes its index like any other, so that exchanging it moves nothing. */
static double
constant_draw (const SimDist *dist, SimStream *stream)
{
  (void) sim_stream_bits (stream);
  return dist->a;
}

static double
constant_mean (const SimDist *dist)
{
  return dist->a;
}

static double
constant_variance (const SimDist *dist)
{
  (void) dist;
  return 0;
}

static double
constant_cdf (const SimDist *dist, double x)
{
  return x >= dist->a;
}

const SimDistKind dist_constant = {
  .name = "constant",
  .help = "Always the same value.",
  .params = { { "value", "the value", -HUGE_VAL, HUGE_VAL, FALSE, FALSE } },
  .forms = { "value" },
  .examples = { "constant(value=5)" },
  .prepare = constant_prepare,
  .draw = constant_draw,
  .mean = constant_mean,
  .variance = constant_variance,
  .cdf = constant_cdf,
  .least = constant_mean,
};
