/* Ranges: texts between two texts, for samples and sensitivity.
 *
 * "10ms" and "50ms" have "30ms" in the middle; "lognormal(mean=10ms, cv=1.2)"
 * and "lognormal(mean=60ms, cv=1.2)" likewise, number by number, where all
 * else is the same. The place in the range goes from 0 to 1, on a linear or a
 * logarithmic scale: by itself logarithmic when all numbers that differ are
 * positive and one spans a decade or more (high >= 10 low). Whole numbers
 * have equal shares of the places each.
 */
#pragma once

#include "models/world/axis.h"

G_BEGIN_DECLS

typedef struct Range Range;

/* NULL, with @wrong saying why (free with g_free), when there is no range. */
Range *range_new (const AttributeSpec *spec, const char *low, const char *high,
                  AxisScale scale, char **wrong);
void range_free (Range *range);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Range, range_free)

/* The text at @place, with six significant digits. Free with g_free. */
char *range_text (const Range *range, double place);

/* Where @text lies, between 0 and 1 when it is inside; NAN when it is of
 * another form. */
double range_place (const Range *range, const char *text);

G_END_DECLS
