/* Replay: one replication of one variant, from the calendar to a record.
 *
 * The calendar makes regimes; law and isolation judge each of them; the
 * traffic is sampled within each; what is observed goes into a run record. A
 * pure function of study, option, seed and replication, so replays run side
 * by side on any number of threads.
 */
#pragma once

#include "models/world/study.h"
#include "sim/sim-run-record.h"

G_BEGIN_DECLS

/* Changes whenever the same scenario and seed may give other results. */
#define REPLAY_MODEL_VERSION "3"

/* Replay @option of @study. @key and @point are how the record is called; see
 * plan.h. */
SimRunRecord *replay_run (const Study *study, const Option *option,
                          const char *key, int point, guint64 seed,
                          guint32 replication);

/* The same on @n_threads: regimes, or windows of a regime when there are few,
 * are worked out side by side and put together in the order of time, so the
 * record does not depend on how many there were. */
SimRunRecord *replay_run_on (const Study *study, const Option *option,
                             const char *key, int point, guint64 seed,
                             guint32 replication, guint n_threads);

G_END_DECLS
