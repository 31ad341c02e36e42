/* Topologies: somebody's network, read from a GraphML file.
 *
 * Files of the Internet Topology Zoo are taken as they are. The loader puts the
 * hubs and links of the file into the <topology>, before the World is built,
 * and counts what it could not place: a node without coordinates is no hub, an
 * edge to one is no link. Both are told, never guessed.
 */
#pragma once

#include "models/world/entity.h"

G_BEGIN_DECLS

typedef struct
{
  Entity base;
  const char *href;           /* file beside the scenario or in the library */
  const Entity *operator_;    /* the party that runs its links, or NULL */
  const Entity *network;      /* whose traffic it carries; NULL: everybody's */
  const Entity *jurisdiction; /* of all its hubs, or NULL */
  const char *area;           /* of all its hubs, or NULL */
  double stretch;             /* of all its links */
} Topology;

extern const EntityKind KIND_OF_TOPOLOGY;

G_END_DECLS
