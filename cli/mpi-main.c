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
#include <stdio.h>
#include <string.h>

#include "cli/arguments.h"
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
  Plan *plan;
  PlanRun *given;   /* by rank: what it was given last */
  GHashTable *told; /* settings whose mistakes were told */
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
  manager->given[rank] = *run;
  send_bytes (rank, TAG_WORK, run, sizeof *run);
}

static void
stop (Manager *manager, GError *error)
{
  if (manager->outcome.error == NULL)
    manager->outcome.error = error;
  else
    g_error_free (error);
}

/* A worker of another version, or with another file, must not be believed. */
static gboolean
check_record (Manager *manager, const SimRunRecord *record, int rank,
              GError **error)
{
  g_autofree char *key = plan_key (manager->plan, &manager->given[rank]);

  if (record != NULL && strcmp (record->key, key) == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               "rank %d sent something else than the run that it was given; "
               "are all ranks the same program?",
               rank);
  return FALSE;
}

static void
take_result (Manager *manager, GBytes *message, int rank)
{
  g_autoptr (SimRunRecord) record = sim_run_unpack (message);
  GError *error = NULL;

  if (!check_record (manager, record, rank, &error)
      || !running_store (manager->store, record, manager->begun_us[rank],
                         &error))
    {
      stop (manager, error);
      return;
    }
  manager->outcome.n_done++;
  progress_step (manager->progress);
}

/* Once for a setting, however many replications it has. */
static void
take_failure (Manager *manager, GBytes *message, int rank)
{
  guint setting
      = plan_point (manager->plan, manager->given[rank].point)->setting;

  if (g_hash_table_add (manager->told, GUINT_TO_POINTER (setting)))
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
        take_failure (manager, message, status.MPI_SOURCE);
      hand_out (manager, status.MPI_SOURCE);
    }
  manager->outcome.interrupted = interruption_came ();
}

/* --- the results ---------------------------------------------------------- */

static RunningOutcome
run_on_ranks (Plan *plan, SimStore *store, const GArray *missing, int n_ranks)
{
  g_autofree gint64 *begun_us = g_new0 (gint64, n_ranks);
  g_autofree PlanRun *given = g_new0 (PlanRun, n_ranks);
  g_autoptr (GHashTable) told = g_hash_table_new (NULL, NULL);
  Manager manager = { .store = store,
                      .missing = missing,
                      .begun_us = begun_us,
                      .n_ranks = n_ranks,
                      .plan = plan,
                      .given = given,
                      .told = told };

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

/* Whether it is so on all ranks; @first takes the lowest where it is not. */
static gboolean
everywhere (gboolean fine, int rank, int *first)
{
  int mine = fine ? G_MAXINT : rank;

  MPI_Allreduce (&mine, first, 1, MPI_INT, MPI_MIN, MPI_COMM_WORLD);
  return *first == G_MAXINT;
}

/* The number of a run means the same on two ranks when their plans are equal:
 * each reads its own copy of the files, and these may differ. */
static gboolean
is_agreed (const Plan *plan, int rank, int *first)
{
  g_autofree char *hash = g_strdup (plan_hash (plan));
  const PlanRun start = { 0, 0 };
  g_autofree char *key = plan_key (plan, &start);
  g_autofree char *mine = g_strconcat (hash, key, NULL);
  g_autofree char *led = g_strdup (mine);

  MPI_Bcast (led, (int) strlen (led), MPI_BYTE, 0, MPI_COMM_WORLD);
  return everywhere (strcmp (led, mine) == 0, rank, first);
}

/* Say, on the lowest rank where it is so, why the scenario is not run; the
 * others would say the same. Those that are not the first were silent when they
 * read it. */
static void
tell_why (const Wishes *wishes, const char *path, const char *mistake, int rank)
{
  Planned again = { NULL, NULL, NULL };

  g_set_printerr_handler (NULL);
  if (mistake != NULL)
    g_printerr ("sovsim-mpi: %s\nTry 'sovsim-mpi --help'.\n", mistake);
  else if (rank > 0)
    (void) planned_load (&again, "run", path, &wishes->plan);
  if (rank > 0)
    g_printerr ("sovsim-mpi: so it is on rank %d\n", rank);
  planned_clear (&again);
}

static void
tell_other_plan (const char *path, int rank)
{
  g_set_printerr_handler (NULL);
  g_printerr ("sovsim-mpi: %s: on rank %d this is another plan than on rank 0; "
              "all ranks must read the same files\n",
              path, rank);
}

/* No rank may wait for one that has nothing to do. */
static gboolean
are_ready (const Wishes *wishes, const Planned *planned, const char *path,
           const char *mistake, int rank)
{
  int first = 0;

  if (!everywhere (planned->plan != NULL, rank, &first))
    {
      if (rank == first)
        tell_why (wishes, path, mistake, rank);
      return FALSE;
    }
  if (is_agreed (planned->plan, rank, &first))
    return TRUE;
  if (rank == first)
    tell_other_plan (path, rank);
  return FALSE;
}

static ExitStatus
run_planned (Wishes *wishes, const char *path, const char *mistake, int rank)
{
  Planned planned = { NULL, NULL, NULL };
  ExitStatus status = EXIT_USAGE;
  int n_ranks = 1;

  MPI_Comm_size (MPI_COMM_WORLD, &n_ranks);
  if (mistake == NULL && !planned_load (&planned, "run", path, &wishes->plan))
    planned_clear (&planned);
  if (are_ready (wishes, &planned, path, mistake, rank))
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

/* GLib's own help ends the process, which is no way to leave MPI. */
static ExitStatus
show_help (GOptionContext *context)
{
  g_autofree char *text = g_option_context_get_help (context, TRUE, NULL);

  g_print ("%s", text);
  return EXIT_FINE;
}

static ExitStatus
parse (Wishes *wishes, int argc, char **argv, int rank)
{
  gboolean help = FALSE;
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
          { "help", 'h', 0, G_OPTION_ARG_NONE, &help, "Show this", NULL },
          { NULL, 0, 0, 0, NULL, NULL, NULL } };
  const GOptionEntry *const tables[] = { options, NULL };
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GOptionContext) context = g_option_context_new ("SCENARIO.xml");
  g_autoptr (GError) error = NULL;
  const char *mistake = NULL;

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context,
                                "'sovsim run' on the ranks of an MPI job");
  g_option_context_add_main_entries (context, options, NULL);
  if (!arguments_fit (tables, argc, argv, kept, &error)
      || !g_option_context_parse (context, &argc, &argv, &error))
    mistake = error->message;
  else if (help)
    return show_help (context);
  else if (argc != 2)
    mistake = "expected one scenario file";
  return run_planned (wishes, argv[1], mistake, rank);
}

int
main (int argc, char **argv)
{
  Wishes wishes = { .plan = PLAN_WISHES_NONE };
  ExitStatus status;
  int wrong, rank = 0;

  MPI_Init (&argc, &argv);
  MPI_Comm_rank (MPI_COMM_WORLD, &rank);
  setlocale (LC_ALL, "");
  setlocale (LC_NUMERIC, "C");
  output_begin ();
  if (rank > 0) /* all would say the same */
    {
      g_set_printerr_handler (say_nothing);
      g_set_print_handler (say_nothing);
    }
  status = parse (&wishes, argc, argv, rank);
  wrong = output_finish ();
  g_free (wishes.directory);
  plan_wishes_clear (&wishes.plan);
  MPI_Finalize ();
  return wrong != 0 && status == EXIT_FINE ? EXIT_FAILED : (int) status;
}
