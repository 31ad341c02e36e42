#include "config.h"

#include "sim/dist/dist-kind.h"

static gboolean
refuse (GError **error, const char *what, guint point, double found,
        const char *right)
{
  g_set_error (error, SIM_DIST_ERROR, SIM_DIST_ERROR_VALUE,
               "empirical: %s of point %u is %g, but must %s", what, point + 1,
               found, right);
  return FALSE;
}

static gboolean
empirical_prepare (SimDist *dist, GError **error)
{
  guint last = dist->n - 1;

  if (dist->n < 2)
    {
      g_set_error (error, SIM_DIST_ERROR, SIM_DIST_ERROR_MISSING,
                   "empirical: %u points, but must have at least 2: "
                   "0:LEAST, ..., 1:MOST",
                   dist->n);
      return FALSE;
    }
  if (dist->p[0] != 0)
    return refuse (error, "probability", 0, dist->p[0], "be 0");
  if (dist->p[last] != 1)
    return refuse (error, "probability", last, dist->p[last], "be 1");
  for (guint i = 1; i <= last; i++)
    {
      if (!(dist->p[i] > dist->p[i - 1]))
        return refuse (error, "probability", i, dist->p[i],
                       "be greater than the one before");
      if (!(dist->x[i] >= dist->x[i - 1]))
        return refuse (error, "value", i, dist->x[i],
                       "not be less than the one before");
    }
  return TRUE;
}

/* The first point whose @value is above @at; at least 1, at most the last. */
static guint
point_above (const SimDist *dist, const double *value, double at)
{
  guint low = 1, high = dist->n - 1;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (value[middle] <= at)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* On the line through two points of (from, to), where @from is @at. */
static double
between (const double *from, const double *to, guint i, double at)
{
  return to[i - 1]
         + (to[i] - to[i - 1]) * (at - from[i - 1]) / (from[i] - from[i - 1]);
}

static double
empirical_draw (const SimDist *dist, SimStream *stream)
{
  double u = sim_stream_uniform (stream);

  return between (dist->p, dist->x, point_above (dist, dist->p, u), u);
}

static double
empirical_mean (const SimDist *dist)
{
  double sum = 0;

  for (guint i = 1; i < dist->n; i++)
    sum += (dist->p[i] - dist->p[i - 1]) * (dist->x[i] + dist->x[i - 1]) / 2;
  return sum;
}

/* Of each piece: the spread inside it, and its distance from the mean. */
static double
empirical_variance (const SimDist *dist)
{
  double mean = empirical_mean (dist), sum = 0;

  for (guint i = 1; i < dist->n; i++)
    {
      double width = dist->x[i] - dist->x[i - 1];
      double off = (dist->x[i] + dist->x[i - 1]) / 2 - mean;

      sum += (dist->p[i] - dist->p[i - 1]) * (width * width / 12 + off * off);
    }
  return sum;
}

static double
empirical_cdf (const SimDist *dist, double x)
{
  if (x < dist->x[0])
    return 0;
  if (x >= dist->x[dist->n - 1])
    return 1;
  return between (dist->x, dist->p, point_above (dist, dist->x, x), x);
}

static double
empirical_least (const SimDist *dist)
{
  return dist->x[0];
}

const SimDistKind dist_empirical = {
  .name = "empirical",
  .help = "Measured: points p:x of a quantile function, linear in between.",
  .forms = { "" },
  .examples = { "empirical(0:100, 0.5:2000, 0.9:9000, 1:60000)" },
  .takes_points = TRUE,
  .prepare = empirical_prepare,
  .draw = empirical_draw,
  .mean = empirical_mean,
  .variance = empirical_variance,
  .cdf = empirical_cdf,
  .least = empirical_least,
};
