/* Reasons: why the law says what it says of an act, for people.
 *
 * Judging is fast and says only which rule decided. Here the same tables are
 * walked again, slowly: which conditions of that rule held, which permissions
 * were tried before it and on what they failed, what would cure it. Where no
 * rule reaches the act, the nearest one is named: one that was in force within
 * a year of the day and otherwise fits; else one in force that fails in one
 * condition; else one that fits but for its dates.
 */
#pragma once

#include "models/law/rulebook.h"

G_BEGIN_DECLS

/* One condition as it met an act. */
typedef struct
{
  char *column; /* of a case: "export_pi"; or "date" */
  char *asked;  /* "in personal sensitive", "at least 100000" */
  char *found;  /* "personal", "not stated" */
} Reason;

/* A permission that was tried and did not carry the act. */
typedef struct
{
  const Rule *rule;
  const Cure *cure; /* an exemption of @rule, or NULL: the rule permits */
  Reason failed;
} Attempt;

typedef struct
{
  Verdict verdict;
  const Rule *nearest; /* when no rule reaches the act; or NULL */
  Reason missed;       /* what kept the nearest away */
  GArray *held;        /* of Reason: conditions of the rule that decided */
  GArray *tried;       /* of Attempt */
  GPtrArray *cures;    /* of const Cure: any one would lift the verdict */
} Reasons;

/* Judge @act and say why. */
Reasons *reasons_new (Rulebook *book, const Act *act);
void reasons_free (Reasons *reasons);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reasons, reasons_free)

/* The rule that answers: the one that decided, or the nearest; or NULL. */
const Rule *reasons_rule (const Reasons *reasons);

/* Its article, or that of the exemption that applied; "" without a rule. */
const char *reasons_article (const Reasons *reasons);

/* All of it in one line. Free with g_free. */
char *reasons_text (const Reasons *reasons);

G_END_DECLS
