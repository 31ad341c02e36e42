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
 * instant.
 *
 * What this leaves out: how long an authority takes, whether it is willing,
 * and every path that the scenario does not name.
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

/* The answers for every authority and asset of one World at one instant. */
typedef struct Access Access;

Access *access_solve (const World *world, SimTime at);
void access_free (Access *access);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Access, access_free)

AccessClass access_class (const Access *access, const Authority *authority,
                          const Asset *asset);

/* "D", "T", "X", "N". */
const char *access_letter (AccessClass class_);

/* The derivation, one line a hop, each with its law and where it was read and
 * how sure it is; for N, one line that says what was searched. g_free. */
char *access_explain (const Access *access, const Authority *authority,
                      const Asset *asset);

G_END_DECLS
