/* An act: what somebody does with data on a day, as the law looks at it.
 *
 * A record of facts, some of which may not be stated. A condition of a rule
 * asks one fact; the answer is yes, no, or "not stated", and the last is never
 * silently turned into one of the others.
 */
#pragma once

#include "models/world/flow.h"

G_BEGIN_DECLS

#define ACT_NOT_STATED (-1)

typedef struct
{
  int decision;     /* Decision */
  const char *law;  /* whose law is asked: "CN" */
  SimTime date;
  int data_class;   /* DataClass, or ACT_NOT_STATED */
  int exporter;     /* index into EXPORTER_WORDS, or ACT_NOT_STATED */
  int purpose;      /* index into PURPOSE_WORDS, or ACT_NOT_STATED */
  /* Places: every name that fits, from the narrowest to the widest (ids and
   * law codes), NULL-terminated, owned; NULL when not stated. */
  char **origin;
  char **location;
  char **destination;
  char **operator_home;
  SimTime activity_start; /* SIM_NEVER: new on the day of the act */
  gint64 counts[N_COUNTS]; /* persons, or ACT_NOT_STATED */
  int window;              /* CountWindow of the counts; WINDOW_ANY fits all */
  guint64 mechanisms;      /* a set of MECHANISM_WORDS that are held */
} Act;

typedef enum
{
  ANSWER_NO,
  ANSWER_YES,
  ANSWER_NOT_STATED
} Answer;

/* Everything not stated. */
void act_init (Act *act);
void act_clear (Act *act);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Act, act_clear)

/* The names under which rules may know @place: ids and law codes of it and of
 * what contains it. Free with g_strfreev. */
char **act_place_names (const Jurisdiction *place);

Answer act_meets_condition (const Act *act, const Condition *condition);
Answer act_meets_threshold (const Act *act, const Threshold *threshold);

/* Does @act hold all mechanisms of @cure on its day? */
gboolean act_holds_cure (const Act *act, const Cure *cure);

G_END_DECLS
