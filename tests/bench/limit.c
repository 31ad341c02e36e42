/* The bare loop: how fast a discrete-event simulation in C can be.
 *
 * Callbacks on an implicit 4-ary heap of sixteen-byte keys, xoshiro256++ and
 * a ziggurat, no statistics, nothing checked, nothing that a second user
 * would need. It shares no code with the kernel but the ziggurat's tables, so
 * that a slower kernel shows. Not a library: a yardstick.
 *
 *   limit mm1 CUSTOMERS | mm16 CUSTOMERS | hold EVENTS PENDING
 */
#include "tests/bench/clock.h"

#include "sim/sim-random.h"

#include <stdlib.h>
#include <string.h>

__extension__ typedef unsigned __int128 Key;
typedef void (*Callback) (void *subject);

typedef struct Event
{
  Callback callback;
  void *subject;
  guint next_free;
} Event;

static guint64 state[4];
static Key *keys;
static Event *events;
static guint n_keys, first_free, n_events;
static guint64 now, sequence;

static guint64
rotated (guint64 x, int k)
{
  return x << k | x >> (64 - k);
}

static guint64
next_bits (void)
{
  guint64 result = rotated (state[0] + state[3], 23) + state[0];
  guint64 t = state[1] << 17;

  state[2] ^= state[0];
  state[3] ^= state[1];
  state[1] ^= state[2];
  state[0] ^= state[3];
  state[2] ^= t;
  state[3] = rotated (state[3], 45);
  return result;
}

static double
exponential (void)
{
  const SimZiggurat *z = &sim_ziggurat_exponential;
  double before = 0;

  for (;;)
    {
      guint64 bits = next_bits (), layer = bits & 255;
      double x = (double) (gint64) (bits >> 11) * z->scale[layer];

      if (bits >> 11 < z->inside[layer])
        return before + x;
      if (layer == 0)
        before += z->scale[1] * 0x1p53;
      else
        {
          double low = exp (-z->scale[layer] * 0x1p53);
          double high = layer == 255 ? 1 : exp (-z->scale[layer + 1] * 0x1p53);

          if (low + sim_bits_uniform (next_bits ()) * (high - low) < exp (-x))
            return before + x;
        }
    }
}

static void
schedule (guint64 when, Callback callback, void *subject)
{
  guint slot = first_free, at = n_keys++;
  Key key;

  if (slot == 0)
    slot = ++n_events;
  else
    first_free = events[slot].next_free;
  events[slot].callback = callback;
  events[slot].subject = subject;
  key = (Key) when << 64 | sequence++ << 24 | slot;
  while (at > 0 && key < keys[(at - 1) / 4])
    {
      keys[at] = keys[(at - 1) / 4];
      at = (at - 1) / 4;
    }
  keys[at] = key;
}

/* Behind the last key there are always three of the greatest. */
static void
pop (void)
{
  Key last = keys[--n_keys];
  guint at = 0;

  keys[n_keys] = ~(Key) 0;
  if (n_keys == 0)
    return;
  for (guint first = 1; first < n_keys; first = 4 * at + 1)
    {
      guint left = first + (keys[first + 1] < keys[first]);
      guint right = first + 2 + (keys[first + 3] < keys[first + 2]);
      guint child = left + (right - left) * (keys[right] < keys[left]);

      if (last < keys[child])
        break;
      keys[at] = keys[child];
      at = child;
    }
  keys[at] = last;
}

static void
run (void)
{
  while (n_keys > 0)
    {
      guint slot = (guint) keys[0] & 0xffffff;
      Event event = events[slot];

      now = (guint64) (keys[0] >> 64);
      pop ();
      events[slot].next_free = first_free;
      first_free = slot;
      event.callback (event.subject);
    }
}

typedef struct Customer
{
  struct Customer *next;
  guint64 demand;
} Customer;

static Customer *queue_head, **queue_tail = &queue_head, *free_customers;
static guint n_busy, n_servers;
static gint64 n_left;
static double gap_ns;

static void departs (void *subject);

static void
begins (Customer *customer)
{
  schedule (now + customer->demand, departs, customer);
}

static void
departs (void *subject)
{
  Customer *customer = subject, *next = queue_head;

  customer->next = free_customers;
  free_customers = customer;
  if (next == NULL)
    {
      n_busy--;
      return;
    }
  queue_head = next->next;
  if (queue_head == NULL)
    queue_tail = &queue_head;
  begins (next);
}

static void
arrives (void *subject)
{
  Customer *customer = free_customers;

  if (customer != NULL)
    free_customers = customer->next;
  else
    customer = g_new (Customer, 1);
  customer->demand = (guint64) (exponential () * 1e6);
  customer->next = NULL;
  if (n_busy < n_servers)
    {
      n_busy++;
      begins (customer);
    }
  else
    {
      *queue_tail = customer;
      queue_tail = &customer->next;
    }
  if (--n_left > 0)
    schedule (now + (guint64) (exponential () * gap_ns), arrives, subject);
}

static void
holds (void *subject)
{
  if (n_left-- > 0)
    schedule (now + (guint64) (exponential () * 1e9), holds, subject);
}

static void
prepare (guint room)
{
  gsize size = (room + 16) * sizeof (Key);

  keys = (Key *) bench_memory (size) + 3;
  memset (keys, 0xff, size - 3 * sizeof (Key));
  events = g_new (Event, room + 2);
  for (int i = 0; i < 4; i++)
    state[i] = (guint64) (i + 1) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
}

int
main (int argc, char **argv)
{
  const char *model = argc > 2 ? argv[1] : "mm1";
  guint64 n = argc > 2 ? bench_count (argv[2], G_MAXINT64) : 1000000;
  guint pending = argc > 3 ? (guint) bench_count (argv[3], G_MAXUINT) : 0;
  BenchClock clock;

  if (strcmp (model, "hold") != 0 && strncmp (model, "mm1", 3) != 0)
    return 77; /* has no such model */
  prepare (MAX (pending, 1024));
  n_left = (gint64) n;
  n_servers = strcmp (model, "mm16") == 0 ? 16 : 1;
  gap_ns = 1e6 / 0.9 / n_servers;
  for (guint i = 0; i < pending; i++)
    schedule ((guint64) (exponential () * 1e9), holds, NULL);
  if (pending == 0)
    schedule (0, arrives, NULL);
  clock = bench_start ();
  run ();
  bench_report (clock, "limit", model, pending, n);
  return 0;
}
