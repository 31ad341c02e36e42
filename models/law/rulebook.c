#include "config.h"

#include "models/law/rulebook.h"

typedef struct
{
  DecisionTable *in_force;
  DecisionTable *all_times;
} Tables;

struct Rulebook
{
  const World *world;
  Vocabulary *vocabulary;
  GPtrArray *laws; /* of char, borrowed, NULL-terminated */
  GArray *dates;   /* of SimTime, ascending: when any rule changes */
  Tables *tables;  /* by stretch of time, law and decision */
};

/* --- making --------------------------------------------------------------- */

static void
note_date (GArray *dates, SimTime date)
{
  if (date != SIM_ALWAYS && date != SIM_NEVER)
    g_array_append_val (dates, date);
}

static int
compare_times (gconstpointer left, gconstpointer right)
{
  SimTime a = *(const SimTime *) left;
  SimTime b = *(const SimTime *) right;

  return a < b ? -1 : a > b;
}

static GArray *
dates_of (const World *world)
{
  static const EntityKindId LIFTS[] = { KIND_CURE, KIND_EXEMPT };
  GArray *dates = g_array_new (FALSE, FALSE, sizeof (SimTime));

  WORLD_EACH (world, KIND_RULE, Rule, rule)
    {
      note_date (dates, rule->from);
      note_date (dates, rule->to);
    }
  for (guint i = 0; i < G_N_ELEMENTS (LIFTS); i++)
    WORLD_EACH (world, LIFTS[i], Cure, cure)
      {
        note_date (dates, cure->from);
        note_date (dates, cure->to);
      }
  g_array_sort (dates, compare_times);
  return dates;
}

static void
note_law (GPtrArray *laws, const char *law)
{
  for (guint i = 0; i < laws->len; i++)
    if (g_str_equal (g_ptr_array_index (laws, i), law))
      return;
  g_ptr_array_add (laws, (gpointer) law);
}

Rulebook *
rulebook_new (const World *world)
{
  Rulebook *book = g_new0 (Rulebook, 1);

  book->world = world;
  book->vocabulary = vocabulary_new (world);
  book->dates = dates_of (world);
  book->laws = g_ptr_array_new ();
  WORLD_EACH (world, KIND_RULE, Rule, rule)
    note_law (book->laws, rule->law);
  g_ptr_array_add (book->laws, NULL);
  book->tables = g_new0 (Tables, (gsize) (book->dates->len + 1)
                                     * book->laws->len * N_DECISIONS);
  return book;
}

void
rulebook_free (Rulebook *book)
{
  if (book == NULL)
    return;
  for (guint i = 0; i < (book->dates->len + 1) * book->laws->len * N_DECISIONS;
       i++)
    {
      decision_table_free (book->tables[i].in_force);
      decision_table_free (book->tables[i].all_times);
    }
  g_free (book->tables);
  g_ptr_array_unref (book->laws);
  g_array_unref (book->dates);
  vocabulary_free (book->vocabulary);
  g_free (book);
}

/* --- asking --------------------------------------------------------------- */

const World *
rulebook_world (const Rulebook *book)
{
  return book->world;
}

const Vocabulary *
rulebook_vocabulary (const Rulebook *book)
{
  return book->vocabulary;
}

const char *const *
rulebook_laws (const Rulebook *book)
{
  return (const char *const *) book->laws->pdata;
}

int
rulebook_law (const Rulebook *book, const char *law)
{
  for (guint i = 0; i + 1 < book->laws->len; i++)
    if (g_str_equal (g_ptr_array_index (book->laws, i), law))
      return (int) i;
  return -1;
}

/* The stretch of time in which @date lies: how many changes are not later. */
static guint
stretch (const Rulebook *book, SimTime date)
{
  const SimTime *dates = (const SimTime *) (gpointer) book->dates->data;
  guint low = 0;
  guint high = book->dates->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (dates[middle] <= date)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static Tables *
tables_for (Rulebook *book, int law, int decision, SimTime date)
{
  gsize at = (gsize) stretch (book, date) * book->laws->len + (gsize) law;

  return &book->tables[at * N_DECISIONS + (gsize) decision];
}

static const DecisionTable *
table_for (Rulebook *book, int law, int decision, SimTime date)
{
  Tables *tables = tables_for (book, law, decision, date);

  if (tables->in_force == NULL)
    tables->in_force = decision_table_new (book->world, book->vocabulary,
                                           g_ptr_array_index (book->laws, law),
                                           (Decision) decision, date, TRUE);
  return tables->in_force;
}

const DecisionTable *
rulebook_table (Rulebook *book, const Act *act)
{
  return table_for (book, act->law, act->decision, act->date);
}

const DecisionTable *
rulebook_all_times (Rulebook *book, const Act *act)
{
  Tables *tables = tables_for (book, act->law, act->decision, act->date);

  if (tables->all_times == NULL)
    tables->all_times = decision_table_new (
        book->world, book->vocabulary, g_ptr_array_index (book->laws, act->law),
        (Decision) act->decision, act->date, FALSE);
  return tables->all_times;
}

guint
rulebook_compile (Rulebook *book, SimTime date)
{
  guint n = 0;

  for (int law = 0; law + 1 < (int) book->laws->len; law++)
    for (int decision = 0; decision < N_DECISIONS; decision++)
      n += decision_table_rows (table_for (book, law, decision, date))->len;
  return n;
}

void
rulebook_judge (Rulebook *book, const Act *act, Verdict *verdict)
{
  if (act->law < 0)
    *verdict = (Verdict){ .word = VERDICT_NO_RULE };
  else
    decision_table_judge (rulebook_table (book, act), act, verdict);
}

/* --- verdicts ------------------------------------------------------------- */

gboolean
verdict_permits (const Verdict *verdict)
{
  return verdict->word == VERDICT_ALLOWED || verdict->word == VERDICT_NO_RULE;
}

const char *
verdict_word (const Verdict *verdict)
{
  switch (verdict->word)
    {
    case VERDICT_ALLOWED:
      return "allowed";
    case VERDICT_NO_RULE:
      return "no-rule";
    case VERDICT_NEEDS_JUDGEMENT:
      return "needs-judgement";
    default:
      return verdict->rule->verdict;
    }
}

static char *
explain_cure (const Verdict *verdict)
{
  const Cure *cure = verdict->cure;
  const char *article
      = cure->article != NULL ? cure->article : verdict->rule->article;

  if (cure->mechanisms == NULL)
    return g_strdup_printf ("%s, %s: exempt", rule_name (verdict->rule),
                            article);
  return g_strdup_printf ("%s, %s: satisfied by %s", rule_name (verdict->rule),
                          article, cure->mechanisms);
}

char *
verdict_explain (const Verdict *verdict)
{
  if (verdict->rule == NULL && verdict->missing == NULL)
    return g_strdup ("no rule in force reaches this act");
  if (verdict->missing != NULL)
    return g_strdup_printf ("%s, %s: depends on '%s', which is not stated",
                            rule_name (verdict->rule), verdict->rule->article,
                            verdict->missing);
  if (verdict->cure != NULL)
    return explain_cure (verdict);
  return g_strdup_printf ("%s, %s", rule_name (verdict->rule),
                          verdict->rule->article);
}
