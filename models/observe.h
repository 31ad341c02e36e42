/* Observing: how what happened in a regime becomes rows of a record.
 *
 * One observer belongs to one run. It adds up the whole run while regimes
 * come by. Counts of requests are scaled up from the sampled windows; what the
 * law, the isolation and the calendar say is exact.
 */
#pragma once

#include "models/calendar/calendar.h"
#include "models/disclosure.h"
#include "models/isolation/access.h"
#include "models/law/compliance.h"
#include "models/queueing/queueing.h"
#include "models/traffic/traffic.h"
#include "sim/sim-run-record.h"

G_BEGIN_DECLS

typedef struct Observer Observer;

/* Observe into @record, which is borrowed. */
Observer *observer_new (SimRunRecord *record);
void observer_free (Observer *observer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Observer, observer_free)

/* Enter one regime. */
void observe_traffic (Observer *observer, const Regime *regime,
                      const Traffic *traffic);
void observe_compliance (Observer *observer, const Regime *regime,
                         const Compliance *compliance);
/* What the failure of each element would cut off, and how partitions are
 * coupled, in the last regime. */
void observe_failure (Observer *observer, const Regime *regime);
void observe_access (Observer *observer, const Regime *regime,
                     const Access *access);

/* Enter what was decided, and what lies with regulators at the end. */
void observe_calendar (Observer *observer, const Calendar *calendar);

/* Enter @disclosures, of Disclosure, by regime and in all. */
void observe_disclosures (Observer *observer, const Calendar *calendar,
                          const GArray *disclosures);

/* Enter what was counted at the queues of @world in regime @number, or in
 * SIM_WHOLE_RUN, and there the distributions too. */
void observe_queueing (Observer *observer, int number, const World *world,
                       const QueueingCount *count);

/* Enter what the regimes added up to. */
void observe_whole (Observer *observer);

G_END_DECLS
