/* Experiments against the clock: what the store costs beside the runs that it
 * keeps, and how many runs are done in a second, on one thread.
 *
 *   sweep SCENARIO LIBRARY REPLICATIONS */
#include "config.h"

#include "tests/bench/clock.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "models/plan.h"
#include "sim/sim-store.h"

/* Where the time went, in seconds of the processor. */
typedef struct
{
  double runs, store;
} Spent;

static void
check (const ProblemList *problems)
{
  g_autofree char *why = problem_list_format (problems);

  if (problem_list_count (problems) > 0)
    g_error ("%s", why);
}

static void
do_run (Plan *plan, const PlanRun *run, SimStore *store, Spent *spent)
{
  g_autoptr (GError) error = NULL;
  double began = bench_now ();
  g_autoptr (SimRunRecord) record = plan_do (plan, run, &error);
  double done = bench_now ();

  if (record == NULL || !sim_store_add_run (store, record, NULL, &error))
    g_error ("%s", error->message);
  spent->runs += done - began;
  spent->store += bench_now () - done;
}

/* What closing the store costs, the last of the log above all, counts. */
static Spent
do_runs (Plan *plan, const GArray *runs, const char *path)
{
  g_autoptr (GError) error = NULL;
  SimStore *store = sim_store_create (path, &error);
  Spent spent = { 0, 0 };
  double began;

  if (store == NULL)
    g_error ("%s", error->message);
  for (guint i = 0; i < runs->len; i++)
    do_run (plan, &g_array_index (runs, PlanRun, i), store, &spent);
  began = bench_now ();
  sim_store_free (store);
  spent.store += bench_now () - began;
  return spent;
}

int
main (int argc, char **argv)
{
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autoptr (GPtrArray) sets = g_ptr_array_new ();
  g_autoptr (Study) study = NULL;
  g_autoptr (Design) design = NULL;
  g_autoptr (Plan) plan = NULL;
  g_autoptr (GArray) runs = NULL;
  g_autofree char *folder = g_dir_make_tmp ("sovsim-sweep-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "results.db", NULL);
  Spent spent;

  if (argc != 4)
    {
      fprintf (stderr, "usage: sweep SCENARIO LIBRARY REPLICATIONS\n");
      return 2;
    }
  study = study_load (argv[1], sets, argv[2], problems);
  check (problems);
  design = design_new (study, NULL, 1, problems);
  check (problems);
  plan = plan_new (study, design, NULL, 1,
                   (guint32) bench_count (argv[3], G_MAXUINT32));
  runs = plan_runs (plan);
  spent = do_runs (plan, runs, path);
  printf ("%u runs, %.0f a second; the store takes %.2f %% of the time\n",
          runs->len, runs->len / (spent.runs + spent.store),
          100 * spent.store / (spent.runs + spent.store));
  g_unlink (path);
  g_rmdir (folder);
  return 0;
}
