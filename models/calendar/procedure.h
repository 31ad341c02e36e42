/* Procedures: how long a regulator takes, and what it decides.
 *
 * A regulator is a queue whose clock is working time: its desks are servers,
 * first come first served, and others file at random (Poisson, keyed by the
 * procedure) from the day on which it opens. A filing joins the queue when it
 * is accepted, is reviewed when a desk is free, and is decided at the end of
 * its review. The outcome is a keyed draw of the filing, so variants that
 * share a filing share its luck.
 */
#pragma once

#include "models/calendar/working-days.h"
#include "sim/sim-station.h"

G_BEGIN_DECLS

typedef struct
{
  const Filing *filing;
  SimTime accepted; /* the day on which it joined the queue */
  SimTime decided;  /* the day; SIM_NEVER: not before the end */
  gboolean granted;
} FilingOutcome;

/* Decide the filings of @world with @regulator until @end: of FilingOutcome.
 * What its queue observed is left in @stats unless that is NULL. A pure
 * function of its arguments. */
GArray *procedure_play (const World *world, const Regulator *regulator,
                        SimTime end, guint64 seed, guint32 replication,
                        SimStationStats *stats);

G_END_DECLS
