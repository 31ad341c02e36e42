#include "config.h"

#include "models/metrics.h"

#define METRIC(NAME, name_, unit_, direction_, title_, help_)                  \
  const Metric METRIC_##NAME = { .name = name_,                                \
                                 .unit = unit_,                                \
                                 .title = title_,                              \
                                 .help = help_,                                \
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
METRIC (
    RETRIED, "requests.retried", "1", "", "further attempts",
    "Attempts beyond the first of each request, scaled up from the windows");
METRIC (INCIDENT_OFFERED, "incident.offered", "1/s", "",
        "requests sent in an incident",
        "Requests sent for the first time, per second of a slice of time");
METRIC (INCIDENT_SERVED, "incident.served", "1/s", "higher",
        "requests answered in an incident",
        "Requests answered in the end, per second of a slice of time");
METRIC (INCIDENT_FAILED, "incident.failed", "1/s", "lower",
        "attempts that fail in an incident",
        "Attempts that were not served, per second of a slice of time");
METRIC (INCIDENT_RETRIED, "incident.retried", "1/s", "",
        "further attempts in an incident",
        "Attempts after a failed one, per second of a slice of time");
METRIC (INCIDENT_LOST, "incident.lost", "1/s", "lower",
        "requests lost in an incident",
        "Requests given up for good, per second of a slice of time");
METRIC (AVAILABILITY, "availability", "1", "higher", "share served",
        "Requests served divided by requests offered");
METRIC (UTILISATION, "utilisation", "1", "", "utilisation of servers",
        "Mean share of the servers of a deployment that were at work");
METRIC (INTERFERENCE_P50, "interference.p50", "1", "lower",
        "median latency beside a neighbour",
        "Latency of a population with a neighbour on the same servers, "
        "divided by its latency without");
METRIC (INTERFERENCE_P95, "interference.p95", "1", "lower",
        "95th percentile of latency beside a neighbour",
        "Latency of a population with a neighbour on the same servers, "
        "divided by its latency without");
METRIC (INTERFERENCE_P99, "interference.p99", "1", "lower",
        "99th percentile of latency beside a neighbour",
        "Latency of a population with a neighbour on the same servers, "
        "divided by its latency without");
METRIC (INTERFERENCE_MEAN, "interference.mean", "1", "lower",
        "mean latency beside a neighbour",
        "Latency of a population with a neighbour on the same servers, "
        "divided by its latency without");
METRIC (INTERFERENCE_KREBS, "interference.krebs", "1", "lower",
        "relative change of latency by a neighbour",
        "Relative growth of a population's mean latency, divided by the "
        "relative growth of a neighbour's load that causes it");
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
METRIC (RULED, "flows.ruled", "1", "", "flows by rule",
        "Flows of populations that leave the territory of their law, by law, "
        "rule and verdict");
METRIC (VIOLATIONS, "violations.per-million", "1", "lower",
        "violations in a million flows",
        "Of a million acts of use that move data, those that the law does not "
        "permit, by law");
METRIC (DAYS_TO_COMPLY, "comply.days", "d", "lower", "time to comply",
        "Mean time from the first day of a breach to its end, of flows of "
        "populations that comply again, by the rule that was broken");
METRIC (BREACHES_OPEN, "breaches.open", "1", "lower", "breaches at the end",
        "Flows of populations that break a rule at the end of the run");
METRIC (OVERBLOCKING, "overblocking", "1", "lower", "over-blocking",
        "Users refused outside the place that an order means, divided by those "
        "refused inside");
METRIC (REFUNDS, "refunds", "1", "lower", "users paid back",
        "Users who refused a prompt and were paid back");
METRIC (FILINGS, "filings", "1", "", "filings by state",
        "Filings of the tenants at the start of the regime: pending, granted, "
        "refused");
METRIC (FILING_DAYS, "filing.days", "d", "lower", "time of a filing",
        "Mean time from a filing of a tenant to its decision, by procedure");
METRIC (BACKLOG, "regulator.filings", "1", "", "filings with a regulator",
        "Filings of everybody at the start of the regime, or at the end of the "
        "run: pending, granted, refused");
METRIC (DEMANDS, "demands", "1", "", "requests of authorities",
        "Requests of authorities by outcome: content, records, ciphertext, "
        "nothing, no-power, conflict, court, state, paused, left, no-route, "
        "lapsed, pending");
METRIC (DEMANDS_ACCOUNTS, "demands.accounts", "1", "", "accounts asked for",
        "Accounts or devices in the requests of authorities");
METRIC (DEMANDS_GIVEN, "demands.given", "1", "", "accounts given",
        "Accounts or devices about which authorities got something readable");
METRIC (DEMANDS_DAYS, "demands.days", "d", "", "time to an answer",
        "Mean time from a request of an authority to its answer, by route");
METRIC (CONFLICTS, "conflicts", "1", "lower", "conflicts of laws",
        "Requests of authorities that another law forbids to answer");
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
METRIC (BLAST_USERS, "blast.users", "1", "lower", "users cut off by a failure",
        "Share of the users without any door when the element fails, at the "
        "end of the run");
METRIC (BLAST_REQUESTS, "blast.requests", "1", "lower",
        "requests cut off by a failure",
        "Share of the requests without any door when the element fails, at the "
        "end of the run");
METRIC (COUPLING, "coupling", "1", "lower", "coupling of partitions",
        "Share of the elements of one partition that are hit when all of "
        "another fails, at the end of the run");
METRIC (QUEUE_WAITS, "queue.waits", "ns", "lower", "waiting times",
        "Distribution of the time from arriving at a queue to the start of "
        "service, of customers who departed");
METRIC (QUEUE_STAYS, "queue.stays", "ns", "lower", "times in the queue",
        "Distribution of the time from arriving at a queue to departing");
METRIC (QUEUE_STATES, "queue.states", "ns", "", "time by number inside",
        "Time during which so many customers were inside");
METRIC (QUEUE_WAIT, "queue.wait", "ms", "lower", "mean waiting time",
        "Mean time from arriving at a queue to the start of service");
METRIC (QUEUE_WAIT_P50, "queue.wait.p50", "ms", "lower", "median waiting time",
        "Half of the customers waited less");
METRIC (QUEUE_WAIT_P95, "queue.wait.p95", "ms", "lower",
        "95th percentile of waiting", "95 % of the customers waited less");
METRIC (QUEUE_WAIT_P99, "queue.wait.p99", "ms", "lower",
        "99th percentile of waiting", "99 % of the customers waited less");
METRIC (QUEUE_WAIT_SHARE, "queue.wait.share", "1", "higher",
        "share that waits at most so long",
        "Share of the customers who waited at most the time in the label");
METRIC (QUEUE_STAY, "queue.stay", "ms", "lower", "mean time in the queue",
        "Mean time from arriving at a queue to departing");
METRIC (QUEUE_STAY_P50, "queue.stay.p50", "ms", "lower",
        "median time in the queue", "Half of the customers stayed less long");
METRIC (QUEUE_STAY_P95, "queue.stay.p95", "ms", "lower",
        "95th percentile of staying", "95 % of the customers stayed less long");
METRIC (QUEUE_STAY_P99, "queue.stay.p99", "ms", "lower",
        "99th percentile of staying", "99 % of the customers stayed less long");
METRIC (QUEUE_STAY_SHARE, "queue.stay.share", "1", "higher",
        "share that stays at most so long",
        "Share of the customers who stayed at most the time in the label");
METRIC (QUEUE_INSIDE, "queue.inside", "1", "lower", "mean number inside",
        "Customers in a queue, waiting or served, averaged over time");
METRIC (QUEUE_INSIDE_SHARE, "queue.inside.share", "1", "",
        "share of time with so many inside",
        "Share of the time with the number of customers in the label inside");
METRIC (QUEUE_UTILISATION, "queue.utilisation", "1", "",
        "utilisation of the queue's servers",
        "Mean share of the servers of a queue that were at work");
METRIC (QUEUE_THROUGHPUT, "queue.throughput", "1/s", "higher", "throughput",
        "Customers served, per second");
METRIC (QUEUE_LOST, "queue.lost", "1", "lower", "share lost",
        "Share of the arriving customers who found no room");
METRIC (QUEUE_LITTLE, "queue.little", "1", "", "gap in Little's law",
        "Mean number inside minus throughput times mean stay; 0 but for who "
        "is inside at either end");
METRIC (QUEUE_ARRIVALS, "queue.arrivals", "1", "", "arrivals in an hour",
        "Arrivals from outside during an hour of the day (UTC), averaged over "
        "days");
METRIC (QUEUE_ARRIVALS_VARIANCE, "queue.arrivals.variance", "1", "",
        "variance of arrivals in an hour",
        "Variance over the days of a run of the arrivals during an hour of the "
        "day (UTC)");

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
                                  &METRIC_RETRIED,
                                  &METRIC_INCIDENT_OFFERED,
                                  &METRIC_INCIDENT_SERVED,
                                  &METRIC_INCIDENT_FAILED,
                                  &METRIC_INCIDENT_RETRIED,
                                  &METRIC_INCIDENT_LOST,
                                  &METRIC_AVAILABILITY,
                                  &METRIC_UTILISATION,
                                  &METRIC_INTERFERENCE_P50,
                                  &METRIC_INTERFERENCE_P95,
                                  &METRIC_INTERFERENCE_P99,
                                  &METRIC_INTERFERENCE_MEAN,
                                  &METRIC_INTERFERENCE_KREBS,
                                  &METRIC_USERS,
                                  &METRIC_USERS_LOST,
                                  &METRIC_USER_DAYS_LOST,
                                  &METRIC_CATALOGUE,
                                  &METRIC_FLOWS,
                                  &METRIC_RULED,
                                  &METRIC_VIOLATIONS,
                                  &METRIC_DAYS_TO_COMPLY,
                                  &METRIC_BREACHES_OPEN,
                                  &METRIC_OVERBLOCKING,
                                  &METRIC_REFUNDS,
                                  &METRIC_FILINGS,
                                  &METRIC_FILING_DAYS,
                                  &METRIC_BACKLOG,
                                  &METRIC_DEMANDS,
                                  &METRIC_DEMANDS_ACCOUNTS,
                                  &METRIC_DEMANDS_GIVEN,
                                  &METRIC_DEMANDS_DAYS,
                                  &METRIC_CONFLICTS,
                                  &METRIC_SUBJECTS_ABROAD,
                                  &METRIC_SUBJECT_DAYS_ABROAD,
                                  &METRIC_SUBJECT_DAYS_EXPOSED,
                                  &METRIC_ASSETS_READABLE,
                                  &METRIC_BLAST_USERS,
                                  &METRIC_BLAST_REQUESTS,
                                  &METRIC_COUPLING,
                                  &METRIC_QUEUE_WAITS,
                                  &METRIC_QUEUE_STAYS,
                                  &METRIC_QUEUE_STATES,
                                  &METRIC_QUEUE_WAIT,
                                  &METRIC_QUEUE_WAIT_P50,
                                  &METRIC_QUEUE_WAIT_P95,
                                  &METRIC_QUEUE_WAIT_P99,
                                  &METRIC_QUEUE_WAIT_SHARE,
                                  &METRIC_QUEUE_STAY,
                                  &METRIC_QUEUE_STAY_P50,
                                  &METRIC_QUEUE_STAY_P95,
                                  &METRIC_QUEUE_STAY_P99,
                                  &METRIC_QUEUE_STAY_SHARE,
                                  &METRIC_QUEUE_INSIDE,
                                  &METRIC_QUEUE_INSIDE_SHARE,
                                  &METRIC_QUEUE_UTILISATION,
                                  &METRIC_QUEUE_THROUGHPUT,
                                  &METRIC_QUEUE_LOST,
                                  &METRIC_QUEUE_LITTLE,
                                  &METRIC_QUEUE_ARRIVALS,
                                  &METRIC_QUEUE_ARRIVALS_VARIANCE,
                                  NULL };
