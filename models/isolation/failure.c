/* How a failure spreads, and whom it reaches. */
#include "config.h"

#include "models/isolation/failure-private.h"

#include "models/world/population.h"
#include "models/world/scenario.h"

#define NOT_BY G_MAXUINT /* failed at first, or not at all */

/* One closure: with hard dependencies only, or with soft ones too. */
typedef struct
{
  SimSpan *delay;    /* for each node; SIM_NEVER: fine */
  guint *derived_by; /* for each node: clause, or NOT_BY */
  guint *n_missing;  /* for each clause */
  guint *last;       /* for each clause: the last node of its body to fail */
} Closure;

struct Failure
{
  const FailureNet *net; /* borrowed */
  Closure hard, all;
};

/* --- spreading ------------------------------------------------------------ */

/* What is about to fail, soonest first, and then in the order of coming. */
typedef struct
{
  SimSpan delay;
  guint order;
  guint node;
  guint by;
} Coming;

static int
compare_coming (gconstpointer left, gconstpointer right,
                gpointer data G_GNUC_UNUSED)
{
  const Coming *a = left;
  const Coming *b = right;

  if (a->delay != b->delay)
    return a->delay < b->delay ? -1 : 1;
  return a->order < b->order ? -1 : a->order > b->order;
}

static const FailureClause *
clause_at (const FailureNet *net, guint clause)
{
  return &g_array_index (net->clauses, FailureClause, clause);
}

/* What one closure is made with. */
typedef struct
{
  const FailureNet *net;
  Closure *closure;
  gboolean soft_too;
  GSequence *queue; /* of Coming */
  guint order;
} Spread;

static void
expect (Spread *spread, SimSpan delay, guint node, guint by)
{
  Coming *coming = g_new (Coming, 1);

  *coming = (Coming){ delay, spread->order++, node, by };
  g_sequence_insert_sorted (spread->queue, coming, compare_coming, NULL);
}

static void
node_fails (Spread *spread, guint node)
{
  const FailureNet *net = spread->net;
  Closure *closure = spread->closure;
  const GArray *uses = g_array_index (net->uses, GArray *, node);

  for (guint i = 0; i < uses->len; i++)
    {
      guint number = g_array_index (uses, guint, i);
      const FailureClause *clause = clause_at (net, number);

      if ((clause->soft && !spread->soft_too)
          || --closure->n_missing[number] > 0)
        continue;
      closure->last[number] = node;
      expect (spread, closure->delay[node] + clause->delay, clause->head,
              number);
    }
}

static void
closure_init (Closure *closure, const FailureNet *net)
{
  guint n_nodes = 2 * net->elements->len;

  closure->delay = g_new (SimSpan, n_nodes + 1);
  closure->derived_by = g_new (guint, n_nodes + 1);
  closure->n_missing = g_new (guint, net->clauses->len + 1);
  closure->last = g_new0 (guint, net->clauses->len + 1);
  for (guint i = 0; i < n_nodes; i++)
    {
      closure->delay[i] = SIM_NEVER;
      closure->derived_by[i] = NOT_BY;
    }
  for (guint i = 0; i < net->clauses->len; i++)
    closure->n_missing[i] = clause_at (net, i)->n_body;
}

static void
closure_clear (Closure *closure)
{
  g_free (closure->delay);
  g_free (closure->derived_by);
  g_free (closure->n_missing);
  g_free (closure->last);
}

static void
begin (Spread *spread, const GPtrArray *failing)
{
  for (guint i = 0; i < failing->len; i++)
    for (Plane plane = PLANE_DATA; plane < N_PLANES; plane++)
      expect (spread, 0,
              failure_node (spread->net, g_ptr_array_index (failing, i), plane),
              NOT_BY);
}

static void
close_over (const FailureNet *net, Closure *closure, gboolean soft_too,
            const GPtrArray *failing)
{
  g_autoptr (GSequence) queue = g_sequence_new (g_free);
  Spread spread = { net, closure, soft_too, queue, 0 };

  closure_init (closure, net);
  begin (&spread, failing);
  while (!g_sequence_is_empty (queue))
    {
      GSequenceIter *first = g_sequence_get_begin_iter (queue);
      Coming coming = *(const Coming *) g_sequence_get (first);

      g_sequence_remove (first);
      if (closure->delay[coming.node] != SIM_NEVER)
        continue;
      closure->delay[coming.node] = coming.delay;
      closure->derived_by[coming.node] = coming.by;
      node_fails (&spread, coming.node);
    }
}

Failure *
failure_spread (const FailureNet *net, const GPtrArray *failing)
{
  Failure *failure = g_new0 (Failure, 1);

  failure->net = net;
  close_over (net, &failure->hard, FALSE, failing);
  close_over (net, &failure->all, TRUE, failing);
  return failure;
}

void
failure_free (Failure *failure)
{
  if (failure == NULL)
    return;
  closure_clear (&failure->hard);
  closure_clear (&failure->all);
  g_free (failure);
}

/* --- answers -------------------------------------------------------------- */

FailureState
failure_state (const Failure *failure, const Entity *element, Plane plane)
{
  guint node = failure_node (failure->net, element, plane);

  if (failure->hard.delay[node] != SIM_NEVER)
    return FAILURE_DOWN;
  return failure->all.delay[node] != SIM_NEVER ? FAILURE_IMPAIRED
                                               : FAILURE_FINE;
}

FailureState
failure_state_any (const Failure *failure, const Entity *element)
{
  return MIN (failure_state (failure, element, PLANE_DATA),
              failure_state (failure, element, PLANE_CONTROL));
}

SimSpan
failure_delay (const Failure *failure, const Entity *element, Plane plane)
{
  return failure->hard.delay[failure_node (failure->net, element, plane)];
}

const char *
failure_state_word (FailureState state)
{
  static const char *const words[] = { "down", "impaired", "fine" };

  return words[state];
}

/* The closure in which @node fails, or NULL. */
static const Closure *
closure_of (const Failure *failure, guint node)
{
  if (failure->hard.delay[node] != SIM_NEVER)
    return &failure->hard;
  return failure->all.delay[node] != SIM_NEVER ? &failure->all : NULL;
}

static const Entity *
element_of (const FailureNet *net, guint node)
{
  return g_ptr_array_index (net->elements, node / 2);
}

GArray *
failure_steps (const Failure *failure, const Entity *element, Plane plane)
{
  const FailureNet *net = failure->net;
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (FailureStep));
  guint node = failure_node (net, element, plane);
  const Closure *closure = closure_of (failure, node);

  while (closure != NULL && closure->derived_by[node] != NOT_BY)
    {
      guint number = closure->derived_by[node];
      const Entity *cause = element_of (net, closure->last[number]);
      const Entity *basis = clause_at (net, number)->basis;
      FailureStep step
          = { element_of (net, node), (Plane) (node % 2), cause,
              basis == NULL ? cause : basis, closure->delay[node] };

      g_array_append_val (steps, step);
      node = closure->last[number];
    }
  for (guint i = 0; i < steps->len / 2; i++)
    {
      FailureStep *a = &g_array_index (steps, FailureStep, i);
      FailureStep *b = &g_array_index (steps, FailureStep, steps->len - 1 - i);
      FailureStep kept = *a;

      *a = *b;
      *b = kept;
    }
  return steps;
}

double
failure_probability (const Failure *failure, const Entity *element, Plane plane)
{
  const FailureNet *net = failure->net;
  guint node = failure_node (net, element, plane);
  const Closure *closure = closure_of (failure, node);
  double probability = closure == NULL ? 0 : 1;

  while (closure != NULL && closure->derived_by[node] != NOT_BY)
    {
      guint number = closure->derived_by[node];

      probability *= clause_at (net, number)->probability;
      node = closure->last[number];
    }
  return probability;
}

/* --- for whom ------------------------------------------------------------- */

static gboolean
door_is_there (const Failure *failure, const Instance *door)
{
  return door != NULL
         && dated_holds (door->available, door->retired, failure->net->at);
}

static gboolean
door_works (const Failure *failure, const Instance *door)
{
  return door_is_there (failure, door)
         && failure_state (failure, &door->base, PLANE_DATA) != FAILURE_DOWN;
}

gboolean
failure_cuts_off (const Failure *failure, const Entity *entity)
{
  const Use *use = (const Use *) entity;

  return dated_holds (use->from, use->to, failure->net->at)
         && (door_is_there (failure, use->instance)
             || door_is_there (failure, use->fallback))
         && !door_works (failure, use->instance)
         && !door_works (failure, use->fallback);
}

static void
count_use (const Failure *failure, const Use *use, GHashTable *hit,
           FailureBlast *blast)
{
  const Population *population = (const Population *) use->base.parent;
  const World *world = failure->net->world;
  double requests
      = use->activity
        * (double) population_users (population, world_scenario (world)->from,
                                     failure->net->at);

  if (!dated_holds (use->from, use->to, failure->net->at))
    return;
  blast->requests_all += requests;
  if (!failure_cuts_off (failure, &use->base))
    return;
  blast->requests += requests;
  if (g_hash_table_add (hit, (gpointer) population))
    blast->users += population_users (population, world_scenario (world)->from,
                                      failure->net->at);
  if (g_hash_table_add (hit, (gpointer) population->tenant))
    blast->tenants++;
  if (g_hash_table_add (hit, (gpointer) use->instance->service))
    blast->services++;
}

FailureBlast
failure_blast (const Failure *failure)
{
  const World *world = failure->net->world;
  g_autoptr (GHashTable) hit = g_hash_table_new (NULL, NULL);
  FailureBlast blast = { .tenants_all = world_all (world, KIND_TENANT)->len,
                         .services_all = world_all (world, KIND_SERVICE)->len };

  WORLD_EACH (world, KIND_POPULATION, Population, population)
    blast.users_all += population_users (
        population, world_scenario (world)->from, failure->net->at);
  WORLD_EACH (world, KIND_USE, Use, use)
    count_use (failure, use, hit, &blast);
  return blast;
}

double
failure_coupling (const Failure *failure, const Partition *victim)
{
  guint n = 0, n_hit = 0;

  for (guint i = 0; i < failure->net->elements->len; i++)
    {
      const Entity *element = g_ptr_array_index (failure->net->elements, i);

      if (element_partition (element) != victim || element == &victim->base)
        continue;
      n++;
      n_hit += failure_state_any (failure, element) != FAILURE_FINE ? 1 : 0;
    }
  return n == 0 ? 0 : (double) n_hit / n;
}

static gboolean
hits (const Failure *failure, const Partition *partition)
{
  const GPtrArray *elements = failure->net->elements;

  for (guint i = 0; i < elements->len; i++)
    {
      const Entity *element = g_ptr_array_index (elements, i);

      if (element_partition (element) == partition
          && failure_state_any (failure, element) != FAILURE_FINE)
        return TRUE;
    }
  return FALSE;
}

double
failure_common_cause (const FailureNet *net, const Partition *one,
                      const Partition *other)
{
  guint n_either = 0, n_both = 0;

  for (guint i = 0; i < net->elements->len; i++)
    {
      g_autoptr (GPtrArray) failing = g_ptr_array_new ();
      g_autoptr (Failure) failure = NULL;
      gboolean hits_one, hits_other;

      g_ptr_array_add (failing, g_ptr_array_index (net->elements, i));
      failure = failure_spread (net, failing);
      hits_one = hits (failure, one);
      hits_other = hits (failure, other);
      n_either += hits_one || hits_other ? 1 : 0;
      n_both += hits_one && hits_other ? 1 : 0;
    }
  return n_either == 0 ? 0 : (double) n_both / n_either;
}
