/* Samples: points that fill the unit cube evenly, for designs of experiments.
 *
 * A grid over many axes is soon too large; these cover all of them with as
 * many points as one can afford. What a coordinate stands for (a range, on
 * a linear or logarithmic scale) is the caller's business.
 *
 * - A Latin hypercube (McKay, Beckman, Conover 1979, doi:10.1080/00401706.1979.
 *   10489755) has exactly one point in each of n slices along every axis. Its
 *   draws are keyed by the name of the axis: another axis changes none of them.
 * - Sobol's sequence (1967) fills all axes together, the better the nearer n
 *   is to a power of two. The direction numbers are those of Bratley and Fox,
 *   ACM Algorithm 659 (1988), as the GSL has them, for up to 40 axes; it begins
 *   with the middle of the cube.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SIM_SAMPLE_SOBOL_MOST 40

/* The @n coordinates along the axis called @name; free with g_free. */
double *sim_sample_latin (guint64 seed, const char *name, guint n);

/* @n points of @n_axes <= SIM_SAMPLE_SOBOL_MOST coordinates, point by point;
 * free with g_free. */
double *sim_sample_sobol (guint n_axes, guint n);

G_END_DECLS
