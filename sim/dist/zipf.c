#include "config.h"

#include "sim/dist/dist-kind.h"

enum
{
  N,
  S
};

/* p[i]: the probability of a rank at or below i + 1. */
static gboolean
zipf_prepare (SimDist *dist, GError **error)
{
  double sum = 0;

  (void) error;
  dist->n = (guint) dist->given[N];
  dist->p = g_new (double, dist->n);
  for (guint i = 0; i < dist->n; i++)
    dist->p[i] = sum += pow (i + 1, -dist->given[S]);
  for (guint i = 0; i < dist->n; i++)
    dist->p[i] /= sum;
  return TRUE;
}

static double
zipf_draw (const SimDist *dist, SimStream *stream)
{
  double u = sim_stream_uniform (stream);
  guint low = 0, high = dist->n - 1;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (dist->p[middle] < u)
        low = middle + 1;
      else
        high = middle;
    }
  return low + 1;
}

static double
zipf_moment (const SimDist *dist, double k)
{
  double sum = 0, before = 0;

  for (guint i = 0; i < dist->n; i++)
    {
      sum += pow (i + 1, k) * (dist->p[i] - before);
      before = dist->p[i];
    }
  return sum;
}

static double
zipf_mean (const SimDist *dist)
{
  return zipf_moment (dist, 1);
}

static double
zipf_variance (const SimDist *dist)
{
  double mean = zipf_mean (dist);

  return zipf_moment (dist, 2) - mean * mean;
}

static double
zipf_cdf (const SimDist *dist, double x)
{
  if (x < 1)
    return 0;
  return x >= dist->n ? 1 : dist->p[(guint) x - 1];
}

static double
zipf_least (const SimDist *dist)
{
  (void) dist;
  return 1;
}

const SimDistKind dist_zipf = {
  .name = "zipf",
  .help = "Ranks 1 to n by popularity: proportional to rank to the power -s.",
  .params = { { "n", "how many ranks", 1, 1e6, FALSE, TRUE },
              { "s", "the exponent", 0, 20, FALSE, FALSE } },
  .forms = { "n s" },
  .examples = { "zipf(n=1000, s=0.9)" },
  .prepare = zipf_prepare,
  .draw = zipf_draw,
  .mean = zipf_mean,
  .variance = zipf_variance,
  .cdf = zipf_cdf,
  .least = zipf_least,
};
