/* Metrics: everything that a run measures, in one table.
 *
 * A metric has a name, a unit and a direction; its values carry labels
 * ("population=beijing;reason=consent"). The store, `list metrics`, the report
 * and the manual print from this table.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *name;
  const char *unit;      /* "ms"; "1" for shares and counts */
  const char *title;     /* for axes and tables */
  const char *help;      /* one sentence without a full stop */
  const char *direction; /* "lower" or "higher" is better, or "" */
} Metric;

extern const Metric METRIC_LATENCY;
extern const Metric METRIC_LATENCY_P50;
extern const Metric METRIC_LATENCY_P95;
extern const Metric METRIC_LATENCY_P99;
extern const Metric METRIC_LATENCY_MEAN;
extern const Metric METRIC_RTT;
extern const Metric METRIC_OFFERED;
extern const Metric METRIC_SERVED;
extern const Metric METRIC_FALLBACK;
extern const Metric METRIC_LOST;
extern const Metric METRIC_RETRIED;
extern const Metric METRIC_INCIDENT_OFFERED;
extern const Metric METRIC_INCIDENT_SERVED;
extern const Metric METRIC_INCIDENT_FAILED;
extern const Metric METRIC_INCIDENT_RETRIED;
extern const Metric METRIC_INCIDENT_LOST;
extern const Metric METRIC_AVAILABILITY;
extern const Metric METRIC_UTILISATION;
extern const Metric METRIC_INTERFERENCE_P50;
extern const Metric METRIC_INTERFERENCE_P95;
extern const Metric METRIC_INTERFERENCE_P99;
extern const Metric METRIC_INTERFERENCE_MEAN;
extern const Metric METRIC_INTERFERENCE_KREBS;
extern const Metric METRIC_USERS;
extern const Metric METRIC_USERS_LOST;
extern const Metric METRIC_USER_DAYS_LOST;
extern const Metric METRIC_CATALOGUE;
extern const Metric METRIC_FLOWS;
extern const Metric METRIC_RULED;
extern const Metric METRIC_VIOLATIONS;
extern const Metric METRIC_DAYS_TO_COMPLY;
extern const Metric METRIC_BREACHES_OPEN;
extern const Metric METRIC_OVERBLOCKING;
extern const Metric METRIC_REFUNDS;
extern const Metric METRIC_FILINGS;
extern const Metric METRIC_FILING_DAYS;
extern const Metric METRIC_BACKLOG;
extern const Metric METRIC_DEMANDS;
extern const Metric METRIC_DEMANDS_ACCOUNTS;
extern const Metric METRIC_DEMANDS_GIVEN;
extern const Metric METRIC_DEMANDS_DAYS;
extern const Metric METRIC_CONFLICTS;
extern const Metric METRIC_SUBJECTS_ABROAD;
extern const Metric METRIC_SUBJECT_DAYS_ABROAD;
extern const Metric METRIC_SUBJECT_DAYS_EXPOSED;
extern const Metric METRIC_ASSETS_READABLE;
extern const Metric METRIC_BLAST_USERS;
extern const Metric METRIC_BLAST_REQUESTS;
extern const Metric METRIC_COUPLING;
extern const Metric METRIC_QUEUE_WAITS;
extern const Metric METRIC_QUEUE_STAYS;
extern const Metric METRIC_QUEUE_STATES;
extern const Metric METRIC_QUEUE_WAIT;
extern const Metric METRIC_QUEUE_WAIT_P50;
extern const Metric METRIC_QUEUE_WAIT_P95;
extern const Metric METRIC_QUEUE_WAIT_P99;
extern const Metric METRIC_QUEUE_WAIT_SHARE;
extern const Metric METRIC_QUEUE_STAY;
extern const Metric METRIC_QUEUE_STAY_P50;
extern const Metric METRIC_QUEUE_STAY_P95;
extern const Metric METRIC_QUEUE_STAY_P99;
extern const Metric METRIC_QUEUE_STAY_SHARE;
extern const Metric METRIC_QUEUE_INSIDE;
extern const Metric METRIC_QUEUE_INSIDE_SHARE;
extern const Metric METRIC_QUEUE_UTILISATION;
extern const Metric METRIC_QUEUE_THROUGHPUT;
extern const Metric METRIC_QUEUE_LOST;
extern const Metric METRIC_QUEUE_LITTLE;
extern const Metric METRIC_QUEUE_ARRIVALS;
extern const Metric METRIC_QUEUE_ARRIVALS_VARIANCE;

/* All of them, NULL-terminated. */
extern const Metric *const METRICS[];

G_END_DECLS
