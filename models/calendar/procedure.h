/* Procedures: how long a regulator takes, and what it decides.
 *
 * A regulator is a network of queues whose clock is working time: a filing goes
 * through the stages of its procedure, waits for a desk where the stage has
 * one, first come first served, may be sent back, may be refused. Others file
 * at random (Poisson, keyed by the procedure) from the day on which the
 * regulator opens, through the same stages. What happens to a filing is a keyed
 * draw of the filing, so variants that share a filing share its luck.
 *
 * Nothing that is filed later changes what was decided before; so whoever
 * files during a run has the whole played anew (models/calendar/filing.c).
 */
#pragma once

#include "models/calendar/working-days.h"
#include "sim/sim-station.h"

G_BEGIN_DECLS

/* A filing with a regulator, and what becomes of it. */
typedef struct
{
  const Procedure *procedure;
  char *key;   /* whose luck it shares: the id of a filing or flow; owned */
  guint round; /* 0; then renewals and further tries */
  SimTime filed;
  SimTime decided; /* the day; SIM_NEVER: not before the end */
  gboolean granted;
  guint sent_back; /* how often */
} Application;

/* One filing of anybody, for counting. */
typedef struct
{
  SimTime filed, decided; /* days; decided SIM_NEVER: not before the end */
  gboolean granted;
} FilingRecord;

Application *application_new (const Procedure *procedure, const char *key,
                              guint round, SimTime filed);
void application_free (gpointer application);

/* Decide @applications, of Application, with @regulator until @end. What the
 * queue at its desks observed is left in @stats, and every filing, those of
 * others too, in @log, of FilingRecord; either may be NULL. A pure function of
 * its arguments. */
void procedure_play (const World *world, const Regulator *regulator,
                     const GPtrArray *applications, SimTime end, guint64 seed,
                     guint32 replication, SimStationStats *stats, GArray *log);

/* The working days of @regulator, from the day it opens until @last. */
WorkingDays *regulator_days (const World *world, const Regulator *regulator,
                             SimTime last);

G_END_DECLS
