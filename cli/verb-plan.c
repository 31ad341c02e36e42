#include "config.h"

#include <math.h>
#include <string.h>

#include "cli/design-options.h"
#include "cli/json-output.h"
#include "cli/missing.h"
#include "cli/output.h"
#include "cli/verb.h"
#include "models/world/quantity.h"
#include "sim/sim-csv.h"
#include "sim/sim-number.h"

enum
{
  POINTS_SHOWN = 30,
  AXES_SHOWN = 4,
  VALUES_SHOWN = 60 /* characters */
};

/* What the user asked for. */
typedef struct
{
  PlanWishes plan;
  char *directory; /* owned */
  int jobs;
  gboolean all;
  gboolean no_probe;
  gboolean csv;
  gboolean json;
} Wishes;

/* A plan beside what is done of it. */
typedef struct
{
  const Wishes *wishes;
  Plan *plan;
  GArray *runs;       /* of PlanRun: all of them */
  GHashTable *undone; /* of "POINT REPLICATION" */
  guint *n_undone;    /* by point */
  guint n_missing;
  double run_s;      /* how long one run takes; 0: unknown */
  const char *basis; /* how that is known */
} Outlook;

/* --- what is done --------------------------------------------------------- */

static char *
run_name (const PlanRun *run)
{
  return g_strdup_printf ("%u %u", run->point, run->replication);
}

static void
note_missing (Outlook *outlook, const GArray *missing)
{
  outlook->n_missing = missing->len;
  for (guint i = 0; i < missing->len; i++)
    {
      const PlanRun *run = &g_array_index (missing, PlanRun, i);

      outlook->n_undone[run->point]++;
      g_hash_table_add (outlook->undone, run_name (run));
    }
}

/* The results directory may hold something else, or nothing: then all is to
 * be done. */
static void
look_into_store (Outlook *outlook)
{
  g_autofree char *path
      = g_build_filename (outlook->wishes->directory, "results.db", NULL);
  g_autoptr (SimStore) store = sim_store_open (path, NULL);
  g_autoptr (GArray) missing = NULL;
  SimWall wall = { 0, 0 };

  if (store != NULL)
    missing = missing_runs (outlook->plan, outlook->runs, store, NULL);
  note_missing (outlook, missing != NULL ? missing : outlook->runs);
  if (store == NULL || !sim_store_wall (store, &wall, NULL) || wall.n == 0)
    return;
  outlook->run_s = wall.sum_s / (double) wall.n;
  outlook->basis = "mean of the runs that are stored";
}

static void
probe (Outlook *outlook)
{
  gint64 began_us = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SimRunRecord) record = plan_do (
      outlook->plan, &g_array_index (outlook->runs, PlanRun, 0), &error);

  if (record == NULL)
    return;
  outlook->run_s = (double) (g_get_monotonic_time () - began_us) / 1e6;
  outlook->basis = "the first one was tried";
}

static int
n_workers (const Wishes *wishes)
{
  return wishes->jobs > 0 ? wishes->jobs : (int) g_get_num_processors ();
}

static double
time_left_s (const Outlook *outlook)
{
  guint workers = (guint) n_workers (outlook->wishes);

  return outlook->run_s * outlook->n_missing
         / MAX (MIN (workers, outlook->n_missing), 1);
}

/* --- as a table ----------------------------------------------------------- */

static char *
factor_values (const Design *design, guint factor)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < design->settings->len; i++)
    {
      const char *value = design_value (design, i, factor);

      if (g_hash_table_add (seen, (gpointer) value) && text->len < VALUES_SHOWN)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", value);
    }
  if (text->len >= VALUES_SHOWN)
    g_string_append (text, ", ...");
  return g_strdup_printf ("%u value%s: %s", g_hash_table_size (seen),
                          g_hash_table_size (seen) == 1 ? "" : "s", text->str);
}

static void
print_factors (const Design *design)
{
  g_autoptr (Table) table = table_new ("ll");

  for (guint i = 0; i < design->factors->len; i++)
    {
      const Factor *factor = g_ptr_array_index (design->factors, i);
      g_autofree char *values = factor_values (design, i);
      g_autofree char *name = g_strdup_printf ("  %s", factor->name);
      const char *cells[] = { name, values };

      table_add (table, cells);
    }
  table_print (table);
}

static void
print_head (const Outlook *outlook)
{
  const Plan *plan = outlook->plan;
  const Scenario *scenario = world_scenario (study_world (plan_study (plan)));
  g_autofree char *each
      = quantity_format_span ((SimSpan) (outlook->run_s * 1e9));
  g_autofree char *left
      = quantity_format_span ((SimSpan) (time_left_s (outlook) * 1e9));
  guint n_done = outlook->runs->len - outlook->n_missing;

  g_print ("%s\n%u point%s, %u run%s, seed %" G_GUINT64_FORMAT
           "; %u stored, %u to do\n",
           scenario->base.title, plan_n_points (plan),
           plan_n_points (plan) == 1 ? "" : "s", outlook->runs->len,
           outlook->runs->len == 1 ? "" : "s", plan_seed (plan), n_done,
           outlook->n_missing);
  print_factors (plan_design (plan));
  if (outlook->basis != NULL)
    g_print ("time: about %s with %d worker%s, %s a run (%s)\n", left,
             n_workers (outlook->wishes),
             n_workers (outlook->wishes) == 1 ? "" : "s", each, outlook->basis);
  g_print ("\n");
}

static void
print_point (const Outlook *outlook, Table *table, guint n_axes, guint i)
{
  const Plan *plan = outlook->plan;
  const PlanPoint *point = plan_point (plan, i);
  g_autofree char *number = g_strdup_printf ("%u", i);
  g_autofree char *wanted = g_strdup_printf ("%u", point->replications);
  g_autofree char *stored
      = g_strdup_printf ("%u", point->replications - outlook->n_undone[i]);
  const char *cells[AXES_SHOWN + 4] = { number, point->option->id };

  for (guint j = 0; j < n_axes; j++)
    cells[2 + j] = design_value (plan_design (plan), point->setting, j);
  cells[2 + n_axes] = wanted;
  cells[3 + n_axes] = stored;
  table_add (table, cells);
}

/* The width of a column with the values of @factor. */
static glong
axis_width (const Design *design, guint factor)
{
  const Factor *axis = g_ptr_array_index (design->factors, factor);
  glong width = g_utf8_strlen (axis->name, -1);

  for (guint i = 0; i < design->settings->len; i++)
    width = MAX (width, g_utf8_strlen (design_value (design, i, factor), -1));
  return width;
}

/* How many of the axes fit beside what else a point has. */
static guint
n_axes_abreast (const Plan *plan)
{
  const Design *design = plan_design (plan);
  glong variant = (glong) strlen ("variant");
  glong left = OUTPUT_WIDTH - (glong) strlen ("point    replications  stored");
  guint n = 0;

  for (guint i = 0; i < plan_n_points (plan); i++)
    variant
        = MAX (variant, g_utf8_strlen (plan_point (plan, i)->option->id, -1));
  left -= variant;
  for (; n < MIN (design->factors->len, AXES_SHOWN); n++)
    {
      left -= axis_width (design, n) + 2;
      if (left < 0)
        break;
    }
  return n;
}

static void
print_points (const Outlook *outlook)
{
  const GPtrArray *factors = plan_design (outlook->plan)->factors;
  guint n_axes = n_axes_abreast (outlook->plan);
  guint n_points = plan_n_points (outlook->plan);
  guint n_shown
      = outlook->wishes->all ? n_points : MIN (n_points, POINTS_SHOWN);
  g_autofree char *layout
      = g_strdup_printf ("rl%.*srr", (int) n_axes, "rrrrrrrr");
  g_autoptr (Table) table = table_new (layout);
  const char *heading[AXES_SHOWN + 4] = { "point", "variant" };

  for (guint j = 0; j < n_axes; j++)
    heading[2 + j] = ((Factor *) g_ptr_array_index (factors, j))->name;
  heading[2 + n_axes] = "replications";
  heading[3 + n_axes] = "stored";
  table_add (table, heading);
  for (guint i = 0; i < n_shown; i++)
    print_point (outlook, table, n_axes, i);
  table_print (table);
  if (n_shown < n_points)
    g_print ("and %u more; --all shows them, --csv every run\n",
             n_points - n_shown);
  if (n_axes < factors->len)
    g_print ("%u more axes are not shown; --csv has them\n",
             factors->len - n_axes);
}

/* --- as CSV and JSON ------------------------------------------------------ */

static void
print_csv_run (const Outlook *outlook, guint i)
{
  const PlanRun *run = &g_array_index (outlook->runs, PlanRun, i);
  const Plan *plan = outlook->plan;
  const PlanPoint *point = plan_point (plan, run->point);
  const Design *design = plan_design (plan);
  g_autofree char *key = plan_key (plan, run);
  g_autofree char *name = run_name (run);
  g_autoptr (GString) line = g_string_new (NULL);

  sim_csv_append_number (line, i);
  sim_csv_append_number (line, run->point);
  sim_csv_append (line, point->option->id);
  for (guint j = 0; j < design->factors->len; j++)
    if (((Factor *) g_ptr_array_index (design->factors, j))->entity != NULL)
      sim_csv_append (line, design_value (design, point->setting, j));
  sim_csv_append_number (line, run->replication);
  sim_csv_append_number (line, (double) plan_seed (plan));
  sim_csv_append (line, key);
  sim_csv_append (line,
                  g_hash_table_contains (outlook->undone, name) ? "no" : "yes");
  g_print ("%s\n", line->str);
}

static void
print_csv (const Outlook *outlook)
{
  const GPtrArray *factors = plan_design (outlook->plan)->factors;
  g_autoptr (GString) heading = g_string_new ("run,point,variant");

  for (guint j = 0; j < factors->len; j++)
    if (((Factor *) g_ptr_array_index (factors, j))->entity != NULL)
      sim_csv_append (heading,
                      ((Factor *) g_ptr_array_index (factors, j))->name);
  g_print ("%s,replication,seed,key,stored\n", heading->str);
  for (guint i = 0; i < outlook->runs->len; i++)
    print_csv_run (outlook, i);
}

static void
add_json_point (JsonBuilder *builder, const Outlook *outlook, guint i)
{
  const Plan *plan = outlook->plan;
  const PlanPoint *point = plan_point (plan, i);
  const Design *design = plan_design (plan);

  json_builder_begin_object (builder);
  json_output_int (builder, "point", i);
  json_output_text (builder, "variant", point->option->id);
  json_builder_set_member_name (builder, "parameters");
  json_builder_begin_object (builder);
  for (guint j = 0; j < design->factors->len; j++)
    {
      const Factor *factor = g_ptr_array_index (design->factors, j);

      if (factor->entity != NULL)
        json_output_text (builder, factor->name,
                          design_value (design, point->setting, j));
    }
  json_builder_end_object (builder);
  json_output_text (builder, "config", point->config);
  json_output_int (builder, "replications", point->replications);
  json_output_int (builder, "stored",
                   point->replications - outlook->n_undone[i]);
  json_builder_end_object (builder);
}

static void
print_json (const Outlook *outlook)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_output_text (builder, "plan", plan_hash (outlook->plan));
  json_output_int (builder, "seed", (gint64) plan_seed (outlook->plan));
  json_output_int (builder, "runs", outlook->runs->len);
  json_output_int (builder, "missing", outlook->n_missing);
  json_output_number (builder, "seconds-left",
                      outlook->basis != NULL ? time_left_s (outlook)
                                             : (double) NAN);
  json_builder_set_member_name (builder, "points");
  json_builder_begin_array (builder);
  for (guint i = 0; i < plan_n_points (outlook->plan); i++)
    add_json_point (builder, outlook, i);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  json_output_print (builder);
}

/* --- the whole ------------------------------------------------------------ */

static void
print_outlook (Outlook *outlook)
{
  look_into_store (outlook);
  if (outlook->basis == NULL && !outlook->wishes->no_probe
      && !outlook->wishes->csv)
    probe (outlook);
  if (outlook->wishes->csv)
    print_csv (outlook);
  else if (outlook->wishes->json)
    print_json (outlook);
  else
    {
      print_head (outlook);
      print_points (outlook);
    }
}

static void
plan_planned (Wishes *wishes, const Planned *planned)
{
  g_autoptr (GArray) runs = plan_runs (planned->plan);
  g_autoptr (GHashTable) undone
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree guint *n_undone = g_new0 (guint, plan_n_points (planned->plan));
  Outlook outlook = { .wishes = wishes,
                      .plan = planned->plan,
                      .runs = runs,
                      .undone = undone,
                      .n_undone = n_undone };

  if (wishes->directory == NULL)
    wishes->directory = planned_directory (planned);
  print_outlook (&outlook);
}

static ExitStatus
plan_wishes (Wishes *wishes, int argc, const char *path)
{
  ExitStatus status = EXIT_USAGE;
  Planned planned;

  if (argc != 2)
    return verb_misused (&VERB_PLAN, argc < 2 ? "a scenario file is missing"
                                              : "one scenario file at a time");
  if (planned_load (&planned, "plan", path, &wishes->plan))
    {
      plan_planned (wishes, &planned);
      status = EXIT_FINE;
    }
  planned_clear (&planned);
  return status;
}

static ExitStatus
plan (int argc, char **argv)
{
  Wishes wishes = { .plan = PLAN_WISHES_NONE, .jobs = -1 };
  ExitStatus status;
  const GOptionEntry options[] = {
    PLAN_OPTIONS (wishes.plan),
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &wishes.directory,
      "Directory of the results, to see what is done [results/NAME]", "DIR" },
    { "jobs", 'j', 0, G_OPTION_ARG_INT, &wishes.jobs,
      "Runs side by side [one for each processor]", "N" },
    { "no-probe", 0, 0, G_OPTION_ARG_NONE, &wishes.no_probe,
      "Do not try a run to see how long it takes", NULL },
    { "all", 0, 0, G_OPTION_ARG_NONE, &wishes.all, "Show all points", NULL },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &wishes.csv, "Print every run as CSV",
      NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &wishes.json, "Print JSON", NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL }
  };

  if (verb_parse (&VERB_PLAN, options, &argc, &argv, &status))
    status = plan_wishes (&wishes, argc, argv[1]);
  plan_wishes_clear (&wishes.plan);
  g_free (wishes.directory);
  return status;
}

const Verb VERB_PLAN
    = { .name = "plan",
        .arguments = "SCENARIO.xml",
        .help = "List the runs of an experiment without running them",
        .run = plan };
