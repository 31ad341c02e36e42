/* Coalitions: whom an authority must compel, together, to read an asset.
 *
 * One party compelled brings along those it controls, and nobody else's items;
 * so what a coalition obtains is what its members obtain one by one. For each
 * decryption set the members must between them obtain every item that the
 * authority does not get without compelling anybody (by seizure, by treaty).
 * Minimal means that no member can be left out; the fewest parties to compel
 * are the smallest of them.
 *
 * Exact, and exponential only in the number of items of one set; so the search
 * goes by size, and ends at a thousand coalitions or at half a million partial
 * ones looked at. Who brings an item alone is found backward from the item, for
 * all parties at once.
 */
#pragma once

#include "models/isolation/access.h"

G_BEGIN_DECLS

/* What is known of them when the search has ended. */
typedef enum
{
  COALITIONS_ALL,
  COALITIONS_SMALLEST, /* there are more, none smaller than the first */
  COALITIONS_SOME      /* there may be smaller ones */
} CoalitionsKnown;

/* All minimal coalitions that read @asset for @authority in the class of its
 * answer, smallest first and then in the order of the parties: of GPtrArray of
 * const Party. One empty coalition: nobody need be compelled. None: not
 * readable. @known, unless NULL, says whether that are all. Free with
 * g_ptr_array_unref. */
GPtrArray *coalitions (const Access *access, const Authority *authority,
                       const Asset *asset, CoalitionsKnown *known);

/* The shortest witness of access_steps(), looking at coalitions one by one: who
 * is compelled anyway hands over all it holds, so the fewest lines need not
 * take each item by its own shortest way. At most the first 64 coalitions are
 * tried, fewer where a fixpoint is dear. Of AccessStep. Free with
 * g_array_unref. */
GArray *coalition_steps (const Access *access, const Authority *authority,
                         const Asset *asset);

G_END_DECLS
