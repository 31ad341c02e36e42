#include "config.h"

#include "cli/design-options.h"

#include "cli/loading.h"

void
plan_wishes_clear (PlanWishes *wishes)
{
  g_strfreev (wishes->vary);
  g_strfreev (wishes->zip);
  g_strfreev (wishes->sample);
  g_strfreev (wishes->where);
  g_strfreev (wishes->sets);
  g_strfreev (wishes->variants);
}

static gboolean
check_variants (const char *verb, const PlanWishes *wishes, const Study *study)
{
  for (guint i = 0; wishes->variants != NULL && wishes->variants[i] != NULL;
       i++)
    {
      g_autofree char *mistake
          = loading_variant_mistake (study, wishes->variants[i]);

      if (mistake == NULL)
        continue;
      g_printerr ("sovsim %s: %s\n", verb, mistake);
      return FALSE;
    }
  return TRUE;
}

static gboolean
plan_it (Planned *planned, const char *verb, const PlanWishes *wishes)
{
  const Experiment *experiment
      = world_experiment (study_world (planned->study));
  guint64 seed
      = (guint64) (wishes->seed >= 0 ? wishes->seed : experiment->seed);
  guint32 replications
      = (guint32) (wishes->replications > 0 ? wishes->replications
                                            : experiment->replications);
  g_autoptr (ProblemList) problems = problem_list_new ();
  const DesignWishes design
      = { (const char *const *) wishes->vary, (const char *const *) wishes->zip,
          (const char *const *) wishes->sample,
          (const char *const *) wishes->where, wishes->no_sweep };

  planned->design = design_new (planned->study, &design, seed, problems);
  if (!loading_is_fine (problems))
    return FALSE;
  planned->plan
      = plan_new (planned->study, planned->design,
                  (const char *const *) wishes->variants, seed, replications);
  if (plan_n_points (planned->plan) > 0)
    return TRUE;
  g_printerr ("sovsim %s: the design leaves no run: it asks for other variants "
              "than --variant\n",
              verb);
  return FALSE;
}

gboolean
planned_load (Planned *planned, const char *verb, const char *path,
              const PlanWishes *wishes)
{
  *planned = (Planned){ NULL, NULL, NULL };
  planned->study = loading_study (path, wishes->sets);
  return planned->study != NULL && check_variants (verb, wishes, planned->study)
         && plan_it (planned, verb, wishes);
}

void
planned_clear (Planned *planned)
{
  g_clear_pointer (&planned->plan, plan_free);
  g_clear_pointer (&planned->design, design_free);
  g_clear_pointer (&planned->study, study_free);
}

char *
planned_directory (const Planned *planned)
{
  return g_build_filename (
      "results", world_scenario (study_world (planned->study))->base.id, NULL);
}
