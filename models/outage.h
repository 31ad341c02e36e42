/* Outages: what incidents take from deployments, regime by regime.
 *
 * The calendar knows when incidents are, the isolation what fails with what
 * (models/isolation/failure.h); here the two meet. Each incident makes its
 * elements fail in its plane; the failure spreads along hard dependencies of
 * the World of the regime, each after its delay; and each dependency that is
 * not certain carries it or does not, by one draw for incident and
 * dependency: the same in all regimes of the incident, and in all variants.
 * Elements may fail later and be back earlier than the incident as a whole, and
 * what needs them with them (models/isolation/failure-times.h); a deployment
 * has an outage for each span in which it is down.
 */
#pragma once

#include "models/calendar/calendar.h"

G_BEGIN_DECLS

/* Give every regime of @calendar its outages. */
void outages_plan (Calendar *calendar, guint64 seed, guint32 replication);

G_END_DECLS
