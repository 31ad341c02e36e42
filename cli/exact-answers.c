#include "config.h"

#include "cli/exact-answers.h"

#include <math.h>
#include <string.h>

#include "cli/trials.h"
#include "models/assertion-law.h"
#include "models/metrics.h"
#include "plots/objective.h"

/* An answer from an instant on. */
typedef struct
{
  SimTime from;
  char *verdict;
} Turn;

/* One question: how its answer goes along the calendar. */
typedef struct
{
  const char *form; /* static */
  char *variant, *subject, *object;
  GArray *turns; /* of Turn; each differs from the one before */
} Question;

struct ExactAnswers
{
  GPtrArray *questions; /* of Question */
  GHashTable *places;   /* key of a question to the question, borrowed */
  ExactReach reach;
};

/* --- questions ------------------------------------------------------------ */

static void
turn_clear (gpointer data)
{
  g_free (((Turn *) data)->verdict);
}

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->variant);
  g_free (question->subject);
  g_free (question->object);
  g_array_unref (question->turns);
  g_free (question);
}

static char *
key_of (const char *form, const char *variant, const char *subject,
        const char *object)
{
  return g_strjoin ("\n", form, variant, subject, object, NULL);
}

static Question *
question_of (ExactAnswers *answers, const char *form, const char *variant,
             const char *subject, const char *object)
{
  g_autofree char *key = key_of (form, variant, subject, object);
  Question *question = g_hash_table_lookup (answers->places, key);

  if (question != NULL)
    return question;
  question = g_new0 (Question, 1);
  question->form = form;
  question->variant = g_strdup (variant);
  question->subject = g_strdup (subject);
  question->object = g_strdup (object);
  question->turns = g_array_new (FALSE, FALSE, sizeof (Turn));
  g_array_set_clear_func (question->turns, turn_clear);
  g_ptr_array_add (answers->questions, question);
  g_hash_table_insert (answers->places, g_steal_pointer (&key), question);
  return question;
}

static const Turn *
last_turn (const Question *question)
{
  return &g_array_index (question->turns, Turn, question->turns->len - 1);
}

static void
question_take (Question *question, SimTime from, const char *verdict)
{
  Turn turn = { from, NULL };

  if (question->turns->len > 0
      && strcmp (last_turn (question)->verdict, verdict) == 0)
    return;
  turn.verdict = g_strdup (verdict);
  g_array_append_val (question->turns, turn);
}

/* --- what a variant says -------------------------------------------------- */

static const char *const FORMS[] = { "best", "access", "law", "assertion" };

static void
take_findings (ExactAnswers *answers, const Option *option,
               const SimRunRecord *record)
{
  for (guint i = 0; i < record->findings->len; i++)
    {
      const SimFindingRow *finding
          = &g_array_index (record->findings, SimFindingRow, i);
      const SimRegimeRow *regime = &g_array_index (
          record->regimes, SimRegimeRow, (guint) finding->regime);

      for (guint f = 0; f < G_N_ELEMENTS (FORMS); f++)
        if (strcmp (FORMS[f], finding->kind) == 0)
          question_take (question_of (answers, FORMS[f], option->id,
                                      finding->subject, finding->object),
                         regime->from, finding->verdict);
    }
}

/* --- who is best ---------------------------------------------------------- */

static const char *
direction_of (const char *metric)
{
  const Count *count = objective_find_count (metric);

  for (guint i = 0; METRICS[i] != NULL; i++)
    if (strcmp (METRICS[i]->name, metric) == 0)
      return METRICS[i]->direction;
  return count != NULL ? count->direction : "";
}

/* The value of the whole run; not a number where there is none. */
static double
value_of (const SimRunRecord *record, const char *metric)
{
  for (guint i = 0; i < record->scalars->len; i++)
    {
      const SimScalarRow *scalar
          = &g_array_index (record->scalars, SimScalarRow, i);

      if (scalar->regime == SIM_WHOLE_RUN && scalar->labels[0] == '\0'
          && strcmp (scalar->metric, metric) == 0)
        return scalar->value;
    }
  return (double) NAN;
}

/* The ids of those with the best value, joined; NULL when one has none. */
static char *
best_of (const Study *study, SimRunRecord *const *kept, const char *metric)
{
  double sign = strcmp (direction_of (metric), "higher") == 0 ? -1 : 1;
  double best = HUGE_VAL;
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < study->options->len; i++)
    {
      const Option *option = g_ptr_array_index (study->options, i);
      double cost = sign * value_of (kept[i], metric);

      if (isnan (cost))
        return NULL;
      if (cost < best)
        g_string_truncate (names, 0);
      if (cost <= best)
        g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "",
                                option->id);
      best = MIN (best, cost);
    }
  return g_strdup (names->str);
}

static void
take_best (ExactAnswers *answers, const Study *study, SimRunRecord *const *kept)
{
  for (guint i = 0; study->options->len > 1 && i < objective_n (); i++)
    {
      const char *metric = objective_at (i)->metric;
      g_autofree char *best = direction_of (metric)[0] == '\0'
                                  ? NULL
                                  : best_of (study, kept, metric);

      if (best != NULL)
        question_take (question_of (answers, FORMS[0], "", metric, ""), 0,
                       best);
    }
}

/* --- assertions ----------------------------------------------------------- */

static void
take_assertions (ExactAnswers *answers, const Study *study, guint64 seed)
{
  ExactReach reach = answers->reach;
  g_autoptr (GPtrArray) results = reach == EXACT_ALL
                                      ? assertions_judge (study, NULL)
                                      : assertions_measured (study);

  assertions_judge_law (results, study, seed, 0);
  for (guint i = 0; i < results->len; i++)
    {
      AssertionResult *result = g_ptr_array_index (results, i);

      if (result->assertion->form == ASSERT_LATENCY)
        continue;
      question_take (question_of (answers, FORMS[3], result->option->id,
                                  result->assertion->base.id, ""),
                     0, assertion_outcome_word (result->outcome));
    }
}

/* --- all of it ------------------------------------------------------------ */

ExactAnswers *
exact_answers_new (const Study *study, guint64 seed, ExactReach reach)
{
  ExactAnswers *answers = g_new0 (ExactAnswers, 1);
  guint n = study->options->len;
  g_autofree SimRunRecord **kept = g_new0 (SimRunRecord *, n);

  answers->questions = g_ptr_array_new_with_free_func (question_free);
  answers->places
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  answers->reach = reach;
  for (guint i = 0; i < n; i++)
    {
      const Option *option = g_ptr_array_index (study->options, i);
      g_autoptr (SimRunRecord) record = exact_run (study, option, seed, 0);

      take_findings (answers, option, record);
      kept[i] = trials_keep (record, "");
    }
  take_best (answers, study, kept);
  take_assertions (answers, study, seed);
  for (guint i = 0; i < n; i++)
    sim_run_record_free (kept[i]);
  return answers;
}

void
exact_answers_free (ExactAnswers *answers)
{
  if (answers == NULL)
    return;
  g_ptr_array_unref (answers->questions);
  g_hash_table_unref (answers->places);
  g_free (answers);
}

/* --- changes -------------------------------------------------------------- */

static FlipChange *
change_of (const Question *question, const char *when)
{
  FlipChange *change = g_new0 (FlipChange, 1);

  change->form = g_strdup (question->form);
  change->when = g_strdup (when);
  change->variant = g_strdup (question->variant);
  change->subject = g_strdup (question->subject);
  change->object = g_strdup (question->object);
  return change;
}

/* "prohibited from 2021-11-01". */
static char *
turn_text (const Question *question, guint i)
{
  const Turn *turn;
  g_autofree char *date = NULL;

  if (i >= question->turns->len)
    return g_strdup ("no such change");
  turn = &g_array_index (question->turns, Turn, i);
  date = sim_time_format (turn->from);
  return g_strdup_printf ("%s from %s", turn->verdict, date);
}

static gboolean
is_same_verdict (const Question *own, const Question *other, guint i)
{
  return i < own->turns->len && i < other->turns->len
         && strcmp (g_array_index (own->turns, Turn, i).verdict,
                    g_array_index (other->turns, Turn, i).verdict)
                == 0;
}

static gboolean
is_same_turn (const Question *own, const Question *other, guint i)
{
  return is_same_verdict (own, other, i)
         && g_array_index (own->turns, Turn, i).from
                == g_array_index (other->turns, Turn, i).from;
}

/* The first turn in which they differ; NULL: in none. */
static FlipChange *
compare_turns (const Question *own, const Question *other)
{
  guint n = MAX (own->turns->len, other->turns->len);
  gboolean same = own->turns->len == other->turns->len;
  FlipChange *change;
  guint first = 0;

  for (guint i = 0; same && i < n; i++)
    same = is_same_verdict (own, other, i);
  while (first < n && is_same_turn (own, other, first))
    first++;
  if (first == n)
    return NULL;
  change = change_of (own, same ? "dates" : "before");
  change->from = turn_text (own, first);
  change->to = turn_text (other, first);
  return change;
}

/* @other is NULL: it has no such question, or was not asked it. */
static FlipChange *
compare (const Question *own, const Question *other, gboolean was_asked)
{
  const char *last = last_turn (own)->verdict;
  const char *others = other != NULL ? last_turn (other)->verdict : "no answer";
  FlipChange *change;

  if (other == NULL && !was_asked)
    return NULL;
  if (strcmp (last, others) == 0)
    return compare_turns (own, other);
  change = change_of (own, "end");
  change->from = g_strdup (last);
  change->to = g_strdup (others);
  return change;
}

GPtrArray *
exact_answers_changes (const ExactAnswers *own, const ExactAnswers *other)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (flip_change_free);

  for (guint form = 0; form < G_N_ELEMENTS (FORMS); form++)
    for (guint i = 0; i < own->questions->len; i++)
      {
        const Question *question = g_ptr_array_index (own->questions, i);
        g_autofree char *key = key_of (question->form, question->variant,
                                       question->subject, question->object);
        FlipChange *change
            = question->form != FORMS[form]
                  ? NULL
                  : compare (question, g_hash_table_lookup (other->places, key),
                             other->reach == EXACT_ALL);

        if (change != NULL)
          g_ptr_array_add (changes, change);
      }
  return changes;
}
