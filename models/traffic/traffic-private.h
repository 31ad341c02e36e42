/* The inside of the traffic: what flows, and where it queues. */
#pragma once

#include "models/traffic/path.h"
#include "models/traffic/traffic.h"
#include "models/world/trace.h"
#include "sim/sim-station.h"

G_BEGIN_DECLS

/* The servers of one deployment. */
typedef struct
{
  const Deployment *deployment;
  SimStation *station;
  SimWide busy; /* server-ns over all windows of the regime */
  SimWide room; /* the same if all had been at work */
} Desk;

/* Where requests of a use are served. */
typedef struct
{
  Desk *desk;    /* NULL: nowhere */
  SimSpan there; /* from sending to arriving at the server */
  SimSpan back;  /* from the server to the first byte of the answer */
  SimSpan rtt;
  Path path;
  double rate; /* bit/s, until the end of the hour */
} Door;

/* One use of one population during a regime. */
typedef struct
{
  const Use *use;
  const Population *population;
  const Service *service;
  gint64 users;
  double to_first, to_fallback; /* cumulated shares */
  Door first, fallback;
  SimKey arrivals_key, demands_key, replies_key, choices_key; /* of the run */
  SimStream arrivals, demands, replies, choices; /* of the window */
  double rate; /* requests per ns, until the end of the hour */
  SimTime hour_end;
  SimHistogram *latency; /* of its population, in the window */
  UseCount count;        /* of the window */
  UseCount total;        /* of the regime, in units of the sampling */
  const Trace *trace;    /* whose lines it sends, or NULL: chance decides */
  double demand, bytes_in, bytes_out; /* what a line says; -1: nothing */
} Source;

/* A request on its way; it queues, so a customer comes first. */
typedef struct Request Request;
struct Request
{
  SimCustomer customer;
  Source *source;
  Desk *desk;
  SimTime sent;
  SimSpan back;  /* from service to the last byte of the answer */
  Request *next; /* in the list of free ones */
};

struct Traffic
{
  SimEngine *engine;
  guint64 seed;
  guint32 replication;
  SimKey sampling_key;
  Paths *paths;         /* of the present regime */
  GPtrArray *desks;     /* of Desk */
  GPtrArray *sources;   /* of Source */
  GPtrArray *feeds;     /* of TraceFeed */
  GPtrArray *latencies; /* of SimHistogram, by index of the population: of the
                           regime, in units of the sampling */
  GPtrArray *observed;  /* the same of the present window */
  GPtrArray *requests;  /* all that were ever made, owned */
  Request *free;        /* those not under way */
  SimTime observe_from, observe_to; /* of the present window */
  guint64 times;                    /* units that it stands for */
  double scale;                     /* what a unit stands for */
  guint64 n_requests;
  guint64 fingerprint;
  guint64 fingerprint_factor; /* what a fingerprint of before is worth now */
  GArray *use_counts;
  GArray *desk_counts;
};

/* A request was served: for the stations of desks. */
void request_is_served (SimEngine *engine, SimStation *station,
                        SimCustomer *customer);

/* A source for @admission, which obeys @trace or, when that is NULL, chance. */
Source *traffic_add_source (Traffic *traffic, const Regime *regime,
                            const Admission *admission, const Trace *trace);

/* The client of @source sends at @when. */
void source_sends_one (Traffic *traffic, Source *source, SimTime when);

/* Let @source know what holds in the hour of @now. */
void source_read_hour (Source *source, SimTime now);

/* Let @source begin to send at @begin, in the window that starts at @start. */
void source_open_window (Traffic *traffic, Source *source, SimTime begin,
                         SimTime start);

G_END_DECLS
