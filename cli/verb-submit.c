/* Sweeps on a cluster: two scripts for Slurm, written and submitted. */
#include "config.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "cli/design-options.h"
#include "cli/shard.h"
#include "cli/verb.h"
#include "models/world/quantity.h"
#include "sim/sim-outfile.h"

enum
{
  SHARD_S = 300, /* a scheduler starts about one task a second: minutes each */
  SHARDS_MOST = 1000, /* the array that every Slurm admits */
  MARGIN_S = 600
};

/* A run is copied, and read again for the summary and each figure. */
#define MERGED_RUN_S 0.1

/* What the user asked for. */
typedef struct
{
  PlanWishes plan;
  char *directory; /* owned */
  char *partition;
  int shards; /* -1: so that each takes minutes */
  int jobs;   /* cores of a shard */
  gboolean slurm;
  gboolean dry_run;
} Wishes;

/* What is submitted. */
typedef struct
{
  const Wishes *wishes;
  char *program;   /* absolute */
  char *scenario;  /* absolute */
  char *directory; /* absolute */
  const char *name;
  guint n_shards;
  double shard_s;
  double merge_s;
} Submission;

/* --- how much is it? ------------------------------------------------------ */

/* Trying the first run is the only honest measure. */
static double
measure_run_s (Plan *plan)
{
  const PlanRun first = { 0, 0 };
  gint64 began_us = g_get_monotonic_time ();

  sim_run_record_free (plan_do (plan, &first, NULL));
  return (double) (g_get_monotonic_time () - began_us) / 1e6;
}

/* What was dealt out before is dealt out in the same way again, so that every
 * shard finds its store; else shards of minutes. */
static guint
choose_n (const Submission *submission, double total_s, guint n_runs)
{
  guint usual = shard_usual_n (submission->directory);

  if (submission->wishes->shards > 0)
    return CLAMP ((guint) submission->wishes->shards, 1, n_runs);
  if (usual > 0)
    return usual;
  return CLAMP ((guint) MIN (ceil (total_s / SHARD_S), SHARDS_MOST), 1, n_runs);
}

static void
size_up (Submission *submission, Plan *plan)
{
  g_autoptr (GArray) runs = plan_runs (plan);
  double total_s = measure_run_s (plan) * runs->len / submission->wishes->jobs;

  submission->n_shards = choose_n (submission, total_s, runs->len);
  submission->shard_s = total_s / submission->n_shards;
}

/* --- the scripts ---------------------------------------------------------- */

static void
append_quoted (GString *line, const char *option, const char *value)
{
  g_autofree char *quoted = g_shell_quote (value);

  g_string_append_printf (line, " %s %s", option, quoted);
}

static void
append_each (GString *line, const char *option, char **values)
{
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    append_quoted (line, option, values[i]);
}

/* The options of the plan, as they were given. */
static void
append_options (GString *line, const PlanWishes *wishes)
{
  append_each (line, "--vary", wishes->vary);
  append_each (line, "--zip", wishes->zip);
  append_each (line, "--sample", wishes->sample);
  append_each (line, "--where", wishes->where);
  append_each (line, "--variant", wishes->variants);
  append_each (line, "--set", wishes->sets);
  if (wishes->no_sweep)
    g_string_append (line, " --no-sweep");
  if (wishes->replications > 0)
    g_string_append_printf (line, " --replications %d", wishes->replications);
  if (wishes->seed >= 0)
    g_string_append_printf (line, " --seed %" G_GINT64_FORMAT, wishes->seed);
}

/* What may hold a blank or a quote is an argument of sbatch instead: the rules
 * by which it reads these lines differ between its versions. */
static void
append_head (GString *script, const Submission *submission, const char *what,
             double limit_s)
{
  g_string_append_printf (script,
                          "#!/bin/sh\n"
                          "#SBATCH --job-name=sovsim-%s-%s\n"
                          "#SBATCH --time=%d\n"
                          "#SBATCH --requeue\n",
                          submission->name, what, (int) ceil (limit_s / 60));
}

static char *
shards_script (const Submission *submission)
{
  GString *script = g_string_new (NULL);
  g_autofree char *program = g_shell_quote (submission->program);

  append_head (script, submission, "shards",
               3 * submission->shard_s + MARGIN_S);
  g_string_append_printf (
      script,
      "#SBATCH --array=1-%u\n"
      "#SBATCH --cpus-per-task=%d\n"
      "# What is stored is not run again: a task may be requeued or started "
      "anew.\n"
      "exec %s run",
      submission->n_shards, submission->wishes->jobs, program);
  append_quoted (script, "--output", submission->directory);
  append_options (script, &submission->wishes->plan);
  g_string_append_printf (script,
                          " --jobs %d --shard \"$SLURM_ARRAY_TASK_ID/%u\"",
                          submission->wishes->jobs, submission->n_shards);
  append_quoted (script, "--", submission->scenario);
  g_string_append_c (script, '\n');
  return g_string_free (script, FALSE);
}

static char *
merge_script (const Submission *submission)
{
  GString *script = g_string_new (NULL);
  g_autofree char *program = g_shell_quote (submission->program);
  g_autofree char *directory = g_shell_quote (submission->directory);

  append_head (script, submission, "merge", submission->merge_s);
  g_string_append_printf (script, "exec %s merge %s\n", program, directory);
  return g_string_free (script, FALSE);
}

/* --- Slurm ---------------------------------------------------------------- */

static gboolean
write_script (const char *path, const char *text, GError **error)
{
  g_autoptr (SimOutfile) file = sim_outfile_new (path, error);

  if (file == NULL)
    return FALSE;
  sim_outfile_write (file, text);
  return sim_outfile_commit (file, error);
}

/* A per cent sign begins a replacement in the name of the log: two are one. */
static char *
log_argument (const Submission *submission, const char *what)
{
  g_auto (GStrv) parts = g_strsplit (submission->directory, "%", -1);
  g_autofree char *directory = g_strjoinv ("%%", parts);

  return g_strdup_printf ("--output=%s/slurm-%s-%%j.log", directory, what);
}

/* The command that submits the script of @what. */
static GPtrArray *
sbatch_argv (const Submission *submission, const char *what,
             const char *dependency)
{
  GPtrArray *argv = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (argv, g_strdup ("sbatch"));
  g_ptr_array_add (argv, g_strdup ("--parsable"));
  g_ptr_array_add (argv, log_argument (submission, what));
  if (submission->wishes->partition != NULL)
    g_ptr_array_add (argv, g_strdup_printf ("--partition=%s",
                                            submission->wishes->partition));
  if (dependency != NULL)
    g_ptr_array_add (argv,
                     g_strdup_printf ("--dependency=afterany:%s", dependency));
  g_ptr_array_add (
      argv, g_strdup_printf ("%s/slurm-%s.sh", submission->directory, what));
  g_ptr_array_add (argv, NULL);
  return argv;
}

/* The number of the job that sbatch made; NULL on failure. */
static char *
sbatch (const GPtrArray *argv, GError **error)
{
  g_autoptr (GSubprocess) process = g_subprocess_newv (
      (const char *const *) argv->pdata,
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, error);
  g_autofree char *said = NULL;
  g_autofree char *complained = NULL;

  if (process == NULL
      || !g_subprocess_communicate_utf8 (process, NULL, NULL, &said,
                                         &complained, error))
    return NULL;
  if (!g_subprocess_get_successful (process))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "sbatch: %s",
                   g_strstrip (complained));
      return NULL;
    }
  /* "JOB" or "JOB;CLUSTER" */
  return g_strstrip (g_strdelimit (g_steal_pointer (&said), ";", '\0'));
}

/* Write the script of @what and submit it. */
static char *
submit_script (const Submission *submission, const char *what, const char *text,
               const char *dependency, GError **error)
{
  g_autofree char *path
      = g_strdup_printf ("%s/slurm-%s.sh", submission->directory, what);
  g_autoptr (GPtrArray) argv = sbatch_argv (submission, what, dependency);

  return write_script (path, text, error) ? sbatch (argv, error) : NULL;
}

/* afterany, not afterok: a task that was killed has stored what it had done,
 * and the merge says what is missing; afterok would wait for ever when the
 * scheduler lost its memory of a task. */
static gboolean
submit_scripts (const Submission *submission, const char *shards,
                const char *merge, GError **error)
{
  g_autofree char *job
      = submit_script (submission, "shards", shards, NULL, error);
  g_autofree char *merge_job
      = job == NULL ? NULL
                    : submit_script (submission, "merge", merge, job, error);

  if (merge_job == NULL)
    return FALSE;
  g_print ("job %s: %u shards; job %s: merge into %s/results.db\n", job,
           submission->n_shards, merge_job, submission->directory);
  return TRUE;
}

/* A command as one types it; "$job" stands for what the shell puts there. */
static char *
quote (const GPtrArray *argv)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; i + 1 < argv->len; i++)
    {
      const char *word = g_ptr_array_index (argv, i);
      g_autofree char *quoted
          = strpbrk (word, " \t'\"\\&;<>()|*?[]#~$") == NULL
                    || g_str_has_prefix (word, "--dependency=")
                ? g_strdup (word)
                : g_shell_quote (word);

      g_string_append_printf (line, "%s%s", i > 0 ? " " : "", quoted);
    }
  return g_string_free (line, FALSE);
}

static void
print_dry (const Submission *submission, const char *shards, const char *merge)
{
  g_autoptr (GPtrArray) first = sbatch_argv (submission, "shards", NULL);
  g_autoptr (GPtrArray) second = sbatch_argv (submission, "merge", "$job");
  g_autofree char *submits = quote (first);
  g_autofree char *merges = quote (second);

  g_print ("# %s/slurm-shards.sh\n%s\n# %s/slurm-merge.sh\n%s\n"
           "# job=$(%s)\n# %s\n",
           submission->directory, shards, submission->directory, merge, submits,
           merges);
}

static ExitStatus
submit (const Submission *submission)
{
  g_autofree char *shards = shards_script (submission);
  g_autofree char *merge = merge_script (submission);
  g_autoptr (GError) error = NULL;

  if (submission->wishes->dry_run)
    {
      print_dry (submission, shards, merge);
      return EXIT_FINE;
    }
  if (g_mkdir_with_parents (submission->directory, 0777) != 0)
    {
      g_printerr ("sovsim submit: %s: cannot be made: %s\n",
                  submission->directory, g_strerror (errno));
      return EXIT_FAILED;
    }
  if (submit_scripts (submission, shards, merge, &error))
    return EXIT_FINE;
  g_printerr ("sovsim submit: %s\n", error->message);
  return EXIT_FAILED;
}

/* --- the whole ------------------------------------------------------------ */

static double
merge_s (const Plan *plan)
{
  double n_runs = 0;

  for (guint i = 0; i < plan_n_points (plan); i++)
    n_runs += plan_point (plan, i)->replications;
  return MARGIN_S + MERGED_RUN_S * n_runs;
}

static ExitStatus
submit_planned (const Wishes *wishes, const Planned *planned, const char *path)
{
  g_autofree char *directory = wishes->directory != NULL
                                   ? g_strdup (wishes->directory)
                                   : planned_directory (planned);
  Submission submission
      = { .wishes = wishes,
          .program = g_file_read_link ("/proc/self/exe", NULL),
          .scenario = g_canonicalize_filename (path, NULL),
          .directory = g_canonicalize_filename (directory, NULL),
          .name = world_scenario (study_world (planned->study))->base.id };
  ExitStatus status;

  if (submission.program == NULL)
    submission.program = g_strdup ("sovsim");
  size_up (&submission, planned->plan);
  submission.merge_s = merge_s (planned->plan);
  status = submit (&submission);
  g_free (submission.program);
  g_free (submission.scenario);
  g_free (submission.directory);
  return status;
}

static const char *
find_mistake (const Wishes *wishes, int argc)
{
  if (argc != 2)
    return argc < 2 ? "a scenario file is missing"
                    : "one scenario file at a time";
  if (!wishes->slurm)
    return "name the engine: --slurm";
  return NULL;
}

static ExitStatus
submit_wishes (const Wishes *wishes, int argc, char **argv)
{
  const char *mistake = find_mistake (wishes, argc);
  ExitStatus status = EXIT_USAGE;
  Planned planned;

  if (mistake != NULL)
    return verb_misused (&VERB_SUBMIT, "%s", mistake);
  if (planned_load (&planned, "submit", argv[1], &wishes->plan))
    status = submit_planned (wishes, &planned, argv[1]);
  planned_clear (&planned);
  return status;
}

static ExitStatus
run (int argc, char **argv)
{
  Wishes wishes = { .plan = PLAN_WISHES_NONE, .shards = -1, .jobs = 1 };
  ExitStatus status;
  const GOptionEntry options[]
      = { { "slurm", 0, 0, G_OPTION_ARG_NONE, &wishes.slurm,
            "As a job array of Slurm", NULL },
          { "dry-run", 0, 0, G_OPTION_ARG_NONE, &wishes.dry_run,
            "Print the scripts, write and submit nothing", NULL },
          { "output", 'o', 0, G_OPTION_ARG_FILENAME, &wishes.directory,
            "Directory of the results, seen by all nodes [results/NAME]",
            "DIR" },
          { "shards", 0, 0, G_OPTION_ARG_INT, &wishes.shards,
            "How many [so that each takes some five minutes]", "N" },
          { "jobs", 'j', 0, G_OPTION_ARG_INT, &wishes.jobs,
            "Cores of a shard [1]", "N" },
          { "partition", 0, 0, G_OPTION_ARG_STRING, &wishes.partition,
            "Partition of the cluster [its own default]", "NAME" },
          PLAN_OPTIONS (wishes.plan),
          { NULL, 0, 0, 0, NULL, NULL, NULL } };

  if (verb_parse (&VERB_SUBMIT, options, &argc, &argv, &status))
    status = submit_wishes (&wishes, argc, argv);
  plan_wishes_clear (&wishes.plan);
  g_free (wishes.directory);
  g_free (wishes.partition);
  return status;
}

const Verb VERB_SUBMIT
    = { .name = "submit",
        .arguments = "SCENARIO.xml",
        .help = "Run the shards of an experiment on a cluster",
        .run = run };
