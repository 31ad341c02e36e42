#include "config.h"

#include "models/law/act.h"

void
act_init (Act *act, SimTime date)
{
  *act = (Act){ .date = date };
  for (int fact = 0; fact < N_WORD_FACTS; fact++)
    act->words[fact] = ACT_NOT_STATED;
  for (int count = 0; count < N_COUNTS; count++)
    act->counts[count] = ACT_NOT_STATED;
  act_set_start (act, date);
}

void
act_set_start (Act *act, SimTime start)
{
  act->activity_start = start;
  act->words[FACT_ACTIVITY]
      = start < act->date ? ACTIVITY_CONTINUING : ACTIVITY_NEW;
}

/* Everybody in a window is in each longer one: a count is a lower bound for
 * longer windows and an upper bound for shorter ones. */
Stated
act_counts (const Act *act, CountFact fact, CountWindow window, gint64 least,
            gint64 below)
{
  gint64 low = act->by_window != NULL ? act->by_window[fact][window]
                                      : act->counts[fact];
  gint64 high = low;

  if (low == ACT_NOT_STATED)
    return ANSWER_NOT_STATED;
  if (act->by_window == NULL && window != WINDOW_ANY
      && act->window != WINDOW_ANY)
    {
      if ((int) window < act->window)
        low = 0;
      if ((int) window > act->window)
        high = G_MAXINT64;
    }
  if (high < least || (below != 0 && low >= below))
    return ANSWER_NO;
  return low >= least && (below == 0 || high < below) ? ANSWER_YES
                                                      : ANSWER_NOT_STATED;
}
