/* The values of one axis, from a list or a range. */
#include "config.h"

#include "models/world/design-private.h"

#include <math.h>
#include <string.h>

#include "models/world/attribute.h"

enum
{
  VALUES_MOST = 100000
};

GPtrArray *
split_values (const char *text, const char *separators)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);
  const char *from = text;
  int depth = 0;

  for (const char *at = text;; at++)
    {
      gboolean is_end
          = *at == '\0' || (depth <= 0 && strchr (separators, *at) != NULL);

      depth += (*at == '(') - (*at == ')');
      if (!is_end)
        continue;
      if (at > from)
        {
          char *part = g_strndup (from, (gsize) (at - from));

          g_ptr_array_add (parts, g_strstrip (part));
        }
      from = at + 1;
      if (*at == '\0')
        return parts;
    }
}

static void
complain (Reading *reading, const Factor *factor, const char *found,
          const char *wrong)
{
  g_autofree char *quoted = problem_quote (found);

  problem_note (reading->problems, factor->file, factor->line,
                "%s: found '%s': %s", factor->name, quoted, wrong);
}

/* --- ranges --------------------------------------------------------------- */

/* "10:100:10" or "1ms:1s:x10". */
typedef struct
{
  Measure first, last, step;
  double factor; /* 0: steps are added */
} Steps;

static gboolean
read_step (const Factor *factor, const char *text, Steps *steps)
{
  const char *at = text + 1;

  if (*text == 'x')
    return quantity_take_number (&at, &steps->factor) && *at == '\0'
           && steps->factor > 1 && steps->first.base > 0;
  return measure_read (factor->dimension, text, &steps->step)
         && steps->step.base > 0;
}

/* Whole numbers go by ones where nobody says otherwise. */
static gboolean
steps_by_one (const Factor *factor, char **parts)
{
  return g_strv_length (parts) == 2 && factor->spec != NULL
         && factor->spec->type == &ATTRIBUTE_COUNT;
}

static gboolean
read_steps (const Factor *factor, const char *range, Steps *steps)
{
  g_auto (GStrv) parts = g_strsplit (range, ":", 0);

  *steps = (Steps){ .factor = 0 };
  if (g_strv_length (parts) != 3 && !steps_by_one (factor, parts))
    return FALSE;
  return measure_read (factor->dimension, parts[0], &steps->first)
         && measure_read (factor->dimension, parts[1], &steps->last)
         && steps->first.base <= steps->last.base
         && read_step (factor, parts[2] != NULL ? parts[2] : "1", steps);
}

static double
nth_step (const Steps *steps, guint i)
{
  return steps->factor > 0 ? steps->first.base * pow (steps->factor, i)
                           : steps->first.base + i * steps->step.base;
}

/* The last value is there in spite of rounding. */
static guint
n_steps (const Steps *steps)
{
  double n
      = steps->factor > 0
            ? log (steps->last.base / steps->first.base) / log (steps->factor)
            : (steps->last.base - steps->first.base) / steps->step.base;

  return n < VALUES_MOST ? (guint) (n * (1 + 1e-12) + 1e-9) + 1 : G_MAXUINT;
}

static GPtrArray *
range_values (Reading *reading, const char *range, const Factor *factor)
{
  GPtrArray *values;
  Steps steps;
  guint n;

  if (!read_steps (factor, range, &steps))
    {
      complain (reading, factor, range,
                "expected FIRST:LAST:STEP as in 10:100:10, or FIRST:LAST:xTIMES"
                " as in 1ms:1s:x10, from lower to higher, in the units of the "
                "attribute");
      return NULL;
    }
  if (factor->spec->type == &ATTRIBUTE_COUNT
      && floor (steps.step.base) < steps.step.base)
    {
      complain (reading, factor, range,
                "expected a whole number as step: it is a count");
      return NULL;
    }
  n = n_steps (&steps);
  if (n > VALUES_MOST)
    {
      complain (reading, factor, range, "expected at most 100000 values");
      return NULL;
    }
  values = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (values, measure_write (factor->spec, &steps.first,
                                            nth_step (&steps, i)));
  return values;
}

/* Only numbers have ranges: "08:00" is a time, "a:b" somebody's text. */
static gboolean
is_range (const Factor *factor, const char *text)
{
  return factor->dimension != MEASURE_NONE && strchr (text, ':') != NULL;
}

/* --- lists ---------------------------------------------------------------- */

static GPtrArray *
list_values (Reading *reading, const AxisText *text, const Factor *factor)
{
  const char *separators = strchr (text->values, ';') != NULL ? ";"
                           : text->origin.line == 0           ? ","
                                                              : " \t\n";
  GPtrArray *values = split_values (text->values, separators);

  if (values->len > 0)
    return values;
  complain (reading, factor, text->values, "expected at least one value");
  g_ptr_array_unref (values);
  return NULL;
}

static gboolean
check_values (Reading *reading, const Factor *factor, const GPtrArray *values)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean fine = TRUE;

  for (guint i = 0; i < values->len; i++)
    {
      const char *value = g_ptr_array_index (values, i);

      fine &= factor_check (reading, factor, value);
      if (g_hash_table_add (seen, (gpointer) value))
        continue;
      complain (reading, factor, value, "appears twice");
      fine = FALSE;
    }
  return fine;
}

static void
note_unit (Factor *factor, const char *value)
{
  Measure measure;

  if (!measure_read (factor->dimension, value, &measure))
    return;
  g_free (factor->unit);
  factor->unit = g_strdup (measure.unit);
}

GPtrArray *
axis_values (Reading *reading, const AxisText *text, Factor *factor)
{
  const char *range = text->range;
  g_autoptr (GPtrArray) values = NULL;

  if (range == NULL && is_range (factor, text->values))
    range = text->values;
  values = range != NULL ? range_values (reading, range, factor)
                         : list_values (reading, text, factor);
  if (values == NULL || !check_values (reading, factor, values))
    return NULL;
  note_unit (factor, g_ptr_array_index (values, 0));
  return g_steal_pointer (&values);
}
