/* Describing an experiment to its store: what is simulated, under which names,
 * with which assumptions, measured by which metrics. */
#pragma once

#include "models/plan.h"
#include "sim/sim-store.h"

G_BEGIN_DECLS

/* Write points, entities, assumptions, metrics and meta data of @plan. */
gboolean describe_experiment (SimStore *store, const Plan *plan,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What was published of round trips, beside the model's, as entities of kind
 * "comparison". For describing.c. */
gboolean describe_measured (SimStore *store, const World *world,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What assumptions flip among the exact answers, as entities of kind "flip",
 * in the chance of the first replication of @seed. For describing.c. */
gboolean describe_flips (SimStore *store, const Study *study, guint64 seed,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Known answers, as entities of kind "answer"; where none is known any more,
 * the meta data say why, as "answers-unknown". For describing.c. */
gboolean describe_answers (SimStore *store, const Plan *plan,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Only how many replications of its points are wanted. */
gboolean describe_wanted (SimStore *store, const Plan *plan,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
