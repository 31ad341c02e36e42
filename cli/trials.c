#include "config.h"

#include "cli/trials.h"

#include <math.h>
#include <string.h>

#include "cli/interruption.h"
#include "cli/ownership.h"
#include "cli/progress.h"
#include "models/replay.h"
#include "models/traffic/trace-survey.h"
#include "plots/objective.h"
#include "sim/sim-pool.h"
#include "sim/sim-store-whole.h"

typedef struct
{
  char **changes;  /* "fence.delay=12ms", sorted, NULL-terminated */
  double **values; /* of each variant; NULL until read */
} Trial;

/* The runs of one variant of one trial: what a worker takes on. */
typedef struct
{
  guint trial, variant;
} Job;

struct Trials
{
  const Study *study;
  const GPtrArray *factors;
  TrialsWish wish;
  SimStore *store;
  GPtrArray *trials;   /* of Trial */
  GHashTable *numbers; /* joined changes to number + 1 */
  GPtrArray *options;  /* of Option, borrowed: the variants wanted */
  GArray *jobs;        /* of Job, during trials_run */
  Progress *progress;
  gint failed; /* set with error: nothing more is begun */
  GMutex lock; /* of error */
  GError *error;
};

/* ---- Trials -------------------------------------------------------------- */

static void
trial_free (gpointer data)
{
  Trial *trial = data;

  for (guint i = 0; trial->values[i] != NULL; i++)
    g_free (trial->values[i]);
  g_free (trial->values);
  g_strfreev (trial->changes);
  g_free (trial);
}

static int
compare_texts (gconstpointer left, gconstpointer right)
{
  return strcmp (*(const char *const *) left, *(const char *const *) right);
}

static char **
changes_at (const Trials *trials, const double *places)
{
  GPtrArray *changes = g_ptr_array_new ();

  for (guint i = 0; i < trials->factors->len; i++)
    {
      const Factor *factor = g_ptr_array_index (trials->factors, i);
      g_autofree char *text
          = isnan (places[i]) ? NULL : factor_text (factor, places[i]);

      if (text != NULL && strcmp (text, factor->value) != 0)
        g_ptr_array_add (changes,
                         g_strdup_printf ("%s=%s", factor->name, text));
    }
  g_ptr_array_sort (changes, compare_texts);
  g_ptr_array_add (changes, NULL);
  return (char **) g_ptr_array_free (changes, FALSE);
}

guint
trials_add (Trials *trials, const double *places)
{
  char **changes = changes_at (trials, places);
  g_autofree char *joined = g_strjoinv ("\n", changes);
  guint number
      = GPOINTER_TO_UINT (g_hash_table_lookup (trials->numbers, joined));
  Trial *trial;

  if (number > 0)
    {
      g_strfreev (changes);
      return number - 1;
    }
  trial = g_new0 (Trial, 1);
  trial->changes = changes;
  trial->values = g_new0 (double *, trials->options->len + 1);
  g_ptr_array_add (trials->trials, trial);
  g_hash_table_insert (trials->numbers, g_steal_pointer (&joined),
                       GUINT_TO_POINTER (trials->trials->len));
  return trials->trials->len - 1;
}

static char *
key_of (const Trials *trials, const Trial *trial, const Option *option,
        guint replication)
{
  g_autofree char *changes = g_strjoinv ("\n", trial->changes);
  g_autofree char *text
      = g_strdup_printf ("trial\n%s\n%s\n%s\n%" G_GUINT64_FORMAT "\n%u\n%s",
                         trials->study->hash, changes, option->id,
                         trials->wish.seed, replication, REPLAY_MODEL_VERSION);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

/* ---- Running ------------------------------------------------------------- */

static void
fail (Trials *trials, GError *error)
{
  g_mutex_lock (&trials->lock);
  if (trials->error == NULL)
    trials->error = error;
  else
    g_error_free (error);
  g_mutex_unlock (&trials->lock);
  g_atomic_int_set (&trials->failed, 1);
}

static gboolean
is_stopped (Trials *trials)
{
  return g_atomic_int_get (&trials->failed) != 0 || interruption_came ();
}

static void
free_change (gpointer change)
{
  change_free (change);
}

static Study *
study_of (Trials *trials, const Trial *trial, GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (free_change);
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autoptr (Study) study = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; trial->changes[i] != NULL; i++)
    g_ptr_array_add (changes, change_parse (trial->changes[i], problems));
  study = study_at (trials->study, changes, problems);
  if (study != NULL)
    traces_survey (study, trials->study, problems);
  if (problem_list_count (problems) == 0)
    return g_steal_pointer (&study);
  text = problem_list_format (problems);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               "an assumption cannot take a value of its range:\n%s", text);
  return NULL;
}

static gboolean
do_run (Trials *trials, const Study *study, const Job *job, guint replication,
        GError **error)
{
  const Trial *trial = g_ptr_array_index (trials->trials, job->trial);
  const Option *wanted = g_ptr_array_index (trials->options, job->variant);
  g_autofree char *key = key_of (trials, trial, wanted, replication);
  g_autoptr (SimRunRecord) record = NULL;
  g_autoptr (SimRunRecord) kept = NULL;
  gboolean found = FALSE;
  guint point = 0;

  if (!sim_store_has_run (trials->store, key, &found, error))
    return FALSE;
  if (found)
    return TRUE;
  (void) g_ptr_array_find (trials->study->options, wanted, &point);
  record = replay_run (study, study_option (study, wanted->id), key,
                       (int) point, trials->wish.seed, replication);
  kept = trials_keep (record, key);
  if (!sim_store_add_run (trials->store, kept, NULL, error))
    return FALSE;
  progress_step (trials->progress);
  return TRUE;
}

static void
do_job (guint index, gpointer data)
{
  Trials *trials = data;
  const Job *job = &g_array_index (trials->jobs, Job, index);
  GError *error = NULL;
  g_autoptr (Study) study = NULL;

  if (is_stopped (trials))
    return;
  study = study_of (trials, g_ptr_array_index (trials->trials, job->trial),
                    &error);
  for (guint r = 0; r < trials->wish.replications && study != NULL
                    && error == NULL && !is_stopped (trials);
       r++)
    if (!do_run (trials, study, job, r, &error))
      break;
  if (error != NULL)
    fail (trials, error);
}

static gboolean
count_missing (Trials *trials, guint t, guint v, guint *n, GError **error)
{
  const Trial *trial = g_ptr_array_index (trials->trials, t);

  *n = 0;
  if (trial->values[v] != NULL)
    return TRUE;
  for (guint r = 0; r < trials->wish.replications; r++)
    {
      g_autofree char *key
          = key_of (trials, trial, g_ptr_array_index (trials->options, v), r);
      gboolean found = FALSE;

      if (!sim_store_has_run (trials->store, key, &found, error))
        return FALSE;
      *n += !found ? 1 : 0;
    }
  return TRUE;
}

/* Sets the jobs to those that have something missing. */
gboolean
trials_count (Trials *trials, guint *n_runs, guint *n_missing, GError **error)
{
  g_array_set_size (trials->jobs, 0);
  *n_runs
      = trials->trials->len * trials->options->len * trials->wish.replications;
  *n_missing = 0;
  for (guint t = 0; t < trials->trials->len; t++)
    for (guint v = 0; v < trials->options->len; v++)
      {
        Job job = { t, v };
        guint n;

        if (!count_missing (trials, t, v, &n, error))
          return FALSE;
        *n_missing += n;
        if (n > 0)
          g_array_append_val (trials->jobs, job);
      }
  return TRUE;
}

static void
do_jobs (Trials *trials, guint n_missing)
{
  interruption_catch ();
  trials->progress = progress_new ("runs", n_missing);
  sim_pool_run_until (trials->jobs->len, trials->wish.n_workers, do_job, trials,
                      &trials->failed);
  g_clear_pointer (&trials->progress, progress_free);
}

static gboolean
read_values (Trials *trials, Trial *trial, guint v, GError **error)
{
  const Objective *objective = objective_find (trials->wish.metric);
  double *values = g_new (double, trials->wish.replications);

  trial->values[v] = values;
  for (guint r = 0; r < trials->wish.replications; r++)
    {
      g_autofree char *key
          = key_of (trials, trial, g_ptr_array_index (trials->options, v), r);

      if (!sim_store_get_whole (
              trials->store, key, trials->wish.metric,
              trials->wish.labels != NULL ? trials->wish.labels : "",
              &values[r], error))
        return FALSE;
      if (isnan (values[r]) && objective != NULL && objective->adds_up)
        values[r] = 0;
    }
  return TRUE;
}

gboolean
trials_run (Trials *trials, GError **error)
{
  guint n_runs, n_missing;

  if (!trials_count (trials, &n_runs, &n_missing, error))
    return FALSE;
  do_jobs (trials, n_missing);
  if (trials->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&trials->error));
      return FALSE;
    }
  if (interruption_came ())
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                   "interrupted; what was finished is kept in %s, and the same "
                   "command goes on from there",
                   trials->wish.directory);
      return FALSE;
    }
  for (guint t = 0; t < trials->trials->len; t++)
    for (guint v = 0; v < trials->options->len; v++)
      {
        Trial *trial = g_ptr_array_index (trials->trials, t);

        if (trial->values[v] == NULL && !read_values (trials, trial, v, error))
          return FALSE;
      }
  return TRUE;
}

/* ---- The whole ----------------------------------------------------------- */

Trials *
trials_new (const Study *study, const GPtrArray *factors,
            const TrialsWish *wish, GError **error)
{
  const Owner owner = { OWNER_TRIALS, study, wish->seed };
  SimStore *store
      = trials_store_open (wish->directory, &owner, wish->replications, error);
  Trials *trials;

  if (store == NULL)
    return NULL;
  trials = g_new0 (Trials, 1);
  trials->study = study;
  trials->factors = factors;
  trials->wish = *wish;
  trials->store = store;
  trials->trials = g_ptr_array_new_with_free_func (trial_free);
  trials->numbers
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  trials->options = g_ptr_array_new ();
  trials->jobs = g_array_new (FALSE, FALSE, sizeof (Job));
  g_mutex_init (&trials->lock);
  for (guint i = 0; i < study->options->len; i++)
    {
      Option *option = g_ptr_array_index (study->options, i);

      if (wish->variants == NULL
          || g_strv_contains (wish->variants, option->id))
        g_ptr_array_add (trials->options, option);
    }
  return trials;
}

void
trials_free (Trials *trials)
{
  if (trials == NULL)
    return;
  sim_store_free (trials->store);
  g_ptr_array_unref (trials->trials);
  g_hash_table_unref (trials->numbers);
  g_ptr_array_unref (trials->options);
  g_array_unref (trials->jobs);
  g_mutex_clear (&trials->lock);
  g_clear_error (&trials->error);
  g_free (trials);
}

const char *
trials_directory (const Trials *trials)
{
  return trials->wish.directory;
}

SimStore *
trials_store (const Trials *trials)
{
  return trials->store;
}

guint
trials_n (const Trials *trials)
{
  return trials->trials->len;
}

char *
trials_describe (const Trials *trials, guint trial)
{
  const Trial *it = g_ptr_array_index (trials->trials, trial);

  return it->changes[0] == NULL ? g_strdup ("everything as it stands")
                                : g_strjoinv (", ", it->changes);
}

guint
trials_n_variants (const Trials *trials)
{
  return trials->options->len;
}

const char *
trials_variant (const Trials *trials, guint i)
{
  return ((const Option *) g_ptr_array_index (trials->options, i))->id;
}

guint
trials_n_replications (const Trials *trials)
{
  return trials->wish.replications;
}

const double *
trials_values (const Trials *trials, guint trial, guint i)
{
  return ((const Trial *) g_ptr_array_index (trials->trials, trial))->values[i];
}

SimContrast
trials_contrast (const Trials *trials, guint trial, guint a, guint b)
{
  return sim_contrast_paired (trials_values (trials, trial, a),
                              trials_values (trials, trial, b),
                              trials->wish.replications);
}
