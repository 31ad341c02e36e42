#include "config.h"

#include "models/traffic/passage.h"

#include <float.h>
#include <math.h>

/* Segments of the first flight: RFC 6928. */
#define FIRST_FLIGHT 10

/* Losses above this are a line that is cut; the formulas end before. */
#define LOSS_MOST 0.9

/* The first time-out of a connection, and what Linux adds to a round trip for
 * the others: RFC 6298 asks for 1 s in both, which no large system keeps. */
static const SimSpan CONNECT_TIMEOUT = SIM_SECOND;
static const SimSpan TIMEOUT_LEAST = 200 * SIM_MILLISECOND;

/* Mean length of a sequence of time-outs that begins with a unit one and
 * doubles six times: Padhye et al., section II.B, f(p) / (1 - p). */
static double
timeouts_of (double p)
{
  double sum = 1, power = p;

  for (int i = 0; i < 6; i++, power *= p)
    sum += ldexp (power, i);
  return sum / (1 - p);
}

/* The share of losses in a flight of @w packets that too few duplicate
 * acknowledgements tell of: Q of Padhye et al., section II.B, in the form in
 * which Cardwell et al. give it. */
static double
timeout_share (double p, double w)
{
  double kept = 1 - p;

  if (w <= 3)
    return 1;
  return MIN (1, (1 + pow (kept, 3) * (1 - pow (kept, w - 3)))
                     * (1 - pow (kept, 3)) / (1 - pow (kept, w)));
}

double
passage_steady_window (double loss, double rto)
{
  double often = MIN (1, 3 * sqrt (3 * loss / 8));

  return 1
         / (sqrt (2 * loss / 3) + rto * often * loss * (1 + 32 * loss * loss));
}

static void
passage_lose (Passage *passage, double loss)
{
  double round_trips = passage->rto / (double) MAX (passage->rtt, 1);
  double window, seconds = (double) passage->rtt / (double) SIM_SECOND;

  passage->loss = MIN (loss, LOSS_MOST);
  passage->hazard = -log1p (-passage->loss);
  passage->again = timeouts_of (passage->loss);
  window = MIN (passage_steady_window (passage->loss, round_trips)
                    * PASSAGE_SEGMENT,
                passage->most);
  passage->lossy_rate = MIN (passage->rate, window * 8 / seconds);
  for (guint i = 0; i < PASSAGE_FLIGHTS; i++)
    passage->timeout_share[i]
        = timeout_share (passage->loss, FIRST_FLIGHT * ldexp (1, (int) i));
}

/* An exponential law of mean m has a mean deviation of 2 m / e. */
static double
jitter_of (const Path *path)
{
  return MIN ((double) path->jitter * G_E / 2, (double) path->rtt / 2);
}

Passage
passage_of (const Path *path, guint state, double window)
{
  Passage passage = { .rtt = path->rtt,
                      .rate = path_rate_in (path, state),
                      .flight = FIRST_FLIGHT * PASSAGE_SEGMENT,
                      .most = MAX (window, PASSAGE_SEGMENT),
                      .again = 1,
                      .jitter = jitter_of (path) };
  double loss = path_loss_in (path, state);

  passage.flight = MIN (passage.flight, passage.most);
  passage.rto = (double) (path->rtt + MAX (TIMEOUT_LEAST, 4 * path->jitter));
  passage.lossy_rate = passage.rate;
  if (loss > 0)
    passage_lose (&passage, loss);
  return passage;
}

/* --- all states ----------------------------------------------------------- */

struct PassageHour
{
  SimTime from, to;              /* while it holds */
  double shares[PATH_SLOW_MOST]; /* of crossings that are slow, by border */
  double most;                   /* bit/s that full links leave */
};

void
passages_init (Passages *passages, const Path *path, double window)
{
  guint n = 1u << path->n_slow;

  *passages = (Passages){ .all = g_new (Passage, n),
                          .hour = g_new0 (PassageHour, 1),
                          .n_slow = path->n_slow,
                          .free = path->free };
  for (guint i = 0; i < path->n_slow; i++)
    passages->slow[i] = path->slow[i];
  for (guint state = 0; state < n; state++)
    passages->all[state] = passage_of (path, state, window);
}

void
passages_clear (Passages *passages)
{
  g_clear_pointer (&passages->all, g_free);
  g_clear_pointer (&passages->hour, g_free);
}

gboolean
passages_are_chancy (const Passages *passages)
{
  return passages->n_slow > 0 || passages->all[0].jitter > 0
         || passages->all[0].hazard > 0;
}

/* The hour of @at in a zone @offset from UTC bounds @hour. */
static void
end_hour (PassageHour *hour, SimTime at, SimSpan offset)
{
  SimSpan into = ((at + offset) % SIM_HOUR + SIM_HOUR) % SIM_HOUR;

  hour->from = MAX (hour->from, at - into);
  hour->to = MIN (hour->to, at - into + SIM_HOUR);
}

static void
read_hour (const Passages *passages, SimTime at)
{
  PassageHour *hour = passages->hour;

  *hour = (PassageHour){ .from = SIM_ALWAYS,
                         .to = SIM_NEVER,
                         .most = path_free_rate (passages->free, at) };
  end_hour (hour, at, 0);
  for (guint i = 0; i < passages->n_slow; i++)
    {
      hour->shares[i] = border_slow_share (passages->slow[i], at);
      end_hour (hour, at, passages->slow[i]->utc_offset);
    }
}

/* Borders are slow independently of each other: the luck is spent one by one.
 */
static guint
draw_state (const Passages *passages, double luck)
{
  guint state = 0;

  for (guint i = 0; i < passages->n_slow; i++)
    {
      double share = passages->hour->shares[i];
      gboolean is_slow = luck < share;

      state |= (guint) is_slow << i;
      if (i + 1 < passages->n_slow)
        luck = is_slow ? luck / share : (luck - share) / (1 - share);
    }
  return state;
}

const Passage *
passages_draw (const Passages *passages, SimTime when, double luck,
               Passage *own)
{
  const PassageHour *hour = passages->hour;
  const Passage *passage;

  if (when < hour->from || when >= hour->to)
    read_hour (passages, when);
  passage = &passages->all[draw_state (passages, luck)];
  if (hour->most >= passage->rate)
    return passage;
  *own = *passage;
  own->rate = hour->most;
  own->lossy_rate = MIN (passage->lossy_rate, hour->most);
  return own;
}

/* --- transfers ------------------------------------------------------------ */

static double
line_time (double bytes, double rate)
{
  return bytes * 8 / rate * (double) SIM_SECOND;
}

/* Without loss; @n becomes the number of flights that were waited for. */
static double
clean_transfer (const Passage *passage, double bytes, guint *n)
{
  double span = line_time (bytes, passage->rate);
  double flight = passage->flight;

  for (*n = 0; bytes > flight; (*n)++)
    {
      double stall = (double) passage->rtt - line_time (flight, passage->rate);

      if (stall <= 0)
        break;
      span += stall;
      bytes -= flight;
      if (flight >= passage->most)
        return span + stall * MAX (0, ceil (bytes / flight) - 1);
      flight = MIN (2 * flight, passage->most);
    }
  return span;
}

double
passage_transfer (const Passage *passage, double bytes, double luck)
{
  double before, after, stopped;
  guint n;

  if (passage->hazard <= 0)
    return clean_transfer (passage, bytes, &n);
  before = floor (luck / passage->hazard) * PASSAGE_SEGMENT;
  if (before >= bytes)
    return clean_transfer (passage, bytes, &n);
  after = MAX (0, bytes - before - PASSAGE_SEGMENT);
  before = clean_transfer (passage, before, &n);
  stopped = passage->timeout_share[MIN (n, PASSAGE_FLIGHTS - 1)];
  return before + stopped * passage->again * passage->rto
         + (1 - stopped) * (double) passage->rtt
         + line_time (after, passage->lossy_rate);
}

double
passage_exchange_delay (const Passage *passage, guint n, gboolean opens,
                        double *luck)
{
  double first, wait;

  if (*luck >= n * passage->hazard)
    {
      *luck -= n * passage->hazard; /* an exponential law has no memory */
      return 0;
    }
  first = floor (*luck / passage->hazard);
  wait = first < 1 && opens ? (double) CONNECT_TIMEOUT : passage->rto;
  /* Within its packet the loss is uniform in probability. */
  *luck = -log1p (expm1 (first * passage->hazard - *luck) / passage->loss
                  * (1 - DBL_EPSILON));
  return passage->again
         * (wait + (n - 1 - first) * passage->loss * passage->rto);
}
