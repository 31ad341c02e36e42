/* Levels: a whole number that changes in time, and its time-weighted mean.
 *
 * The number of customers in a station, of servers at work, of holders of a
 * licence: each value counts for as long as it lasted. The area under the
 * level is kept as an exact integer (value times nanoseconds), so it does not
 * depend on how often somebody looked. Where the distribution is wanted and
 * not only the mean, sim_level_watch keeps the time spent at each value.
 *
 * A mean over time is not a mean over arrivals: what a customer finds is the
 * same only when arrivals are Poisson. Whoever wants the latter keeps a tally
 * at the arrivals.
 *
 * A level does not know the engine: whoever changes it says what time it is,
 * and time must not run backwards.
 */
#pragma once

#include "sim/sim-time.h"
#include "sim/sim-wide.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 value;
  gint64 most;      /* the greatest value since the start */
  SimTime since;    /* when the value was last touched */
  SimTime start;    /* of the observation */
  SimWide area;     /* value times ns, from start to since */
  SimSpan *time_at; /* borrowed, or NULL: time spent at 0 .. n_watched - 1 */
  guint n_watched;
} SimLevel;

/* Begin to observe at @now with @value; forgets everything before. */
void sim_level_init (SimLevel *level, SimTime now, gint64 value);

/* Observe afresh from @now on (after a warm-up), at the present value; what
 * is watched stays watched, with its times set to zero. */
void sim_level_restart (SimLevel *level, SimTime now);

/* Add up the time spent at each value below @n in @time_at, which the caller
 * owns and which must outlive the level; higher values are not kept. */
void sim_level_watch (SimLevel *level, SimSpan *time_at, guint n);

/* For the functions below: enter the time since the last change. */
void sim_level_watch_until (SimLevel *level, SimTime now);

/* Let the present value count up to @now. */
static inline void
sim_level_touch (SimLevel *level, SimTime now)
{
  level->area += (SimWide) level->value * (now - level->since);
  if (G_UNLIKELY (level->time_at != NULL))
    sim_level_watch_until (level, now);
  level->since = now;
}

/* The level becomes @value at @now. */
static inline void
sim_level_set (SimLevel *level, SimTime now, gint64 value)
{
  sim_level_touch (level, now);
  level->value = value;
  level->most = value > level->most ? value : level->most;
}

/* The level changes by @change at @now. */
static inline void
sim_level_add (SimLevel *level, SimTime now, gint64 change)
{
  sim_level_set (level, now, level->value + change);
}

/* The mean over the time from the start to @now; the present value when no
 * time has passed. */
double sim_level_mean (const SimLevel *level, SimTime now);

G_END_DECLS
