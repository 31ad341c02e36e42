/* What the traffic of a regime was like, as rows of a record. */
#include "config.h"

#include "models/observe-private.h"

static void
free_histogram (gpointer histogram)
{
  sim_histogram_free (histogram);
}

/* Histograms count in whole numbers: thousandths of requests. */
static guint64
weight_of (const Traffic *traffic)
{
  return MAX ((guint64) (traffic_scale (traffic) * 1000 + 0.5), 1);
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
  observer_enter_quantiles (observer, (int) regime->number, labels, histogram);
  if (histogram->count > 0)
    merge_latency (observer, labels, histogram, weight);
}

static void
observe_latency (Observer *observer, const Regime *regime,
                 const Traffic *traffic)
{
  g_autoptr (SimHistogram) all = sim_histogram_new ();
  g_autoptr (GHashTable) laws
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_histogram);
  guint64 weight = weight_of (traffic);
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
  observer_enter (observer, regime, &METRIC_OFFERED, "", offered);
  observer_enter (observer, regime, &METRIC_SERVED, "", served);
  observer_enter (observer, regime, &METRIC_FALLBACK, "", fallback);
  if (offered > 0)
    observer_enter (observer, regime, &METRIC_AVAILABILITY, "",
                    served / offered);
}

static void
observe_requests (Observer *observer, const Regime *regime,
                  const Traffic *traffic)
{
  const GArray *uses = traffic_uses (traffic);
  g_autoptr (GHashTable) lost = losses_new (regime->world);
  double weight = traffic_scale (traffic);
  double offered = 0, served = 0, fallback = 0;

  for (guint i = 0; i < uses->len; i++)
    observe_use (lost, &g_array_index (uses, UseCount, i), weight, &offered,
                 &served, &fallback);
  enter_requests (observer, (int) regime->number, offered, served, fallback);
  observer_enter_tally (observer, (int) regime->number, &METRIC_LOST, lost,
                        &METRIC_LOST, 1);
  observer_add_up (observer, &METRIC_OFFERED, "", offered);
  observer_add_up (observer, &METRIC_SERVED, "", served);
  observer_add_up (observer, &METRIC_FALLBACK, "", fallback);
}

static void
observe_sites (Observer *observer, const Regime *regime, const Traffic *traffic)
{
  const GArray *desks = traffic_desks (traffic);
  const GArray *uses = traffic_uses (traffic);
  g_autoptr (GHashTable) seen
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < desks->len; i++)
    {
      const DeskCount *desk = &g_array_index (desks, DeskCount, i);
      g_autofree char *labels = g_strdup_printf (
          "instance=%s;site=%s", desk->deployment->base.parent->id,
          desk->deployment->site->base.id);

      observer_enter (observer, (int) regime->number, &METRIC_UTILISATION,
                      labels, desk->utilisation);
    }
  for (guint i = 0; i < uses->len; i++)
    {
      const UseCount *use = &g_array_index (uses, UseCount, i);
      g_autofree char *labels = g_strdup_printf ("instance=%s;population=%s",
                                                 use->use->instance->base.id,
                                                 use->use->base.parent->id);

      /* A population may use an instance in more than one way. */
      if (use->rtt > 0 && !g_hash_table_contains (seen, labels))
        {
          observer_enter (observer, (int) regime->number, &METRIC_RTT, labels,
                          (double) use->rtt / (double) SIM_MILLISECOND);
          g_hash_table_add (seen, g_steal_pointer (&labels));
        }
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
