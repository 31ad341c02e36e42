/* Requests: sent, served or not, sent again, and counted. */
#include "config.h"

#include "models/traffic/traffic-private.h"

#include <math.h>

/* Arrivals of the same instant: first what arrives, then who gives up. */
enum
{
  RANK_ARRIVES = 4,
  RANK_TIMES_OUT = 10
};

static void attempt_begins (Traffic *traffic, Request *request, SimTime when,
                            Luck *luck);

/* --- the store of requests ------------------------------------------------ */

Request *
request_take (Traffic *traffic)
{
  Request *request = traffic->free;

  if (request == NULL)
    {
      request = g_new0 (Request, 1);
      g_ptr_array_add (traffic->requests, request);
    }
  traffic->free = request->next;
  return request;
}

void
request_give_back (Traffic *traffic, Request *request)
{
  desk_leave (request);
  request->next = traffic->free;
  traffic->free = request;
}

/* --- luck ----------------------------------------------------------------- */

/* Three uniform numbers of 21 bits are enough for choices. */
static void
luck_split (Luck *luck, guint64 bits)
{
  const double unit = 0x1p-21;

  luck->connection = ((double) (gint64) (bits >> 43) + 0.5) * unit;
  luck->crossing = ((double) (gint64) (bits >> 22 & 0x1fffff) + 0.5) * unit;
  luck->balance = ((double) (gint64) (bits >> 1 & 0x1fffff) + 0.5) * unit;
}

void
luck_draw (Luck *luck, SimStream *stream)
{
  luck->jitter = sim_stream_exponential (stream);
  luck->loss = sim_stream_exponential (stream);
  luck_split (luck, sim_stream_bits (stream));
}

/* A further attempt has luck of its own, and connects anew. @wait becomes a
 * share of the longest wait before it. */
static void
luck_of_retry (Luck *luck, const Request *request, double *wait)
{
  SimKey own = sim_key_sub (request->source->retries, request->number);
  SimStream stream;

  sim_stream_init (&stream, sim_key_sub (own, request->n_tried));
  luck_draw (luck, &stream);
  luck->connection = 0;
  *wait = sim_stream_uniform (&stream);
}

/* --- how it ends ---------------------------------------------------------- */

static gboolean
is_observed (const Traffic *traffic, const Request *request)
{
  return traffic_observes (traffic, request->sent);
}

/* Its user goes on, or it is over. */
static void
request_ends (Traffic *traffic, Request *request, SimTime when)
{
  if (!source_has_sessions (request->source)
      || !session_goes_on (traffic, request, when))
    request_give_back (traffic, request);
}

static void
request_is_lost (Traffic *traffic, Request *request, SimTime when, Loss reason)
{
  TIMELINE_COUNT (traffic, when, lost);
  request->source->count.lost[reason]
      += (guint64) is_observed (traffic, request);
  request_ends (traffic, request, when);
}

static void
request_is_answered (Traffic *traffic, Request *request, SimTime when)
{
  Source *source = request->source;

  TIMELINE_COUNT (traffic, when, served);
  if (is_observed (traffic, request))
    {
      sim_histogram_add (source->latency, when - request->sent);
      if (request->door == &source->first)
        source->count.first++;
      else
        source->count.fallback++;
    }
  request_ends (traffic, request, when);
}

/* --- another attempt ------------------------------------------------------ */

/* Where the next attempt goes: to the same door while there are attempts, then
 * to the other one, if it is open to these users. */
static gboolean
find_next_door (Request *request)
{
  Source *source = request->source;

  if (request->attempt < (guint) source->service->patience.attempts)
    {
      request->attempt++;
      request->avoided = request->route;
      return TRUE;
    }
  if (request->door != &source->first
      || request->choice >= source->spare * source->to_first
      || door_leads_nowhere (&source->fallback))
    return FALSE;
  request->door = &source->fallback;
  request->attempt = 1;
  request->avoided = NULL;
  return TRUE;
}

/* The client learns at @when, not before now, that it was not served. */
void
attempt_fails (Traffic *traffic, Request *request, SimTime when, Loss reason)
{
  Source *source = request->source;
  Luck luck;
  double share;

  TIMELINE_COUNT (traffic, when, failed);
  if (!find_next_door (request) || !source_may_retry (source))
    {
      request_is_lost (traffic, request, when, reason);
      return;
    }
  luck_of_retry (&luck, request, &share);
  source->count.retried += (guint64) is_observed (traffic, request);
  when
      += patience_backoff (&source->service->patience, request->n_tried, share);
  TIMELINE_COUNT (traffic, when, retried);
  attempt_begins (traffic, request, when, &luck);
}

void
attempt_breaks (Traffic *traffic, Request *request, SimTime when, Loss reason)
{
  Request *again = request_take (traffic);
  Request *next = again->next;

  if (request->timer != 0)
    (void) sim_cancel (traffic->engine, request->timer);
  *again = *request;
  again->customer = (SimCustomer){ .demand = request->customer.demand,
                                   .tenant = request->customer.tenant };
  again->next = next;
  again->inside = NULL;
  request->timer = again->timer = 0;
  request->is_abandoned = TRUE;
  attempt_fails (traffic, again, when, reason);
}

/* The client gives up at @when; the server goes on with what it has, or will
 * get. */
static void
attempt_times_out (Traffic *traffic, Request *request, SimTime when)
{
  attempt_breaks (traffic, request, when, LOST_TIMEOUT);
}

static void
request_times_out (SimEngine *engine, gpointer subject)
{
  Traffic *traffic = sim_engine_context (engine);
  Request *request = subject;

  request->timer = 0;
  if (request->source->service->patience.abandoned == ABANDONED_SERVED
      || request->customer.station == NULL)
    {
      attempt_times_out (traffic, request, sim_now (engine));
      return;
    }
  sim_station_withdraw (engine, request->customer.station, &request->customer);
  desk_leave (request);
  attempt_fails (traffic, request, sim_now (engine), LOST_TIMEOUT);
}

static const SimEventKind REQUEST_TIMES_OUT
    = { "request-times-out", request_times_out, RANK_TIMES_OUT, NULL };

/* --- at the server -------------------------------------------------------- */

void
attempt_is_served (Traffic *traffic, Request *request, SimTime when)
{
  SimTime now = sim_now (traffic->engine);

  if (request->timer != 0)
    (void) sim_cancel (traffic->engine, request->timer);
  desk_leave (request);
  when += request->back;
  if (when > request->deadline)
    attempt_fails (traffic, request, MAX (request->deadline, now),
                   LOST_TIMEOUT);
  else
    request_is_answered (traffic, request, when);
}

/* Calls take what time they take: from now on there is a timer. */
static void
request_calls (Traffic *traffic, Request *request)
{
  SimTime now = sim_now (traffic->engine);

  if (request->deadline != SIM_NEVER && request->timer == 0)
    request->timer = sim_at (traffic->engine, MAX (request->deadline, now),
                             &REQUEST_TIMES_OUT, request);
  calls_begin (traffic, request);
}

void
request_is_served (SimEngine *engine, SimStation *station G_GNUC_UNUSED,
                   SimCustomer *customer)
{
  Traffic *traffic = sim_engine_context (engine);
  Request *request = (Request *) customer;

  if (G_UNLIKELY (request->parent != NULL))
    call_is_served (traffic, request);
  else if (request->is_abandoned)
    request_give_back (traffic, request);
  else if (request->route->desk->calls != NULL)
    request_calls (traffic, request);
  else
    attempt_is_served (traffic, request, sim_now (engine));
}

static void
request_is_refused (Traffic *traffic, Request *request)
{
  if (request->is_abandoned)
    request_give_back (traffic, request);
  else
    attempt_fails (traffic, request,
                   sim_now (traffic->engine) + request->refusal, LOST_OVERLOAD);
}

/* The deployment is down, or this part of it. */
static gboolean
outage_takes (Traffic *traffic, Request *request)
{
  gboolean is_silent = FALSE;

  if (!desk_fails (request->route->desk, sim_now (traffic->engine),
                   request_luck_in_outage (request), &is_silent))
    return FALSE;
  if (request->is_abandoned)
    request_give_back (traffic, request);
  else
    attempt_fails (traffic, request,
                   request_hears (traffic, request, is_silent), LOST_OUTAGE);
  return TRUE;
}

/* Who is served at once is in time or not, and knows it. */
static gboolean
needs_timer (const Request *request, SimTime now)
{
  return request->deadline != SIM_NEVER && !request->is_abandoned
         && (request->customer.started == SIM_NEVER
             || request->route->desk->is_shared
             || now + request->customer.demand + request->back
                    > request->deadline);
}

static void
request_arrives (SimEngine *engine, gpointer subject)
{
  Traffic *traffic = sim_engine_context (engine);
  Request *request = subject;

  if (request->route->desk->outages != NULL && outage_takes (traffic, request))
    return;
  if (!sim_station_arrive (engine, request->route->desk->station,
                           &request->customer))
    {
      request_is_refused (traffic, request);
      return;
    }
  if (request->route->desk->outages != NULL)
    desk_enter (request->route->desk, request);
  if (needs_timer (request, sim_now (engine)))
    request->timer
        = sim_at (engine, request->deadline, &REQUEST_TIMES_OUT, request);
}

static const SimEventKind REQUEST_ARRIVES
    = { "request-arrives", request_arrives, RANK_ARRIVES, NULL };

/* --- on the way ----------------------------------------------------------- */

/* From the first message to the arrival of the request at the server. */
static SimSpan
time_there (const Passage *passage, const Service *service, Luck *luck)
{
  gboolean opens = luck->connection * service->requests_per_connection < 1;
  guint n = (guint) service->round_trips
            + (opens ? service_connect_trips (service) : 0);
  double more = passage_exchange_delay (passage, n, opens, &luck->loss);

  if (passage->jitter > 0)
    more += passage->jitter * sqrt (n) * (luck->jitter - 1);
  return (SimSpan) (n - 1) * passage->rtt + passage->rtt / 2 + (SimSpan) more;
}

/* The attempt is on its way and arrives at @there. Who cannot be served in time
 * is given up at the deadline all the same; the server does the work, unless
 * clients tell it to stop: then that is told when it is time, or the request
 * never gets there. */
static void
set_out (Traffic *traffic, Request *request, SimTime there)
{
  gboolean is_withdrawn
      = request->source->service->patience.abandoned == ABANDONED_WITHDRAWN;

  if (is_withdrawn && there >= request->deadline)
    {
      attempt_fails (traffic, request, request->deadline, LOST_TIMEOUT);
      return;
    }
  sim_at (traffic->engine, there, &REQUEST_ARRIVES, request);
  if (!is_withdrawn
      && there + request->customer.demand + request->back > request->deadline)
    attempt_times_out (traffic, request, request->deadline);
}

static void
attempt_begins (Traffic *traffic, Request *request, SimTime when, Luck *luck)
{
  const Service *service = request->source->service;
  const Route *route = door_choose (request->door, luck, request->avoided);
  Passage own;
  const Passage *passage
      = passages_at (&route->passages, when, luck->crossing, &own);
  SimTime there = when + time_there (passage, service, luck)
                  + path_transfer (request->upload, passage->rate);
  double transfer = passage_transfer (passage, request->bytes, luck->loss);

  request->route = route;
  request->refusal = passage->rtt - passage->rtt / 2;
  request->back
      = request->refusal + (SimSpan) (MIN (transfer, TRANSFER_MOST) + 0.5);
  request->timer = 0;
  request->n_tried++;
  request->deadline = service->patience.timeout == 0
                          ? SIM_NEVER
                          : when + service->patience.timeout;
  set_out (traffic, request, there);
}

static const Door *
choose_door (Source *source, double choice)
{
  if (choice < source->to_first)
    return &source->first;
  return choice < source->to_fallback ? &source->fallback : NULL;
}

/* Every request takes one draw of each kind, admitted or not. */
void
request_draw (Request *request, SimTime when, const Draws *draws)
{
  const Source *source = request->source;
  double demand = sim_dist_draw (source->service->demand, draws->demands);
  double bytes = sim_dist_draw (source->service->reply, draws->replies);

  /* What a line of a trace says goes before the draw. */
  demand = source->demand >= 0 ? source->demand : demand;
  request->sent = when;
  request->customer.tenant = source->population->tenant->base.index;
  request->customer.demand = (SimSpan) (MIN (demand, DEMAND_MOST) + 0.5);
  request->bytes = source->bytes_out >= 0 ? source->bytes_out : bytes;
  request->upload = MAX (source->bytes_in, 0);
  request->attempt = 1;
  request->n_tried = 0;
  request->avoided = NULL;
  request->is_abandoned = FALSE;
  request->parent = NULL;
}

void
request_is_sent (Traffic *traffic, Request *request, SimStream *network)
{
  Source *source = request->source;
  Luck luck = { .jitter = 1, .loss = HUGE_VAL };

  if (source->is_chancy)
    luck_draw (&luck, network);
  if (source->service->patience.budget > 0)
    source_earns_retry (source, request->sent);
  source->count.offered += (guint64) is_observed (traffic, request);
  TIMELINE_COUNT (traffic, request->sent, offered);
  request->door = choose_door (source, request->choice);
  if (request->door == NULL)
    {
      request_is_lost (traffic, request, request->sent, source->count.reason);
      return;
    }
  traffic->n_requests++;
  attempt_begins (traffic, request, request->sent, &luck);
}

void
source_sends_one (Traffic *traffic, Source *source, SimTime when)
{
  Request *request = request_take (traffic);
  const Draws draws = { &source->demands, &source->replies };

  request->source = source;
  request->number = source_has_sessions (source)
                        ? session_begins (source->n_sent)
                        : source->n_sent;
  source->n_sent++;
  request->choice = sim_stream_uniform (&source->choices);
  request_draw (request, when, &draws);
  request_is_sent (traffic, request, &source->network);
}
