/* The canonical form of a scenario: what its results depend on, and nothing
 * else, as a hash.
 *
 * Layout, comments, the order of attributes and the way in which includes
 * were cut do not count. The name of the file and the line of an element do:
 * the reasons among the results quote them. How the experiment is laid out
 * (its axes, seed and replications) does not count: the point, the seed and
 * the replication are in the key of each run by themselves. Nor do figures.
 */
#pragma once

#include "models/world/change.h"
#include "models/world/world.h"

G_BEGIN_DECLS

/* SHA-256 in hex. Free with g_free. */
char *canonical_tree (const ScenarioNode *root);

/* @changes that make a difference to @plain, the World without any: of several
 * to one attribute the last, without those that say what the file says
 * anyway, with measures in base units, sorted, one a line. @plain may be NULL:
 * then all are kept. Free with g_free. */
char *canonical_changes (const World *plain, const GPtrArray *changes);

G_END_DECLS
