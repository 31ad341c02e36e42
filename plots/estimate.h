/* Estimate: a mean over independent replications, and how sure it is.
 *
 * The interval is mean +- t * s / sqrt (n) with the 97.5 % quantile of
 * Student's t for n - 1 degrees of freedom: replications are independent and
 * identically distributed, observations within one run are not.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint n;           /* replications with a value */
  double mean;       /* NaN if there are none */
  double half_width; /* of the 95 % interval; NaN for fewer than two */
} Estimate;

/* Estimate from @n values; those that are not numbers do not count. */
Estimate estimate_of (const double *values, guint n);

/* The same in another unit, @factor times as many. */
Estimate estimate_scaled (Estimate estimate, double factor);

/* "123.4 ± 0.5" with as many digits as the interval deserves, "-" if there is
 * no value. Free with g_free. */
char *estimate_format (Estimate estimate);

G_END_DECLS
