/* Trials: runs of a scenario with some of its assumptions at other values.
 *
 * A trial gives each factor a place in its range, or leaves it as it stands; it
 * is run in every variant with the same seed and replications, so everything
 * is paired. Of each run only what whole runs came to is kept, in the store of
 * a directory, by a key made of the scenario, the changes, the variant, the
 * seed, the replication and the model version: what is there is never run
 * again, whichever question asks for it, and an interrupted search goes on
 * where it stopped.
 */
#pragma once

#include "cli/factor.h"
#include "cli/ownership.h"
#include "sim/sim-contrast.h"
#include "sim/sim-store.h"

G_BEGIN_DECLS

typedef struct Trials Trials;

typedef struct
{
  const char *directory; /* of the store */
  const char *metric;
  const char *labels;          /* canonical, or NULL: all together */
  const char *const *variants; /* NULL: all */
  guint64 seed;
  guint32 replications;
  guint n_workers;
} TrialsWish;

/* @study, that of the scenario as it stands, is borrowed as are the
 * @factors. */
Trials *trials_new (const Study *study, const GPtrArray *factors,
                    const TrialsWish *wish,
                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void trials_free (Trials *trials);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Trials, trials_free)

/* Add the trial with factor i at @places[i], as it stands where that is NaN;
 * the same one again gets the same number. */
guint trials_add (Trials *trials, const double *places);

/* How many runs the trials added so far take, and how many of them are not
 * stored yet. */
gboolean trials_count (Trials *trials, guint *n_runs, guint *n_missing,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Run what is missing. */
gboolean trials_run (Trials *trials, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Borrowed. */
const char *trials_directory (const Trials *trials);
SimStore *trials_store (const Trials *trials);

/* How many were added, and what one of them changes: "fence.delay=12ms,
 * users.users=3"; free with g_free. */
guint trials_n (const Trials *trials);
char *trials_describe (const Trials *trials, guint trial);

guint trials_n_variants (const Trials *trials);
const char *trials_variant (const Trials *trials, guint i);
guint trials_n_replications (const Trials *trials);

/* The values of variant @i in @trial by replication, after trials_run; not a
 * number where it has none. Borrowed. */
const double *trials_values (const Trials *trials, guint trial, guint i);

/* How variant @a differs from @b in @trial. */
SimContrast trials_contrast (const Trials *trials, guint trial, guint a,
                             guint b);

/* What is kept of @record, as the run @key: the values of the whole run, what
 * is counted from its last answers, and sums over labels. */
SimRunRecord *trials_keep (const SimRunRecord *record, const char *key);

/* The store in @directory, made or found, with the variants described;
 * OWNERSHIP_ERROR_TAKEN when it is somebody else's. */
SimStore *trials_store_open (const char *directory, const Owner *owner,
                             guint32 replications,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
