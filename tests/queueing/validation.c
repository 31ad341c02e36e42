#include "config.h"

#include "tests/queueing/validation.h"

#include <math.h>
#include <string.h>

#include "sim/sim-pool.h"

const char *const VALIDATIONS[N_VALIDATIONS]
    = { "mm1",         "mm16",          "mmck",
        "md1",         "mg1-lognormal", "mg1-hyperexponential",
        "mg1-sharing", "priorities",    "tandem",
        "jackson",     "closed",        "nhpp" };

static void
free_change (gpointer change)
{
  change_free (change);
}

Study *
validation_load (const char *name, const char *change)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (free_change);
  g_autofree char *path = g_strdup_printf ("%s/scenarios/validation/%s.xml",
                                           SOVSIM_SOURCEDIR, name);
  g_autoptr (ProblemList) problems = problem_list_new ();
  Study *study;

  if (change != NULL)
    g_ptr_array_add (changes, change_parse (change, problems));
  study = study_load (path, changes, SOVSIM_SOURCEDIR "/scenarios", problems);
  if (study == NULL)
    {
      g_autofree char *text = problem_list_format (problems);

      g_error ("%s", text);
    }
  return study;
}

double
validation_value (const SimRunRecord *record, const KnownAnswer *answer)
{
  g_autofree char *labels = known_answer_labels (answer);

  for (guint i = 0; i < record->scalars->len; i++)
    {
      const SimScalarRow *row
          = &g_array_index (record->scalars, SimScalarRow, i);

      if (row->regime == SIM_WHOLE_RUN
          && strcmp (row->metric, ANSWER_WORDS[answer->metric]) == 0
          && strcmp (row->labels, labels) == 0)
        return row->value;
    }
  return NAN;
}

typedef struct
{
  const Study *study;
  guint64 seed;
  guint n;
  double *values;
} Replaying;

static void
replay_one (guint index, gpointer data)
{
  const Replaying *replaying = data;
  const Option *option = g_ptr_array_index (replaying->study->options, 0);
  g_autoptr (SimRunRecord) record
      = replay_run (replaying->study, option, "run", 0, replaying->seed, index);

  WORLD_EACH (study_world (replaying->study), KIND_KNOWN_ANSWER, KnownAnswer,
              answer)
    replaying->values[answer->base.index * replaying->n + index]
        = validation_value (record, answer);
}

double *
validation_replay (const Study *study, guint64 seed, guint n, guint n_workers)
{
  guint n_answers = world_all (study_world (study), KIND_KNOWN_ANSWER)->len;
  Replaying replaying
      = { study, seed, n, g_new0 (double, (gsize) n_answers *n) };

  sim_pool_run (n, n_workers, replay_one, &replaying);
  return replaying.values;
}
