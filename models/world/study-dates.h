/* The dates of a study: every instant at which any of its variants may change.
 *
 * All variants share one grid of dates, so that their windows of traffic are
 * the same and differences between them are paired.
 */
#pragma once

#include "models/world/study.h"

G_BEGIN_DECLS

/* Find them in the Worlds of @study, for its dates: ascending, each once. */
void study_dates_collect (Study *study);

/* Bring @dates, of SimTime, into ascending order, each once. */
void dates_settle (GArray *dates);

/* Does an incident hold at @at, or its tail, in any variant of @study? */
gboolean study_is_struck (const Study *study, SimTime at);

G_END_DECLS
