/* How a World becomes clauses and axioms. */
#include "config.h"

#include "models/isolation/access-private.h"
#include "models/world/attribute.h"

/* Is what is unknown taken to help the authority? */
static gboolean
terms_suppose (const AccessTerms *terms, const int *holds)
{
  return terms->view == ACCESS_POSSIBLE
         || (terms->supposed != NULL
             && g_hash_table_contains (terms->supposed, holds));
}

gboolean
terms_count (const AccessTerms *terms, const int *holds)
{
  return *holds == HOLDS_YES
         || (*holds == HOLDS_UNKNOWN && terms_suppose (terms, holds));
}

gboolean
terms_admit (const AccessTerms *terms, const Entity *relation, SimTime from,
             SimTime to, const int *holds)
{
  return relation != terms->without && dated_holds (from, to, terms->at)
         && (holds == NULL || terms_count (terms, holds));
}

const int *
relation_switch (const Entity *relation)
{
  const AttributeSpec *spec
      = entity_kind_attribute (relation->kind, "holds", NULL);

  return spec == NULL ? NULL : ENTITY_FIELD (relation, spec);
}

/* --- what all authorities share ------------------------------------------- */

static void
number_facts (Clauses *clauses)
{
  const World *world = clauses->world;
  FactBlocks *blocks = &clauses->blocks;
  guint n_places = world_all (world, KIND_JURISDICTION)->len;
  guint n_parties = world_all (world, KIND_PARTY)->len;
  guint n_assets = world_all (world, KIND_ASSET)->len;

  for (int reach = REACH_TERRITORY; reach <= REACH_CONTROL; reach++)
    blocks->reach[reach] = horn_add_facts (clauses->horn, n_parties);
  blocks->local = horn_add_facts (clauses->horn, n_places);
  blocks->open = horn_add_facts (clauses->horn, n_places);
  blocks->seizable = horn_add_facts (clauses->horn, n_places);
  blocks->obtain
      = horn_add_facts (clauses->horn, world_all (world, KIND_ITEM)->len);
  for (int reading = READING_STORED; reading <= READING_LIVE; reading++)
    blocks->read[reading] = horn_add_facts (clauses->horn, n_assets);
}

/* Compelling @from compels @to, by whichever kind of order. */
static void
add_edge (Clauses *clauses, const Entity *from, const Party *to, guint level,
          const Entity *basis)
{
  for (int reach = REACH_TERRITORY; reach <= REACH_CONTROL; reach++)
    {
      guint body = clauses->blocks.reach[reach] + from->index;

      horn_add_clause (clauses->horn,
                       clauses->blocks.reach[reach] + to->base.index, &body, 1,
                       level, basis);
    }
}

static void
add_edges (Clauses *clauses)
{
  const Compulsion *compulsion = world_compulsion (clauses->world);
  const int *means[] = { &compulsion->equity, &compulsion->administration,
                         &compulsion->contract };

  WORLD_EACH (clauses->world, KIND_CONTROL, Control, control)
    if (terms_count (&clauses->terms, means[control->means])
        && terms_admit (&clauses->terms, &control->base, control->from,
                        control->to, &control->holds))
      add_edge (clauses, control->base.parent, control->over, LEVEL_DIRECT,
                &control->base);
  if (!terms_count (&clauses->terms, &compulsion->leverage))
    return;
  WORLD_EACH (clauses->world, KIND_LEVERAGE, Leverage, leverage)
    if (terms_admit (&clauses->terms, &leverage->base, leverage->from,
                     leverage->to, &leverage->holds))
      add_edge (clauses, leverage->base.parent, leverage->over, LEVEL_CONFLICT,
                &leverage->base);
}

const Jurisdiction *
item_place (const Item *item, const Party *holder)
{
  return item->site != NULL ? site_region (item->site)->jurisdiction
                            : holder->seat;
}

/* An order of control has what may be had where it lies; an order of the
 * territory what lies within. */
static void
add_holding (Clauses *clauses, const Item *item, const Holding *holding)
{
  const FactBlocks *blocks = &clauses->blocks;
  guint place = item_place (item, holding->party)->base.index;
  guint holder = holding->party->base.index;
  guint to = blocks->obtain + item->base.index;
  guint anywhere[2]
      = { blocks->reach[REACH_CONTROL] + holder, blocks->open + place };
  guint within[2]
      = { blocks->reach[REACH_TERRITORY] + holder, blocks->local + place };

  horn_add_clause (clauses->horn, to, anywhere, 2, LEVEL_DIRECT,
                   &holding->base);
  horn_add_clause (clauses->horn, to, within, 2, LEVEL_DIRECT, &holding->base);
}

/* What lies on disks; keys in hardware modules and running code do not come
 * along. */
static void
add_seizable (Clauses *clauses, const Item *item)
{
  guint body;

  if (item->site == NULL || item->form != ITEM_CONTENT)
    return;
  body = clauses->blocks.seizable
         + site_region (item->site)->jurisdiction->base.index;
  horn_add_clause (clauses->horn, clauses->blocks.obtain + item->base.index,
                   &body, 1, LEVEL_DIRECT, &item->base);
}

static void
add_items (Clauses *clauses)
{
  WORLD_EACH (clauses->world, KIND_ITEM, Item, item)
    if (dated_holds (item->from, item->to, clauses->terms.at))
      {
        ENTITY_EACH (item, KIND_HOLDING, Holding, holding)
          if (terms_admit (&clauses->terms, &holding->base, holding->from,
                           holding->to, &holding->holds))
            add_holding (clauses, item, holding);
        add_seizable (clauses, item);
      }
}

static void
add_set (Clauses *clauses, const Decryption *set)
{
  g_autoptr (GArray) body = g_array_new (FALSE, FALSE, sizeof (guint));

  ENTITY_EACH (set, KIND_NEEDS, Needs, needs)
    {
      guint fact = clauses->blocks.obtain + needs->item->base.index;

      g_array_append_val (body, fact);
    }
  horn_add_clause (clauses->horn,
                   clauses->blocks.read[set->reading] + set->base.parent->index,
                   (const guint *) (gpointer) body->data, body->len,
                   LEVEL_DIRECT, &set->base);
}

static void
add_sets (Clauses *clauses)
{
  const int *live = &world_compulsion (clauses->world)->live;

  WORLD_EACH (clauses->world, KIND_DECRYPTION, Decryption, set)
    if (terms_admit (&clauses->terms, &set->base, set->from, set->to, NULL)
        && (set->reading != READING_LIVE
            || terms_count (&clauses->terms, live)))
      add_set (clauses, set);
}

void
clauses_init (Clauses *clauses, const World *world, const AccessTerms *terms)
{
  clauses->world = world;
  clauses->terms = *terms;
  clauses->horn = horn_system_new (N_LEVELS);
  number_facts (clauses);
  add_edges (clauses);
  add_items (clauses);
  add_sets (clauses);
}

void
clauses_clear (Clauses *clauses)
{
  g_clear_pointer (&clauses->horn, horn_system_free);
}

/* --- what an authority starts from ---------------------------------------- */

static const AxiomReason *
reason (Powers *powers, const Power *power, const Authority *partner,
        const Party *ordered, const Establishment *tie)
{
  AxiomReason *why = g_new (AxiomReason, 1);

  *why = (AxiomReason){ power, partner, ordered, tie };
  g_ptr_array_add (powers->reasons, why);
  return why;
}

static void
assume (Powers *powers, guint fact, guint level, const AxiomReason *why)
{
  HornAxiom axiom = { fact, level, why };

  g_array_append_val (powers->axioms, axiom);
}

/* The establishment that ties @party to an order within @area, or NULL. */
static const Establishment *
tie_of (const Clauses *clauses, const Power *power, const Party *party,
        const Jurisdiction *area)
{
  ENTITY_EACH (party, KIND_ESTABLISHMENT, Establishment, place)
    if ((power->nexus & (guint64) ESTABLISHMENT_NEXUS[place->form]) != 0
        && terms_admit (&clauses->terms, &place->base, place->from, place->to,
                        &place->holds)
        && jurisdiction_is_within (place->jurisdiction, area))
      return place;
  return NULL;
}

static void
add_order (Powers *powers, const Clauses *clauses, const Power *power,
           const Party *party)
{
  const Jurisdiction *area = powers->authority->jurisdiction;
  gboolean seated = (power->nexus & NEXUS_SEAT) != 0
                    && jurisdiction_is_within (party->seat, area);
  const Establishment *tie
      = seated ? NULL : tie_of (clauses, power, party, area);

  if (seated || tie != NULL)
    assume (powers, clauses->blocks.reach[power->reach] + party->base.index,
            LEVEL_DIRECT, reason (powers, power, NULL, party, tie));
}

static void
add_orders (Powers *powers, const Clauses *clauses, const Power *power)
{
  WORLD_EACH (clauses->world, KIND_PARTY, Party, party)
    add_order (powers, clauses, power, party);
}

static void
add_seizures (Powers *powers, const Clauses *clauses, const Power *power)
{
  const AxiomReason *why = reason (powers, power, NULL, NULL, NULL);

  WORLD_EACH (clauses->world, KIND_JURISDICTION, Jurisdiction, place)
    if (jurisdiction_is_within (place, powers->authority->jurisdiction))
      assume (powers, clauses->blocks.seizable + place->base.index,
              LEVEL_DIRECT, why);
}

/* A statute that is unknown counts in the sure view, for it stands in the way;
 * to suppose something in the authority's favour is to take it away. */
static gboolean
statute_counts (const Clauses *clauses, const BlockingStatute *statute)
{
  return &statute->base != clauses->terms.without
         && dated_holds (statute->from, statute->to, clauses->terms.at)
         && (statute->holds == HOLDS_YES
             || (statute->holds == HOLDS_UNKNOWN
                 && !terms_suppose (&clauses->terms, &statute->holds)));
}

const BlockingStatute *
clauses_statute (const Clauses *clauses, const Jurisdiction *place,
                 const Jurisdiction *foreign)
{
  if (jurisdiction_is_within (place, foreign))
    return NULL;
  for (const Entity *node = &place->base;
       node != NULL && node->kind->id == KIND_JURISDICTION; node = node->parent)
    ENTITY_EACH (node, KIND_BLOCKING_STATUTE, BlockingStatute, statute)
      if (statute_counts (clauses, statute)
          && !jurisdiction_is_within (foreign, (const Jurisdiction *) node))
        return statute;
  return NULL;
}

static void
add_places (Powers *powers, const Clauses *clauses)
{
  const Jurisdiction *area = powers->authority->jurisdiction;

  WORLD_EACH (clauses->world, KIND_JURISDICTION, Jurisdiction, place)
    {
      gboolean open = clauses_statute (clauses, place, area) == NULL;

      assume (powers, clauses->blocks.open + place->base.index,
              open ? LEVEL_DIRECT : LEVEL_CONFLICT, NULL);
      if (jurisdiction_is_within (place, area))
        assume (powers, clauses->blocks.local + place->base.index, LEVEL_DIRECT,
                NULL);
    }
}

Powers *
powers_new (const Clauses *clauses, const Authority *authority)
{
  Powers *powers = g_new0 (Powers, 1);

  powers->authority = authority;
  powers->axioms = g_array_new (FALSE, FALSE, sizeof (HornAxiom));
  powers->reasons = g_ptr_array_new_with_free_func (g_free);
  ENTITY_EACH (authority, KIND_POWER, Power, power)
    if (terms_admit (&clauses->terms, &power->base, power->from, power->to,
                     &power->holds))
      {
        if (power->form == POWER_ORDER)
          add_orders (powers, clauses, power);
        else if (power->form == POWER_SEIZURE)
          add_seizures (powers, clauses, power);
      }
  add_places (powers, clauses);
  return powers;
}

void
powers_free (gpointer data)
{
  Powers *powers = data;

  if (powers == NULL)
    return;
  g_array_unref (powers->axioms);
  g_ptr_array_unref (powers->reasons);
  horn_solution_free (powers->solution);
  g_free (powers);
}

void
powers_add_treaty (Powers *powers, const Clauses *clauses,
                   const Powers *partner, const Power *treaty)
{
  const AxiomReason *why
      = reason (powers, treaty, partner->authority, NULL, NULL);

  /* What it has directly, it does not ask for. */
  WORLD_EACH (clauses->world, KIND_ITEM, Item, item)
    {
      guint fact = clauses->blocks.obtain + item->base.index;

      if (horn_solution_level (powers->solution, fact) > LEVEL_TREATY
          && horn_solution_level (partner->solution, fact) == LEVEL_DIRECT)
        assume (powers, fact, LEVEL_TREATY, why);
    }
}
