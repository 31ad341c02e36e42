/* Tallies: how many, their mean and variance, the least and the most.
 *
 * A tally takes observations one by one and keeps five numbers, however many
 * there are. Mean and variance follow Welford (1962), so that a small spread
 * around a large mean is not lost; two tallies merge by Chan, Golub and
 * LeVeque (1979). Sums of doubles depend on their order in the last digits:
 * merge in a fixed order, or keep a SimHistogram, whose sums are integers.
 *
 * The unit is that of the observations; the owner says which. What a tally
 * cannot tell is a quantile, or anything else about the shape: for that there
 * is SimHistogram, which costs 29 KiB instead of 40 bytes.
 *
 * Adding is inline because every customer of every station passes through it
 * twice.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Zero-initialized is empty. */
typedef struct
{
  guint64 n;
  double mean;   /* 0 while empty */
  double spread; /* sum of squared deviations from the mean */
  double least;  /* meaningless while empty, like most */
  double most;
} SimTally;

/* Observe @x. */
static inline void
sim_tally_add (SimTally *tally, double x)
{
  double off = x - tally->mean;

  if (G_UNLIKELY (tally->n == 0))
    tally->least = tally->most = x;
  tally->n++;
  tally->mean += off / (double) (gint64) tally->n;
  tally->spread += off * (x - tally->mean);
  tally->least = x < tally->least ? x : tally->least;
  tally->most = x > tally->most ? x : tally->most;
}

/* Make @into what it were had it also seen all of @from. */
void sim_tally_merge (SimTally *into, const SimTally *from);

/* Of the sample (divided by n - 1); 0 below two observations. */
double sim_tally_variance (const SimTally *tally);

G_END_DECLS
