#include "config.h"

#include "sim/dist/dist-kind.h"

enum
{
  P,
  MEAN1,
  MEAN2,
  CV
};

/* By mean and cv: two branches that carry the same load (Whitt 1982). */
static void
balance (SimDist *dist, double mean, double cv)
{
  double square = cv * cv;

  dist->a = (1 + sqrt ((square - 1) / (square + 1))) / 2;
  dist->b = mean / (2 * dist->a);
  dist->c = mean / (2 * (1 - dist->a));
}

/* a: probability of the first branch, b and c: the means of both. */
static gboolean
hyperexponential_prepare (SimDist *dist, GError **error)
{
  (void) error;
  if (dist_has (dist, CV))
    {
      balance (dist, dist->given[MEAN1], dist->given[CV]);
      return TRUE;
    }
  dist->a = dist->given[P];
  dist->b = dist->given[MEAN1];
  dist->c = dist->given[MEAN2];
  return TRUE;
}

/* One uniform chooses the branch, and what is left of it the value. */
static double
hyperexponential_draw (const SimDist *dist, SimStream *stream)
{
  double u = sim_stream_uniform (stream);

  if (u < dist->a)
    return -dist->b * log (u / dist->a);
  return -dist->c * log ((1 - u) / (1 - dist->a));
}

static double
hyperexponential_mean (const SimDist *dist)
{
  return dist->a * dist->b + (1 - dist->a) * dist->c;
}

static double
hyperexponential_variance (const SimDist *dist)
{
  double mean = hyperexponential_mean (dist);
  double square
      = 2 * dist->a * dist->b * dist->b + 2 * (1 - dist->a) * dist->c * dist->c;

  return square - mean * mean;
}

static double
hyperexponential_cdf (const SimDist *dist, double x)
{
  if (x <= 0)
    return 0;
  return -dist->a * expm1 (-x / dist->b) - (1 - dist->a) * expm1 (-x / dist->c);
}

const SimDistKind dist_hyperexponential = {
  .name = "hyperexponential",
  .help = "One of two exponentials: short jobs and long ones.",
  .params
  = { { "p", "the probability of the first", 0, 1, FALSE, FALSE },
      { "mean", "the mean; of the first, where p is given", 0, HUGE_VAL, TRUE,
        FALSE },
      { "mean2", "the mean of the second", 0, HUGE_VAL, TRUE, FALSE },
      { "cv", "the coefficient of variation", 1, HUGE_VAL, FALSE, FALSE } },
  .forms = { "mean cv", "p mean mean2" },
  .examples = { "hyperexponential(mean=10, cv=2)",
                "hyperexponential(p=0.2, mean=30, mean2=2)" },
  .prepare = hyperexponential_prepare,
  .draw = hyperexponential_draw,
  .mean = hyperexponential_mean,
  .variance = hyperexponential_variance,
  .cdf = hyperexponential_cdf,
  .least = dist_least_zero,
};
