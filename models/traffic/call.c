/* Calls: what a server asks of other services before it answers.
 *
 * A call is a request of its own, without a source: it has a parent, which
 * waits for it between its service and its answer, holding no server. Calls
 * that are made together go out first, the others one after the other. What is
 * called may call others in turn: then the call is a parent itself. The loader
 * refuses circles, and chains that are longer than CALLS_DEEP.
 *
 * A caller may give an attempt up, and try again. An attempt that is given up
 * while it waits, is served or waits for calls of its own is left alone there,
 * marked as abandoned, and a copy takes its place with the parent. */
#include "config.h"

#include "models/traffic/traffic-private.h"

#include <math.h>

enum
{
  RANK_CALL_ARRIVES = 5,
  RANK_CALL_TIMES_OUT = 11
};

/* --- where calls go ------------------------------------------------------- */

/* The same for the @n-th call of one instance by another, whatever else is
 * called. */
static guint64
name_of (const Call *call)
{
  SimKey key = sim_key (0, 0, call->instance->base.id, "call");
  guint64 n = 0;

  ENTITY_EACH (call->base.parent, KIND_CALL, Call, other)
    n += other->instance == call->instance
         && other->base.index < call->base.index;
  return key.k[0] + n;
}

/* The nearest deployment of the called instance. */
static CallRoute
route_of (Traffic *traffic, const Call *call, const PathEnd *here)
{
  SimTime at = traffic->regime->from;
  CallRoute route = { .call = call, .name = name_of (call) };
  SimSpan least = SIM_NEVER;

  ENTITY_EACH (call->instance, KIND_DEPLOYMENT, Deployment, deployment)
    if (deployment_serves (deployment, at))
      {
        PathEnd there = path_end_of_region (site_region (deployment->site));
        Path path = paths_between (traffic->paths, here, &there);

        if (!path.is_open || path.rtt >= least)
          continue;
        least = path.rtt;
        route.desk = desk_at (traffic, deployment);
        passages_clear (&route.passages);
        passages_init (&route.passages, &path, G_MAXDOUBLE);
      }
  return route;
}

static void
call_route_clear (gpointer data)
{
  passages_clear (&((CallRoute *) data)->passages);
}

static GArray *
call_routes_new (void)
{
  GArray *routes = g_array_new (FALSE, FALSE, sizeof (CallRoute));

  g_array_set_clear_func (routes, call_route_clear);
  return routes;
}

void
desk_find_calls (Traffic *traffic, Desk *desk)
{
  const Deployment *deployment = desk->deployment;
  PathEnd here = path_end_of_region (site_region (deployment->site));

  ENTITY_EACH (deployment->base.parent, KIND_CALL, Call, call)
    {
      CallRoute route = route_of (traffic, call, &here);

      if (desk->calls == NULL)
        desk->calls = call_routes_new ();
      g_array_append_val (desk->calls, route);
    }
}

/* --- parents -------------------------------------------------------------- */

static void call_fails (Traffic *traffic, Request *call, SimTime when,
                        Loss reason);
static void calls_go_on (Traffic *traffic, Request *parent, SimTime when);

/* Whom the server of @parent calls, of CallRoute. */
static const GArray *
calls_of (const Request *parent)
{
  return parent->parent == NULL ? parent->route->desk->calls
                                : parent->called->desk->calls;
}

/* A call comes back at @when, or will; nobody may wait for it any more. */
static void
call_ends (Traffic *traffic, Request *parent, SimTime when)
{
  parent->n_calls--;
  parent->joined = MAX (parent->joined, when);
  if (parent->n_calls > 0)
    return;
  if (parent->is_abandoned)
    request_give_back (traffic, parent);
  else
    calls_go_on (traffic, parent, parent->joined);
}

static void
call_stops_timer (Traffic *traffic, Request *call)
{
  if (call->timer != 0)
    (void) sim_cancel (traffic->engine, call->timer);
  call->timer = 0;
}

/* The attempt of @call has failed at @when though parts of it are still under
 * way: the caller goes on with a copy. */
static void
call_breaks (Traffic *traffic, Request *call, SimTime when, Loss reason)
{
  Request *again = request_take (traffic);
  Request *next = again->next;

  call_stops_timer (traffic, call);
  *again = *call;
  again->customer = (SimCustomer){ .demand = call->customer.demand,
                                   .tenant = call->customer.tenant };
  again->next = next;
  again->inside = NULL;
  call->is_abandoned = TRUE;
  call_fails (traffic, again, when, reason);
}

/* What @parent asked for has failed. */
static void
parent_breaks (Traffic *traffic, Request *parent, SimTime when, Loss reason)
{
  if (parent->parent == NULL)
    attempt_breaks (traffic, parent, when, reason);
  else
    call_breaks (traffic, parent, when, reason);
}

/* --- one attempt ---------------------------------------------------------- */

/* When the caller knows of an outage that @call has met now. */
static SimTime
outage_known (const Traffic *traffic, const Request *call, gboolean is_silent)
{
  SimTime now = sim_now (traffic->engine);

  if (!is_silent)
    return now + call->refusal;
  return call->deadline == SIM_NEVER ? now + CONNECT_PATIENCE
                                     : MAX (now, call->deadline);
}

/* Does @call find an outage where it arrives? Then it has failed. */
static gboolean
outage_takes (Traffic *traffic, Request *call)
{
  gboolean is_silent = FALSE;

  if (!desk_fails (call->called->desk, sim_now (traffic->engine), call->bytes,
                   &is_silent))
    return FALSE;
  call_fails (traffic, call, outage_known (traffic, call, is_silent),
              LOST_OUTAGE);
  return TRUE;
}

void
call_is_cut_off (Traffic *traffic, Request *call, gboolean is_silent)
{
  SimTime known = outage_known (traffic, call, is_silent);

  desk_leave (call);
  if (call->customer.station != NULL)
    {
      sim_station_withdraw (traffic->engine, call->customer.station,
                            &call->customer);
      call_fails (traffic, call, known, LOST_OUTAGE);
    }
  else if (!call->is_abandoned)
    call_breaks (traffic, call, known, LOST_OUTAGE);
}

static void
call_arrives (SimEngine *engine, gpointer subject)
{
  Traffic *traffic = sim_engine_context (engine);
  Request *call = subject;
  const Desk *desk = call->called->desk;

  if (desk->outages != NULL && outage_takes (traffic, call))
    return;
  if (!sim_station_arrive (engine, call->called->desk->station,
                           &call->customer))
    call_fails (traffic, call, sim_now (engine) + call->refusal, LOST_OVERLOAD);
  else if (desk->outages != NULL)
    desk_enter (call->called->desk, call);
}

static const SimEventKind CALL_ARRIVES
    = { "call-arrives", call_arrives, RANK_CALL_ARRIVES, NULL };

/* The caller gives up; the called goes on with what it has, or will get,
 * unless it is one that is told. */
static void
call_times_out (SimEngine *engine, gpointer subject)
{
  Traffic *traffic = sim_engine_context (engine);
  Request *call = subject;
  const Service *service = call->called->call->instance->service;

  call->timer = 0;
  if (service->patience.abandoned == ABANDONED_SERVED
      || call->customer.station == NULL)
    {
      call_breaks (traffic, call, sim_now (engine), LOST_TIMEOUT);
      return;
    }
  sim_station_withdraw (engine, call->customer.station, &call->customer);
  call_fails (traffic, call, sim_now (engine), LOST_TIMEOUT);
}

static const SimEventKind CALL_TIMES_OUT
    = { "call-times-out", call_times_out, RANK_CALL_TIMES_OUT, NULL };

/* One attempt of @call sets out at @when. */
static void
call_is_tried (Traffic *traffic, Request *call, SimTime when, const Luck *luck)
{
  const CallRoute *route = call->called;
  Passage own;
  const Passage *passage
      = passages_at (&route->passages, when, luck->crossing, &own);
  guint n = (guint) route->call->round_trips;
  double loss = luck->loss;
  double delay = passage_exchange_delay (passage, n, FALSE, &loss);

  call->is_abandoned = FALSE;
  call->bytes = luck->balance; /* its luck in an outage: it has no reply */
  call->refusal = passage->rtt - passage->rtt / 2;
  delay += passage->jitter * sqrt (n) * (luck->jitter - 1);
  sim_at (traffic->engine,
          when + (n - 1) * passage->rtt + passage->rtt / 2 + (SimSpan) delay,
          &CALL_ARRIVES, call);
  call->timer = 0;
  call->deadline = SIM_NEVER;
  if (route->call->patience.timeout == 0)
    return;
  call->deadline = when + route->call->patience.timeout;
  call->timer = sim_at (traffic->engine, call->deadline, &CALL_TIMES_OUT, call);
}

/* A further attempt has luck of its own. */
static void
call_is_tried_again (Traffic *traffic, Request *call, SimTime when)
{
  const Patience *patience = &call->called->call->patience;
  SimStream stream;
  Luck luck;

  sim_stream_init (&stream, sim_key_sub (call->key, ++call->attempt));
  luck_draw (&luck, &stream);
  when += patience_backoff (patience, call->attempt - 1,
                            sim_stream_uniform (&stream));
  call_is_tried (traffic, call, when, &luck);
}

/* The caller learns at @when, not before now, that its attempt has failed, of
 * which nothing is left. */
static void
call_fails (Traffic *traffic, Request *call, SimTime when, Loss reason)
{
  Request *parent = call->parent;

  call_stops_timer (traffic, call);
  desk_leave (call);
  if (call->is_abandoned)
    {
      request_give_back (traffic, call);
      return;
    }
  if (!parent->is_abandoned
      && call->attempt < (guint) call->called->call->patience.attempts)
    {
      call_is_tried_again (traffic, call, when);
      return;
    }
  request_give_back (traffic, call);
  if (!parent->is_abandoned)
    parent_breaks (traffic, parent, when, reason);
  call_ends (traffic, parent, when);
}

/* All work for @call is done at @when; the answer goes to its caller. */
static void
call_is_answered (Traffic *traffic, Request *call, SimTime when)
{
  Request *parent = call->parent;

  when += call->refusal;
  if (when > call->deadline)
    {
      call_fails (traffic, call,
                  MAX (call->deadline, sim_now (traffic->engine)),
                  LOST_TIMEOUT);
      return;
    }
  call_stops_timer (traffic, call);
  request_give_back (traffic, call);
  call_ends (traffic, parent, when);
}

void
call_is_served (Traffic *traffic, Request *call)
{
  if (call->is_abandoned)
    request_give_back (traffic, call);
  else if (call->called->desk->calls != NULL)
    calls_begin (traffic, call);
  else
    call_is_answered (traffic, call, sim_now (traffic->engine));
}

/* --- all calls of a request ----------------------------------------------- */

/* What chance has in store for call @i of @parent: a key for each, by the name
 * of what is called, so that no other call shifts it. */
static SimKey
key_of (const Request *parent, guint i)
{
  guint64 name = g_array_index (calls_of (parent), CallRoute, i).name;
  SimKey own;

  if (parent->parent == NULL)
    {
      own = sim_key_sub (parent->source->calls, parent->number);
      return sim_key_sub (sim_key_sub (own, parent->n_tried), name);
    }
  return sim_key_sub (sim_key_sub (parent->key, parent->attempt), name);
}

static void
call_begins (Traffic *traffic, Request *parent, const CallRoute *route,
             SimKey key, SimTime when, SimStream *stream)
{
  Request *call = request_take (traffic);
  double demand;
  Luck luck;

  call->parent = parent;
  call->called = route;
  call->key = key;
  call->attempt = 1;
  demand = sim_dist_draw (route->call->instance->service->demand, stream);
  call->customer.demand = (SimSpan) MIN (demand, DEMAND_MOST);
  call->customer.tenant = parent->customer.tenant;
  luck_draw (&luck, stream);
  parent->n_calls++;
  call_is_tried (traffic, call, when, &luck);
}

/* Call @i is made or not. FALSE: nobody can be called, and the attempt has
 * failed. */
static gboolean
try_call (Traffic *traffic, Request *parent, guint i, SimTime when)
{
  const CallRoute *route = &g_array_index (calls_of (parent), CallRoute, i);
  SimKey key = key_of (parent, i);
  SimStream stream;

  sim_stream_init (&stream, key);
  if (sim_stream_uniform (&stream) >= route->call->share)
    return TRUE;
  if (route->desk != NULL)
    {
      call_begins (traffic, parent, route, key, when, &stream);
      return TRUE;
    }
  parent_breaks (traffic, parent, when, LOST_BLOCK);
  return FALSE;
}

static gboolean
is_together (const Request *parent, guint i)
{
  return g_array_index (calls_of (parent), CallRoute, i).call->together;
}

/* One after the other; when there is none left, the answer goes out. */
static void
calls_go_on (Traffic *traffic, Request *parent, SimTime when)
{
  const GArray *calls = calls_of (parent);

  while (parent->next_call < calls->len && parent->n_calls == 0)
    {
      guint i = parent->next_call++;

      if (!is_together (parent, i) && !try_call (traffic, parent, i, when))
        {
          request_give_back (traffic, parent);
          return;
        }
    }
  if (parent->n_calls > 0)
    return;
  if (parent->parent == NULL)
    attempt_is_served (traffic, parent, when);
  else
    call_is_answered (traffic, parent, when);
}

void
calls_begin (Traffic *traffic, Request *parent)
{
  const GArray *calls = calls_of (parent);
  SimTime now = sim_now (traffic->engine);

  parent->n_calls = 1; /* this function */
  parent->next_call = 0;
  parent->joined = now;
  for (guint i = 0; i < calls->len; i++)
    if (is_together (parent, i) && !try_call (traffic, parent, i, now))
      break;
  call_ends (traffic, parent, now);
}
