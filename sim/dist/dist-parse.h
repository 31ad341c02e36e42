/* Making a law, step by step: private to sim/dist and sim-dist.
 *
 * The reader of text and the constructors take the same steps, so that both
 * refuse the same things in the same words: begin with a kind, give
 * parameters or points, finish.
 */
#pragma once

#include "sim/dist/dist-kind.h"

G_BEGIN_DECLS

/* A law without parameters yet. */
SimDist *dist_new (const SimDistKind *kind);

/* The same by the kind's name; NULL, with the nearest known name, when there
 * is none. */
SimDist *dist_new_named (const char *name, GError **error);

/* Give parameter @name; checks its name and its range. */
gboolean dist_give (SimDist *dist, const char *name, double value,
                    GError **error);

/* Add a point of a quantile function. */
gboolean dist_add_point (SimDist *dist, double p, double x, GError **error);

/* Check that what was given is a form of the kind, and prepare the draws. */
gboolean dist_finish (SimDist *dist, GError **error);

G_END_DECLS
