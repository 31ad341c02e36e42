/* The inside of an Observer: sums over the run, and how rows are entered. */
#pragma once

#include "models/metrics.h"
#include "models/observe.h"
#include "sim/sim-bins.h"

G_BEGIN_DECLS

struct Observer
{
  SimRunRecord *record;
  GHashTable *sums;      /* "metric|labels" -> double, over all regimes */
  GHashTable *latencies; /* labels -> SimHistogram, over all regimes */
  GHashTable *means;     /* "metric|labels" -> Mean, over all regimes */
  GHashTable *breaches;  /* flow and population -> Breach, that go on */
  GHashTable *paid_back; /* "prompt|use": those who refused are counted */
};

/* What is divided when the run is over. */
typedef struct
{
  double sum, weight;
} Mean;

/* A flow that breaks a rule. */
typedef struct
{
  SimTime since;
  guint seen;   /* the number of the last regime in which it was there */
  char *labels; /* "law=CN;rule=CN-PIPL-38" */
} Breach;

void breach_free (gpointer breach);

/* Enter a value of one regime, or of SIM_WHOLE_RUN. */
void observer_enter (Observer *observer, int regime, const Metric *metric,
                     const char *labels, double value);

/* Add to a sum over the run. */
void observer_add_up (Observer *observer, const Metric *metric,
                      const char *labels, double value);

/* Add to both sides of a quotient over the run. */
void observer_add_mean (Observer *observer, const Metric *metric,
                        const char *labels, double sum, double weight);

/* What the law says of the flows of a regime, and what follows; and of what
 * still breaks it at the end. */
void observe_flows (Observer *observer, const Regime *regime,
                    const Compliance *compliance);
void observe_breaches (Observer *observer);

/* Small sets of values by labels within one regime. */
GHashTable *tally_new (void);
void tally_add (GHashTable *tally, const char *labels, double value);

/* A tally by reason. A loss that did not happen is a zero, not a gap: else a
 * mean over replications would leave out the lucky ones. Who never ends a
 * service in @world is not asked about exits; users, unlike requests, are
 * not lost to overload or impatience. */
GHashTable *losses_new (const World *world, gboolean of_requests);

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
