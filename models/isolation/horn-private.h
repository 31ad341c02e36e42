/* The inside of systems of Horn clauses: what solving makes, and telling how it
 * came about reads. Of horn.c and horn-derivation.c, and of nobody else.
 */
#pragma once

#include "models/isolation/horn.h"

G_BEGIN_DECLS

typedef struct
{
  guint head;
  guint body; /* first of its body in bodies */
  guint n_body;
  guint level;
  gconstpointer why;
} Clause;

/* Which clauses need a fact: those of fact f are
 * clauses[first[f]] .. clauses[first[f + 1] - 1], in the order of adding. */
typedef struct
{
  guint *first;
  guint *clauses;
} Uses;

struct HornSystem
{
  guint n_levels;
  guint n_facts;
  GArray *clauses;   /* of Clause */
  GArray *bodies;    /* of guint, facts */
  GArray *axioms;    /* of guint: clauses without a body */
  Uses uses;         /* made when it is first solved, empty until then */
  HornSolution *own; /* of horn_solve(), or NULL */
};

/* First come, first served; HORN_NONE when there is nobody. */
typedef struct
{
  guint first, last;
} Queue;

/* What is ready to fire: numbers below n_clauses are clauses, the others
 * axioms of the solution. Each waits in one queue: for its level, and once that
 * is open, for its turn by depth. */
struct HornSolution
{
  const HornSystem *system; /* borrowed */
  GArray *axioms;           /* of HornAxiom */
  guint *level;             /* for each fact; HORN_NONE: not derived */
  guint *derived_by;        /* for each fact: clause or axiom */
  guint *n_missing;         /* for each clause: facts not derived yet */
  guint *depth;             /* for each fact: hops on its longest chain */
  guint *next;              /* for each clause and axiom: behind it */
  Queue *waiting;           /* for each level */
  GArray *turns;            /* of Queue, by depth */
  guint n_open;             /* levels */
};

static inline const Clause *
clause_at (const HornSystem *system, guint clause)
{
  return &g_array_index (system->clauses, Clause, clause);
}

static inline const HornAxiom *
axiom_at (const HornSolution *solution, guint number)
{
  return &g_array_index (solution->axioms, HornAxiom,
                         number - solution->system->clauses->len);
}

static inline gboolean
is_clause (const HornSolution *solution, guint number)
{
  return number < solution->system->clauses->len;
}

/* Of a clause or axiom itself. */
static inline guint
level_of (const HornSolution *solution, guint number)
{
  return is_clause (solution, number)
             ? clause_at (solution->system, number)->level
             : axiom_at (solution, number)->level;
}

G_END_DECLS
