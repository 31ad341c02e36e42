/* What changes between two variants, or between two dates of one. */
#include "config.h"

#include "models/isolation/access.h"
#include "models/isolation/question.h"

/* One side of the comparison. */
typedef struct
{
  const Option *option;
  SimTime at;
} Side;

static gboolean
read_side (const Question *question, guint i, SimTime at, Side *side)
{
  const Scenario *scenario = world_scenario (study_world (question->study));

  side->option = study_option (question->study, question->arguments[i]);
  side->at = at;
  if (side->option != NULL)
    return TRUE;
  side->option = question->option;
  return sim_time_parse (question->arguments[i], &side->at)
         && dated_holds (scenario->from, scenario->to, side->at);
}

static char *
accepts_side (const Question *question, guint i)
{
  const Scenario *scenario = world_scenario (study_world (question->study));
  g_autofree char *from = sim_time_format (scenario->from);
  g_autofree char *to = sim_time_format (scenario->to);
  g_autofree char *quoted = problem_quote (question->arguments[i]);
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autofree char *hint = NULL;
  Side side;

  if (read_side (question, i, scenario->from, &side))
    return NULL;
  for (guint j = 0; j < question->study->options->len; j++)
    g_ptr_array_add (
        known,
        ((Option *) g_ptr_array_index (question->study->options, j))->id);
  g_ptr_array_add (known, NULL);
  hint = problem_suggest (question->arguments[i],
                          (const char *const *) known->pdata);
  return g_strdup_printf ("'%s' is neither a variant%s nor a date from %s to "
                          "before %s",
                          quoted, hint, from, to);
}

static void
compare (Answer *answer, const Access *before, const Access *after,
         const World *world, const World *then)
{
  WORLD_EACH (world, KIND_AUTHORITY, Authority, authority)
    WORLD_EACH (world, KIND_ASSET, Asset, asset)
      {
        const Authority *judge = g_ptr_array_index (
            world_all (then, KIND_AUTHORITY), authority->base.index);
        const Asset *data = g_ptr_array_index (world_all (then, KIND_ASSET),
                                               asset->base.index);
        AccessClass was = access_class (before, authority, asset);
        AccessClass is = access_class (after, judge, data);
        g_autoptr (GArray) steps = NULL;
        AnswerFinding *finding;

        if (was == is)
          continue;
        finding = answer_find (
            answer,
            g_strdup_printf ("%s and %s: %s becomes %s",
                             entity_name (&authority->base),
                             entity_name (&asset->base), access_letter (was),
                             access_letter (is)),
            &judge->base, &data->base,
            g_strdup_printf ("%s%s", access_letter (was), access_letter (is)));
        steps = is == ACCESS_NONE ? access_steps (before, authority, asset)
                                  : access_steps (after, judge, data);
        for (guint i = 0; i < steps->len; i++)
          {
            const AccessStep *step = &g_array_index (steps, AccessStep, i);

            finding_add_hop (finding, access_step_tell (step), step->basis);
          }
        if (is == ACCESS_NONE)
          g_ptr_array_add (finding->notes, g_strdup ("the way above is gone"));
      }
}

static void
answer_what_changed (const Question *question, SimTime at, Answer *answer)
{
  Side one, other;
  const World *world, *then;
  g_autoptr (Access) before = NULL;
  g_autoptr (Access) after = NULL;

  if (!read_side (question, 0, at, &one)
      || !read_side (question, 1, at, &other))
    g_return_if_reached (); /* accepts_side() has looked */
  world = option_world (one.option, one.at);
  then = option_world (other.option, other.at);
  before = access_solve (world, one.at);
  after = access_solve (then, other.at);
  compare (answer, before, after, world, then);
  answer->verdict = answer->findings->len == 0 ? ANSWER_PROVED : ANSWER_REFUTED;
  answer->text = g_strdup_printf (
      "from %s to %s, %u of %u pairs of authority and asset change class",
      question->arguments[0], question->arguments[1], answer->findings->len,
      world_all (world, KIND_AUTHORITY)->len
          * world_all (world, KIND_ASSET)->len);
  answer->searched = g_strdup ("both fixpoints were compared pair by pair; "
                               "unknown relations count as there");
}

const QuestionKind QUESTION_WHAT_CHANGED
    = { .name = "what-changed",
        .arguments = "A B",
        .help = "Is access the same in two variants, or on two dates",
        .n_arguments = 2,
        .kinds = { KIND_NONE, KIND_NONE },
        .accepts = accepts_side,
        .answer = answer_what_changed };
