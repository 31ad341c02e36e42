/* What counting and finding crossings share. */
#pragma once

#include "models/law/exports.h"

G_BEGIN_DECLS

/* Midnight of the day of @when. */
static inline SimTime
day_of (SimTime when)
{
  return sim_time_at (sim_time_date (when));
}

/* The count of the tenant of @persons on @day. */
gint64 exports_on (const Exports *exports, const Compliance *compliance,
                   const Persons *persons, CountFact fact, CountWindow window,
                   SimTime day);

G_END_DECLS
