/* The inside of an Observer: sums over the run, and how rows are entered. */
#pragma once

#include "models/metrics.h"
#include "models/observe.h"

G_BEGIN_DECLS

struct Observer
{
  SimRunRecord *record;
  GHashTable *sums;      /* "metric|labels" -> double, over all regimes */
  GHashTable *latencies; /* labels -> SimHistogram, over all regimes */
};

/* Enter a value of one regime, or of SIM_WHOLE_RUN. */
void observer_enter (Observer *observer, int regime, const Metric *metric,
                     const char *labels, double value);

/* Add to a sum over the run. */
void observer_add_up (Observer *observer, const Metric *metric,
                      const char *labels, double value);

/* Small sets of values by labels within one regime. */
GHashTable *tally_new (void);
void tally_add (GHashTable *tally, const char *labels, double value);

/* A tally by reason. A loss that did not happen is a zero, not a gap: else a
 * mean over replications would leave out the lucky ones. Who never ends a
 * service in @world is not asked about exits. */
GHashTable *losses_new (const World *world);

/* Enter all of @tally for the regime, and add it, times @factor, to @whole
 * (unless NULL). The order of a hash table does not matter: the store sorts,
 * and each label is added to a sum of its own. */
void observer_enter_tally (Observer *observer, int regime, const Metric *metric,
                           GHashTable *tally, const Metric *whole,
                           double factor);

/* Enter the quantiles and the mean of latencies in ns. */
void observer_enter_quantiles (Observer *observer, int regime,
                               const char *labels,
                               const SimHistogram *histogram);

/* Enter the buckets of a distribution over the whole run. */
void observer_enter_buckets (Observer *observer, const Metric *metric,
                             const char *labels, const SimHistogram *histogram);

G_END_DECLS
