/* What a framework says of an asset, beside what is proved of it. */
#include "config.h"

#include <math.h>

#include "models/isolation/question.h"
#include "models/isolation/score.h"

/* "SEAL 2 of 4, weight 10 %, gate 3" of an objective. */
static char *
tell_objective (const Score *score, const ObjectiveScore *one)
{
  const Objective *objective = one->objective;
  g_autoptr (GString) text = g_string_new (objective->base.title);

  if (!one->evaluated)
    g_string_append (text, ": not evaluated");
  else
    g_string_append_printf (text, ": level %" G_GINT64_FORMAT, one->level);
  if (score->framework->form == FRAMEWORK_SUM)
    g_string_append_printf (text, ", weight %.0f %%", 100 * objective->weight);
  if (objective->gate > 0)
    g_string_append_printf (text, ", gate %" G_GINT64_FORMAT "%s",
                            objective->gate,
                            one->passes ? "" : ": does not pass");
  return g_strdup (text->str);
}

/* One line for each criterion, with what it rests on. */
static void
add_criteria (AnswerFinding *finding, const ObjectiveScore *one)
{
  for (guint i = 0; i < one->criteria->len; i++)
    {
      const CriterionScore *score = g_ptr_array_index (one->criteria, i);

      finding_add_relation (
          finding,
          score->evaluated ? g_strdup_printf (
              "%s: level %" G_GINT64_FORMAT ", for %s",
              score->criterion->base.title, score->level, score->text)
                           : g_strdup_printf ("%s: not evaluated",
                                              score->criterion->base.title),
          score->basis);
    }
}

/* Objectives that do not pass come first: they speak against it. */
static void
add_objectives (Answer *answer, const Score *score, const Asset *asset,
                gboolean passing)
{
  for (guint i = 0; i < score->objectives->len; i++)
    {
      const ObjectiveScore *one = g_ptr_array_index (score->objectives, i);
      AnswerFinding *finding;

      if (one->passes != passing)
        continue;
      finding = answer_find (
          answer, tell_objective (score, one), &one->objective->base,
          &asset->base,
          one->evaluated ? g_strdup_printf ("%" G_GINT64_FORMAT, one->level)
                         : g_strdup ("-"));
      add_criteria (finding, one);
    }
}

static char *
tell_score (const Score *score)
{
  const char *gates = score->passes ? "passes all gates" : "fails a gate";

  if (score->framework->form == FRAMEWORK_LADDER)
    return g_strdup_printf ("reaches %s",
                            score->reached == NULL
                                ? "no label"
                                : score->reached->objective->base.title);
  if (isnan (score->sum))
    return g_strdup ("cannot be scored");
  return g_strdup_printf ("scores %.0f %% (%.0f %% of the weight evaluated) "
                          "and %s",
                          100 * score->sum, 100 * score->weight, gates);
}

static AnswerVerdict
decide (const Score *score)
{
  for (guint i = 0; i < score->objectives->len; i++)
    if (!((const ObjectiveScore *) g_ptr_array_index (score->objectives, i))
             ->passes)
      return ANSWER_REFUTED;
  return ANSWER_PROVED;
}

static void
answer_score (const Question *question, SimTime at, Answer *answer)
{
  const World *world = option_world (question->option, at);
  const Asset *asset = question_entity (question, world, 0);
  const Framework *framework = question_entity (question, world, 1);
  g_autoptr (Access) access = access_solve (world, at);
  g_autoptr (Score) score = score_asset (world, at, access, asset, framework);
  g_autofree char *told = tell_score (score);

  answer->verdict = decide (score);
  add_objectives (answer, score, asset, FALSE);
  add_objectives (answer, score, asset, TRUE);
  answer->text = g_strdup_printf (
      "%s %s in %s; authorities outside %s read it %s (%s)",
      entity_name (&asset->base), told, entity_name (&framework->base),
      entity_name (&framework->home->base), access_word (score->reach),
      access_letter (score->reach));
  answer->searched
      = g_strdup ("criteria with a measure were computed, the others are "
                  "listed as not evaluated; a score is no proof");
}

const QuestionKind QUESTION_SCORE
    = { .name = "score",
        .arguments = "ASSET FRAMEWORK",
        .help = "Does an asset pass the gates of a framework; its score beside "
                "its access",
        .n_arguments = 2,
        .kinds = { KIND_ASSET, KIND_FRAMEWORK },
        .answer = answer_score };
