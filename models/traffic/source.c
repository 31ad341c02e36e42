/* Sources: when the requests of a use are sent. */
#include "config.h"

#include "models/traffic/traffic-private.h"

#include <math.h>

/* Behind whatever else happens at the same instant. */
enum
{
  RANK_SENDS = 12
};

/* What is sent depends on nothing that happens, mostly: then one event sends
 * so many requests. */
#define AHEAD 4

/* --- the pace of an hour, and of a burst ---------------------------------- */

/* Users grow within a regime, too; the law counts those of its middle. */
static double
growth_until (const Source *source, SimTime now)
{
  double years = (double) (now - source->middle) / (365.25 * (double) SIM_DAY);
  double growth = source->population->growth;

  return growth == 0 ? 1 : pow (1 + growth, years);
}

void
source_read_hour (Source *source, SimTime now)
{
  SimTime local = now + source->population->utc_offset;
  SimSpan into = (local % SIM_HOUR + SIM_HOUR) % SIM_HOUR;

  source->hour_end = now - into + SIM_HOUR;
  source->hour_rate = use_rate (source->use, source->users, now)
                      * growth_until (source, now) * source->load
                      / source->use->session_requests / (double) SIM_SECOND;
}

/* A Markov-modulated Poisson process of two states (Fischer and
 * Meier-Hellstern, Performance Evaluation 18, 1993): bursts and pauses of
 * exponential length, the one @burst_factor times as busy as the other, and
 * on the mean as busy as without. */
static double
burst_pace (const Source *source)
{
  const Use *use = source->use;
  double on = (double) use->burst_on, off = (double) use->burst_off;
  double calm = (on + off) / (use->burst_factor * on + off);

  return source->is_bursting ? use->burst_factor * calm : calm;
}

static void
draw_turn (Source *source, SimTime now)
{
  SimSpan mean
      = source->is_bursting ? source->use->burst_on : source->use->burst_off;
  double span = sim_stream_exponential (&source->bursts) * (double) mean;

  source->turn = now + (SimSpan) span + 1;
}

static void
begin_bursts (Source *source, SimTime now)
{
  const Use *use = source->use;
  double on = (double) use->burst_on, off = (double) use->burst_off;

  source->turn = SIM_NEVER;
  source->is_bursting = FALSE;
  if (use->burst_factor <= 1)
    return;
  source->is_bursting = sim_stream_uniform (&source->bursts) < on / (on + off);
  draw_turn (source, now);
}

/* What changes at @now changes; the rate holds until the next change. */
static void
read_rate (Source *source, SimTime now)
{
  if (now >= source->hour_end)
    source_read_hour (source, now);
  if (now >= source->turn)
    {
      source->is_bursting = !source->is_bursting;
      draw_turn (source, now);
    }
  source->rate = source->hour_rate;
  if (source->turn != SIM_NEVER)
    source->rate *= burst_pace (source);
  source->until = MIN (source->hour_end, source->turn);
}

/* --- sendings ------------------------------------------------------------- */

/* The next instant at which @source sends, after @now: one exponential of unit
 * mean spent at the rate of each stretch it passes through. */
static SimTime
next_sending (Source *source, SimTime now, SimTime end)
{
  double left = sim_stream_exponential (&source->arrivals);

  while (now < end)
    {
      double most = (double) (source->until - now) * source->rate;

      if (left < most)
        return now + (SimSpan) (left / source->rate);
      left -= most;
      now = source->until;
      read_rate (source, now);
    }
  return end;
}

static void source_sends (SimEngine *engine, gpointer subject);

static const SimEventKind SOURCE_SENDS
    = { "source-sends", source_sends, RANK_SENDS, NULL };

static void
schedule_sending (Traffic *traffic, Source *source, SimTime when)
{
  if (when < traffic->observe_to)
    sim_at (traffic->engine, when, &SOURCE_SENDS, source);
}

static void
source_sends (SimEngine *engine, gpointer subject)
{
  Traffic *traffic = sim_engine_context (engine);
  Source *source = subject;
  SimTime when = sim_now (engine);

  for (guint n = source->is_live ? 1 : AHEAD;
       n > 0 && when < traffic->observe_to; n--)
    {
      source_sends_one (traffic, source, when);
      when = next_sending (source, when, traffic->observe_to);
    }
  schedule_sending (traffic, source, when);
}

void
source_free (gpointer data)
{
  Source *source = data;

  door_clear (&source->first);
  door_clear (&source->fallback);
  g_free (source);
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
  sim_stream_init (&source->network, sim_key_sub (source->network_key, window));
  source->retries = sim_key_sub (source->retries_key, window);
  source->outages = sim_key_sub (source->outages_key, window);
  source->sessions = sim_key_sub (source->sessions_key, window);
  source->calls = sim_key_sub (source->calls_key, window);
  source->n_sent = 0;
  sim_stream_init (&source->bursts, sim_key_sub (source->bursts_key, window));
  begin_bursts (source, begin);
  source->hour_end = begin;
  read_rate (source, begin);
  budget_open_window (source, begin);
  if (source_has_sessions (source))
    sessions_open_window (traffic, source, begin);
  if (source->trace == NULL)
    schedule_sending (traffic, source,
                      next_sending (source, begin, traffic->observe_to));
}
