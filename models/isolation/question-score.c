/* What a framework says of an asset, beside what is proved of it. */
#include "config.h"

#include <math.h>

#include "models/isolation/question.h"
#include "models/isolation/score.h"

/* A score in both views: with all that is unknown, and without. */
typedef struct
{
  Score *possible;
  Score *sure;
} Scores;

static const ObjectiveScore *
objective_at (const Score *score, guint i)
{
  return g_ptr_array_index (score->objectives, i);
}

/* Does objective @i pass its gate? */
static AnswerVerdict
judge (const Scores *scores, guint i)
{
  const ObjectiveScore *one = objective_at (scores->possible, i);
  const ObjectiveScore *other = objective_at (scores->sure, i);

  if (!one->passes && !other->passes)
    return ANSWER_REFUTED;
  if (!one->passes || !other->passes)
    return ANSWER_UNKNOWN;
  return one->objective->gate > 0 && !(one->evaluated && other->evaluated)
             ? ANSWER_UNKNOWN
             : ANSWER_PROVED;
}

static AnswerVerdict
decide (const Scores *scores)
{
  AnswerVerdict verdict = ANSWER_PROVED;

  for (guint i = 0; i < scores->possible->objectives->len; i++)
    {
      AnswerVerdict one = judge (scores, i);

      if (one == ANSWER_REFUTED)
        return one;
      if (one == ANSWER_UNKNOWN)
        verdict = one;
    }
  return verdict;
}

/* --- telling -------------------------------------------------------------- */

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

static void
add_objective (Answer *answer, const Score *score, const Asset *asset, guint i,
               gboolean open)
{
  const ObjectiveScore *one = objective_at (score, i);
  AnswerFinding *finding = answer_find (
      answer, tell_objective (score, one), &one->objective->base, &asset->base,
      one->evaluated ? g_strdup_printf ("%" G_GINT64_FORMAT, one->level)
                     : g_strdup ("-"));

  finding->open = open;
  add_criteria (finding, one);
}

/* "which level has SOV-2 (level 0 if what is unknown holds, else 4; gate 2)".
 */
static void
note_missing (Answer *answer, const Scores *scores, guint i)
{
  const ObjectiveScore *one = objective_at (scores->possible, i);
  const ObjectiveScore *other = objective_at (scores->sure, i);
  const char *title = one->objective->base.title;
  gint64 gate = one->objective->gate;

  g_ptr_array_add (
      answer->missing,
      one->evaluated && other->evaluated
          ? g_strdup_printf ("which level has %s (%" G_GINT64_FORMAT
                             " if what is unknown holds, else %" G_GINT64_FORMAT
                             ", gate %" G_GINT64_FORMAT ")",
                             title, one->level, other->level, gate)
          : g_strdup_printf ("which level has %s (not evaluated, gate "
                             "%" G_GINT64_FORMAT ")",
                             title, gate));
}

/* Objectives that do not pass come first: they speak against it. Then what is
 * open, and what passes. */
static void
add_objectives (Answer *answer, const Scores *scores, const Asset *asset)
{
  static const AnswerVerdict order[]
      = { ANSWER_REFUTED, ANSWER_UNKNOWN, ANSWER_PROVED };

  for (guint turn = 0; turn < G_N_ELEMENTS (order); turn++)
    for (guint i = 0; i < scores->possible->objectives->len; i++)
      if (judge (scores, i) == order[turn])
        {
          add_objective (answer, scores->possible, asset, i,
                         order[turn] == ANSWER_UNKNOWN
                             && !objective_at (scores->possible, i)->passes);
          if (order[turn] == ANSWER_UNKNOWN)
            note_missing (answer, scores, i);
        }
}

/* Is there a gate that nothing was measured for? */
static gboolean
takes_for_granted (const Score *score)
{
  for (guint i = 0; i < score->objectives->len; i++)
    if (!objective_at (score, i)->evaluated
        && objective_at (score, i)->objective->gate > 0)
      return TRUE;
  return FALSE;
}

static char *
tell_score (const Score *score, AnswerVerdict verdict)
{
  gboolean granted = takes_for_granted (score);
  const char *gates = !score->passes && verdict == ANSWER_UNKNOWN
                          ? "might fail a gate"
                      : !score->passes ? "fails a gate"
                      : granted        ? "passes all gates that were evaluated"
                                       : "passes all gates";

  if (score->framework->form == FRAMEWORK_LADDER)
    return g_strdup_printf (
        "reaches %s%s",
        score->reached == NULL ? "no label"
                               : score->reached->objective->base.title,
        score->reached != NULL && granted
            ? ", with what was not evaluated taken for granted,"
            : "");
  if (isnan (score->sum))
    return g_strdup ("cannot be scored");
  return g_strdup_printf ("scores %.0f %% (%.0f %% of the weight evaluated) "
                          "and %s",
                          100 * score->sum, 100 * score->weight, gates);
}

static void
answer_score (const Question *question, SimTime at, Answer *answer)
{
  const World *world = option_world (question->option, at);
  const Asset *asset = question_entity (question, world, 0);
  const Framework *framework = question_entity (question, world, 1);
  g_autoptr (Score) possible
      = score_asset (world, at, ACCESS_POSSIBLE, asset, framework);
  g_autoptr (Score) sure
      = score_asset (world, at, ACCESS_SURE, asset, framework);
  const Scores scores = { possible, sure };
  g_autofree char *told = NULL;

  answer->verdict = decide (&scores);
  told = tell_score (possible, answer->verdict);
  add_objectives (answer, &scores, asset);
  if (answer->verdict != ANSWER_UNKNOWN)
    g_ptr_array_set_size (answer->missing, 0);
  answer->text = g_strdup_printf (
      "%s %s in %s; authorities outside %s read it %s (%s)",
      entity_name (&asset->base), told, entity_name (&framework->base),
      entity_name (&framework->home->base), access_word (possible->reach),
      access_letter (possible->reach));
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
