/* Compliance: what the law says of every flow of a regime, and what follows
 * for the users.
 *
 * A flow moves because users of its service are served at sites. For every use
 * the act is judged under the law of the users' jurisdiction, for each
 * jurisdiction in which the serving instance is deployed; the hardest verdict
 * stands. Data that stays under that law moves nowhere, so no rule reaches it.
 *
 * It is made in steps. compliance_new finds the doors, and who would come if no
 * tenant refused service because of the law. Then persons may be counted
 * (exports.h) into the regime; without that, counts are not stated.
 * compliance_judge gives every flow its verdict and lets users in or not.
 * compliance_settle says how many they were, when the end of the regime is
 * known. Consent is asked of each user; a share refuses, and may have another
 * door, the fallback.
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
  gboolean is_fallback;
  const Population *population;
  const char *law;  /* code */
  gboolean leaves;  /* does the data leave the law's territory? */
  gboolean counted; /* do its persons count for thresholds? */
  double wanted;    /* share of the users who would come to this door */
  double moved;     /* share of the users who do */
  gint64 users;     /* of the population, at the middle of the regime */
  gint64 persons;   /* whose data leaves, then */
  Verdict verdict;
} FlowVerdict;

/* Whether a path leads from users to a door, which the law does not know. */
typedef struct
{
  gpointer self;
  gboolean (*lead) (gpointer self, const Regime *regime,
                    const Population *population, const Instance *instance);
} Ways;

typedef struct
{
  const Regime *regime;
  Rulebook *book;     /* of the regime's World; borrowed */
  const Ways *ways;   /* until it is judged; borrowed */
  GArray *flows;      /* of FlowVerdict */
  GArray *admissions; /* of Admission, one for each use that is in demand */
} Compliance;

/* Doors and wishes of @regime. Without @ways all doors can be reached. */
Compliance *compliance_new (const Regime *regime, Rulebook *book,
                            const Ways *ways);
void compliance_free (Compliance *compliance);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Compliance, compliance_free)

/* Verdicts and admissions. */
void compliance_judge (Compliance *compliance);

/* Persons, for a run that began on @start. */
void compliance_settle (Compliance *compliance, SimTime start);

/* Do persons of @population in @flow count for thresholds? */
gboolean compliance_counts (const Compliance *compliance,
                            const Population *population, const Flow *flow);

/* Does @takedown refuse @instance to users of @population at @at? */
gboolean takedown_refuses (const Takedown *takedown, const Instance *instance,
                           const Population *population, SimTime at);

/* What tenants must react to, of Need: each flow and law once. Free with
 * g_array_unref. */
GArray *compliance_needs (const Compliance *compliance);

G_END_DECLS
