/* The network as entities: the path model and the borders.
 *
 * What follows from it, a round-trip time, is computed in models/traffic.
 */
#pragma once

#include "models/world/jurisdiction.h"

G_BEGIN_DECLS

typedef struct
{
  Entity base;
  double stretch;   /* path length over great circle, at least 1 */
  SimSpan overhead; /* round trip, whatever the distance */
} Network;

typedef struct
{
  Entity base;
  const Jurisdiction *inside; /* one end inside, one outside: it is crossed */
  SimSpan delay;              /* added to the round trip */
  double rate;                /* bit/s of one transfer across */
  SimTime from, to;
} Border;

extern const EntityKind KIND_OF_NETWORK;
extern const EntityKind KIND_OF_BORDER;

G_END_DECLS
