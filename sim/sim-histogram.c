#include "config.h"

#include "sim/sim-histogram.h"

#include <math.h>
#include <string.h>

SimHistogram *
sim_histogram_new (void)
{
  return g_new0 (SimHistogram, 1);
}

void
sim_histogram_free (SimHistogram *histogram)
{
  g_free (histogram);
}

void
sim_histogram_clear (SimHistogram *histogram)
{
  memset (histogram, 0, sizeof *histogram);
}

/* The inverse of sim_histogram_index: the least value of a bucket. */
static gint64
bucket_lower (guint index)
{
  guint octave = index >> SIM_HISTOGRAM_BITS;
  guint64 step = index & ((1u << SIM_HISTOGRAM_BITS) - 1);

  if (octave == 0)
    return (gint64) step;
  return (gint64) ((step + (1u << SIM_HISTOGRAM_BITS)) << (octave - 1));
}

static gint64
bucket_upper (guint index)
{
  return index + 1 == SIM_HISTOGRAM_BUCKETS ? G_MAXINT64
                                            : bucket_lower (index + 1) - 1;
}

void
sim_histogram_set_ends (SimHistogram *histogram, gint64 least, gint64 most,
                        SimWide sum)
{
  g_return_if_fail (least >= 0 && least <= most);
  histogram->least = least;
  histogram->most = most;
  histogram->sum = sum;
}

void
sim_histogram_merge_weighted (SimHistogram *into, const SimHistogram *from,
                              guint64 weight)
{
  guint last = sim_histogram_index (from->most);

  if (from->count == 0 || weight == 0)
    return;
  into->least = into->count == 0 ? from->least : MIN (into->least, from->least);
  into->most = into->count == 0 ? from->most : MAX (into->most, from->most);
  for (guint i = sim_histogram_index (from->least); i <= last; i++)
    into->counts[i] += from->counts[i] * weight;
  into->count += from->count * weight;
  into->sum += from->sum * (SimWide) weight;
}

void
sim_histogram_merge (SimHistogram *into, const SimHistogram *from)
{
  sim_histogram_merge_weighted (into, from, 1);
}

gboolean
sim_histogram_add_bucket (SimHistogram *histogram, guint index, guint64 count)
{
  if (index >= SIM_HISTOGRAM_BUCKETS)
    return FALSE;
  histogram->counts[index] += count;
  histogram->count += count;
  return TRUE;
}

gboolean
sim_histogram_next (const SimHistogram *histogram, guint index,
                    SimBucket *bucket)
{
  for (; index < SIM_HISTOGRAM_BUCKETS; index++)
    if (histogram->counts[index] > 0)
      {
        bucket->index = index;
        bucket->lower = bucket_lower (index);
        bucket->upper = bucket_upper (index);
        bucket->count = histogram->counts[index];
        return TRUE;
      }
  return FALSE;
}

/* The bucket of the @rank-th smallest value, counted from 1; @before gets how
 * many values lie in lower buckets. */
static guint
bucket_of_rank (const SimHistogram *histogram, guint64 rank, guint64 *before)
{
  guint index = 0;

  *before = 0;
  for (; index + 1 < SIM_HISTOGRAM_BUCKETS; index++)
    {
      if (*before + histogram->counts[index] >= rank)
        break;
      *before += histogram->counts[index];
    }
  return index;
}

/* The values of a bucket are taken as evenly spread over it. */
gint64
sim_histogram_quantile (const SimHistogram *histogram, double p)
{
  guint64 rank = (guint64) ceil (p * (double) histogram->count);
  guint64 before;
  gint64 lower, width;
  double place;
  guint index;

  g_return_val_if_fail (p >= 0 && p <= 1, 0);
  if (histogram->count == 0)
    return 0;
  if (p >= 1)
    return histogram->most;
  rank = MAX (rank, 1);
  index = bucket_of_rank (histogram, rank, &before);
  lower = bucket_lower (index);
  width = bucket_upper (index) - lower;
  place = ((double) (rank - before) - 0.5) / (double) histogram->counts[index];
  return CLAMP (lower + (gint64) ((double) width * place + 0.5),
                histogram->least, histogram->most);
}

double
sim_histogram_share (const SimHistogram *histogram, gint64 value)
{
  guint64 below = 0;

  if (histogram->count == 0 || value < 0)
    return 0;
  for (guint i = 0; i <= sim_histogram_index (value); i++)
    below += histogram->counts[i];
  return (double) below / (double) histogram->count;
}

double
sim_histogram_mean (const SimHistogram *histogram)
{
  return histogram->count == 0
             ? 0
             : (double) histogram->sum / (double) histogram->count;
}
