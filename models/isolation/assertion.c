#include "config.h"

#include "models/isolation/assertion.h"

#include <string.h>

#include "models/isolation/failure.h"
#include "models/isolation/question.h"

const char *
assertion_outcome_word (AssertionOutcome outcome)
{
  static const char *const words[] = { "holds", "waived", "open", "fails" };

  return words[outcome];
}

static void
result_free (gpointer data)
{
  AssertionResult *result = data;

  g_free (result->text);
  g_ptr_array_unref (result->hops);
  g_free (result);
}

static AssertionResult *
result_new (const Assert *assertion, const Option *option, SimTime from,
            SimTime to)
{
  AssertionResult *result = g_new0 (AssertionResult, 1);

  result->assertion = assertion;
  result->option = option;
  result->from = result->all_from = from;
  result->to = result->all_to = to;
  result->hops = g_ptr_array_new_with_free_func (g_free);
  return result;
}

/* --- the question of an assertion ----------------------------------------- */

static const char *
id_of (const Entity *entity)
{
  return entity == NULL ? NULL : entity->id;
}

/* Fills in kind and arguments, which are borrowed ids. */
static void
ask_for (const Assert *a, Question *question, const char *arguments[3])
{
  int form = a->form == ASSERT_READABLE ? ASSERT_ACCESS : a->form;
  const QuestionKind *kinds[]
      = { a->authority == NULL ? &QUESTION_WHO_CAN_READ : &QUESTION_CAN_READ,
          &QUESTION_PATH, &QUESTION_FAILS_WITH, &QUESTION_SINGLE_POINTS,
          &QUESTION_ISOLATED };
  const char *first[]
      = { a->authority == NULL ? id_of (a->asset) : id_of (a->authority),
          a->data_class, id_of (a->element), id_of (a->service),
          id_of (a->partition) };
  const char *second[] = { id_of (a->asset), id_of (a->jurisdiction), NULL,
                           NULL, id_of (a->other) };

  question->kind = kinds[form];
  arguments[0] = first[form];
  arguments[1] = second[form];
  arguments[2] = NULL;
  question->arguments = (char **) arguments;
}

/* Is @element, or what it lies in or belongs to, called @id? */
static gboolean
belongs_to (const Entity *element, const char *id)
{
  const Partition *partition = element_partition (element);

  if (partition != NULL && g_strcmp0 (partition->base.id, id) == 0)
    return TRUE;
  for (; element != NULL; element = element->parent)
    if (g_strcmp0 (element->id, id) == 0)
      return TRUE;
  return FALSE;
}

/* Does a finding of @value speak against the assertion, given what it
 * accepts? */
static gboolean
breaches (const Assert *assertion, const AnswerFinding *finding,
          const char *value)
{
  static const char *const accepted[] = { "N", "NX", "NXT" };

  if (assertion->form == ASSERT_ACCESS)
    return strchr (accepted[assertion->worst], value[0]) == NULL;
  if (assertion->form == ASSERT_FAILURE)
    return belongs_to (finding->subject, assertion->spares->id)
           && (assertion->plane == PLANE_BOTH
               || assertion->plane == finding->plane);
  return TRUE;
}

/* What is open fails nonetheless when it is a breach in any case. */
static AssertionOutcome
outcome_of (const Assert *assertion, const AnswerFinding *finding)
{
  if (!breaches (assertion, finding, finding->value))
    return ASSERTION_HOLDS;
  return !finding->open
                 || (finding->surely != NULL
                     && breaches (assertion, finding, finding->surely))
             ? ASSERTION_FAILS
             : ASSERTION_OPEN;
}

/* --- one stretch ---------------------------------------------------------- */

/* The worst is kept. @text is taken over. A waiver covers what is open, too:
 * however it turns out, it is accepted. */
static gboolean
take (AssertionResult *result, AssertionOutcome outcome, SimTime from,
      SimTime to, const Waiver *waiver, char *text)
{
  if (outcome > ASSERTION_WAIVED && waiver != NULL)
    outcome = ASSERTION_WAIVED;
  if (outcome <= result->outcome)
    {
      g_free (text);
      return FALSE;
    }
  result->outcome = outcome;
  result->waiver = outcome == ASSERTION_WAIVED ? waiver : NULL;
  result->from = from;
  result->to = to;
  g_free (result->text);
  result->text = text;
  g_ptr_array_set_size (result->hops, 0);
  return TRUE;
}

/* @text, and the first of the facts that decide when @outcome is open. */
static char *
tell (const char *text, AssertionOutcome outcome, const Answer *answer)
{
  return outcome == ASSERTION_OPEN && answer->missing->len > 0
             ? g_strdup_printf (
                 "%s: %s", text,
                 (const char *) g_ptr_array_index (answer->missing, 0))
             : g_strdup (text);
}

static void
take_hops (AssertionResult *result, const AnswerFinding *finding)
{
  for (guint i = 0; i < finding->hops->len; i++)
    g_ptr_array_add (
        result->hops,
        g_strdup (((AnswerHop *) g_ptr_array_index (finding->hops, i))->text));
}

/* At most: nothing that is found may be a breach. */
static void
take_answer (AssertionResult *result, const Answer *answer,
             const Waiver *waiver)
{
  for (guint i = 0; i < answer->findings->len; i++)
    {
      const AnswerFinding *finding = g_ptr_array_index (answer->findings, i);
      AssertionOutcome outcome = outcome_of (result->assertion, finding);

      if (take (result, outcome, answer->from, answer->to, waiver,
                tell (finding->text, outcome, answer)))
        take_hops (result, finding);
    }
  if (answer->verdict == ANSWER_UNKNOWN && answer->findings->len == 0)
    take (result, ASSERTION_OPEN, answer->from, answer->to, waiver,
          tell (answer->text, ASSERTION_OPEN, answer));
}

/* "court reads mail through a treaty partner (T; ...); required is class D". */
static char *
tell_required (const Assert *assertion, const Answer *answer)
{
  static const char *const required[] = { "X or better", "T or better", "D" };
  const AnswerFinding *first = answer->findings->len == 0
                                   ? NULL
                                   : g_ptr_array_index (answer->findings, 0);

  return g_strdup_printf ("%s; required is class %s",
                          first == NULL ? answer->text : first->text,
                          required[assertion->least]);
}

/* At least: something that is found must suffice, and surely. */
static void
take_readable (AssertionResult *result, const Answer *answer,
               const Waiver *waiver)
{
  static const char *const suffices[] = { "DTX", "DT", "D" };
  const char *required = suffices[result->assertion->least];
  AssertionOutcome outcome = ASSERTION_FAILS;
  g_autofree char *text = tell_required (result->assertion, answer);

  for (guint i = 0; i < answer->findings->len; i++)
    {
      const AnswerFinding *finding = g_ptr_array_index (answer->findings, i);
      const char *surely = finding->open ? finding->surely : finding->value;

      if (strchr (required, surely[0]) != NULL)
        return;
      if (strchr (required, finding->value[0]) != NULL)
        outcome = ASSERTION_OPEN;
    }
  take (result, outcome, answer->from, answer->to, waiver,
        tell (text, outcome, answer));
}

/* --- the whole run -------------------------------------------------------- */

static const Waiver *
waiver_at (const Assert *assertion, const Option *option, SimTime at)
{
  ENTITY_EACH (assertion, KIND_WAIVER, Waiver, waiver)
    if (dated_holds (waiver->from, waiver->to, at)
        && (waiver->variant == NULL
            || g_str_equal (waiver->variant->id, option->id)))
      return waiver;
  return NULL;
}

/* The next instant after @at, at most @to, at which a waiver begins or ends. */
static SimTime
next_cut (const Assert *assertion, SimTime at, SimTime to)
{
  ENTITY_EACH (assertion, KIND_WAIVER, Waiver, waiver)
    {
      if (waiver->from > at)
        to = MIN (to, waiver->from);
      if (waiver->to > at)
        to = MIN (to, waiver->to);
    }
  return to;
}

/* --- what runs tell ------------------------------------------------------- */

gboolean
assertion_is_measured (const Assert *assertion)
{
  return assertion->form == ASSERT_LATENCY
         || assertion->form == ASSERT_COMPLIANCE
         || assertion->form == ASSERT_LOSSES;
}

void
assertion_result_begin (AssertionResult *result)
{
  result->outcome = ASSERTION_HOLDS;
  result->waiver = NULL;
  result->from = result->all_from;
  result->to = result->all_to;
  g_free (result->text);
  result->text = g_strdup ("nothing speaks against it");
}

void
assertion_result_take (AssertionResult *result, AssertionOutcome outcome,
                       SimTime from, SimTime to, char *text)
{
  while (from < to)
    {
      SimTime cut = next_cut (result->assertion, from, to);

      take (result, outcome, from, cut,
            waiver_at (result->assertion, result->option, from),
            g_strdup (text));
      from = cut;
    }
  g_free (text);
}

char *
waiver_tell (const Waiver *waiver)
{
  g_autofree char *until = sim_time_format (waiver->to);

  return g_strdup_printf ("accepted until %s%s%s: %s", until,
                          waiver->by != NULL ? " by " : "",
                          waiver->by != NULL ? waiver->by : "", waiver->reason);
}

/* --- all of them ---------------------------------------------------------- */

static void
ask (const Study *study, AssertionResult *result)
{
  const Assert *assertion = result->assertion;
  SimTime from = result->from, to = result->to;
  Question question = { .study = study, .option = result->option, .all = TRUE };
  const char *arguments[3];
  void (*take_one) (AssertionResult *, const Answer *, const Waiver *)
      = assertion->form == ASSERT_READABLE ? take_readable : take_answer;

  ask_for (assertion, &question, arguments);
  while (from < to)
    {
      SimTime cut = next_cut (assertion, from, to);
      const Waiver *waiver = waiver_at (assertion, result->option, from);
      g_autoptr (GPtrArray) answers = question_answers (&question, from, cut);

      for (guint i = 0; i < answers->len; i++)
        take_one (result, g_ptr_array_index (answers, i), waiver);
      from = cut;
    }
  if (result->text == NULL)
    result->text = g_strdup ("nothing speaks against it");
}

static AssertionResult *
judge (const Study *study, const Option *option, const Assert *assertion)
{
  const Scenario *scenario = world_scenario (study_world (study));
  SimTime from = MAX (assertion->from, scenario->from);
  SimTime to = MIN (assertion->to, scenario->to);
  AssertionResult *result = result_new (assertion, option, from, to);

  if (assertion_is_measured (assertion))
    {
      assertion_result_take (result, ASSERTION_OPEN, from, to,
                             g_strdup ("only a run can tell"));
    }
  else
    ask (study, result);
  return result;
}

static GPtrArray *
judge_each (const Study *study, const char *const *variants,
            gboolean only_measured)
{
  GPtrArray *results = g_ptr_array_new_with_free_func (result_free);

  for (guint i = 0; i < study->options->len; i++)
    {
      const Option *option = g_ptr_array_index (study->options, i);

      if (variants == NULL || g_strv_contains (variants, option->id))
        WORLD_EACH (study_world (study), KIND_ASSERT, Assert, assertion)
          if (!only_measured || assertion_is_measured (assertion))
            g_ptr_array_add (results, judge (study, option, assertion));
    }
  return results;
}

GPtrArray *
assertions_judge (const Study *study, const char *const *variants)
{
  return judge_each (study, variants, FALSE);
}

GPtrArray *
assertions_measured (const Study *study)
{
  return judge_each (study, NULL, TRUE);
}
