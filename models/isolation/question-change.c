/* What changes between two variants, two dates of one, or two scenarios. */
#include "config.h"

#include "models/isolation/access-range.h"
#include "models/isolation/question.h"

/* One side of the comparison. */
typedef struct
{
  const Study *study;
  const Option *option;
  SimTime at;
  const World *world;
  Access *access;
} Side;

/* Another scenario is asked in the variant of the question when it has one
 * called so, else in its first. */
static void
read_file (const Question *question, guint i, Side *side)
{
  side->study = question->files[i];
  side->option = study_option (side->study, question->option->id);
  if (side->option == NULL)
    side->option = g_ptr_array_index (side->study->options, 0);
}

static gboolean
read_side (const Question *question, guint i, SimTime at, Side *side)
{
  const Scenario *scenario;

  *side = (Side){ question->study, NULL, at, NULL, NULL };
  if (question->files[i] != NULL)
    read_file (question, i, side);
  else
    side->option = study_option (question->study, question->arguments[i]);
  scenario = world_scenario (study_world (side->study));
  if (side->option != NULL)
    return dated_holds (scenario->from, scenario->to, side->at);
  side->option = question->option;
  return sim_time_parse (question->arguments[i], &side->at)
         && dated_holds (scenario->from, scenario->to, side->at);
}

/* What dates are accepted of @study. */
static char *
tell_dates (const Study *study)
{
  const Scenario *scenario = world_scenario (study_world (study));
  g_autofree char *from = sim_time_format (scenario->from);
  g_autofree char *to = sim_time_format (scenario->to);

  return g_strdup_printf ("from %s to before %s", from, to);
}

static char *
accepts_side (const Question *question, guint i)
{
  const Scenario *scenario = world_scenario (study_world (question->study));
  g_autofree char *dates = tell_dates (question->study);
  g_autofree char *quoted = problem_quote (question->arguments[i]);
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autofree char *hint = NULL;
  Side side;

  if (question->files[i] != NULL
      || read_side (question, i, scenario->from, &side))
    return NULL;
  for (guint j = 0; j < question->study->options->len; j++)
    g_ptr_array_add (
        known,
        ((Option *) g_ptr_array_index (question->study->options, j))->id);
  g_ptr_array_add (known, NULL);
  hint = problem_suggest (question->arguments[i],
                          (const char *const *) known->pdata);
  return g_strdup_printf ("'%s' is neither a variant%s nor a date %s, nor "
                          "another scenario (.xml)",
                          quoted, hint, dates);
}

/* One pair on one side. */
typedef struct
{
  const Authority *authority; /* NULL: the side does not have both */
  const Asset *asset;
  AccessRange range;
  const char *letters; /* "D", "D or X"; "-" when it does not have both */
} Reached;

static Reached
reached_on (const Side *side, const char *authority, const char *asset)
{
  const Entity *who = world_find (side->world, authority);
  const Entity *what = world_find (side->world, asset);
  Reached reached = { NULL, NULL, { ACCESS_NONE, ACCESS_NONE }, "-" };

  if (who == NULL || what == NULL || who->kind->id != KIND_AUTHORITY
      || what->kind->id != KIND_ASSET)
    return reached;
  reached.authority = (const Authority *) who;
  reached.asset = (const Asset *) what;
  reached.range = access_range (side->access, reached.authority, reached.asset);
  reached.letters = access_range_letters (reached.range);
  return reached;
}

static gboolean
is_access (const Reached *reached)
{
  return reached->range.possible != ACCESS_NONE;
}

/* Might both be the same, for all that is known? */
static gboolean
may_agree (const Reached *a, const Reached *b)
{
  return a->authority != NULL && b->authority != NULL
         && MAX (a->range.possible, b->range.possible)
                <= MIN (a->range.sure, b->range.sure);
}

static void
add_way (AnswerFinding *finding, const Side *side, const Reached *reached)
{
  g_autoptr (GArray) steps
      = access_steps (side->access, reached->authority, reached->asset);

  for (guint i = 0; i < steps->len; i++)
    {
      const AccessStep *step = &g_array_index (steps, AccessStep, i);

      finding_add_hop (finding, access_step_tell (step), step->basis);
    }
}

/* What decides how much the witness of one side is worth. */
static void
note_missing (Answer *answer, const Side *side, const Reached *reached)
{
  g_autoptr (GArray) steps = NULL;
  g_autoptr (GPtrArray) deciders = NULL;

  if (access_range_is_known (reached->range))
    return;
  steps = access_steps (side->access, reached->authority, reached->asset);
  deciders = access_deciders (side->access, reached->authority, reached->asset,
                              steps);
  for (guint i = 0; i < deciders->len; i++)
    answer_miss (
        answer,
        ((const AccessDecider *) g_ptr_array_index (deciders, i))->text);
}

/* One pair that stands in @here; it may lack in one of the sides. */
static void
compare_pair (Answer *answer, const Side sides[2], const Entity *authority,
              const Entity *asset)
{
  const Reached was = reached_on (&sides[0], authority->id, asset->id);
  const Reached is = reached_on (&sides[1], authority->id, asset->id);
  AnswerFinding *finding;

  if (g_str_equal (was.letters, is.letters)
      || (!is_access (&was) && !is_access (&is)))
    return;
  finding = answer_find (
      answer,
      g_strdup_printf ("%s and %s: %s becomes %s", entity_name (authority),
                       entity_name (asset), was.letters, is.letters),
      authority, asset, g_strconcat (was.letters, is.letters, NULL));
  finding->open = may_agree (&was, &is);
  note_missing (answer, &sides[0], &was);
  note_missing (answer, &sides[1], &is);
  if (is_access (&is))
    add_way (finding, &sides[1], &is);
  else
    {
      add_way (finding, &sides[0], &was);
      g_ptr_array_add (finding->notes, g_strdup ("the way above is gone"));
    }
}

/* Only changes that may be none, for all that is known, decide nothing. */
static AnswerVerdict
decide (const Answer *answer)
{
  for (guint i = 0; i < answer->findings->len; i++)
    if (!((const AnswerFinding *) g_ptr_array_index (answer->findings, i))
             ->open)
      return ANSWER_REFUTED;
  return answer->findings->len == 0 ? ANSWER_PROVED : ANSWER_UNKNOWN;
}

/* All pairs of @here; without those that @other has, when it is not NULL.
 * Returns how many were looked at. */
static guint
compare_pairs (const Question *question, Answer *answer, const Side sides[2],
               const World *here, const World *other)
{
  guint n = 0;

  WORLD_EACH (here, KIND_AUTHORITY, Entity, authority)
    WORLD_EACH (here, KIND_ASSET, Entity, asset)
      {
        if (question_excepts (question, authority)
            || question_excepts (question, asset)
            || (other != NULL && world_find (other, authority->id) != NULL
                && world_find (other, asset->id) != NULL))
          continue;
        compare_pair (answer, sides, authority, asset);
        n++;
      }
  return n;
}

static void
answer_what_changed (const Question *question, SimTime at, Answer *answer)
{
  Side sides[2];
  guint n;

  for (guint i = 0; i < 2; i++)
    {
      if (!read_side (question, i, at, &sides[i]))
        g_return_if_reached (); /* accepts_side() and the asker have looked */
      sides[i].world = option_world (sides[i].option, sides[i].at);
      sides[i].access = access_solve (sides[i].world, sides[i].at);
    }
  n = compare_pairs (question, answer, sides, sides[0].world, NULL);
  n += compare_pairs (question, answer, sides, sides[1].world, sides[0].world);
  answer->verdict = decide (answer);
  answer->text = g_strdup_printf (
      "from %s to %s, %u of %u pairs of authority and asset change class",
      question->arguments[0], question->arguments[1], answer->findings->len, n);
  answer->searched = g_strdup ("both fixpoints were compared pair by pair");
  for (guint i = 0; i < 2; i++)
    access_free (sides[i].access);
}

const QuestionKind QUESTION_WHAT_CHANGED
    = { .name = "what-changed",
        .arguments = "A B",
        .help = "Is access the same in two variants, on two dates, in two "
                "scenarios",
        .n_arguments = 2,
        .kinds = { KIND_NONE, KIND_NONE },
        .takes_files = TRUE,
        .takes_except = TRUE,
        .accepts = accepts_side,
        .answer = answer_what_changed };
