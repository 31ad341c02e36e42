#include "config.h"

#include "models/metrics.h"

#define METRIC(NAME, name_, unit_, direction_, title_, help_)                 \
  const Metric METRIC_##NAME = { .name = name_, .unit = unit_,                \
                                 .title = title_, .help = help_,              \
                                 .direction = direction_ }

METRIC (LATENCY, "latency", "ns", "lower", "request latency",
        "Distribution of the time from sending a request to the last byte of "
        "its answer, of served requests only");
METRIC (LATENCY_P50, "latency.p50", "ms", "lower", "median latency",
        "Half of the served requests were faster");
METRIC (LATENCY_P95, "latency.p95", "ms", "lower", "95th percentile of latency",
        "95 % of the served requests were faster");
METRIC (LATENCY_P99, "latency.p99", "ms", "lower", "99th percentile of latency",
        "99 % of the served requests were faster");
METRIC (LATENCY_MEAN, "latency.mean", "ms", "lower", "mean latency",
        "Mean latency of the served requests");
METRIC (RTT, "rtt", "ms", "lower", "round-trip time",
        "Round trip from the population to the site that serves it");
METRIC (OFFERED, "requests.offered", "1", "", "requests offered",
        "Requests that users wanted served, scaled up from the windows");
METRIC (SERVED, "requests.served", "1", "higher", "requests served",
        "Requests served through any door, scaled up from the windows");
METRIC (FALLBACK, "requests.fallback", "1", "", "requests at the other door",
        "Requests served by the fallback instance, scaled up from the windows");
METRIC (LOST, "requests.lost", "1", "lower", "requests lost",
        "Requests not served, by reason, scaled up from the windows");
METRIC (AVAILABILITY, "availability", "1", "higher", "share served",
        "Requests served divided by requests offered");
METRIC (UTILISATION, "utilisation", "1", "", "utilisation of servers",
        "Mean share of the servers of a deployment that were at work");
METRIC (USERS, "users", "1", "", "users",
        "Users in the middle of the regime; summed over populations");
METRIC (USERS_LOST, "users.lost", "1", "lower", "users lost",
        "Users of a service who were not served, by reason");
METRIC (USER_DAYS_LOST, "user-days.lost", "d", "lower", "user-days lost",
        "Users of a service who were not served, times days, by reason");
METRIC (CATALOGUE, "catalogue.share", "1", "higher",
        "share of needed services present",
        "Uses whose first instance is in the catalogue, weighted by users");
METRIC (FLOWS, "flows", "1", "", "flows by verdict",
        "Flows of populations, by law and verdict");
METRIC (FILINGS, "filings", "1", "", "filings by state",
        "Filings of the tenants at the start of the regime: pending, granted, "
        "refused");
METRIC (SUBJECTS_ABROAD, "subjects.abroad", "1", "lower",
        "persons whose data is abroad",
        "Persons whose data leaves the territory of their law");
METRIC (SUBJECT_DAYS_ABROAD, "subject-days.abroad", "d", "lower",
        "subject-days abroad",
        "Persons whose data leaves the territory of their law, times days");
METRIC (SUBJECT_DAYS_EXPOSED, "subject-days.exposed", "d", "lower",
        "subject-days of exposure",
        "Persons whose data moves though the law is not met, times days, by "
        "rule");
METRIC (ASSETS_READABLE, "assets.readable", "1", "lower",
        "assets an authority can read",
        "Assets by authority and class of access: D, T, X or N");

const Metric *const METRICS[] = { &METRIC_LATENCY,
                                  &METRIC_LATENCY_P50,
                                  &METRIC_LATENCY_P95,
                                  &METRIC_LATENCY_P99,
                                  &METRIC_LATENCY_MEAN,
                                  &METRIC_RTT,
                                  &METRIC_OFFERED,
                                  &METRIC_SERVED,
                                  &METRIC_FALLBACK,
                                  &METRIC_LOST,
                                  &METRIC_AVAILABILITY,
                                  &METRIC_UTILISATION,
                                  &METRIC_USERS,
                                  &METRIC_USERS_LOST,
                                  &METRIC_USER_DAYS_LOST,
                                  &METRIC_CATALOGUE,
                                  &METRIC_FLOWS,
                                  &METRIC_FILINGS,
                                  &METRIC_SUBJECTS_ABROAD,
                                  &METRIC_SUBJECT_DAYS_ABROAD,
                                  &METRIC_SUBJECT_DAYS_EXPOSED,
                                  &METRIC_ASSETS_READABLE,
                                  NULL };
