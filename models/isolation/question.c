#include "config.h"

#include "models/isolation/question.h"

#include "models/world/attribute.h"

const QuestionKind *const QUESTIONS[]
    = { &QUESTION_WHO_CAN_READ, &QUESTION_CAN_READ,
        &QUESTION_PATH,         &QUESTION_WHAT_CHANGED,
        &QUESTION_FAILS_WITH,   &QUESTION_SINGLE_POINTS,
        &QUESTION_ISOLATED,     &QUESTION_SCORE,
        &QUESTION_CATALOGUE,    NULL };

const QuestionKind *
question_kind (const char *name)
{
  for (guint i = 0; QUESTIONS[i] != NULL; i++)
    if (g_str_equal (QUESTIONS[i]->name, name))
      return QUESTIONS[i];
  return NULL;
}

const char *
answer_verdict_word (AnswerVerdict verdict)
{
  static const char *const words[] = { "PROVED", "REFUTED", "UNKNOWN" };

  return words[verdict];
}

const char *
entity_name (const Entity *entity)
{
  return entity->title != NULL ? entity->title : entity->kind->element;
}

/* --- answers -------------------------------------------------------------- */

static void
hop_free (gpointer data)
{
  AnswerHop *hop = data;

  g_free (hop->text);
  g_free (hop);
}

static void
finding_free (gpointer data)
{
  AnswerFinding *finding = data;

  g_free (finding->text);
  g_free (finding->value);
  g_ptr_array_unref (finding->hops);
  g_ptr_array_unref (finding->notes);
  g_free (finding);
}

static Answer *
answer_new (SimTime from, SimTime to)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->from = from;
  answer->to = to;
  answer->findings = g_ptr_array_new_with_free_func (finding_free);
  answer->missing = g_ptr_array_new_with_free_func (g_free);
  return answer;
}

void
answer_free (Answer *answer)
{
  if (answer == NULL)
    return;
  g_ptr_array_unref (answer->findings);
  g_ptr_array_unref (answer->missing);
  g_free (answer->text);
  g_free (answer->searched);
  g_free (answer);
}

AnswerFinding *
answer_find (Answer *answer, char *text, const Entity *subject,
             const Entity *object, char *value)
{
  AnswerFinding *finding = g_new0 (AnswerFinding, 1);

  finding->text = text;
  finding->subject = subject;
  finding->object = object;
  finding->value = value;
  finding->hops = g_ptr_array_new_with_free_func (hop_free);
  finding->notes = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (answer->findings, finding);
  return finding;
}

void
answer_miss (Answer *answer, const char *text)
{
  if (!g_ptr_array_find_with_equal_func (answer->missing, text, g_str_equal,
                                         NULL))
    g_ptr_array_add (answer->missing, g_strdup (text));
}

/* The first day of a relation. */
static SimTime
since (const Entity *basis)
{
  const AttributeSpec *spec = basis->kind->attributes;

  for (; spec->name != NULL; spec++)
    if (spec->type == &ATTRIBUTE_FROM)
      return *(const SimTime *) ENTITY_FIELD (basis, spec);
  return SIM_ALWAYS;
}

void
finding_add_hop (AnswerFinding *finding, char *text, const Entity *basis)
{
  AnswerHop *hop = g_new0 (AnswerHop, 1);

  hop->text = text;
  hop->basis = basis;
  hop->since = since (basis);
  g_ptr_array_add (finding->hops, hop);
}

void
finding_add_relation (AnswerFinding *finding, char *text, const Entity *basis)
{
  g_autofree char *file = g_path_get_basename (basis->file);

  finding_add_hop (finding,
                   g_strdup_printf ("%s [%s:%d%s%s]", text, file, basis->line,
                                    basis->status != NULL ? ", " : "",
                                    basis->status != NULL ? basis->status : ""),
                   basis);
  g_free (text);
}

/* --- arguments ------------------------------------------------------------ */

gconstpointer
question_entity (const Question *question, const World *world, guint i)
{
  return world_find (world, question->arguments[i]);
}

static char *
complain_unknown (const World *world, EntityKindId kind, const char *id)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autofree char *quoted = problem_quote (id);
  g_autofree char *hint = NULL;
  const GPtrArray *all
      = kind == KIND_NONE ? world_everything (world) : world_all (world, kind);

  for (guint i = 0; i < all->len; i++)
    {
      const Entity *entity = g_ptr_array_index (all, i);

      if (entity->id != NULL)
        g_ptr_array_add (known, (gpointer) entity->id);
    }
  g_ptr_array_add (known, NULL);
  hint = problem_suggest (id, (const char *const *) known->pdata);
  return g_strdup_printf (
      "there is no %s '%s'%s",
      kind == KIND_NONE ? "entity" : entity_kind (kind)->element, quoted, hint);
}

/* It is there, but is something else; perhaps it stands in what is wanted. */
static char *
complain_kind (const Entity *entity, EntityKindId kind)
{
  const Entity *around = entity->parent;

  while (around != NULL && around->kind->id != kind)
    around = around->parent;
  if (around == NULL || around->id == NULL)
    return g_strdup_printf ("there is no %s '%s': it is a <%s>",
                            entity_kind (kind)->element, entity->id,
                            entity->kind->element);
  return g_strdup_printf ("there is no %s '%s': it is a <%s> of '%s', ask "
                          "about that",
                          entity_kind (kind)->element, entity->id,
                          entity->kind->element, around->id);
}

static char *
check_entity (const Question *question, guint i)
{
  const World *world = study_world (question->study);
  EntityKindId kind = question->kind->kinds[i];
  const Entity *entity = world_find (world, question->arguments[i]);

  if (entity != NULL && (kind == KIND_NONE || entity->kind->id == kind))
    return NULL;
  if (entity != NULL)
    return complain_kind (entity, kind);
  return complain_unknown (world, kind, question->arguments[i]);
}

/* In any of the worlds that are compared. */
static gboolean
is_known (const Question *question, const char *id)
{
  gboolean known = world_find (study_world (question->study), id) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (question->files); i++)
    known = known
            || (question->files[i] != NULL
                && world_find (study_world (question->files[i]), id) != NULL);
  return known;
}

static char *
check_except (const Question *question)
{
  if (question->except == NULL)
    return NULL;
  if (!question->kind->takes_except)
    return g_strdup_printf ("%s has no --except", question->kind->name);
  for (guint i = 0; question->except[i] != NULL; i++)
    if (!is_known (question, question->except[i]))
      return complain_unknown (study_world (question->study), KIND_NONE,
                               question->except[i]);
  return NULL;
}

gboolean
question_excepts (const Question *question, const Entity *entity)
{
  return question->except != NULL && entity->id != NULL
         && g_strv_contains (question->except, entity->id);
}

char *
question_check (const Question *question)
{
  char *wrong = check_except (question);

  for (guint i = 0; i < question->kind->n_arguments && wrong == NULL; i++)
    if (question->kind->kinds[i] == KIND_NONE
        && question->kind->accepts != NULL)
      wrong = question->kind->accepts (question, i);
    else
      wrong = check_entity (question, i);
  return wrong;
}

/* --- time ----------------------------------------------------------------- */

Answer *
question_answer (const Question *question, SimTime at)
{
  Answer *answer = answer_new (at, at + SIM_DAY);

  question->kind->answer (question, at, answer);
  return answer;
}

static gboolean
same_lists (const GPtrArray *a, const GPtrArray *b)
{
  gboolean same = a->len == b->len;

  for (guint i = 0; same && i < a->len; i++)
    same = g_str_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i));
  return same;
}

static gboolean
same_findings (const AnswerFinding *a, const AnswerFinding *b)
{
  gboolean same = g_str_equal (a->text, b->text)
                  && g_strcmp0 (a->value, b->value) == 0
                  && g_strcmp0 (a->surely, b->surely) == 0
                  && a->hops->len == b->hops->len;

  for (guint i = 0; same && i < a->hops->len; i++)
    same = g_str_equal (
        ((const AnswerHop *) g_ptr_array_index (a->hops, i))->text,
        ((const AnswerHop *) g_ptr_array_index (b->hops, i))->text);
  return same && same_lists (a->notes, b->notes);
}

/* The same answer for the same reasons. */
static gboolean
same_answers (const Answer *a, const Answer *b)
{
  gboolean same = a->verdict == b->verdict && g_str_equal (a->text, b->text)
                  && a->findings->len == b->findings->len
                  && same_lists (a->missing, b->missing);

  for (guint i = 0; same && i < a->findings->len; i++)
    same = same_findings (g_ptr_array_index (a->findings, i),
                          g_ptr_array_index (b->findings, i));
  return same;
}

static void
add_stretch (const Question *question, GPtrArray *answers, SimTime from,
             SimTime to)
{
  g_autoptr (Answer) answer = question_answer (question, from);
  Answer *last = answers->len == 0
                     ? NULL
                     : g_ptr_array_index (answers, answers->len - 1);

  answer->to = to;
  if (last != NULL && same_answers (last, answer))
    last->to = to;
  else
    g_ptr_array_add (answers, g_steal_pointer (&answer));
}

static void
free_answer (gpointer answer)
{
  answer_free (answer);
}

static int
compare_dates (gconstpointer left, gconstpointer right)
{
  SimTime a = *(const SimTime *) left;
  SimTime b = *(const SimTime *) right;

  return a < b ? -1 : a > b;
}

static void
append_dates (GArray *dates, const Study *study)
{
  if (study->dates->len > 0)
    g_array_append_vals (dates, study->dates->data, study->dates->len);
}

/* When anything may change, in any of the scenarios. */
static GArray *
all_dates (const Question *question)
{
  GArray *dates = g_array_new (FALSE, FALSE, sizeof (SimTime));

  append_dates (dates, question->study);
  for (guint i = 0; i < G_N_ELEMENTS (question->files); i++)
    if (question->files[i] != NULL)
      append_dates (dates, question->files[i]);
  g_array_sort (dates, compare_dates);
  return dates;
}

GPtrArray *
question_answers (const Question *question, SimTime from, SimTime to)
{
  GPtrArray *answers = g_ptr_array_new_with_free_func (free_answer);
  g_autoptr (GArray) dates = all_dates (question);
  SimTime at = from;

  for (guint i = 0; i < dates->len; i++)
    {
      SimTime date = g_array_index (dates, SimTime, i);

      if (date > at && date < to)
        {
          add_stretch (question, answers, at, date);
          at = date;
        }
    }
  add_stretch (question, answers, at, to);
  return answers;
}
