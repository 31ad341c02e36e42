#include "config.h"

#include "models/queueing/queueing-private.h"

#include <string.h>

/* --- building ------------------------------------------------------------- */

static void
start_stream (const Queueing *queueing, SimStream *stream, const Regime *regime,
              const char *name, const char *purpose)
{
  SimKey key = sim_key (queueing->seed, queueing->replication, name, purpose);

  sim_stream_init (stream, sim_key_sub (key, (guint64) regime->from));
}

static void
add_watches (Desk *desk, const World *world, QueueingCount *count)
{
  WORLD_EACH (world, KIND_KNOWN_ANSWER, KnownAnswer, answer)
    if (answer->of == &desk->queue->base
        && known_answer_at_kind (answer) == AT_SPAN)
      {
        Watch watch
            = { &count->shares[answer->base.index], G_MAXUINT,
                strcmp (ANSWER_WORDS[answer->metric], "queue.stay.share") == 0,
                known_answer_at (answer) };

        for (guint i = 0; i < count->n_classes; i++)
          if (answer->class == world_class (world, i))
            watch.class = i;
        g_array_append_val (desk->watches, watch);
      }
}

static void
add_desk (Queueing *queueing, const World *world, const Queue *queue,
          QueueingCount *count)
{
  g_autofree SimTenant *tenants
      = g_new0 (SimTenant, world_n_classes (world) + 1);
  SimStationSpec spec = queue_station (world, queue, tenants);
  Desk desk = { .queue = queue,
                .count = &count->queues[queue->base.index],
                .watches = g_array_new (FALSE, FALSE, sizeof (Watch)) };

  spec.departs = person_departs;
  desk.station = sim_station_new (&spec);
  sim_station_reset (desk.station, sim_now (queueing->engine));
  sim_station_watch (desk.station, desk.count->time_at, QUEUE_STATES);
  add_watches (&desk, world, count);
  g_array_append_val (queueing->desks, desk);
}

static double *
cumulated_routes (const World *world, const CustomerClass *class,
                  const Queue *from)
{
  double *route = g_new0 (double, world_all (world, KIND_QUEUE)->len);
  double sum = 0;

  WORLD_EACH (world, KIND_QUEUE, Queue, to)
    {
      sum += class_route (world, class, from, to);
      /* 70 % and 30 % may sum to a little less than all. */
      route[to->base.index] = sum > 1 - 1e-9 ? 1 : sum;
    }
  return route;
}

static void
add_visit (const Queueing *queueing, const Regime *regime, Source *source,
           const Queue *queue, VisitCount *count)
{
  Visit *visit = &source->visits[queue->base.index];
  g_autofree char *name
      = g_strdup_printf ("%s/%s", source->class->base.id, queue->base.id);

  visit->demand = class_demand (source->class, queue);
  visit->tenant = class_tenant (regime->world, source->class, queue);
  visit->route = cumulated_routes (regime->world, source->class, queue);
  visit->count = count;
  start_stream (queueing, &visit->demands, regime, name, "demands");
  start_stream (queueing, &visit->routes, regime, name, "routes");
}

static void
add_visits (const Queueing *queueing, const Regime *regime, Source *source,
            const QueueingCount *count)
{
  WORLD_EACH (regime->world, KIND_QUEUE, Queue, queue)
    {
      VisitCount *visit
          = queueing_count_visit (count, queue->base.index, source->place);

      if (visit != NULL)
        add_visit (queueing, regime, source, queue, visit);
    }
}

static double
weight_sum (const Profile *profile)
{
  double sum = 0;

  for (int hour = 0; profile != NULL && hour < 24; hour++)
    sum += profile->hours[hour];
  return sum;
}

static void
set_source (Queueing *queueing, const Regime *regime, guint place,
            const QueueingCount *count)
{
  Source *source = &g_array_index (queueing->sources, Source, place);
  const CustomerClass *class = world_class (regime->world, place);

  source->queueing = queueing;
  source->class = class;
  source->place = place;
  source->at = class->at->base.index;
  source->visits = g_new0 (Visit, count->n_queues);
  source->sum = weight_sum (class->profile);
  source->hours = &count->hours[place];
  start_stream (queueing, &source->gaps, regime, class->base.id, "gaps");
  start_stream (queueing, &source->thoughts, regime, class->base.id,
                "thinking");
  add_visits (queueing, regime, source, count);
}

static void
build (Queueing *queueing, const Regime *regime, QueueingCount *count)
{
  WORLD_EACH (regime->world, KIND_QUEUE, Queue, queue)
    add_desk (queueing, regime->world, queue, count);
  g_array_set_size (queueing->sources, count->n_classes);
  for (guint i = 0; i < count->n_classes; i++)
    set_source (queueing, regime, i, count);
  for (guint i = 0; i < count->n_classes; i++)
    source_start (queueing, &g_array_index (queueing->sources, Source, i));
}

/* --- playing -------------------------------------------------------------- */

static void
forget (Queueing *queueing)
{
  for (guint i = 0; i < queueing->sources->len; i++)
    {
      Source *source = &g_array_index (queueing->sources, Source, i);

      for (guint j = 0; j < queueing->desks->len; j++)
        g_free (source->visits[j].route);
      g_free (source->visits);
    }
  for (guint i = 0; i < queueing->desks->len; i++)
    {
      Desk *desk = &g_array_index (queueing->desks, Desk, i);

      sim_station_free (desk->station);
      g_array_unref (desk->watches);
    }
  g_array_set_size (queueing->sources, 0);
  g_array_set_size (queueing->desks, 0);
  g_ptr_array_set_size (queueing->persons, 0);
  queueing->free = NULL;
}

/* The levels of @desk, up to the end of the regime. */
static void
count_levels (Desk *desk, SimTime from, SimTime to)
{
  const SimStationStats *stats = sim_station_stats (desk->station);
  SimLevel inside = stats->inside, busy = stats->busy;
  guint n_servers = sim_station_n_servers (desk->station);

  sim_level_touch (&inside, to);
  sim_level_touch (&busy, to);
  desk->count->observed = to - from;
  desk->count->inside = inside.area;
  desk->count->busy = busy.area;
  if (n_servers != G_MAXUINT)
    desk->count->servers = (SimWide) n_servers * (to - from);
}

static void
restart (Queueing *queueing)
{
  for (guint i = 0; i < queueing->desks->len; i++)
    sim_station_restart (g_array_index (queueing->desks, Desk, i).station,
                         queueing->from);
}

QueueingCount *
queueing_play (Queueing *queueing, const Regime *regime,
               const Experiment *experiment)
{
  QueueingCount *count = queueing_count_new (regime->world);

  queueing->from = regime->from;
  queueing->to = regime->to;
  sim_engine_reset (queueing->engine, regime->from - experiment->warm_up);
  sim_engine_set_context (queueing->engine, queueing);
  build (queueing, regime, count);
  if (experiment->warm_up > 0)
    sim_run_until (queueing->engine, regime->from - 1);
  restart (queueing);
  sim_run_until (queueing->engine, regime->to);
  for (guint i = 0; i < queueing->desks->len; i++)
    count_levels (&g_array_index (queueing->desks, Desk, i), regime->from,
                  regime->to);
  queueing->fingerprint
      = queueing->fingerprint * G_GUINT64_CONSTANT (6364136223846793005)
        + sim_engine_fingerprint (queueing->engine);
  forget (queueing);
  return count;
}

/* --- the whole ------------------------------------------------------------ */

Queueing *
queueing_new (guint64 seed, guint32 replication)
{
  Queueing *queueing = g_new0 (Queueing, 1);

  queueing->engine = sim_engine_new ();
  queueing->seed = seed;
  queueing->replication = replication;
  queueing->desks = g_array_new (FALSE, TRUE, sizeof (Desk));
  queueing->sources = g_array_new (FALSE, TRUE, sizeof (Source));
  queueing->persons = g_ptr_array_new_with_free_func (g_free);
  return queueing;
}

void
queueing_free (Queueing *queueing)
{
  if (queueing == NULL)
    return;
  forget (queueing);
  sim_engine_free (queueing->engine);
  g_array_unref (queueing->desks);
  g_array_unref (queueing->sources);
  g_ptr_array_unref (queueing->persons);
  g_free (queueing);
}

guint64
queueing_fingerprint (const Queueing *queueing)
{
  return queueing->fingerprint;
}
