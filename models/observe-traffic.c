/* What the traffic of a regime was like, as rows of a record. */
#include "config.h"

#include "models/observe-private.h"
#include "models/world/assertion.h"

static void
free_histogram (gpointer histogram)
{
  sim_histogram_free (histogram);
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

/* Requests of a regime, all uses together, scaled up from the windows. */
typedef struct
{
  double offered, served, fallback, retried;
} Sums;

static void
observe_use (GHashTable *lost, const UseCount *count, double weight, Sums *sums)
{
  sums->offered += (double) count->offered * weight;
  sums->served += (double) (count->first + count->fallback) * weight;
  sums->fallback += (double) count->fallback * weight;
  sums->retried += (double) count->retried * weight;
  for (int reason = LOST_NOT + 1; reason < N_LOSSES; reason++)
    if (count->lost[reason] > 0)
      {
        g_autofree char *labels
            = g_strdup_printf ("reason=%s", LOSS_WORDS[reason]);

        tally_add (lost, labels, (double) count->lost[reason] * weight);
      }
}

/* Nobody tries again in a world in which nobody knows how. */
static gboolean
knows_retries (const World *world)
{
  WORLD_EACH (world, KIND_SERVICE, Service, service)
    if (service->patience.attempts > 1 || service->patience.timeout > 0)
      return TRUE;
  return FALSE;
}

static void
enter_sum (Observer *observer, int regime, const Metric *metric, double value)
{
  observer_enter (observer, regime, metric, "", value);
  observer_add_up (observer, metric, "", value);
}

static void
enter_requests (Observer *observer, const Regime *regime, const Sums *sums)
{
  int number = (int) regime->number;

  enter_sum (observer, number, &METRIC_OFFERED, sums->offered);
  enter_sum (observer, number, &METRIC_SERVED, sums->served);
  enter_sum (observer, number, &METRIC_FALLBACK, sums->fallback);
  if (knows_retries (regime->world))
    enter_sum (observer, number, &METRIC_RETRIED, sums->retried);
  if (sums->offered > 0)
    observer_enter (observer, number, &METRIC_AVAILABILITY, "",
                    sums->served / sums->offered);
}

/* Offered by populations whose latency is asserted: whoever judges that must
 * know whether anybody asked. */
static void
observe_asserted (Observer *observer, const Regime *regime, const GArray *uses,
                  double weight)
{
  g_autoptr (GHashTable) offered = tally_new ();

  WORLD_EACH (regime->world, KIND_ASSERT, Assert, assertion)
    if (assertion->form == ASSERT_LATENCY && assertion->population != NULL)
      {
        g_autofree char *labels
            = g_strdup_printf ("population=%s", assertion->population->id);

        tally_add (offered, labels, 0);
      }
  for (guint i = 0; i < uses->len; i++)
    {
      const UseCount *use = &g_array_index (uses, UseCount, i);
      g_autofree char *labels
          = g_strdup_printf ("population=%s", use->use->base.parent->id);

      if (g_hash_table_contains (offered, labels))
        tally_add (offered, labels, (double) use->offered * weight);
    }
  observer_enter_tally (observer, (int) regime->number, &METRIC_OFFERED,
                        offered, NULL, 1);
}

static void
observe_requests (Observer *observer, const Regime *regime,
                  const Traffic *traffic)
{
  const GArray *uses = traffic_uses (traffic);
  g_autoptr (GHashTable) lost = losses_new (regime->world, TRUE);
  double weight = traffic_scale (traffic);
  Sums sums = { 0, 0, 0, 0 };

  for (guint i = 0; i < uses->len; i++)
    observe_use (lost, &g_array_index (uses, UseCount, i), weight, &sums);
  enter_requests (observer, regime, &sums);
  observe_asserted (observer, regime, uses, weight);
  observer_enter_tally (observer, (int) regime->number, &METRIC_LOST, lost,
                        &METRIC_LOST, 1);
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

/* --- the time line of an incident ----------------------------------------- */

static void
observe_slice (Observer *observer, int regime, const Slice *slice)
{
  g_autofree char *from = sim_time_format (slice->from);
  g_autofree char *labels = g_strdup_printf ("slice=%s", from);
  double seconds = (double) (slice->to - slice->from) / (double) SIM_SECOND;

  observer_enter (observer, regime, &METRIC_INCIDENT_OFFERED, labels,
                  (double) slice->offered / seconds);
  observer_enter (observer, regime, &METRIC_INCIDENT_SERVED, labels,
                  (double) slice->served / seconds);
  observer_enter (observer, regime, &METRIC_INCIDENT_FAILED, labels,
                  (double) slice->failed / seconds);
  observer_enter (observer, regime, &METRIC_INCIDENT_RETRIED, labels,
                  (double) slice->retried / seconds);
  observer_enter (observer, regime, &METRIC_INCIDENT_LOST, labels,
                  (double) slice->lost / seconds);
}

static void
observe_timeline (Observer *observer, const Regime *regime,
                  const Traffic *traffic)
{
  const GArray *slices = traffic_timeline (traffic);

  for (guint i = 0; i < slices->len; i++)
    observe_slice (observer, (int) regime->number,
                   &g_array_index (slices, Slice, i));
}

void
observe_traffic (Observer *observer, const Regime *regime,
                 const Traffic *traffic)
{
  observe_latency (observer, regime, traffic);
  observe_requests (observer, regime, traffic);
  observe_sites (observer, regime, traffic);
  observe_timeline (observer, regime, traffic);
}
