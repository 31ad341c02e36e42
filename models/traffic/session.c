/* Sessions: users who send a request, think about its answer, and send
 * another.
 *
 * A session begins with a request of its source. When that is answered, or
 * lost for good, the user goes on with probability 1 - 1/n, after a drawn
 * time of thinking: n requests on the mean, of a geometric law. What a session
 * draws is keyed by its number and its step, so a slower answer moves it in
 * time and changes nothing else. The user stays who it is: admitted or not. */
#include "config.h"

#include "models/traffic/traffic-private.h"

enum
{
  RANK_GOES_ON = 12,
  STEP_BITS = 24 /* of a request's number: which step of its session */
};

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
  next = when + (SimSpan) sim_dist_draw (use->think_time, &stream);
  if (next >= traffic->observe_to)
    return FALSE;
  request->number++;
  sim_at (traffic->engine, next, &SESSION_STEPS, request);
  return TRUE;
}
