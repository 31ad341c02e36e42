/* Queueing: the networks of a World, played customer by customer.
 *
 * Unlike the traffic, which is sampled in windows, a queueing network is
 * played in full over each regime, after the warm-up that the experiment
 * declares: from an empty network, observed from the first instant of the
 * regime to its last. Who is inside then is not followed further. Every class
 * draws its gaps, demands, choices of route and thinking from streams of its
 * own, keyed by its id and the queue's, so that variants share them.
 *
 * Memory does not grow with the number of customers served, only with the
 * most that were ever inside at once.
 */
#pragma once

#include "models/queueing/queue-count.h"
#include "models/world/regime.h"
#include "models/world/scenario.h"

G_BEGIN_DECLS

typedef struct Queueing Queueing;

/* For the run (@seed, @replication). */
Queueing *queueing_new (guint64 seed, guint32 replication);
void queueing_free (Queueing *queueing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Queueing, queueing_free)

/* Play @regime. What was counted belongs to the caller. */
QueueingCount *queueing_play (Queueing *queueing, const Regime *regime,
                              const Experiment *experiment);

/* A number made of everything that happened so far; 0 when nothing did. */
guint64 queueing_fingerprint (const Queueing *queueing);

G_END_DECLS
