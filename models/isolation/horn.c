#include "config.h"

#include "models/isolation/horn.h"

typedef struct
{
  guint head;
  guint body;      /* first of its body in bodies */
  guint n_body;
  guint n_missing; /* facts of the body that are not derived yet */
  guint level;
  gconstpointer why;
} Clause;

typedef struct
{
  guint level;      /* HORN_NONE: not derived */
  guint derived_by; /* clause */
  guint first_use;  /* first in uses, a list of the clauses it is needed by */
} Fact;

/* One link of the list of clauses that need a fact. */
typedef struct
{
  guint clause;
  guint next; /* in uses, or HORN_NONE */
} Use;

struct HornSystem
{
  guint n_levels;
  GArray *facts;   /* of Fact */
  GArray *clauses; /* of Clause */
  GArray *bodies;  /* of guint, facts */
  GArray *uses;    /* of Use */
  GArray **ready;  /* for each level: of guint, clauses whose body holds */
};

HornSystem *
horn_system_new (guint n_levels)
{
  HornSystem *system = g_new0 (HornSystem, 1);

  system->n_levels = n_levels;
  system->facts = g_array_new (FALSE, FALSE, sizeof (Fact));
  system->clauses = g_array_new (FALSE, FALSE, sizeof (Clause));
  system->bodies = g_array_new (FALSE, FALSE, sizeof (guint));
  system->uses = g_array_new (FALSE, FALSE, sizeof (Use));
  system->ready = g_new0 (GArray *, n_levels);
  for (guint i = 0; i < n_levels; i++)
    system->ready[i] = g_array_new (FALSE, FALSE, sizeof (guint));
  return system;
}

void
horn_system_free (HornSystem *system)
{
  if (system == NULL)
    return;
  for (guint i = 0; i < system->n_levels; i++)
    g_array_unref (system->ready[i]);
  g_free (system->ready);
  g_array_unref (system->facts);
  g_array_unref (system->clauses);
  g_array_unref (system->bodies);
  g_array_unref (system->uses);
  g_free (system);
}

static inline Fact *
fact_at (const HornSystem *system, guint fact)
{
  return &g_array_index (system->facts, Fact, fact);
}

static inline Clause *
clause_at (const HornSystem *system, guint clause)
{
  return &g_array_index (system->clauses, Clause, clause);
}

guint
horn_add_fact (HornSystem *system)
{
  Fact fact = { HORN_NONE, HORN_NONE, HORN_NONE };

  g_array_append_val (system->facts, fact);
  return system->facts->len - 1;
}

void
horn_add_clause (HornSystem *system, guint head, const guint *body,
                 guint n_body, guint level, gconstpointer why)
{
  Clause clause = { head, system->bodies->len, n_body, n_body, level, why };
  guint number = system->clauses->len;

  g_return_if_fail (head < system->facts->len && level < system->n_levels);
  g_array_append_val (system->clauses, clause);
  for (guint i = 0; i < n_body; i++)
    {
      Use use = { number, fact_at (system, body[i])->first_use };

      fact_at (system, body[i])->first_use = system->uses->len;
      g_array_append_val (system->uses, use);
      g_array_append_val (system->bodies, body[i]);
    }
  if (n_body == 0)
    g_array_append_val (system->ready[level], number);
}

/* @fact now holds: count it in every body it stands in. */
static void
fact_holds (HornSystem *system, guint fact)
{
  guint at = fact_at (system, fact)->first_use;

  while (at != HORN_NONE)
    {
      const Use *use = &g_array_index (system->uses, Use, at);
      Clause *clause = clause_at (system, use->clause);

      if (--clause->n_missing == 0)
        g_array_append_val (system->ready[clause->level], use->clause);
      at = use->next;
    }
}

static void
fire (HornSystem *system, guint number, guint level)
{
  const Clause *clause = clause_at (system, number);
  Fact *head = fact_at (system, clause->head);

  if (head->level != HORN_NONE)
    return;
  head->level = level;
  head->derived_by = number;
  fact_holds (system, clause->head);
}

/* Fire all that is ready at @level or below, breadth first; firing makes more
 * ready, also at lower levels, whose turn is then at once. */
static void
close_level (HornSystem *system, guint *done, guint level)
{
  guint at = 0;

  while (at <= level)
    if (done[at] < system->ready[at]->len)
      {
        fire (system, g_array_index (system->ready[at], guint, done[at]),
              level);
        done[at]++;
        at = 0;
      }
    else
      at++;
}

void
horn_solve (HornSystem *system)
{
  g_autofree guint *done = g_new0 (guint, system->n_levels);

  for (guint level = 0; level < system->n_levels; level++)
    close_level (system, done, level);
}

guint
horn_level (const HornSystem *system, guint fact)
{
  return fact_at (system, fact)->level;
}

guint
horn_derived_by (const HornSystem *system, guint fact)
{
  return fact_at (system, fact)->derived_by;
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

/* Derivations are acyclic: a clause fires after its body holds. */
static void
collect (const HornSystem *system, guint fact, gboolean *seen, GArray *out)
{
  guint number = horn_derived_by (system, fact);
  const guint *body;
  guint n_body;

  if (number == HORN_NONE || seen[fact])
    return;
  seen[fact] = TRUE;
  body = horn_clause_body (system, number, &n_body);
  for (guint i = 0; i < n_body; i++)
    collect (system, body[i], seen, out);
  g_array_append_val (out, number);
}

GArray *
horn_derivation (const HornSystem *system, guint fact)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree gboolean *seen = g_new0 (gboolean, system->facts->len);

  collect (system, fact, seen, out);
  return out;
}
