/* Windows: the sampled stretches of a regime, one after the other or side by
 * side.
 *
 * A window begins with empty queues and with streams of its own, and what it
 * counts is added as whole numbers. So it does not matter who plays it, or
 * when: further threads play some of the windows in a traffic of their own,
 * and the fingerprints are put together in the order of time. */
#include "config.h"

#include "models/traffic/traffic-private.h"

#include "models/traffic/trace-feed.h"
#include "sim/sim-pool.h"

#define FINGERPRINT_STEP G_GUINT64_CONSTANT (6364136223846793005)

/* --- which ---------------------------------------------------------------- */

gboolean
windows_is_one_piece (const Regime *regime)
{
  return regime->is_struck && regime->to - regime->from <= SIM_WEEK;
}

static Sampling
choose_windows (const Traffic *traffic, const Experiment *experiment)
{
  const Regime *regime = traffic->regime;
  g_autoptr (GArray) whole = trace_feeds_whole (regime->world);
  Sampling sampling = { .unit = 1 };
  Window window = { .start = regime->from,
                    .length = regime->to - regime->from,
                    .stratum = SAMPLING_WHOLE,
                    .weight = 1,
                    .times = 1 };

  if (!windows_is_one_piece (regime))
    return sampling_draw (regime, experiment, traffic->sampling_key, whole);
  sampling.windows = g_array_new (FALSE, FALSE, sizeof (Window));
  g_array_append_val (sampling.windows, window);
  return sampling;
}

/* --- one of them ---------------------------------------------------------- */

/* Add what @from counted, @times over, to @to. */
static void
add_counts (UseCount *to, const UseCount *from, guint64 times)
{
  to->offered += from->offered * times;
  to->first += from->first * times;
  to->fallback += from->fallback * times;
  to->retried += from->retried * times;
  for (guint i = 0; i < N_LOSSES; i++)
    to->lost[i] += from->lost[i] * times;
}

static void
clear_counts (UseCount *count)
{
  count->offered = count->first = count->fallback = count->retried = 0;
  for (guint i = 0; i < N_LOSSES; i++)
    count->lost[i] = 0;
}

/* A window is over: what it counted, it counted for all that it stands for. */
static void
settle_window (Traffic *traffic)
{
  for (guint i = 0; i < traffic->sources->len; i++)
    {
      Source *source = g_ptr_array_index (traffic->sources, i);

      add_counts (&source->total, &source->count, traffic->times);
      clear_counts (&source->count);
    }
  for (guint i = 0; i < traffic->observed->len; i++)
    {
      SimHistogram *window = g_ptr_array_index (traffic->observed, i);

      if (window == NULL || window->count == 0)
        continue;
      sim_histogram_merge_weighted (histogram_at (traffic->latencies, i),
                                    window, traffic->times);
      sim_histogram_clear (window);
    }
}

static void
open_window (Traffic *traffic, const Window *window, SimTime begin)
{
  traffic->observe_from = window->start;
  traffic->observe_to = window->start + window->length;
  traffic->times = window->times;
  sim_engine_reset (traffic->engine, begin);
  sim_engine_set_context (traffic->engine, traffic);
  for (guint i = 0; i < traffic->desks->len; i++)
    {
      Desk *desk = g_ptr_array_index (traffic->desks, i);

      sim_station_reset (desk->station, begin);
      desk_open_window (traffic, desk, begin, traffic->observe_to);
    }
  for (guint i = 0; i < traffic->sources->len; i++)
    source_open_window (traffic, g_ptr_array_index (traffic->sources, i), begin,
                        window->start);
  trace_feeds_open_window (traffic, begin);
}

/* Returns the fingerprint of what happened. */
static guint64
play_window (Traffic *traffic, const Window *window, SimSpan warm_up)
{
  open_window (traffic, window, window->start - warm_up);
  sim_run_until (traffic->engine, window->start);
  for (guint i = 0; i < traffic->desks->len; i++)
    {
      Desk *desk = g_ptr_array_index (traffic->desks, i);

      sim_station_restart (desk->station, window->start);
    }
  sim_run_until (traffic->engine, traffic->observe_to);
  for (guint i = 0; i < traffic->desks->len; i++)
    desk_close_window (traffic, g_ptr_array_index (traffic->desks, i));
  sim_run_until (traffic->engine, SIM_NEVER);
  settle_window (traffic);
  return sim_engine_fingerprint (traffic->engine);
}

/* --- all of them ---------------------------------------------------------- */

/* What those share who play the windows of one regime. */
typedef struct
{
  Traffic *traffic; /* the first of them, and whose windows they are */
  const GArray *admissions;
  const GArray *windows; /* of Window */
  SimSpan warm_up;
  gint next;             /* atomic: the first window that nobody has taken */
  guint64 *fingerprints; /* of each window */
  Traffic **others;      /* of the further threads; NULL: not needed */
} Play;

static void
play_some (Play *play, Traffic *traffic)
{
  for (;;)
    {
      guint i = (guint) g_atomic_int_add (&play->next, 1);

      if (i >= play->windows->len)
        return;
      play->fingerprints[i] = play_window (
          traffic, &g_array_index (play->windows, Window, i), play->warm_up);
    }
}

/* The same people, of whom another thread may ask the same. */
static Traffic *
twin_of (const Play *play)
{
  const Traffic *traffic = play->traffic;
  Traffic *twin = traffic_new (traffic->seed, traffic->replication);

  traffic_set_load (twin, traffic->loud, traffic->load);
  traffic_open (twin, traffic->regime, play->admissions);
  return twin;
}

static void
play_beside (guint index, gpointer data)
{
  Play *play = data;

  if (index > 0)
    play->others[index] = twin_of (play);
  play_some (play, index > 0 ? play->others[index] : play->traffic);
}

/* Both have the same sources and desks in the same order. */
static void
join (Traffic *traffic, const Traffic *other)
{
  g_assert (other->sources->len == traffic->sources->len
            && other->desks->len == traffic->desks->len);
  for (guint i = 0; i < other->sources->len; i++)
    add_counts (&((Source *) g_ptr_array_index (traffic->sources, i))->total,
                &((Source *) g_ptr_array_index (other->sources, i))->total, 1);
  for (guint i = 0; i < other->desks->len; i++)
    {
      Desk *desk = g_ptr_array_index (traffic->desks, i);
      const Desk *same = g_ptr_array_index (other->desks, i);

      desk->busy += same->busy;
      desk->room += same->room;
    }
  for (guint i = 0; i < other->latencies->len; i++)
    if (g_ptr_array_index (other->latencies, i) != NULL)
      sim_histogram_merge (histogram_at (traffic->latencies, i),
                           g_ptr_array_index (other->latencies, i));
  traffic->n_requests += other->n_requests;
}

static void
note_fingerprints (Traffic *traffic, const Play *play)
{
  for (guint i = 0; i < play->windows->len; i++)
    {
      traffic->fingerprint
          = traffic->fingerprint * FINGERPRINT_STEP + play->fingerprints[i];
      traffic->fingerprint_factor *= FINGERPRINT_STEP;
    }
}

void
windows_play (Traffic *traffic, const GArray *admissions,
              const Experiment *experiment)
{
  g_auto (Sampling) sampling = choose_windows (traffic, experiment);
  guint n_threads = MAX (MIN (traffic->n_threads, sampling.windows->len), 1);
  g_autofree guint64 *fingerprints = g_new0 (guint64, sampling.windows->len);
  g_autofree Traffic **others = g_new0 (Traffic *, n_threads);
  Play play = { .traffic = traffic,
                .admissions = admissions,
                .windows = sampling.windows,
                .warm_up = experiment->warm_up,
                .fingerprints = fingerprints,
                .others = others };

  traffic->scale = sampling.unit;
  sim_pool_run (n_threads, n_threads, play_beside, &play);
  for (guint i = 1; i < n_threads; i++)
    {
      join (traffic, others[i]);
      traffic_free (others[i]);
    }
  note_fingerprints (traffic, &play);
}
