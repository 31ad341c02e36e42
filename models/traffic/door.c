/* Doors: the deployments of an instance that a population can reach. */
#include "config.h"

#include "models/traffic/traffic-private.h"

#include <math.h>

static Route
route_to (Traffic *traffic, const Deployment *deployment, const Path *path,
          const Population *population)
{
  Route route = { .desk = desk_at (traffic, deployment),
                  .path = *path,
                  .weight = deployment->weight };

  passages_init (&route.passages, path, population->window);
  return route;
}

static void
route_clear (gpointer data)
{
  passages_clear (&((Route *) data)->passages);
}

/* A deployment that a path leads to. */
typedef struct
{
  const Deployment *deployment;
  Path path;
} Reached;

static int
compare_reached (gconstpointer left, gconstpointer right)
{
  const Reached *a = left, *b = right;

  if (a->path.rtt != b->path.rtt)
    return a->path.rtt < b->path.rtt ? -1 : 1;
  return a->deployment->base.index < b->deployment->base.index ? -1 : 1;
}

static GArray *
reach (Traffic *traffic, const Instance *instance, const Population *population,
       SimTime at)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Reached));
  PathEnd here = path_end_of_population (population);

  ENTITY_EACH (instance, KIND_DEPLOYMENT, Deployment, deployment)
    if (deployment_serves (deployment, at))
      {
        PathEnd there = path_end_of_region (site_region (deployment->site));
        Reached one
            = { deployment, paths_between (traffic->paths, &here, &there) };

        if (one.path.is_open)
          g_array_append_val (all, one);
      }
  g_array_sort (all, compare_reached);
  return all;
}

/* Clients that neither balance nor try again know of the nearest only. */
static guint
n_known (const Instance *instance, guint n_reached)
{
  if (instance->balance == BALANCE_NEAREST
      && instance->service->patience.attempts == 1)
    return MIN (n_reached, 1);
  return n_reached;
}

void
door_open (Door *door, Traffic *traffic, const Instance *instance,
           const Population *population, SimTime at)
{
  g_autoptr (GArray) reached = reach (traffic, instance, population, at);
  guint n = n_known (instance, reached->len);

  door->instance = instance;
  door->routes = g_array_new (FALSE, FALSE, sizeof (Route));
  g_array_set_clear_func (door->routes, route_clear);
  door->is_chancy = instance->balance == BALANCE_WEIGHT
                    || instance->service->connection != CONNECTION_INCLUDED;
  for (guint i = 0; i < n; i++)
    {
      const Reached *one = &g_array_index (reached, Reached, i);
      Route route = route_to (traffic, one->deployment, &one->path, population);

      g_array_append_val (door->routes, route);
      door->weight += route.weight;
      door->is_chancy |= passages_are_chancy (&route.passages);
    }
}

void
door_clear (Door *door)
{
  g_clear_pointer (&door->routes, g_array_unref);
}

/* --- which route ---------------------------------------------------------- */

/* By weight; what is avoided has none. */
static const Route *
choose_by_weight (const Door *door, double luck, const Route *avoided)
{
  const Route *routes = (const Route *) (gpointer) door->routes->data;
  const Route *last = NULL;
  double left = luck * (door->weight - (avoided == NULL ? 0 : avoided->weight));

  for (guint i = 0; i < door->routes->len; i++)
    if (&routes[i] != avoided && routes[i].weight > 0)
      {
        last = &routes[i];
        left -= last->weight;
        if (left < 0)
          break;
      }
  return last;
}

/* A round trip, and the work that is waiting for each server. */
static double
expected_ns (const Route *route)
{
  const SimStation *station = route->desk->station;
  guint n_servers = MAX (1, sim_station_n_up (station));
  guint n_inside = sim_station_n_inside (station);
  double n_ahead = n_inside < n_servers ? 0 : n_inside - n_servers + 1;

  return (double) route->path.rtt
         + n_ahead / n_servers * route->desk->mean_demand;
}

static const Route *
choose_by_latency (const Door *door, const Route *avoided)
{
  const Route *routes = (const Route *) (gpointer) door->routes->data;
  const Route *best = NULL;
  double least = HUGE_VAL;

  for (guint i = 0; i < door->routes->len; i++)
    if (&routes[i] != avoided && expected_ns (&routes[i]) < least)
      {
        best = &routes[i];
        least = expected_ns (best);
      }
  return best;
}

static const Route *
choose_nearest (const Door *door, const Route *avoided)
{
  const Route *routes = (const Route *) (gpointer) door->routes->data;

  return &routes[0] != avoided   ? &routes[0]
         : door->routes->len > 1 ? &routes[1]
                                 : NULL;
}

const Route *
door_choose (const Door *door, const Luck *luck, const Route *avoided)
{
  const Route *route = NULL;

  switch ((Balance) door->instance->balance)
    {
    case BALANCE_WEIGHT:
      route = choose_by_weight (door, luck->balance, avoided);
      break;
    case BALANCE_LATENCY:
      route = choose_by_latency (door, avoided);
      break;
    case BALANCE_NEAREST:
      route = choose_nearest (door, avoided);
      break;
    }
  if (route == NULL)
    route = avoided; /* there is no other */
  return route != NULL ? route : &g_array_index (door->routes, Route, 0);
}
