#include "config.h"

#include "models/isolation/horn.h"

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

/* What is ready to fire: numbers below n_clauses are clauses, the others
 * axioms of the solution. */
struct HornSolution
{
  const HornSystem *system; /* borrowed */
  GArray *axioms;           /* of HornAxiom */
  guint *level;             /* for each fact; HORN_NONE: not derived */
  guint *derived_by;        /* for each fact: clause or axiom */
  guint *n_missing;         /* for each clause: facts not derived yet */
  GArray **ready;           /* for each level: of guint */
};

HornSystem *
horn_system_new (guint n_levels)
{
  HornSystem *system = g_new0 (HornSystem, 1);

  system->n_levels = n_levels;
  system->clauses = g_array_new (FALSE, FALSE, sizeof (Clause));
  system->bodies = g_array_new (FALSE, FALSE, sizeof (guint));
  system->axioms = g_array_new (FALSE, FALSE, sizeof (guint));
  return system;
}

static void
uses_clear (Uses *uses)
{
  g_clear_pointer (&uses->first, g_free);
  g_clear_pointer (&uses->clauses, g_free);
}

void
horn_system_free (HornSystem *system)
{
  if (system == NULL)
    return;
  g_array_unref (system->clauses);
  g_array_unref (system->bodies);
  g_array_unref (system->axioms);
  uses_clear (&system->uses);
  horn_solution_free (system->own);
  g_free (system);
}

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

/* --- building ------------------------------------------------------------- */

guint
horn_add_facts (HornSystem *system, guint n)
{
  guint first = system->n_facts;

  uses_clear (&system->uses);
  system->n_facts += n;
  return first;
}

guint
horn_add_fact (HornSystem *system)
{
  return horn_add_facts (system, 1);
}

void
horn_add_clause (HornSystem *system, guint head, const guint *body,
                 guint n_body, guint level, gconstpointer why)
{
  Clause clause = { head, system->bodies->len, n_body, level, why };
  guint number = system->clauses->len;

  g_return_if_fail (head < system->n_facts && level < system->n_levels);
  uses_clear (&system->uses);
  g_array_append_val (system->clauses, clause);
  if (n_body > 0)
    g_array_append_vals (system->bodies, body, n_body);
  else
    g_array_append_val (system->axioms, number);
}

/* Count the uses of each fact, add up where they begin, fill in. */
static Uses
uses_new (const HornSystem *system)
{
  const guint *bodies = (const guint *) (gpointer) system->bodies->data;
  guint n = system->bodies->len;
  Uses uses = { g_new0 (guint, system->n_facts + 2), g_new (guint, n + 1) };
  guint *next = uses.first + 1; /* moves on to become the next fact's first */

  for (guint i = 0; i < n; i++)
    next[bodies[i] + 1]++;
  for (guint i = 0; i < system->n_facts; i++)
    next[i + 1] += next[i];
  for (guint i = 0; i < system->clauses->len; i++)
    {
      const Clause *clause = clause_at (system, i);

      for (guint j = 0; j < clause->n_body; j++)
        uses.clauses[next[bodies[clause->body + j]]++] = i;
    }
  return uses;
}

/* --- solving -------------------------------------------------------------- */

static guint
level_of (const HornSolution *solution, guint number)
{
  return is_clause (solution, number)
             ? clause_at (solution->system, number)->level
             : axiom_at (solution, number)->level;
}

static guint
head_of (const HornSolution *solution, guint number)
{
  return is_clause (solution, number)
             ? clause_at (solution->system, number)->head
             : axiom_at (solution, number)->fact;
}

static void
make_ready (HornSolution *solution, guint number)
{
  g_array_append_val (solution->ready[level_of (solution, number)], number);
}

/* @fact now holds: count it in every body it stands in. */
static void
fact_holds (HornSolution *solution, guint fact)
{
  const Uses *uses = &solution->system->uses;

  for (guint at = uses->first[fact]; at < uses->first[fact + 1]; at++)
    if (--solution->n_missing[uses->clauses[at]] == 0)
      make_ready (solution, uses->clauses[at]);
}

static void
fire (HornSolution *solution, guint number, guint level)
{
  guint head = head_of (solution, number);

  if (solution->level[head] != HORN_NONE)
    return;
  solution->level[head] = level;
  solution->derived_by[head] = number;
  fact_holds (solution, head);
}

/* Fire all that is ready at @level or below, breadth first; firing makes more
 * ready, also at lower levels, whose turn is then at once. */
static void
close_level (HornSolution *solution, guint *done, guint level)
{
  guint at = 0;

  while (at <= level)
    if (done[at] < solution->ready[at]->len)
      {
        fire (solution, g_array_index (solution->ready[at], guint, done[at]),
              level);
        done[at]++;
        at = 0;
      }
    else
      at++;
}

static void
start (HornSolution *solution)
{
  const HornSystem *system = solution->system;

  for (guint i = 0; i < system->n_facts; i++)
    solution->level[i] = solution->derived_by[i] = HORN_NONE;
  for (guint i = 0; i < system->clauses->len; i++)
    solution->n_missing[i] = clause_at (system, i)->n_body;
  for (guint i = 0; i < system->axioms->len; i++)
    make_ready (solution, g_array_index (system->axioms, guint, i));
  for (guint i = 0; i < solution->axioms->len; i++)
    make_ready (solution, system->clauses->len + i);
}

static void
free_queues (HornSolution *solution)
{
  for (guint i = 0; i < solution->system->n_levels; i++)
    g_array_unref (solution->ready[i]);
  g_clear_pointer (&solution->ready, g_free);
  g_clear_pointer (&solution->n_missing, g_free);
}

static void
close_all (HornSolution *solution)
{
  guint n_levels = solution->system->n_levels;
  g_autofree guint *done = g_new0 (guint, n_levels);

  solution->n_missing = g_new (guint, solution->system->clauses->len + 1);
  solution->ready = g_new0 (GArray *, n_levels);
  for (guint i = 0; i < n_levels; i++)
    solution->ready[i] = g_array_new (FALSE, FALSE, sizeof (guint));
  start (solution);
  for (guint level = 0; level < n_levels; level++)
    close_level (solution, done, level);
  free_queues (solution);
}

HornSolution *
horn_solution_new (HornSystem *system, const GArray *axioms)
{
  HornSolution *solution = g_new0 (HornSolution, 1);
  guint n_facts = system->n_facts;

  if (system->uses.first == NULL)
    system->uses = uses_new (system);

  solution->system = system;
  solution->axioms = g_array_new (FALSE, FALSE, sizeof (HornAxiom));
  if (axioms->len > 0)
    g_array_append_vals (solution->axioms, axioms->data, axioms->len);
  solution->level = g_new (guint, n_facts + 1);
  solution->derived_by = g_new (guint, n_facts + 1);
  close_all (solution);
  return solution;
}

void
horn_solution_free (HornSolution *solution)
{
  if (solution == NULL)
    return;
  g_array_unref (solution->axioms);
  g_free (solution->level);
  g_free (solution->derived_by);
  g_free (solution);
}

guint
horn_solution_level (const HornSolution *solution, guint fact)
{
  return solution->level[fact];
}

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

/* --- the short form ------------------------------------------------------- */

void
horn_solve (HornSystem *system)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (HornAxiom));

  g_clear_pointer (&system->own, horn_solution_free);
  system->own = horn_solution_new (system, none);
}

guint
horn_level (const HornSystem *system, guint fact)
{
  return system->own == NULL ? HORN_NONE : system->own->level[fact];
}

guint
horn_derived_by (const HornSystem *system, guint fact)
{
  return system->own == NULL ? HORN_NONE : system->own->derived_by[fact];
}

guint
horn_n_facts (const HornSystem *system)
{
  return system->n_facts;
}

guint
horn_n_clauses (const HornSystem *system)
{
  return system->clauses->len;
}

guint
horn_clause_head (const HornSystem *system, guint clause)
{
  return clause_at (system, clause)->head;
}

guint
horn_clause_level (const HornSystem *system, guint clause)
{
  return clause_at (system, clause)->level;
}

gconstpointer
horn_clause_why (const HornSystem *system, guint clause)
{
  return clause_at (system, clause)->why;
}

const guint *
horn_clause_body (const HornSystem *system, guint clause, guint *n_body)
{
  *n_body = clause_at (system, clause)->n_body;
  if (*n_body == 0)
    return NULL;
  return &g_array_index (system->bodies, guint,
                         clause_at (system, clause)->body);
}

GArray *
horn_derivation (const HornSystem *system, guint fact)
{
  g_autoptr (GArray) steps = NULL;
  GArray *out = g_array_new (FALSE, FALSE, sizeof (guint));

  if (system->own == NULL)
    return out;
  steps = horn_solution_derivation (system->own, &fact, 1);
  for (guint i = 0; i < steps->len; i++)
    g_array_append_val (out, g_array_index (steps, HornStep, i).clause);
  return out;
}
