/* Replicating until an estimate is precise enough.
 *
 * The mean of a metric over replications has Student's t interval; more are
 * wanted in rounds of fixed size, after a minimum of ten, until its half-width
 * is what was asked for. All variants of a setting get the same number, so
 * that they stay paired. Only the first replications count, in their order:
 * where it stops depends neither on workers nor on what happened to be stored.
 */
#pragma once

#include "models/plan.h"
#include "sim/sim-interval.h"
#include "sim/sim-store.h"

G_BEGIN_DECLS

/* The domain of what was asked for in vain. */
#define PRECISION_ERROR (precision_error ())
GQuark precision_error (void);

typedef struct
{
  char *metric;
  char *labels; /* canonical; "" for all together */
  SimStopping stopping;
} Precision;

/* Read "latency.p95=2%", "latency.p95=5" (in the metric's unit) or
 * "latency.p95{law=CN}=2%". FALSE, with @wrong saying what would be right. */
gboolean precision_parse (const char *text, guint most, Precision *precision,
                          char **wrong) G_GNUC_WARN_UNUSED_RESULT;
void precision_clear (Precision *precision);

/* Want the minimum of every point of @plan. */
void precision_begin (const Precision *precision, Plan *plan);

/* Look at what is stored and want more where it is not precise enough: @again
 * says whether there is anything to do. */
gboolean precision_look (Precision *precision, Plan *plan, SimStore *store,
                         gboolean *again,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Say on standard error where it stopped. */
gboolean precision_tell (Precision *precision, const Plan *plan,
                         SimStore *store,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
