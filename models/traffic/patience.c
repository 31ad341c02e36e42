/* Patience: how long who failed waits, and whether it may try again. */
#include "config.h"

#include "models/traffic/traffic-private.h"

#include <math.h>

/* Retries that a budget holds in reserve: so many, or those of so long. */
#define RESERVE_LEAST 10.0
#define RESERVE_SPAN (10.0 * (double) SIM_SECOND)

/* Full jitter: uniform up to what doubles with every attempt (Brooker,
 * "Exponential backoff and jitter", AWS Architecture Blog, 2015). */
SimSpan
patience_backoff (const Patience *patience, guint n_failed, double share)
{
  double most = MIN (ldexp ((double) patience->backoff, (int) n_failed - 1),
                     (double) patience->backoff_most);

  return (SimSpan) (share * most);
}

/* A bucket of tokens, after Finagle's RetryBudget: every request brings its
 * share of a retry, every retry takes one. What is not used stays up to what
 * RESERVE_SPAN brings; there it expires after that span, and so many retries a
 * second are free, of which RESERVE_LEAST is the part that is kept here. */
gboolean
source_may_retry (Source *source)
{
  if (source->service->patience.budget <= 0)
    return TRUE;
  if (source->tokens < 1)
    return FALSE;
  source->tokens -= 1;
  return TRUE;
}

/* Requests of RESERVE_SPAN. Those of a trace are counted, the older the less:
 * nobody knows what comes. */
static double
requests_of_span (const Source *source)
{
  double rate = source->rate;

  if (source->trace != NULL)
    return source->recent;
  if (source_has_sessions (source))
    rate *= source->use->session_requests;
  return rate * RESERVE_SPAN;
}

static double
reserve_of (const Source *source)
{
  return MAX (RESERVE_LEAST,
              source->service->patience.budget * requests_of_span (source));
}

void
source_earns_retry (Source *source, SimTime when)
{
  double passed = (double) MAX (when - source->sent, 0);

  if (source->trace != NULL)
    {
      source->recent = source->recent * exp (-passed / RESERVE_SPAN) + 1;
      source->sent = MAX (source->sent, when);
    }
  source->tokens = MIN (source->tokens + source->service->patience.budget,
                        reserve_of (source));
}

void
budget_open_window (Source *source, SimTime begin)
{
  source->recent = 0;
  source->sent = begin;
  source->tokens = reserve_of (source);
}
