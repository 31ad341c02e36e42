/* How rules become the rows of a decision table. */
#include "config.h"

#include "models/law/decision-table-private.h"

enum
{
  ALTERNATIVES_MOST = 256 /* rows of one rule */
};

const Fact NARROWING[N_NARROWING]
    = { FACT_CLASS, FACT_PURPOSE, FACT_EXPORTER, FACT_SUBTYPE };

/* --- making tests --------------------------------------------------------- */

static Test
condition_test (const Vocabulary *vocabulary, const Condition *condition)
{
  Test test = { .form = TEST_WORD,
                .fact = condition->fact,
                .source = &condition->base };

  if (condition->fact == FACT_ACTIVITY_START)
    {
      test.form = TEST_STARTED;
      test.least = condition->since;
      test.below = condition->before;
    }
  else if (condition->fact == FACT_MECHANISM)
    {
      test.form = condition->in != NULL ? TEST_HOLDS_ANY : TEST_HOLDS_NO;
      test.mechanisms = vocabulary_mechanisms (
          vocabulary,
          condition->in != NULL ? condition->in : condition->not_in);
    }
  else
    test.words = vocabulary_fitting (vocabulary, condition);
  return test;
}

static Test
threshold_test (const Threshold *threshold)
{
  return (Test){ .form = TEST_COUNT,
                 .fact = threshold->fact,
                 .window = threshold->window,
                 .least = threshold->least,
                 .below = threshold->below,
                 .source = &threshold->base };
}

static GArray *
tests_new (const GArray *from)
{
  GArray *tests = g_array_new (FALSE, FALSE, sizeof (Test));

  if (from != NULL)
    g_array_append_vals (tests, from->data, from->len);
  return tests;
}

static void
unref_tests (gpointer tests)
{
  g_array_unref (tests);
}

/* Append the test of @part, a condition or a count, to @tests. */
static gboolean
add_test (const Vocabulary *vocabulary, const Entity *part, GArray *tests)
{
  Test test;

  if (part->kind->id == KIND_CONDITION)
    test = condition_test (vocabulary, (const Condition *) part);
  else if (part->kind->id == KIND_THRESHOLD)
    test = threshold_test ((const Threshold *) part);
  else
    return FALSE;
  g_array_append_val (tests, test);
  return TRUE;
}

/* Every way in which @ways can go on through one of the parts of @any. */
static GPtrArray *
branch (const Vocabulary *vocabulary, const GPtrArray *ways, const Entity *any)
{
  GPtrArray *branched = g_ptr_array_new_with_free_func (unref_tests);

  for (guint i = 0; i < ways->len; i++)
    for (guint j = 0; j < any->children->len; j++)
      {
        g_autoptr (GArray) way = tests_new (g_ptr_array_index (ways, i));

        if (branched->len < ALTERNATIVES_MOST
            && add_test (vocabulary, g_ptr_array_index (any->children, j), way))
          g_ptr_array_add (branched, g_steal_pointer (&way));
      }
  return branched;
}

/* Go on in all of *@ways through the conditions of @entity. */
static void
add_tests (const Vocabulary *vocabulary, const Entity *entity, GPtrArray **ways)
{
  for (guint i = 0; i < entity->children->len; i++)
    {
      const Entity *part = g_ptr_array_index (entity->children, i);

      if (part->kind->id == KIND_ANY)
        {
          GPtrArray *branched = branch (vocabulary, *ways, part);

          g_ptr_array_unref (*ways);
          *ways = branched;
        }
      else
        for (guint j = 0; j < (*ways)->len; j++)
          add_test (vocabulary, part, g_ptr_array_index (*ways, j));
    }
}

static GPtrArray *
ways_new (void)
{
  GPtrArray *ways = g_ptr_array_new_with_free_func (unref_tests);

  g_ptr_array_add (ways, tests_new (NULL));
  return ways;
}

/* --- making rows ---------------------------------------------------------- */

static void
lift_clear (gpointer data)
{
  Lift *lift = data;

  g_array_unref (lift->tests);
}

static void
row_free (gpointer data)
{
  Row *row = data;

  g_array_unref (row->tests);
  g_array_unref (row->lifts);
  g_free (row);
}

static void
add_lifts (const Vocabulary *vocabulary, const Cure *cure, GArray *lifts)
{
  g_autoptr (GPtrArray) ways = ways_new ();

  add_tests (vocabulary, &cure->base, &ways);
  for (guint i = 0; i < ways->len; i++)
    {
      Lift lift = { .cure = cure,
                    .tests = g_array_ref (g_ptr_array_index (ways, i)) };

      if (cure->mechanisms != NULL)
        lift.mechanisms = vocabulary_mechanisms (vocabulary, cure->mechanisms);
      g_array_append_val (lifts, lift);
    }
}

static GArray *
lifts_of (const Vocabulary *vocabulary, const Rule *rule, SimTime date)
{
  GArray *lifts = g_array_new (FALSE, FALSE, sizeof (Lift));

  g_array_set_clear_func (lifts, lift_clear);
  for (guint i = 0; i < rule->base.children->len; i++)
    {
      const Entity *part = g_ptr_array_index (rule->base.children, i);
      const Cure *cure = (const Cure *) part;

      if (entity_lifts (part) && dated_holds (cure->from, cure->to, date))
        add_lifts (vocabulary, cure, lifts);
    }
  return lifts;
}

static void
add_rule (DecisionTable *table, const World *world, const Rule *rule,
          SimTime date)
{
  g_autoptr (GPtrArray) ways = ways_new ();
  g_autoptr (GArray) lifts = lifts_of (table->vocabulary, rule, date);

  add_tests (table->vocabulary, &rule->base, &ways);
  WORLD_EACH (world, KIND_SCOPE, Scope, scope)
    if (scope->decision == rule->decision
        && g_str_equal (scope->law, rule->law))
      add_tests (table->vocabulary, &scope->base, &ways);
  for (guint i = 0; i < ways->len; i++)
    {
      Row *row = g_new0 (Row, 1);

      row->rule = rule;
      row->verdict = vocabulary_verdict (table->vocabulary, rule->verdict);
      row->tests = g_array_ref (g_ptr_array_index (ways, i));
      row->lifts = g_array_ref (lifts);
      g_ptr_array_add (table->rows, row);
    }
}

/* --- narrowing ------------------------------------------------------------ */

static gboolean
row_excludes (const Row *row, Fact fact, int word)
{
  for (guint i = 0; i < row->tests->len; i++)
    {
      const Test *test = &g_array_index (row->tests, Test, i);

      if (test->form == TEST_WORD && test->fact == (int) fact
          && !word_set_holds (&test->words, word))
        return TRUE;
    }
  return FALSE;
}

static void
narrow_by (DecisionTable *table, guint i)
{
  guint64 *open = g_new0 (guint64, FEW_WORDS * (table->n_blocks + 1));

  for (guint at = 0; at < table->rows->len; at++)
    for (guint word = 0; word < FEW_WORDS; word++)
      if (!row_excludes (g_ptr_array_index (table->rows, at), NARROWING[i],
                         (int) word))
        open[word * table->n_blocks + at / 64] |= G_GUINT64_CONSTANT (1)
                                                  << at % 64;
  table->open[i] = open;
}

DecisionTable *
decision_table_new (const World *world, const Vocabulary *vocabulary,
                    const char *law, Decision decision, SimTime date,
                    gboolean in_force)
{
  DecisionTable *table = g_new0 (DecisionTable, 1);

  table->vocabulary = vocabulary;
  table->rows = g_ptr_array_new_with_free_func (row_free);
  WORLD_EACH (world, KIND_RULE, Rule, rule)
    if (rule->decision == (int) decision && g_str_equal (rule->law, law)
        && (!in_force
            || (rule->commenced && dated_holds (rule->from, rule->to, date))))
      add_rule (table, world, rule, date);
  table->n_blocks = (table->rows->len + 63) / 64;
  for (guint i = 0; i < (guint) N_NARROWING; i++)
    narrow_by (table, i);
  return table;
}

void
decision_table_free (DecisionTable *table)
{
  if (table == NULL)
    return;
  for (guint i = 0; i < (guint) N_NARROWING; i++)
    g_free (table->open[i]);
  g_ptr_array_unref (table->rows);
  g_free (table);
}
