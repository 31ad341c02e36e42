/* A decision table: the rules of one law about one kind of decision, compiled
 * for one day.
 *
 * A row is a rule and tests that must all pass; an <any> makes a row for each
 * of its parts. Words became sets of bits and dates were looked at when the
 * table was made, so that judging compares numbers and touches no text. For
 * the facts with few words the table knows which rows each word leaves open,
 * and judging starts from those.
 *
 * The first row that fits decides. Rows for which an act does not state enough
 * are remembered on the way: when what they would say differs from what the
 * sure row says, the verdict is "needs judgement" and names what is missing.
 *
 * A table borrows the World and the vocabulary and never changes.
 */
#pragma once

#include "models/law/act.h"

G_BEGIN_DECLS

typedef enum
{
  TEST_WORD,      /* the word of a fact is in a set */
  TEST_HOLDS_ANY, /* one of some mechanisms is held */
  TEST_HOLDS_NO,  /* none of them is */
  TEST_STARTED,   /* the activity started in [least, below) */
  TEST_COUNT      /* persons in [least, below); 0 is no end */
} TestForm;

/* One test of a row. */
typedef struct
{
  TestForm form;
  int fact;   /* Fact, or CountFact of a count */
  int window; /* of a count */
  WordSet words;
  guint64 mechanisms;
  gint64 least, below;
  const Entity *source; /* the condition or count */
} Test;

/* What lifts the verdict of a row: mechanisms, and tests of its own. */
typedef struct
{
  const Cure *cure;
  guint64 mechanisms;
  GArray *tests; /* of Test */
} Lift;

typedef struct
{
  const Rule *rule;
  int verdict;
  GArray *tests; /* of Test */
  GArray *lifts; /* of Lift */
} Row;

/* What a table says of an act. */
typedef struct
{
  int word;            /* a verdict of the vocabulary */
  const Rule *rule;    /* that decided, or NULL: no rule reached the act */
  const Cure *cure;    /* that lifted its verdict, or NULL */
  const char *missing; /* column not stated, for "needs judgement"; or NULL */
} Verdict;

typedef struct DecisionTable DecisionTable;

/* The rules of @law about @decision on @date; of all days when @in_force is
 * FALSE. */
DecisionTable *decision_table_new (const World *world,
                                   const Vocabulary *vocabulary,
                                   const char *law, Decision decision,
                                   SimTime date, gboolean in_force);
void decision_table_free (DecisionTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DecisionTable, decision_table_free)

void decision_table_judge (const DecisionTable *table, const Act *act,
                           Verdict *verdict);

/* Its rows, of Row, in the order in which they are tried. */
const GPtrArray *decision_table_rows (const DecisionTable *table);

Stated test_answer (const Test *test, const Act *act);

/* The column of a case that @test looks at. */
const char *test_column (const Test *test);

/* Does @lift apply? */
Stated lift_answer (const Lift *lift, const Act *act, const char **missing);

/* Do all of @tests pass? A "no" outweighs what is not stated; then @missing,
 * when there is one, names the first. */
Stated tests_answer (const GArray *tests, const Act *act, const char **missing);

G_END_DECLS
