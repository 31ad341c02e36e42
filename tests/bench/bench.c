/* The kernel against the clock: each model as a user of the kernel would
 * write it, with keyed draws and the station's statistics.
 *
 *   bench mm1 CUSTOMERS | idle CUSTOMERS IDLE | mm16 CUSTOMERS | sharing
 * CUSTOMERS bench hold EVENTS PENDING  | timeouts EVENTS PENDING bench draws |
 * exponential | normal | lognormal N
 *
 * IDLE stations lie around without a customer: they must cost nothing. */
#include "config.h"

#include "tests/bench/clock.h"

#include "sim/sim-dist.h"
#include "sim/sim-histogram.h"
#include "sim/sim-station.h"

#include <string.h>

typedef struct
{
  SimStream gaps;
  SimStream demands;
  SimStation *station;
  SimCustomer *free;
  double gap_ns;
  guint64 n_left;
  GPtrArray *made;
} Queue;

static void queue_receives (SimEngine *engine, gpointer subject);

static const SimEventKind QUEUE_RECEIVES
    = { "queue-receives", queue_receives, SIM_RANK_SERVICE, NULL };

static SimCustomer *
queue_customer (Queue *queue)
{
  SimCustomer *customer = queue->free;

  if (customer != NULL)
    queue->free = customer->next;
  else
    {
      customer = g_new0 (SimCustomer, 1);
      g_ptr_array_add (queue->made, customer);
    }
  return customer;
}

static void
customer_departs (SimEngine *engine, SimStation *station, SimCustomer *customer)
{
  Queue *queue = sim_station_owner (station);

  (void) engine;
  customer->next = queue->free;
  queue->free = customer;
}

static void
queue_receives (SimEngine *engine, gpointer subject)
{
  Queue *queue = subject;
  SimCustomer *customer = queue_customer (queue);
  SimTime now = sim_now (engine);

  customer->demand = (SimSpan) (sim_stream_exponential (&queue->demands) * 1e6);
  if (--queue->n_left > 0)
    sim_at (
        engine,
        now + (SimSpan) (sim_stream_exponential (&queue->gaps) * queue->gap_ns),
        &QUEUE_RECEIVES, queue);
  (void) sim_station_arrive (engine, queue->station, customer);
}

static void
bench_queue (const char *model, guint64 n, guint n_idle)
{
  gboolean wide = strcmp (model, "mm16") == 0;
  gboolean sharing = strcmp (model, "sharing") == 0;
  g_autoptr (SimEngine) engine = sim_engine_new ();
  g_autoptr (GPtrArray) idle
      = g_ptr_array_new_with_free_func ((GDestroyNotify) sim_station_free);
  Queue queue
      = { .n_left = n, .made = g_ptr_array_new_with_free_func (g_free) };
  SimStationSpec spec = { .kind = sharing ? "sharing" : "fifo",
                          .n_servers = wide ? 16 : 1,
                          .departs = customer_departs,
                          .owner = &queue };
  BenchClock clock;

  sim_stream_init (&queue.gaps, sim_key (1, 0, "queue", "gap"));
  sim_stream_init (&queue.demands, sim_key (1, 0, "queue", "demand"));
  queue.gap_ns = 1e6 / 0.9 / spec.n_servers;
  queue.station = sim_station_new (&spec);
  for (guint i = 0; i < n_idle; i++)
    g_ptr_array_add (idle, sim_station_new (&spec));
  sim_at (engine, 0, &QUEUE_RECEIVES, &queue);
  clock = bench_start ();
  sim_run_until (engine, SIM_NEVER);
  bench_report (clock, "sovsim", model, n_idle, n);
  sim_station_free (queue.station);
  g_ptr_array_unref (queue.made);
}

typedef struct
{
  SimStream gaps;
  guint64 n_left;
  SimEventId timeout;
} Hold;

static void hold_happens (SimEngine *engine, gpointer subject);
static void timeout_happens (SimEngine *engine, gpointer subject);

static const SimEventKind HOLD_HAPPENS = { "hold", hold_happens, 8, NULL };
static const SimEventKind TIMEOUT_HAPPENS
    = { "timeout", timeout_happens, 8, NULL };

static SimTime
hold_next (SimEngine *engine, Hold *hold)
{
  return sim_now (engine)
         + (SimSpan) (sim_stream_exponential (&hold->gaps) * 1e9);
}

static void
hold_happens (SimEngine *engine, gpointer subject)
{
  Hold *hold = subject;

  if (hold->n_left == 0)
    return;
  hold->n_left--;
  sim_at (engine, hold_next (engine, hold), &HOLD_HAPPENS, hold);
}

/* Each event also cancels a far time-out and sets a new one. */
static void
timeout_happens (SimEngine *engine, gpointer subject)
{
  Hold *hold = subject;

  (void) sim_cancel (engine, hold->timeout);
  if (hold->n_left == 0)
    return;
  hold->n_left--;
  hold->timeout
      = sim_at (engine, sim_now (engine) + SIM_MINUTE, &TIMEOUT_HAPPENS, hold);
  sim_at (engine, hold_next (engine, hold), &TIMEOUT_HAPPENS, hold);
}

static void
bench_hold (const char *model, guint64 n, guint pending)
{
  gboolean timeouts = strcmp (model, "timeouts") == 0;
  g_autoptr (SimEngine) engine = sim_engine_new ();
  Hold hold = { .n_left = n };
  BenchClock clock;

  sim_stream_init (&hold.gaps, sim_key (1, 0, "hold", "gap"));
  for (guint i = 0; i < pending; i++)
    sim_at (engine, hold_next (engine, &hold),
            timeouts ? &TIMEOUT_HAPPENS : &HOLD_HAPPENS, &hold);
  clock = bench_start ();
  sim_run_until (engine, SIM_NEVER);
  bench_report (clock, "sovsim", model, pending, n);
}

static void
bench_draws (const char *model, guint64 n)
{
  g_autoptr (SimDist) law
      = sim_dist_new (NULL, "lognormal", "mean", 1.0, "cv", 1.0, NULL);
  BenchClock clock = bench_start ();
  double sum = 0;
  guint64 bits = 0;
  SimStream s;

  sim_stream_init (&s, sim_key (1, 0, "bench", "draws"));
  if (strcmp (model, "draws") == 0)
    for (guint64 i = 0; i < n; i++)
      bits ^= sim_stream_bits (&s);
  else if (strcmp (model, "exponential") == 0)
    for (guint64 i = 0; i < n; i++)
      sum += sim_stream_exponential (&s);
  else if (strcmp (model, "normal") == 0)
    for (guint64 i = 0; i < n; i++)
      sum += sim_stream_normal (&s);
  else
    for (guint64 i = 0; i < n; i++)
      sum += sim_dist_draw (law, &s);
  if (bits == 1 && sum < 0)
    puts ("never: keeps the loops alive");
  bench_report (clock, "sovsim", model, 0, n);
}

int
main (int argc, char **argv)
{
  const char *model = argc > 2 ? argv[1] : "mm1";
  guint64 n = argc > 2 ? bench_count (argv[2], G_MAXINT64) : 1000000;
  guint pending = argc > 3 ? (guint) bench_count (argv[3], G_MAXUINT) : 0;

  if (strcmp (model, "hold") == 0 || strcmp (model, "timeouts") == 0)
    bench_hold (model, n, pending);
  else if (strstr ("mm1 mm16 sharing idle", model) != NULL)
    bench_queue (model, n, pending);
  else
    bench_draws (model, n);
  return 0;
}
