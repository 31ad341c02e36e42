#include "config.h"

#include "models/law/rulebook.h"

struct Rulebook
{
  GPtrArray *rules; /* of const Rule, in force, in the order of the file */
};

void
verdict_clear (Verdict *verdict)
{
  g_clear_pointer (&verdict->missing, g_free);
}

Rulebook *
rulebook_new (const World *world, SimTime date)
{
  Rulebook *book = g_new0 (Rulebook, 1);

  book->rules = g_ptr_array_new ();
  WORLD_EACH (world, KIND_RULE, Rule, rule)
    if (dated_holds (rule->from, rule->to, date))
      g_ptr_array_add (book->rules, (gpointer) rule);
  return book;
}

void
rulebook_free (Rulebook *book)
{
  if (book == NULL)
    return;
  g_ptr_array_unref (book->rules);
  g_free (book);
}

const char *
rule_name (const Rule *rule)
{
  return rule->name != NULL ? rule->name : rule->base.id;
}

/* One condition or count of a rule, whatever it is. */
static Answer
meets (const Act *act, const Entity *part, const char **fact)
{
  const Threshold *threshold = (const Threshold *) part;
  const Condition *condition = (const Condition *) part;

  if (part->kind->id == KIND_CONDITION)
    {
      *fact = FACT_WORDS[condition->fact];
      return act_meets_condition (act, condition);
    }
  if (part->kind->id == KIND_THRESHOLD)
    {
      *fact = COUNT_WORDS[threshold->fact];
      return act_meets_threshold (act, threshold);
    }
  return ANSWER_YES;
}

/* All parts must hold; a "no" outweighs what is not stated. */
static Answer
rule_fits (const Rule *rule, const Act *act, const char **missing)
{
  Answer all = ANSWER_YES;

  for (guint i = 0; i < rule->base.children->len; i++)
    {
      const char *fact = NULL;
      Answer one
          = meets (act, g_ptr_array_index (rule->base.children, i), &fact);

      if (one == ANSWER_NO)
        return ANSWER_NO;
      if (one == ANSWER_NOT_STATED && all == ANSWER_YES)
        {
          all = ANSWER_NOT_STATED;
          *missing = fact;
        }
    }
  return all;
}

static const Cure *
held_cure (const Rule *rule, const Act *act)
{
  ENTITY_EACH (rule, KIND_CURE, Cure, cure)
    if (act_holds_cure (act, cure))
      return cure;
  return NULL;
}

static void
decide (const Rule *rule, const Act *act, Answer fits, const char *missing,
        Verdict *verdict)
{
  verdict->rule = rule;
  verdict->word = rule->verdict;
  if (fits == ANSWER_NOT_STATED)
    {
      verdict->word = VERDICT_NEEDS_JUDGEMENT;
      verdict->missing = g_strdup (missing);
      return;
    }
  verdict->cure = held_cure (rule, act);
  if (verdict->cure != NULL)
    verdict->word = VERDICT_ALLOWED;
}

void
rulebook_judge (const Rulebook *book, const Act *act, Verdict *verdict)
{
  *verdict = (Verdict) { .word = VERDICT_NO_RULE };
  for (guint i = 0; i < book->rules->len; i++)
    {
      const Rule *rule = g_ptr_array_index (book->rules, i);
      const char *missing = NULL;
      Answer fits;

      if (rule->decision != act->decision
          || !g_str_equal (rule->law, act->law))
        continue;
      fits = rule_fits (rule, act, &missing);
      if (fits == ANSWER_NO)
        continue;
      decide (rule, act, fits, missing, verdict);
      return;
    }
}

gboolean
verdict_permits (const Verdict *verdict)
{
  return verdict->word == VERDICT_ALLOWED || verdict->word == VERDICT_NO_RULE;
}

char *
verdict_explain (const Verdict *verdict)
{
  if (verdict->rule == NULL)
    return g_strdup ("no rule in force reaches this act");
  if (verdict->missing != NULL)
    return g_strdup_printf ("%s, %s: depends on '%s', which is not stated",
                            rule_name (verdict->rule), verdict->rule->article,
                            verdict->missing);
  if (verdict->cure != NULL)
    return g_strdup_printf ("%s, %s: satisfied by %s", rule_name (verdict->rule),
                            verdict->rule->article,
                            verdict->cure->base.texts[0]);
  return g_strdup_printf ("%s, %s", rule_name (verdict->rule),
                          verdict->rule->article);
}
