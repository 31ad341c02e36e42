#include "config.h"

#include "models/world/quantity.h"

#include <math.h>
#include <string.h>

#include "sim/sim-number.h"

typedef struct
{
  const char *name;
  double factor; /* in base units */
} Unit;

typedef struct
{
  const char *units; /* for people */
  const char *example;
  Unit table[12];
} DimensionSpec;

/* Bytes and bits by SI prefixes, KiB.. by powers of two (IEC 80000-13). */
static const DimensionSpec DIMENSIONS[N_DIMENSIONS] = {
  [DIMENSION_SPAN] = { "ns, us, ms, s, min, h, d",
                       "35ms",
                       { { "ns", 1 },
                         { "us", 1e3 },
                         { "ms", 1e6 },
                         { "s", 1e9 },
                         { "min", 60e9 },
                         { "h", 3600e9 },
                         { "d", 86400e9 } } },
  [DIMENSION_BYTES] = { "B, kB, MB, GB, TB, KiB, MiB, GiB",
                        "20kB",
                        { { "B", 1 },
                          { "kB", 1e3 },
                          { "MB", 1e6 },
                          { "GB", 1e9 },
                          { "TB", 1e12 },
                          { "KiB", 1024 },
                          { "MiB", 1048576 },
                          { "GiB", 1073741824 } } },
  [DIMENSION_RATE] = { "bit/s, kbit/s, Mbit/s, Gbit/s",
                       "10Mbit/s",
                       { { "bit/s", 1 },
                         { "kbit/s", 1e3 },
                         { "Mbit/s", 1e6 },
                         { "Gbit/s", 1e9 } } },
  [DIMENSION_SHARE] = { "%", "12%", { { "%", 0.01 } } },
  [DIMENSION_DISTANCE] = { "m, km", "1200km", { { "m", 0.001 }, { "km", 1 } } },
  [DIMENSION_ANGLE] = { "deg", "39.9deg", { { "deg", 1 } } },
  [DIMENSION_FREQUENCY] = { "/s, /min, /h, /d, /a",
                            "40/d",
                            { { "/s", 1 },
                              { "/min", 1.0 / 60 },
                              { "/h", 1.0 / 3600 },
                              { "/d", 1.0 / 86400 },
                              { "/a", 1.0 / (365.25 * 86400) } } },
};

static const char *
skip_digits (const char *at)
{
  while (g_ascii_isdigit (*at))
    at++;
  return at;
}

/* The end of the decimal number at @text, or @text when there is none. */
static const char *
number_end (const char *text)
{
  const char *digits = text + (*text == '-' || *text == '+');
  const char *at = skip_digits (digits);
  const char *exponent;

  if (at == digits)
    return text;
  if (*at == '.' && g_ascii_isdigit (at[1]))
    at = skip_digits (at + 1);
  if (*at != 'e' && *at != 'E')
    return at;
  exponent = at + 1 + (at[1] == '-' || at[1] == '+');
  return g_ascii_isdigit (*exponent) ? skip_digits (exponent) : at;
}

gboolean
quantity_take_number (const char **text, double *value)
{
  const char *end = number_end (*text);

  if (end == *text)
    return FALSE;
  *value = g_ascii_strtod (*text, NULL);
  *text = end;
  return isfinite (*value);
}

static const Unit *
find_unit (Dimension dimension, const char *name)
{
  const Unit *unit = DIMENSIONS[dimension].table;

  for (; unit->name != NULL; unit++)
    if (strcmp (unit->name, name) == 0)
      return unit;
  return NULL;
}

static void
say_expected (Dimension dimension, const char *what, char **wrong)
{
  *wrong = g_strdup_printf (
      "%s; expected a number with one of the units %s, as in %s", what,
      DIMENSIONS[dimension].units, DIMENSIONS[dimension].example);
}

gboolean
quantity_parse (const char *text, Dimension dimension, double *value,
                char **wrong)
{
  const char *at = text;
  const Unit *unit;
  double number;

  if (!quantity_take_number (&at, &number))
    {
      say_expected (dimension, "not a number", wrong);
      return FALSE;
    }
  while (*at == ' ')
    at++;
  if (*at == '\0')
    {
      say_expected (dimension, "the unit is missing", wrong);
      return FALSE;
    }
  unit = find_unit (dimension, at);
  if (unit == NULL)
    {
      say_expected (dimension, "the unit is wrong", wrong);
      return FALSE;
    }
  *value = number * unit->factor;
  return TRUE;
}

gboolean
quantity_parse_count (const char *text, gint64 least, gint64 most,
                      gint64 *value, char **wrong)
{
  if (g_ascii_string_to_signed (text, 10, least, most, value, NULL))
    return TRUE;
  *wrong = g_strdup_printf ("expected a whole number from %" G_GINT64_FORMAT
                            " to %" G_GINT64_FORMAT,
                            least, most);
  return FALSE;
}

/* At most some 250 years, the reach of the clock. */
enum
{
  MONTHS_MOST = 3000,
  DAYS_MOST = 100000
};

/* The parts of a period, in the order in which they may be written. */
static const struct
{
  char letter;
  gboolean of_day; /* stands after the T */
  int months;
  SimSpan span;
} PERIOD_PARTS[] = {
  { 'Y', FALSE, 12, 0 },        { 'M', FALSE, 1, 0 },
  { 'W', FALSE, 0, SIM_WEEK },  { 'D', FALSE, 0, SIM_DAY },
  { 'H', TRUE, 0, SIM_HOUR },   { 'M', TRUE, 0, SIM_MINUTE },
  { 'S', TRUE, 0, SIM_SECOND },
};

/* One "15M" of a period, part @next of the table or a later one; moves @next
 * behind it. */
static gboolean
take_period_part (const char **at, gboolean of_day, guint *next, Period *period)
{
  gint64 number = 0;

  if (!g_ascii_isdigit (**at))
    return FALSE;
  for (; g_ascii_isdigit (**at); (*at)++)
    number = MIN (number * 10 + (**at - '0'), DAYS_MOST + 1);
  while (*next < G_N_ELEMENTS (PERIOD_PARTS)
         && (PERIOD_PARTS[*next].letter != **at
             || PERIOD_PARTS[*next].of_day != of_day))
    (*next)++;
  if (*next == G_N_ELEMENTS (PERIOD_PARTS)
      || number * (PERIOD_PARTS[*next].span / SIM_SECOND)
             > DAYS_MOST * (SIM_DAY / SIM_SECOND) - period->span / SIM_SECOND)
    return FALSE;
  period->months += (int) number * PERIOD_PARTS[*next].months;
  period->span += number * PERIOD_PARTS[*next].span;
  (*next)++;
  (*at)++;
  return period->months <= MONTHS_MOST;
}

static gboolean
take_period (const char *text, Period *period)
{
  gboolean of_day = FALSE;
  guint next = 0;

  if (*text++ != 'P')
    return FALSE;
  do
    {
      if (*text == 'T' && !of_day)
        {
          of_day = TRUE;
          text++;
        }
      if (!take_period_part (&text, of_day, &next, period))
        return FALSE;
    }
  while (*text != '\0');
  return TRUE;
}

gboolean
quantity_parse_period (const char *text, Period *period, char **wrong)
{
  Period read = { 0, 0 };

  if (!take_period (text, &read))
    {
      *wrong = g_strdup ("expected an ISO 8601 period, as in P15M, P14D or "
                         "PT6H");
      return FALSE;
    }
  *period = read;
  return TRUE;
}

/* Parameters of distributions that carry no unit. */
static gboolean
is_pure (const char *name)
{
  static const char *const pure[]
      = { "cv", "shape", "alpha", "k", "n", "p", "s", "p1", "c", NULL };

  return g_strv_contains (pure, name);
}

/* Parameters that are neither spans (or sizes) nor pure numbers: reading them
 * in the unit of the mean would be wrong. */
static gboolean
has_no_unit_here (const char *name, char **wrong)
{
  static const char *const odd[] = { "rate", "mu", "sigma", NULL };

  if (!g_strv_contains (odd, name))
    return FALSE;
  *wrong = g_strdup_printf ("'%s' has no unit here; give the distribution by "
                            "its mean, as in exponential(mean=20ms) or "
                            "lognormal(mean=20ms, cv=1.5)",
                            name);
  return TRUE;
}

/* Append the argument at @text, a "20ms", "mean=20ms" or "0.5:20ms". */
static gboolean
strip_argument (GString *out, char *text, Dimension dimension, char **wrong)
{
  char *mark = strpbrk (text, "=:");
  g_autofree char *name = NULL;
  char buffer[SIM_NUMBER_SIZE];
  double value;

  if (mark != NULL)
    {
      name = g_strndup (text, (gsize) (mark - text));
      g_strstrip (name);
      g_string_append_printf (out, "%s%c", name, *mark);
      text = g_strstrip (mark + 1);
    }
  if (name != NULL && has_no_unit_here (name, wrong))
    return FALSE;
  if (name != NULL && is_pure (name))
    {
      g_string_append (out, text);
      return TRUE;
    }
  if (!quantity_parse (g_strstrip (text), dimension, &value, wrong))
    return FALSE;
  g_string_append (out, sim_number_format (buffer, value));
  return TRUE;
}

char *
quantity_strip_units (const char *text, Dimension dimension, char **wrong)
{
  g_autofree char *head = NULL;
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GString) out = NULL;
  const char *open = strchr (text, '(');
  const char *close = strrchr (text, ')');

  if (open == NULL || close == NULL || close < open || close[1] != '\0')
    {
      *wrong = g_strdup ("expected a distribution, as in exponential(mean=20ms)"
                         " or constant(20ms)");
      return NULL;
    }
  head = g_strndup (open + 1, (gsize) (close - open - 1));
  arguments = g_strsplit (head, ",", -1);
  out = g_string_new_len (text, open - text + 1);
  for (guint i = 0; arguments[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      if (!strip_argument (out, g_strstrip (arguments[i]), dimension, wrong))
        return NULL;
    }
  g_string_append_c (out, ')');
  return g_string_free (g_steal_pointer (&out), FALSE);
}

SimTime
period_after (Period period, SimTime from)
{
  const SimTime last = sim_time_at ((SimDate){ 2260, 1, 1 });
  SimDate date = sim_time_date (from);
  SimTime moved;

  if (date.year * 12 + date.month + period.months >= 2260 * 12)
    return SIM_NEVER;
  moved = sim_time_add_months (from, period.months);
  return moved >= last - period.span ? SIM_NEVER : moved + period.span;
}

const char *
quantity_units (Dimension dimension)
{
  return DIMENSIONS[dimension].units;
}

const char *
quantity_base_unit (Dimension dimension)
{
  const Unit *unit = DIMENSIONS[dimension].table;

  while (unit->factor != 1 && unit[1].name != NULL)
    unit++;
  return unit->name;
}

char *
quantity_pattern (Dimension dimension)
{
  GString *pattern = g_string_new ("[+\\-]?[0-9]+(\\.[0-9]+)?"
                                   "([eE][+\\-]?[0-9]+)? *(");
  const Unit *unit = DIMENSIONS[dimension].table;

  for (; unit->name != NULL; unit++)
    g_string_append_printf (pattern, "%s%s",
                            unit == DIMENSIONS[dimension].table ? "" : "|",
                            unit->name);
  g_string_append_c (pattern, ')');
  return g_string_free (pattern, FALSE);
}

char *
quantity_format_span (SimSpan span)
{
  static const struct
  {
    SimSpan unit;
    const char *name;
  } scale[] = { { SIM_DAY, "d" },          { SIM_HOUR, "h" },
                { SIM_MINUTE, "min" },     { SIM_SECOND, "s" },
                { SIM_MILLISECOND, "ms" }, { SIM_MICROSECOND, "us" },
                { SIM_NANOSECOND, "ns" } };
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (scale) && ABS (span) < scale[i].unit)
    i++;
  g_ascii_formatd (number, sizeof number, "%.3g",
                   (double) span / (double) scale[i].unit);
  return g_strdup_printf ("%s %s", number, scale[i].name);
}
