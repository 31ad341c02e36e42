/* The inside of a World: for its builder only. */
#pragma once

#include "models/world/world.h"

struct World
{
  GPtrArray *all[N_KINDS]; /* of Entity, owned */
  GPtrArray *everything;   /* of Entity, borrowed */
  GHashTable *by_id;       /* id -> Entity, borrowed */
  GStringChunk *strings;
  GPtrArray *numbers; /* arrays that were kept */
};

/* An empty World. */
World *world_new (void);
