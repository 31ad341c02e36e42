/* Running what is missing of a plan, on the threads of this process.
 *
 * A run whose setting makes no world is told and counted, and the rest goes
 * on; when the store fails, or somebody interrupts, what has begun is finished
 * and stored and nothing more is begun.
 */
#pragma once

#include "models/plan.h"
#include "sim/sim-store.h"

G_BEGIN_DECLS

typedef struct
{
  guint n_done;
  guint n_failed;       /* runs that could not be done; all were told */
  gboolean interrupted; /* by SIGINT or SIGTERM */
  GError *error;        /* of the store; NULL: none. Owned */
} RunningOutcome;

void running_outcome_clear (RunningOutcome *outcome);

/* One worker for each processor when @jobs is not positive. */
RunningOutcome running_do (Plan *plan, SimStore *store, const GArray *runs,
                           int jobs);

/* Store @record, which was begun at @began_us of the monotonic clock. */
gboolean running_store (SimStore *store, const SimRunRecord *record,
                        gint64 began_us,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
