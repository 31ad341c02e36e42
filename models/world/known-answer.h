/* Known answers: what theory says about a queueing network, in its own file.
 *
 * A scenario that is there to be compared with theory states each exact value
 * with its formula and source; after a run, the summary shows it beside what
 * was measured. What can be stated, and with which argument, is a table here;
 * models/metrics.c has the same names. Values carry their unit in the file;
 * this module turns them into the unit of the metric.
 */
#pragma once

#include "models/world/queueing.h"

G_BEGIN_DECLS

/* What the 'at' of an answer means. */
typedef enum
{
  AT_NOTHING, /* there is none */
  AT_SPAN,    /* the share of customers up to this span */
  AT_NUMBER,  /* the share of time with so many inside */
  AT_HOUR     /* an hour of the day, 0 to 23 */
} AnswerAt;

typedef struct
{
  Entity base;
  int metric; /* index into ANSWER_WORDS */
  const Entity *of;
  const CustomerClass *class; /* NULL: all of the queue */
  const char *at;
  const char *value;
  const char *formula;
} KnownAnswer;

extern const char *const ANSWER_WORDS[];

extern const EntityKind KIND_OF_KNOWN_ANSWER;

/* What kind of argument @answer has, and the argument: ns, a number, 0. */
AnswerAt known_answer_at_kind (const KnownAnswer *answer);
gint64 known_answer_at (const KnownAnswer *answer);

/* The exact value, in the unit of the metric. */
double known_answer_value (const KnownAnswer *answer);

/* The labels of the rows that it is about, canonical. Free with g_free. */
char *known_answer_labels (const KnownAnswer *answer);

G_END_DECLS
