/* What follows from the queues, classes and routes of a World together. */
#include "config.h"

#include "models/world/queueing.h"

#include <math.h>
#include <string.h>

/* --- classes -------------------------------------------------------------- */

gboolean
entity_is_class (const Entity *entity)
{
  return entity->kind->id == KIND_ARRIVALS
         || entity->kind->id == KIND_CUSTOMERS;
}

gboolean
class_is_open (const CustomerClass *class)
{
  return class->base.kind->id == KIND_ARRIVALS;
}

guint
world_n_classes (const World *world)
{
  return world_all (world, KIND_ARRIVALS)->len
         + world_all (world, KIND_CUSTOMERS)->len;
}

const CustomerClass *
world_class (const World *world, guint i)
{
  const GPtrArray *open = world_all (world, KIND_ARRIVALS);

  if (i < open->len)
    return g_ptr_array_index (open, i);
  return g_ptr_array_index (world_all (world, KIND_CUSTOMERS), i - open->len);
}

static guint
class_place (const World *world, const CustomerClass *class)
{
  return class->base.index
         + (class_is_open (class) ? 0 : world_all (world, KIND_ARRIVALS)->len);
}

const SimDist *
class_demand (const CustomerClass *class, const Queue *queue)
{
  return class->demand != NULL ? class->demand : queue->demand;
}

/* --- routes --------------------------------------------------------------- */

double
class_route (const World *world, const CustomerClass *class, const Queue *from,
             const Queue *to)
{
  double probability = 0;

  WORLD_EACH (world, KIND_ROUTE, Route, route)
    if (route->from == from && route->to == to
        && (route->class == NULL || route->class == class))
      probability += route->probability;
  return probability;
}

/* Enter what is one step away; TRUE when there was something new. */
static gboolean
visit_more (const World *world, const CustomerClass *class, gboolean *visits)
{
  gboolean more = FALSE;

  WORLD_EACH (world, KIND_ROUTE, Route, route)
    if (visits[route->from->base.index] && !visits[route->to->base.index]
        && route->probability > 0
        && (route->class == NULL || route->class == class))
      more = visits[route->to->base.index] = TRUE;
  return more;
}

gboolean *
class_visits (const World *world, const CustomerClass *class)
{
  gboolean *visits = g_new0 (gboolean, world_all (world, KIND_QUEUE)->len + 1);

  visits[class->at->base.index] = TRUE;
  while (visit_more (world, class, visits))
    ;
  return visits;
}

/* --- stations ------------------------------------------------------------- */

static const SimStationKind *
station_kind (const Queue *queue)
{
  const char *name = DISCIPLINE_WORDS[queue->discipline];
  const SimStationKind *kind;

  for (guint i = 0; (kind = sim_station_kind (i)) != NULL; i++)
    if (strcmp (sim_station_kind_name (kind), name) == 0)
      return kind;
  g_assert_not_reached ();
}

static gboolean
is_called (const Queue *queue, const char *discipline)
{
  return strcmp (DISCIPLINE_WORDS[queue->discipline], discipline) == 0;
}

guint
class_tenant (const World *world, const CustomerClass *class,
              const Queue *queue)
{
  if (!sim_station_kind_has_tenants (station_kind (queue)))
    return 0;
  return is_called (queue, "shares") ? class_place (world, class)
                                     : (guint) class->priority;
}

SimStationSpec
queue_station (const World *world, const Queue *queue, SimTenant *tenants)
{
  SimStationSpec spec = { .kind = DISCIPLINE_WORDS[queue->discipline],
                          .n_servers = (guint) queue->servers,
                          .room = (guint) queue->room,
                          .n_tenants = 1,
                          .tenants = tenants };

  for (guint i = 0; i < world_n_classes (world); i++)
    {
      const CustomerClass *class = world_class (world, i);

      spec.n_tenants
          = MAX (spec.n_tenants, class_tenant (world, class, queue) + 1);
      tenants[i] = (SimTenant){ class->weight, class->guarantee,
                                class->cap > 0 ? class->cap : HUGE_VAL };
    }
  return spec;
}

gboolean
queue_is_bounded (const Queue *queue)
{
  return queue->room > 0 || is_called (queue, "loss");
}

/* --- load ----------------------------------------------------------------- */

enum
{
  MOST_ROUNDS = 10000
};

/* One round of the traffic equations, rate = from outside + what is routed
 * here, from @old to @new; the greatest change. */
static double
route_rates (const World *world, const CustomerClass *class, const double *old,
             double *new)
{
  guint n = world_all (world, KIND_QUEUE)->len;
  double change = 0;

  memset (new, 0, n * sizeof *new);
  new[class->at->base.index] = 1 / sim_dist_mean (class->every);
  WORLD_EACH (world, KIND_ROUTE, Route, route)
    if (!queue_is_bounded (route->from)
        && (route->class == NULL || route->class == class))
      new[route->to->base.index]
          += old[route->from->base.index] * route->probability;
  for (guint i = 0; i < n; i++)
    change = fmax (change, fabs (new[i] - old[i]));
  return change;
}

/* Arrivals of @class per ns at each queue. Where nobody ever leaves they grow
 * with each round, and so does the load. */
static double *
class_rates (const World *world, const CustomerClass *class)
{
  guint n = world_all (world, KIND_QUEUE)->len;
  double *rates = g_new0 (double, n);
  g_autofree double *next = g_new0 (double, n);

  for (guint i = 0; i < MOST_ROUNDS; i++)
    {
      double change = route_rates (world, class, rates, next);

      memcpy (rates, next, n * sizeof *rates);
      if (change <= 1e-15 / sim_dist_mean (class->every))
        break;
    }
  return rates;
}

double
queue_load (const World *world, const Queue *queue)
{
  double work = 0;

  WORLD_EACH (world, KIND_ARRIVALS, CustomerClass, class)
    {
      g_autofree double *rates = class_rates (world, class);
      double rate = rates[queue->base.index];

      if (rate > 0 && class_demand (class, queue) != NULL)
        work += rate * sim_dist_mean (class_demand (class, queue));
    }
  return is_called (queue, "infinite") ? 0 : work / (double) queue->servers;
}
