#include "config.h"

#include "models/isolation/score.h"

#include <math.h>

#include "models/isolation/score-measures.h"

static void
criterion_free (gpointer data)
{
  CriterionScore *score = data;

  g_free (score->text);
  g_free (score);
}

static void
objective_free (gpointer data)
{
  ObjectiveScore *score = data;

  g_ptr_array_unref (score->criteria);
  g_free (score);
}

void
score_free (Score *score)
{
  if (score == NULL)
    return;
  g_ptr_array_unref (score->objectives);
  g_free (score);
}

static CriterionScore *
score_criterion (const Scoring *scoring, const Criterion *criterion)
{
  CriterionScore *score = g_new0 (CriterionScore, 1);

  score->criterion = criterion;
  score->basis = &criterion->base;
  score->evaluated
      = measure_take (scoring, (MeasureForm) criterion->measure, score);
  if (score->evaluated)
    score->level
        = criterion->unmet
          + (gint64) floor ((double) (criterion->met - criterion->unmet)
                                * score->value
                            + 1e-9);
  else
    score->text = g_strdup ("not evaluated");
  return score;
}

static ObjectiveScore *
score_objective (const Scoring *scoring, const Objective *objective)
{
  ObjectiveScore *score = g_new0 (ObjectiveScore, 1);

  score->objective = objective;
  score->level = LEVELS_MOST;
  score->criteria = g_ptr_array_new_with_free_func (criterion_free);
  ENTITY_EACH (objective, KIND_CRITERION, Criterion, criterion)
    {
      CriterionScore *one = score_criterion (scoring, criterion);

      g_ptr_array_add (score->criteria, one);
      if (!one->evaluated)
        continue;
      score->evaluated = TRUE;
      score->level = MIN (score->level, one->level);
    }
  score->passes = !score->evaluated || score->level >= objective->gate;
  return score;
}

/* Sum and ladder at once: a framework uses one of them. */
static void
add_up (Score *score)
{
  double sum = 0;
  gboolean climbing = TRUE;

  score->passes = TRUE;
  for (guint i = 0; i < score->objectives->len; i++)
    {
      const ObjectiveScore *one = g_ptr_array_index (score->objectives, i);

      score->passes = score->passes && one->passes;
      climbing = climbing && one->passes;
      if (climbing && one->evaluated)
        score->reached = one;
      if (!one->evaluated)
        continue;
      score->weight += one->objective->weight;
      sum += one->objective->weight * (double) one->level / LEVELS_MOST;
    }
  score->sum = score->weight > 0 ? sum / score->weight : (double) NAN;
}

Score *
score_asset (const World *world, SimTime at, AccessView view,
             const Asset *asset, const Framework *framework)
{
  const AccessTerms terms = { .at = at, .view = view, .patience = G_MAXINT64 };
  g_autoptr (Access) access = access_solve_terms (world, &terms);
  Score *score = g_new0 (Score, 1);
  const Authority *worst;
  const Region *region = asset_region (asset);
  Scoring scoring = { .world = world,
                      .at = at,
                      .view = view,
                      .access = access,
                      .asset = asset,
                      .home = framework->home };

  if (region != NULL)
    {
      scoring.partition = region_partition (region);
      scoring.operator_ = region_operator (region);
    }
  score->framework = framework;
  score->objectives = g_ptr_array_new_with_free_func (objective_free);
  ENTITY_EACH (framework, KIND_OBJECTIVE, Objective, objective)
    g_ptr_array_add (score->objectives, score_objective (&scoring, objective));
  add_up (score);
  score->reach = measure_reach (&scoring, &worst);
  return score;
}
