#include "config.h"

#include "models/calendar/working-days.h"

struct WorkingDays
{
  SimTime first;
  GArray *dates; /* of SimTime: working days after the first day */
};

/* Days that holidays at @place name, as a set of midnights. */
static GHashTable *
days_at (const World *world, const Jurisdiction *place, gboolean worked)
{
  GHashTable *set
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  WORLD_EACH (world, KIND_HOLIDAYS, Holidays, holidays)
    if (place != NULL && jurisdiction_is_within (place, holidays->jurisdiction))
      {
        const char *text = worked ? holidays->worked : holidays->off;
        g_auto (GStrv) days
            = g_strsplit_set (text == NULL ? "" : text, " \t\n", -1);
        SimTime day;

        for (guint i = 0; days[i] != NULL; i++)
          if (sim_time_parse (days[i], &day))
            g_hash_table_add (set, g_memdup2 (&day, sizeof day));
      }
  return set;
}

static gboolean
is_working (SimTime date, GHashTable *off, GHashTable *worked)
{
  if (sim_time_weekday (date) >= 5)
    return g_hash_table_contains (worked, &date);
  return !g_hash_table_contains (off, &date);
}

WorkingDays *
working_days_new (const World *world, const Jurisdiction *place, SimTime first,
                  SimTime last)
{
  g_autoptr (GHashTable) off = days_at (world, place, FALSE);
  g_autoptr (GHashTable) worked = days_at (world, place, TRUE);
  WorkingDays *days = g_new0 (WorkingDays, 1);

  days->first = sim_time_at (sim_time_date (first));
  days->dates = g_array_new (FALSE, FALSE, sizeof (SimTime));
  for (SimTime date = days->first + SIM_DAY; date <= last; date += SIM_DAY)
    if (place == NULL || is_working (date, off, worked))
      g_array_append_val (days->dates, date);
  return days;
}

void
working_days_free (WorkingDays *days)
{
  if (days == NULL)
    return;
  g_array_unref (days->dates);
  g_free (days);
}

SimTime
working_days_at (const WorkingDays *days, SimTime date)
{
  guint low = 0;
  guint high = days->dates->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (days->dates, SimTime, middle) <= date)
        low = middle + 1;
      else
        high = middle;
    }
  return low * SIM_DAY;
}

SimTime
working_days_before (const WorkingDays *days, SimTime date, gint64 n)
{
  return working_days_date (
      days, MAX (working_days_at (days, date) - n * SIM_DAY, 0));
}

SimTime
working_days_date (const WorkingDays *days, SimTime working)
{
  guint64 n = (guint64) ((working + SIM_DAY - 1) / SIM_DAY);

  if (n == 0)
    return days->first;
  return n > days->dates->len ? SIM_NEVER
                              : g_array_index (days->dates, SimTime, n - 1);
}
