#include "config.h"

#include "sim/dist/dist-kind.h"

enum
{
  ALPHA,
  LEAST,
  MOST
};

/* a: alpha, b: least, c: (least / most)^alpha, 0 when unbounded. */
static gboolean
pareto_prepare (SimDist *dist, GError **error)
{
  dist->a = dist->given[ALPHA];
  dist->b = dist->given[LEAST];
  if (!dist_has (dist, MOST))
    return TRUE;
  dist->c = pow (dist->b / dist->given[MOST], dist->a);
  if (dist->given[MOST] > dist->b)
    return TRUE;
  g_set_error (error, SIM_DIST_ERROR, SIM_DIST_ERROR_VALUE,
               "pareto: most is %g, but must be greater than least, %g",
               dist->given[MOST], dist->b);
  return FALSE;
}

/* By inversion: what lies above x, (b / x)^a, is uniform in (c, 1). */
static double
pareto_draw (const SimDist *dist, SimStream *stream)
{
  double above = dist->c + (1 - dist->c) * sim_stream_uniform (stream);

  return dist->b * pow (above, -1 / dist->a);
}

/* The @k-th moment: the integral of a b^a x^(k-a-1) / (1 - c). */
static double
pareto_moment (const SimDist *dist, double k)
{
  double a = dist->a, b = dist->b, most = dist->given[MOST];

  if (!dist_has (dist, MOST))
    return a > k ? a / (a - k) * pow (b, k) : HUGE_VAL;
  if (a == k)
    return a * pow (b, k) * log (most / b) / (1 - dist->c);
  return a / (a - k) * (pow (b, k) - dist->c * pow (most, k)) / (1 - dist->c);
}

static double
pareto_mean (const SimDist *dist)
{
  return pareto_moment (dist, 1);
}

static double
pareto_variance (const SimDist *dist)
{
  double mean = pareto_mean (dist), square = pareto_moment (dist, 2);

  return isinf (square) ? HUGE_VAL : square - mean * mean;
}

static double
pareto_cdf (const SimDist *dist, double x)
{
  if (x <= dist->b)
    return 0;
  return MIN (1, (1 - pow (dist->b / x, dist->a)) / (1 - dist->c));
}

static double
pareto_least (const SimDist *dist)
{
  return dist->b;
}

const SimDistKind dist_pareto = {
  .name = "pareto",
  .help = "Heavy tail: most are small, the few large ones matter.",
  .params = { { "alpha", "the exponent of the tail", 0, HUGE_VAL, TRUE, FALSE },
              { "least", "the smallest value", 0, HUGE_VAL, TRUE, FALSE },
              { "most", "the greatest value", 0, HUGE_VAL, TRUE, FALSE } },
  .forms = { "alpha least", "alpha least most" },
  .examples
  = { "pareto(alpha=5.5, least=2)", "pareto(alpha=1.5, least=1, most=1000)" },
  .prepare = pareto_prepare,
  .draw = pareto_draw,
  .mean = pareto_mean,
  .variance = pareto_variance,
  .cdf = pareto_cdf,
  .least = pareto_least,
};
