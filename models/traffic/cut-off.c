/* Cut off: who is inside a deployment when an outage of it begins. */
#include "config.h"

#include "models/traffic/traffic-private.h"

/* Before whatever arrives, or is served, at the same instant. */
enum
{
  RANK_OUTAGE_BEGINS = 3
};

void
desk_enter (Desk *desk, Request *request)
{
  request->inside = desk;
  request->before = desk->newest;
  request->after = NULL;
  if (desk->newest != NULL)
    desk->newest->after = request;
  else
    desk->inside = request;
  desk->newest = request;
}

void
desk_strike_off (Request *request)
{
  Desk *desk = request->inside;

  if (request->before != NULL)
    request->before->after = request->after;
  else
    desk->inside = request->after;
  if (request->after != NULL)
    request->after->before = request->before;
  else
    desk->newest = request->before;
  request->inside = NULL;
}

/* --- requests ------------------------------------------------------------- */

double
request_luck_in_outage (const Request *request)
{
  SimKey own = sim_key_sub (request->source->outages, request->number);

  return sim_key_uniform (own, request->n_tried);
}

/* When the client knows of an outage that its request has met now. */
SimTime
request_hears (const Traffic *traffic, const Request *request,
               gboolean is_silent)
{
  SimTime now = sim_now (traffic->engine);

  if (!is_silent)
    return now + request->refusal;
  return request->deadline == SIM_NEVER ? now + CONNECT_PATIENCE
                                        : MAX (now, request->deadline);
}

/* Calls of its own go on; it is given back when they have come back. */
void
request_is_cut_off (Traffic *traffic, Request *request, gboolean is_silent)
{
  SimTime known = request_hears (traffic, request, is_silent);

  desk_leave (request);
  if (request->customer.station == NULL)
    {
      if (!request->is_abandoned)
        attempt_breaks (traffic, request, known, LOST_OUTAGE);
      return;
    }
  sim_station_withdraw (traffic->engine, request->customer.station,
                        &request->customer);
  if (request->is_abandoned)
    {
      request_give_back (traffic, request);
      return;
    }
  if (request->timer != 0)
    (void) sim_cancel (traffic->engine, request->timer);
  request->timer = 0;
  attempt_fails (traffic, request, known, LOST_OUTAGE);
}

/* --- outages -------------------------------------------------------------- */

/* One number for an attempt, whether an outage is there when it arrives or
 * comes while it is inside. */
static double
luck_inside (const Request *request)
{
  return request->parent == NULL ? request_luck_in_outage (request)
                                 : request->bytes;
}

/* A crash loses what is under way (fail-stop: Schlichting and Schneider, ACM
 * TOCS 1(3), 1983; crash-only software: Candea and Fox, HotOS 2003). Whoever is
 * cut off leaves the list, and nobody enters it meanwhile. */
static void
outage_begins (SimEngine *engine, gpointer subject)
{
  Traffic *traffic = sim_engine_context (engine);
  Desk *desk = subject;
  SimTime now = sim_now (engine);
  Request *after;

  for (Request *request = desk->inside; request != NULL; request = after)
    {
      gboolean is_silent = FALSE;

      after = request->after;
      if (!desk_fails (desk, now, luck_inside (request), &is_silent))
        continue;
      if (request->parent == NULL)
        request_is_cut_off (traffic, request, is_silent);
      else
        call_is_cut_off (traffic, request, is_silent);
    }
}

static const SimEventKind OUTAGE_BEGINS
    = { "outage-begins", outage_begins, RANK_OUTAGE_BEGINS, NULL };

void
desk_open_window (Traffic *traffic, Desk *desk, SimTime begin, SimTime end)
{
  for (guint i = 0; desk->outages != NULL && i < desk->outages->len; i++)
    {
      const Outage *outage = g_ptr_array_index (desk->outages, i);

      if (outage->from > begin && outage->from < end)
        sim_at (traffic->engine, outage->from, &OUTAGE_BEGINS, desk);
    }
}
