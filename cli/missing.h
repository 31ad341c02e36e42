/* Which runs of a plan a store does not hold yet. */
#pragma once

#include "models/plan.h"
#include "sim/sim-store.h"

G_BEGIN_DECLS

/* Of PlanRun, in the order of the plan: those among @runs whose key is not in
 * @store. NULL on failure; free with g_array_unref. */
GArray *missing_runs (const Plan *plan, const GArray *runs, SimStore *store,
                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
