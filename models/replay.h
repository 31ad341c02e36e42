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
#define REPLAY_MODEL_VERSION "1"

/* The key of a run: SHA-256 of the scenario, the variant, the seed, the
 * replication and the model version, as hexadecimal. Free with g_free. */
char *replay_key (const Study *study, const Option *option, guint64 seed,
                  guint32 replication);

/* Replay. @point is the position of @option in the study. */
SimRunRecord *replay_run (const Study *study, const Option *option, int point,
                          guint64 seed, guint32 replication);

G_END_DECLS
