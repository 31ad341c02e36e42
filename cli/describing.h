/* Describing an experiment to its store: what is simulated, under which names,
 * with which assumptions, measured by which metrics. */
#pragma once

#include "models/world/study.h"
#include "sim/sim-store.h"

G_BEGIN_DECLS

/* Write points, entities, assumptions, metrics and meta data of @study. */
gboolean describe_experiment (SimStore *store, const Study *study, guint64 seed,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
