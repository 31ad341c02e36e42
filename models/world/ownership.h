/* Ownership: nobody owns itself through others.
 *
 * Edges of control by a majority of equity form no circle at any instant: A
 * cannot own most of B while B owns most of A. Minority shares may, and
 * administration and contracts may. Used by the check of controls; looks at
 * every day on which such a relation begins, each in linear time.
 */
#pragma once

#include "models/world/party.h"

G_BEGIN_DECLS

/* Note one problem for each circle found, at one control of it. */
void ownership_check (const World *world, ProblemList *problems);

G_END_DECLS
