#include "config.h"

#include "models/world/range.h"

#include <math.h>
#include <string.h>

#include "models/world/attribute.h"
#include "models/world/measure.h"

#define DECADE 10.0

/* One number of the text: all that stands before it, and its two ends. */
typedef struct
{
  char *before;
  double low, high;
} Part;

struct Range
{
  GArray *parts; /* of Part */
  char *after;   /* the last number */
  gboolean is_log;
  gboolean is_whole;
};

static void
clear_part (gpointer data)
{
  g_free (((Part *) data)->before);
}

void
range_free (Range *range)
{
  if (range == NULL)
    return;
  g_array_unref (range->parts);
  g_free (range->after);
  g_free (range);
}

/* Move *@at to the next number that is no part of a word; FALSE at the end. */
static gboolean
find_number (const char *text, const char **at, double *number,
             const char **end)
{
  for (; **at != '\0'; (*at)++)
    {
      gboolean in_word
          = *at > text && (g_ascii_isalnum ((*at)[-1]) || (*at)[-1] == '.');

      *end = *at;
      if (!in_word && quantity_take_number (end, number))
        return TRUE;
    }
  return FALSE;
}

/* The numbers of @text, with what stands between them. */
static Range *
split_numbers (const char *text)
{
  Range *range = g_new0 (Range, 1);
  const char *from = text, *at = text, *end = text;
  Part part = { NULL, 0, 0 };

  range->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  g_array_set_clear_func (range->parts, clear_part);
  while (find_number (text, &at, &part.low, &end))
    {
      part.before = g_strndup (from, (gsize) (at - from));
      part.high = part.low;
      g_array_append_val (range->parts, part);
      from = at = end;
    }
  range->after = g_strdup (from);
  return range;
}

static gboolean
is_alike (const Range *one, const Range *other)
{
  if (one->parts->len != other->parts->len
      || strcmp (one->after, other->after) != 0)
    return FALSE;
  for (guint i = 0; i < one->parts->len; i++)
    if (strcmp (g_array_index (one->parts, Part, i).before,
                g_array_index (other->parts, Part, i).before)
        != 0)
      return FALSE;
  return TRUE;
}

/* @text in the unit of @like, when both are measures and units differ. */
static char *
in_unit_of (const AttributeSpec *spec, const char *text, const char *like)
{
  int dimension = measure_dimension (spec);
  Measure measure, unit;

  if (!measure_read (dimension, text, &measure)
      || !measure_read (dimension, like, &unit)
      || strcmp (measure.unit, unit.unit) == 0)
    return g_strdup (text);
  return measure_write (spec, &unit, measure.base);
}

static gboolean
wants_log (const Range *range, AxisScale scale)
{
  gboolean decade = FALSE, positive = TRUE;

  for (guint i = 0; i < range->parts->len; i++)
    {
      const Part *part = &g_array_index (range->parts, Part, i);

      if (part->low == part->high)
        continue;
      positive = positive && part->low > 0;
      decade = decade || part->high >= DECADE * part->low;
    }
  return scale == SCALE_LOG || (scale == SCALE_AUTO && positive && decade);
}

/* Take the upper ends from @high; what is wrong, or NULL. */
static const char *
join_ends (Range *range, const Range *high, AxisScale scale)
{
  gboolean differ = FALSE;

  if (!is_alike (range, high))
    return "the ends of a range must be alike but for their numbers";
  for (guint i = 0; i < range->parts->len; i++)
    {
      Part *part = &g_array_index (range->parts, Part, i);

      part->high = g_array_index (high->parts, Part, i).low;
      differ = differ || part->low != part->high;
      if (part->high < part->low)
        return "a range goes from the lower to the higher end";
      if (scale == SCALE_LOG && part->low != part->high && part->low <= 0)
        return "a logarithmic scale needs ends above 0";
    }
  return differ ? NULL : "a range needs two ends that differ";
}

/* Dates and words have no middle. */
static gboolean
has_numbers (const AttributeSpec *spec)
{
  return measure_dimension (spec) != MEASURE_NONE
         || spec->type == &ATTRIBUTE_SPAN_DIST
         || spec->type == &ATTRIBUTE_SIZE_DIST;
}

Range *
range_new (const AttributeSpec *spec, const char *low, const char *high,
           AxisScale scale, char **wrong)
{
  g_autofree char *same_unit = in_unit_of (spec, high, low);
  g_autoptr (Range) range = split_numbers (low);
  g_autoptr (Range) upper = split_numbers (same_unit);
  const char *mistake = has_numbers (spec)
                            ? join_ends (range, upper, scale)
                            : "only numbers have ranges";

  if (mistake != NULL)
    {
      *wrong = g_strdup_printf ("found '%s' and '%s'; %s", low, high, mistake);
      return NULL;
    }
  range->is_log = wants_log (range, scale);
  range->is_whole = spec->type == &ATTRIBUTE_COUNT;
  return g_steal_pointer (&range);
}

static double
number_at (const Range *range, const Part *part, double place)
{
  /* Each whole number owns the stretch up to the next one. */
  double high = range->is_whole ? part->high + 1 : part->high;
  double number;

  if (part->low == part->high)
    return part->low;
  number = range->is_log
               ? exp (log (part->low) + place * (log (high) - log (part->low)))
               : part->low + place * (high - part->low);
  if (range->is_whole)
    number = floor (number + 1e-9);
  return CLAMP (number, part->low, part->high);
}

char *
range_text (const Range *range, double place)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < range->parts->len; i++)
    {
      const Part *part = &g_array_index (range->parts, Part, i);
      double value = number_at (range, part, place);

      g_string_append (text, part->before);
      g_string_append (text, g_ascii_formatd (number, sizeof number,
                                              range->is_whole ? "%.0f" : "%.6g",
                                              value));
    }
  g_string_append (text, range->after);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static double
place_of (const Range *range, const Part *part, double number)
{
  if (range->is_log)
    return number <= 0 ? NAN
                       : (log (number) - log (part->low))
                             / (log (part->high) - log (part->low));
  return (number - part->low) / (part->high - part->low);
}

double
range_place (const Range *range, const char *text)
{
  g_autoptr (Range) other = split_numbers (text);

  if (!is_alike (range, other))
    return NAN;
  for (guint i = 0; i < range->parts->len; i++)
    {
      const Part *part = &g_array_index (range->parts, Part, i);

      if (part->low != part->high)
        return place_of (range, part,
                         g_array_index (other->parts, Part, i).low);
    }
  return NAN;
}
