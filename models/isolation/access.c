#include "config.h"

#include "models/isolation/access.h"

#include "models/isolation/horn.h"

enum
{
  LEVEL_DIRECT = ACCESS_DIRECT,
  LEVEL_TREATY = ACCESS_TREATY,
  LEVEL_CONFLICT = ACCESS_CONFLICT,
  N_LEVELS
};

/* Why a clause holds: what its line in a derivation says. */
typedef struct
{
  const Entity *subject; /* authority, controlling party, holder, set */
  const Entity *object;  /* party, item, asset; or NULL */
  const Entity *basis;   /* the relation or power it rests on */
  const Entity *extra;   /* a blocking statute, a partner's authority */
} Reason;

/* The facts of one authority. */
typedef struct
{
  const Authority *authority;
  HornSystem *horn;
  guint *reach[REACH_CONTROL + 1]; /* fact for each party, by the order's reach */
  guint *obtain;                   /* fact for each item */
  guint *read;                     /* fact for each asset */
  GPtrArray *reasons;              /* of Reason, owned */
} Powers;

struct Access
{
  const World *world;
  SimTime at;
  GPtrArray *powers; /* of Powers, one for each authority, by index */
};

/* --- building the clauses of one authority -------------------------------- */

static const Reason *
reason (Powers *powers, const Entity *subject, const Entity *object,
        const Entity *basis, const Entity *extra)
{
  Reason *why = g_new0 (Reason, 1);

  why->subject = subject;
  why->object = object;
  why->basis = basis;
  why->extra = extra;
  g_ptr_array_add (powers->reasons, why);
  return why;
}

static void
imply (Powers *powers, guint from, guint to, guint level, const Reason *why)
{
  horn_add_clause (powers->horn, to, &from, 1, level, why);
}

static gboolean
is_established (const Party *party, const Jurisdiction *area, SimTime at)
{
  ENTITY_EACH (party, KIND_ESTABLISHMENT, Establishment, place)
    if (dated_holds (place->from, place->to, at)
        && jurisdiction_is_within (place->jurisdiction, area))
      return TRUE;
  return FALSE;
}

static gboolean
has_nexus (const Power *power, const Party *party, const Jurisdiction *area,
           SimTime at)
{
  if ((power->nexus & NEXUS_SEAT) != 0
      && jurisdiction_is_within (party->seat, area))
    return TRUE;
  return (power->nexus & NEXUS_ESTABLISHMENT) != 0
         && is_established (party, area, at);
}

static void
add_orders (Powers *powers, const World *world, SimTime at)
{
  const Authority *authority = powers->authority;

  ENTITY_EACH (authority, KIND_POWER, Power, power)
    if (power->form == POWER_ORDER && dated_holds (power->from, power->to, at))
      WORLD_EACH (world, KIND_PARTY, Party, party)
        if (has_nexus (power, party, authority->jurisdiction, at))
          horn_add_clause (powers->horn,
                           powers->reach[power->reach][party->base.index],
                           NULL, 0, LEVEL_DIRECT,
                           reason (powers, &authority->base, &party->base,
                                   &power->base, NULL));
}

static void
add_edge (Powers *powers, const Entity *from, const Party *to, guint level,
          const Entity *basis)
{
  const Reason *why = reason (powers, from, &to->base, basis, NULL);

  for (int reach = REACH_TERRITORY; reach <= REACH_CONTROL; reach++)
    imply (powers, powers->reach[reach][from->index],
           powers->reach[reach][to->base.index], level, why);
}

static void
add_edges (Powers *powers, const World *world, SimTime at)
{
  WORLD_EACH (world, KIND_CONTROL, Control, control)
    if (dated_holds (control->from, control->to, at))
      add_edge (powers, control->base.parent, control->over, LEVEL_DIRECT,
                &control->base);
  WORLD_EACH (world, KIND_LEVERAGE, Leverage, leverage)
    if (dated_holds (leverage->from, leverage->to, at))
      add_edge (powers, leverage->base.parent, leverage->over, LEVEL_CONFLICT,
                &leverage->base);
}

/* Where an item is kept: at its site, else with its holder. */
static const Jurisdiction *
place_of (const Item *item, const Party *holder)
{
  return item->site != NULL ? site_region (item->site)->jurisdiction
                            : holder->seat;
}

/* A statute of @place, or of what contains it, that forbids handing over to
 * the authorities of @foreign; or NULL. */
static const BlockingStatute *
statute_between (const Jurisdiction *place, const Jurisdiction *foreign,
                 SimTime at)
{
  if (jurisdiction_is_within (place, foreign))
    return NULL;
  for (const Entity *node = &place->base;
       node != NULL && node->kind->id == KIND_JURISDICTION; node = node->parent)
    ENTITY_EACH (node, KIND_BLOCKING_STATUTE, BlockingStatute, statute)
      if (dated_holds (statute->from, statute->to, at)
          && !jurisdiction_is_within (foreign, (const Jurisdiction *) node))
        return statute;
  return NULL;
}

static void
add_holding (Powers *powers, const Item *item, const Holding *holding,
             SimTime at)
{
  const Jurisdiction *area = powers->authority->jurisdiction;
  const Jurisdiction *place = place_of (item, holding->party);
  const BlockingStatute *statute = statute_between (place, area, at);
  guint level = statute == NULL ? LEVEL_DIRECT : LEVEL_CONFLICT;
  const Reason *why
      = reason (powers, &holding->party->base, &item->base, &holding->base,
                statute == NULL ? NULL : &statute->base);
  guint to = powers->obtain[item->base.index];
  guint holder = holding->party->base.index;

  imply (powers, powers->reach[REACH_CONTROL][holder], to, level, why);
  if (jurisdiction_is_within (place, area))
    imply (powers, powers->reach[REACH_TERRITORY][holder], to, level, why);
}

/* What lies on disks; keys in hardware modules and running code do not come
 * along. */
static gboolean
can_be_seized (const Item *item)
{
  return item->site != NULL && item->form == ITEM_CONTENT;
}

static void
add_seizure (Powers *powers, const Item *item, SimTime at)
{
  const Authority *authority = powers->authority;

  ENTITY_EACH (authority, KIND_POWER, Power, power)
    if (power->form == POWER_SEIZURE
        && dated_holds (power->from, power->to, at) && can_be_seized (item)
        && jurisdiction_is_within (site_region (item->site)->jurisdiction,
                                   authority->jurisdiction))
      horn_add_clause (powers->horn, powers->obtain[item->base.index], NULL, 0,
                       LEVEL_DIRECT,
                       reason (powers, &authority->base, &item->base,
                               &power->base, &item->site->base));
}

static void
add_items (Powers *powers, const World *world, SimTime at)
{
  WORLD_EACH (world, KIND_ITEM, Item, item)
    if (dated_holds (item->from, item->to, at))
      {
        ENTITY_EACH (item, KIND_HOLDING, Holding, holding)
          if (dated_holds (holding->from, holding->to, at))
            add_holding (powers, item, holding, at);
        add_seizure (powers, item, at);
      }
}

static void
add_set (Powers *powers, const Decryption *set)
{
  const Entity *asset = set->base.parent;
  g_autoptr (GArray) body = g_array_new (FALSE, FALSE, sizeof (guint));

  ENTITY_EACH (set, KIND_NEEDS, Needs, needs)
    g_array_append_val (body, powers->obtain[needs->item->base.index]);
  horn_add_clause (powers->horn, powers->read[asset->index],
                   (const guint *) (gpointer) body->data, body->len,
                   LEVEL_DIRECT,
                   reason (powers, &powers->authority->base, asset, &set->base,
                           NULL));
}

static void
add_sets (Powers *powers, const World *world, SimTime at)
{
  WORLD_EACH (world, KIND_DECRYPTION, Decryption, set)
    if (dated_holds (set->from, set->to, at))
      add_set (powers, set);
}

static guint *
new_facts (HornSystem *horn, guint n)
{
  guint *facts = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    facts[i] = horn_add_fact (horn);
  return facts;
}

static void
powers_free (gpointer data)
{
  Powers *powers = data;

  for (int reach = REACH_TERRITORY; reach <= REACH_CONTROL; reach++)
    g_free (powers->reach[reach]);
  g_free (powers->obtain);
  g_free (powers->read);
  g_ptr_array_unref (powers->reasons);
  horn_system_free (powers->horn);
  g_free (powers);
}

static Powers *
powers_new (const World *world, const Authority *authority, SimTime at)
{
  Powers *powers = g_new0 (Powers, 1);

  powers->authority = authority;
  powers->reasons = g_ptr_array_new_with_free_func (g_free);
  powers->horn = horn_system_new (N_LEVELS);
  for (int reach = REACH_TERRITORY; reach <= REACH_CONTROL; reach++)
    powers->reach[reach]
        = new_facts (powers->horn, world_all (world, KIND_PARTY)->len);
  powers->obtain = new_facts (powers->horn, world_all (world, KIND_ITEM)->len);
  powers->read = new_facts (powers->horn, world_all (world, KIND_ASSET)->len);
  add_orders (powers, world, at);
  add_edges (powers, world, at);
  add_items (powers, world, at);
  add_sets (powers, world, at);
  return powers;
}

/* --- treaties ------------------------------------------------------------- */

static void
add_treaty (Powers *powers, const Powers *partner, const Power *treaty,
            const World *world)
{
  WORLD_EACH (world, KIND_ITEM, Item, item)
    if (horn_level (partner->horn, partner->obtain[item->base.index])
        == LEVEL_DIRECT)
      horn_add_clause (powers->horn, powers->obtain[item->base.index], NULL, 0,
                       LEVEL_TREATY,
                       reason (powers, &powers->authority->base, &item->base,
                               &treaty->base, &partner->authority->base));
}

static void
add_treaties (const Access *access, const Access *alone, guint number)
{
  Powers *powers = g_ptr_array_index (access->powers, number);

  ENTITY_EACH (powers->authority, KIND_POWER, Power, power)
    if (power->form == POWER_TREATY
        && dated_holds (power->from, power->to, access->at))
      for (guint i = 0; i < alone->powers->len; i++)
        {
          const Powers *partner = g_ptr_array_index (alone->powers, i);

          if (i != number
              && jurisdiction_is_within (partner->authority->jurisdiction,
                                         power->with))
            add_treaty (powers, partner, power, access->world);
        }
}

static Access *
access_new (const World *world, SimTime at)
{
  Access *access = g_new0 (Access, 1);

  access->world = world;
  access->at = at;
  access->powers = g_ptr_array_new_with_free_func (powers_free);
  WORLD_EACH (world, KIND_AUTHORITY, Authority, authority)
    g_ptr_array_add (access->powers, powers_new (world, authority, at));
  return access;
}

static void
solve_all (Access *access)
{
  for (guint i = 0; i < access->powers->len; i++)
    {
      const Powers *powers = g_ptr_array_index (access->powers, i);

      horn_solve (powers->horn);
    }
}

/* Twice: first what each authority obtains alone, then with what treaty
 * partners obtain directly. A treaty on a treaty is not modelled. */
Access *
access_solve (const World *world, SimTime at)
{
  g_autoptr (Access) alone = access_new (world, at);
  Access *access = access_new (world, at);

  solve_all (alone);
  for (guint i = 0; i < access->powers->len; i++)
    add_treaties (access, alone, i);
  solve_all (access);
  return access;
}

void
access_free (Access *access)
{
  if (access == NULL)
    return;
  g_ptr_array_unref (access->powers);
  g_free (access);
}

/* --- answers -------------------------------------------------------------- */

AccessClass
access_class (const Access *access, const Authority *authority,
              const Asset *asset)
{
  const Powers *powers
      = g_ptr_array_index (access->powers, authority->base.index);
  guint level = horn_level (powers->horn, powers->read[asset->base.index]);

  return level == HORN_NONE ? ACCESS_NONE : (AccessClass) level;
}

const char *
access_letter (AccessClass class_)
{
  static const char *const letters[] = { "D", "T", "X", "N" };

  return letters[class_];
}

static const char *
name_of (const Entity *entity)
{
  return entity->title != NULL ? entity->title : entity->kind->element;
}

/* " under ARTICLE (file:line, status)". */
static void
append_basis (GString *out, const Entity *basis, const char *article)
{
  g_autofree char *file = g_path_get_basename (basis->file);

  if (article != NULL)
    g_string_append_printf (out, " under %s", article);
  g_string_append_printf (out, " [%s:%d%s%s]", file, basis->line,
                          basis->status != NULL ? ", " : "",
                          basis->status != NULL ? basis->status : "");
}

static void
tell_power (GString *out, const Reason *why)
{
  const Power *power = (const Power *) why->basis;
  const char *who = name_of (why->subject);
  const char *what = name_of (why->object);
  char granted[G_ASCII_DTOSTR_BUF_SIZE];

  if (power->form == POWER_ORDER)
    g_string_append_printf (out, "%s can order %s", who, what);
  else if (power->form == POWER_SEIZURE)
    g_string_append_printf (out, "%s can seize %s at %s", who, what,
                            name_of (why->extra));
  else
    g_string_append_printf (
        out,
        "%s asks %s by treaty for %s (answer after %d d, %s %% granted)", who,
        name_of (why->extra), what, (int) (power->delay / SIM_DAY),
        g_ascii_formatd (granted, sizeof granted, "%.0f",
                         100 * power->granted));
  append_basis (out, &power->base, power->article);
}

static void
tell_holding (GString *out, const Reason *why)
{
  const Item *item = (const Item *) why->object;

  g_string_append_printf (out, "%s holds %s", name_of (why->subject),
                          name_of (why->object));
  if (item->site != NULL)
    g_string_append_printf (out, " at %s", name_of (&item->site->base));
  append_basis (out, why->basis, NULL);
  if (why->extra != NULL)
    {
      g_string_append (out, ", and would break a law by handing it over");
      append_basis (out, why->extra,
                    ((const BlockingStatute *) why->extra)->article);
    }
}

static void
tell_reason (GString *out, const Reason *why)
{
  const char *who = name_of (why->subject);
  const char *what = name_of (why->object);

  switch (why->basis->kind->id)
    {
    case KIND_POWER:
      tell_power (out, why);
      break;
    case KIND_CONTROL:
    case KIND_LEVERAGE:
      g_string_append_printf (out,
                              why->basis->kind->id == KIND_CONTROL
                                  ? "%s controls %s"
                                  : "%s has leverage over %s",
                              who, what);
      append_basis (out, why->basis, NULL);
      break;
    case KIND_HOLDING:
      tell_holding (out, why);
      break;
    default:
      g_string_append_printf (
          out, "together this reads %s%s", what,
          ((const Decryption *) why->basis)->reading == READING_LIVE
              ? " while it is in use"
              : "");
      append_basis (out, why->basis, NULL);
      break;
    }
}

char *
access_explain (const Access *access, const Authority *authority,
                const Asset *asset)
{
  const Powers *powers
      = g_ptr_array_index (access->powers, authority->base.index);
  g_autoptr (GArray) steps
      = horn_derivation (powers->horn, powers->read[asset->base.index]);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, '\n');
      tell_reason (out, horn_clause_why (powers->horn,
                                         g_array_index (steps, guint, i)));
    }
  if (steps->len == 0)
    g_string_append_printf (out,
                            "no power, control, leverage, seizure or treaty in "
                            "the scenario leads %s to %s",
                            name_of (&authority->base), name_of (&asset->base));
  return g_string_free (out, FALSE);
}
