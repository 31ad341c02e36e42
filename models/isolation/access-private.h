/* The inside of an Access: clauses that all authorities share, axioms of each.
 *
 * Facts are numbered in blocks, one for each relation, in the order of the
 * entities in the World: so a fact says what it is about, and entities carry no
 * numbers of their own. For modules of models/isolation that ask in other
 * ways than access.h: what one party alone leads to, for coalitions.
 *
 * What depends on the authority is never in a clause. Whether an item may be
 * had where it lies depends on the place and on who asks, so it is a fact about
 * the place, "open", that each authority assumes at the level of its own law:
 * direct, or conflict where a statute protects the place from it. "local" and
 * "seizable" work the same way. A treaty is an axiom for each item that the
 * partner obtains directly and the authority does not.
 */
#pragma once

#include "models/isolation/access.h"
#include "models/isolation/horn.h"

G_BEGIN_DECLS

/* Levels of the Horn system are the classes of access, best first; a fact's
 * level is the worst class on the way to it. */
enum
{
  LEVEL_DIRECT = ACCESS_DIRECT,
  LEVEL_TREATY = ACCESS_TREATY,
  LEVEL_CONFLICT = ACCESS_CONFLICT,
  N_LEVELS
};

/* The first fact of each block. A relation of an entity is the fact with the
 * number of the block plus the entity's index among its kind. */
typedef struct
{
  guint reach[REACH_CONTROL + 1]; /* each party, by the reach of the order */
  guint local;                    /* each place: it is the authority's own */
  guint open;                     /* each place: what lies there may be had */
  guint seizable;                 /* each place: the authority seizes there */
  guint obtain;                   /* each item */
  guint read[READING_LIVE + 1];   /* each asset, stored and live */
} FactBlocks;

/* What all authorities share: built once, and frozen when first solved. */
typedef struct
{
  const World *world;
  AccessTerms terms;
  HornSystem *horn;
  FactBlocks blocks;
} Clauses;

/* Why an axiom holds; NULL instead for what is known of places. */
typedef struct
{
  const Power *power;
  const Authority *partner; /* of a treaty, or NULL */
  const Party *ordered;     /* of an order, or NULL */
  const Establishment *tie; /* of that party, or NULL: its seat */
} AxiomReason;

/* One authority. */
typedef struct
{
  const Authority *authority;
  GArray *axioms;         /* of HornAxiom */
  GPtrArray *reasons;     /* of AxiomReason, owned */
  HornSolution *solution; /* NULL until it is solved */
} Powers;

struct Access
{
  Clauses clauses;
  GPtrArray *powers; /* of Powers, one for each authority, by index */
  Access *sure;      /* the other view, when something is unknown, or NULL */
};

/* Does a relation with this switch count in the view of @terms? */
gboolean terms_count (const AccessTerms *terms, const int *holds);

/* Is @relation, dated and switched so, there? @holds NULL: it has no switch. */
gboolean terms_admit (const AccessTerms *terms, const Entity *relation,
                      SimTime from, SimTime to, const int *holds);

/* The switch 'holds' of @relation, or NULL when its kind has none. */
const int *relation_switch (const Entity *relation);

/* Build what is shared. */
void clauses_init (Clauses *clauses, const World *world,
                   const AccessTerms *terms);
void clauses_clear (Clauses *clauses);

/* @authority with the axioms of its own: orders, places, seizure. */
Powers *powers_new (const Clauses *clauses, const Authority *authority);
void powers_free (gpointer powers);

/* Add what a treaty with @partner, solved alone, brings. */
void powers_add_treaty (Powers *powers, const Clauses *clauses,
                        const Powers *partner, const Power *treaty);

/* The nearest statute of @place, or around it, that forbids handing over to the
 * authorities of @foreign; NULL when there is none that counts. */
const BlockingStatute *clauses_statute (const Clauses *clauses,
                                        const Jurisdiction *place,
                                        const Jurisdiction *foreign);

/* Where an item is kept: at its site, else with its holder. */
const Jurisdiction *item_place (const Item *item, const Party *holder);

/* access_steps() for @powers, whose solution may be another one than that of
 * @access, at most in @class_. */
GArray *powers_steps (const Access *access, const Powers *powers,
                      const Asset *asset, AccessClass class_);

/* The steps by which @powers obtain @item, as well as they can. */
GArray *powers_steps_to (const Access *access, const Powers *powers,
                         const Item *item);

/* The powers of one authority. */
static inline const Powers *
access_powers (const Access *access, const Authority *authority)
{
  return g_ptr_array_index (access->powers, authority->base.index);
}

G_END_DECLS
