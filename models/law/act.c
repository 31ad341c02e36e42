#include "config.h"

#include "models/law/act.h"

void
act_init (Act *act)
{
  *act = (Act) { .data_class = ACT_NOT_STATED,
                 .exporter = ACT_NOT_STATED,
                 .purpose = ACT_NOT_STATED,
                 .activity_start = SIM_NEVER };
  for (int i = 0; i < N_COUNTS; i++)
    act->counts[i] = ACT_NOT_STATED;
}

void
act_clear (Act *act)
{
  g_clear_pointer (&act->origin, g_strfreev);
  g_clear_pointer (&act->location, g_strfreev);
  g_clear_pointer (&act->destination, g_strfreev);
  g_clear_pointer (&act->operator_home, g_strfreev);
}

char **
act_place_names (const Jurisdiction *place)
{
  GPtrArray *names = g_ptr_array_new ();
  const Entity *at = &place->base;

  for (; at != NULL && at->kind->id == KIND_JURISDICTION; at = at->parent)
    {
      const Jurisdiction *node = (const Jurisdiction *) at;

      g_ptr_array_add (names, g_strdup (at->id));
      if (node->law != NULL)
        g_ptr_array_add (names, g_strdup (node->law));
    }
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

/* Is @word one of the blank-separated @list? */
static gboolean
is_listed (const char *list, const char *word)
{
  g_auto (GStrv) words = g_strsplit_set (list, " \t\n", -1);

  return g_strv_contains ((const char *const *) words, word);
}

static Answer
fits_lists (const Condition *condition, gboolean in, gboolean out)
{
  if (condition->in != NULL)
    return in ? ANSWER_YES : ANSWER_NO;
  return out ? ANSWER_NO : ANSWER_YES;
}

static Answer
word_meets (const Condition *condition, const char *const *words, int index)
{
  if (index == ACT_NOT_STATED)
    return ANSWER_NOT_STATED;
  return fits_lists (
      condition,
      condition->in != NULL && is_listed (condition->in, words[index]),
      condition->not_in != NULL && is_listed (condition->not_in, words[index]));
}

static Answer
place_meets (const Condition *condition, char *const *names)
{
  gboolean in = FALSE;
  gboolean out = FALSE;

  if (names == NULL)
    return ANSWER_NOT_STATED;
  for (guint i = 0; names[i] != NULL; i++)
    {
      in |= condition->in != NULL && is_listed (condition->in, names[i]);
      out |= condition->not_in != NULL
             && is_listed (condition->not_in, names[i]);
    }
  return fits_lists (condition, in, out);
}

static Answer
mechanisms_meet (const Condition *condition, guint64 held)
{
  gboolean in = FALSE;
  gboolean out = FALSE;

  for (int i = 0; MECHANISM_WORDS[i] != NULL; i++)
    if ((held >> i & 1) != 0)
      {
        in |= condition->in != NULL
              && is_listed (condition->in, MECHANISM_WORDS[i]);
        out |= condition->not_in != NULL
               && is_listed (condition->not_in, MECHANISM_WORDS[i]);
      }
  return fits_lists (condition, in, out);
}

Answer
act_meets_condition (const Act *act, const Condition *condition)
{
  switch (condition->fact)
    {
    case FACT_CLASS:
      return word_meets (condition, DATA_CLASS_WORDS, act->data_class);
    case FACT_EXPORTER:
      return word_meets (condition, EXPORTER_WORDS, act->exporter);
    case FACT_PURPOSE:
      return word_meets (condition, PURPOSE_WORDS, act->purpose);
    case FACT_ORIGIN:
      return place_meets (condition, act->origin);
    case FACT_LOCATION:
      return place_meets (condition, act->location);
    case FACT_DESTINATION:
      return place_meets (condition, act->destination);
    case FACT_OPERATOR_HOME:
      return place_meets (condition, act->operator_home);
    case FACT_ACTIVITY_START:
      return act->activity_start < condition->before ? ANSWER_YES : ANSWER_NO;
    default:
      return mechanisms_meet (condition, act->mechanisms);
    }
}

Answer
act_meets_threshold (const Act *act, const Threshold *threshold)
{
  gint64 count = act->counts[threshold->fact];

  if (count == ACT_NOT_STATED)
    return ANSWER_NOT_STATED;
  if (threshold->window != WINDOW_ANY && act->window != WINDOW_ANY
      && threshold->window != act->window)
    return ANSWER_NOT_STATED;
  return count >= threshold->least
                 && (threshold->below == 0 || count < threshold->below)
             ? ANSWER_YES
             : ANSWER_NO;
}

gboolean
act_holds_cure (const Act *act, const Cure *cure)
{
  return dated_holds (cure->from, cure->to, act->date)
         && (cure->mechanisms & ~act->mechanisms) == 0;
}
