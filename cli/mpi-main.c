/* sovsim-mpi: sovsim run on the ranks of an MPI job.
 *
 *   mpirun -n 9 sovsim-mpi SCENARIO.xml [options of sovsim run]
 *
 * A separate program, so that sovsim itself needs no MPI. Rank 0 hands out one
 * run after the other and is the only one that writes; the others simulate.
 * Every rank reads the scenario and plans by itself: the same plan, so the
 * number of a run says everything. Results travel as packed records.
 *
 * When a rank dies, Open MPI ends the job; what was stored is kept, since each
 * run is a transaction, and the same command goes on from there.
 */
#include "config.h"

#include <locale.h>
#include <mpi.h>

#include "cli/design-options.h"
#include "cli/interruption.h"
#include "cli/missing.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/results.h"
#include "cli/running.h"
#include "sim/sim-run-pack.h"

enum
{
  TAG_WORK,   /* to a worker: a Work */
  TAG_RESULT, /* from a worker: a packed record */
  TAG_FAILED  /* from a worker: why a setting makes no world */
};

#define NO_MORE G_MAXUINT32
#define NAP_US 200

/* What the user asked for. */
typedef struct
{
  PlanWishes plan;
  char *directory; /* owned */
  gboolean no_figures;
  gboolean overwrite;
  gboolean mix;
  gboolean json;
} Wishes;

/* --- messages ------------------------------------------------------------- */

/* Open MPI waits by spinning; on a full machine that takes a worker's core. */
static MPI_Status
wait_for_message (void)
{
  MPI_Status status;
  int there = 0;

  while (!there)
    {
      MPI_Iprobe (MPI_ANY_SOURCE, MPI_ANY_TAG, MPI_COMM_WORLD, &there, &status);
      if (!there)
        g_usleep (NAP_US);
    }
  return status;
}

static GBytes *
receive (const MPI_Status *from)
{
  int size = 0;
  char *data;

  MPI_Get_count (from, MPI_BYTE, &size);
  data = g_malloc ((gsize) size + 1);
  MPI_Recv (data, size, MPI_BYTE, from->MPI_SOURCE, from->MPI_TAG,
            MPI_COMM_WORLD, MPI_STATUS_IGNORE);
  data[size] = '\0';
  return g_bytes_new_take (data, (gsize) size);
}

static void
send_bytes (int to, int tag, gconstpointer data, gsize size)
{
  g_assert (size <= G_MAXINT);
  MPI_Send (data, (int) size, MPI_BYTE, to, tag, MPI_COMM_WORLD);
}

/* --- a worker ------------------------------------------------------------- */

static void
work (Plan *plan)
{
  for (;;)
    {
      MPI_Status status = wait_for_message ();
      g_autoptr (GBytes) message = receive (&status);
      const PlanRun *run = g_bytes_get_data (message, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (SimRunRecord) record = NULL;
      g_autoptr (GBytes) packed = NULL;

      if (run->point == NO_MORE)
        return;
      record = plan_do (plan, run, &error);
      if (record == NULL)
        {
          send_bytes (0, TAG_FAILED, error->message, strlen (error->message));
          continue;
        }
      packed = sim_run_pack (record);
      send_bytes (0, TAG_RESULT, g_bytes_get_data (packed, NULL),
                  g_bytes_get_size (packed));
    }
}

/* --- the manager ---------------------------------------------------------- */

typedef struct
{
  SimStore *store;
  const GArray *missing;
  guint next;
  gint64 *begun_us; /* by rank */
  int n_ranks;
  int n_at_work;
  Progress *progress;
  RunningOutcome outcome;
} Manager;

/* Give @rank its next run, or send it home. */
static void
hand_out (Manager *manager, int rank)
{
  static const PlanRun none = { NO_MORE, 0 };
  gboolean is_over = manager->next >= manager->missing->len
                     || manager->outcome.error != NULL || interruption_came ();
  const PlanRun *run
      = is_over ? &none
                : &g_array_index (manager->missing, PlanRun, manager->next);

  manager->next += !is_over;
  manager->n_at_work -= is_over;
  manager->begun_us[rank] = g_get_monotonic_time ();
  send_bytes (rank, TAG_WORK, run, sizeof *run);
}

static void
take_result (Manager *manager, GBytes *message, int rank)
{
  g_autoptr (SimRunRecord) record = sim_run_unpack (message);
  GError **error
      = manager->outcome.error == NULL ? &manager->outcome.error : NULL;

  g_assert (record != NULL);
  if (!running_store (manager->store, record, manager->begun_us[rank], error))
    return;
  manager->outcome.n_done++;
  progress_step (manager->progress);
}

static void
take_failure (Manager *manager, GBytes *message)
{
  g_printerr ("sovsim-mpi: %s\n",
              (const char *) g_bytes_get_data (message, NULL));
  manager->outcome.n_failed++;
  progress_fail (manager->progress);
}

static void
manage (Manager *manager)
{
  for (int rank = 1; rank < manager->n_ranks; rank++)
    {
      manager->n_at_work++;
      hand_out (manager, rank);
    }
  while (manager->n_at_work > 0)
    {
      MPI_Status status = wait_for_message ();
      g_autoptr (GBytes) message = receive (&status);

      if (status.MPI_TAG == TAG_RESULT)
        take_result (manager, message, status.MPI_SOURCE);
      else
        take_failure (manager, message);
      hand_out (manager, status.MPI_SOURCE);
    }
  manager->outcome.interrupted = interruption_came ();
}

/* --- the results ---------------------------------------------------------- */

static RunningOutcome
run_on_ranks (Plan *plan, SimStore *store, const GArray *missing, int n_ranks)
{
  g_autofree gint64 *begun_us = g_new0 (gint64, n_ranks);
  Manager manager = {
    .store = store, .missing = missing, .begun_us = begun_us, .n_ranks = n_ranks
  };

  if (n_ranks == 1)
    return running_do (plan, store, missing, 1);
  manager.progress = progress_new ("runs", missing->len);
  manage (&manager);
  progress_free (manager.progress);
  return manager.outcome;
}

static ExitStatus
report_failure (const Wishes *wishes, const RunningOutcome *outcome,
                SimStore *store)
{
  g_printerr ("sovsim-mpi: %s\n", outcome->error != NULL
                                      ? outcome->error->message
                                      : "interrupted before all was done");
  if (!results_abandon (wishes->directory, store))
    g_printerr ("What was finished is kept in %s; the same command goes on "
                "from there.\n",
                wishes->directory);
  return EXIT_FAILED;
}

static ExitStatus
run_store (const Wishes *wishes, const Planned *planned, SimStore *store,
           int n_ranks)
{
  const ResultsFinish how
      = { wishes->directory, planned->study->path, "sovsim-mpi",
          results_pictures (wishes->no_figures, FALSE), wishes->json };
  g_autoptr (GArray) runs = plan_runs (planned->plan);
  RunningOutcome outcome = { 0 };
  g_autoptr (GArray) missing
      = missing_runs (planned->plan, runs, store, &outcome.error);
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (PlanRun));
  ExitStatus status;
  RunningOutcome done = run_on_ranks (
      planned->plan, store, missing != NULL ? missing : none, n_ranks);

  if (outcome.error == NULL)
    outcome = done;
  status = outcome.error != NULL || outcome.interrupted
               ? report_failure (wishes, &outcome, store)
               : results_finish (&how, store, "run");
  running_outcome_clear (&outcome);
  return outcome.n_failed > 0 && status == EXIT_FINE ? EXIT_USAGE : status;
}

/* Workers wait for a word, also when there is no store. */
static void
send_home (int n_ranks)
{
  static const PlanRun none = { NO_MORE, 0 };

  for (int rank = 1; rank < n_ranks; rank++)
    send_bytes (rank, TAG_WORK, &none, sizeof none);
}

static ExitStatus
lead (Wishes *wishes, const Planned *planned, int n_ranks)
{
  ResultsMode mode = wishes->overwrite ? RESULTS_OVERWRITE
                     : wishes->mix     ? RESULTS_MIX
                                       : RESULTS_KEEP;
  g_autoptr (GError) error = NULL;
  g_autoptr (SimStore) store = NULL;

  if (wishes->directory == NULL)
    wishes->directory = planned_directory (planned);
  store = results_open (wishes->directory, planned->plan, mode, &error);
  if (store != NULL)
    return run_store (wishes, planned, store, n_ranks);
  g_printerr ("sovsim-mpi: %s\n", error->message);
  send_home (n_ranks);
  return g_error_matches (error, RESULTS_ERROR, RESULTS_ERROR_TAKEN)
             ? EXIT_USAGE
             : EXIT_FAILED;
}

/* --- the whole ------------------------------------------------------------ */

static void
say_nothing (const char *text G_GNUC_UNUSED)
{
}

static ExitStatus
run_planned (Wishes *wishes, const char *path)
{
  Planned planned;
  ExitStatus status = EXIT_USAGE;
  int rank = 0, n_ranks = 1;

  MPI_Comm_rank (MPI_COMM_WORLD, &rank);
  MPI_Comm_size (MPI_COMM_WORLD, &n_ranks);
  if (rank > 0) /* all would say the same */
    g_set_printerr_handler (say_nothing);
  if (planned_load (&planned, "run", path, &wishes->plan))
    {
      interruption_catch ();
      if (rank == 0)
        status = lead (wishes, &planned, n_ranks);
      else
        {
          work (planned.plan);
          status = EXIT_FINE;
        }
    }
  planned_clear (&planned);
  return status;
}

static ExitStatus
parse (Wishes *wishes, int argc, char **argv)
{
  const GOptionEntry options[]
      = { { "output", 'o', 0, G_OPTION_ARG_FILENAME, &wishes->directory,
            "Directory of the results [results/NAME]", "DIR" },
          PLAN_OPTIONS (wishes->plan),
          { "no-figures", 0, 0, G_OPTION_ARG_NONE, &wishes->no_figures,
            "Draw no figures", NULL },
          { "overwrite", 0, 0, G_OPTION_ARG_NONE, &wishes->overwrite,
            "Replace results of another scenario in the directory", NULL },
          { "mix", 0, 0, G_OPTION_ARG_NONE, &wishes->mix,
            "Add to results of another scenario, seed or version", NULL },
          { "json", 0, 0, G_OPTION_ARG_NONE, &wishes->json,
            "Print the summary as JSON", NULL },
          { NULL, 0, 0, 0, NULL, NULL, NULL } };
  g_autoptr (GOptionContext) context = g_option_context_new ("SCENARIO.xml");
  g_autoptr (GError) error = NULL;
  const char *mistake = NULL;

  g_option_context_set_summary (context,
                                "'sovsim run' on the ranks of an MPI job");
  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    mistake = error->message;
  else if (argc != 2)
    mistake = "expected one scenario file";
  else
    mistake = plan_wishes_mistake (&wishes->plan);
  if (mistake == NULL)
    return run_planned (wishes, argv[1]);
  g_printerr ("sovsim-mpi: %s\nTry 'sovsim-mpi --help'.\n", mistake);
  return EXIT_USAGE;
}

int
main (int argc, char **argv)
{
  Wishes wishes = { .plan = PLAN_WISHES_NONE };
  ExitStatus status;
  int wrong;

  MPI_Init (&argc, &argv);
  setlocale (LC_ALL, "");
  setlocale (LC_NUMERIC, "C");
  output_begin ();
  status = parse (&wishes, argc, argv);
  wrong = output_finish ();
  g_free (wishes.directory);
  plan_wishes_clear (&wishes.plan);
  MPI_Finalize ();
  return wrong != 0 && status == EXIT_FINE ? EXIT_FAILED : (int) status;
}
