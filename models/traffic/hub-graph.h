/* Hub graphs: the links of one network on one day, and least delays over them.
 *
 * The graph is made of the hubs and open links of a World. From any hub the
 * least round trip to every other is found at once (Dijkstra) when it is first
 * asked for, and kept: a graph belongs to one run or one thread. Delays are
 * whole nanoseconds, so sums do not depend on their order and a route costs the
 * same both ways.
 *
 * Borders bound the routes. Each hub has a side: a set of bits, one for each
 * border that it lies behind. A route may leave the side of its first hub, but
 * not come back: so two hubs abroad are never joined across somebody's
 * territory, nor two at home across foreign soil, and a border between two
 * hubs is crossed once.
 */
#pragma once

#include "models/world/network.h"
#include "models/world/world.h"

G_BEGIN_DECLS

/* Speed of light in fibre, km per ms. */
#define HUB_GRAPH_FIBRE_KM_PER_MS 199.86

/* Great circle in km between two points in degrees. */
double great_circle_km (double lat_a, double lon_a, double lat_b, double lon_b);

/* The round trip over @km of fibre, ns. */
SimSpan fibre_round_trip (double km);

typedef struct HubGraph HubGraph;

/* The graph of @network in @world at @at; both are borrowed. */
HubGraph *hub_graph_new (const World *world, const Network *network,
                         SimTime at);
void hub_graph_free (HubGraph *graph);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubGraph, hub_graph_free)

/* How many hubs have a link in this network, and the hub at @position. */
guint hub_graph_n_hubs (const HubGraph *graph);
const Hub *hub_graph_hub (const HubGraph *graph, guint position);

/* On which sides of the borders a place in @jurisdiction lies (NULL: outside
 * all), and the hub at @position. */
guint64 hub_graph_side_of (const HubGraph *graph,
                           const Jurisdiction *jurisdiction);
guint64 hub_graph_side (const HubGraph *graph, guint position);

/* The least round trip between two hubs over links, hops included; SIM_NEVER
 * when there is no way. */
SimSpan hub_graph_delay (HubGraph *graph, guint from, guint to);

/* The links of that way, of const Link, first to last; empty when there is
 * none. Free the array. */
GPtrArray *hub_graph_route (HubGraph *graph, guint from, guint to);

/* The round trip over one link, without the hop, and its length. */
SimSpan link_round_trip (const Link *link);

/* What a round trip over @link waits in both directions, mean of the day. */
SimSpan link_mean_wait (const Link *link);
double link_km (const Link *link);

G_END_DECLS
