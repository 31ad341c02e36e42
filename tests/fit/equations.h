/* Least squares with bounds and start values, one row at a time.
 *
 * Minimizes sum of w (row x - right)^2 plus, for every parameter, strength
 * ((x - start) / start)^2, within bounds, by descent along one parameter after
 * the other: the quadratic is convex, so that ends at its least. The weight of
 * a row is 1 / max (present error, 2 %), which makes squares into absolute
 * values.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double value, start, strength;
  double least, most;
} Parameter;

typedef struct
{
  guint n;
  Parameter *parameters;
  double *normal; /* n x n */
  double *right;
  guint *columns; /* of the present row */
  double *entries;
  guint n_entries;
  guint n_rows;
} Equations;

Equations *equations_new (guint n);
void equations_clear (Equations *equations);
void equations_begin_row (Equations *equations);
void equations_add (Equations *equations, guint column, double entry);
void equations_end_row (Equations *equations, double right, double error);

/* Move every parameter by @share of the way to the solution. */
void equations_step (Equations *equations, double share);

G_END_DECLS
