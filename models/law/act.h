/* An act: what somebody does with data on a day, as the law looks at it.
 *
 * A record of facts, some of which may not be stated. Words are indices into
 * the vocabulary of the rulebook that judges it. A condition of a rule asks
 * one fact; the answer is yes, no, or "not stated", and the last is never
 * silently turned into one of the others.
 */
#pragma once

#include "models/world/vocabulary.h"

G_BEGIN_DECLS

#define ACT_NOT_STATED (-1)

typedef struct
{
  int decision; /* Decision */
  int law;      /* whose law is asked: see rulebook_law() */
  SimTime date;
  int words[N_WORD_FACTS]; /* an index by Fact, or ACT_NOT_STATED */
  SimTime activity_start;  /* the date of the act when it is new */
  gint64 counts[N_COUNTS]; /* persons, or ACT_NOT_STATED */
  int window;              /* CountWindow of the counts; WINDOW_ANY fits all */
  const gint64 (*by_window)[N_WINDOWS]; /* counts over each, or NULL; then the
                                           two above do not matter */
  guint64 mechanisms;                   /* what is held, by index */
  gboolean mechanisms_stated;
} Act;

typedef enum
{
  ANSWER_NO,
  ANSWER_YES,
  ANSWER_NOT_STATED
} Stated;

/* Nothing stated but the day, on which the activity is new. */
void act_init (Act *act, SimTime date);

/* The activity began on @start. */
void act_set_start (Act *act, SimTime start);

/* Are at least @least and fewer than @below (0: no end) persons counted over
 * @window? A count over one window bounds that over another. */
Stated act_counts (const Act *act, CountFact fact, CountWindow window,
                   gint64 least, gint64 below);

G_END_DECLS
