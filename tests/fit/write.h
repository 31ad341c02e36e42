/* Writing a fitted network as the file that scenarios include.
 *
 * The parameters stand in the World; how many pairs of the table went over a
 * link in the end is told beside its stretch.
 */
#pragma once

#include "models/world/network.h"
#include "models/world/world.h"

G_BEGIN_DECLS

/* Print the links of @network, and what @used says of each. */
void write_network (const World *world, const Network *network,
                    const guint *used);

G_END_DECLS
