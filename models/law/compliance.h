/* Compliance: what the law says of every flow of a regime, and what follows
 * for the users.
 *
 * A flow moves because users of its service are served at sites. For every use
 * the act is judged under the law of the users' jurisdiction, for each
 * jurisdiction in which the serving instance is deployed; the hardest verdict
 * stands. Data that stays under that law moves nowhere, so no rule reaches it.
 *
 * Counts of persons are those of the tenant: everybody under the same law
 * whose data it moves out (a first model: all users at the middle of the
 * regime, whatever the counting window). Consent is asked of each user; a
 * share refuses, and may have another door, the fallback.
 */
#pragma once

#include "models/law/rulebook.h"
#include "models/world/regime.h"

G_BEGIN_DECLS

/* The verdict of one flow for the users of one population, at one door. */
typedef struct
{
  const Flow *flow;
  const Use *use;
  const Instance *instance; /* the door: the use's first one, or its fallback */
  const Population *population;
  const char *law; /* code */
  gboolean leaves; /* does the data leave the law's territory? */
  gint64 persons;  /* whose data moves, at the middle of the regime */
  Verdict verdict;
} FlowVerdict;

typedef struct
{
  GArray *flows;      /* of FlowVerdict */
  GArray *admissions; /* of Admission, one for each use that is in demand */
} Compliance;

/* Judge @regime; @start is the first day of the scenario, from which
 * populations grow. */
Compliance *compliance_judge (const Regime *regime, SimTime start);
void compliance_free (Compliance *compliance);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Compliance, compliance_free)

G_END_DECLS
