/* Compelled access: which authority can obtain the plaintext of which asset.
 *
 * An authority reads an asset iff the parties it can compel, together with
 * what it can seize, hold all items of one decryption set. Per authority:
 *
 *   reach (p)    p has the nexus of an order in force
 *   reach (q)    reach (p), p controls q
 *   reach (q)    reach (p), p has leverage over q                     class X
 *   obtain (i)   reach (p), p holds i, the order reaches where i is kept;
 *                class X where a blocking statute protects i
 *   obtain (i)   i is kept within the jurisdiction, and can be seized
 *   obtain (i)   a treaty partner's authority obtains i directly      class T
 *   read (d)     obtain (i) for every i of one decryption set of d
 *
 * The answer is a class: D direct, T through a treaty partner, X only by
 * breaking another law, N not at all. "Yes" comes with a derivation, one line
 * a hop; "no" is the closed fixpoint. All relations are those that hold at one
 * instant. What is stored and what is only in use are answered apart and
 * together.
 *
 * All authorities share one set of clauses. An authority is its axioms: whom it
 * can order, which places are its own, which are protected from it, what it
 * can seize, what a treaty brings. So the work is linear in the world, once,
 * and in the reach of each authority.
 *
 * A relation may be unknown (attribute 'holds', switches of <compulsion>).
 * The possible view takes every unknown relation as there, the sure view none;
 * what both agree on is known. A statute that forbids counts the other way
 * round, so that the sure view never says more than the possible one.
 *
 * What this leaves out: whether an authority is willing, and every path that
 * the scenario does not name.
 */
#pragma once

#include "models/world/asset.h"
#include "models/world/world.h"

G_BEGIN_DECLS

typedef enum
{
  ACCESS_DIRECT,
  ACCESS_TREATY,
  ACCESS_CONFLICT, /* only by breaking another law */
  ACCESS_NONE
} AccessClass;

typedef enum
{
  ACCESS_POSSIBLE, /* unknown relations are there */
  ACCESS_SURE      /* they are not */
} AccessView;

/* What is asked for. */
typedef struct
{
  SimTime at;
  AccessView view;
  const Entity *without; /* a relation that is left out, or NULL */
  SimSpan patience;      /* treaties that take longer are left out */
  /* Of the sure view: switches that are unknown and yet taken in the
   * authority's favour, a set of const int *; or NULL. Borrowed. */
  GHashTable *supposed;
} AccessTerms;

/* The answers for every authority and asset of one World at one instant. */
typedef struct Access Access;

/* The possible view of everything that holds at @at, and beside it the sure one
 * for those who ask how sure it is (models/isolation/access-range.h). */
Access *access_solve (const World *world, SimTime at);

Access *access_solve_terms (const World *world, const AccessTerms *terms);
void access_free (Access *access);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Access, access_free)

/* The better of what is stored and what is in use. */
AccessClass access_class (const Access *access, const Authority *authority,
                          const Asset *asset);

/* One of the two alone. */
AccessClass access_class_of (const Access *access, const Authority *authority,
                             const Asset *asset, Reading reading);

/* "D", "T", "X", "N", and in words. */
const char *access_letter (AccessClass class_);
const char *access_word (AccessClass class_);

/* The certificate of a "no": was the fixpoint of @authority closed, looking at
 * each clause by itself; and how many there were. */
gboolean access_is_closed (const Access *access, const Authority *authority,
                           guint *n_checked);

/* --- why --------------------------------------------------------------------
 */

typedef enum
{
  STEP_ORDER,    /* authority, party; the power; extra: the establishment
                    that ties the party, or NULL: its seat */
  STEP_SEIZURE,  /* authority, item; the power; extra: the site */
  STEP_TREATY,   /* authority, item; the power; extra: partner's authority */
  STEP_CONTROL,  /* party, party; the control */
  STEP_LEVERAGE, /* party, party; the leverage */
  STEP_HOLDING, /* party, item; the holding; extra: a statute broken, or NULL */
  STEP_READING  /* authority, asset; the decryption set */
} AccessStepForm;

/* One hop of a derivation. Who does what to whom is borrowed from the World. */
typedef struct
{
  AccessStepForm form;
  AccessClass class_; /* of this hop alone */
  const Entity *subject, *object;
  const Entity *basis; /* the power or relation it rests on */
  const Entity *extra;
} AccessStep;

/* The shortest derivation, premises first: each fact in its lowest class and
 * then by fewest hops, and of all sets that read in that class the one with
 * fewest steps. Of AccessStep; empty for N. Free with g_array_unref. */
GArray *access_steps (const Access *access, const Authority *authority,
                      const Asset *asset);

/* One hop in words, with law, place, file and line, and how sure it is. */
char *access_step_tell (const AccessStep *step);

/* The derivation, one line a hop, each with its law and where it was read and
 * how sure it is; for N, one line that says what was searched. g_free. */
char *access_explain (const Access *access, const Authority *authority,
                      const Asset *asset);

G_END_DECLS
