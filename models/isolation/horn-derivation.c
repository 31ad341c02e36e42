/* How facts came to hold, and that no others do. */
#include "config.h"

#include "models/isolation/horn-private.h"

/* --- derivations ---------------------------------------------------------- */

/* What remains to be told: a fact, and whether its premises are told. */
typedef struct
{
  guint fact;
  gboolean opened;
} Pending;

static void
push (GArray *stack, guint fact, gboolean opened)
{
  Pending pending = { fact, opened };

  g_array_append_val (stack, pending);
}

/* Premises come off the stack in the order of the body. */
static void
push_premises (const HornSolution *solution, GArray *stack, guint number)
{
  const Clause *clause;

  if (!is_clause (solution, number))
    return;
  clause = clause_at (solution->system, number);
  for (guint i = clause->n_body; i > 0; i--)
    push (stack,
          g_array_index (solution->system->bodies, guint, clause->body + i - 1),
          FALSE);
}

static void
add_step (const HornSolution *solution, guint fact, GArray *out)
{
  guint number = solution->derived_by[fact];
  gboolean clause = is_clause (solution, number);
  HornStep step
      = { fact, clause ? number : HORN_NONE, level_of (solution, number),
          clause ? clause_at (solution->system, number)->why
                 : axiom_at (solution, number)->why };

  g_array_append_val (out, step);
}

/* Depth first with a stack of its own: chains may be as long as the world.
 * Derivations are acyclic, since a clause fires after its body holds. */
GArray *
horn_solution_derivation (const HornSolution *solution, const guint *facts,
                          guint n_facts)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (HornStep));
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Pending));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = n_facts; i > 0; i--)
    push (stack, facts[i - 1], FALSE);
  while (stack->len > 0)
    {
      Pending top = g_array_index (stack, Pending, stack->len - 1);

      g_array_set_size (stack, stack->len - 1);
      if (top.opened)
        add_step (solution, top.fact, out);
      else if (solution->level[top.fact] != HORN_NONE
               && g_hash_table_add (seen, GUINT_TO_POINTER (top.fact)))
        {
          push (stack, top.fact, TRUE);
          push_premises (solution, stack, solution->derived_by[top.fact]);
        }
    }
  return out;
}

/* --- the certificate ------------------------------------------------------ */

/* The level that the body of @clause gives its head; HORN_NONE when it does
 * not hold. */
static guint
level_due (const HornSolution *solution, const Clause *clause)
{
  guint level = clause->level;

  for (guint i = 0; i < clause->n_body; i++)
    level
        = MAX (level, solution->level[g_array_index (solution->system->bodies,
                                                     guint, clause->body + i)]);
  return level;
}

gboolean
horn_solution_is_closed (const HornSolution *solution, guint *n_checked)
{
  const HornSystem *system = solution->system;
  gboolean closed = TRUE;

  for (guint i = 0; i < system->clauses->len; i++)
    {
      const Clause *clause = clause_at (system, i);

      closed = closed
               && solution->level[clause->head] <= level_due (solution, clause);
    }
  for (guint i = 0; i < solution->axioms->len; i++)
    {
      const HornAxiom *axiom = &g_array_index (solution->axioms, HornAxiom, i);

      closed = closed && solution->level[axiom->fact] <= axiom->level;
    }
  if (n_checked != NULL)
    *n_checked = system->clauses->len + solution->axioms->len;
  return closed;
}
