#include "config.h"

#include "models/traffic/trace-fields.h"

#include <string.h>

#include "models/world/quantity.h"

static const char *const MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

/* The years that the clock holds. */
enum
{
  YEAR_LEAST = 1700,
  YEAR_MOST = 2250
};

/* Exactly @n digits; -1 when there is something else. */
static int
digits (const char *text, guint n)
{
  int value = 0;

  for (guint i = 0; i < n; i++)
    {
      unsigned digit = (unsigned) (text[i] - '0');

      if (digit > 9)
        return -1;
      value = value * 10 + (int) digit;
    }
  return value;
}

/* --- zones and times of day ----------------------------------------------- */

/* UTC-12 to UTC+14, in quarters of an hour: no zone is any other. */
static gboolean
zone_of (char sign, int hours, int minutes, SimSpan *zone)
{
  SimSpan span = hours * SIM_HOUR + minutes * SIM_MINUTE;

  if ((sign != '+' && sign != '-') || hours < 0 || minutes < 0 || minutes > 59
      || minutes % 15 != 0 || span > (sign == '+' ? 14 : 12) * SIM_HOUR)
    return FALSE;
  *zone = sign == '+' ? span : -span;
  return TRUE;
}

static gboolean
of_day (int hours, int minutes, int seconds, SimSpan *span)
{
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0
      || seconds > 60)
    return FALSE;
  *span = hours * SIM_HOUR + minutes * SIM_MINUTE + seconds * SIM_SECOND;
  return TRUE;
}

static gboolean
day_of (int year, int month, int day, SimTime *midnight)
{
  if (year < YEAR_LEAST || year >= YEAR_MOST || month < 1 || month > 12
      || day < 1 || day > sim_time_days_in_month (year, month))
    return FALSE;
  *midnight = sim_time_at ((SimDate){ year, month, day });
  return TRUE;
}

/* --- access logs ---------------------------------------------------------- */

/* "May" is 5; 0 when it is no month. */
static int
month_of (const char *text)
{
  for (int i = 0; i < 12; i++)
    if (memcmp (text, MONTHS + 3 * i, 3) == 0)
      return i + 1;
  return 0;
}

static gboolean
read_log_day (const char *text, FieldDay *day)
{
  if (memcmp (text, day->text, sizeof day->text) == 0)
    return TRUE;
  if (text[2] != '/' || text[6] != '/'
      || !day_of (digits (text + 7, 4), month_of (text + 3), digits (text, 2),
                  &day->midnight))
    return FALSE;
  memcpy (day->text, text, sizeof day->text);
  return TRUE;
}

gboolean
field_read_log_time (Field field, FieldDay *day, SimTime *when,
                     const char **why)
{
  const char *text = field.text;
  SimSpan into, zone;

  *why = "expected day/month/year:hour:minute:second zone, as in "
         "17/May/2015:10:05:03 +0000";
  if (field.length != 26 || text[11] != ':' || text[14] != ':'
      || text[17] != ':' || text[20] != ' ' || !read_log_day (text, day)
      || !of_day (digits (text + 12, 2), digits (text + 15, 2),
                  digits (text + 18, 2), &into))
    return FALSE;
  if (!zone_of (text[21], digits (text + 22, 2), digits (text + 24, 2), &zone))
    {
      *why = "there is no such time zone; expected -1200 to +1400";
      return FALSE;
    }
  *when = day->midnight + into - zone;
  return TRUE;
}

/* --- tables --------------------------------------------------------------- */

/* ".6805900": whatever is finer than a nanosecond is cut. */
static gboolean
read_fraction (Field *left, SimSpan *span)
{
  SimSpan unit = SIM_SECOND;
  gsize i = 1;

  *span = 0;
  if (left->length == 0 || (*left->text != '.' && *left->text != ','))
    return TRUE;
  for (; i < left->length && g_ascii_isdigit (left->text[i]); i++)
    {
      unit /= 10;
      *span += unit * (left->text[i] - '0');
    }
  left->text += i;
  left->length -= i;
  return i > 1;
}

/* "", "Z", "+08", "+0800", "+08:00", all of it. */
static gboolean
read_zone (Field left, SimSpan otherwise, SimSpan *zone)
{
  int minutes = 0;

  *zone = otherwise;
  if (left.length == 0)
    return TRUE;
  *zone = 0;
  if (left.length == 1)
    return *left.text == 'Z' || *left.text == 'z';
  if (left.length == 6 && left.text[3] == ':')
    minutes = digits (left.text + 4, 2);
  else if (left.length == 5)
    minutes = digits (left.text + 3, 2);
  else if (left.length != 3)
    return FALSE;
  return zone_of (*left.text, digits (left.text + 1, 2), minutes, zone);
}

/* "T10:05" or "T10:05:03"; moves @left past it. */
static gboolean
read_of_day (Field *left, SimSpan *span)
{
  gboolean has_seconds = left->length >= 9 && left->text[6] == ':';
  gsize n = has_seconds ? 9 : 6;

  if (left->length < 6 || (*left->text != 'T' && *left->text != ' ')
      || left->text[3] != ':'
      || !of_day (digits (left->text + 1, 2), digits (left->text + 4, 2),
                  has_seconds ? digits (left->text + 7, 2) : 0, span))
    return FALSE;
  left->text += n;
  left->length -= n;
  return TRUE;
}

static gboolean
read_date (Field field, const FieldClock *clock, SimTime *when,
           const char **why)
{
  Field left = { field.text + 10, field.length - 10 };
  SimTime midnight;
  SimSpan into = 0, fraction = 0, zone;

  *why = "expected a date and time, as in 2023-11-16 18:15:46.68";
  if (!day_of (digits (field.text, 4), digits (field.text + 5, 2),
               digits (field.text + 8, 2), &midnight)
      || (left.length > 0
          && (!read_of_day (&left, &into)
              || !read_fraction (&left, &fraction))))
    return FALSE;
  if (!read_zone (left, clock->zone, &zone))
    {
      *why = "there is no such time zone; expected Z, or -12:00 to +14:00";
      return FALSE;
    }
  *when = midnight + into + fraction - zone;
  return TRUE;
}

/* A whole part below this takes another digit. */
#define WHOLE_MOST (G_MAXINT64 / 10 - 1)

/* Whole part and fraction apart: a double does not hold the nanoseconds since
 * 1970. */
static gboolean
read_number (Field field, const FieldClock *clock, SimTime *when,
             const char **why)
{
  const char *text = field.text;
  gboolean minus = field.length > 0 && *text == '-';
  gint64 whole = 0;
  double part = 0;
  gsize i = (gsize) minus;

  *why = "expected a date and time, or a number that the clock can hold";
  for (; i < field.length && whole < WHOLE_MOST && g_ascii_isdigit (text[i]);
       i++)
    whole = whole * 10 + (text[i] - '0');
  if (i == (gsize) minus)
    return FALSE;
  if (i < field.length)
    {
      double value;

      if (!quantity_take_number (&text, &value)
          || text != field.text + field.length)
        return FALSE;
      part = (minus ? -value : value) - (double) whole;
      if (part < 0 || part >= 1)
        {
          part += (double) whole; /* more digits, or an exponent */
          whole = 0;
        }
    }
  if (((double) whole + part) * clock->unit > 8e18)
    return FALSE;
  /* A whole unit of nanoseconds multiplies without rounding. */
  *when = whole * (gint64) clock->unit
          + (SimTime) ((double) whole
                           * (clock->unit - (double) (gint64) clock->unit)
                       + part * clock->unit + 0.5);
  *when = clock->origin + (minus ? -*when : *when);
  return *when > -(gint64) 8e18 && *when < (gint64) 8e18;
}

gboolean
field_read_time (Field field, const FieldClock *clock, SimTime *when,
                 const char **why)
{
  if (field.length >= 10 && field.text[4] == '-' && field.text[7] == '-')
    return read_date (field, clock, when, why);
  return read_number (field, clock, when, why);
}

/* --- amounts -------------------------------------------------------------- */

gboolean
field_read_amount (Field field, double factor, double *amount, const char **why)
{
  const char *text = field.text;
  double value = 0;
  gsize i = 0;

  *amount = -1;
  if (field.length == 0 || (field.length == 1 && *text == '-'))
    return TRUE;
  for (; i < field.length && i < 15 && g_ascii_isdigit (text[i]); i++)
    value = value * 10 + (text[i] - '0');
  if (i < field.length
      && (!quantity_take_number (&text, &value)
          || text != field.text + field.length))
    {
      *why = "expected a number";
      return FALSE;
    }
  if (value < 0 || value * factor > 1e18)
    {
      *why = value < 0 ? "it is negative; expected 0 or more"
                       : "it is too large";
      return FALSE;
    }
  *amount = value * factor;
  return TRUE;
}

/* --- texts ---------------------------------------------------------------- */

guint64
field_hash (Field field)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (gsize i = 0; i < field.length; i++)
    hash = (hash ^ (guchar) field.text[i])
           * G_GUINT64_CONSTANT (0x100000001b3); /* FNV-1a */
  hash ^= hash >> 32;
  return hash * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
}

gboolean
field_is (Field field, const char *text)
{
  return strlen (text) == field.length
         && memcmp (field.text, text, field.length) == 0;
}
