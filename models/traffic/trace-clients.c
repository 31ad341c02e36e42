#include "config.h"

#include "models/traffic/trace-clients.h"

enum
{
  SLOTS_LEAST = 1024,
  SLOTS_MOST = 1024 * 1024 /* 8 MiB */
};

/* An open-addressed set of hashes; 0 is an empty slot. */
struct TraceClients
{
  guint64 *slots;
  guint64 n_slots; /* a power of 2 */
  guint64 n;
  gboolean full;
};

TraceClients *
trace_clients_new (void)
{
  TraceClients *clients = g_new0 (TraceClients, 1);

  clients->n_slots = SLOTS_LEAST;
  clients->slots = g_new0 (guint64, SLOTS_LEAST);
  return clients;
}

void
trace_clients_free (TraceClients *clients)
{
  if (clients == NULL)
    return;
  g_free (clients->slots);
  g_free (clients);
}

/* The slot of @hash, or the empty one where it belongs. */
static guint64 *
slot_of (TraceClients *clients, guint64 hash)
{
  guint64 at = hash & (clients->n_slots - 1);

  while (clients->slots[at] != 0 && clients->slots[at] != hash)
    at = (at + 1) & (clients->n_slots - 1);
  return &clients->slots[at];
}

static void
grow (TraceClients *clients)
{
  g_autofree guint64 *before = g_steal_pointer (&clients->slots);
  guint64 n = clients->n_slots;

  clients->n_slots *= 2;
  clients->slots = g_new0 (guint64, clients->n_slots);
  for (guint64 i = 0; i < n; i++)
    if (before[i] != 0)
      *slot_of (clients, before[i]) = before[i];
}

void
trace_clients_add (TraceClients *clients, guint64 hash)
{
  guint64 *slot = slot_of (clients, MAX (hash, 1));

  if (*slot != 0 || clients->full)
    return;
  *slot = MAX (hash, 1);
  clients->n++;
  if (clients->n * 4 < clients->n_slots * 3)
    return;
  clients->full = clients->n_slots == SLOTS_MOST;
  if (!clients->full)
    grow (clients);
}

guint64
trace_clients_n (const TraceClients *clients, gboolean *exact)
{
  *exact = !clients->full;
  return clients->n;
}
