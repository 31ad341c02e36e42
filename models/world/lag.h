/* Lag: how late services of one partition come to another.
 *
 * Of the services that appear in the one, a share appears in the other on the
 * same day, the rest after an exponential time: the share present after t is
 *
 *   F (t) = p + (1 - p) (1 - exp (-t / mean))
 *
 * fitted on dates of a catalogue. It says what to expect of services whose
 * date in the other partition is not known.
 */
#pragma once

#include "models/world/cloud.h"

G_BEGIN_DECLS

typedef struct
{
  Entity base;
  const Partition *of; /* where services come first */
  const Partition *to; /* where they come later */
  double at_once;      /* share, 0..1 */
  SimSpan mean;        /* of the rest */
} Lag;

extern const EntityKind KIND_OF_LAG;

/* The share present @after the first appearance; 0 before it. */
double lag_share (const Lag *lag, SimSpan after);

/* The lag from @of to @to, or NULL. */
const Lag *world_lag (const World *world, const Partition *of,
                      const Partition *to);

G_END_DECLS
