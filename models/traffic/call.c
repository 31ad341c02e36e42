/* Calls: what a server asks of other services before it answers.
 *
 * A call is a request of its own, without a source: it has a parent, which
 * waits for it between its service and its answer, holding no server. Calls
 * that are made together go out first, the others one after the other. */
#include "config.h"

#include "models/traffic/traffic-private.h"

#include <math.h>

enum
{
  RANK_CALL_ARRIVES = 5
};

/* --- where calls go ------------------------------------------------------- */

/* The nearest deployment of the called instance. */
static CallRoute
route_of (Traffic *traffic, const Call *call, const PathEnd *here)
{
  SimTime at = traffic->regime->from;
  CallRoute route = { .call = call };
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
        route.crossed = path.crossed != NULL && path.crossed->slow != NULL
                            ? path.crossed
                            : NULL;
        for (guint i = 0; i < 2; i++)
          route.passages[i]
              = passage_of (&path, i > 0 && route.crossed != NULL, G_MAXDOUBLE);
      }
  return route;
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
        desk->calls = g_array_new (FALSE, FALSE, sizeof (CallRoute));
      g_array_append_val (desk->calls, route);
    }
}

/* --- one call ------------------------------------------------------------- */

static void calls_go_on (Traffic *traffic, Request *parent, SimTime when);

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
call_fails (Traffic *traffic, Request *call, Loss reason)
{
  Request *parent = call->parent;
  SimTime when = sim_now (traffic->engine) + call->refusal;

  request_give_back (traffic, call);
  if (!parent->is_abandoned)
    attempt_breaks (traffic, parent, when, reason);
  call_ends (traffic, parent, when);
}

static void
call_arrives (SimEngine *engine, gpointer subject)
{
  Traffic *traffic = sim_engine_context (engine);
  Request *call = subject;
  const Desk *desk = call->called->desk;
  gboolean is_silent = FALSE;

  if (desk->outages != NULL
      && desk_fails (desk, sim_now (engine), call->bytes, &is_silent))
    call_fails (traffic, call, LOST_OUTAGE);
  else if (!sim_station_arrive (engine, desk->station, &call->customer))
    call_fails (traffic, call, LOST_OVERLOAD);
}

static const SimEventKind CALL_ARRIVES
    = { "call-arrives", call_arrives, RANK_CALL_ARRIVES, NULL };

void
call_is_served (Traffic *traffic, Request *call)
{
  Request *parent = call->parent;
  SimTime when = sim_now (traffic->engine) + call->refusal;

  request_give_back (traffic, call);
  call_ends (traffic, parent, when);
}

/* What chance has in store for call @i of @parent: one stream for each. */
static void
call_stream (SimStream *stream, const Request *parent, guint i)
{
  SimKey own = sim_key_sub (parent->source->calls, parent->number);

  sim_stream_init (stream, sim_key_sub (own, parent->n_tried * CALLS_MOST + i));
}

/* What the crossing of a border is like at @when, by @luck. */
static const Passage *
passage_at (const CallRoute *route, SimTime when, double luck)
{
  gboolean is_slow = route->crossed != NULL
                     && luck < border_slow_share (route->crossed, when);

  return &route->passages[is_slow];
}

static void
call_begins (Traffic *traffic, Request *parent, const CallRoute *route,
             SimTime when, SimStream *stream)
{
  const Passage *passage;
  guint n = (guint) route->call->round_trips;
  Request *call = request_take (traffic);
  double delay;
  Luck luck;

  call->parent = parent;
  call->called = route;
  call->customer.demand = (SimSpan) sim_dist_draw (
      route->call->instance->service->demand, stream);
  call->customer.tenant = parent->customer.tenant;
  luck_draw (&luck, stream);
  passage = passage_at (route, when, luck.crossing);
  call->bytes = luck.balance; /* its luck in an outage: it has no reply */
  delay = passage_exchange_delay (passage, n, FALSE, &luck.loss);
  delay += passage->jitter * sqrt (n) * (luck.jitter - 1);
  call->refusal = passage->rtt - passage->rtt / 2;
  parent->n_calls++;
  sim_at (traffic->engine,
          when + (n - 1) * passage->rtt + passage->rtt / 2 + (SimSpan) delay,
          &CALL_ARRIVES, call);
}

/* --- all calls of a request ----------------------------------------------- */

/* Call @i is made or not. FALSE: nobody can be called, and the attempt has
 * failed. */
static gboolean
try_call (Traffic *traffic, Request *parent, guint i, SimTime when)
{
  const CallRoute *route
      = &g_array_index (parent->route->desk->calls, CallRoute, i);
  SimStream stream;

  call_stream (&stream, parent, i);
  if (sim_stream_uniform (&stream) >= route->call->share)
    return TRUE;
  if (route->desk != NULL)
    {
      call_begins (traffic, parent, route, when, &stream);
      return TRUE;
    }
  attempt_breaks (traffic, parent, when, LOST_BLOCK);
  return FALSE;
}

static gboolean
is_together (const Request *parent, guint i)
{
  return g_array_index (parent->route->desk->calls, CallRoute, i)
      .call->together;
}

/* One after the other; when there is none left, the answer goes out. */
static void
calls_go_on (Traffic *traffic, Request *parent, SimTime when)
{
  const GArray *calls = parent->route->desk->calls;

  while (parent->next_call < calls->len && parent->n_calls == 0)
    {
      guint i = parent->next_call++;

      if (!is_together (parent, i) && !try_call (traffic, parent, i, when))
        {
          request_give_back (traffic, parent);
          return;
        }
    }
  if (parent->n_calls == 0)
    attempt_is_served (traffic, parent, when);
}

void
calls_begin (Traffic *traffic, Request *parent)
{
  const GArray *calls = parent->route->desk->calls;
  SimTime now = sim_now (traffic->engine);

  parent->n_calls = 1; /* this function */
  parent->next_call = 0;
  parent->joined = now;
  for (guint i = 0; i < calls->len; i++)
    if (is_together (parent, i) && !try_call (traffic, parent, i, now))
      break;
  call_ends (traffic, parent, now);
}
