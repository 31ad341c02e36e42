/* Wayfinder: to which instances a path leads from whom.
 *
 * The law says who may come through a door; it knows nothing of networks, and
 * whom a cut border or link keeps away moves no data. So it asks, and here is
 * the answer: that of the paths of the traffic.
 *
 * A Wayfinder belongs to one course, whose regimes ask in the order of time.
 * What it found holds for a World until the next date of the study, and is kept
 * so long.
 */
#pragma once

#include "models/law/compliance.h"
#include "models/world/study.h"

G_BEGIN_DECLS

typedef struct Wayfinder Wayfinder;

/* For the runs of @study. */
Wayfinder *wayfinder_new (const Study *study);
void wayfinder_free (Wayfinder *finder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wayfinder, wayfinder_free)

/* Ways for compliance_new; they borrow @finder. */
Ways wayfinder_ways (Wayfinder *finder);

G_END_DECLS
