/* Measures: the texts of attributes that are a number with a unit.
 *
 * Ranges, constraints and the keys of runs look at a text as a number,
 * whatever the attribute: "35ms" is 35 in the unit "ms" and 35000000 in base
 * units. Distributions, dates, words and references are not measures.
 */
#pragma once

#include "models/world/entity.h"
#include "models/world/quantity.h"

G_BEGIN_DECLS

enum
{
  MEASURE_PURE = N_DIMENSIONS, /* a number without unit */
  MEASURE_NONE                 /* not a number at all */
};

typedef struct
{
  int dimension; /* Dimension or MEASURE_PURE */
  double number; /* as written */
  char unit[8];  /* as written: "ms"; "" for a pure number */
  double base;   /* in base units */
} Measure;

/* What the values of @spec measure: a Dimension, MEASURE_PURE or _NONE. */
int measure_dimension (const AttributeSpec *spec);

/* Read @text as @dimension; FALSE when it is none. */
gboolean measure_read (int dimension, const char *text, Measure *measure);

/* @base in the unit of @like, with six significant digits and that unit; a
 * whole number for a count. Free with g_free. */
char *measure_write (const AttributeSpec *spec, const Measure *like,
                     double base);

/* @text in one canonical form, for hashes: of a measure the bits of its number
 * in base units, else itself. Free with g_free. */
char *measure_canonical (const AttributeSpec *spec, const char *text);

G_END_DECLS
