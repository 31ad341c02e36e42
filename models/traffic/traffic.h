/* The traffic: users send requests, sites serve them.
 *
 * Each use of a population is a source: a Poisson process whose rate follows
 * the local hour. A request goes through the door that the law admits, to one
 * of its deployments, after the round trips of its connection and service
 * minus the half that brings the answer; there it queues for one of the
 * servers, first come first served; the answer takes half a round trip and its
 * transfer. A client that is refused, or waits for longer than its patience,
 * tries again, elsewhere if it can. What is not admitted, or not served in the
 * end, is counted by reason, and has no latency.
 *
 * One Traffic belongs to one run. Its memory depends on the number of uses and
 * of requests under way, never on the number of requests simulated. Draws are
 * keyed by population, service and start of the window, one index a request,
 * so variants see the same users do the same; further attempts have a key of
 * their own for each request.
 */
#pragma once

#include "models/traffic/sampling.h"
#include "sim/sim-histogram.h"

G_BEGIN_DECLS

/* What happened to the requests of one use in a regime. */
typedef struct
{
  const Use *use;
  guint64 offered;
  guint64 first;          /* served at the first door */
  guint64 fallback;       /* served at the other one */
  guint64 lost[N_LOSSES]; /* by reason; offered is the sum of all these */
  guint64 retried;        /* attempts beyond the first of each request */
  Loss reason;            /* why the law or the network lets not all go first */
  SimSpan rtt;            /* of a round trip to the first door; 0: not served */
} UseCount;

/* How busy the servers of a deployment were in a regime. */
typedef struct
{
  const Deployment *deployment;
  double utilisation; /* mean share of servers at work, over all windows */
} DeskCount;

/* What happened in a slice of a regime with an incident, by the instant at
 * which it happened. */
typedef struct
{
  SimTime from, to;
  guint64 offered; /* sent for the first time */
  guint64 served;  /* answered in the end */
  guint64 failed;  /* attempts that were not served, each */
  guint64 retried; /* sent again */
  guint64 lost;    /* given up for good */
} Slice;

typedef struct Traffic Traffic;

/* Sources and servers of one run. */
Traffic *traffic_new (guint64 seed, guint32 replication);
void traffic_free (Traffic *traffic);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Traffic, traffic_free)

/* Let the users of @tenant, of any World of the study, send @load times as many
 * requests from the next play on; NULL: everybody as many as they do. */
void traffic_set_load (Traffic *traffic, const Tenant *tenant, double load);

/* Let windows be played by @n_threads side by side; one to begin with. What
 * comes out does not depend on it. */
void traffic_set_threads (Traffic *traffic, guint n_threads);

/* Play the sampled windows of @regime. What was counted before is forgotten. */
void traffic_play (Traffic *traffic, const Regime *regime,
                   const GArray *admissions, const Experiment *experiment);

/* Of the regime played last: counts by use (UseCount) and by deployment
 * (DeskCount), the latencies of a population's requests in ns (NULL when it
 * had none), and how many requests each that is counted there stands for.
 * Borrowed until the next play. */
const GArray *traffic_uses (const Traffic *traffic);
const GArray *traffic_desks (const Traffic *traffic);
const SimHistogram *traffic_latency (const Traffic *traffic,
                                     const Population *population);
double traffic_scale (const Traffic *traffic);

/* The same in whole numbers, for histograms: thousandths of windows. */
guint64 traffic_weight (const Traffic *traffic);

/* Its time line, of Slice: empty unless something fails in it. Borrowed until
 * the next play. */
const GArray *traffic_timeline (const Traffic *traffic);

/* Requests simulated, warm-ups included, and a fingerprint of all events,
 * since the run began. */
guint64 traffic_n_requests (const Traffic *traffic);
guint64 traffic_fingerprint (const Traffic *traffic);

/* The fingerprint of a traffic that had got to @before when it went on to play
 * what @traffic played since it was new. */
guint64 traffic_fingerprint_after (const Traffic *traffic, guint64 before);

G_END_DECLS
