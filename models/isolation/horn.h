/* Horn clauses: facts, rules that derive facts from facts, the least fixpoint.
 *
 * A clause says "if all of its body, then its head". Every clause has a level,
 * 0 and up; the level of a derived fact is the highest level among the clauses
 * of its derivation, and solving finds for every fact the lowest level at
 * which it can be derived at all, and among those a derivation of fewest hops,
 * counted along its longest chain, with every premise in its own lowest level.
 *
 * Each clause is looked at once for each fact of its body (Dowling and
 * Gallier, "Linear-time algorithms for testing the satisfiability of
 * propositional Horn formulae", J. Logic Programming 1(3), 1984), so solving
 * takes time linear in the size of the clauses, and levels do not multiply it:
 * a clause waits in the queue of its own level. Within a level facts are
 * derived by depth, so that a clause of a lower level, once that is ready, does
 * not run ahead of shorter ways.
 *
 * A system may be solved many times, each time from other axioms: what all
 * askers share is built once, what one of them starts from comes with its
 * solution. The short form, horn_solve(), solves it once without further
 * axioms and keeps that solution within the system.
 *
 * It knows nothing about authorities or data; clauses and axioms carry a
 * pointer for their owner. A solution borrows its system.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct HornSystem HornSystem;
typedef struct HornSolution HornSolution;

#define HORN_NONE G_MAXUINT

HornSystem *horn_system_new (guint n_levels);
void horn_system_free (HornSystem *system);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HornSystem, horn_system_free)

/* A new fact; returns its number, from 0. */
guint horn_add_fact (HornSystem *system);

/* @n new facts; returns the number of the first. */
guint horn_add_facts (HornSystem *system, guint n);

/* "If all of @body, then @head", at @level. @why is for the owner: borrowed,
 * returned with derivations. An empty body is an axiom. */
void horn_add_clause (HornSystem *system, guint head, const guint *body,
                      guint n_body, guint level, gconstpointer why);

/* Where a solution starts from: @fact holds at @level. */
typedef struct
{
  guint fact;
  guint level;
  gconstpointer why; /* borrowed, returned with derivations */
} HornAxiom;

/* One step of a derivation. */
typedef struct
{
  guint fact;   /* that it concludes */
  guint clause; /* by which, or HORN_NONE: it is an axiom of the solution */
  guint level;  /* of the clause or axiom itself */
  gconstpointer why;
} HornStep;

/* The least fixpoint of @system from @axioms, of HornAxiom, copied. */
HornSolution *horn_solution_new (HornSystem *system, const GArray *axioms);
void horn_solution_free (HornSolution *solution);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HornSolution, horn_solution_free)

/* The lowest level at which @fact holds, or HORN_NONE when it does not. */
guint horn_solution_level (const HornSolution *solution, guint fact);

/* The derivation of all of @facts that hold, premises before conclusions, each
 * step once: of HornStep. Free with g_array_unref. */
GArray *horn_solution_derivation (const HornSolution *solution,
                                  const guint *facts, guint n_facts);

/* The certificate of every "no": is there no clause whose body holds, but
 * whose head does not hold at the level that follows, and no axiom left out?
 * Looks at each clause by itself, without the queues of the solver. @n_checked,
 * unless NULL, says how many clauses and axioms that were. */
gboolean horn_solution_is_closed (const HornSolution *solution,
                                  guint *n_checked);

/* --- the short form --------------------------------------------------------
 */

/* Compute the least fixpoint and keep it in @system. */
void horn_solve (HornSystem *system);

/* The lowest level at which @fact holds, or HORN_NONE when it does not. */
guint horn_level (const HornSystem *system, guint fact);

/* The clause that derived @fact first, or HORN_NONE. */
guint horn_derived_by (const HornSystem *system, guint fact);

/* How many there are. */
guint horn_n_facts (const HornSystem *system);
guint horn_n_clauses (const HornSystem *system);

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
