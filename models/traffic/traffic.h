/* The traffic: users send requests, sites serve them.
 *
 * Each use of a population is a source: a Poisson process whose rate follows
 * the local hour. A request goes through the door that the law admits, to the
 * deployment with the least round trip, after the round trips of its service
 * minus the half that brings the answer; there it queues for one of the
 * servers, first come first served; the answer takes half a round trip and its
 * transfer. What is not admitted is counted by reason, and has no latency.
 *
 * One Traffic belongs to one run. Its memory depends on the number of uses and
 * of requests under way, never on the number of requests simulated. Draws are
 * keyed by population, service and start of the window, one index a request,
 * so variants see the same users do the same.
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
  guint64 first;    /* served at the first door */
  guint64 fallback; /* served at the other one */
  guint64 lost;
  Loss reason; /* why they were not served at the first door */
  SimSpan rtt; /* of a round trip to the first door; 0: not served */
} UseCount;

/* How busy the servers of a deployment were in a regime. */
typedef struct
{
  const Deployment *deployment;
  double utilisation; /* mean share of servers at work, over all windows */
} DeskCount;

typedef struct Traffic Traffic;

/* Sources and servers of one run. */
Traffic *traffic_new (guint64 seed, guint32 replication);
void traffic_free (Traffic *traffic);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Traffic, traffic_free)

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

/* Requests simulated, warm-ups included, and a fingerprint of all events,
 * since the run began. */
guint64 traffic_n_requests (const Traffic *traffic);
guint64 traffic_fingerprint (const Traffic *traffic);

/* The fingerprint of a traffic that had got to @before when it went on to play
 * what @traffic played since it was new. */
guint64 traffic_fingerprint_after (const Traffic *traffic, guint64 before);

G_END_DECLS
