#include "config.h"

#include <signal.h>
#include <string.h>

#include "cli/assertions.h"
#include "cli/loading.h"
#include "cli/progress.h"
#include "cli/results.h"
#include "cli/summary.h"
#include "cli/verb.h"
#include "models/replay.h"
#include "sim/sim-pool.h"

/* What the user asked for. */
typedef struct
{
  const char *path;
  char *directory; /* owned */
  char **sets;
  char **variants;
  gint64 seed;      /* -1: as the scenario says */
  int replications; /* -1: as the scenario says */
  int jobs;         /* -1: one for each processor */
  gboolean no_figures;
  gboolean overwrite;
  gboolean json;
  char *junit; /* owned */
  char *sarif; /* owned */
} Wishes;

typedef struct
{
  const Option *option;
  int point;
  guint32 replication;
} Job;

/* All that workers share. */
typedef struct
{
  const Study *study;
  SimStore *store;
  guint64 seed;
  GArray *jobs; /* of Job: the runs that are missing */
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
is_wanted (const Wishes *wishes, const Option *option)
{
  return wishes->variants == NULL
         || g_strv_contains ((const char *const *) wishes->variants,
                             option->id);
}

static ExitStatus
check_variants (const Wishes *wishes, const Study *study)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  for (guint i = 0; i < study->options->len; i++)
    g_ptr_array_add (known,
                     ((Option *) g_ptr_array_index (study->options, i))->id);
  g_ptr_array_add (known, NULL);
  for (guint i = 0; wishes->variants != NULL && wishes->variants[i] != NULL;
       i++)
    if (study_option (study, wishes->variants[i]) == NULL)
      {
        g_autofree char *quoted = problem_quote (wishes->variants[i]);
        g_autofree char *hint = problem_suggest (
            wishes->variants[i], (const char *const *) known->pdata);

        return verb_misused (&VERB_RUN, "%s has no variant '%s'%s",
                             wishes->path, quoted, hint);
      }
  return EXIT_FINE;
}

static gboolean
is_stored (const Work *work, const Option *option, guint32 replication,
           gboolean *found, GError **error)
{
  g_autofree char *key
      = replay_key (work->study, option, work->seed, replication);

  return sim_store_has_run (work->store, key, found, error);
}

static gboolean
plan_jobs (Work *work, const Wishes *wishes, guint32 replications,
           GError **error)
{
  for (guint32 r = 0; r < replications; r++)
    for (guint i = 0; i < work->study->options->len; i++)
      {
        Job job = { g_ptr_array_index (work->study->options, i), (int) i, r };
        gboolean found = FALSE;

        if (!is_wanted (wishes, job.option))
          continue;
        if (!is_stored (work, job.option, r, &found, error))
          return FALSE;
        if (!found)
          g_array_append_val (work->jobs, job);
      }
  return TRUE;
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
  const Job *job = &g_array_index (work->jobs, Job, index);
  gint64 began_us = g_get_monotonic_time ();
  g_autoptr (SimRunRecord) record = replay_run (
      work->study, job->option, job->point, work->seed, job->replication);
  GError *error = NULL;

  if (store_run (work, record, began_us, &error))
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
  work->progress = progress_new ("runs", work->jobs->len);
  sim_pool_run_until (work->jobs->len, n_workers (wishes, work->jobs->len),
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

  if (!results_export (wishes->directory, work->store, work->study, command,
                       &error)
      || !summary_print (work->store, wishes->json, &error))
    {
      g_printerr ("sovsim run: %s\n", error->message);
      return EXIT_FAILED;
    }
  pictured
      = results_picture (wishes->directory, work->store, !wishes->no_figures);
  g_printerr ("Results: %s/ (results.db, metrics.csv, manifest.json%s)\n"
              "Report:  %s/report.html\n",
              wishes->directory, wishes->no_figures ? "" : ", figures/",
              wishes->directory);
  return pictured ? EXIT_FINE : EXIT_FAILED;
}

static ExitStatus
run_work (const Wishes *wishes, Work *work, guint32 replications,
          const char *command)
{
  GError *error = NULL;

  if (!plan_jobs (work, wishes, replications, &error))
    work->error = error;
  else
    do_jobs (work, wishes);
  if (work->error != NULL || g_atomic_int_get (&interrupted))
    return report_failure (wishes, work);
  return finish (wishes, work, command);
}

/* What must hold is judged exactly where that is possible, else by these runs.
 */
static ExitStatus
judge_assertions (const Wishes *wishes, const Work *work, guint32 replications)
{
  const AssertionFiles files = { wishes->junit, wishes->sarif, wishes->json };
  const AssertionRuns runs = { work->store, work->seed, replications };

  return assertions_report (work->study, (const char *const *) wishes->variants,
                            &runs, &files, TRUE);
}

static ExitStatus
run_study (Wishes *wishes, const Study *study, const char *command)
{
  const Experiment *experiment = world_experiment (study_world (study));
  guint64 seed
      = (guint64) (wishes->seed >= 0 ? wishes->seed : experiment->seed);
  guint32 replications
      = (guint32) (wishes->replications > 0 ? wishes->replications
                                            : experiment->replications);
  g_autoptr (GArray) jobs = g_array_new (FALSE, FALSE, sizeof (Job));
  g_autoptr (GError) error = NULL;
  g_autoptr (SimStore) store = results_open (wishes->directory, study, seed,
                                             wishes->overwrite, &error);
  Work work = { .study = study, .store = store, .seed = seed, .jobs = jobs };
  ExitStatus status;

  if (store == NULL)
    {
      g_printerr ("sovsim run: %s\n", error->message);
      return g_error_matches (error, RESULTS_ERROR, RESULTS_ERROR_TAKEN)
                 ? EXIT_USAGE
                 : EXIT_FAILED;
    }
  g_mutex_init (&work.lock);
  status = run_work (wishes, &work, replications, command);
  if (status == EXIT_FINE)
    status = judge_assertions (wishes, &work, replications);
  g_mutex_clear (&work.lock);
  g_clear_error (&work.error);
  return status;
}

/* --- the command line
 * --------------------------------------------------------- */

static ExitStatus
check_wishes (const Wishes *wishes, int argc)
{
  if (argc < 2)
    return verb_misused (&VERB_RUN, "a scenario file is missing");
  if (argc > 2)
    return verb_misused (&VERB_RUN, "one scenario file at a time");
  if (wishes->seed < -1 || wishes->seed > G_GINT64_CONSTANT (9007199254740992))
    return verb_misused (&VERB_RUN, "--seed: expected a whole number from 0 to "
                                    "9007199254740992");
  if (wishes->directory != NULL && wishes->directory[0] == '\0')
    return verb_misused (&VERB_RUN, "--output: expected a directory");
  if (wishes->replications != -1
      && (wishes->replications < 1 || wishes->replications > 100000))
    return verb_misused (&VERB_RUN, "--replications: expected a whole number "
                                    "from 1 to 100000");
  if (wishes->jobs != -1 && (wishes->jobs < 1 || wishes->jobs > 1024))
    return verb_misused (&VERB_RUN,
                         "--jobs: expected a whole number from 1 to 1024");
  return EXIT_FINE;
}

static ExitStatus
run_wishes (Wishes *wishes, const char *command)
{
  g_autoptr (Study) study = loading_study (wishes->path, wishes->sets);
  ExitStatus status;

  if (study == NULL)
    return EXIT_USAGE;
  status = check_variants (wishes, study);
  if (status != EXIT_FINE)
    return status;
  if (wishes->directory == NULL)
    wishes->directory = g_build_filename (
        "results", world_scenario (study_world (study))->base.id, NULL);
  return run_study (wishes, study, command);
}

static ExitStatus
run (int argc, char **argv)
{
  g_autofree char *command = g_strjoinv (" ", argv);
  Wishes wishes = { .seed = -1, .replications = -1, .jobs = -1 };
  ExitStatus status;
  const GOptionEntry options[]
      = { { "output", 'o', 0, G_OPTION_ARG_FILENAME, &wishes.directory,
            "Directory of the results [results/NAME]", "DIR" },
          { "variant", 'v', 0, G_OPTION_ARG_STRING_ARRAY, &wishes.variants,
            "Run this variant only; may be repeated", "ID" },
          { "set", 's', 0, G_OPTION_ARG_STRING_ARRAY, &wishes.sets,
            "Change an attribute, as in mail.servers=16; may be repeated",
            "CHANGE" },
          { "replications", 'r', 0, G_OPTION_ARG_INT, &wishes.replications,
            "Repetitions of each variant [as the scenario says]", "N" },
          { "seed", 0, 0, G_OPTION_ARG_INT64, &wishes.seed,
            "Seed of all random draws [as the scenario says]", "N" },
          { "jobs", 'j', 0, G_OPTION_ARG_INT, &wishes.jobs,
            "Runs side by side [one for each processor]", "N" },
          { "no-figures", 0, 0, G_OPTION_ARG_NONE, &wishes.no_figures,
            "Draw no figures", NULL },
          { "overwrite", 0, 0, G_OPTION_ARG_NONE, &wishes.overwrite,
            "Replace results of another scenario in the directory", NULL },
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
  g_strfreev (wishes.sets);
  g_strfreev (wishes.variants);
  return status;
}

const Verb VERB_RUN
    = { .name = "run",
        .arguments = "SCENARIO.xml",
        .help = "Simulate; print the summary; write the results directory",
        .run = run };
