/* Assertions about latency: judged from what runs stored.
 *
 * Each regime within the dates of the assertion is judged by itself, by its
 * values in the replications: the assertion fails when the 95 % interval of
 * their mean lies above what is accepted, and is open when the interval
 * contains that, as it does with a single replication.
 *
 * A bound on latency presupposes an answer. In a regime in which nobody asks
 * there is nothing to bound, and the assertion holds. Where somebody asks and
 * nobody is served it fails: an answer that never comes is late, and a
 * deployment must not pass by serving nobody. Where that is so in some of the
 * replications only, it is open. What share is served is bounded by losses.
 */
#pragma once

#include "models/isolation/assertion.h"
#include "sim/sim-store.h"

G_BEGIN_DECLS

/* Judge @result, of form latency, by the runs of its variant in @store. */
gboolean assertion_judge_latency (AssertionResult *result, SimStore *store,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
