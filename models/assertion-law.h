/* Assertions about the law: rules that are met, users who are not lost.
 *
 * Law is exact on each regime, so these are judged on the regimes of every
 * replication, without its traffic. What chance decides - outcomes of filings,
 * a block - differs between replications:
 *
 *   compliance   a flow that leaves the territory of its law though a rule is
 *                not met, of at least one person, in any replication, is a
 *                breach: it happens with more than no probability
 *   losses       the share of users times days that is lost, over the dates of
 *                the assertion; fails when its 95 % interval over the
 *                replications lies above what is accepted, open when it
 *                contains that
 *
 * A scenario without challenges, designations and procedures has nothing left
 * to chance: then one replication tells everything, and no run is needed.
 */
#pragma once

#include "models/isolation/assertion.h"

G_BEGIN_DECLS

/* Judge those of @results, of AssertionResult, that are of form compliance or
 * losses, by the calendars of @replications; 0: only if that is exact without
 * chance. Each is played once for all of them. */
void assertions_judge_law (const GPtrArray *results, const Study *study,
                           guint64 seed, guint32 replications);

G_END_DECLS
