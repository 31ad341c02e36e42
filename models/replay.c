#include "config.h"

#include "models/replay.h"

#include "models/course.h"
#include "models/interference.h"
#include "models/observe.h"
#include "models/outage.h"
#include "sim/sim-pool.h"

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

/* What is worked out of one regime, on any thread. */
typedef struct
{
  const Compliance *compliance; /* borrowed */
  Traffic *traffic;             /* NULL: nobody sends requests */
  Access *access;
} RegimeWork;

/* What is under way during one run. */
typedef struct
{
  guint64 seed;
  guint32 replication;
  guint n_threads;
  Queueing *queueing;
  QueueingCount *queues; /* over all regimes */
  Observer *observer;
  Disclosures *disclosures;
  Interference *interference;
  guint64 traffic_fingerprint; /* over the regimes so far */
} Replay;

/* Some regimes that are worked out side by side. */
typedef struct
{
  const Replay *replay;
  const Course *course;
  guint first;
  RegimeWork *works;
} Batch;

enum
{
  BATCH_PER_THREAD = 8, /* bounds the memory, and is waited for seldom */
  MANY_PER_THREAD = 4   /* so many regimes keep the threads busy to the end */
};

/* A world has populations, or queues, or both. */
static gboolean
has_traffic (const World *world)
{
  return world_all (world, KIND_QUEUE)->len == 0
         || world_all (world, KIND_POPULATION)->len > 0;
}

static void
solve_regime (guint index, gpointer data)
{
  const Batch *batch = data;
  RegimeWork *work = &batch->works[index];
  const Regime *regime;

  work->compliance = course_compliance (batch->course, batch->first + index);
  regime = work->compliance->regime;
  work->access = access_solve (regime->world, regime->from);
}

static void
play_regime (const Replay *replay, RegimeWork *work, guint n_threads)
{
  const Regime *regime = work->compliance->regime;

  if (!has_traffic (regime->world))
    return;
  work->traffic = traffic_new (replay->seed, replay->replication);
  traffic_set_threads (work->traffic, n_threads);
  traffic_play (work->traffic, regime, work->compliance->admissions,
                world_experiment (regime->world));
}

static void
work_regime (guint index, gpointer data)
{
  const Batch *batch = data;

  solve_regime (index, data);
  play_regime (batch->replay, &batch->works[index], 1);
}

static void
clear_work (RegimeWork *work)
{
  traffic_free (work->traffic);
  access_free (work->access);
  *work = (RegimeWork){ NULL, NULL, NULL };
}

static void
observe_populations (Replay *replay, const RegimeWork *work)
{
  observe_traffic (replay->observer, work->compliance->regime, work->traffic);
  observe_compliance (replay->observer, work->compliance->regime,
                      work->compliance);
  replay->traffic_fingerprint
      = traffic_fingerprint_after (work->traffic, replay->traffic_fingerprint);
  traffic_set_threads (work->traffic, replay->n_threads);
  interference_play (replay->interference, work->traffic,
                     work->compliance->regime, work->compliance->admissions,
                     replay->observer);
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

/* In the order of time, whoever was faster. */
static void
observe_work (Replay *replay, const RegimeWork *work)
{
  const Regime *regime = work->compliance->regime;

  if (world_all (regime->world, KIND_QUEUE)->len > 0)
    replay_queues (replay, regime);
  if (work->traffic != NULL)
    observe_populations (replay, work);
  disclosures_play (replay->disclosures, regime, work->access);
  observe_access (replay->observer, regime, work->access);
}

/* Many regimes are worked out side by side; of few, the windows of each. */
static void
work_batch (Batch *batch, guint n)
{
  guint n_threads = batch->replay->n_threads;

  if (n >= n_threads * MANY_PER_THREAD)
    {
      sim_pool_run (n, n_threads, work_regime, batch);
      return;
    }
  sim_pool_run (n, n_threads, solve_regime, batch);
  for (guint i = 0; i < n; i++)
    play_regime (batch->replay, &batch->works[i], n_threads);
}

static void
replay_batch (Replay *replay, const Course *course, guint first, guint n)
{
  g_autofree RegimeWork *works = g_new0 (RegimeWork, n);
  Batch batch = { replay, course, first, works };

  work_batch (&batch, n);
  for (guint i = 0; i < n; i++)
    {
      observe_work (replay, &works[i]);
      clear_work (&works[i]);
    }
}

static void
replay_regimes (Replay *replay, const Study *study, const Course *course)
{
  const World *world = study_world (study);
  guint n = course->compliances->len;
  guint size
      = replay->n_threads == 1 ? 1 : replay->n_threads * BATCH_PER_THREAD;

  for (guint first = 0; first < n; first += size)
    replay_batch (replay, course, first, MIN (size, n - first));
  observe_failure (replay->observer, course_compliance (course, n - 1)->regime);
  observe_calendar (replay->observer, course->calendar);
  observe_disclosures (replay->observer, course->calendar,
                       disclosures_settle (replay->disclosures,
                                           course->calendar,
                                           world_scenario (world)->to));
  observe_queueing (replay->observer, SIM_WHOLE_RUN, world, replay->queues);
  interference_enter_whole (replay->interference, replay->observer);
  observe_whole (replay->observer);
}

SimRunRecord *
replay_run (const Study *study, const Option *option, const char *key,
            int point, guint64 seed, guint32 replication)
{
  return replay_run_on (study, option, key, point, seed, replication, 1);
}

SimRunRecord *
replay_run_on (const Study *study, const Option *option, const char *key,
               int point, guint64 seed, guint32 replication, guint n_threads)
{
  SimRunRecord *record
      = sim_run_record_new (key, point, (int) replication, seed);
  g_autoptr (Observer) observer = observer_new (record);
  g_autoptr (Course) course = course_play (study, option, seed, replication);
  g_autoptr (Queueing) queueing = queueing_new (seed, replication);
  g_autoptr (QueueingCount) queues = queueing_count_new (study_world (study));
  g_autoptr (Disclosures) disclosures = disclosures_new (seed, replication);
  g_autoptr (Interference) interference = interference_new ();
  Replay replay = { .seed = seed,
                    .replication = replication,
                    .n_threads = n_threads,
                    .queueing = queueing,
                    .queues = queues,
                    .observer = observer,
                    .disclosures = disclosures,
                    .interference = interference };
  g_autofree char *fingerprint = NULL;

  outages_plan (course->calendar, seed, replication);
  record_calendar (record, course->calendar);
  replay_regimes (&replay, study, course);
  fingerprint = g_strdup_printf ("%016" G_GINT64_MODIFIER "x",
                                 course->calendar->fingerprint
                                     ^ replay.traffic_fingerprint
                                     ^ queueing_fingerprint (queueing));
  sim_run_record_set_fingerprint (record, fingerprint);
  return record;
}
