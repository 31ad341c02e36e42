#include "config.h"

#include "sim/sim-time.h"

#include <stdio.h>
#include <string.h>

/* Days since 1970-01-01: Howard Hinnant's civil-from-days, public domain
 * (https://howardhinnant.github.io/date_algorithms.html). Years start in
 * March, so that the leap day is the last of its year. */
static gint64
days_from_date (SimDate date)
{
  gint64 y = date.year - (date.month <= 2);
  gint64 era = (y >= 0 ? y : y - 399) / 400;
  gint64 year_of_era = y - era * 400;
  gint64 month = (date.month + 9) % 12;
  gint64 day_of_year = (153 * month + 2) / 5 + date.day - 1;
  gint64 day_of_era
      = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return era * 146097 + day_of_era - 719468;
}

static SimDate
date_from_days (gint64 days)
{
  gint64 z = days + 719468;
  gint64 era = (z >= 0 ? z : z - 146096) / 146097;
  gint64 day_of_era = z - era * 146097;
  gint64 year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524
                        - day_of_era / 146096)
                       / 365;
  gint64 day_of_year
      = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  gint64 month = (5 * day_of_year + 2) / 153;
  SimDate date;

  date.day = (int) (day_of_year - (153 * month + 2) / 5 + 1);
  date.month = (int) (month < 10 ? month + 3 : month - 9);
  date.year = (int) (year_of_era + era * 400 + (date.month <= 2));
  return date;
}

/* Floor division: the day of an instant before 1970 too. */
static gint64
days_of (SimTime when)
{
  return when >= 0 ? when / SIM_DAY : -((-(when + 1)) / SIM_DAY) - 1;
}

int
sim_time_days_in_month (int year, int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

  g_return_val_if_fail (month >= 1 && month <= 12, 0);
  return days[month - 1] + (month == 2 && leap);
}

SimDate
sim_time_date (SimTime when)
{
  return date_from_days (days_of (when));
}

SimTime
sim_time_at (SimDate date)
{
  return days_from_date (date) * SIM_DAY;
}

SimTime
sim_time_add_months (SimTime when, int months)
{
  SimDate date = sim_time_date (when);
  SimSpan of_day = when - sim_time_at (date);
  int count = date.year * 12 + date.month - 1 + months;

  date.year = count / 12;
  date.month = count % 12 + 1;
  date.day = MIN (date.day, sim_time_days_in_month (date.year, date.month));
  return sim_time_at (date) + of_day;
}

int
sim_time_weekday (SimTime when)
{
  gint64 days = days_of (when) + 3; /* 1970-01-01 was a Thursday */

  return (int) (days >= 0 ? days % 7 : 6 - (-days - 1) % 7);
}

/* Exactly @n digits at *@text into @value; moves *@text past them. */
static gboolean
take_digits (const char **text, int n, int *value)
{
  *value = 0;
  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit ((*text)[i]))
        return FALSE;
      *value = *value * 10 + ((*text)[i] - '0');
    }
  *text += n;
  return TRUE;
}

static gboolean
take_mark (const char **text, char mark)
{
  if (**text != mark)
    return FALSE;
  (*text)++;
  return TRUE;
}

static gboolean
take_date (const char **text, SimDate *date)
{
  return take_digits (text, 4, &date->year) && take_mark (text, '-')
         && take_digits (text, 2, &date->month) && take_mark (text, '-')
         && take_digits (text, 2, &date->day) && date->year >= 1700
         && date->year <= 2250 && date->month >= 1 && date->month <= 12
         && date->day >= 1
         && date->day <= sim_time_days_in_month (date->year, date->month);
}

/* "Z", "+08:00", "-03:30": what local time is ahead of UTC. */
static gboolean
take_offset (const char **text, SimSpan *ahead)
{
  int sign = **text == '-' ? -1 : 1;
  int hours, minutes;

  *ahead = 0;
  if (take_mark (text, 'Z'))
    return TRUE;
  if ((!take_mark (text, '+') && !take_mark (text, '-'))
      || !take_digits (text, 2, &hours) || !take_mark (text, ':')
      || !take_digits (text, 2, &minutes))
    return FALSE;
  *ahead = sign * (hours * SIM_HOUR + minutes * SIM_MINUTE);
  return hours <= 14 && minutes < 60;
}

/* "T08:30Z", "T08:30:15Z", "T08:30+08:00"; since midnight in UTC. */
static gboolean
take_time_of_day (const char **text, SimSpan *of_day)
{
  int hour, minute, second = 0;
  SimSpan ahead;

  if (!take_mark (text, 'T') || !take_digits (text, 2, &hour)
      || !take_mark (text, ':') || !take_digits (text, 2, &minute))
    return FALSE;
  if (**text == ':'
      && (!take_mark (text, ':') || !take_digits (text, 2, &second)))
    return FALSE;
  if (!take_offset (text, &ahead))
    return FALSE;
  *of_day = hour * SIM_HOUR + minute * SIM_MINUTE + second * SIM_SECOND - ahead;
  return hour < 24 && minute < 60 && second < 60;
}

gboolean
sim_time_parse (const char *text, SimTime *when)
{
  SimSpan of_day = 0;
  SimDate date;

  g_return_val_if_fail (text != NULL && when != NULL, FALSE);
  if (!take_date (&text, &date))
    return FALSE;
  if (*text != '\0' && !take_time_of_day (&text, &of_day))
    return FALSE;
  if (*text != '\0')
    return FALSE;
  *when = sim_time_at (date) + of_day;
  return TRUE;
}

char *
sim_time_format (SimTime when)
{
  SimDate date;
  gint64 second;

  if (when == SIM_NEVER || when == SIM_ALWAYS)
    return g_strdup (when == SIM_NEVER ? "never" : "always");
  date = sim_time_date (when);
  second = (when - sim_time_at (date)) / SIM_SECOND;
  if (second == 0)
    return g_strdup_printf ("%04d-%02d-%02d", date.year, date.month, date.day);
  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02dZ", date.year,
                          date.month, date.day, (int) (second / 3600),
                          (int) (second / 60 % 60), (int) (second % 60));
}
