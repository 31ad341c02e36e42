/* The inside of a Queueing: queues, classes and customers under way.
 *
 * For queueing.c, which builds and plays a network, and queueing-walk.c, in
 * which customers come, go from queue to queue, and leave.
 */
#pragma once

#include "models/queueing/queueing.h"

G_BEGIN_DECLS

/* A known answer about a share of the customers of a queue. */
typedef struct
{
  ShareCount *count;
  guint class; /* or G_MAXUINT: of all */
  gboolean is_stay;
  SimSpan at;
} Watch;

/* A queue of the network. */
typedef struct
{
  const Queue *queue;
  SimStation *station;
  QueueCount *count;
  GArray *watches; /* of Watch */
} Desk;

/* A class at a queue. */
typedef struct
{
  const SimDist *demand; /* NULL: never there */
  guint tenant;
  double *route; /* [n_desks] cumulated; the rest leaves */
  SimStream demands, routes;
  VisitCount *count;
} Visit;

/* A class: where its customers come from. */
typedef struct
{
  Queueing *queueing;
  const CustomerClass *class;
  guint place;
  guint at;      /* desk that it enters */
  Visit *visits; /* [n_desks] */
  SimStream gaps, thoughts;
  double sum;          /* of the 24 weights */
  guint64 n_this_hour; /* arrivals since the present hour began */
  SimTime hour_end;
  HourCount *hours;
} Source;

/* A customer queues, so SimCustomer comes first. */
typedef struct Person Person;
struct Person
{
  SimCustomer customer;
  Source *source;
  guint desk;
  Person *next; /* among the free ones */
};

struct Queueing
{
  SimEngine *engine;
  guint64 seed;
  guint32 replication;
  guint64 fingerprint;
  GArray *desks;      /* of Desk, by index of the queue */
  GArray *sources;    /* of Source, by place of the class */
  GPtrArray *persons; /* all that were ever made, owned */
  Person *free;       /* those who are nowhere */
  SimTime from, to;   /* of the present regime */
};

/* A customer has been served; what stations call. */
void person_departs (SimEngine *engine, SimStation *station,
                     SimCustomer *customer);

/* The first arrival of an open class; a closed class begins with everybody
 * thinking, or about to enter. */
void source_start (Queueing *queueing, Source *source);

G_END_DECLS
