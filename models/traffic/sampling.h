/* Sampling: which windows of a regime are played request by request.
 *
 * A regime of a week or more is stratified by hour of the week: the week is
 * cut into as many equal parts as there are windows, and each window starts at
 * a random instant of its part, in a random week of the regime. A shorter
 * regime is itself cut into equal parts; one for which there are windows enough
 * is covered without a gap. Windows of one regime have equal weight. The draws
 * are keyed by the first instant of the regime, so variants that share their
 * dates share their windows.
 *
 * What this leaves out: the days after the last whole week, and the season
 * within a regime.
 */
#pragma once

#include "models/world/regime.h"
#include "models/world/scenario.h"
#include "sim/sim-random.h"

G_BEGIN_DECLS

typedef struct
{
  guint n;        /* windows */
  SimSpan length; /* of each */
  gboolean full;  /* they cover the regime, one behind the other */
  double scale;   /* windows of this length that each one stands for */
} Sampling;

/* How @regime is sampled. */
Sampling sampling_of (const Regime *regime, const Experiment *experiment);

/* The start of window @i. @key is that of the sampling of the run. */
SimTime sampling_start (const Sampling *sampling, const Regime *regime,
                        SimKey key, guint i);

G_END_DECLS
