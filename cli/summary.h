/* The summary of an experiment on the terminal: the answer in some 30 lines. */
#pragma once

#include "sim/sim-store.h"

G_BEGIN_DECLS

/* Print it on standard output, as tables for people or as one JSON object. */
gboolean summary_print (SimStore *store, gboolean json,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same where there are too many points for a column each: one line a
 * point, the metrics that matter most as columns. */
gboolean summary_print_sweep (SimStore *store, gboolean json,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
