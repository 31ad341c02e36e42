/* Stations: where customers queue for servers.
 *
 * A customer is a struct of the model whose first member is a SimCustomer; it
 * brings its demand, in nanoseconds of one server's time, and belongs to the
 * model before, during and after. The station decides who is served when, by
 * its kind, and calls back when somebody departs. At that moment the station
 * is already in its next state, so the callback may send the same customer
 * anywhere, also back.
 *
 *   fifo        c servers, first come first served
 *   loss        the same without a queue: who finds no server is refused
 *   infinite    everybody is served at once
 *   priority    class 0 before class 1 before ...; service is not interrupted
 *   preemptive  the same, but a better class interrupts, and what it
 *               interrupts goes on later where it stopped
 *   sharing     all are served at once, each at the same share of a server
 *   shares      the same, but first divided among tenants by weight, with an
 *               optional guarantee and cap: what isolates tenants
 *
 * Every kind can have finite room: who finds it full is refused.
 *
 * Servers can fail and be repaired. Whoever is being served by a failing
 * server goes back to the head of the queue and later goes on where it
 * stopped. A customer can be withdrawn at any time (a client that gives up).
 *
 * Cost: an arrival or a departure touches that customer, the station and the
 * event list; nothing depends on how many customers or stations are idle. In
 * the sharing kinds it is logarithmic in the customers of one tenant and
 * linear in the tenants of one station. Nothing is allocated per customer.
 *
 * Statistics are always on: the numbers of customers and of busy servers as
 * time-weighted levels, waiting and staying times as tallies in ns.
 */
#pragma once

#include "sim/sim-engine.h"
#include "sim/sim-level.h"
#include "sim/sim-tally.h"

G_BEGIN_DECLS

typedef struct _SimStation SimStation;
typedef struct _SimStationKind SimStationKind;
typedef struct _SimCustomer SimCustomer;

/* The rank of the ends of service: in the middle, so that a model can place
 * its own events before and after. */
#define SIM_RANK_SERVICE 8

/* First member of whatever queues. Set demand and tenant before sending it to
 * a station; arrived, started and departed may be read; the rest is the
 * station's. */
struct _SimCustomer
{
  SimSpan demand;      /* ns of one server's time */
  guint tenant;        /* class or tenant, from 0; ignored by kinds without */
  guint place;         /* in the heap of a sharing station */
  SimTime arrived;     /* at the present or latest station */
  SimTime started;     /* first served; SIM_NEVER while waiting */
  SimStation *station; /* where it is now; NULL: nowhere */
  SimCustomer *next;
  SimCustomer *previous;
  SimEventId ending; /* of its service, when it is alone with a server */
  SimSpan left;      /* of its demand, when it last began or stopped */
  SimTime resumed;   /* when it last began to be served */
  double finish;     /* the attained service at which it is done */
};

/* A customer has been served. */
typedef void (*SimDeparture) (SimEngine *engine, SimStation *station,
                              SimCustomer *customer);

/* What a tenant of a "shares" station is entitled to. */
typedef struct
{
  double weight;    /* its share against the others'; greater than 0 */
  double guarantee; /* servers' worth it always gets when it needs it; 0 */
  double cap;       /* servers' worth it never exceeds; HUGE_VAL */
} SimTenant;

/* How to build a station. Zero-initialize, then set what matters. */
typedef struct
{
  const char *kind;         /* "fifo" ...; see above */
  guint n_servers;          /* at least 1; ignored by "infinite" */
  guint room;               /* most customers inside; 0: no limit */
  guint n_tenants;          /* classes or tenants; 0 counts as 1 */
  const SimTenant *tenants; /* [n_tenants] for "shares"; copied */
  SimDeparture departs;     /* called after each service; may be NULL */
  gpointer owner;           /* for the callback; borrowed */
} SimStationSpec;

/* What a station observed since it was made, reset or last restarted. */
typedef struct
{
  guint64 n_arrived; /* refused ones included */
  guint64 n_refused; /* found no room */
  guint64 n_departed;
  guint64 n_withdrawn;
  SimLevel inside; /* customers, waiting or served */
  SimLevel busy;   /* servers at work */
  SimTally wait;   /* ns from arrival to the start of service */
  SimTally stay;   /* ns from arrival to departure */
} SimStationStats;

#define SIM_STATION_ERROR (sim_station_error_quark ())
GQuark sim_station_error_quark (void);

typedef enum
{
  SIM_STATION_ERROR_KIND, /* no such kind */
  SIM_STATION_ERROR_VALUE /* a number out of range */
} SimStationError;

/* Whether a station can be built like this; input goes through here. */
gboolean sim_station_check (const SimStationSpec *spec,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Build a station from a @spec that sim_station_check accepts. */
SimStation *sim_station_new (const SimStationSpec *spec);

/* The most common one: @n_servers, first come first served, no limit. */
SimStation *sim_station_new_fifo (guint n_servers, SimDeparture departs,
                                  gpointer owner);

/* NULL is fine. Customers are the model's. */
void sim_station_free (SimStation *station);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimStation, sim_station_free)

/* Empty, all servers up, statistics from @now on, memory kept. Only together
 * with sim_engine_reset: customers inside are forgotten. */
void sim_station_reset (SimStation *station, SimTime now);

/* Statistics afresh from @now on, e.g. after a warm-up; customers stay. */
void sim_station_restart (SimStation *station, SimTime now);

/* @customer arrives, with its demand set. FALSE: refused, there is no room. */
gboolean sim_station_arrive (SimEngine *engine, SimStation *station,
                             SimCustomer *customer);

/* @customer leaves before it is done; no callback. It must be inside. */
void sim_station_withdraw (SimEngine *engine, SimStation *station,
                           SimCustomer *customer);

/* @n servers fail, or as many as are up. */
void sim_station_fail (SimEngine *engine, SimStation *station, guint n);

/* @n servers are repaired, or as many as are down. */
void sim_station_repair (SimEngine *engine, SimStation *station, guint n);

/* The state at this moment. */
guint sim_station_n_servers (const SimStation *station);
guint sim_station_n_up (const SimStation *station);
guint sim_station_n_inside (const SimStation *station);

gpointer sim_station_owner (const SimStation *station);

/* Borrowed; levels are up to date to their own "since". */
const SimStationStats *sim_station_stats (const SimStation *station);

/* Keep the time spent with 0, 1, ... @n - 1 customers inside in @time_at,
 * which the caller owns; from now on, also after a reset. */
void sim_station_watch (SimStation *station, SimSpan *time_at, guint n);

/* The table, for list, describe and tests: NULL past the end. */
const SimStationKind *sim_station_kind (guint index);
const char *sim_station_kind_name (const SimStationKind *kind);
const char *sim_station_kind_help (const SimStationKind *kind);

/* Whether it tells classes or tenants apart. */
gboolean sim_station_kind_has_tenants (const SimStationKind *kind);

G_END_DECLS
