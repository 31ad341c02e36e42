#include "config.h"

#include <signal.h>
#include <string.h>

#include "cli/assertions.h"
#include "cli/design-options.h"
#include "cli/missing.h"
#include "cli/progress.h"
#include "cli/results.h"
#include "cli/summary.h"
#include "cli/traces.h"
#include "cli/verb.h"
#include "sim/sim-pool.h"

/* What the user asked for. */
typedef struct
{
  PlanWishes plan;
  const char *path;
  char *directory; /* owned */
  int jobs;        /* -1: one for each processor */
  gboolean no_figures;
  gboolean pdf;
  gboolean overwrite;
  gboolean mix;
  gboolean json;
  char *junit; /* owned */
  char *sarif; /* owned */
} Wishes;

/* All that workers share. */
typedef struct
{
  Plan *plan;
  SimStore *store;
  GArray *runs; /* of PlanRun: those that are missing */
  Progress *progress;
  GMutex lock;
  GError *error; /* the first */
} Work;

/* Set by Ctrl-C, and by a worker that cannot go on. */
static gint cancelled = 0;
static gint interrupted = 0;

static void
interrupt (int signal_number G_GNUC_UNUSED)
{
  g_atomic_int_set (&interrupted, 1);
  g_atomic_int_set (&cancelled, 1);
}

/* --- which runs
 * --------------------------------------------------------------- */

static gboolean
plan_missing (Work *work, GError **error)
{
  g_autoptr (GArray) runs = plan_runs (work->plan);

  work->runs = missing_runs (work->plan, runs, work->store, error);
  return work->runs != NULL;
}

/* --- running them
 * ------------------------------------------------------------- */

static void
fail (Work *work, GError *error)
{
  g_mutex_lock (&work->lock);
  if (work->error == NULL)
    work->error = error;
  else
    g_error_free (error);
  g_mutex_unlock (&work->lock);
  g_atomic_int_set (&cancelled, 1);
}

static gboolean
store_run (Work *work, const SimRunRecord *record, gint64 began_us,
           GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *started = g_date_time_format_iso8601 (now);
  double wall_s = (double) (g_get_monotonic_time () - began_us) / 1e6;
  SimRunLog log = { record->key, started, wall_s, g_get_host_name () };

  return sim_store_add_run (work->store, record, error)
         && sim_store_log_run (work->store, &log, error);
}

static void
do_job (guint index, gpointer data)
{
  Work *work = data;
  const PlanRun *run = &g_array_index (work->runs, PlanRun, index);
  gint64 began_us = g_get_monotonic_time ();
  GError *error = NULL;
  g_autoptr (SimRunRecord) record = plan_do (work->plan, run, &error);

  if (record != NULL && store_run (work, record, began_us, &error))
    progress_step (work->progress);
  else
    fail (work, error);
}

static guint
n_workers (const Wishes *wishes, guint n_jobs)
{
  guint n = wishes->jobs > 0 ? (guint) wishes->jobs : g_get_num_processors ();

  return CLAMP (n, 1, MAX (n_jobs, 1));
}

static void
do_jobs (Work *work, const Wishes *wishes)
{
  struct sigaction action = { .sa_handler = interrupt };
  struct sigaction before;

  sigaction (SIGINT, &action, &before);
  work->progress = progress_new ("runs", work->runs->len);
  sim_pool_run_until (work->runs->len, n_workers (wishes, work->runs->len),
                      do_job, work, &cancelled);
  g_clear_pointer (&work->progress, progress_free);
  sigaction (SIGINT, &before, NULL);
}

/* --- what is left behind
 * ------------------------------------------------------ */

static ExitStatus
report_failure (const Wishes *wishes, const Work *work)
{
  g_printerr ("sovsim run: %s\n",
              work->error != NULL ? work->error->message
                                  : "interrupted before all runs were done");
  if (results_abandon (wishes->directory, work->store))
    g_printerr ("No run was finished, and nothing is left behind.\n");
  else
    g_printerr ("What was finished is kept in %s; the same command goes on "
                "from there.\n",
                wishes->directory);
  return EXIT_FAILED;
}

static ExitStatus
finish (const Wishes *wishes, const Work *work, const char *command)
{
  g_autoptr (GError) error = NULL;
  gboolean pictured;

  if (!results_export (wishes->directory, work->store, plan_study (work->plan),
                       command, &error)
      || !summary_print (work->store, wishes->json, &error))
    {
      g_printerr ("sovsim run: %s\n", error->message);
      return EXIT_FAILED;
    }
  pictured
      = results_picture (wishes->directory, work->store,
                         results_pictures (wishes->no_figures, wishes->pdf));
  g_printerr ("Results: %s/ (results.db, metrics.csv, manifest.json%s)\n"
              "Report:  %s/report.html\n",
              wishes->directory, wishes->no_figures ? "" : ", figures/",
              wishes->directory);
  return pictured ? EXIT_FINE : EXIT_FAILED;
}

static ExitStatus
run_work (const Wishes *wishes, Work *work, const char *command)
{
  GError *error = NULL;

  if (!plan_missing (work, &error))
    work->error = error;
  else
    do_jobs (work, wishes);
  if (work->error != NULL || g_atomic_int_get (&interrupted))
    return report_failure (wishes, work);
  return finish (wishes, work, command);
}

/* What must hold is judged exactly where that is possible, else by these runs,
 * if they are of the scenario as it stands.
 */
static ExitStatus
judge_assertions (const Wishes *wishes, const Work *work)
{
  const AssertionFiles files = { wishes->junit, wishes->sarif, wishes->json };
  gboolean is_varied = plan_design (work->plan)->factors->len > 0;
  const AssertionRuns runs
      = { is_varied ? NULL : work->store, plan_seed (work->plan),
          is_varied ? 0 : plan_point (work->plan, 0)->replications };

  return assertions_report (plan_study (work->plan),
                            (const char *const *) wishes->plan.variants, &runs,
                            &files, TRUE);
}

static ExitStatus
run_plan (Wishes *wishes, Plan *plan, const char *command)
{
  g_autoptr (GError) error = NULL;
  ResultsMode mode = wishes->overwrite ? RESULTS_OVERWRITE
                     : wishes->mix     ? RESULTS_MIX
                                       : RESULTS_KEEP;
  g_autoptr (SimStore) store
      = results_open (wishes->directory, plan, mode, &error);
  Work work = { .plan = plan, .store = store };
  ExitStatus status;

  if (store == NULL)
    {
      g_printerr ("sovsim run: %s\n", error->message);
      return g_error_matches (error, RESULTS_ERROR, RESULTS_ERROR_TAKEN)
                 ? EXIT_USAGE
                 : EXIT_FAILED;
    }
  g_mutex_init (&work.lock);
  status = run_work (wishes, &work, command);
  if (status == EXIT_FINE)
    status = judge_assertions (wishes, &work);
  g_mutex_clear (&work.lock);
  g_clear_error (&work.error);
  g_clear_pointer (&work.runs, g_array_unref);
  return status;
}

/* --- the command line
 * --------------------------------------------------------- */

static ExitStatus
check_wishes (const Wishes *wishes, int argc)
{
  const char *mistake = plan_wishes_mistake (&wishes->plan);

  if (argc < 2)
    return verb_misused (&VERB_RUN, "a scenario file is missing");
  if (argc > 2)
    return verb_misused (&VERB_RUN, "one scenario file at a time");
  if (mistake != NULL)
    return verb_misused (&VERB_RUN, "%s", mistake);
  if (wishes->directory != NULL && wishes->directory[0] == '\0')
    return verb_misused (&VERB_RUN, "--output: expected a directory");
  if (wishes->jobs != -1 && (wishes->jobs < 1 || wishes->jobs > 1024))
    return verb_misused (&VERB_RUN,
                         "--jobs: expected a whole number from 1 to 1024");
  if (wishes->overwrite && wishes->mix)
    return verb_misused (&VERB_RUN, "--overwrite and --mix exclude each other");
  return EXIT_FINE;
}

static ExitStatus
run_planned (Wishes *wishes, const Planned *planned, const char *command)
{
  if (wishes->directory == NULL)
    wishes->directory = planned_directory (planned);
  return run_plan (wishes, planned->plan, command);
}

/* What was read, before it is replayed. */
static void
tell_traces (const Study *study)
{
  g_autofree char *text = traces_format (study);

  g_printerr ("%s", text);
}

static ExitStatus
run_wishes (Wishes *wishes, const char *command)
{
  Planned planned;
  ExitStatus status = EXIT_USAGE;

  if (planned_load (&planned, "run", wishes->path, &wishes->plan))
    {
      tell_traces (planned.study);
      status = run_planned (wishes, &planned, command);
    }
  planned_clear (&planned);
  return status;
}

static ExitStatus
run (int argc, char **argv)
{
  g_autofree char *command = g_strjoinv (" ", argv);
  Wishes wishes = { .plan = PLAN_WISHES_NONE, .jobs = -1 };
  ExitStatus status;
  const GOptionEntry options[]
      = { { "output", 'o', 0, G_OPTION_ARG_FILENAME, &wishes.directory,
            "Directory of the results [results/NAME]", "DIR" },
          PLAN_OPTIONS (wishes.plan),
          { "jobs", 'j', 0, G_OPTION_ARG_INT, &wishes.jobs,
            "Runs side by side [one for each processor]", "N" },
          { "no-figures", 0, 0, G_OPTION_ARG_NONE, &wishes.no_figures,
            "Draw no figures", NULL },
          { "pdf", 0, 0, G_OPTION_ARG_NONE, &wishes.pdf,
            "Draw the figures as PDF, too", NULL },
          { "overwrite", 0, 0, G_OPTION_ARG_NONE, &wishes.overwrite,
            "Replace results of another scenario in the directory", NULL },
          { "mix", 0, 0, G_OPTION_ARG_NONE, &wishes.mix,
            "Add to results of another scenario, seed or version", NULL },
          { "json", 0, 0, G_OPTION_ARG_NONE, &wishes.json,
            "Print the summary as JSON", NULL },
          { "junit", 0, 0, G_OPTION_ARG_FILENAME, &wishes.junit,
            "Write what the assertions gave as JUnit XML", "FILE" },
          { "sarif", 0, 0, G_OPTION_ARG_FILENAME, &wishes.sarif,
            "Write what the assertions gave as SARIF", "FILE" },
          { NULL, 0, 0, 0, NULL, NULL, NULL } };

  if (verb_parse (&VERB_RUN, options, &argc, &argv, &status))
    {
      status = check_wishes (&wishes, argc);
      wishes.path = argv[1];
      if (status == EXIT_FINE)
        status = run_wishes (&wishes, command);
    }
  g_free (wishes.directory);
  g_free (wishes.junit);
  g_free (wishes.sarif);
  plan_wishes_clear (&wishes.plan);
  return status;
}

const Verb VERB_RUN
    = { .name = "run",
        .arguments = "SCENARIO.xml",
        .help = "Simulate; print the summary; write the results directory",
        .run = run };
