/* Curves: how a metric goes along the calendar, averaged over replications.
 *
 * One curve for each variant and labels, a step for each regime. What is
 * drawn of them goes into the data of a figure as rows
 *
 *   panel series at mean low high
 *
 * two for each step, from its start to its end; a gap interrupts the curve.
 */
#pragma once

#include "plots/figure-data.h"
#include "plots/steps.h"

G_BEGIN_DECLS

typedef struct
{
  guint variant; /* place in Names */
  char *labels;
  GArray *means; /* StepMean */
} Curve;

/* Is a curve of these labels wanted? */
typedef gboolean (*CurveChoice) (const char *labels, gconstpointer data);

/* Curve * of @metric by variant, then by labels; those that @choice wants, or
 * all if it is NULL. NULL on failure. */
GPtrArray *curves_load (SimStore *store, const Names *names, const char *metric,
                        CurveChoice choice, gconstpointer data,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The distinct labels of @curves, sorted. Owned. */
GPtrArray *curves_labels (const GPtrArray *curves);

#define CURVE_COLUMNS "panel series at mean low high"

/* Write @means, times @scale, into the current block. */
void curve_write (FigureData *data, guint panel, guint series,
                  const GArray *means, double scale);

/* "Mean over n = 10 replications per variant; band: 95 % interval of the
 * mean.": for captions. Free with g_free. */
char *curves_describe_n (const Names *names);

G_END_DECLS
