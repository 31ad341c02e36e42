/* What happened at the queues, as rows of a record. */
#include "config.h"

#include "models/observe-private.h"

static const double MS = (double) SIM_MILLISECOND;
static const double SECOND = (double) SIM_SECOND;

/* What is entered of waiting, and the same of staying. */
typedef struct
{
  const Metric *buckets, *mean, *p50, *p95, *p99;
} Spans;

static const Spans WAITS
    = { &METRIC_QUEUE_WAITS, &METRIC_QUEUE_WAIT, &METRIC_QUEUE_WAIT_P50,
        &METRIC_QUEUE_WAIT_P95, &METRIC_QUEUE_WAIT_P99 };
static const Spans STAYS
    = { &METRIC_QUEUE_STAYS, &METRIC_QUEUE_STAY, &METRIC_QUEUE_STAY_P50,
        &METRIC_QUEUE_STAY_P95, &METRIC_QUEUE_STAY_P99 };

static void
enter_spans (Observer *observer, int number, const Spans *spans,
             const char *labels, const SimHistogram *histogram)
{
  const struct
  {
    const Metric *metric;
    double p;
  } quantiles[]
      = { { spans->p50, 0.50 }, { spans->p95, 0.95 }, { spans->p99, 0.99 } };

  if (histogram->count == 0)
    return;
  observer_enter (observer, number, spans->mean, labels,
                  sim_histogram_mean (histogram) / MS);
  for (guint i = 0; i < G_N_ELEMENTS (quantiles); i++)
    observer_enter (observer, number, quantiles[i].metric, labels,
                    (double) sim_histogram_quantile (histogram, quantiles[i].p)
                        / MS);
  if (number == SIM_WHOLE_RUN)
    observer_enter_buckets (observer, spans->buckets, labels, histogram);
}

/* What is known of one class at a queue, and of all together. */
static void
enter_visit (Observer *observer, int number, const char *labels,
             const VisitCount *visit, SimSpan observed)
{
  double departed = (double) visit->stay.count;

  enter_spans (observer, number, &WAITS, labels, &visit->wait);
  enter_spans (observer, number, &STAYS, labels, &visit->stay);
  observer_enter (observer, number, &METRIC_QUEUE_THROUGHPUT, labels,
                  departed * SECOND / (double) observed);
  if (visit->n_arrived > 0)
    observer_enter (observer, number, &METRIC_QUEUE_LOST, labels,
                    (double) visit->n_refused / (double) visit->n_arrived);
}

static void
add_visit (VisitCount *all, const VisitCount *visit)
{
  all->n_arrived += visit->n_arrived;
  all->n_refused += visit->n_refused;
  sim_histogram_merge (&all->wait, &visit->wait);
  sim_histogram_merge (&all->stay, &visit->stay);
}

/* Each class that comes here, where there is more than one; and all. */
static void
enter_visits (Observer *observer, int number, const World *world,
              const QueueingCount *count, const Queue *queue, VisitCount *all)
{
  SimSpan observed = count->queues[queue->base.index].observed;
  g_autofree char *labels = g_strdup_printf ("queue=%s", queue->base.id);

  for (guint i = 0; i < count->n_classes; i++)
    {
      const VisitCount *visit
          = queueing_count_visit (count, queue->base.index, i);
      g_autofree char *own = g_strdup_printf (
          "class=%s;queue=%s", world_class (world, i)->base.id, queue->base.id);

      if (visit == NULL)
        continue;
      add_visit (all, visit);
      if (count->n_classes > 1)
        enter_visit (observer, number, own, visit, observed);
    }
  enter_visit (observer, number, labels, all, observed);
}

static void
enter_states (Observer *observer, const char *labels, const QueueCount *count)
{
  g_autoptr (GString) bins = g_string_new (NULL);

  for (guint i = 0; i < QUEUE_STATES; i++)
    if (count->time_at[i] > 0)
      sim_bins_append (bins, &(SimBin){ i, i + 1, count->time_at[i] });
  sim_bins_close (bins);
  sim_run_record_add_hist (observer->record, SIM_WHOLE_RUN,
                           METRIC_QUEUE_STATES.name, labels, bins->str);
}

static void
enter_queue (Observer *observer, int number, const Queue *queue,
             const QueueCount *count, const VisitCount *all)
{
  g_autofree char *labels = g_strdup_printf ("queue=%s", queue->base.id);
  double observed = (double) count->observed;
  double inside = (double) count->inside / observed;
  double rate = (double) all->stay.count / observed;

  observer_enter (observer, number, &METRIC_QUEUE_INSIDE, labels, inside);
  observer_enter (observer, number, &METRIC_QUEUE_LITTLE, labels,
                  inside - rate * sim_histogram_mean (&all->stay));
  if (count->servers > 0)
    observer_enter (observer, number, &METRIC_QUEUE_UTILISATION, labels,
                    (double) count->busy / (double) count->servers);
  if (number == SIM_WHOLE_RUN)
    enter_states (observer, labels, count);
}

/* Only where a known answer asks for a share it is counted exactly. */
static void
enter_answer (Observer *observer, int number, const KnownAnswer *answer,
              const QueueingCount *count)
{
  static const Metric *const metrics[]
      = { &METRIC_QUEUE_WAIT_SHARE, &METRIC_QUEUE_STAY_SHARE,
          &METRIC_QUEUE_INSIDE_SHARE };
  g_autofree char *labels = known_answer_labels (answer);
  const ShareCount *share = &count->shares[answer->base.index];
  const QueueCount *queue = &count->queues[answer->of->index];
  double value;

  for (guint i = 0; i < G_N_ELEMENTS (metrics); i++)
    if (g_str_equal (metrics[i]->name, ANSWER_WORDS[answer->metric]))
      {
        value = known_answer_at_kind (answer) == AT_SPAN
                    ? (double) share->n_within / (double) share->n_all
                    : (double) queue->time_at[known_answer_at (answer)]
                          / (double) queue->observed;
        observer_enter (observer, number, metrics[i], labels, value);
      }
}

static void
enter_hours (Observer *observer, int number, const CustomerClass *class,
             const HourCount *count)
{
  for (guint hour = 0; hour < 24; hour++)
    {
      const SimTally *tally = &count->hours[hour];
      g_autofree char *labels
          = g_strdup_printf ("class=%s;hour=%u", class->base.id, hour);

      if (tally->n > 0)
        observer_enter (observer, number, &METRIC_QUEUE_ARRIVALS, labels,
                        tally->mean);
      if (tally->n > 1)
        observer_enter (observer, number, &METRIC_QUEUE_ARRIVALS_VARIANCE,
                        labels, sim_tally_variance (tally));
    }
}

void
observe_queueing (Observer *observer, int number, const World *world,
                  const QueueingCount *count)
{
  WORLD_EACH (world, KIND_QUEUE, Queue, queue)
    {
      g_autofree VisitCount *all = g_new0 (VisitCount, 1);

      enter_visits (observer, number, world, count, queue, all);
      enter_queue (observer, number, queue, &count->queues[queue->base.index],
                   all);
    }
  WORLD_EACH (world, KIND_KNOWN_ANSWER, KnownAnswer, answer)
    enter_answer (observer, number, answer, count);
  WORLD_EACH (world, KIND_ARRIVALS, CustomerClass, class)
    enter_hours (observer, number, class, &count->hours[class->base.index]);
}
