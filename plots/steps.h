/* Steps: a value that holds for a while, averaged over replications.
 *
 * In every replication a metric is a step function of the calendar, one value
 * per regime. Regimes need not begin at the same instants in all of them (a
 * review takes longer here than there), so the average is taken on every
 * stretch on which none of the step functions steps.
 */
#pragma once

#include "plots/estimate.h"
#include "sim/sim-time.h"

G_BEGIN_DECLS

typedef struct
{
  SimTime from, to;
  Estimate estimate; /* over the replications that have a value here */
} StepMean;

typedef struct _Steps Steps;

Steps *steps_new (void);
void steps_free (Steps *steps);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Steps, steps_free)

/* @value holds during [from, to) in one of the replications. Not a number,
 * or nothing at all: the replication has no value there. */
void steps_add (Steps *steps, SimTime from, SimTime to, double value);

/* The averages in order of time, as an array of StepMean, with neighbours of
 * the same value as one. Stretches without a value are left out. */
GArray *steps_average (const Steps *steps);

/* To sort an array of SimTime. */
int steps_compare_instants (gconstpointer a, gconstpointer b);

G_END_DECLS
