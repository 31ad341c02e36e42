/* Quantities: numbers with their unit, as scenario files write them.
 *
 * "35ms", "2.5GB", "10Mbit/s", "0.2%", "1200km", "40/d". A physical number
 * without a unit is an error; so is a unit of another dimension. Every
 * dimension has one base unit, in which the program computes:
 *
 *   span ns · bytes byte · rate bit/s · share 1 · distance km · angle degree
 *   frequency 1/s
 *
 * Numbers are read the same way in every locale. Nothing here knows about
 * files: who reads text notes where it stood.
 */
#pragma once

#include "sim/sim-time.h"

G_BEGIN_DECLS

typedef enum
{
  DIMENSION_SPAN,
  DIMENSION_BYTES,
  DIMENSION_RATE,
  DIMENSION_SHARE,
  DIMENSION_DISTANCE,
  DIMENSION_ANGLE,
  DIMENSION_FREQUENCY,
  N_DIMENSIONS
} Dimension;

/* A calendar period: months do not have a fixed length. */
typedef struct
{
  int months;
  SimSpan span; /* ns, beside the months */
} Period;

/* Read a plain decimal number ("3", "-2.5", "1e6"; no hexadecimal, no "inf")
 * at *@text into @value and move *@text past it. */
gboolean quantity_take_number (const char **text,
                               double *value) G_GNUC_WARN_UNUSED_RESULT;

/* Read "NUMBER UNIT" of @dimension into base units. On failure @wrong says
 * what was found and what would be right; free it with g_free. */
gboolean quantity_parse (const char *text, Dimension dimension, double *value,
                         char **wrong) G_GNUC_WARN_UNUSED_RESULT;

/* Read a whole number in [@least, @most]. */
gboolean quantity_parse_count (const char *text, gint64 least, gint64 most,
                               gint64 *value,
                               char **wrong) G_GNUC_WARN_UNUSED_RESULT;

/* Read an ISO 8601 period: "P15M", "P14D", "P1Y6M", "PT6H". */
gboolean quantity_parse_period (const char *text, Period *period,
                                char **wrong) G_GNUC_WARN_UNUSED_RESULT;

/* Rewrite every "NUMBER UNIT" of @dimension within @text, a distribution such
 * as "lognormal(mean=20ms, cv=1.5)", in base units: "lognormal(mean=20000000,
 * cv=1.5)". Parameters that are pure numbers (cv, shape, ...) stay; those that
 * are neither (rate, mu, sigma) are refused. */
char *quantity_strip_units (const char *text, Dimension dimension,
                            char **wrong);

/* @from moved by @period; SIM_NEVER where the clock ends before, in 2260. */
SimTime period_after (Period period, SimTime from);

/* The units of @dimension as a list for people: "ns, us, ms, s, min, h, d". */
const char *quantity_units (Dimension dimension);

/* The unit in which the program computes: "ns", "bit/s". */
const char *quantity_base_unit (Dimension dimension);

/* XML Schema pattern of such a quantity. Free with g_free. */
char *quantity_pattern (Dimension dimension);

/* A span for people: "4.2 ms", "3.1 s", "15 d". Free with g_free. */
char *quantity_format_span (SimSpan span);

G_END_DECLS
