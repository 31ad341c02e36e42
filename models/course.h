/* The course of one run over the years: calendar and law together.
 *
 * The calendar plays the slow world and asks what follows from a regime; the
 * law judges it, counts persons, says what tenants must react to and when a
 * count crosses a threshold. Both know only the World; they meet here.
 *
 * Regimes of different variants must begin at the same instants, so that their
 * windows of traffic are the same and differences between them are paired. The
 * dates of the scenario are common to all. What follows from counts, filings
 * and reactions may differ, so the course of a variant also turns where that of
 * another one does, of the same seed and replication.
 */
#pragma once

#include "models/calendar/calendar.h"
#include "models/law/compliance.h"

G_BEGIN_DECLS

typedef struct
{
  Calendar *calendar;
  GPtrArray *compliances; /* of Compliance, judged and settled, by regime */
  GHashTable *books;      /* of Rulebook, by World */
} Course;

/* Play @option. A pure function of its arguments. */
Course *course_play (const Study *study, const Option *option, guint64 seed,
                     guint32 replication);

/* The same by itself: it need not turn where other variants do. For those who
 * play no traffic; what the law says of any instant is the same. */
Course *course_play_alone (const Study *study, const Option *option,
                           guint64 seed, guint32 replication);
void course_free (Course *course);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Course, course_free)

/* What the law says of regime @i of @course. */
const Compliance *course_compliance (const Course *course, guint i);

G_END_DECLS
