#include "config.h"

#include "sim/sim-engine.h"
#include "sim/sim-heap.h"

/* The low word of a key, from its top: rank, sequence, slot. */
#define SLOT_BITS 26
#ifndef SEQUENCE_BITS /* a test has fewer */
#define SEQUENCE_BITS 34
#endif
#define SLOT_MASK (((guint64) 1 << SLOT_BITS) - 1)
#define SEQUENCE_END ((guint64) 1 << SEQUENCE_BITS)
#define RANK_SHIFT (SLOT_BITS + SEQUENCE_BITS)

/* Of a slot that is free, the end of the list; never a slot. */
#define NO_SLOT ((guint32) SLOT_MASK)

/* Below so many dead keys, sweeping is not worth a thought. */
#define FEW_DEAD 64

/* Beyond so many pending events the slots leave the nearest cache. */
#define MANY_PENDING 512

/* A table of the numbers that stand for the names of kinds: as many as fit in a
 * page, for that is what an address keeps from one start to the next. Kinds
 * beyond so many are looked up in vain and still have theirs. */
#define N_NAMES 128

/* What is scheduled; the heap holds when. */
typedef struct
{
  const SimEventKind *kind; /* NULL: dead, or free */
  gpointer subject;
  guint64 uses; /* how often the slot was taken: tells stale identifiers */
} Slot;

typedef struct
{
  const SimEventKind *kind;
  guint64 number; /* made of its name */
} Name;

struct _SimEngine
{
  SimEngineHead head;
  SimHeap heap;
  gboolean root_is_open; /* the event at the root is happening right now */
  gboolean running;
  gboolean stopped;
  Slot *slots;
  guint32 *free_slots; /* a stack of n_free */
  guint n_free;
  guint n_slots;
  guint n_dead; /* keys whose slot is dead */
  guint64 sequence;
  guint64 n_events;
  guint64 fingerprint;
  Name names[N_NAMES];
};

static SimHeapKey
key_make (SimTime when, int rank, guint64 sequence, guint32 slot)
{
  guint64 instant = (guint64) when ^ ((guint64) 1 << 63);
  guint64 word = (guint64) rank << RANK_SHIFT | sequence << SLOT_BITS | slot;

  return (SimHeapKey) instant << 64 | word;
}

static SimTime
key_when (SimHeapKey key)
{
  return (SimTime) ((guint64) (key >> 64) ^ ((guint64) 1 << 63));
}

static guint32
key_slot (SimHeapKey key)
{
  return (guint32) ((guint64) key & SLOT_MASK);
}

/* A fixed mixing of 64 bits (the finalizer of splitmix64). */
static guint64
scramble (guint64 x)
{
  x = (x ^ x >> 30) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  x = (x ^ x >> 27) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return x ^ x >> 31;
}

static guint64
name_number (const char *name)
{
  guint64 number = 0;

  for (; *name != '\0'; name++)
    number = scramble (number + (guint8) *name);
  return number;
}

/* Two kinds may lie so that they have the same place: then the second takes the
 * next one, or they would drive each other out with every event. */
static guint64
kind_number_beside (SimEngine *engine, const SimEventKind *kind, gsize at)
{
  for (gsize i = 0; i < N_NAMES; i++)
    {
      Name *name = &engine->names[(at + i) % N_NAMES];

      if (name->kind == NULL)
        *name = (Name){ kind, name_number (kind->name) };
      if (name->kind == kind)
        return name->number;
    }
  return name_number (kind->name);
}

/* The number of a kind's name: the address will not do, it changes from one
 * start of the program to the next. */
static guint64
kind_number (SimEngine *engine, const SimEventKind *kind)
{
  gsize at = (gsize) kind / sizeof *kind;
  Name *name = &engine->names[at % N_NAMES];

  return G_LIKELY (name->kind == kind) ? name->number
                                       : kind_number_beside (engine, kind, at);
}

void
sim_engine_note (SimEngine *engine, guint64 value)
{
  guint64 mixed
      = (engine->fingerprint ^ value) * G_GUINT64_CONSTANT (0x9fb21c651e98df25);

  engine->fingerprint = mixed ^ mixed >> 32;
}

/* Twice as many slots as before. */
static void
engine_grow (SimEngine *engine)
{
  guint n = MAX (256, 2 * engine->n_slots);

  if (engine->n_slots >= NO_SLOT)
    g_error ("more than %u events are pending at once", NO_SLOT);
  n = MIN (n, NO_SLOT);
  engine->slots = g_renew (Slot, engine->slots, n);
  engine->free_slots = g_renew (guint32, engine->free_slots, n);
  for (guint32 i = n; i-- > engine->n_slots;)
    {
      engine->slots[i] = (Slot){ NULL, NULL, 1 };
      engine->free_slots[engine->n_free++] = i;
    }
  engine->n_slots = n;
}

SimEngine *
sim_engine_new (void)
{
  SimEngine *engine = g_new0 (SimEngine, 1);

  sim_heap_reserve (&engine->heap, 1);
  return engine;
}

/* Turn a live slot into a dead one: its identifier is stale from now on. */
static void
slot_kill (Slot *slot)
{
  slot->kind = NULL;
  slot->uses++;
}

static void
slot_drop (Slot *slot)
{
  GDestroyNotify drop = slot->kind->drop;
  gpointer subject = slot->subject;

  slot_kill (slot);
  if (drop != NULL)
    drop (subject);
}

static void
engine_release (SimEngine *engine, guint32 slot)
{
  engine->free_slots[engine->n_free++] = slot;
}

/* The event that was happening at the root is over, and nothing took its
 * place. */
static void
engine_close_root (SimEngine *engine)
{
  engine->root_is_open = FALSE;
  sim_heap_pop (&engine->heap);
}

static void
engine_drop_all (SimEngine *engine)
{
  SimHeap *heap = &engine->heap;

  for (guint i = 0; i < heap->n; i++)
    {
      Slot *slot = &engine->slots[key_slot (heap->keys[i])];

      if (slot->kind != NULL)
        slot_drop (slot);
      engine_release (engine, key_slot (heap->keys[i]));
      heap->keys[i] = SIM_HEAP_NONE;
    }
  heap->n = 0;
  engine->n_dead = 0;
}

void
sim_engine_free (SimEngine *engine)
{
  if (engine == NULL)
    return;
  g_return_if_fail (!engine->running);
  engine_drop_all (engine);
  sim_heap_clear (&engine->heap);
  g_free (engine->slots);
  g_free (engine->free_slots);
  g_free (engine);
}

void
sim_engine_reset (SimEngine *engine, SimTime start)
{
  g_return_if_fail (!engine->running);
  engine_drop_all (engine);
  engine->head.now = start;
  engine->sequence = 0;
  engine->n_events = 0;
  engine->fingerprint = 0;
}

void
sim_engine_set_context (SimEngine *engine, gpointer context)
{
  engine->head.context = context;
}

/* Number the pending events anew, in their order. */
static void
engine_compress_sequence (SimEngine *engine)
{
  SimHeap *heap = &engine->heap;

  if (engine->root_is_open)
    engine_close_root (engine);
  sim_heap_sort (heap);
  for (guint i = 0; i < heap->n; i++)
    {
      SimHeapKey key = heap->keys[i];
      int rank = (int) ((guint64) key >> RANK_SHIFT);

      heap->keys[i] = key_make (key_when (key), rank, i, key_slot (key));
    }
  engine->sequence = heap->n;
}

static inline __attribute__ ((always_inline)) SimEventId
engine_schedule (SimEngine *engine, SimTime when, const SimEventKind *kind,
                 gpointer subject)
{
  guint32 at;
  Slot *slot;
  SimHeapKey key;

  if (G_UNLIKELY (engine->n_free == 0))
    engine_grow (engine);
  if (G_UNLIKELY (engine->sequence == SEQUENCE_END))
    engine_compress_sequence (engine);
  at = engine->free_slots[--engine->n_free];
  slot = &engine->slots[at];
  slot->kind = kind;
  slot->subject = subject;
  key = key_make (when, kind->rank, engine->sequence++, at);
  if (engine->root_is_open)
    {
      engine->root_is_open = FALSE;
      sim_heap_sift_down (&engine->heap, 0, key);
    }
  else
    sim_heap_push (&engine->heap, key);
  return slot->uses << SLOT_BITS | at;
}

SimEventId
sim_at (SimEngine *engine, SimTime when, const SimEventKind *kind,
        gpointer subject)
{
  g_return_val_if_fail (when >= engine->head.now, 0);
  g_return_val_if_fail (kind->rank >= 0 && kind->rank <= SIM_RANK_MOST, 0);
  return engine_schedule (engine, when, kind, subject);
}

/* The slot of a pending event, or NULL when the identifier is stale. */
static Slot *
engine_find (const SimEngine *engine, SimEventId id)
{
  guint32 at = (guint32) (id & SLOT_MASK);
  Slot *slot;

  if (at >= engine->n_slots)
    return NULL;
  slot = &engine->slots[at];
  return slot->kind != NULL && slot->uses << SLOT_BITS == (id & ~SLOT_MASK)
             ? slot
             : NULL;
}

/* Throw the dead keys out of the heap. */
static void
engine_sweep (SimEngine *engine)
{
  SimHeap *heap = &engine->heap;
  guint kept = 0;

  if (engine->root_is_open)
    engine_close_root (engine);
  for (guint i = 0; i < heap->n; i++)
    {
      guint32 at = key_slot (heap->keys[i]);

      if (engine->slots[at].kind != NULL)
        heap->keys[kept++] = heap->keys[i];
      else
        engine_release (engine, at);
    }
  for (guint i = kept; i < heap->n; i++)
    heap->keys[i] = SIM_HEAP_NONE;
  heap->n = kept;
  engine->n_dead = 0;
  sim_heap_build (heap);
}

static void
engine_count_dead (SimEngine *engine)
{
  engine->n_dead++;
  if (engine->n_dead > FEW_DEAD && engine->n_dead > engine->heap.n / 2)
    engine_sweep (engine);
}

gboolean
sim_cancel (SimEngine *engine, SimEventId id)
{
  Slot *slot = engine_find (engine, id);

  if (slot == NULL)
    return FALSE;
  slot_drop (slot);
  engine_count_dead (engine);
  return TRUE;
}

SimEventId
sim_reschedule (SimEngine *engine, SimEventId id, SimTime when)
{
  Slot *slot = engine_find (engine, id);
  const SimEventKind *kind;
  gpointer subject;

  g_return_val_if_fail (when >= engine->head.now, 0);
  if (slot == NULL)
    return 0;
  kind = slot->kind;
  subject = slot->subject;
  slot_kill (slot);
  engine_count_dead (engine);
  return engine_schedule (engine, when, kind, subject);
}

gboolean
sim_is_pending (const SimEngine *engine, SimEventId id)
{
  return engine_find (engine, id) != NULL;
}

/* Throw away dead keys until a live one is at the root. */
static gboolean
engine_has_next (SimEngine *engine)
{
  SimHeap *heap = &engine->heap;

  while (heap->n > 0)
    {
      guint32 at = key_slot (heap->keys[0]);

      if (G_LIKELY (engine->slots[at].kind != NULL))
        return TRUE;
      engine_release (engine, at);
      engine->n_dead--;
      sim_heap_pop (heap);
    }
  return FALSE;
}

/* Fetch the slot of the event that will probably be next while the present
 * one happens: in a large simulation it is not in the cache. */
static inline void
engine_look_ahead (const SimEngine *engine)
{
  const SimHeapKey *keys = engine->heap.keys;

  if (engine->heap.n > MANY_PENDING)
    __builtin_prefetch (
        &engine->slots[key_slot (keys[sim_heap_least_child (keys, 1)])]);
}

/* Let the event at the root happen. */
static inline __attribute__ ((always_inline)) void
engine_step (SimEngine *engine)
{
  SimHeapKey key = engine->heap.keys[0];
  Slot *slot = &engine->slots[key_slot (key)];
  const SimEventKind *kind = slot->kind;
  gpointer subject = slot->subject;

  engine_look_ahead (engine);
  slot_kill (slot);
  engine_release (engine, key_slot (key));
  engine->head.now = key_when (key);
  engine->n_events++;
  sim_engine_note (engine,
                   kind_number (engine, kind) ^ (guint64) engine->head.now);
  engine->root_is_open = TRUE;
  kind->happen (engine, subject);
  if (engine->root_is_open)
    engine_close_root (engine);
}

void
sim_run_until (SimEngine *engine, SimTime when)
{
  g_return_if_fail (!engine->running && when >= engine->head.now);
  engine->running = TRUE;
  engine->stopped = FALSE;
  while (!engine->stopped && engine_has_next (engine)
         && key_when (engine->heap.keys[0]) <= when)
    engine_step (engine);
  engine->running = FALSE;
  if (when != SIM_NEVER && !engine->stopped)
    engine->head.now = when;
}

void
sim_stop (SimEngine *engine)
{
  engine->stopped = TRUE;
}

SimTime
sim_engine_next (SimEngine *engine)
{
  if (engine->root_is_open)
    engine_close_root (engine);
  return engine_has_next (engine) ? key_when (engine->heap.keys[0]) : SIM_NEVER;
}

guint64
sim_engine_n_events (const SimEngine *engine)
{
  return engine->n_events;
}

guint
sim_engine_n_pending (const SimEngine *engine)
{
  return engine->heap.n - engine->n_dead - (engine->root_is_open ? 1 : 0);
}

guint64
sim_engine_fingerprint (const SimEngine *engine)
{
  return engine->fingerprint;
}
