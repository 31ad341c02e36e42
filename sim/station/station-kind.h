/* What a kind of station is made of; private to sim/station and sim-station.
 *
 * The common part counts who comes and goes and keeps the statistics; a kind
 * decides who is served. It calls station_began when a customer is served for
 * the first time, station_departs when one is done, and keeps n_busy right.
 *
 * To add a kind: write a descriptor like those at the end of queueing.c, name
 * it below and in the table of sim-station.c. The tests run the invariants
 * (work is conserved, Little's law, outage and repair) on every entry.
 */
#pragma once

#include "sim/sim-station.h"

#include <math.h>

G_BEGIN_DECLS

/* A queue of customers, through their next and previous. */
typedef struct
{
  SimCustomer *head;
  SimCustomer *tail;
} Queue;

/* A tenant of a sharing station: its customers as a heap by finish. */
typedef struct
{
  SimTenant terms;
  SimCustomer **heap; /* [room] owned */
  guint n;            /* customers */
  guint room;         /* of heap */
  double attained;    /* service per customer since the tenant was idle */
  double rate;        /* servers' worth that each customer gets now */
} Tenant;

struct _SimStationKind
{
  const char *name;
  const char *help;     /* one sentence */
  gboolean has_tenants; /* tenants matter */
  gboolean has_terms;   /* weights, guarantees, caps are needed */
  gboolean is_infinite; /* no limit of servers */
  gboolean is_loss;     /* no room beyond the servers */
  gboolean preempts;    /* a better class interrupts */
  void (*arrive) (SimEngine *engine, SimStation *station,
                  SimCustomer *customer);
  void (*withdraw) (SimEngine *engine, SimStation *station,
                    SimCustomer *customer);
  void (*resize) (SimEngine *engine, SimStation *station); /* n_up changed */
};

struct _SimStation
{
  const SimStationKind *kind;
  guint n_servers;
  guint n_up;     /* of the servers */
  guint n_busy;   /* of those up */
  guint n_inside; /* customers */
  guint room;     /* G_MAXUINT: no limit */
  guint n_tenants;
  SimDeparture departs; /* or NULL */
  gpointer owner;
  Queue *waiting;    /* [n_tenants] owned: one queue per class */
  Queue served;      /* who is with a server, the latest last */
  Tenant *tenants;   /* [n_tenants] owned, sharing kinds only */
  SimEventId ending; /* sharing kinds: the next departure */
  SimTime shared_at; /* sharing kinds: attained service is up to date then */
  SimStationStats stats;
};

/* @customer is served for the first time, now. */
static inline void
station_began (SimStation *station, SimCustomer *customer, SimTime now)
{
  customer->started = now;
  sim_tally_add (&station->stats.wait, (double) (now - customer->arrived));
}

/* n_busy becomes @n_busy, now. */
static inline void
station_set_busy (SimStation *station, SimTime now, guint n_busy)
{
  if (n_busy == station->n_busy)
    return;
  station->n_busy = n_busy;
  sim_level_set (&station->stats.busy, now, n_busy);
}

/* @customer is inside no more. */
static inline void
station_let_out (SimStation *station, SimCustomer *customer, SimTime now)
{
  station->n_inside--;
  sim_level_set (&station->stats.inside, now, station->n_inside);
  customer->station = NULL;
}

/* @customer is done and out of every queue: count it, and tell the owner. */
static inline void
station_departs (SimEngine *engine, SimStation *station, SimCustomer *customer)
{
  SimTime now = sim_now (engine);

  station->stats.n_departed++;
  sim_tally_add (&station->stats.stay, (double) (now - customer->arrived));
  station_let_out (station, customer, now);
  if (station->departs != NULL)
    station->departs (engine, station, customer);
}

static inline void
queue_append (Queue *queue, SimCustomer *customer)
{
  customer->next = NULL;
  customer->previous = queue->tail;
  if (queue->tail != NULL)
    queue->tail->next = customer;
  else
    queue->head = customer;
  queue->tail = customer;
}

static inline void
queue_prepend (Queue *queue, SimCustomer *customer)
{
  customer->previous = NULL;
  customer->next = queue->head;
  if (queue->head != NULL)
    queue->head->previous = customer;
  else
    queue->tail = customer;
  queue->head = customer;
}

static inline void
queue_remove (Queue *queue, SimCustomer *customer)
{
  if (customer->previous != NULL)
    customer->previous->next = customer->next;
  else
    queue->head = customer->next;
  if (customer->next != NULL)
    customer->next->previous = customer->previous;
  else
    queue->tail = customer->previous;
}

/* One descriptor per kind. */
extern const SimStationKind station_fifo;
extern const SimStationKind station_loss;
extern const SimStationKind station_infinite;
extern const SimStationKind station_priority;
extern const SimStationKind station_preemptive;
extern const SimStationKind station_sharing;
extern const SimStationKind station_shares;

G_END_DECLS
