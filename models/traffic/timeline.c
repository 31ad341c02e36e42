/* The time line of a regime with an incident: what happened slice by slice. */
#include "config.h"

#include "models/traffic/traffic-private.h"

/* Slices that a figure can show, and their lengths: round ones. */
#define SLICES_MOST 120

static SimSpan
slice_length (SimSpan span)
{
  static const SimSpan lengths[]
      = { SIM_SECOND,      10 * SIM_SECOND, SIM_MINUTE,   5 * SIM_MINUTE,
          15 * SIM_MINUTE, SIM_HOUR,        6 * SIM_HOUR, SIM_DAY };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    if (span / lengths[i] <= SLICES_MOST)
      return lengths[i];
  return span / SLICES_MOST + 1;
}

void
timeline_open (Traffic *traffic, const Regime *regime)
{
  SimSpan length = slice_length (regime->to - regime->from);

  for (SimTime at = regime->from; at < regime->to; at += length)
    {
      Slice slice = { .from = at, .to = MIN (at + length, regime->to) };

      g_array_append_val (traffic->slices, slice);
    }
}

Slice *
timeline_slice (Traffic *traffic, SimTime when)
{
  const Slice *first = &g_array_index (traffic->slices, Slice, 0);
  SimSpan length = first->to - first->from;

  if (when < first->from
      || (when - first->from) / length >= traffic->slices->len)
    return NULL;
  return &g_array_index (traffic->slices, Slice,
                         (guint) ((when - first->from) / length));
}
