/* Whose a store is.
 *
 * A store belongs to one scenario as it stood when it was first run, to one
 * seed and one version of the models. It holds either the runs of an experiment
 * or trials of its assumptions, never both: they count the same points and mean
 * other things. A store says in its meta whose it is, and whoever goes on in it
 * asks here first.
 */
#pragma once

#include "models/world/study.h"
#include "sim/sim-store.h"

G_BEGIN_DECLS

#define OWNERSHIP_ERROR (ownership_error_quark ())
GQuark ownership_error_quark (void);

typedef enum
{
  OWNERSHIP_ERROR_TAKEN, /* holds something else */
  OWNERSHIP_ERROR_TRIALS /* trials where results were expected */
} OwnershipError;

typedef enum
{
  OWNER_RESULTS,
  OWNER_TRIALS
} OwnerKind;

typedef struct
{
  OwnerKind kind;
  const Study *study;
  guint64 seed;
} Owner;

/* Say in @store that it is @owner's. Put it between begin and commit. */
gboolean owner_describe (const Owner *owner, SimStore *store,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What @store holds instead of @owner's, for people: completes "DIR: holds";
 * NULL: nothing, or @error is set. @can_mix tells whether both can live in one
 * store, if somebody wants that. Free with g_free. */
char *owner_objection (const Owner *owner, SimStore *store, gboolean *can_mix,
                       GError **error);

/* Whether @store holds results, no trials. */
gboolean owner_expect_results (SimStore *store,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
