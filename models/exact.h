/* Exact runs: what a run says without one request being played.
 *
 * Law, isolation and the spread of failures are exact on each regime, and the
 * calendar is cheap: together they take a small part of the time of a run.
 * What they find, and the sums that do not depend on requests (persons abroad,
 * users lost to the law, services in the catalogue), is a record like that of
 * a whole run, with everything of the traffic left out.
 *
 * That is how it is told what an assumption flips: the same question at both
 * of its ends. Chance in the calendar (outcomes of filings, a block) is drawn
 * as in the replication that is named.
 */
#pragma once

#include "models/world/study.h"
#include "sim/sim-run-record.h"

G_BEGIN_DECLS

/* A pure function of its arguments. */
SimRunRecord *exact_run (const Study *study, const Option *option, guint64 seed,
                         guint32 replication);

/* What of it an attribute can change. */
typedef enum
{
  EXACT_NOTHING, /* only requests feel it */
  EXACT_LAW,     /* law and persons; no assertion on isolation */
  EXACT_ALL      /* anything */
} ExactReach;

/* How far a change of @attribute of an entity of @kind reaches; what is not
 * known to be less is everything. It saves work; that it is true is tested. */
ExactReach exact_reach (EntityKindId kind, const char *attribute);

G_END_DECLS
