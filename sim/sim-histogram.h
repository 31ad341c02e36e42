/* Histograms: quantiles of billions of durations in fixed memory.
 *
 * Buckets grow with their values: exact up to 255, then 128 to an octave. A
 * quantile is interpolated within its bucket, so it is off by at most 1/128 of
 * the value (0.8 %), mostly by far less, from a nanosecond to 292 years, in 57
 * KiB. Counts and the
 * sum are integers: merging is exact and gives the same bytes in any order,
 * whoever counted what. That is also why a quantile over regimes and windows
 * can carry weights: a window that stands for w others is merged w times.
 *
 * Why not fewer buckets: 32 to an octave would be off by 1.6 %. Why not a
 * sketch that adapts: merging would then depend on the order, and so would
 * the bytes of the results. Why not HdrHistogram: Debian 12 has none for C,
 * and a fixed range is all that is needed here.
 *
 * Reading a quantile walks the buckets and takes a microsecond; adding takes
 * 2.5 ns and never allocates. Whoever merges many nearly empty ones
 * pays only for the range between their least and their greatest value.
 *
 * Values are integers of any unit, zero or greater; durations are in ns. A
 * store keeps (index, count) of the non-empty buckets together with sum,
 * least and most, and sim_histogram_add_bucket and _set_ends rebuild it.
 */
#pragma once

#include "sim/sim-wide.h"

G_BEGIN_DECLS

/* Buckets in an octave, as a power of two. */
#define SIM_HISTOGRAM_BITS 7
#define SIM_HISTOGRAM_BUCKETS                                                  \
  ((63 - SIM_HISTOGRAM_BITS + 1) << SIM_HISTOGRAM_BITS)

/* Zero-initialized is empty, like a new one. */
typedef struct
{
  guint64 count; /* of all values */
  SimWide sum;   /* of all values, exact */
  gint64 least;  /* meaningless while empty, like most */
  gint64 most;
  guint64 counts[SIM_HISTOGRAM_BUCKETS];
} SimHistogram;

/* One non-empty bucket. */
typedef struct
{
  guint index;   /* 0 .. SIM_HISTOGRAM_BUCKETS - 1 */
  gint64 lower;  /* the least value that it takes */
  gint64 upper;  /* the greatest */
  guint64 count; /* how many it took */
} SimBucket;

SimHistogram *sim_histogram_new (void);

/* NULL is fine. */
void sim_histogram_free (SimHistogram *histogram);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimHistogram, sim_histogram_free)

/* Make it empty again. */
void sim_histogram_clear (SimHistogram *histogram);

/* Where @value, which must not be negative, is counted. */
static inline guint
sim_histogram_index (gint64 value)
{
  guint64 v = (guint64) value;
  int shift = 63 - SIM_HISTOGRAM_BITS
              - __builtin_clzll (v | (1u << SIM_HISTOGRAM_BITS));

  return ((guint) shift << SIM_HISTOGRAM_BITS) + (guint) (v >> shift);
}

/* Count @value @n times. */
static inline void
sim_histogram_add_n (SimHistogram *histogram, gint64 value, guint64 n)
{
  g_return_if_fail (value >= 0);
  if (G_UNLIKELY (n == 0))
    return;
  if (G_UNLIKELY (histogram->count == 0))
    histogram->least = histogram->most = value;
  histogram->counts[sim_histogram_index (value)] += n;
  histogram->count += n;
  histogram->sum += (SimWide) value * (SimWide) n;
  histogram->least = value < histogram->least ? value : histogram->least;
  histogram->most = value > histogram->most ? value : histogram->most;
}

/* Count @value. */
static inline void
sim_histogram_add (SimHistogram *histogram, gint64 value)
{
  sim_histogram_add_n (histogram, value, 1);
}

/* Count all that @from counted; exact in any order. */
void sim_histogram_merge (SimHistogram *into, const SimHistogram *from);

/* The same, as if @from had been counted @weight times. */
void sim_histogram_merge_weighted (SimHistogram *into, const SimHistogram *from,
                                   guint64 weight);

/* Rebuild from a store: @count values in bucket @index. Does not know their
 * sum nor their ends: follow with sim_histogram_set_ends. Returns FALSE when
 * there is no such bucket. */
gboolean sim_histogram_add_bucket (SimHistogram *histogram, guint index,
                                   guint64 count) G_GNUC_WARN_UNUSED_RESULT;

/* State what the buckets of a store do not tell. */
void sim_histogram_set_ends (SimHistogram *histogram, gint64 least, gint64 most,
                             SimWide sum);

/* The value below which a share @p in [0, 1] lies: that of rank ceil (p n),
 * the values of a bucket being taken as evenly spread over it, but never
 * outside [least, most]. 0 when empty. */
gint64 sim_histogram_quantile (const SimHistogram *histogram, double p);

/* The share of values at or below @value, whole buckets; 0 when empty. */
double sim_histogram_share (const SimHistogram *histogram, gint64 value);

/* Exact, from the integer sum; 0 when empty. */
double sim_histogram_mean (const SimHistogram *histogram);

/* The first non-empty bucket at or after @index. FALSE when there is none:
 * for (guint i = 0; sim_histogram_next (h, i, &b); i = b.index + 1) ... */
gboolean sim_histogram_next (const SimHistogram *histogram, guint index,
                             SimBucket *bucket);

G_END_DECLS
