/* What whole runs came to, read fast.
 *
 * Comparing looks at one number for each run and metric, out of hundreds that
 * a run leaves: these readers follow the primary keys of the store (run,
 * metric, labels, regime), so that ten thousand runs take a fraction of a
 * second and no memory. Rows come in the order of the runs' keys, which
 * depends on the contents alone, then by labels; readers sort as they need.
 * Texts last for the call only.
 */
#pragma once

#include "sim/sim-store.h"

G_BEGIN_DECLS

/* A value of a whole run, or an answer at the end of one. */
typedef struct
{
  int point;
  int replication;
  guint64 seed;
  const char *labels;  /* of the value; "SUBJECT\tOBJECT" of an answer */
  double value;        /* NaN if missing, and for answers */
  const char *verdict; /* of an answer, else "" */
} SimWholeRow;

typedef void (*SimWholeFn) (const SimWholeRow *row, gpointer data);

/* Values of @metric over whole runs; @labels only unless NULL. */
gboolean sim_store_each_whole (SimStore *store, const char *metric,
                               const char *labels, SimWholeFn fn, gpointer data,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The findings of @kind in the last regime of each run, on the subjects and
 * objects that the first run of any point has. */
gboolean sim_store_each_last_finding (SimStore *store, const char *kind,
                                      SimWholeFn fn, gpointer data,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The value of @metric with @labels over the whole of run @key; NaN when it
 * has none. */
gboolean sim_store_get_whole (SimStore *store, const char *key,
                              const char *metric, const char *labels,
                              double *value,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
