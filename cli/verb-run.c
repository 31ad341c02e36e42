#include "config.h"

#include <string.h>

#include "cli/assertions.h"
#include "cli/describing.h"
#include "cli/design-options.h"
#include "cli/interruption.h"
#include "cli/loading.h"
#include "cli/missing.h"
#include "cli/precision.h"
#include "cli/results.h"
#include "cli/running.h"
#include "cli/traces.h"
#include "cli/verb.h"

/* What the user asked for. */
typedef struct
{
  PlanWishes plan;
  const char *path;
  char *directory; /* owned */
  char *precision;
  char *shard_text;
  Shard shard;
  int jobs; /* -1: one for each processor */
  gboolean no_figures;
  gboolean pdf;
  gboolean overwrite;
  gboolean mix;
  gboolean json;
  char *junit; /* owned */
  char *sarif; /* owned */
} Wishes;

/* What is being done. */
typedef struct
{
  const Wishes *wishes;
  const Planned *planned;
  const char *command;
  SimStore *store;
  Precision *precision; /* NULL: none */
  RunningOutcome outcome;
  guint n_missing; /* when it was last looked */
} Work;

/* --- running --------------------------------------------------------------
 */

/* Of all runs, those of the shard; the others are nobody's business here. */
static GArray *
runs_of_shard (const Wishes *wishes, const Plan *plan)
{
  GArray *runs = plan_runs (plan);

  if (wishes->shard.n > 0)
    shard_keep (&wishes->shard, plan, runs);
  return runs;
}

/* A shard leaves out what was done before in the same directory, whoever did
 * it. A store that cannot be read holds nothing: merging tells why. */
static GArray *
leave_out_held (const Wishes *wishes, const Plan *plan, GArray *missing)
{
  g_autoptr (GPtrArray) others
      = shard_others (wishes->directory, &wishes->shard);

  for (guint i = 0; i < others->len && missing->len > 0; i++)
    {
      g_autoptr (SimStore) store
          = sim_store_open (g_ptr_array_index (others, i), NULL);
      GArray *left
          = store != NULL ? missing_runs (plan, missing, store, NULL) : NULL;

      if (left == NULL)
        continue;
      g_array_unref (missing);
      missing = left;
    }
  return missing;
}

static GArray *
find_missing (const Work *work, GError **error)
{
  const Plan *plan = work->planned->plan;
  g_autoptr (GArray) runs = runs_of_shard (work->wishes, plan);
  GArray *missing = missing_runs (plan, runs, work->store, error);

  return missing != NULL && work->wishes->shard.n > 0
             ? leave_out_held (work->wishes, plan, missing)
             : missing;
}

/* One pass over what is missing; FALSE when something stands in the way. */
static gboolean
run_missing (Work *work, GError **error)
{
  Plan *plan = work->planned->plan;
  g_autoptr (GArray) missing = find_missing (work, error);

  if (missing == NULL)
    return FALSE;
  work->n_missing = missing->len;
  work->outcome = running_do (plan, work->store, missing, work->wishes->jobs);
  work->n_missing -= work->outcome.n_done;
  if (work->outcome.error != NULL)
    g_propagate_error (error, g_steal_pointer (&work->outcome.error));
  return *error == NULL && !work->outcome.interrupted;
}

/* Rounds until everything is precise enough. */
static gboolean
run_rounds (Work *work, GError **error)
{
  Plan *plan = work->planned->plan;
  gboolean again = TRUE;

  precision_begin (work->precision, plan);
  while (again)
    if (!run_missing (work, error)
        || !precision_look (work->precision, plan, work->store, &again, error)
        || !describe_wanted (work->store, plan, error))
      return FALSE;
  return precision_tell (work->precision, plan, work->store, error);
}

/* --- what is left behind --------------------------------------------------
 */

static ExitStatus
report_failure (const Work *work, const GError *error)
{
  const char *directory = work->wishes->directory;

  if (error != NULL)
    g_printerr ("sovsim run: %s\n", error->message);
  else
    g_printerr ("sovsim run: interrupted, %u runs are left to do\n",
                work->n_missing);
  if (results_abandon (directory, work->store))
    g_printerr ("No run was finished, and nothing is left behind.\n");
  else
    g_printerr ("What was finished is kept in %s; the same command goes on "
                "from there.\n",
                directory);
  return EXIT_FAILED;
}

static ExitStatus
finish_shard (const Work *work)
{
  const Wishes *wishes = work->wishes;

  if (work->outcome.n_failed > 0)
    return EXIT_FINE;
  g_printerr ("Shard %u of %u is complete: %s\n"
              "When all are, 'sovsim merge %s' joins them; 'sovsim status %s' "
              "says what is missing.\n",
              wishes->shard.i, wishes->shard.n, sim_store_path (work->store),
              wishes->directory, wishes->directory);
  return EXIT_FINE;
}

static ExitStatus
finish (const Work *work)
{
  const Wishes *wishes = work->wishes;
  const ResultsFinish how
      = { wishes->directory, work->planned->study->path, work->command,
          results_pictures (wishes->no_figures, wishes->pdf), wishes->json };
  ExitStatus status = wishes->shard.n > 0
                          ? finish_shard (work)
                          : results_finish (&how, work->store, "run");

  if (work->outcome.n_failed == 0)
    return status;
  g_printerr ("sovsim run: %u runs could not be done\n",
              work->outcome.n_failed);
  return EXIT_USAGE;
}

/* What must hold is judged exactly where that is possible, else by these runs,
 * if they are of the scenario as it stands. */
static ExitStatus
judge_assertions (const Work *work)
{
  const Wishes *wishes = work->wishes;
  const Plan *plan = work->planned->plan;
  const AssertionFiles files = { wishes->junit, wishes->sarif, wishes->json };
  gboolean is_varied = plan_design (plan)->factors->len > 0;
  const AssertionRuns runs
      = { is_varied ? NULL : work->store, plan_seed (plan),
          is_varied ? 0 : plan_point (plan, 0)->replications };

  if (wishes->shard.n > 0)
    return EXIT_FINE;
  return assertions_report (plan_study (plan),
                            (const char *const *) wishes->plan.variants, &runs,
                            &files, TRUE);
}

static ExitStatus
run_work (Work *work)
{
  g_autoptr (GError) error = NULL;
  ExitStatus status;
  gboolean fine;

  fine = work->precision != NULL ? run_rounds (work, &error)
                                 : run_missing (work, &error);
  status = fine ? finish (work) : report_failure (work, error);
  if (error != NULL && error->domain == PRECISION_ERROR)
    status = EXIT_USAGE;
  return status == EXIT_FINE ? judge_assertions (work) : status;
}

static SimStore *
open_store (const Wishes *wishes, const Plan *plan, GError **error)
{
  ResultsMode mode = wishes->overwrite ? RESULTS_OVERWRITE
                     : wishes->mix     ? RESULTS_MIX
                                       : RESULTS_KEEP;

  return wishes->shard.n > 0
             ? results_open_shard (wishes->directory, plan, &wishes->shard,
                                   mode, error)
             : results_open (wishes->directory, plan, mode, error);
}

static ExitStatus
run_planned (Wishes *wishes, const Planned *planned, Precision *precision,
             const char *command)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SimStore) store = NULL;
  Work work = { .wishes = wishes,
                .planned = planned,
                .precision = precision,
                .command = command };

  interruption_catch ();
  if (wishes->directory == NULL)
    wishes->directory = planned_directory (planned);
  store = work.store = open_store (wishes, planned->plan, &error);
  if (store != NULL)
    return run_work (&work);
  g_printerr ("sovsim run: %s\n", error->message);
  return g_error_matches (error, RESULTS_ERROR, RESULTS_ERROR_TAKEN)
             ? EXIT_USAGE
             : EXIT_FAILED;
}

/* --- the command line
 * --------------------------------------------------------- */

/* A shard is a part: the whole is told, drawn and judged when all are merged.
 */
static ExitStatus
check_shard (const Wishes *wishes)
{
  const VerbOption options[] = { { "--precision", wishes->precision != NULL },
                                 { "--json", wishes->json },
                                 { "--pdf", wishes->pdf },
                                 { "--junit", wishes->junit != NULL },
                                 { "--sarif", wishes->sarif != NULL },
                                 { NULL, FALSE } };

  return wishes->shard.n == 0
             ? EXIT_FINE
             : verb_check_unheard (&VERB_RUN, options,
                                   "looks at all runs: a shard cannot");
}

static ExitStatus
check_options (Wishes *wishes)
{
  if (wishes->directory != NULL && wishes->directory[0] == '\0')
    return verb_misused (&VERB_RUN, "--output: expected a directory");
  if (wishes->overwrite && wishes->mix)
    return verb_misused (&VERB_RUN, "--overwrite and --mix exclude each other");
  if (wishes->shard_text != NULL
      && !shard_parse (wishes->shard_text, &wishes->shard))
    return verb_misused (&VERB_RUN,
                         "--shard: found '%s', expected I/N, as in "
                         "2/4 for the second of four",
                         wishes->shard_text);
  return check_shard (wishes);
}

static ExitStatus
check_wishes (Wishes *wishes, int argc)
{
  if (argc < 2)
    return verb_misused (&VERB_RUN, "a scenario file is missing");
  if (argc > 2)
    return verb_misused (&VERB_RUN, "one scenario file at a time");
  return check_options (wishes);
}

/* What was read, before it is replayed. */
static void
tell_traces (const Study *study)
{
  g_autofree char *text = traces_format (study);

  g_printerr ("%s", text);
}

static ExitStatus
run_wishes (Wishes *wishes, Precision *precision, const char *command)
{
  Planned planned;
  ExitStatus status = EXIT_USAGE;

  if (planned_load (&planned, "run", wishes->path, &wishes->plan))
    {
      tell_traces (planned.study);
      loading_check_resting (planned.study);
      status = run_planned (wishes, &planned, precision, command);
    }
  planned_clear (&planned);
  return status;
}

/* With --precision, --replications is where to stop in any case. */
static ExitStatus
run_precisely (Wishes *wishes, const char *command)
{
  Precision precision = { .metric = NULL };
  g_autofree char *wrong = NULL;
  guint most = wishes->plan.replications > 0 ? (guint) wishes->plan.replications
                                             : 1000;
  ExitStatus status;

  if (wishes->precision == NULL)
    return run_wishes (wishes, NULL, command);
  if (precision_parse (wishes->precision, most, &precision, &wrong))
    status = run_wishes (wishes, &precision, command);
  else
    status = verb_misused (&VERB_RUN, "--precision: %s", wrong);
  precision_clear (&precision);
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
          { "precision", 0, 0, G_OPTION_ARG_STRING, &wishes.precision,
            "Replicate until an interval is that narrow, as in latency.p95=2%",
            "METRIC=WIDTH" },
          { "jobs", 'j', 0, G_OPTION_ARG_INT, &wishes.jobs,
            "Runs side by side [one for each processor]", "N" },
          { "shard", 0, 0, G_OPTION_ARG_STRING, &wishes.shard_text,
            "Do every N-th run only, from the I-th, into a store of its own",
            "I/N" },
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
        status = run_precisely (&wishes, command);
    }
  g_free (wishes.directory);
  g_free (wishes.precision);
  g_free (wishes.junit);
  g_free (wishes.sarif);
  g_free (wishes.shard_text);
  plan_wishes_clear (&wishes.plan);
  return status;
}

const Verb VERB_RUN
    = { .name = "run",
        .arguments = "SCENARIO.xml",
        .help = "Simulate; print the summary; write the results directory",
        .run = run };
