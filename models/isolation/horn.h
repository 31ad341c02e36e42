/* Horn clauses: facts, rules that derive facts from facts, the least fixpoint.
 *
 * A clause says "if all of its body, then its head". Every clause has a level,
 * 0 and up; the level of a derived fact is the highest level among the clauses
 * of its derivation, and solving finds for every fact the lowest level at
 * which it can be derived at all, and a derivation with few steps among those.
 *
 * Each clause is looked at once for each fact of its body (Dowling and
 * Gallier, "Linear-time algorithms for testing the satisfiability of
 * propositional Horn formulae", J. Logic Programming 1(3), 1984), so solving
 * takes time linear in the size of the clauses, and levels do not multiply it:
 * a clause waits in the queue of its own level. Within a level facts are
 * derived breadth first.
 *
 * A system is built, solved once, and then asked. It knows nothing about
 * authorities or data; clauses carry a text and a pointer for their owner.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct HornSystem HornSystem;

#define HORN_NONE G_MAXUINT

HornSystem *horn_system_new (guint n_levels);
void horn_system_free (HornSystem *system);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HornSystem, horn_system_free)

/* A new fact; returns its number, from 0. */
guint horn_add_fact (HornSystem *system);

/* "If all of @body, then @head", at @level. @why is for the owner: borrowed,
 * returned with derivations. An empty body is an axiom. */
void horn_add_clause (HornSystem *system, guint head, const guint *body,
                      guint n_body, guint level, gconstpointer why);

/* Compute the least fixpoint. */
void horn_solve (HornSystem *system);

/* The lowest level at which @fact holds, or HORN_NONE when it does not. */
guint horn_level (const HornSystem *system, guint fact);

/* The clause that derived @fact first, or HORN_NONE. */
guint horn_derived_by (const HornSystem *system, guint fact);

/* What clause @clause says. */
guint horn_clause_head (const HornSystem *system, guint clause);
guint horn_clause_level (const HornSystem *system, guint clause);
gconstpointer horn_clause_why (const HornSystem *system, guint clause);
const guint *horn_clause_body (const HornSystem *system, guint clause,
                               guint *n_body);

/* The clauses of the derivation of @fact, premises before conclusions, each
 * once: of guint. Free with g_array_unref. */
GArray *horn_derivation (const HornSystem *system, guint fact);

G_END_DECLS
