#include "config.h"

#include "models/law/decision-table-private.h"

/* --- judging -------------------------------------------------------------- */

static Stated
answer (gboolean yes)
{
  return yes ? ANSWER_YES : ANSWER_NO;
}

static Stated
holds_any (const Test *test, const Act *act)
{
  guint64 none = G_GUINT64_CONSTANT (1) << MECHANISMS_MOST;
  gboolean held = (test->mechanisms & act->mechanisms) != 0
                  || ((test->mechanisms & none) != 0 && act->mechanisms == 0);

  if (!act->mechanisms_stated)
    return ANSWER_NOT_STATED;
  return answer (held == (test->form == TEST_HOLDS_ANY));
}

Stated
test_answer (const Test *test, const Act *act)
{
  switch (test->form)
    {
    case TEST_WORD:
      if (act->words[test->fact] == ACT_NOT_STATED)
        return ANSWER_NOT_STATED;
      return answer (word_set_holds (&test->words, act->words[test->fact]));
    case TEST_STARTED:
      return answer (test->least <= act->activity_start
                     && act->activity_start < test->below);
    case TEST_COUNT:
      return act_counts (act, (CountFact) test->fact,
                         (CountWindow) test->window, test->least, test->below);
    default:
      return holds_any (test, act);
    }
}

static const char *const COUNT_COLUMNS[N_COUNTS]
    = { "held_count", "export_pi", "export_spi" };

const char *
test_column (const Test *test)
{
  return test->form == TEST_COUNT ? COUNT_COLUMNS[test->fact]
                                  : FACTS[test->fact].column;
}

/* A count that is stated and yet does not answer is over another window. */
static const char *
missing_column (const Test *test, const Act *act)
{
  if (test->form == TEST_COUNT && act->counts[test->fact] != ACT_NOT_STATED)
    return "window";
  return test_column (test);
}

Stated
tests_answer (const GArray *tests, const Act *act, const char **missing)
{
  Stated all = ANSWER_YES;

  for (guint i = 0; i < tests->len; i++)
    {
      const Test *test = &g_array_index (tests, Test, i);
      Stated one = test_answer (test, act);

      if (one == ANSWER_NO)
        return ANSWER_NO;
      if (one == ANSWER_NOT_STATED && all == ANSWER_YES)
        {
          all = ANSWER_NOT_STATED;
          *missing = missing_column (test, act);
        }
    }
  return all;
}

Stated
lift_answer (const Lift *lift, const Act *act, const char **missing)
{
  Stated all = tests_answer (lift->tests, act, missing);

  if (all == ANSWER_NO || lift->mechanisms == 0)
    return all;
  if (!act->mechanisms_stated)
    {
      *missing = FACTS[FACT_MECHANISM].column;
      return ANSWER_NOT_STATED;
    }
  return (lift->mechanisms & ~act->mechanisms) == 0 ? all : ANSWER_NO;
}

/* What one row says of an act that it reaches. Returns FALSE, with @missing
 * set, when that depends on what is not stated. */
static gboolean
row_says (const Row *row, const Act *act, Verdict *verdict)
{
  gboolean sure = TRUE;

  *verdict = (Verdict){ .word = row->verdict, .rule = row->rule };
  for (guint i = 0; i < row->lifts->len; i++)
    {
      const Lift *lift = &g_array_index (row->lifts, Lift, i);
      const char *missing = NULL;
      Stated one = lift_answer (lift, act, &missing);

      if (one == ANSWER_YES)
        {
          verdict->word = VERDICT_ALLOWED;
          verdict->cure = lift->cure;
          return TRUE;
        }
      if (one == ANSWER_NOT_STATED && sure)
        {
          sure = row->verdict == VERDICT_ALLOWED;
          verdict->missing = sure ? NULL : missing;
        }
    }
  return sure;
}

static void
leave_open (const Rule *rule, const char *missing, Verdict *open)
{
  if (open->missing == NULL)
    *open = (Verdict){ VERDICT_NEEDS_JUDGEMENT, rule, NULL, missing };
}

/* What the rows say that may apply, but for which an act lacks a fact; the
 * first for each word of a verdict. */
typedef struct
{
  Verdict said[FEW_WORDS];
  guint n;
} Doubts;

static void
doubt (Doubts *doubts, const Verdict *said, const char *missing)
{
  for (guint i = 0; i < doubts->n; i++)
    if (doubts->said[i].word == said->word)
      return;
  g_assert (doubts->n < FEW_WORDS);
  doubts->said[doubts->n] = *said;
  doubts->said[doubts->n++].missing = missing;
}

/* Let @sure stand unless a doubtful row, or a doubtful cure, says otherwise. */
static void
settle (const Doubts *doubts, gboolean is_sure, const Verdict *sure,
        Verdict *verdict)
{
  Verdict open = { 0 };

  for (guint i = 0; i < doubts->n; i++)
    if (!is_sure || doubts->said[i].word != sure->word)
      leave_open (doubts->said[i].rule, doubts->said[i].missing, &open);
  if (!is_sure)
    leave_open (sure->rule, sure->missing, &open);
  *verdict = open.missing != NULL ? open : *sure;
}

/* The rows of @block that the words of @act leave open. */
static guint64
open_rows (const DecisionTable *table, const Act *act, guint block)
{
  guint64 rows = G_MAXUINT64;

  for (guint i = 0; i < (guint) N_NARROWING; i++)
    {
      int word = act->words[NARROWING[i]];

      if (word >= 0 && word < FEW_WORDS)
        rows &= table->open[i][(guint) word * table->n_blocks + block];
    }
  return rows;
}

/* Try one row; TRUE when it is reached for sure, so that nothing after it
 * matters. */
static gboolean
try_row (const Row *row, const Act *act, Doubts *doubts, Verdict *verdict)
{
  const char *missing = NULL;
  Stated fits = tests_answer (row->tests, act, &missing);
  Verdict said;
  gboolean sure;

  if (fits == ANSWER_NO)
    return FALSE;
  sure = row_says (row, act, &said);
  if (fits == ANSWER_YES)
    {
      settle (doubts, sure, &said, verdict);
      return TRUE;
    }
  doubt (doubts, &said, missing);
  if (!sure)
    {
      said.word = VERDICT_ALLOWED;
      doubt (doubts, &said, missing);
    }
  return FALSE;
}

void
decision_table_judge (const DecisionTable *table, const Act *act,
                      Verdict *verdict)
{
  const Verdict nothing = { .word = VERDICT_NO_RULE };
  Doubts doubts;

  doubts.n = 0;
  for (guint block = 0; block < table->n_blocks; block++)
    for (guint64 rows = open_rows (table, act, block); rows != 0;
         rows &= rows - 1)
      {
        guint at = block * 64 + (guint) __builtin_ctzll (rows);

        if (at >= table->rows->len)
          break;
        if (try_row (g_ptr_array_index (table->rows, at), act, &doubts,
                     verdict))
          return;
      }
  settle (&doubts, TRUE, &nothing, verdict);
}

const GPtrArray *
decision_table_rows (const DecisionTable *table)
{
  return table->rows;
}
