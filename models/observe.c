#include "config.h"

#include "models/observe.h"

#include "models/metrics.h"

struct Observer
{
  SimRunRecord *record;
  GHashTable *sums;      /* "metric|labels" -> double, over all regimes */
  GHashTable *latencies; /* labels -> SimHistogram, over all regimes */
};

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
  observer->latencies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                               free_histogram);
  return observer;
}

void
observer_free (Observer *observer)
{
  if (observer == NULL)
    return;
  g_hash_table_unref (observer->sums);
  g_hash_table_unref (observer->latencies);
  g_free (observer);
}

static void
add_up (Observer *observer, const Metric *metric, const char *labels,
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

static double
sum_of (const Observer *observer, const Metric *metric, const char *labels)
{
  g_autofree char *key = g_strdup_printf ("%s|%s", metric->name, labels);
  const double *sum = g_hash_table_lookup (observer->sums, key);

  return sum == NULL ? 0 : *sum;
}

static void
enter (Observer *observer, int regime, const Metric *metric,
       const char *labels, double value)
{
  sim_run_record_add_scalar (observer->record, regime, metric->name, labels,
                             value);
}

/* Small sets of values by labels within one regime. */
static GHashTable *
tally_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
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

/* A tally by reason. A loss that did not happen is a zero, not a gap: else a
 * mean over replications would leave out the lucky ones. */
static GHashTable *
losses_new (void)
{
  GHashTable *tally = tally_new ();

  for (int reason = LOST_NOT + 1; reason < N_LOSSES; reason++)
    {
      g_autofree char *labels
          = g_strdup_printf ("reason=%s", LOSS_WORDS[reason]);

      tally_add (tally, labels, 0);
    }
  return tally;
}

/* Enter all of @tally for the regime, and add it, times @factor, to @whole
 * (unless NULL). The order of a hash table does not matter: the store sorts,
 * and each label is added to a sum of its own. */
static void
enter_tally (Observer *observer, int regime, const Metric *metric,
             GHashTable *tally, const Metric *whole, double factor)
{
  GHashTableIter iter;
  gpointer labels, value;

  g_hash_table_iter_init (&iter, tally);
  while (g_hash_table_iter_next (&iter, &labels, &value))
    {
      enter (observer, regime, metric, labels, *(double *) value);
      if (whole != NULL)
        add_up (observer, whole, labels, *(double *) value * factor);
    }
}

/* --- latency -------------------------------------------------------------- */

static void
enter_quantiles (Observer *observer, int regime, const char *labels,
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
    enter (observer, regime, quantiles[i].metric, labels,
           (double) sim_histogram_quantile (histogram, quantiles[i].p) / ms);
  enter (observer, regime, &METRIC_LATENCY_MEAN, labels,
         sim_histogram_mean (histogram) / ms);
}

static void
merge_latency (Observer *observer, const char *labels,
               const SimHistogram *histogram, guint64 weight)
{
  SimHistogram *whole = g_hash_table_lookup (observer->latencies, labels);

  if (whole == NULL)
    {
      whole = sim_histogram_new ();
      g_hash_table_insert (observer->latencies, g_strdup (labels), whole);
    }
  sim_histogram_merge_weighted (whole, histogram, weight);
}

/* Latencies of the users under each law, and of all. */
static void
merge_laws (GHashTable *laws, const Population *population,
            const SimHistogram *histogram)
{
  const char *law = jurisdiction_law (population->jurisdiction);
  g_autofree char *labels = g_strdup_printf ("law=%s", law);
  SimHistogram *sum = g_hash_table_lookup (laws, labels);

  if (law == NULL)
    return;
  if (sum == NULL)
    {
      sum = sim_histogram_new ();
      g_hash_table_insert (laws, g_steal_pointer (&labels), sum);
    }
  sim_histogram_merge (sum, histogram);
}

static void
enter_latency (Observer *observer, const Regime *regime, const char *labels,
               const SimHistogram *histogram, guint64 weight)
{
  enter_quantiles (observer, (int) regime->number, labels, histogram);
  if (histogram->count > 0)
    merge_latency (observer, labels, histogram, weight);
}

static void
observe_latency (Observer *observer, const Regime *regime,
                 const Traffic *traffic)
{
  g_autoptr (SimHistogram) all = sim_histogram_new ();
  g_autoptr (GHashTable) laws = g_hash_table_new_full (
      g_str_hash, g_str_equal, g_free, free_histogram);
  guint64 weight = traffic_weight (traffic);
  GHashTableIter iter;
  gpointer labels, histogram;

  WORLD_EACH (regime->world, KIND_POPULATION, Population, population)
    {
      const SimHistogram *one = traffic_latency (traffic, population);
      g_autofree char *name
          = g_strdup_printf ("population=%s", population->base.id);

      if (one == NULL || one->count == 0)
        continue;
      enter_latency (observer, regime, name, one, weight);
      merge_laws (laws, population, one);
      sim_histogram_merge (all, one);
    }
  g_hash_table_iter_init (&iter, laws);
  while (g_hash_table_iter_next (&iter, &labels, &histogram))
    enter_latency (observer, regime, labels, histogram, weight);
  enter_latency (observer, regime, "", all, weight);
}

/* --- requests ------------------------------------------------------------- */

static void
observe_use (GHashTable *lost, const UseCount *count, double weight,
             double *offered, double *served, double *fallback)
{
  g_autofree char *reason
      = g_strdup_printf ("reason=%s", LOSS_WORDS[count->reason]);

  *offered += (double) count->offered * weight;
  *served += (double) (count->first + count->fallback) * weight;
  *fallback += (double) count->fallback * weight;
  if (count->lost > 0)
    tally_add (lost, reason, (double) count->lost * weight);
}

static void
enter_requests (Observer *observer, int regime, double offered, double served,
                double fallback)
{
  enter (observer, regime, &METRIC_OFFERED, "", offered);
  enter (observer, regime, &METRIC_SERVED, "", served);
  enter (observer, regime, &METRIC_FALLBACK, "", fallback);
  if (offered > 0)
    enter (observer, regime, &METRIC_AVAILABILITY, "", served / offered);
}

static void
observe_requests (Observer *observer, const Regime *regime,
                  const Traffic *traffic)
{
  const GArray *uses = traffic_uses (traffic);
  g_autoptr (GHashTable) lost = losses_new ();
  double weight = (double) traffic_weight (traffic);
  double offered = 0, served = 0, fallback = 0;

  for (guint i = 0; i < uses->len; i++)
    observe_use (lost, &g_array_index (uses, UseCount, i), weight, &offered,
                 &served, &fallback);
  enter_requests (observer, (int) regime->number, offered, served, fallback);
  enter_tally (observer, (int) regime->number, &METRIC_LOST, lost,
               &METRIC_LOST, 1);
  add_up (observer, &METRIC_OFFERED, "", offered);
  add_up (observer, &METRIC_SERVED, "", served);
  add_up (observer, &METRIC_FALLBACK, "", fallback);
}

static void
observe_sites (Observer *observer, const Regime *regime,
               const Traffic *traffic)
{
  const GArray *desks = traffic_desks (traffic);
  const GArray *uses = traffic_uses (traffic);

  for (guint i = 0; i < desks->len; i++)
    {
      const DeskCount *desk = &g_array_index (desks, DeskCount, i);
      g_autofree char *labels = g_strdup_printf (
          "instance=%s;site=%s", desk->deployment->base.parent->id,
          desk->deployment->site->base.id);

      enter (observer, (int) regime->number, &METRIC_UTILISATION, labels,
             desk->utilisation);
    }
  for (guint i = 0; i < uses->len; i++)
    {
      const UseCount *use = &g_array_index (uses, UseCount, i);
      g_autofree char *labels = g_strdup_printf (
          "population=%s;service=%s", use->use->base.parent->id,
          use->use->instance->service->base.id);

      if (use->rtt > 0)
        enter (observer, (int) regime->number, &METRIC_RTT, labels,
               (double) use->rtt / (double) SIM_MILLISECOND);
    }
}

void
observe_traffic (Observer *observer, const Regime *regime,
                 const Traffic *traffic)
{
  observe_latency (observer, regime, traffic);
  observe_requests (observer, regime, traffic);
  observe_sites (observer, regime, traffic);
}

/* --- law ------------------------------------------------------------------ */

static void
observe_admission (Observer *observer, const Regime *regime,
                   const Admission *admission, GHashTable *lost)
{
  double users = (double) admission->users;
  g_autofree char *one = g_strdup_printf (
      "population=%s;reason=%s;service=%s", admission->use->base.parent->id,
      LOSS_WORDS[admission->reason],
      admission->use->instance->service->base.id);
  g_autofree char *all
      = g_strdup_printf ("reason=%s", LOSS_WORDS[admission->reason]);

  if (admission->lost <= 0)
    return;
  enter (observer, (int) regime->number, &METRIC_USERS_LOST, one,
         users * admission->lost);
  add_up (observer, &METRIC_USER_DAYS_LOST, one,
          users * admission->lost * regime_days (regime));
  tally_add (lost, all, users * admission->lost);
}

static void
observe_catalogue (Observer *observer, const Regime *regime,
                   const Compliance *compliance)
{
  double needed = 0;
  double present = 0;

  for (guint i = 0; i < compliance->admissions->len; i++)
    {
      const Admission *admission
          = &g_array_index (compliance->admissions, Admission, i);
      double users = (double) admission->users;

      needed += users;
      present += admission->reason == LOST_ABSENT ? 0 : users;
    }
  if (needed > 0)
    enter (observer, (int) regime->number, &METRIC_CATALOGUE, "",
           present / needed);
  add_up (observer, &METRIC_CATALOGUE, "needed",
          needed * regime_days (regime));
  add_up (observer, &METRIC_CATALOGUE, "present",
          present * regime_days (regime));
}

static void
observe_users (Observer *observer, const Regime *regime,
               const Compliance *compliance)
{
  g_autoptr (GHashTable) lost = losses_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  double users = 0;

  for (guint i = 0; i < compliance->admissions->len; i++)
    {
      const Admission *admission
          = &g_array_index (compliance->admissions, Admission, i);

      observe_admission (observer, regime, admission, lost);
      if (g_hash_table_add (seen, admission->use->base.parent))
        users += (double) admission->users;
    }
  enter (observer, (int) regime->number, &METRIC_USERS, "", users);
  enter_tally (observer, (int) regime->number, &METRIC_USERS_LOST, lost,
               &METRIC_USER_DAYS_LOST, regime_days (regime));
  observe_catalogue (observer, regime, compliance);
}

static char *
flow_detail (const FlowVerdict *flow)
{
  if (!flow->leaves)
    return g_strdup_printf ("the data stays within the territory of %s law",
                            flow->law);
  return verdict_explain (&flow->verdict);
}

static void
find_flow (Observer *observer, const Regime *regime, const FlowVerdict *flow)
{
  g_autofree char *subject
      = g_strdup_printf ("%s %s", flow->flow->base.id,
                         flow->population->base.id);
  g_autofree char *detail = flow_detail (flow);

  sim_run_record_add_finding (observer->record, (int) regime->number, "law",
                              subject, flow->law,
                              VERDICT_WORDS[flow->verdict.word], detail);
}

/* Persons are counted once, however many of their flows go abroad. */
static void
tally_abroad (GHashTable *abroad, GHashTable *seen, const FlowVerdict *flow)
{
  g_autofree char *labels = g_strdup_printf ("law=%s", flow->law);

  tally_add (abroad, labels, 0);
  if (flow->leaves && flow->persons > 0
      && g_hash_table_add (seen, (gpointer) flow->population))
    tally_add (abroad, labels, (double) flow->persons);
}

static void
tally_exposed (GHashTable *exposed, const FlowVerdict *flow)
{
  g_autofree char *labels = NULL;

  if (!flow->leaves || verdict_permits (&flow->verdict))
    return;
  labels = g_strdup_printf ("law=%s;rule=%s", flow->law,
                            rule_name (flow->verdict.rule));
  tally_add (exposed, labels, (double) flow->persons);
}

static void
observe_flows (Observer *observer, const Regime *regime,
               const Compliance *compliance)
{
  g_autoptr (GHashTable) verdicts = tally_new ();
  g_autoptr (GHashTable) abroad = tally_new ();
  g_autoptr (GHashTable) exposed = tally_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer labels, persons;

  for (guint i = 0; i < compliance->flows->len; i++)
    {
      const FlowVerdict *flow
          = &g_array_index (compliance->flows, FlowVerdict, i);
      g_autofree char *key
          = g_strdup_printf ("law=%s;verdict=%s", flow->law,
                             VERDICT_WORDS[flow->verdict.word]);

      find_flow (observer, regime, flow);
      tally_add (verdicts, key, 1);
      tally_abroad (abroad, seen, flow);
      tally_exposed (exposed, flow);
    }
  enter_tally (observer, (int) regime->number, &METRIC_FLOWS, verdicts, NULL,
               0);
  enter_tally (observer, (int) regime->number, &METRIC_SUBJECTS_ABROAD, abroad,
               &METRIC_SUBJECT_DAYS_ABROAD, regime_days (regime));
  g_hash_table_iter_init (&iter, exposed);
  while (g_hash_table_iter_next (&iter, &labels, &persons))
    add_up (observer, &METRIC_SUBJECT_DAYS_EXPOSED, labels,
            *(double *) persons * regime_days (regime));
}

void
observe_compliance (Observer *observer, const Regime *regime,
                    const Compliance *compliance)
{
  observe_users (observer, regime, compliance);
  observe_flows (observer, regime, compliance);
}

/* --- isolation ------------------------------------------------------------ */

void
observe_access (Observer *observer, const Regime *regime, const Access *access)
{
  WORLD_EACH (regime->world, KIND_AUTHORITY, Authority, authority)
    {
      guint n[ACCESS_NONE + 1] = { 0 };

      WORLD_EACH (regime->world, KIND_ASSET, Asset, asset)
        {
          AccessClass class_ = access_class (access, authority, asset);
          g_autofree char *detail = access_explain (access, authority, asset);

          n[class_]++;
          sim_run_record_add_finding (
              observer->record, (int) regime->number, "access",
              authority->base.id, asset->base.id, access_letter (class_),
              detail);
        }
      for (AccessClass class_ = ACCESS_DIRECT; class_ <= ACCESS_NONE; class_++)
        {
          g_autofree char *labels
              = g_strdup_printf ("authority=%s;class=%s", authority->base.id,
                                 access_letter (class_));

          enter (observer, (int) regime->number, &METRIC_ASSETS_READABLE,
                 labels, n[class_]);
        }
    }
}

/* --- the whole run -------------------------------------------------------- */

static void
enter_histogram (Observer *observer, const char *labels,
                 const SimHistogram *histogram)
{
  SimBucket bucket;

  for (guint i = 0; sim_histogram_next (histogram, i, &bucket);
       i = bucket.index + 1)
    sim_run_record_add_bucket (observer->record, SIM_WHOLE_RUN,
                               METRIC_LATENCY.name, labels, bucket.lower,
                               bucket.upper + 1, (gint64) bucket.count);
}

static void
enter_whole_latencies (Observer *observer)
{
  GHashTableIter iter;
  gpointer labels, histogram;

  g_hash_table_iter_init (&iter, observer->latencies);
  while (g_hash_table_iter_next (&iter, &labels, &histogram))
    {
      enter_quantiles (observer, SIM_WHOLE_RUN, labels, histogram);
      enter_histogram (observer, labels, histogram);
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

void
observe_whole (Observer *observer)
{
  double offered = sum_of (observer, &METRIC_OFFERED, "");
  double needed = sum_of (observer, &METRIC_CATALOGUE, "needed");

  enter_whole_latencies (observer);
  enter_whole_sums (observer);
  if (offered > 0)
    enter (observer, SIM_WHOLE_RUN, &METRIC_AVAILABILITY, "",
           sum_of (observer, &METRIC_SERVED, "") / offered);
  if (needed > 0)
    enter (observer, SIM_WHOLE_RUN, &METRIC_CATALOGUE, "",
           sum_of (observer, &METRIC_CATALOGUE, "present") / needed);
}
