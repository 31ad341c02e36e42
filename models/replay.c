#include "config.h"

#include "models/replay.h"

#include "models/calendar/calendar.h"
#include "models/observe.h"

char *
replay_key (const Study *study, const Option *option, guint64 seed,
            guint32 replication)
{
  g_autofree char *text = g_strdup_printf (
      "%s\n%s\n%" G_GUINT64_FORMAT "\n%u\n%s", study->hash, option->id, seed,
      replication, REPLAY_MODEL_VERSION);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

static void
record_calendar (SimRunRecord *record, const Calendar *calendar)
{
  for (guint i = 0; i < calendar->regimes->len; i++)
    {
      const Regime *regime = g_ptr_array_index (calendar->regimes, i);

      sim_run_record_add_regime (record, regime->from, regime->to,
                                 regime->label);
    }
  for (guint i = 0; i < calendar->entries->len; i++)
    {
      const CalendarEntry *entry
          = &g_array_index (calendar->entries, CalendarEntry, i);

      sim_run_record_add_event (record, entry->when, entry->form,
                                entry->subject, entry->detail);
    }
}

static void
replay_regime (const Regime *regime, SimTime start, Traffic *traffic,
               Observer *observer)
{
  g_autoptr (Compliance) compliance = compliance_judge (regime, start);
  g_autoptr (Access) access = access_solve (regime->world, regime->from);

  traffic_play (traffic, regime, compliance->admissions,
                world_experiment (regime->world));
  observe_traffic (observer, regime, traffic);
  observe_compliance (observer, regime, compliance);
  observe_access (observer, regime, access);
}

SimRunRecord *
replay_run (const Study *study, const Option *option, int point, guint64 seed,
            guint32 replication)
{
  g_autofree char *key = replay_key (study, option, seed, replication);
  SimRunRecord *record
      = sim_run_record_new (key, point, (int) replication, seed);
  g_autoptr (Observer) observer = observer_new (record);
  g_autoptr (Calendar) calendar
      = calendar_play (study, option, seed, replication);
  g_autoptr (Traffic) traffic = traffic_new (seed, replication);
  g_autofree char *fingerprint = NULL;

  record_calendar (record, calendar);
  for (guint i = 0; i < calendar->regimes->len; i++)
    replay_regime (g_ptr_array_index (calendar->regimes, i),
                   world_scenario (study_world (study))->from, traffic,
                   observer);
  observe_whole (observer);
  fingerprint = g_strdup_printf ("%016" G_GINT64_MODIFIER "x",
                                 calendar->fingerprint
                                     ^ traffic_fingerprint (traffic));
  sim_run_record_set_fingerprint (record, fingerprint);
  return record;
}
