/* Factors: the assumptions of a scenario that can be tried at other values.
 *
 * An assumption is an <about> with 'low' and 'high' around an entity that has
 * an id, whose texts make a range (models/world/range.h). What is no range (a
 * word, P1D to P12M) is not a factor, and said to be none.
 */
#pragma once

#include "models/world/range.h"
#include "models/world/study.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;        /* "fence.delay" */
  const char *value; /* as it stands, borrowed from the study */
  const char *low;
  const char *high;
  const AttributeSpec *spec;
  Range *range;
  double place; /* where the value lies: 0 is low, 1 is high */
} Factor;

/* The factors of @study, in document order: all, or those called @names
 * (NULL-terminated). What was left out goes into @left_out, of char *, with
 * the reason. */
GPtrArray *factors_of (const Study *study, const char *const *names,
                       GPtrArray *left_out);

/* The text at @place, from 0 to 1. Free with g_free. */
char *factor_text (const Factor *factor, double place);

G_END_DECLS
