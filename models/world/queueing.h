/* Queueing networks as scenarios: queues, their customers, their routes.
 *
 * The words are the field's. A queue has servers, a discipline and perhaps
 * finite room. Customers come in classes: <arrivals> is an open class, which
 * comes from outside one by one, <customers> a closed one, in which a fixed
 * number circulates. After each service a customer follows a route by chance;
 * what the routes of an open class leave over leaves the network, what those
 * of a closed class leave over goes back to thinking. Networks of populations
 * and clouds are elsewhere; both may be in one World.
 *
 * A class brings its demand to every queue that it visits, or else finds
 * there the queue's own. Spans are in ns.
 *
 * This module says what a network is and whether it makes sense; it does not
 * play it (models/queueing) and knows no theory (sim/sim-formula).
 */
#pragma once

#include "models/world/population.h"
#include "models/world/world.h"
#include "sim/sim-dist.h"
#include "sim/sim-station.h"

G_BEGIN_DECLS

typedef struct
{
  Entity base;
  int discipline;  /* index into DISCIPLINE_WORDS */
  gint64 servers;  /* ignored by "infinite" */
  gint64 room;     /* most customers inside; 0: no limit */
  SimDist *demand; /* ns of one server, of classes that bring none; or NULL */
} Queue;

/* The names of the kinds of stations of the kernel. */
extern const char *const DISCIPLINE_WORDS[];

/* <arrivals> and <customers> alike. */
typedef struct
{
  Entity base;
  const Queue *at;        /* where it enters, from outside or thinking */
  SimDist *demand;        /* at every queue; NULL: each queue's own */
  gint64 priority;        /* 0 is the best */
  double weight;          /* at a queue of shares, against the others' */
  double guarantee;       /* servers' worth, there */
  double cap;             /* the same; 0: none */
  SimDist *every;         /* open: ns between two arrivals */
  const Profile *profile; /* open: their rate over the day, UTC; or NULL */
  gint64 number;          /* closed: how many circulate */
  SimDist *think;         /* closed: ns before entering; NULL: none */
} CustomerClass;

typedef struct
{
  Entity base;
  const Queue *from, *to;
  double probability;
  const CustomerClass *class; /* NULL: of all */
} Route;

extern const EntityKind KIND_OF_QUEUE;
extern const EntityKind KIND_OF_ARRIVALS;
extern const EntityKind KIND_OF_CUSTOMERS;
extern const EntityKind KIND_OF_ROUTE;

/* Is it an open class? */
gboolean class_is_open (const CustomerClass *class);

/* All classes, the open ones first: how many, and each. */
guint world_n_classes (const World *world);
const CustomerClass *world_class (const World *world, guint i);

/* Is @entity a class? */
gboolean entity_is_class (const Entity *entity);

/* The probability with which @class goes from @from to @to. */
double class_route (const World *world, const CustomerClass *class,
                    const Queue *from, const Queue *to);

/* Its law of demand at @queue, or NULL when there is none. */
const SimDist *class_demand (const CustomerClass *class, const Queue *queue);

/* Which queues @class can ever enter, by their index. Free with g_free. */
gboolean *class_visits (const World *world, const CustomerClass *class);

/* How the kernel builds the station of @queue; @tenants takes one entry for
 * each class of @world. */
SimStationSpec queue_station (const World *world, const Queue *queue,
                              SimTenant *tenants);

/* What @class is to a station of @queue: its priority, or its place. */
guint class_tenant (const World *world, const CustomerClass *class,
                    const Queue *queue);

/* Work that open classes offer to @queue for each server; above 1 there is no
 * steady state. What comes through queues that lose customers is left out, and
 * so are closed classes: they cannot overload anything. */
double queue_load (const World *world, const Queue *queue);

/* Can @queue have only so many customers, whatever arrives? */
gboolean queue_is_bounded (const Queue *queue);

G_END_DECLS
