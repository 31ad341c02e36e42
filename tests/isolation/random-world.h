/* Random small worlds for tests of access: three jurisdictions and authorities,
 * six parties, one asset "d" with three items; relations on some days only, and
 * some that are not there or not known.
 */
#pragma once

#include "sim/sim-random.h"
#include "tests/isolation/made-world.h"

G_BEGIN_DECLS

enum
{
  PLACES = 3,
  PARTIES = 6,
  ITEMS = 3 /* of the one asset, and as many sets */
};

/* The next world of @stream: authorities are called "a0" and so on. */
ScenarioNode *random_world_draw (SimStream *stream);

/* Add a power, an edge or a holding to it. */
void random_world_add (SimStream *stream, ScenarioNode *root);

G_END_DECLS
