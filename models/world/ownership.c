#include "config.h"

#include "models/world/ownership.h"

#include "models/world/world.h"

/* Who owns most of whom at one instant. */
typedef struct
{
  const World *world;
  SimTime at;
  guint *n_owners;       /* for each party: owners that are not settled */
  const Control **owner; /* for each party: a control over it, or NULL */
} Owners;

static gboolean
is_majority (const Control *control, SimTime at)
{
  return control->means == CONTROL_EQUITY && control->share > 0.5
         && control->holds != HOLDS_NO
         && dated_holds (control->from, control->to, at);
}

static void
count_owners (Owners *owners)
{
  WORLD_EACH (owners->world, KIND_CONTROL, Control, control)
    if (is_majority (control, owners->at))
      owners->n_owners[control->over->base.index]++;
}

/* Settle parties without owners, then those whose owners are settled. */
static void
settle (Owners *owners)
{
  g_autoptr (GQueue) settled = g_queue_new ();
  const Entity *party;

  WORLD_EACH (owners->world, KIND_PARTY, Entity, each)
    if (owners->n_owners[each->index] == 0)
      g_queue_push_tail (settled, (gpointer) each);
  while ((party = g_queue_pop_head (settled)) != NULL)
    ENTITY_EACH (party, KIND_CONTROL, Control, control)
      if (is_majority (control, owners->at)
          && --owners->n_owners[control->over->base.index] == 0)
        g_queue_push_tail (settled, (gpointer) control->over);
}

/* From a party in or below a circle, up until one comes again. */
static void
complain (const Owners *owners, const Party *from, ProblemList *problems)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GString) circle = g_string_new (NULL);
  const Entity *at = &from->base;
  const Entity *start;

  while (g_hash_table_add (seen, (gpointer) at))
    at = owners->owner[at->index]->base.parent;
  start = at;
  do
    {
      g_string_append_printf (circle, "'%s' is owned by ", at->id);
      at = owners->owner[at->index]->base.parent;
    }
  while (at != start);
  entity_complain (&owners->owner[start->index]->base, problems,
                   "closes a circle of ownership: %s'%s'", circle->str,
                   start->id);
}

/* For each party that is not settled, an owner that is not. */
static void
find_circle (Owners *owners, ProblemList *problems)
{
  const Party *one = NULL;

  WORLD_EACH (owners->world, KIND_CONTROL, Control, control)
    if (is_majority (control, owners->at)
        && owners->n_owners[control->over->base.index] > 0
        && owners->n_owners[control->base.parent->index] > 0)
      {
        owners->owner[control->over->base.index] = control;
        one = control->over;
      }
  if (one != NULL)
    complain (owners, one, problems);
}

/* --- sums ----------------------------------------------------------------- */

/* A share that was written; by default a parent owns all, and who writes none
 * says nothing about how much it is. */
static gboolean
is_share (const Control *control)
{
  guint position = 0;

  entity_kind_attribute (control->base.kind, "share", &position);
  return control->means == CONTROL_EQUITY && control->holds != HOLDS_NO
         && control->base.texts[position] != NULL;
}

/* Nobody is owned by more than the whole. @said: parties complained of. */
static void
check_sums (const World *world, SimTime at, GHashTable *said,
            ProblemList *problems)
{
  g_autofree double *owned
      = g_new0 (double, world_all (world, KIND_PARTY)->len + 1);

  WORLD_EACH (world, KIND_CONTROL, Control, control)
    if (is_share (control) && dated_holds (control->from, control->to, at))
      {
        const Entity *over = &control->over->base;

        owned[over->index] += control->share;
        if (owned[over->index] > 1 + 1e-9
            && g_hash_table_add (said, (gpointer) over))
          entity_complain (&control->base, problems,
                           "share: with it, %.4g %% of '%s' are owned; shares "
                           "of one time add up to 100 %% at most",
                           100 * owned[over->index], over->id);
      }
}

static void
check_at (const World *world, SimTime at, ProblemList *problems)
{
  guint n = world_all (world, KIND_PARTY)->len;
  g_autofree guint *n_owners = g_new0 (guint, n + 1);
  g_autofree const Control **owner = g_new0 (const Control *, n + 1);
  Owners owners = { world, at, n_owners, owner };

  count_owners (&owners);
  settle (&owners);
  find_circle (&owners, problems);
}

static guint
hash_time (gconstpointer time)
{
  return g_int64_hash (time);
}

void
ownership_check (const World *world, ProblemList *problems)
{
  g_autoptr (GHashTable) days = g_hash_table_new (hash_time, g_int64_equal);
  g_autoptr (GHashTable) said = g_hash_table_new (NULL, NULL);

  WORLD_EACH (world, KIND_CONTROL, Control, control)
    if (control->means == CONTROL_EQUITY
        && g_hash_table_add (days, (gpointer) &control->from))
      {
        check_at (world, control->from, problems);
        check_sums (world, control->from, said, problems);
      }
}
