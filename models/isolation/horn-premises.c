#include "config.h"

#include "models/isolation/horn-premises.h"

/* Those of fact f are clauses[first[f]] .. clauses[first[f + 1] - 1]. */
struct HornHeads
{
  const HornSystem *system;
  guint n_facts;
  guint *first;
  guint *clauses;
};

/* Count the clauses of each head, add up where they begin, fill in. */
HornHeads *
horn_heads_new (const HornSystem *system)
{
  HornHeads *heads = g_new0 (HornHeads, 1);
  guint n = horn_n_clauses (system);
  guint *next;

  heads->system = system;
  heads->n_facts = horn_n_facts (system);
  heads->first = g_new0 (guint, heads->n_facts + 2);
  heads->clauses = g_new (guint, n + 1);
  next = heads->first + 1; /* moves on to become the next head's first */
  for (guint i = 0; i < n; i++)
    next[horn_clause_head (system, i) + 1]++;
  for (guint i = 0; i < heads->n_facts; i++)
    next[i + 1] += next[i];
  for (guint i = 0; i < n; i++)
    heads->clauses[next[horn_clause_head (system, i)]++] = i;
  return heads;
}

void
horn_heads_free (HornHeads *heads)
{
  if (heads == NULL)
    return;
  g_free (heads->first);
  g_free (heads->clauses);
  g_free (heads);
}

/* The one fact of the body of @clause that does not hold within @level, or
 * HORN_NONE: there are none or several. */
static guint
wanting (const HornSystem *system, const HornSolution *given, guint clause,
         guint level)
{
  guint n_body, n_wanting = 0, last = HORN_NONE;
  const guint *body = horn_clause_body (system, clause, &n_body);

  for (guint i = 0; i < n_body && n_wanting < 2; i++)
    if (horn_solution_level (given, body[i]) > level && body[i] != last)
      {
        last = body[i];
        n_wanting++;
      }
  return n_wanting == 1 ? last : HORN_NONE;
}

guint8 *
horn_premises (const HornHeads *heads, const HornSolution *given, guint fact,
               guint level)
{
  guint8 *brings = g_new0 (guint8, heads->n_facts + 1);
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (guint));

  brings[fact] = 1;
  g_array_append_val (queue, fact);
  for (guint at = 0; at < queue->len; at++)
    {
      guint head = g_array_index (queue, guint, at);

      for (guint i = heads->first[head]; i < heads->first[head + 1]; i++)
        {
          guint clause = heads->clauses[i];
          guint premise = wanting (heads->system, given, clause, level);

          if (premise == HORN_NONE || brings[premise]
              || horn_clause_level (heads->system, clause) > level)
            continue;
          brings[premise] = 1;
          g_array_append_val (queue, premise);
        }
    }
  return brings;
}
