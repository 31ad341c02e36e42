#include "config.h"

#include "models/traffic/sampling.h"

Sampling
sampling_of (const Regime *regime, const Experiment *experiment)
{
  SimSpan span = regime->to - regime->from;
  Sampling sampling = { .length = MIN (experiment->window_length, span) };
  gint64 room = span / sampling.length;

  sampling.n = (guint) MIN (experiment->windows, room);
  sampling.full = experiment->windows >= room;
  sampling.scale
      = (double) span / ((double) sampling.length * (double) sampling.n);
  return sampling;
}

/* A random place in part @i of @n of @span. */
static SimSpan
place_in_part (SimSpan span, guint i, guint n, double u)
{
  return (SimSpan) ((double) span / (double) n * ((double) i + u));
}

SimTime
sampling_start (const Sampling *sampling, const Regime *regime, SimKey key,
                guint i)
{
  SimKey own = sim_key_sub (sim_key_sub (key, (guint64) regime->from), i);
  SimSpan span = regime->to - regime->from;
  gint64 n_weeks = span / SIM_WEEK;
  gint64 week;

  if (sampling->full)
    return regime->from + i * sampling->length;
  if (n_weeks == 0)
    return regime->from
           + place_in_part (span - sampling->length, i, sampling->n,
                            sim_key_uniform (own, 0));
  week = (gint64) (sim_key_uniform (own, 1) * (double) n_weeks);
  return regime->from + week * SIM_WEEK
         + place_in_part (SIM_WEEK - sampling->length, i, sampling->n,
                          sim_key_uniform (own, 0));
}
