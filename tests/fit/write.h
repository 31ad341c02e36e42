/* Writing a fitted network as the file that scenarios include.
 *
 * The parameters stand in the World; everything else is written as it was read.
 * How many pairs of the table went over a link stands beside its stretch.
 */
#pragma once

#include "models/world/network.h"
#include "models/world/world.h"

G_BEGIN_DECLS

/* Print @network, its links, and the borders if it is public. @residuals tells
 * how well it fits, @used how many pairs went over each link of the World. */
void write_network (const World *world, const Network *network,
                    const char *residuals, const guint *used);

G_END_DECLS
