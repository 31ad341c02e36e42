/* Sources send requests, request by request. */
#include "config.h"

#include "models/traffic/traffic-private.h"

/* Arrivals of the same instant: first what arrives, then who sends. */
enum
{
  RANK_ARRIVES = 4,
  RANK_SENDS = 12
};

/* The far end of a heavy tail, ns: one request keeps a server for a day. */
#define DEMAND_MOST ((double) SIM_DAY)

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

void
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

void
source_read_hour (Source *source, SimTime now)
{
  SimTime local = now + source->population->utc_offset;
  SimSpan into = (local % SIM_HOUR + SIM_HOUR) % SIM_HOUR;

  source->hour_end = now - into + SIM_HOUR;
  source->rate
      = use_rate (source->use, source->users, now) / (double) SIM_SECOND;
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
      source_read_hour (source, now);
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

/* Every request takes one draw of each kind, admitted or not. What a line of
 * a trace says goes before the draw. */
void
source_sends_one (Traffic *traffic, Source *source, SimTime when)
{
  double demand = sim_dist_draw (source->service->demand, &source->demands);
  double bytes = sim_dist_draw (source->service->reply, &source->replies);
  const Door *door = choose_door (source, is_observed (traffic, when));
  Request *request;

  if (door == NULL)
    return;
  demand = source->demand >= 0 ? source->demand : demand;
  bytes = source->bytes_out >= 0 ? source->bytes_out : bytes;
  request = request_take (traffic);
  request->source = source;
  request->sent = when;
  request->back = door->back + path_transfer (bytes, door->rate);
  request->customer.demand = (SimSpan) (MIN (demand, DEMAND_MOST) + 0.5);
  request->desk = door->desk;
  sim_at (traffic->engine,
          when + door->there
              + path_transfer (MAX (source->bytes_in, 0), door->rate),
          &REQUEST_ARRIVES, request);
}

static void
source_sends (SimEngine *engine, gpointer subject)
{
  Traffic *traffic = sim_engine_context (engine);

  source_sends_one (traffic, subject, sim_now (engine));
  schedule_sending (traffic, subject, sim_now (engine));
}

void
source_open_window (Traffic *traffic, Source *source, SimTime begin,
                    SimTime start)
{
  guint64 window = (guint64) start;

  sim_stream_init (&source->arrivals,
                   sim_key_sub (source->arrivals_key, window));
  sim_stream_init (&source->demands, sim_key_sub (source->demands_key, window));
  sim_stream_init (&source->replies, sim_key_sub (source->replies_key, window));
  sim_stream_init (&source->choices, sim_key_sub (source->choices_key, window));
  source_read_hour (source, begin);
  if (source->trace == NULL)
    schedule_sending (traffic, source, begin);
}
