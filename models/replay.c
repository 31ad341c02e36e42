#include "config.h"

#include "models/replay.h"

#include "models/course.h"
#include "models/observe.h"
#include "models/outage.h"

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

/* What is under way during one run. */
typedef struct
{
  Traffic *traffic;
  Queueing *queueing;
  QueueingCount *queues; /* over all regimes */
  Observer *observer;
  Disclosures *disclosures;
} Replay;

static void
replay_populations (Replay *replay, const Compliance *compliance)
{
  const Regime *regime = compliance->regime;

  traffic_play (replay->traffic, regime, compliance->admissions,
                world_experiment (regime->world));
  observe_traffic (replay->observer, regime, replay->traffic);
  observe_compliance (replay->observer, regime, compliance);
}

static void
replay_queues (Replay *replay, const Regime *regime)
{
  g_autoptr (QueueingCount) count = queueing_play (
      replay->queueing, regime, world_experiment (regime->world));

  observe_queueing (replay->observer, (int) regime->number, regime->world,
                    count);
  queueing_count_merge (replay->queues, count);
}

/* A world has populations, or queues, or both. */
static void
replay_regime (Replay *replay, const Compliance *compliance)
{
  const Regime *regime = compliance->regime;
  g_autoptr (Access) access = access_solve (regime->world, regime->from);

  if (world_all (regime->world, KIND_QUEUE)->len > 0)
    replay_queues (replay, regime);
  if (world_all (regime->world, KIND_QUEUE)->len == 0
      || world_all (regime->world, KIND_POPULATION)->len > 0)
    replay_populations (replay, compliance);
  disclosures_play (replay->disclosures, regime, access);
  observe_access (replay->observer, regime, access);
}

static void
replay_regimes (Replay *replay, const Study *study, const Course *course)
{
  const World *world = study_world (study);

  for (guint i = 0; i < course->compliances->len; i++)
    replay_regime (replay, course_compliance (course, i));
  observe_failure (
      replay->observer,
      course_compliance (course, course->compliances->len - 1)->regime);
  observe_calendar (replay->observer, course->calendar);
  observe_disclosures (replay->observer, course->calendar,
                       disclosures_settle (replay->disclosures,
                                           course->calendar,
                                           world_scenario (world)->to));
  observe_queueing (replay->observer, SIM_WHOLE_RUN, world, replay->queues);
  observe_whole (replay->observer);
}

SimRunRecord *
replay_run (const Study *study, const Option *option, const char *key,
            int point, guint64 seed, guint32 replication)
{
  SimRunRecord *record
      = sim_run_record_new (key, point, (int) replication, seed);
  g_autoptr (Observer) observer = observer_new (record);
  g_autoptr (Course) course = course_play (study, option, seed, replication);
  g_autoptr (Traffic) traffic = traffic_new (seed, replication);
  g_autoptr (Queueing) queueing = queueing_new (seed, replication);
  g_autoptr (QueueingCount) queues = queueing_count_new (study_world (study));
  g_autoptr (Disclosures) disclosures = disclosures_new (seed, replication);
  Replay replay = { traffic, queueing, queues, observer, disclosures };
  g_autofree char *fingerprint = NULL;

  outages_plan (course->calendar, seed, replication);
  record_calendar (record, course->calendar);
  replay_regimes (&replay, study, course);
  fingerprint = g_strdup_printf ("%016" G_GINT64_MODIFIER "x",
                                 course->calendar->fingerprint
                                     ^ traffic_fingerprint (traffic)
                                     ^ queueing_fingerprint (queueing));
  sim_run_record_set_fingerprint (record, fingerprint);
  return record;
}
