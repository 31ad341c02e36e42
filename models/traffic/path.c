#include "config.h"

#include "models/traffic/path.h"

#include <math.h>
#include <string.h>

/* 100 years, ns: the far end of a heavy tail stays within the clock. */
#define TRANSFER_MOST (36525.0 * (double) SIM_DAY)

enum
{
  NEAREST = 3,       /* hubs among which an end chooses */
  FARTHER_MOST = 300 /* km by which they may be farther than the nearest */
};

struct Paths
{
  const World *world;
  SimTime at;
  const Network *network[2]; /* by NetworkForm; NULL: there is none */
  HubGraph *graph[2];        /* made when first needed */
  GPtrArray *hourly;         /* what paths with full links borrow, owned */
};

/* A hub near an end. */
typedef struct
{
  gint hub; /* position, or -1: none */
  double km;
} Access;

/* --- ends
 * --------------------------------------------------------------------- */

PathEnd
path_end_of_population (const Population *population)
{
  return (PathEnd){ population->lat,          population->lon,
                    population->jurisdiction, NULL,
                    population->access_delay, population->access_rate };
}

/* Nothing on a region's side limits one transfer. */
static const double ANY_RATE = 1e12;

PathEnd
path_end_of_region (const Region *region)
{
  return (PathEnd){
    region->lat, region->lon, region->jurisdiction, region->base.parent->id,
    0,           ANY_RATE
  };
}

PathEnd
path_end_of_place (const Place *place)
{
  return (PathEnd){ place->lat,       place->lon, place->jurisdiction,
                    place->partition, 0,          ANY_RATE };
}

/* --- the whole
 * ---------------------------------------------------------------- */

Paths *
paths_new (const World *world, SimTime at)
{
  Paths *paths = g_new0 (Paths, 1);

  paths->world = world;
  paths->at = at;
  paths->hourly = g_ptr_array_new_with_free_func (g_free);
  WORLD_EACH (world, KIND_NETWORK, Network, network)
    if (paths->network[network->form] == NULL)
      paths->network[network->form] = network;
  return paths;
}

void
paths_free (Paths *paths)
{
  if (paths == NULL)
    return;
  hub_graph_free (paths->graph[NETWORK_PUBLIC]);
  hub_graph_free (paths->graph[NETWORK_PRIVATE]);
  g_ptr_array_unref (paths->hourly);
  g_free (paths);
}

static HubGraph *
graph_of (Paths *paths, const Network *network)
{
  HubGraph **graph = &paths->graph[network->form];

  if (*graph == NULL)
    *graph = hub_graph_new (paths->world, network, paths->at);
  return *graph;
}

/* May traffic between the two stay inside a provider? */
static gboolean
is_private (const Paths *paths, const PathEnd *a, const PathEnd *b)
{
  return a->partition != NULL && b->partition != NULL
         && strcmp (a->partition, b->partition) == 0
         && paths->network[NETWORK_PRIVATE] != NULL;
}

/* --- ways to hubs
 * -------------------------------------------------------------- */

static void
keep_nearest (Access nearest[NEAREST], Access found)
{
  guint at = NEAREST;

  while (at > 0 && (nearest[at - 1].hub < 0 || found.km < nearest[at - 1].km))
    {
      if (at < NEAREST)
        nearest[at] = nearest[at - 1];
      at--;
    }
  if (at < NEAREST)
    nearest[at] = found;
}

static void
find_nearest (const HubGraph *graph, const PathEnd *end,
              Access nearest[NEAREST])
{
  guint64 side = hub_graph_side_of (graph, end->jurisdiction);

  for (guint i = 0; i < NEAREST; i++)
    nearest[i] = (Access){ -1, 0 };
  for (guint i = 0; i < hub_graph_n_hubs (graph); i++)
    {
      const Hub *hub = hub_graph_hub (graph, i);

      if (hub_graph_side (graph, i) == side)
        keep_nearest (nearest, (Access){ (gint) i, great_circle_km (
                                                       end->lat, end->lon,
                                                       hub->lat, hub->lon) });
    }
  for (guint i = 1; i < NEAREST; i++)
    if (nearest[i].km > nearest[0].km + FARTHER_MOST)
      nearest[i].hub = -1;
}

/* Take the way by these two hubs if it is the fastest so far. */
static void
try_hubs (Path *path, HubGraph *graph, Access a, Access b)
{
  SimSpan over = hub_graph_delay (graph, (guint) a.hub, (guint) b.hub);
  double stretch = path->network->stretch;
  SimSpan access;

  if (over == SIM_NEVER)
    return;
  access
      = fibre_round_trip (stretch * a.km) + fibre_round_trip (stretch * b.km);
  if (path->is_open && access + over >= path->access + path->links)
    return;
  path->is_open = TRUE;
  path->access = access;
  path->links = over; /* hops are told apart when the way is settled */
  path->route_km = stretch * (a.km + b.km);
  path->hubs[0] = a.hub;
  path->hubs[1] = b.hub;
}

static void
take_straight (Path *path, double stretch)
{
  path->is_open = TRUE;
  path->access = fibre_round_trip (stretch * path->km);
  path->route_km = stretch * path->km;
  path->hubs[0] = path->hubs[1] = -1;
}

/* Both directions of a round trip wait. */
static void
add_link_hours (const Link *link, double *free, SimSpan *waits)
{
  for (guint hour = 0; hour < 24; hour++)
    {
      free[hour] = MIN (free[hour], link_free_rate (link, hour));
      waits[hour] += 2 * link_wait (link, hour);
    }
}

static gboolean
can_be_full (const GPtrArray *links)
{
  for (guint i = 0; i < links->len; i++)
    if (((const Link *) g_ptr_array_index (links, i))->capacity > 0)
      return TRUE;
  return FALSE;
}

static void
tell_queueing_apart (Paths *paths, Path *path, const GPtrArray *links)
{
  double *free;
  SimSpan *waits;

  if (!can_be_full (links))
    return;
  free = g_new (double, 24);
  waits = g_new0 (SimSpan, 24);
  g_ptr_array_add (paths->hourly, free);
  g_ptr_array_add (paths->hourly, waits);
  for (guint hour = 0; hour < 24; hour++)
    free[hour] = HUGE_VAL;
  for (guint i = 0; i < links->len; i++)
    {
      add_link_hours (g_ptr_array_index (links, i), free, waits);
      path->queueing += link_mean_wait (g_ptr_array_index (links, i));
    }
  path->links -= path->queueing;
  path->free = free;
  path->waits = waits;
}

static void
tell_hops_apart (Paths *paths, Path *path, HubGraph *graph)
{
  g_autoptr (GPtrArray) links
      = hub_graph_route (graph, (guint) path->hubs[0], (guint) path->hubs[1]);

  path->hops = path->network->hop * links->len;
  path->links -= path->hops;
  for (guint i = 0; i < links->len; i++)
    path->route_km += link_km (g_ptr_array_index (links, i));
  tell_queueing_apart (paths, path, links);
}

static void
route_by_hubs (Paths *paths, Path *path, HubGraph *graph, const PathEnd *a,
               const PathEnd *b)
{
  Access from[NEAREST], to[NEAREST];

  find_nearest (graph, a, from);
  find_nearest (graph, b, to);
  for (guint i = 0; i < NEAREST && from[i].hub >= 0; i++)
    for (guint j = 0; j < NEAREST && to[j].hub >= 0; j++)
      try_hubs (path, graph, from[i], to[j]);
  if (path->is_open && path->km < from[0].km + to[0].km
      && hub_graph_side_of (graph, a->jurisdiction)
             == hub_graph_side_of (graph, b->jurisdiction)
      && fibre_round_trip (path->network->stretch * path->km)
             < path->access + path->links)
    take_straight (path, path->network->stretch);
  else if (path->is_open)
    tell_hops_apart (paths, path, graph);
}

/* --- borders
 * -------------------------------------------------------------------- */

/* The part of the world of the end that lies outside. */
static const char *
far_area (Paths *paths, const Path *path, const Border *border,
          const PathEnd *a)
{
  guint outside = border_lies_between (border, a->jurisdiction, NULL) ? 1 : 0;

  if (path->hubs[outside] < 0)
    return NULL;
  return hub_area (hub_graph_hub (graph_of (paths, path->network),
                                  (guint) path->hubs[outside]));
}

static void
cross (Path *path, const Border *border, const Corridor *corridor)
{
  if (border->state == STATE_CUT)
    path->barrier = &border->base;
  else if (corridor != NULL && corridor->state == STATE_CUT)
    path->barrier = &corridor->base;
  path->is_open = path->barrier == NULL && path->is_open;
  path->border += corridor != NULL ? corridor->delay : border->delay;
  path->rate = MIN (path->rate, border->rate);
  path->loss = 1 - (1 - path->loss) * (1 - border->loss);
  path->jitter += border->jitter;
  path->crossed = border;
  if (border->slow != NULL && path->n_slow < PATH_SLOW_MOST)
    path->slow[path->n_slow++] = border;
}

static void
cross_borders (Paths *paths, Path *path, const PathEnd *a, const PathEnd *b)
{
  WORLD_EACH (paths->world, KIND_BORDER, Border, border)
    if (dated_holds (border->from, border->to, paths->at)
        && border_lies_between (border, a->jurisdiction, b->jurisdiction))
      cross (path, border,
             border_corridor (border, far_area (paths, path, border, a),
                              paths->at));
}

/* --- paths
 * ----------------------------------------------------------------------- */

static Path
path_begin (const Network *network, const PathEnd *a, const PathEnd *b)
{
  Path path = { .network = network,
                .rate = MIN (a->access_rate, b->access_rate),
                .hubs = { -1, -1 } };

  path.km = great_circle_km (a->lat, a->lon, b->lat, b->lon);
  if (network != NULL)
    {
      path.overhead = network->overhead;
      path.jitter = network->jitter;
      path.loss = network->loss;
    }
  return path;
}

static Path
path_over (Paths *paths, const Network *network, const PathEnd *a,
           const PathEnd *b)
{
  Path path = path_begin (network, a, b);

  if (path.network == NULL || world_all (paths->world, KIND_HUB)->len == 0)
    take_straight (&path, path.network == NULL ? 1 : path.network->stretch);
  else
    route_by_hubs (paths, &path, graph_of (paths, path.network), a, b);
  path.access += 2 * (a->access_delay + b->access_delay);
  cross_borders (paths, &path, a, b);
  path.rtt = path.overhead + path.access + path.links + path.hops
             + path.queueing + path.border;
  return path;
}

Path
paths_between (Paths *paths, const PathEnd *a, const PathEnd *b)
{
  if (is_private (paths, a, b))
    {
      Path path = path_over (paths, paths->network[NETWORK_PRIVATE], a, b);

      if (path.is_open)
        return path;
    }
  return path_over (paths, paths->network[NETWORK_PUBLIC], a, b);
}

GPtrArray *
paths_links (Paths *paths, const Path *path)
{
  if (path->hubs[0] < 0)
    return g_ptr_array_new ();
  return hub_graph_route (graph_of (paths, path->network),
                          (guint) path->hubs[0], (guint) path->hubs[1]);
}

GPtrArray *
paths_hubs (Paths *paths, const Path *path)
{
  g_autoptr (GPtrArray) links = paths_links (paths, path);
  GPtrArray *hubs = g_ptr_array_new ();
  const Hub *at;

  if (path->hubs[0] < 0)
    return hubs;
  at = hub_graph_hub (graph_of (paths, path->network), (guint) path->hubs[0]);
  g_ptr_array_add (hubs, (gpointer) at);
  for (guint i = 0; i < links->len; i++)
    {
      const Link *link = g_ptr_array_index (links, i);

      at = link->a == at ? link->b : link->a;
      g_ptr_array_add (hubs, (gpointer) at);
    }
  return hubs;
}

/* Of the day, UTC. */
static guint
hour_of (SimTime at)
{
  return (guint) ((at % SIM_DAY + SIM_DAY) % SIM_DAY / SIM_HOUR);
}

/* The states of the borders of @path: bit i is set when border i is crossed
 * slowly. How likely is @state at @at? */
static double
state_share (const Path *path, guint state, SimTime at)
{
  double share = 1;

  for (guint i = 0; i < path->n_slow; i++)
    {
      double slow = border_slow_share (path->slow[i], at);

      share *= (state >> i & 1) != 0 ? slow : 1 - slow;
    }
  return share;
}

double
path_rate_in (const Path *path, guint state)
{
  double rate = path->rate;

  for (guint i = 0; i < path->n_slow; i++)
    if ((state >> i & 1) != 0)
      rate = MIN (rate, path->slow[i]->slow_rate);
  return rate;
}

double
path_loss_in (const Path *path, guint state)
{
  double loss = path->loss;

  for (guint i = 0; i < path->n_slow; i++)
    if ((state >> i & 1) != 0)
      loss = MAX (loss, path->slow[i]->slow_loss);
  return loss;
}

double
path_free_rate (const double *free, SimTime at)
{
  return free == NULL ? HUGE_VAL : free[hour_of (at)];
}

double
path_rate (const Path *path, SimTime at)
{
  double most = path_free_rate (path->free, at);
  double span = 0;

  if (path->n_slow == 0)
    return MIN (path->rate, most);
  for (guint state = 0; state < 1u << path->n_slow; state++)
    span += state_share (path, state, at)
            / MIN (path_rate_in (path, state), most);
  return 1 / span;
}

SimSpan
path_rtt (const Path *path, SimTime at)
{
  if (path->waits == NULL)
    return path->rtt;
  return path->rtt - path->queueing + path->waits[hour_of (at)];
}

double
path_loss (const Path *path, SimTime at)
{
  double loss = 0;

  for (guint state = 0; state < 1u << path->n_slow; state++)
    loss += state_share (path, state, at) * path_loss_in (path, state);
  return loss;
}

SimSpan
path_transfer (double bytes, double rate)
{
  double span = bytes * 8 / rate * (double) SIM_SECOND;

  return (SimSpan) (MIN (span, TRANSFER_MOST) + 0.5);
}
