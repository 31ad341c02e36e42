#include "config.h"

#include "sim/sim-level.h"

#include <string.h>

void
sim_level_init (SimLevel *level, SimTime now, gint64 value)
{
  memset (level, 0, sizeof *level);
  level->value = level->most = value;
  level->since = level->start = now;
}

void
sim_level_restart (SimLevel *level, SimTime now)
{
  level->most = level->value;
  level->since = level->start = now;
  level->area = 0;
  if (level->time_at != NULL)
    memset (level->time_at, 0, level->n_watched * sizeof *level->time_at);
}

void
sim_level_watch (SimLevel *level, SimSpan *time_at, guint n)
{
  memset (time_at, 0, n * sizeof *time_at);
  level->time_at = time_at;
  level->n_watched = n;
}

void
sim_level_watch_until (SimLevel *level, SimTime now)
{
  if (level->value >= 0 && level->value < level->n_watched)
    level->time_at[level->value] += now - level->since;
}

double
sim_level_mean (const SimLevel *level, SimTime now)
{
  SimWide area = level->area + (SimWide) level->value * (now - level->since);

  g_return_val_if_fail (now >= level->since, 0);
  if (now == level->start)
    return (double) level->value;
  return (double) area / (double) (now - level->start);
}
