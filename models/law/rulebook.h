/* The rulebook: the rules in force on a day, and what they say of an act.
 *
 * Rules of one law about one kind of decision are tried in the order of the
 * file; the first that fits decides. A rule fits when all its conditions and
 * counts hold. Its verdict stands unless a cure is held: then the act is
 * allowed under that rule. Where an act does not state what a rule asks, and
 * everything else of the rule holds, the verdict is "needs judgement".
 *
 * A model of texts, not legal advice.
 */
#pragma once

#include "models/law/act.h"
#include "models/world/world.h"

G_BEGIN_DECLS

typedef struct
{
  int word;         /* VerdictWord */
  const Rule *rule; /* that decided, or NULL: no rule reached the act */
  const Cure *cure; /* that was held, or NULL */
  char *missing;    /* what was not stated, for "needs judgement"; or NULL */
} Verdict;

void verdict_clear (Verdict *verdict);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Verdict, verdict_clear)

typedef struct Rulebook Rulebook;

/* The rules of @world in force on @date. The World outlives the book. */
Rulebook *rulebook_new (const World *world, SimTime date);
void rulebook_free (Rulebook *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Rulebook, rulebook_free)

/* What the law says of @act. Clear @verdict afterwards. */
void rulebook_judge (const Rulebook *book, const Act *act, Verdict *verdict);

/* May the act go ahead under @verdict? "Needs judgement" may not. */
gboolean verdict_permits (const Verdict *verdict);

/* The name that cases use for @rule: "CN-PIPL-38". Borrowed. */
const char *rule_name (const Rule *rule);

/* "CN-PIPL-38, PIPL Art 38: ...", one line. Free with g_free. */
char *verdict_explain (const Verdict *verdict);

G_END_DECLS
