/* Attribute types that are numbers, dates and distributions. */
#include "config.h"

#include "models/world/attribute.h"

#include <string.h>

#include "models/world/quantity.h"
#include "models/world/world.h"
#include "sim/sim-dist.h"
#include "sim/sim-number.h"

/* --- bounds ------------------------------------------------------------- */

static gboolean
is_bounded (const AttributeSpec *spec)
{
  return spec->least < spec->most;
}

/* @unit and @scale turn base units into those of the message. */
static gboolean
is_within (const AttributeSpec *spec, double value, double scale,
           const char *unit, char **wrong)
{
  char least[SIM_NUMBER_SIZE], most[SIM_NUMBER_SIZE];

  if (!is_bounded (spec) || (spec->least <= value && value <= spec->most))
    return TRUE;
  *wrong
      = g_strdup_printf ("out of bounds; expected %s%s to %s%s",
                         sim_number_format (least, spec->least * scale), unit,
                         sim_number_format (most, spec->most * scale), unit);
  return FALSE;
}

/* --- numbers ------------------------------------------------------------ */

static gboolean
parse_count (const AttributeSpec *spec, const char *text,
             World *world G_GNUC_UNUSED, gpointer field, char **wrong)
{
  gint64 least = is_bounded (spec) ? (gint64) spec->least : 0;
  gint64 most = is_bounded (spec) ? (gint64) spec->most : 1000000000000;

  return quantity_parse_count (text, least, most, field, wrong);
}

static gboolean
parse_number (const AttributeSpec *spec, const char *text,
              World *world G_GNUC_UNUSED, gpointer field, char **wrong)
{
  const char *at = text;
  double value;

  if (!quantity_take_number (&at, &value) || *at != '\0')
    {
      *wrong = g_strdup ("expected a number, as in 1.46");
      return FALSE;
    }
  *(double *) field = value;
  return is_within (spec, value, 1, "", wrong);
}

static gboolean
parse_quantity (const AttributeSpec *spec, const char *text,
                Dimension dimension, double *field, char **wrong)
{
  double value;

  if (!quantity_parse (text, dimension, &value, wrong)
      || !is_within (spec, value, 1, quantity_base_unit (dimension), wrong))
    return FALSE;
  *field = value;
  return TRUE;
}

/* At most some 100 years, so that sums of spans stay within 64 bits. */
static gboolean
parse_span (const AttributeSpec *spec, const char *text,
            World *world G_GNUC_UNUSED, gpointer field, char **wrong)
{
  double value;

  if (!parse_quantity (spec, text, DIMENSION_SPAN, &value, wrong))
    return FALSE;
  if (value < 0 || value > 36525.0 * (double) SIM_DAY)
    {
      *wrong = g_strdup ("expected a span from 0ns to 36525d");
      return FALSE;
    }
  *(SimSpan *) field = (SimSpan) (value + 0.5);
  return TRUE;
}

static gboolean
parse_period (const AttributeSpec *spec G_GNUC_UNUSED, const char *text,
              World *world G_GNUC_UNUSED, gpointer field, char **wrong)
{
  return quantity_parse_period (text, field, wrong);
}

static gboolean
parse_share (const AttributeSpec *spec G_GNUC_UNUSED, const char *text,
             World *world G_GNUC_UNUSED, gpointer field, char **wrong)
{
  double value;

  if (!quantity_parse (text, DIMENSION_SHARE, &value, wrong))
    return FALSE;
  if (is_bounded (spec))
    {
      *(double *) field = value;
      return is_within (spec, value, 100, "%", wrong);
    }
  if (value < 0 || value > 1)
    {
      *wrong = g_strdup ("expected a share from 0% to 100%");
      return FALSE;
    }
  *(double *) field = value;
  return TRUE;
}

static gboolean
parse_distance (const AttributeSpec *spec, const char *text,
                World *world G_GNUC_UNUSED, gpointer field, char **wrong)
{
  return parse_quantity (spec, text, DIMENSION_DISTANCE, field, wrong);
}

static gboolean
parse_angle (const AttributeSpec *spec, const char *text,
             World *world G_GNUC_UNUSED, gpointer field, char **wrong)
{
  return parse_quantity (spec, text, DIMENSION_ANGLE, field, wrong);
}

static gboolean
parse_rate (const AttributeSpec *spec, const char *text,
            World *world G_GNUC_UNUSED, gpointer field, char **wrong)
{
  return parse_quantity (spec, text, DIMENSION_RATE, field, wrong);
}

static gboolean
parse_size (const AttributeSpec *spec, const char *text,
            World *world G_GNUC_UNUSED, gpointer field, char **wrong)
{
  return parse_quantity (spec, text, DIMENSION_BYTES, field, wrong);
}

static gboolean
parse_frequency (const AttributeSpec *spec, const char *text,
                 World *world G_GNUC_UNUSED, gpointer field, char **wrong)
{
  return parse_quantity (spec, text, DIMENSION_FREQUENCY, field, wrong);
}

#define QUANTITY_PATTERN(name, dimension)                                      \
  static char *name##_pattern (const AttributeSpec *spec G_GNUC_UNUSED)        \
  {                                                                            \
    return quantity_pattern (dimension);                                       \
  }
QUANTITY_PATTERN (span, DIMENSION_SPAN)
QUANTITY_PATTERN (share, DIMENSION_SHARE)
QUANTITY_PATTERN (distance, DIMENSION_DISTANCE)
QUANTITY_PATTERN (angle, DIMENSION_ANGLE)
QUANTITY_PATTERN (rate, DIMENSION_RATE)
QUANTITY_PATTERN (size, DIMENSION_BYTES)
QUANTITY_PATTERN (frequency, DIMENSION_FREQUENCY)

static char *
number_pattern (const AttributeSpec *spec G_GNUC_UNUSED)
{
  return g_strdup ("[+\\-]?[0-9]+(\\.[0-9]+)?([eE][+\\-]?[0-9]+)?");
}

/* At least one part, and one after a T. */
static char *
period_pattern (const AttributeSpec *spec G_GNUC_UNUSED)
{
#define PERIOD_OF_DAY "T([0-9]+H([0-9]+M)?([0-9]+S)?|[0-9]+M([0-9]+S)?|[0-9]+S)"
  return g_strdup ("P([0-9]+Y([0-9]+M)?([0-9]+W)?([0-9]+D)?"
                   "|[0-9]+M([0-9]+W)?([0-9]+D)?"
                   "|[0-9]+W([0-9]+D)?|[0-9]+D)(" PERIOD_OF_DAY ")?"
                   "|P" PERIOD_OF_DAY);
}

/* --- dates -------------------------------------------------------------- */

static gboolean
parse_date (const char *text, const char *end_word, SimTime end, SimTime *field,
            char **wrong)
{
  if (strcmp (text, end_word) == 0)
    {
      *field = end;
      return TRUE;
    }
  if (sim_time_parse (text, field))
    return TRUE;
  *wrong
      = g_strdup_printf ("expected a date, as in 2021-11-01, "
                         "2021-11-01T16:00Z or 2021-11-01T16:00+08:00, or %s",
                         end_word);
  return FALSE;
}

static gboolean
parse_from (const AttributeSpec *spec G_GNUC_UNUSED, const char *text,
            World *world G_GNUC_UNUSED, gpointer field, char **wrong)
{
  return parse_date (text, "always", SIM_ALWAYS, field, wrong);
}

static gboolean
parse_to (const AttributeSpec *spec G_GNUC_UNUSED, const char *text,
          World *world G_GNUC_UNUSED, gpointer field, char **wrong)
{
  return parse_date (text, "never", SIM_NEVER, field, wrong);
}

#define DATE_PATTERN                                                           \
  "[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?"                  \
  "(Z|[+\\-][0-9]{2}:[0-9]{2}))?"

static char *
from_pattern (const AttributeSpec *spec G_GNUC_UNUSED)
{
  return g_strdup ("always|" DATE_PATTERN);
}

static char *
to_pattern (const AttributeSpec *spec G_GNUC_UNUSED)
{
  return g_strdup ("never|" DATE_PATTERN);
}

/* "+08:00", "-05:30". */
static gboolean
parse_offset (const AttributeSpec *spec G_GNUC_UNUSED, const char *text,
              World *world G_GNUC_UNUSED, gpointer field, char **wrong)
{
  gboolean fits
      = strlen (text) == 6 && strchr ("+-", text[0]) != NULL && text[3] == ':';
  int digits = 0;

  for (int i = 1; fits && i < 6; i++)
    if (i != 3)
      {
        fits = g_ascii_isdigit (text[i]);
        digits = digits * 10 + (text[i] - '0');
      }
  if (!fits || digits / 100 > 14 || digits % 100 > 59)
    {
      *wrong = g_strdup ("expected an offset from UTC, as in +08:00");
      return FALSE;
    }
  *(SimSpan *) field = (text[0] == '-' ? -1 : 1)
                       * (digits / 100 * SIM_HOUR + digits % 100 * SIM_MINUTE);
  return TRUE;
}

static char *
offset_pattern (const AttributeSpec *spec G_GNUC_UNUSED)
{
  return g_strdup ("[+\\-][0-9]{2}:[0-9]{2}");
}

/* --- distributions and tables ------------------------------------------- */

/* One day of a server, one terabyte: more is a slip of the pen, and a sum of
 * such spans leaves the clock. An attribute in longer spans bounds itself. */
static gboolean
is_bearable (const AttributeSpec *spec, const SimDist *dist,
             Dimension dimension, char **wrong)
{
  gboolean is_span = dimension == DIMENSION_SPAN;
  double days = is_bounded (spec) ? spec->most / (double) SIM_DAY : 1;
  double most = is_span ? days * (double) SIM_DAY : 1e12;
  g_autofree char *bound = g_strdup_printf ("%.0fd", days);

  if (sim_dist_least (dist) < 0)
    *wrong = g_strdup ("can become negative; expected a distribution of "
                       "values from 0 on, as gamma or lognormal");
  else if (!(sim_dist_mean (dist) <= most))
    *wrong = g_strdup_printf ("its mean is infinite or too large; expected at "
                              "most %s",
                              is_span ? bound : "1TB");
  return *wrong == NULL;
}

static gboolean
parse_dist (const AttributeSpec *spec, const char *text, Dimension dimension,
            gpointer field, char **wrong)
{
  g_autofree char *plain = quantity_strip_units (text, dimension, wrong);
  g_autoptr (GError) error = NULL;
  SimDist *dist;

  if (plain == NULL)
    return FALSE;
  dist = sim_dist_parse (plain, &error);
  if (dist == NULL)
    {
      *wrong = g_strdup (error->message);
      return FALSE;
    }
  if (!is_bearable (spec, dist, dimension, wrong))
    {
      sim_dist_free (dist);
      return FALSE;
    }
  *(SimDist **) field = dist;
  return TRUE;
}

static gboolean
parse_span_dist (const AttributeSpec *spec, const char *text,
                 World *world G_GNUC_UNUSED, gpointer field, char **wrong)
{
  return parse_dist (spec, text, DIMENSION_SPAN, field, wrong);
}

static gboolean
parse_size_dist (const AttributeSpec *spec, const char *text,
                 World *world G_GNUC_UNUSED, gpointer field, char **wrong)
{
  return parse_dist (spec, text, DIMENSION_BYTES, field, wrong);
}

static void
clear_dist (gpointer field)
{
  sim_dist_free (*(SimDist **) field);
}

static char *
dist_pattern (const AttributeSpec *spec G_GNUC_UNUSED)
{
  return g_strdup ("[a-z\\-]+ *\\(.*\\)");
}

static gboolean
parse_weights (const AttributeSpec *spec G_GNUC_UNUSED, const char *text,
               World *world, gpointer field, char **wrong)
{
  double weights[24];
  double sum = 0;
  guint n = 0;

  for (;; n++)
    {
      while (g_ascii_isspace (*text))
        text++;
      if (*text == '\0' || n == G_N_ELEMENTS (weights)
          || !quantity_take_number (&text, &weights[n]) || weights[n] < 0)
        break;
      sum += weights[n];
    }
  if (*text != '\0' || n != G_N_ELEMENTS (weights) || !(sum > 0))
    {
      *wrong = g_strdup ("expected 24 weights, one for each hour from midnight,"
                         " none negative, not all zero");
      return FALSE;
    }
  *(const double **) field = world_keep_numbers (world, weights, n);
  return TRUE;
}

ATTRIBUTE_TYPE (COUNT, "count", "a whole number", gint64, parse_count, NULL,
                NULL);
ATTRIBUTE_TYPE (NUMBER, "number", "a number without a unit", double,
                parse_number, number_pattern, NULL);
ATTRIBUTE_TYPE (FROM, "from",
                "a date, the first day on which it holds, or always", SimTime,
                parse_from, from_pattern, NULL);
ATTRIBUTE_TYPE (TO, "to",
                "a date, the first day on which it no longer holds, or never",
                SimTime, parse_to, to_pattern, NULL);
ATTRIBUTE_TYPE (SPAN, "span", "a span of time with its unit, as in 35ms",
                SimSpan, parse_span, span_pattern, NULL);
ATTRIBUTE_TYPE (PERIOD, "period", "an ISO 8601 period, as in P15M", Period,
                parse_period, period_pattern, NULL);
ATTRIBUTE_TYPE (SHARE, "share", "a share in percent, as in 12%", double,
                parse_share, share_pattern, NULL);
ATTRIBUTE_TYPE (DISTANCE, "distance", "a distance with its unit, as in 1200km",
                double, parse_distance, distance_pattern, NULL);
ATTRIBUTE_TYPE (ANGLE, "angle", "degrees, as in 39.9deg", double, parse_angle,
                angle_pattern, NULL);
ATTRIBUTE_TYPE (RATE, "rate", "a data rate with its unit, as in 10Mbit/s",
                double, parse_rate, rate_pattern, NULL);
ATTRIBUTE_TYPE (SIZE, "size", "a number of bytes with its unit, as in 64kB",
                double, parse_size, size_pattern, NULL);
ATTRIBUTE_TYPE (FREQUENCY, "frequency", "how often, as in 40/d", double,
                parse_frequency, frequency_pattern, NULL);
ATTRIBUTE_TYPE (OFFSET, "offset", "an offset from UTC, as in +08:00", SimSpan,
                parse_offset, offset_pattern, NULL);
ATTRIBUTE_TYPE (SPAN_DIST, "span-distribution",
                "a distribution of spans, as in lognormal(mean=20ms, cv=1.5)",
                SimDist *, parse_span_dist, dist_pattern, clear_dist);
ATTRIBUTE_TYPE (SIZE_DIST, "size-distribution",
                "a distribution of sizes, as in exponential(mean=20kB)",
                SimDist *, parse_size_dist, dist_pattern, clear_dist);
ATTRIBUTE_TYPE (WEIGHTS, "weights",
                "24 numbers, one for each hour from midnight", const double *,
                parse_weights, NULL, NULL);
