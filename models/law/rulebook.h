/* The rulebook: all rules of a World, and what they say of an act on a day.
 *
 * Laws are numbered in the order in which their rules stand. For each law,
 * kind of decision and stretch of time in which no rule changes there is a
 * decision table, compiled when it is first asked for; so a rulebook belongs
 * to one thread.
 *
 * A model of texts, not legal advice.
 */
#pragma once

#include "models/law/decision-table.h"

G_BEGIN_DECLS

typedef struct Rulebook Rulebook;

/* The rules of @world, which outlives the book. */
Rulebook *rulebook_new (const World *world);
void rulebook_free (Rulebook *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Rulebook, rulebook_free)

const World *rulebook_world (const Rulebook *book);
const Vocabulary *rulebook_vocabulary (const Rulebook *book);

/* The number of @law ("CN"), or -1 when no rule is of it. */
int rulebook_law (const Rulebook *book, const char *law);

/* The codes of all laws, NULL-terminated, borrowed. */
const char *const *rulebook_laws (const Rulebook *book);

/* What the law says of @act. */
void rulebook_judge (Rulebook *book, const Act *act, Verdict *verdict);

/* The table that judges @act; and one of the same rules, and of those that
 * are not in force on its day. */
const DecisionTable *rulebook_table (Rulebook *book, const Act *act);
const DecisionTable *rulebook_all_times (Rulebook *book, const Act *act);

/* Compile every table of @date; how many rows they have. */
guint rulebook_compile (Rulebook *book, SimTime date);

/* May the act go ahead under @verdict? "Needs judgement" may not. */
gboolean verdict_permits (const Verdict *verdict);

/* "requires-tia"; borrowed from the rule, or constant. */
const char *verdict_word (const Verdict *verdict);

/* "CN-PIPL-38, PIPL Art 38: ...", one line. Free with g_free. */
char *verdict_explain (const Verdict *verdict);

G_END_DECLS
