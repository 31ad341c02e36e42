/* GraphML: the graph of a network, as files of the Internet Topology Zoo.
 *
 * A file declares its keys ("d29" is the Latitude of a node) and uses them; the
 * ids of keys differ from file to file, so they are found by their attr.name.
 * Of a node its Latitude, Longitude and label are taken, of an edge its ends.
 *
 * A node with both coordinates becomes a <hub>, an edge between two such nodes
 * a <link>. Other nodes and edges are counted and named in a remark. What makes
 * no sense at all (half a position, one off the globe, an edge to a node that
 * the file does not have, a node twice) is a problem with its line.
 */
#pragma once

#include "models/world/scenario-node.h"

G_BEGIN_DECLS

/* Add the hubs and links of @graphml, the root of such a file, to @topology,
 * the element that names it. */
void graphml_expand (const ScenarioNode *graphml, ScenarioNode *topology,
                     ProblemList *problems);

G_END_DECLS
