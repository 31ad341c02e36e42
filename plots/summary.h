/* Summary: the metrics of whole runs, estimated over replications.
 *
 * One estimate for each metric, labels and variant, and the metrics' own
 * words. It knows neither figures nor the report.
 */
#pragma once

#include "plots/estimate.h"
#include "plots/names.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;
  char *unit;
  char *title;
  char *help;
  char *direction; /* "lower", "higher" or "" */
} MetricWords;

typedef struct _Summary Summary;

Summary *summary_load (SimStore *store, const Names *names,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
void summary_free (Summary *summary);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Summary, summary_free)

/* MetricWords of every metric that has a value for a whole run and all
 * together (labels ""), by name: described or not. */
const GPtrArray *summary_metrics (const Summary *summary);

/* The words of @metric, or NULL if nobody described it. */
const MetricWords *summary_words (const Summary *summary, const char *metric);

/* The values of the label @key that occur alone, sorted: populations. */
const GPtrArray *summary_populations (const Summary *summary);

/* n is 0 if there is no such value. */
Estimate summary_get (const Summary *summary, const char *metric,
                      const char *labels, guint variant);

G_END_DECLS
