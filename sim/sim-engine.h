/* The engine: what happens next, and the clock that follows from it.
 *
 * An event is (when, kind, subject): at an instant, something of a kind
 * happens to a subject. Kinds are constants with a name, a function and a
 * rank; subjects are whatever the model likes, borrowed unless the kind has a
 * drop function. The engine knows neither queues nor randomness.
 *
 * Order. Events happen in the order of their instants; at the same instant
 * the lower rank goes first; within a rank, first come first served. Nothing
 * else enters, neither addresses nor the history of the heap, so equal
 * programs have equal histories. sim_engine_fingerprint is a number made of
 * every (instant, kind) that happened, in order: two runs with equal
 * fingerprints behaved alike, whatever their output looked like.
 *
 * Structure. Pending events are sixteen-byte keys in an implicit 4-ary heap:
 * the instant, then rank, sequence and slot packed into one word, compared as
 * one 128-bit number, so that ties cost nothing. Siblings share a cache line
 * and the least of four is chosen without a branch. Kind and subject lie in
 * the slot, which the heap never touches while it sorts. While a handler runs,
 * the place of its event at the root stays open, and the first event that it
 * schedules goes there: one walk through the heap instead of two. On a
 * machine where a heap of pointers with an allocation per event took 140 to
 * 1235 ns per event and a tree 276 to 2650 (10^3 to 10^6 pending), this one
 * takes what tests/bench reports; docs/performance.md has the curve.
 *
 * Cancelling marks the slot, and the key is thrown away when its turn comes.
 * When more than half of the keys are dead they are swept out at once, so
 * that time-outs that never strike cost constant time and bounded memory.
 *
 * Memory. Slots and keys are reused: nothing is allocated once the largest
 * number of pending events has been seen, and sim_engine_reset keeps it all,
 * so that one engine plays thousands of windows.
 *
 * Limits: 2^26 - 1 events pending at once, ranks 0 to 15. After 2^34 events
 * the sequence numbers of the pending ones are compressed.
 */
#pragma once

#include "sim/sim-time.h"

G_BEGIN_DECLS

typedef struct _SimEngine SimEngine;

/* What an engine begins with. Read it through sim_now and sim_engine_context,
 * which are asked several times for every event, hence inline. */
typedef struct
{
  SimTime now;
  gpointer context;
} SimEngineHead;

/* What an event does; may schedule more, may not fail. */
typedef void (*SimHappening) (SimEngine *engine, gpointer subject);

/* What kind of thing happens; declare one static const per kind. */
typedef struct
{
  const char *name;    /* as traced, e.g. "request-arrives" */
  SimHappening happen; /* may schedule more, may not fail */
  int rank;            /* lower goes first at the same instant, 0..15 */
  GDestroyNotify drop; /* frees a subject whose turn never came, or NULL */
} SimEventKind;

#define SIM_RANK_MOST 15

/* Names one scheduled event for ever; 0 names none. An identifier whose event
 * has happened or was cancelled is stale, and harmless. */
typedef guint64 SimEventId;

/* An engine at instant 0 with nothing to do. */
SimEngine *sim_engine_new (void);

/* Drops what is pending; NULL is fine. */
void sim_engine_free (SimEngine *engine);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimEngine, sim_engine_free)

/* Back to an empty engine whose clock shows @start, keeping its memory and
 * its context. Pending events are dropped, every identifier becomes stale. */
void sim_engine_reset (SimEngine *engine, SimTime start);

/* The run that this engine belongs to, for handlers; borrowed. */
void sim_engine_set_context (SimEngine *engine, gpointer context);
static inline gpointer
sim_engine_context (const SimEngine *engine)
{
  return ((const SimEngineHead *) engine)->context;
}

/* The instant at which the present event happens. */
static inline SimTime
sim_now (const SimEngine *engine)
{
  return ((const SimEngineHead *) engine)->now;
}

/* Schedule @kind about @subject at @when, which must not lie in the past. */
SimEventId sim_at (SimEngine *engine, SimTime when, const SimEventKind *kind,
                   gpointer subject);

/* Call off a pending event and drop its subject. FALSE when it is stale. */
gboolean sim_cancel (SimEngine *engine, SimEventId id);

/* Move a pending event to @when, behind what is already due then. Returns
 * its new identifier, or 0 when @id is stale. */
SimEventId sim_reschedule (SimEngine *engine, SimEventId id, SimTime when);

/* Whether the event is still to come. */
gboolean sim_is_pending (const SimEngine *engine, SimEventId id);

/* Let everything happen up to @when, inclusive, and leave the clock there; at
 * SIM_NEVER the clock stays at the last event. Not from within a handler. */
void sim_run_until (SimEngine *engine, SimTime when);

/* From a handler: return from sim_run_until after the present event. */
void sim_stop (SimEngine *engine);

/* The instant of the next event, or SIM_NEVER. */
SimTime sim_engine_next (SimEngine *engine);

/* How many events have happened, and are pending, since the last reset. */
guint64 sim_engine_n_events (const SimEngine *engine);
guint sim_engine_n_pending (const SimEngine *engine);

/* A number made of what happened since the last reset: see above. */
guint64 sim_engine_fingerprint (const SimEngine *engine);

/* Let @value, e.g. the outcome of a decision, enter the fingerprint. */
void sim_engine_note (SimEngine *engine, guint64 value);

G_END_DECLS
