/* Working days: a clock that stands still at weekends and on holidays.
 *
 * Working time is counted in nanoseconds like any other, 24 hours to a working
 * day, from a first day on. A day's working time is the number of working days
 * after the first day up to and including it, so that "within 5 working days"
 * of a filing is 5 days later on this clock.
 */
#pragma once

#include "models/world/filing.h"
#include "models/world/world.h"

G_BEGIN_DECLS

typedef struct WorkingDays WorkingDays;

/* The clock of @place from @first until @last. Where @place is NULL every day
 * is a working day. */
WorkingDays *working_days_new (const World *world, const Jurisdiction *place,
                               SimTime first, SimTime last);
void working_days_free (WorkingDays *days);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WorkingDays, working_days_free)

/* The working time at the end of the day of @date. */
SimTime working_days_at (const WorkingDays *days, SimTime date);

/* The working day that lies @n working days before @date. */
SimTime working_days_before (const WorkingDays *days, SimTime date, gint64 n);

/* The day on which @working time has passed; SIM_NEVER beyond the end. */
SimTime working_days_date (const WorkingDays *days, SimTime working);

G_END_DECLS
