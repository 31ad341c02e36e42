/* Sobol indices: how much of the variance of an output each factor explains.
 *
 * With every factor uniform over its range and independent of the others, the
 * first-order index S is the share of the variance that goes when the factor
 * alone is known, the total index T the share that stays while all others are
 * known; T - S is what it does together with others. From two matrices of
 * points A and B, and A with one column taken from B, for N (k + 2)
 * evaluations:
 *
 *   S_i = mean (f(B) (f(AB_i) - f(A))) / V          Saltelli et al. (2010)
 *   T_i = mean ((f(A) - f(AB_i))^2) / (2 V)         Jansen (1999)
 *
 * f is centred on its mean first, which changes no expectation and steadies S.
 * Intervals are percentiles of 1000 resamples of the N rows, so they need no
 * further evaluation; quasi-random rows are spread more evenly than
 * independent ones, and the intervals are therefore rather too wide.
 *
 * Points are Sobol's sequence up to 20 factors, which is what GSL has, and
 * keyed random draws beyond.
 */
#pragma once

#include <glib.h>

#include "sim/sim-interval.h"

G_BEGIN_DECLS

/* Beyond this the points are random ones. */
#define SIM_SOBOL_MOST_FACTORS 20

typedef struct
{
  SimInterval first; /* S */
  SimInterval total; /* T */
} SimSobol;

/* How many points @n_rows in @n_factors take. */
guint sim_sobol_n_points (guint n_factors, guint n_rows);

/* Fill @points, row by row of A: A, B, AB_1 .. AB_k. Row j depends on j (and
 * @seed, where the points are random) alone, so that more rows extend it. */
void sim_sobol_design (guint n_factors, guint n_rows, guint64 seed,
                       double *points);

/* The indices from the @values at the points of the design, in its order;
 * not numbers when the values do not vary. @seed is that of resampling. */
void sim_sobol_indices (const double *values, guint n_factors, guint n_rows,
                        guint64 seed, double confidence, SimSobol *indices);

G_END_DECLS
