#include "config.h"

#include "models/isolation/horn-private.h"

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
head_of (const HornSolution *solution, guint number)
{
  return is_clause (solution, number)
             ? clause_at (solution->system, number)->head
             : axiom_at (solution, number)->fact;
}

static void
queue_push (HornSolution *solution, Queue *queue, guint number)
{
  solution->next[number] = HORN_NONE;
  if (queue->first == HORN_NONE)
    queue->first = number;
  else
    solution->next[queue->last] = number;
  queue->last = number;
}

static guint
queue_pop (const HornSolution *solution, Queue *queue)
{
  guint number = queue->first;

  if (number != HORN_NONE)
    queue->first = solution->next[number];
  return number;
}

/* One hop more than the deepest of its body; axioms have none. */
static guint
depth_of (const HornSolution *solution, guint number)
{
  const HornSystem *system = solution->system;
  const Clause *clause;
  guint depth = 0;

  if (!is_clause (solution, number))
    return 0;
  clause = clause_at (system, number);
  for (guint i = 0; i < clause->n_body; i++)
    {
      guint fact = g_array_index (system->bodies, guint, clause->body + i);

      depth = MAX (depth, solution->depth[fact] + 1);
    }
  return depth;
}

static void
take_turn (HornSolution *solution, guint number)
{
  const Queue nobody = { HORN_NONE, HORN_NONE };
  guint depth = depth_of (solution, number);

  while (solution->turns->len <= depth)
    g_array_append_val (solution->turns, nobody);
  queue_push (solution, &g_array_index (solution->turns, Queue, depth), number);
}

static void
make_ready (HornSolution *solution, guint number)
{
  guint level = level_of (solution, number);

  if (level < solution->n_open)
    take_turn (solution, number);
  else
    queue_push (solution, &solution->waiting[level], number);
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
fire (HornSolution *solution, guint number, guint level, guint depth)
{
  guint head = head_of (solution, number);

  if (solution->level[head] != HORN_NONE)
    return;
  solution->level[head] = level;
  solution->depth[head] = depth;
  solution->derived_by[head] = number;
  fact_holds (solution, head);
}

/* Open @level and fire all that is ready at it or below, by depth: what firing
 * makes ready is deeper by a hop at least. */
static void
close_level (HornSolution *solution, guint level)
{
  guint number;

  solution->n_open = level + 1;
  while ((number = queue_pop (solution, &solution->waiting[level]))
         != HORN_NONE)
    take_turn (solution, number);
  for (guint depth = 0; depth < solution->turns->len; depth++)
    while ((number = queue_pop (solution,
                                &g_array_index (solution->turns, Queue, depth)))
           != HORN_NONE)
      fire (solution, number, level, depth);
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
new_queues (HornSolution *solution)
{
  const HornSystem *system = solution->system;

  solution->n_missing = g_new (guint, system->clauses->len + 1);
  solution->depth = g_new (guint, system->n_facts + 1);
  solution->next
      = g_new (guint, system->clauses->len + solution->axioms->len + 1);
  solution->waiting = g_new (Queue, system->n_levels);
  for (guint i = 0; i < system->n_levels; i++)
    solution->waiting[i] = (Queue){ HORN_NONE, HORN_NONE };
  solution->turns = g_array_new (FALSE, FALSE, sizeof (Queue));
}

static void
free_queues (HornSolution *solution)
{
  g_clear_pointer (&solution->n_missing, g_free);
  g_clear_pointer (&solution->depth, g_free);
  g_clear_pointer (&solution->next, g_free);
  g_clear_pointer (&solution->waiting, g_free);
  g_clear_pointer (&solution->turns, g_array_unref);
}

static void
close_all (HornSolution *solution)
{
  new_queues (solution);
  start (solution);
  for (guint level = 0; level < solution->system->n_levels; level++)
    close_level (solution, level);
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
