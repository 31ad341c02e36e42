#include "config.h"

#include "tests/fit/write.h"

void
write_network (const World *world, const Network *network, const guint *used)
{
  g_print ("network %s stretch=%.3f overhead=%.3f hop=%.3f\n",
           network->base.id, network->stretch,
           (double) network->overhead / 1e6, (double) network->hop / 1e6);
  WORLD_EACH (world, KIND_CORRIDOR, Corridor, corridor)
    g_print ("corridor %s %.1f\n", corridor->area,
             (double) corridor->delay / 1e6);
  WORLD_EACH (world, KIND_LINK, Link, link)
    if (link->network == network)
      g_print ("%s %.3f %u\n", link->base.id, link->stretch,
               used[link->base.index]);
}
