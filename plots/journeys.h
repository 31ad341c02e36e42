/* Journeys: who is served where on one day, over which round trip, and what
 * the law says of the data that moves along.
 *
 * One for each variant, population, instance that it uses and flow. The site is
 * the nearest of those at which the instance was at work in the regime of that
 * day; the round trip is the mean over replications; the verdict is that of the
 * first replication of each variant.
 */
#pragma once

#include "plots/estimate.h"
#include "plots/geography.h"
#include "plots/names.h"
#include "plots/verdict.h"

G_BEGIN_DECLS

typedef struct
{
  guint variant;
  char *population, *instance;
  char *flow;              /* id, or NULL: nothing that a law has judged */
  Location from, to;       /* borrow from the Geography */
  Estimate rtt_ms;         /* n is 0 if it is not known */
  const VerdictLook *look; /* the gravest of all laws, or NULL */
} Journey;

/* Journey * on the day @at (SIM_NEVER: the last) by variant, population,
 * instance, flow. NULL on failure. */
GPtrArray *journeys_load (SimStore *store, const Names *names,
                          const Geography *geography, SimTime at,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The instant that SIM_NEVER or a day outside of the runs stands for. */
SimTime journeys_day (const Names *names, SimTime at);

G_END_DECLS
