#include "config.h"

#include "models/traffic/traffic.h"

#include "models/traffic/path.h"
#include "sim/sim-station.h"

/* Arrivals of the same instant: first what arrives, then who sends. */
enum
{
  RANK_ARRIVES = 4,
  RANK_SENDS = 12
};

/* The servers of one deployment. */
typedef struct
{
  const Deployment *deployment;
  SimStation *station;
  SimWide busy; /* server-ns over all windows of the regime */
  SimWide room; /* the same if all had been at work */
} Desk;

/* Where requests of a use are served. */
typedef struct
{
  Desk *desk; /* NULL: nowhere */
  SimSpan there; /* from sending to arriving at the server */
  SimSpan back;  /* from the server to the first byte of the answer */
  SimSpan rtt;
  Path path;
  double rate; /* bit/s, until the end of the hour */
} Door;

/* One use of one population during a regime. */
typedef struct
{
  const Use *use;
  const Population *population;
  const Service *service;
  gint64 users;
  double to_first, to_fallback; /* cumulated shares */
  Door first, fallback;
  SimKey arrivals_key, demands_key, replies_key, choices_key; /* of the run */
  SimStream arrivals, demands, replies, choices; /* of the window */
  double rate;      /* requests per ns, until the end of the hour */
  SimTime hour_end;
  SimHistogram *latency; /* of its population */
  UseCount count;
} Source;

/* A request on its way; it queues, so a customer comes first. */
typedef struct Request Request;
struct Request
{
  SimCustomer customer;
  Source *source;
  Desk *desk;
  SimTime sent;
  SimSpan back;  /* from service to the last byte of the answer */
  Request *next; /* in the list of free ones */
};

struct Traffic
{
  SimEngine *engine;
  guint64 seed;
  guint32 replication;
  SimKey sampling_key;
  Paths *paths;         /* of the present regime */
  GPtrArray *desks;     /* of Desk */
  GPtrArray *sources;   /* of Source */
  GPtrArray *latencies; /* of SimHistogram, by index of the population */
  GPtrArray *requests;  /* all that were ever made, owned */
  Request *free;        /* those not under way */
  SimTime observe_from, observe_to; /* of the present window */
  guint64 weight;
  guint64 n_requests;
  guint64 fingerprint;
  GArray *use_counts;
  GArray *desk_counts;
};

/* --- requests ------------------------------------------------------------- */

static Request *
request_take (Traffic *traffic)
{
  Request *request = traffic->free;

  if (request == NULL)
    {
      request = g_new0 (Request, 1);
      g_ptr_array_add (traffic->requests, request);
    }
  traffic->free = request->next;
  traffic->n_requests++;
  return request;
}

static void
request_give_back (Traffic *traffic, Request *request)
{
  request->next = traffic->free;
  traffic->free = request;
}

static gboolean
is_observed (const Traffic *traffic, SimTime sent)
{
  return sent >= traffic->observe_from;
}

static void
request_is_served (SimEngine *engine, SimStation *station G_GNUC_UNUSED,
                   SimCustomer *customer)
{
  Traffic *traffic = sim_engine_context (engine);
  Request *request = (Request *) customer;

  if (is_observed (traffic, request->sent))
    sim_histogram_add (request->source->latency,
                       sim_now (engine) + request->back - request->sent);
  request_give_back (traffic, request);
}

static void
request_arrives (SimEngine *engine, gpointer subject)
{
  Request *request = subject;

  (void) sim_station_arrive (engine, request->desk->station,
                             &request->customer);
}

static const SimEventKind REQUEST_ARRIVES
    = { "request-arrives", request_arrives, RANK_ARRIVES, NULL };

/* --- sources -------------------------------------------------------------- */

static void
read_rate (Source *source, SimTime now)
{
  SimTime local = now + source->population->utc_offset;
  SimSpan into = (local % SIM_HOUR + SIM_HOUR) % SIM_HOUR;

  source->hour_end = now - into + SIM_HOUR;
  source->rate = use_rate (source->use, source->users, now)
                 / (double) SIM_SECOND;
  source->first.rate = path_rate (&source->first.path, now);
  source->fallback.rate = path_rate (&source->fallback.path, now);
}

/* The next instant at which @source sends, after @now: one exponential of unit
 * mean spent at the rate of each hour it passes through. */
static SimTime
next_sending (Source *source, SimTime now, SimTime end)
{
  double left = sim_stream_exponential (&source->arrivals);

  while (now < end)
    {
      double hour = (double) (source->hour_end - now) * source->rate;

      if (left < hour)
        return now + (SimSpan) (left / source->rate);
      left -= hour;
      now = source->hour_end;
      read_rate (source, now);
    }
  return end;
}

static void source_sends (SimEngine *engine, gpointer subject);

static const SimEventKind SOURCE_SENDS
    = { "source-sends", source_sends, RANK_SENDS, NULL };

static void
schedule_sending (Traffic *traffic, Source *source, SimTime now)
{
  SimTime when = next_sending (source, now, traffic->observe_to);

  if (when < traffic->observe_to)
    sim_at (traffic->engine, when, &SOURCE_SENDS, source);
}

static const Door *
choose_door (Source *source, gboolean observed)
{
  double choice = sim_stream_uniform (&source->choices);

  source->count.offered += (guint64) observed;
  if (choice < source->to_first)
    {
      source->count.first += (guint64) observed;
      return &source->first;
    }
  if (choice < source->to_fallback)
    {
      source->count.fallback += (guint64) observed;
      return &source->fallback;
    }
  source->count.lost += (guint64) observed;
  return NULL;
}

/* Every request takes one draw of each kind, admitted or not. */
static void
source_sends (SimEngine *engine, gpointer subject)
{
  Traffic *traffic = sim_engine_context (engine);
  Source *source = subject;
  SimTime now = sim_now (engine);
  double demand = sim_dist_draw (source->service->demand, &source->demands);
  double bytes = sim_dist_draw (source->service->reply, &source->replies);
  const Door *door = choose_door (source, is_observed (traffic, now));

  if (door != NULL)
    {
      Request *request = request_take (traffic);

      request->source = source;
      request->sent = now;
      request->back = door->back + path_transfer (bytes, door->rate);
      request->customer.demand = (SimSpan) (demand + 0.5);
      request->desk = door->desk;
      sim_at (engine, now + door->there, &REQUEST_ARRIVES, request);
    }
  schedule_sending (traffic, source, now);
}

/* --- a regime's doors and desks ------------------------------------------- */

static void
desk_free (gpointer data)
{
  Desk *desk = data;

  sim_station_free (desk->station);
  g_free (desk);
}

static Desk *
desk_at (Traffic *traffic, const Deployment *deployment)
{
  Desk *desk;

  for (guint i = 0; i < traffic->desks->len; i++)
    {
      desk = g_ptr_array_index (traffic->desks, i);
      if (desk->deployment == deployment)
        return desk;
    }
  desk = g_new0 (Desk, 1);
  desk->deployment = deployment;
  desk->station = sim_station_new_fifo ((guint) deployment->servers,
                                        request_is_served, desk);
  g_ptr_array_add (traffic->desks, desk);
  return desk;
}

/* The serving deployment of @instance with the least round trip; without a
 * desk when no path leads to any. */
static Door
nearest_door (Traffic *traffic, const Regime *regime, const Instance *instance,
              const Population *population)
{
  SimSpan trips = instance->service->round_trips;
  PathEnd here = path_end_of_population (population);
  Door door = { .rtt = SIM_NEVER };

  ENTITY_EACH (instance, KIND_DEPLOYMENT, Deployment, deployment)
    if (deployment_serves (deployment, regime->from))
      {
        PathEnd there = path_end_of_region (site_region (deployment->site));
        Path path = paths_between (traffic->paths, &here, &there);

        if (path.is_open && path.rtt < door.rtt)
          door = (Door) { desk_at (traffic, deployment),
                          (trips - 1) * path.rtt + path.rtt / 2,
                          path.rtt - path.rtt / 2, path.rtt, path, path.rate };
      }
  return door;
}

static SimKey
source_key (const Traffic *traffic, const Source *source, const char *purpose)
{
  g_autofree char *name
      = g_strdup_printf ("%s/%s", source->population->base.id,
                         source->service->base.id);

  return sim_key (traffic->seed, traffic->replication, name, purpose);
}

static SimHistogram *
latency_of (Traffic *traffic, const Population *population)
{
  guint index = population->base.index;

  if (traffic->latencies->len <= index)
    g_ptr_array_set_size (traffic->latencies, (int) index + 1);
  if (g_ptr_array_index (traffic->latencies, index) == NULL)
    g_ptr_array_index (traffic->latencies, index) = sim_histogram_new ();
  return g_ptr_array_index (traffic->latencies, index);
}

/* Nobody goes through a door that no path leads to: its users try the other,
 * or are lost to the block. */
static void
close_doors (Source *source)
{
  if (source->first.desk == NULL && source->to_first > 0)
    {
      source->to_first = 0;
      source->count.reason = LOST_BLOCK;
    }
  if (source->fallback.desk == NULL && source->to_fallback > source->to_first)
    {
      source->to_fallback = source->to_first;
      source->count.reason = LOST_BLOCK;
    }
}

static void
add_source (Traffic *traffic, const Regime *regime, const Admission *admission)
{
  Source *source = g_new0 (Source, 1);
  const Use *use = admission->use;

  source->use = use;
  source->population = (const Population *) use->base.parent;
  source->service = use->instance->service;
  source->users = admission->users;
  source->to_first = admission->first;
  source->to_fallback = admission->first + admission->fallback;
  if (admission->first > 0)
    source->first
        = nearest_door (traffic, regime, use->instance, source->population);
  if (use->fallback != NULL
      && (admission->fallback > 0
          || (admission->first > 0 && source->first.desk == NULL)))
    source->fallback
        = nearest_door (traffic, regime, use->fallback, source->population);
  if (admission->first > 0 || admission->fallback > 0)
    close_doors (source);
  source->arrivals_key = source_key (traffic, source, "arrivals");
  source->demands_key = source_key (traffic, source, "demands");
  source->replies_key = source_key (traffic, source, "replies");
  source->choices_key = source_key (traffic, source, "choices");
  source->latency = latency_of (traffic, source->population);
  source->count.use = use;
  if (source->count.reason == LOST_NOT)
    source->count.reason = admission->reason;
  source->count.rtt = source->to_first > 0 ? source->first.rtt : 0;
  g_ptr_array_add (traffic->sources, source);
}

/* --- windows -------------------------------------------------------------- */

static void
open_window (Traffic *traffic, Source *source, SimTime begin, SimTime start)
{
  guint64 window = (guint64) start;

  sim_stream_init (&source->arrivals,
                   sim_key_sub (source->arrivals_key, window));
  sim_stream_init (&source->demands,
                   sim_key_sub (source->demands_key, window));
  sim_stream_init (&source->replies,
                   sim_key_sub (source->replies_key, window));
  sim_stream_init (&source->choices,
                   sim_key_sub (source->choices_key, window));
  read_rate (source, begin);
  schedule_sending (traffic, source, begin);
}

/* Server time at work within the window, for the utilisation. */
static void
count_desk (Traffic *traffic, Desk *desk)
{
  const SimStationStats *stats = sim_station_stats (desk->station);
  SimSpan span = traffic->observe_to - traffic->observe_from;

  desk->busy += (SimWide) (sim_level_mean (&stats->busy, traffic->observe_to)
                               * (double) span
                           + 0.5);
  desk->room += (SimWide) span * (SimWide) desk->deployment->servers;
}

static void
play_window (Traffic *traffic, SimTime start, SimSpan length, SimSpan warm_up)
{
  SimTime begin = start - warm_up;

  traffic->observe_from = start;
  traffic->observe_to = start + length;
  sim_engine_reset (traffic->engine, begin);
  sim_engine_set_context (traffic->engine, traffic);
  for (guint i = 0; i < traffic->desks->len; i++)
    {
      Desk *desk = g_ptr_array_index (traffic->desks, i);

      sim_station_reset (desk->station, begin);
    }
  for (guint i = 0; i < traffic->sources->len; i++)
    open_window (traffic, g_ptr_array_index (traffic->sources, i), begin,
                 start);
  sim_run_until (traffic->engine, start);
  for (guint i = 0; i < traffic->desks->len; i++)
    {
      Desk *desk = g_ptr_array_index (traffic->desks, i);

      sim_station_restart (desk->station, start);
    }
  sim_run_until (traffic->engine, traffic->observe_to);
  for (guint i = 0; i < traffic->desks->len; i++)
    count_desk (traffic, g_ptr_array_index (traffic->desks, i));
  sim_run_until (traffic->engine, SIM_NEVER);
  traffic->fingerprint
      = traffic->fingerprint * G_GUINT64_CONSTANT (6364136223846793005)
        + sim_engine_fingerprint (traffic->engine);
}

/* --- the whole ------------------------------------------------------------ */

static void
histogram_free (gpointer histogram)
{
  sim_histogram_free (histogram);
}

Traffic *
traffic_new (guint64 seed, guint32 replication)
{
  Traffic *traffic = g_new0 (Traffic, 1);

  traffic->engine = sim_engine_new ();
  traffic->seed = seed;
  traffic->replication = replication;
  traffic->sampling_key = sim_key (seed, replication, "traffic", "windows");
  traffic->desks = g_ptr_array_new_with_free_func (desk_free);
  traffic->sources = g_ptr_array_new_with_free_func (g_free);
  traffic->latencies = g_ptr_array_new_with_free_func (histogram_free);
  traffic->requests = g_ptr_array_new_with_free_func (g_free);
  traffic->use_counts = g_array_new (FALSE, FALSE, sizeof (UseCount));
  traffic->desk_counts = g_array_new (FALSE, FALSE, sizeof (DeskCount));
  return traffic;
}

void
traffic_free (Traffic *traffic)
{
  if (traffic == NULL)
    return;
  sim_engine_free (traffic->engine);
  paths_free (traffic->paths);
  g_ptr_array_unref (traffic->desks);
  g_ptr_array_unref (traffic->sources);
  g_ptr_array_unref (traffic->latencies);
  g_ptr_array_unref (traffic->requests);
  g_array_unref (traffic->use_counts);
  g_array_unref (traffic->desk_counts);
  g_free (traffic);
}

static void
forget_regime (Traffic *traffic)
{
  g_ptr_array_set_size (traffic->sources, 0);
  g_ptr_array_set_size (traffic->desks, 0);
  g_ptr_array_set_size (traffic->latencies, 0);
  g_array_set_size (traffic->use_counts, 0);
  g_array_set_size (traffic->desk_counts, 0);
}

static void
collect_counts (Traffic *traffic)
{
  for (guint i = 0; i < traffic->sources->len; i++)
    {
      const Source *source = g_ptr_array_index (traffic->sources, i);

      g_array_append_val (traffic->use_counts, source->count);
    }
  for (guint i = 0; i < traffic->desks->len; i++)
    {
      const Desk *desk = g_ptr_array_index (traffic->desks, i);
      DeskCount count = { desk->deployment,
                          desk->room == 0 ? 0
                                          : (double) desk->busy
                                                / (double) desk->room };

      g_array_append_val (traffic->desk_counts, count);
    }
}

void
traffic_play (Traffic *traffic, const Regime *regime, const GArray *admissions,
              const Experiment *experiment)
{
  Sampling sampling = sampling_of (regime, experiment);

  forget_regime (traffic);
  traffic->weight = sampling.weight;
  g_clear_pointer (&traffic->paths, paths_free);
  traffic->paths = paths_new (regime->world, regime->from);
  for (guint i = 0; i < admissions->len; i++)
    add_source (traffic, regime, &g_array_index (admissions, Admission, i));
  for (guint i = 0; i < sampling.n; i++)
    play_window (traffic,
                 sampling_start (&sampling, regime, traffic->sampling_key, i),
                 sampling.length, experiment->warm_up);
  collect_counts (traffic);
}

const GArray *
traffic_uses (const Traffic *traffic)
{
  return traffic->use_counts;
}

const GArray *
traffic_desks (const Traffic *traffic)
{
  return traffic->desk_counts;
}

const SimHistogram *
traffic_latency (const Traffic *traffic, const Population *population)
{
  if (population->base.index >= traffic->latencies->len)
    return NULL;
  return g_ptr_array_index (traffic->latencies, population->base.index);
}

guint64
traffic_weight (const Traffic *traffic)
{
  return traffic->weight;
}

guint64
traffic_n_requests (const Traffic *traffic)
{
  return traffic->n_requests;
}

guint64
traffic_fingerprint (const Traffic *traffic)
{
  return traffic->fingerprint;
}
