#include "config.h"

#include "tests/isolation/checker.h"

/* What is known so far: for brute force the class of each, for the replay
 * ACCESS_NONE or what the steps have shown. */
typedef struct
{
  const World *world;
  const Authority *authority;
  SimTime at;
  AccessClass reach[2][64]; /* by reach of the order, by party */
  AccessClass obtain[64];
} Known;

static void
forget (Known *known)
{
  for (guint i = 0; i < 64; i++)
    known->reach[0][i] = known->reach[1][i] = known->obtain[i] = ACCESS_NONE;
}

static gboolean
lower (AccessClass *class_, AccessClass to)
{
  if (to >= *class_)
    return FALSE;
  *class_ = to;
  return TRUE;
}

static gboolean
contains (const Jurisdiction *area, const Jurisdiction *place)
{
  const Entity *node = &place->base;

  for (; node != NULL; node = node->parent)
    if (node == &area->base)
      return TRUE;
  return FALSE;
}

static gboolean
in_force (SimTime from, SimTime to, int holds, SimTime at)
{
  return from <= at && at < to && holds != HOLDS_NO;
}

/* --- single relations ----------------------------------------------------- */

static gboolean
power_orders (const Known *known, const Power *power, const Party *party)
{
  const Jurisdiction *area = known->authority->jurisdiction;

  if (power->form != POWER_ORDER
      || !in_force (power->from, power->to, power->holds, known->at))
    return FALSE;
  if ((power->nexus & NEXUS_SEAT) != 0 && contains (area, party->seat))
    return TRUE;
  ENTITY_EACH (party, KIND_ESTABLISHMENT, Establishment, tie)
    if (in_force (tie->from, tie->to, tie->holds, known->at)
        && contains (area, tie->jurisdiction)
        && (power->nexus & (guint64) ESTABLISHMENT_NEXUS[tie->form]) != 0)
      return TRUE;
  return FALSE;
}

static gboolean
power_seizes (const Known *known, const Power *power, const Item *item)
{
  return power->form == POWER_SEIZURE && item->form == ITEM_CONTENT
         && item->site != NULL
         && in_force (power->from, power->to, power->holds, known->at)
         && in_force (item->from, item->to, HOLDS_YES, known->at)
         && contains (known->authority->jurisdiction,
                      site_region (item->site)->jurisdiction);
}

static gboolean
is_protected (const Known *known, const Jurisdiction *place)
{
  const Jurisdiction *foreign = known->authority->jurisdiction;

  if (contains (foreign, place))
    return FALSE;
  WORLD_EACH (known->world, KIND_BLOCKING_STATUTE, BlockingStatute, statute)
    {
      const Jurisdiction *of = (const Jurisdiction *) statute->base.parent;

      if (statute->holds == HOLDS_YES && contains (of, place)
          && !contains (of, foreign)
          && in_force (statute->from, statute->to, HOLDS_YES, known->at))
        return TRUE;
    }
  return FALSE;
}

/* The class in which @holding hands over its item. */
static AccessClass
handed_over (const Known *known, const Holding *holding)
{
  const Item *item = (const Item *) holding->base.parent;
  const Jurisdiction *place = item->site != NULL
                                  ? site_region (item->site)->jurisdiction
                                  : holding->party->seat;
  AccessClass anywhere
      = MAX (known->reach[REACH_CONTROL][holding->party->base.index],
             is_protected (known, place) ? ACCESS_CONFLICT : ACCESS_DIRECT);
  AccessClass within
      = known->reach[REACH_TERRITORY][holding->party->base.index];

  if (!in_force (holding->from, holding->to, holding->holds, known->at)
      || !in_force (item->from, item->to, HOLDS_YES, known->at))
    return ACCESS_NONE;
  if (!contains (known->authority->jurisdiction, place))
    within = ACCESS_NONE;
  return MIN (anywhere, within);
}

static gboolean
edge_counts (const Known *known, const Control *control)
{
  const Compulsion *compulsion = world_compulsion (known->world);
  const int switches[] = { compulsion->equity, compulsion->administration,
                           compulsion->contract };

  return switches[control->means] != HOLDS_NO
         && in_force (control->from, control->to, control->holds, known->at);
}

static AccessClass
class_of_set (const Known *known, const Decryption *set)
{
  AccessClass class_ = ACCESS_DIRECT;

  if (!in_force (set->from, set->to, HOLDS_YES, known->at)
      || (set->reading == READING_LIVE
          && world_compulsion (known->world)->live == HOLDS_NO))
    return ACCESS_NONE;
  ENTITY_EACH (set, KIND_NEEDS, Needs, needs)
    class_ = MAX (class_, known->obtain[needs->item->base.index]);
  return class_;
}

/* --- brute force ---------------------------------------------------------- */

static gboolean
try_powers (Known *known)
{
  gboolean changed = FALSE;

  ENTITY_EACH (known->authority, KIND_POWER, Power, power)
    {
      WORLD_EACH (known->world, KIND_PARTY, Party, party)
        if (power_orders (known, power, party))
          changed |= lower (&known->reach[power->reach][party->base.index],
                            ACCESS_DIRECT);
      WORLD_EACH (known->world, KIND_ITEM, Item, item)
        if (power_seizes (known, power, item))
          changed |= lower (&known->obtain[item->base.index], ACCESS_DIRECT);
    }
  return changed;
}

static gboolean
try_edges (Known *known)
{
  gboolean changed = FALSE;

  for (int reach = 0; reach < 2; reach++)
    {
      AccessClass *of = known->reach[reach];

      WORLD_EACH (known->world, KIND_CONTROL, Control, control)
        if (edge_counts (known, control))
          changed |= lower (&of[control->over->base.index],
                            of[control->base.parent->index]);
      WORLD_EACH (known->world, KIND_LEVERAGE, Leverage, leverage)
        if (world_compulsion (known->world)->leverage != HOLDS_NO
            && in_force (leverage->from, leverage->to, leverage->holds,
                         known->at)
            && of[leverage->base.parent->index] != ACCESS_NONE)
          changed |= lower (&of[leverage->over->base.index], ACCESS_CONFLICT);
    }
  return changed;
}

static gboolean
try_holdings (Known *known)
{
  gboolean changed = FALSE;

  WORLD_EACH (known->world, KIND_HOLDING, Holding, holding)
    changed |= lower (&known->obtain[holding->base.parent->index],
                      handed_over (known, holding));
  return changed;
}

static void
close_by_force (Known *known)
{
  gboolean changed = TRUE;

  while (changed)
    {
      changed = try_powers (known);
      changed |= try_edges (known);
      changed |= try_holdings (known);
    }
}

/* What the partners of a treaty obtain by themselves, directly. */
static void
ask_partners (Known *known, const Power *treaty)
{
  WORLD_EACH (known->world, KIND_AUTHORITY, Authority, partner)
    if (partner != known->authority
        && contains (treaty->with, partner->jurisdiction))
      {
        Known theirs
            = { .world = known->world, .authority = partner, .at = known->at };

        forget (&theirs);
        close_by_force (&theirs);
        for (guint i = 0; i < 64; i++)
          if (theirs.obtain[i] == ACCESS_DIRECT)
            lower (&known->obtain[i], ACCESS_TREATY);
      }
}

AccessClass
checker_class (const World *world, const Authority *authority,
               const Asset *asset, SimTime at)
{
  Known known = { .world = world, .authority = authority, .at = at };
  AccessClass class_ = ACCESS_NONE;

  forget (&known);
  ENTITY_EACH (authority, KIND_POWER, Power, power)
    if (power->form == POWER_TREATY
        && world_compulsion (world)->treaty != HOLDS_NO
        && in_force (power->from, power->to, power->holds, at))
      ask_partners (&known, power);
  close_by_force (&known);
  ENTITY_EACH (asset, KIND_DECRYPTION, Decryption, set)
    class_ = MIN (class_, class_of_set (&known, set));
  return class_;
}

/* --- replay --------------------------------------------------------------- */

static gboolean
replay_power (Known *known, const AccessStep *step)
{
  const Power *power = (const Power *) step->basis;
  guint object = step->object->index;

  if (step->basis->parent != &known->authority->base
      || step->subject != &known->authority->base)
    return FALSE;
  if (step->form == STEP_ORDER)
    return power_orders (known, power, (const Party *) step->object)
           && lower (&known->reach[power->reach][object], ACCESS_DIRECT);
  if (step->form == STEP_SEIZURE)
    return power_seizes (known, power, (const Item *) step->object)
           && lower (&known->obtain[object], ACCESS_DIRECT);
  return power->form == POWER_TREATY
         && contains (power->with,
                      ((const Authority *) step->extra)->jurisdiction)
         && lower (&known->obtain[object], ACCESS_TREATY);
}

static gboolean
replay_edge (Known *known, const AccessStep *step)
{
  gboolean leverage = step->form == STEP_LEVERAGE;
  guint to = step->object->index;
  gboolean moved = FALSE;

  if (step->basis->parent != step->subject)
    return FALSE;
  if (!leverage && !edge_counts (known, (const Control *) step->basis))
    return FALSE;
  for (int reach = 0; reach < 2; reach++)
    {
      AccessClass from = known->reach[reach][step->subject->index];

      if (from != ACCESS_NONE)
        moved |= lower (&known->reach[reach][to],
                        leverage ? ACCESS_CONFLICT : from);
    }
  return moved;
}

static gboolean
replay_step (Known *known, const AccessStep *step)
{
  switch (step->form)
    {
    case STEP_ORDER:
    case STEP_SEIZURE:
    case STEP_TREATY:
      return replay_power (known, step);
    case STEP_CONTROL:
    case STEP_LEVERAGE:
      return replay_edge (known, step);
    case STEP_HOLDING:
      return lower (&known->obtain[step->object->index],
                    handed_over (known, (const Holding *) step->basis));
    default:
      return FALSE; /* a set comes last */
    }
}

char *
checker_replay (const World *world, const GArray *steps,
                const Authority *authority, const Asset *asset,
                AccessClass class_, SimTime at)
{
  Known known = { .world = world, .authority = authority, .at = at };
  const AccessStep *last = &g_array_index (steps, AccessStep, steps->len - 1);

  forget (&known);
  for (guint i = 0; i + 1 < steps->len; i++)
    if (!replay_step (&known, &g_array_index (steps, AccessStep, i)))
      return g_strdup_printf ("step %u of %u does not follow", i + 1,
                              steps->len);
  if (last->form != STEP_READING || last->basis->parent != &asset->base)
    return g_strdup ("the last step is not a set of the asset");
  if (class_of_set (&known, (const Decryption *) last->basis) != class_)
    return g_strdup ("the set does not read in that class");
  return NULL;
}
