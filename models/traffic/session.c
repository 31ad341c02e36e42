/* Sessions: users who send a request, think about its answer, and send
 * another.
 *
 * A session begins with a request of its source. When that is answered, or
 * lost for good, the user goes on with probability 1 - 1/n, after a drawn
 * time of thinking: n requests on the mean, of a geometric law. What a session
 * draws is keyed by its number and its step, so a slower answer moves it in
 * time and changes nothing else. The user stays who it is: admitted or not.
 *
 * A window begins with users who are thinking: those of sessions that began
 * before. Sessions of a Poisson process that think without disturbing each
 * other are an M/G/infinity queue, and who leaves it after t was in it at the
 * beginning with P (thinking > t). So the first requests of those users are a
 * Poisson process, too, of the rate of sessions times (n - 1) P (thinking > t);
 * with those of new sessions the mean is there from the first instant. What
 * they have left of their sessions has the law of a new one: the geometric
 * one has no memory. Who waits for an answer then is taken to be thinking, for
 * as long as an answer takes without queues. */
#include "config.h"

#include "models/traffic/traffic-private.h"

#include <math.h>

enum
{
  RANK_GOES_ON = 12,
  STEP_BITS = 24 /* of a request's number: which step of its session */
};

/* Sessions that began before the window are counted from here; the number
 * before is nobody's, and owns when they go on. */
#define FIRST_RESUMED (G_GUINT64_CONSTANT (1) << 39)

/* So few are still thinking that nobody is left. */
#define LEAST_THINKING 1e-9

guint64
session_begins (guint64 n)
{
  return n << STEP_BITS;
}

/* All draws of one step come from one stream. */
static void
step_stream (SimStream *stream, const Request *request, guint64 number)
{
  sim_stream_init (stream, sim_key_sub (request->source->sessions, number));
}

static void
session_steps (SimEngine *engine, gpointer subject)
{
  Traffic *traffic = sim_engine_context (engine);
  Request *request = subject;
  SimStream stream;
  const Draws draws = { &stream, &stream };

  step_stream (&stream, request, request->number);
  request_draw (request, sim_now (engine), &draws);
  request_is_sent (traffic, request, &stream);
}

static const SimEventKind SESSION_STEPS
    = { "session-steps", session_steps, RANK_GOES_ON, NULL };

/* The decision is the end of the step before; its number is odd, so to say:
 * it is counted from the far end of the session's numbers. */
gboolean
session_goes_on (Traffic *traffic, Request *request, SimTime when)
{
  const Use *use = request->source->use;
  SimStream stream;
  SimTime next;

  step_stream (&stream, request, ~request->number);
  if (sim_stream_uniform (&stream) * use->session_requests < 1)
    return FALSE;
  next = when
         + (SimSpan) MIN (sim_dist_draw (use->think_time, &stream),
                          TRANSFER_MOST);
  if (next >= traffic->observe_to)
    return FALSE;
  request->number++;
  sim_at (traffic->engine, next, &SESSION_STEPS, request);
  return TRUE;
}

/* --- sessions from before ------------------------------------------------- */

static void session_resumes (SimEngine *engine, gpointer subject);

static const SimEventKind SESSION_RESUMES
    = { "session-resumes", session_resumes, RANK_GOES_ON, NULL };

/* What an answer takes where nobody waits, ns. */
static double
answer_time (const Source *source)
{
  const Door *door = door_leads_nowhere (&source->first) ? &source->fallback
                                                         : &source->first;
  const Service *service = source->service;
  const Route *route;
  double transfer, demand;

  if (door_leads_nowhere (door))
    return 0;
  route = &g_array_index (door->routes, Route, 0);
  transfer = passage_transfer (route->passages.all,
                               sim_dist_mean (service->reply), HUGE_VAL);
  demand = sim_dist_mean (service->demand);
  return (double) (service->round_trips * route->path.rtt)
         + MIN (demand, DEMAND_MOST) + MIN (transfer, TRANSFER_MOST);
}

/* Is a user who sent a request when the window began, or before, not back
 * @passed later? */
static double
share_away (const Source *source, double passed)
{
  double thought = passed - source->answer_time;

  return thought <= 0 ? 1 : 1 - sim_dist_cdf (source->use->think_time, thought);
}

/* The next user of @source who was thinking at the beginning of the window
 * goes on after @when, by thinning (Lewis and Shedler, Naval Research Logistics
 * 26(3), 1979). The rate is that of the beginning. */
static void
find_resumption (Traffic *traffic, Source *source, SimTime when)
{
  const Use *use = source->use;
  double rate = source->hour_rate_before * (use->session_requests - 1);
  double thinking = 1;

  while (rate > 0 && thinking > LEAST_THINKING)
    {
      double gap = sim_stream_exponential (&source->resumed) / rate;

      if (gap >= (double) (traffic->observe_to - when))
        return;
      when += (SimSpan) gap;
      thinking = share_away (source, (double) (when - source->begin));
      if (sim_stream_uniform (&source->resumed) < thinking)
        {
          sim_at (traffic->engine, when, &SESSION_RESUMES, source);
          return;
        }
    }
}

static void
session_resumes (SimEngine *engine, gpointer subject)
{
  Traffic *traffic = sim_engine_context (engine);
  Source *source = subject;
  Request *request = request_take (traffic);
  SimStream stream;
  const Draws draws = { &stream, &stream };

  request->source = source;
  request->number = session_begins (FIRST_RESUMED + source->n_resumed++);
  step_stream (&stream, request, request->number);
  request->choice = sim_stream_uniform (&stream);
  request_draw (request, sim_now (engine), &draws);
  request_is_sent (traffic, request, &stream);
  find_resumption (traffic, source, sim_now (engine));
}

void
sessions_open_window (Traffic *traffic, Source *source, SimTime begin)
{
  source->n_resumed = 0;
  source->begin = begin;
  source->hour_rate_before = source->hour_rate;
  source->answer_time = answer_time (source);
  sim_stream_init (
      &source->resumed,
      sim_key_sub (source->sessions, session_begins (FIRST_RESUMED) - 1));
  find_resumption (traffic, source, begin);
}
