#include "config.h"

#include "models/law/reasons.h"

static void
reason_clear (Reason *reason)
{
  g_free (reason->column);
  g_free (reason->asked);
  g_free (reason->found);
}

static void
clear_reason (gpointer reason)
{
  reason_clear (reason);
}

static void
clear_attempt (gpointer data)
{
  Attempt *attempt = data;

  reason_clear (&attempt->failed);
}

/* --- conditions in words -------------------------------------------------- */

static char *
words_asked (const Condition *condition)
{
  if (condition->in != NULL)
    return g_strdup_printf ("in %s", condition->in);
  return g_strdup_printf ("not in %s", condition->not_in);
}

static char *
dates_asked (const Condition *condition)
{
  g_autofree char *since = sim_time_format (condition->since);
  g_autofree char *before = sim_time_format (condition->before);

  if (condition->since == SIM_ALWAYS)
    return g_strdup_printf ("before %s", before);
  if (condition->before == SIM_NEVER)
    return g_strdup_printf ("since %s", since);
  return g_strdup_printf ("since %s and before %s", since, before);
}

static char *
count_asked (const Test *test)
{
  const char *window = WINDOW_WORDS[test->window];
  const char *over = test->window == WINDOW_ANY ? "" : " over ";

  if (test->window == WINDOW_ANY)
    window = "";
  if (test->below == 0)
    return g_strdup_printf ("at least %" G_GINT64_FORMAT "%s%s", test->least,
                            over, window);
  if (test->least == 0)
    return g_strdup_printf ("fewer than %" G_GINT64_FORMAT "%s%s", test->below,
                            over, window);
  return g_strdup_printf ("%" G_GINT64_FORMAT " to %" G_GINT64_FORMAT "%s%s",
                          test->least, test->below - 1, over, window);
}

static char *
mechanisms_found (const Vocabulary *vocabulary, const Act *act)
{
  const char *const *words = vocabulary_words (vocabulary, FACT_MECHANISM);
  GString *found = g_string_new (NULL);

  if (!act->mechanisms_stated)
    g_string_append (found, "not stated");
  else if (act->mechanisms == 0)
    g_string_append (found, "none");
  for (int i = 0; words[i] != NULL && i < MECHANISMS_MOST; i++)
    if ((act->mechanisms >> i & 1) != 0)
      g_string_append_printf (found, "%s%s", found->len > 0 ? "+" : "",
                              words[i]);
  return g_string_free (found, FALSE);
}

static char *
count_found (const Act *act, int fact)
{
  if (act->counts[fact] == ACT_NOT_STATED)
    return g_strdup ("not stated");
  return g_strdup_printf ("%" G_GINT64_FORMAT, act->counts[fact]);
}

static char *
test_found (const Vocabulary *vocabulary, const Test *test, const Act *act)
{
  switch (test->form)
    {
    case TEST_WORD:
      if (act->words[test->fact] == ACT_NOT_STATED)
        return g_strdup ("not stated");
      return g_strdup (vocabulary_words (
          vocabulary, (Fact) test->fact)[act->words[test->fact]]);
    case TEST_STARTED:
      return sim_time_format (act->activity_start);
    case TEST_COUNT:
      return count_found (act, test->fact);
    default:
      return mechanisms_found (vocabulary, act);
    }
}

static Reason
reason_of (const Vocabulary *vocabulary, const Test *test, const Act *act)
{
  Reason reason = { .column = g_strdup (test_column (test)),
                    .found = test_found (vocabulary, test, act) };

  if (test->form == TEST_COUNT)
    reason.asked = count_asked (test);
  else if (test->form == TEST_STARTED)
    reason.asked = dates_asked ((const Condition *) test->source);
  else
    reason.asked = words_asked ((const Condition *) test->source);
  return reason;
}

static Reason
date_reason (const Rule *rule, const Act *act)
{
  g_autofree char *from = sim_time_format (rule->from);
  g_autofree char *to = sim_time_format (rule->to);
  Reason reason
      = { .column = g_strdup ("date"), .found = sim_time_format (act->date) };

  if (!rule->commenced)
    reason.asked = g_strdup ("brought into operation");
  else
    reason.asked = act->date < rule->from ? g_strdup_printf ("from %s", from)
                                          : g_strdup_printf ("before %s", to);
  return reason;
}

/* --- what was tried ------------------------------------------------------- */

/* The first of @tests that fails for sure, or NULL. */
static const Test *
first_failing (const GArray *tests, const Act *act)
{
  for (guint i = 0; i < tests->len; i++)
    if (test_answer (&g_array_index (tests, Test, i), act) == ANSWER_NO)
      return &g_array_index (tests, Test, i);
  return NULL;
}

static void
note_attempt (Reasons *reasons, const Vocabulary *vocabulary, const Row *row,
              const Cure *cure, const Test *failing, const Act *act)
{
  Attempt attempt = { .rule = row->rule, .cure = cure };

  attempt.failed = reason_of (vocabulary, failing, act);
  g_array_append_val (reasons->tried, attempt);
}

/* The exemptions of the row that decided. */
static void
try_lifts (Reasons *reasons, const Vocabulary *vocabulary, const Row *row,
           const Act *act)
{
  for (guint i = 0; i < row->lifts->len; i++)
    {
      const Lift *lift = &g_array_index (row->lifts, Lift, i);
      const Test *failing = first_failing (lift->tests, act);

      if (failing != NULL)
        note_attempt (reasons, vocabulary, row, lift->cure, failing, act);
      else if (lift->mechanisms != 0 && !verdict_permits (&reasons->verdict))
        g_ptr_array_add (reasons->cures, (gpointer) lift->cure);
    }
}

static void
note_held (Reasons *reasons, const Vocabulary *vocabulary, const Row *row,
           const Act *act)
{
  for (guint i = 0; i < row->tests->len; i++)
    {
      Reason reason
          = reason_of (vocabulary, &g_array_index (row->tests, Test, i), act);

      g_array_append_val (reasons->held, reason);
    }
}

/* Walk the rows up to the one that decided. */
static void
retrace (Reasons *reasons, const Vocabulary *vocabulary,
         const DecisionTable *table, const Act *act)
{
  const GPtrArray *rows = decision_table_rows (table);

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = g_ptr_array_index (rows, i);
      const Test *failing = first_failing (row->tests, act);

      if (failing != NULL && row->verdict == VERDICT_ALLOWED)
        note_attempt (reasons, vocabulary, row, NULL, failing, act);
      if (failing != NULL || row->rule != reasons->verdict.rule)
        continue;
      note_held (reasons, vocabulary, row, act);
      try_lifts (reasons, vocabulary, row, act);
      return;
    }
}

/* --- the nearest rule ----------------------------------------------------- */

/* How near a row comes. */
typedef struct
{
  int tier;     /* greater is nearer; 0: too far to be named */
  SimSpan away; /* from the time in which the rule is in force */
  guint n_held; /* conditions */
} Nearness;

static SimSpan
time_away (const Rule *rule, SimTime date)
{
  if (!rule->commenced)
    return SIM_NEVER;
  if (date < rule->from)
    return rule->from - date;
  return date < rule->to ? 0 : date - rule->to + SIM_DAY;
}

static gboolean
is_of_scope (const Test *test)
{
  return test->source->parent->kind->id == KIND_SCOPE;
}

/* What lies outside the scope of all rules is equally far from each. */
static Nearness
nearness_of (const Row *row, const Act *act)
{
  Nearness nearness = { 0, time_away (row->rule, act->date), 0 };
  gboolean outside = FALSE;
  guint n_failed = 0;

  for (guint i = 0; i < row->tests->len; i++)
    {
      const Test *test = &g_array_index (row->tests, Test, i);
      Stated one = test_answer (test, act);

      n_failed += one == ANSWER_NO;
      outside |= one == ANSWER_NO && is_of_scope (test);
      nearness.n_held += one == ANSWER_YES;
    }
  if (outside)
    nearness.n_held = 0;
  if (n_failed == 0 && nearness.away > 0)
    nearness.tier = nearness.away <= 366 * SIM_DAY ? 3 : 1;
  if (n_failed == 1 && nearness.away == 0)
    nearness.tier = 2;
  return nearness;
}

/* Of equals the last is nearest: the most general one stands last. */
static gboolean
is_nearer (Nearness one, Nearness other)
{
  if (one.tier != other.tier || one.tier == 0)
    return one.tier > other.tier;
  if (one.away != other.away)
    return one.away < other.away;
  return one.n_held >= other.n_held;
}

static const Row *
nearest_row (const GPtrArray *rows, const Act *act)
{
  Nearness best = { 0, 0, 0 };
  const Row *nearest = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = g_ptr_array_index (rows, i);
      Nearness nearness = nearness_of (row, act);

      if (row->verdict != VERDICT_NO_RULE && is_nearer (nearness, best))
        {
          best = nearness;
          nearest = row;
        }
    }
  return nearest;
}

static void
find_nearest (Reasons *reasons, Rulebook *book, const Act *act)
{
  const Row *row
      = nearest_row (decision_table_rows (rulebook_all_times (book, act)), act);
  const Test *failing;

  if (row == NULL)
    return;
  reasons->nearest = row->rule;
  failing = first_failing (row->tests, act);
  reasons->missed = failing == NULL
                        ? date_reason (row->rule, act)
                        : reason_of (rulebook_vocabulary (book), failing, act);
}

/* --- the whole ------------------------------------------------------------ */

Reasons *
reasons_new (Rulebook *book, const Act *act)
{
  Reasons *reasons = g_new0 (Reasons, 1);

  reasons->held = g_array_new (FALSE, FALSE, sizeof (Reason));
  g_array_set_clear_func (reasons->held, clear_reason);
  reasons->tried = g_array_new (FALSE, FALSE, sizeof (Attempt));
  g_array_set_clear_func (reasons->tried, clear_attempt);
  reasons->cures = g_ptr_array_new ();
  rulebook_judge (book, act, &reasons->verdict);
  if (act->law < 0)
    return reasons;
  if (reasons->verdict.rule == NULL)
    find_nearest (reasons, book, act);
  else
    retrace (reasons, rulebook_vocabulary (book), rulebook_table (book, act),
             act);
  return reasons;
}

void
reasons_free (Reasons *reasons)
{
  if (reasons == NULL)
    return;
  reason_clear (&reasons->missed);
  g_array_unref (reasons->held);
  g_array_unref (reasons->tried);
  g_ptr_array_unref (reasons->cures);
  g_free (reasons);
}

const Rule *
reasons_rule (const Reasons *reasons)
{
  return reasons->verdict.rule != NULL ? reasons->verdict.rule
                                       : reasons->nearest;
}

const char *
reasons_article (const Reasons *reasons)
{
  const Rule *rule = reasons_rule (reasons);
  const Cure *cure = reasons->verdict.cure;

  if (rule == NULL)
    return "";
  return cure != NULL && cure->article != NULL ? cure->article : rule->article;
}

static void
append_cures (GString *text, const Reasons *reasons)
{
  for (guint i = 0; i < reasons->cures->len; i++)
    {
      const Cure *cure = g_ptr_array_index (reasons->cures, i);

      g_string_append_printf (text, "%s%s", i > 0 ? ", or " : "; cured by ",
                              cure->mechanisms);
    }
}

static char *
nearest_text (const Reasons *reasons)
{
  if (reasons->nearest == NULL)
    return g_strdup ("no rule in force reaches this act");
  return g_strdup_printf (
      "no rule in force reaches this act; the nearest is %s: %s %s, found %s",
      rule_name (reasons->nearest), reasons->missed.column,
      reasons->missed.asked, reasons->missed.found);
}

char *
reasons_text (const Reasons *reasons)
{
  const Verdict *verdict = &reasons->verdict;
  GString *text;

  if (verdict->rule == NULL)
    return nearest_text (reasons);
  text = g_string_new (NULL);
  if (verdict->missing != NULL)
    g_string_append_printf (text, "depends on %s, which is not stated",
                            verdict->missing);
  else if (verdict->cure != NULL && verdict->cure->mechanisms != NULL)
    g_string_append_printf (text, "satisfied by %s", verdict->cure->mechanisms);
  else
    for (guint i = 0; i < reasons->held->len; i++)
      {
        const Reason *held = &g_array_index (reasons->held, Reason, i);

        g_string_append_printf (text, "%s%s %s", i > 0 ? "; " : "",
                                held->column, held->found);
        if (!g_str_has_prefix (held->asked, "in "))
          g_string_append_printf (text, ", %s", held->asked);
      }
  append_cures (text, reasons);
  return g_string_free (text, FALSE);
}
