#include "config.h"

#include "sim/dist/dist-kind.h"

enum
{
  SHAPE,
  SCALE,
  MEAN,
  CV
};

/* The square of the coefficient of variation falls as the shape rises. */
static double
weibull_cv2 (double shape)
{
  return expm1 (lgamma (1 + 2 / shape) - 2 * lgamma (1 + 1 / shape));
}

/* The shape between 0.1 and 100 with @cv, by bisection to the last bit. */
static double
weibull_shape (double cv)
{
  double low = 0.1, high = 100;

  for (int i = 0; i < 100; i++)
    {
      double middle = sqrt (low * high);

      if (weibull_cv2 (middle) > cv * cv)
        low = middle;
      else
        high = middle;
    }
  return high;
}

/* a: shape, b: scale. */
static gboolean
weibull_prepare (SimDist *dist, GError **error)
{
  (void) error;
  dist->a = dist_has (dist, SHAPE) ? dist->given[SHAPE]
                                   : weibull_shape (dist->given[CV]);
  dist->b = dist_has (dist, SHAPE)
                ? dist->given[SCALE]
                : dist->given[MEAN] / exp (lgamma (1 + 1 / dist->a));
  return TRUE;
}

static double
weibull_draw (const SimDist *dist, SimStream *stream)
{
  return dist->b * pow (sim_stream_exponential (stream), 1 / dist->a);
}

static double
weibull_mean (const SimDist *dist)
{
  return dist->b * exp (lgamma (1 + 1 / dist->a));
}

static double
weibull_variance (const SimDist *dist)
{
  double mean = weibull_mean (dist);

  return mean * mean * weibull_cv2 (dist->a);
}

static double
weibull_cdf (const SimDist *dist, double x)
{
  return x <= 0 ? 0 : -expm1 (-pow (x / dist->b, dist->a));
}

const SimDistKind dist_weibull = {
  .name = "weibull",
  .help = "Time to failure, with a rate that falls or rises with age.",
  .params
  = { { "shape", "below 1 the rate falls with age, above it rises", 0.1, 100,
        FALSE, FALSE },
      { "scale", "the quantile at 63.2 %", 0, HUGE_VAL, TRUE, FALSE },
      { "mean", "the mean", 0, HUGE_VAL, TRUE, FALSE },
      { "cv", "the coefficient of variation", 0.02, 20, FALSE, FALSE } },
  .forms = { "shape scale", "mean cv" },
  .examples = { "weibull(shape=1.8, scale=20)", "weibull(mean=10, cv=1.5)" },
  .prepare = weibull_prepare,
  .draw = weibull_draw,
  .mean = weibull_mean,
  .variance = weibull_variance,
  .cdf = weibull_cdf,
  .least = dist_least_zero,
};
