#include "config.h"

#include "models/world/measure.h"

#include <math.h>
#include <string.h>

#include "models/world/attribute.h"
#include "sim/sim-number.h"

static const struct
{
  const AttributeType *type;
  int dimension;
} MEASURED[] = {
  { &ATTRIBUTE_COUNT, MEASURE_PURE },
  { &ATTRIBUTE_NUMBER, MEASURE_PURE },
  { &ATTRIBUTE_SPAN, DIMENSION_SPAN },
  { &ATTRIBUTE_SHARE, DIMENSION_SHARE },
  { &ATTRIBUTE_DISTANCE, DIMENSION_DISTANCE },
  { &ATTRIBUTE_ANGLE, DIMENSION_ANGLE },
  { &ATTRIBUTE_RATE, DIMENSION_RATE },
  { &ATTRIBUTE_SIZE, DIMENSION_BYTES },
  { &ATTRIBUTE_FREQUENCY, DIMENSION_FREQUENCY },
};

int
measure_dimension (const AttributeSpec *spec)
{
  for (guint i = 0; i < G_N_ELEMENTS (MEASURED); i++)
    if (spec->type == MEASURED[i].type)
      return MEASURED[i].dimension;
  return MEASURE_NONE;
}

static gboolean
read_base (int dimension, const char *text, const char *unit, Measure *measure)
{
  g_autofree char *wrong = NULL;

  if (dimension != MEASURE_PURE)
    return quantity_parse (text, (Dimension) dimension, &measure->base, &wrong);
  measure->base = measure->number;
  return *unit == '\0';
}

gboolean
measure_read (int dimension, const char *text, Measure *measure)
{
  const char *at = text;

  measure->dimension = dimension;
  if (dimension == MEASURE_NONE
      || !quantity_take_number (&at, &measure->number))
    return FALSE;
  while (*at == ' ')
    at++;
  return read_base (dimension, text, at, measure)
         && g_strlcpy (measure->unit, at, sizeof measure->unit)
                < sizeof measure->unit;
}

static double
unit_factor (const Measure *like)
{
  g_autofree char *one = g_strconcat ("1", like->unit, NULL);
  Measure measure;

  return measure_read (like->dimension, one, &measure) ? measure.base : 1;
}

char *
measure_write (const AttributeSpec *spec, const Measure *like, double base)
{
  char number[SIM_NUMBER_SIZE];

  if (spec->type == &ATTRIBUTE_COUNT)
    return g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) llround (base));
  return g_strconcat (g_ascii_formatd (number, sizeof number, "%.6g",
                                       base / unit_factor (like)),
                      like->unit, NULL);
}

char *
measure_canonical (const AttributeSpec *spec, const char *text)
{
  Measure measure;
  guint64 bits;
  double base;

  if (!measure_read (measure_dimension (spec), text, &measure))
    return g_strdup (text);
  /* Exact and quick; a negative zero is none. */
  base = measure.base + 0.0;
  memcpy (&bits, &base, sizeof bits);
  return g_strdup_printf ("#%016" G_GINT64_MODIFIER "x", bits);
}
