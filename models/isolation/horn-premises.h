/* Premises: which single fact, assumed beside what holds, brings another.
 *
 * Solving goes forward from what is assumed; this goes backward from what is
 * wanted, once for all premises, where trying each of them would cost a
 * fixpoint each. It follows clauses of which all of the body but one fact
 * holds already. A clause that wants two more facts is not followed: in the
 * clauses of access the body of an item is one fact about a party and one
 * about a place, and what is known of places is known of all.
 */
#pragma once

#include "models/isolation/horn.h"

G_BEGIN_DECLS

/* The clauses of a system by what they conclude. Borrows its system, which
 * must not grow meanwhile. */
typedef struct HornHeads HornHeads;

HornHeads *horn_heads_new (const HornSystem *system);
void horn_heads_free (HornHeads *heads);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HornHeads, horn_heads_free)

/* A byte for each fact, 1 when it brings @fact within @level beside what
 * @given derives. Linear in the clauses that lead there. Free with g_free. */
guint8 *horn_premises (const HornHeads *heads, const HornSolution *given,
                       guint fact, guint level);

G_END_DECLS
