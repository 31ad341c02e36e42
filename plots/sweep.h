/* Sweep: one metric at all points of an experiment, for the figures of sweeps.
 *
 * Points that differ in the first factors only (one for lines, two for maps)
 * are one series: a variant, at some levels of the others.
 */
#pragma once

#include "plots/factors.h"
#include "plots/figures.h"
#include "plots/summary.h"

G_BEGIN_DECLS

typedef struct
{
  const Names *names; /* borrowed */
  GPtrArray *factors;
  Summary *summary;
  const char *metric; /* borrowed, of the wish or a constant */
  char *labels;
  char *axis;    /* "mean waiting time (ms)" */
  GArray *first; /* guint: for each series, the place of its first point */
} Sweep;

/* NULL on failure. Without enough factors, or without a value, it has no
 * series. */
Sweep *sweep_load (const FigureSource *source, guint n_free,
                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
void sweep_free (Sweep *sweep);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sweep, sweep_free)

/* The value at a place; n is 0 if there is none. */
Estimate sweep_value (const Sweep *sweep, guint place);

/* "in-country, mail.servers = 4": for legends. Free with g_free. */
char *sweep_title (const Sweep *sweep, guint series, guint n_free);

/* "server.demand (ms)", or "(1)". Free with g_free. */
char *sweep_factor_axis (const SweepFactor *factor);

G_END_DECLS
