/* Time: instants and spans of the simulated world.
 *
 * An instant (SimTime) is a signed 64-bit count of nanoseconds since
 * 1970-01-01 00:00 UTC, a span (SimSpan) a difference of two instants. Both
 * are integers, so that sums do not depend on the order of adding and every
 * number of workers gives the same bytes. 64 bits reach from 1677 to 2262.
 *
 * The calendar is the proleptic Gregorian one, without leap seconds and
 * without the time zone or the locale of the machine: text in, text out.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef gint64 SimTime; /* nanoseconds since 1970-01-01T00:00:00Z */
typedef gint64 SimSpan; /* nanoseconds */

#define SIM_NANOSECOND ((SimSpan) 1)
#define SIM_MICROSECOND (1000 * SIM_NANOSECOND)
#define SIM_MILLISECOND (1000 * SIM_MICROSECOND)
#define SIM_SECOND (1000 * SIM_MILLISECOND)
#define SIM_MINUTE (60 * SIM_SECOND)
#define SIM_HOUR (60 * SIM_MINUTE)
#define SIM_DAY (24 * SIM_HOUR)
#define SIM_WEEK (7 * SIM_DAY)

#define SIM_NEVER G_MAXINT64  /* later than every instant */
#define SIM_ALWAYS G_MININT64 /* earlier than every instant */

/* A day of the Gregorian calendar. */
typedef struct
{
  int year;
  int month; /* 1..12 */
  int day;   /* 1..31 */
} SimDate;

/* Read an ISO 8601 instant: "2014-04-15", or "2014-04-15T08:30Z" with
 * optional seconds, in UTC or with an offset from it, "T08:30+08:00". The year
 * must lie in 1700..2250.
 * Returns FALSE, and leaves @when alone, for anything else. */
gboolean sim_time_parse (const char *text,
                         SimTime *when) G_GNUC_WARN_UNUSED_RESULT;

/* Write @when as sim_time_parse reads it: the day alone at midnight, else to
 * the second; "always" and "never" for the two ends. Free with g_free. */
char *sim_time_format (SimTime when);

/* The day on which @when falls, in UTC. */
SimDate sim_time_date (SimTime when);

/* Midnight of a day, which must exist. */
SimTime sim_time_at (SimDate date);

/* @when moved by whole months; a day that the target month lacks becomes its
 * last day (31 January + 1 month = 28 or 29 February). */
SimTime sim_time_add_months (SimTime when, int months);

/* Days in @month (1..12) of @year. */
int sim_time_days_in_month (int year, int month);

/* 0 Monday .. 6 Sunday, in UTC. */
int sim_time_weekday (SimTime when);

G_END_DECLS
