#include "config.h"

#include "models/isolation/access-range.h"
#include "models/observe-private.h"

/* --- sums over the run ---------------------------------------------------- */

static void
free_histogram (gpointer histogram)
{
  sim_histogram_free (histogram);
}

Observer *
observer_new (SimRunRecord *record)
{
  Observer *observer = g_new0 (Observer, 1);

  observer->record = record;
  observer->sums
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  observer->latencies
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_histogram);
  observer->means
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  observer->breaches
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, breach_free);
  observer->paid_back
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return observer;
}

void
observer_free (Observer *observer)
{
  if (observer == NULL)
    return;
  g_hash_table_unref (observer->sums);
  g_hash_table_unref (observer->latencies);
  g_hash_table_unref (observer->means);
  g_hash_table_unref (observer->breaches);
  g_hash_table_unref (observer->paid_back);
  g_free (observer);
}

void
observer_add_up (Observer *observer, const Metric *metric, const char *labels,
                 double value)
{
  g_autofree char *key = g_strdup_printf ("%s|%s", metric->name, labels);
  double *sum = g_hash_table_lookup (observer->sums, key);

  if (sum == NULL)
    {
      sum = g_new0 (double, 1);
      g_hash_table_insert (observer->sums, g_steal_pointer (&key), sum);
    }
  *sum += value;
}

void
observer_add_mean (Observer *observer, const Metric *metric, const char *labels,
                   double sum, double weight)
{
  g_autofree char *key = g_strdup_printf ("%s|%s", metric->name, labels);
  Mean *mean = g_hash_table_lookup (observer->means, key);

  if (mean == NULL)
    {
      mean = g_new0 (Mean, 1);
      g_hash_table_insert (observer->means, g_steal_pointer (&key), mean);
    }
  mean->sum += sum;
  mean->weight += weight;
}

static double
sum_of (const Observer *observer, const Metric *metric, const char *labels)
{
  g_autofree char *key = g_strdup_printf ("%s|%s", metric->name, labels);
  const double *sum = g_hash_table_lookup (observer->sums, key);

  return sum == NULL ? 0 : *sum;
}

void
observer_enter (Observer *observer, int regime, const Metric *metric,
                const char *labels, double value)
{
  sim_run_record_add_scalar (observer->record, regime, metric->name, labels,
                             value);
}

GHashTable *
tally_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

void
tally_add (GHashTable *tally, const char *labels, double value)
{
  double *sum = g_hash_table_lookup (tally, labels);

  if (sum == NULL)
    {
      sum = g_new0 (double, 1);
      g_hash_table_insert (tally, g_strdup (labels), sum);
    }
  *sum += value;
}

static gboolean
ends_services (const World *world)
{
  WORLD_EACH (world, KIND_FLOW, Flow, flow)
    if (flow->policy == POLICY_EXIT)
      return TRUE;
  return FALSE;
}

static gboolean
has_rooms (const World *world)
{
  WORLD_EACH (world, KIND_DEPLOYMENT, Deployment, deployment)
    if (deployment->room > 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_time_outs (const World *world)
{
  WORLD_EACH (world, KIND_SERVICE, Service, service)
    if (service->patience.timeout > 0)
      return TRUE;
  WORLD_EACH (world, KIND_CALL, Call, call)
    if (call->patience.timeout > 0)
      return TRUE;
  return FALSE;
}

static gboolean
challenges_licences (const World *world)
{
  WORLD_EACH (world, KIND_CHALLENGE, Challenge, challenge)
    if (challenge->grounds == GROUNDS_LICENCE)
      return TRUE;
  return FALSE;
}

/* The law loses users; requests are also lost on the way. */
static gboolean
can_happen (const World *world, Loss reason, gboolean of_requests)
{
  switch (reason)
    {
    case LOST_LICENCE:
      return challenges_licences (world);
    case LOST_EXIT:
      return ends_services (world);
    case LOST_OVERLOAD:
      return of_requests && has_rooms (world);
    case LOST_TIMEOUT:
      return of_requests && has_time_outs (world);
    default:
      return TRUE;
    }
}

GHashTable *
losses_new (const World *world, gboolean of_requests)
{
  GHashTable *tally = tally_new ();

  for (int reason = LOST_NOT + 1; reason < N_LOSSES; reason++)
    {
      g_autofree char *labels
          = g_strdup_printf ("reason=%s", LOSS_WORDS[reason]);

      if (can_happen (world, (Loss) reason, of_requests))
        tally_add (tally, labels, 0);
    }
  return tally;
}

void
observer_enter_tally (Observer *observer, int regime, const Metric *metric,
                      GHashTable *tally, const Metric *whole, double factor)
{
  GHashTableIter iter;
  gpointer labels, value;

  g_hash_table_iter_init (&iter, tally);
  while (g_hash_table_iter_next (&iter, &labels, &value))
    {
      observer_enter (observer, regime, metric, labels, *(double *) value);
      if (whole != NULL)
        observer_add_up (observer, whole, labels, *(double *) value * factor);
    }
}

/* --- latency and access -------------------------------------------------- */

void
observer_enter_quantiles (Observer *observer, int regime, const char *labels,
                          const SimHistogram *histogram)
{
  static const struct
  {
    const Metric *metric;
    double p;
  } quantiles[] = { { &METRIC_LATENCY_P50, 0.50 },
                    { &METRIC_LATENCY_P95, 0.95 },
                    { &METRIC_LATENCY_P99, 0.99 } };
  const double ms = (double) SIM_MILLISECOND;

  if (histogram->count == 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (quantiles); i++)
    observer_enter (observer, regime, quantiles[i].metric, labels,
                    (double) sim_histogram_quantile (histogram, quantiles[i].p)
                        / ms);
  observer_enter (observer, regime, &METRIC_LATENCY_MEAN, labels,
                  sim_histogram_mean (histogram) / ms);
}

/* The class of one pair, and once more when the authority is a foreign one. */
static AccessClass
observe_pair (Observer *observer, int regime, const Access *access,
              const Authority *authority, const Asset *asset)
{
  AccessRange range = access_range (access, authority, asset);
  const char *letters = access_range_letters (range);
  g_autofree char *detail = access_range_explain (access, authority, asset);

  sim_run_record_add_finding (observer->record, regime, "access",
                              authority->base.id, asset->base.id, letters,
                              detail);
  if (asset_is_foreign_to (asset, authority))
    sim_run_record_add_finding (observer->record, regime, "foreign-access",
                                authority->base.id, asset->base.id, letters,
                                "");
  return range.possible;
}

void
observe_access (Observer *observer, const Regime *regime, const Access *access)
{
  int number = (int) regime->number;

  WORLD_EACH (regime->world, KIND_AUTHORITY, Authority, authority)
    {
      guint n[ACCESS_NONE + 1] = { 0 };

      WORLD_EACH (regime->world, KIND_ASSET, Asset, asset)
        n[observe_pair (observer, number, access, authority, asset)]++;
      for (AccessClass class_ = ACCESS_DIRECT; class_ <= ACCESS_NONE; class_++)
        {
          g_autofree char *labels
              = g_strdup_printf ("authority=%s;class=%s", authority->base.id,
                                 access_letter (class_));

          observer_enter (observer, number, &METRIC_ASSETS_READABLE, labels,
                          n[class_]);
        }
    }
}

/* --- the whole run -------------------------------------------------------- */

void
observer_enter_buckets (Observer *observer, const Metric *metric,
                        const char *labels, const SimHistogram *histogram)
{
  g_autoptr (GString) bins = g_string_new (NULL);
  SimBucket bucket;

  for (guint i = 0; sim_histogram_next (histogram, i, &bucket);
       i = bucket.index + 1)
    sim_bins_append (bins, &(SimBin){ bucket.lower, bucket.upper + 1,
                                      (gint64) bucket.count });
  sim_bins_close (bins);
  sim_run_record_add_hist (observer->record, SIM_WHOLE_RUN, metric->name,
                           labels, bins->str);
}

static void
enter_whole_latencies (Observer *observer)
{
  GHashTableIter iter;
  gpointer labels, histogram;

  g_hash_table_iter_init (&iter, observer->latencies);
  while (g_hash_table_iter_next (&iter, &labels, &histogram))
    {
      observer_enter_quantiles (observer, SIM_WHOLE_RUN, labels, histogram);
      observer_enter_buckets (observer, &METRIC_LATENCY, labels, histogram);
    }
}

/* Sums that are entered as they are; others are parts of a quotient. */
static gboolean
is_entered_whole (const char *key)
{
  return !g_str_has_prefix (key, METRIC_CATALOGUE.name);
}

static void
enter_whole_sums (Observer *observer)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, observer->sums);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      g_auto (GStrv) parts = g_strsplit (key, "|", 2);

      if (is_entered_whole (key))
        sim_run_record_add_scalar (observer->record, SIM_WHOLE_RUN, parts[0],
                                   parts[1], *(double *) value);
    }
}

static void
enter_whole_means (Observer *observer)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, observer->means);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      g_auto (GStrv) parts = g_strsplit (key, "|", 2);
      const Mean *mean = value;

      if (mean->weight > 0)
        sim_run_record_add_scalar (observer->record, SIM_WHOLE_RUN, parts[0],
                                   parts[1], mean->sum / mean->weight);
    }
}

void
observe_whole (Observer *observer)
{
  double offered = sum_of (observer, &METRIC_OFFERED, "");
  double needed = sum_of (observer, &METRIC_CATALOGUE, "needed");

  enter_whole_latencies (observer);
  observe_breaches (observer);
  enter_whole_sums (observer);
  enter_whole_means (observer);
  if (offered > 0)
    observer_enter (observer, SIM_WHOLE_RUN, &METRIC_AVAILABILITY, "",
                    sum_of (observer, &METRIC_SERVED, "") / offered);
  if (needed > 0)
    observer_enter (observer, SIM_WHOLE_RUN, &METRIC_CATALOGUE, "",
                    sum_of (observer, &METRIC_CATALOGUE, "present") / needed);
}
