#include "config.h"

#include "cli/running.h"

#include "cli/interruption.h"
#include "cli/progress.h"
#include "sim/sim-pool.h"

/* All that workers share. */
typedef struct
{
  Plan *plan;
  SimStore *store;
  const GArray *runs; /* of PlanRun */
  Progress *progress;
  gint failed; /* set when the store fails: nothing more is begun */
  GMutex lock; /* of what follows */
  RunningOutcome outcome;
  GHashTable *told; /* settings whose mistakes were told */
} Work;

void
running_outcome_clear (RunningOutcome *outcome)
{
  g_clear_error (&outcome->error);
}

gboolean
running_store (SimStore *store, const SimRunRecord *record, gint64 began_us,
               GError **error)
{
  gint64 wall_us = g_get_monotonic_time () - began_us;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) then = g_date_time_add (now, -wall_us);
  g_autofree char *started = g_date_time_format_iso8601 (then);
  double wall_s = (double) wall_us / 1e6;
  SimRunLog log = { record->key, started, wall_s, g_get_host_name () };

  return sim_store_add_run (store, record, &log, error);
}

/* Once for a setting, however many replications it has. */
static void
tell_failure (Work *work, guint index, GError *error)
{
  const PlanRun *run = &g_array_index (work->runs, PlanRun, index);
  guint setting = plan_point (work->plan, run->point)->setting;

  g_mutex_lock (&work->lock);
  work->outcome.n_failed++;
  if (g_hash_table_add (work->told, GUINT_TO_POINTER (setting)))
    g_printerr ("sovsim: %s\n", error->message);
  g_mutex_unlock (&work->lock);
  progress_fail (work->progress);
  g_error_free (error);
}

static void
stop (Work *work, GError *error)
{
  g_mutex_lock (&work->lock);
  if (work->outcome.error == NULL)
    work->outcome.error = error;
  else
    g_error_free (error);
  g_mutex_unlock (&work->lock);
  g_atomic_int_set (&work->failed, 1);
}

static void
note_done (Work *work)
{
  g_mutex_lock (&work->lock);
  work->outcome.n_done++;
  g_mutex_unlock (&work->lock);
  progress_step (work->progress);
}

static void
do_run (guint index, gpointer data)
{
  Work *work = data;
  const PlanRun *run = &g_array_index (work->runs, PlanRun, index);
  gint64 began_us = g_get_monotonic_time ();
  GError *error = NULL;
  g_autoptr (SimRunRecord) record = NULL;

  if (interruption_came ())
    return;
  record = plan_do (work->plan, run, &error);
  if (record == NULL)
    tell_failure (work, index, error);
  else if (running_store (work->store, record, began_us, &error))
    note_done (work);
  else
    stop (work, error);
}

static guint
n_workers (int jobs)
{
  return jobs > 0 ? (guint) jobs : g_get_num_processors ();
}

/* A run works on its regimes side by side when there are fewer runs than
 * workers. */
static guint
n_threads_of_run (guint workers, guint n_runs)
{
  return n_runs < workers ? workers / MAX (n_runs, 1) : 1;
}

RunningOutcome
running_do (Plan *plan, SimStore *store, const GArray *runs, int jobs)
{
  Work work = { .plan = plan, .store = store, .runs = runs };
  guint workers = n_workers (jobs);

  plan_set_threads (plan, n_threads_of_run (workers, runs->len));
  g_mutex_init (&work.lock);
  work.told = g_hash_table_new (NULL, NULL);
  work.progress = progress_new ("runs", runs->len);
  sim_pool_run_until (runs->len, MAX (MIN (workers, runs->len), 1), do_run,
                      &work, &work.failed);
  progress_free (work.progress);
  g_hash_table_unref (work.told);
  g_mutex_clear (&work.lock);
  work.outcome.interrupted = interruption_came ();
  return work.outcome;
}
