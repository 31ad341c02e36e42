/* The heap of the engine: sixteen-byte keys, least first.
 *
 * Private to the kernel: models schedule through sim-engine.h, whose header
 * says why the structure is what it is. Here are the walks through it, inline
 * because they are the inner loop of every simulation.
 *
 * A key is one 128-bit number: the instant, offset to be unsigned, above the
 * word that the engine packs. Node i has the children 4i + 1 .. 4i + 4. The
 * array is placed so that the four lie in one cache line, and everything
 * behind the last key is the greatest number, so that a walk needs no check
 * for a family that is incomplete.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

__extension__ typedef unsigned __int128 SimHeapKey;

#define SIM_HEAP_NONE (~(SimHeapKey) 0) /* greater than every key */

/* Keys and where they lie; zero-initialize before sim_heap_reserve. */
typedef struct
{
  SimHeapKey *keys; /* [capacity], the root first, children line by line */
  guint n;          /* how many are in use */
  guint capacity;   /* how many fit, without the family of SIM_HEAP_NONE */
  gpointer memory;  /* what was allocated around keys */
} SimHeap;

/* Make room for at least @n keys. Does not shrink. */
void sim_heap_reserve (SimHeap *heap, guint n);

/* Free the memory, not the struct. */
void sim_heap_clear (SimHeap *heap);

/* Restore the order after any change of the keys, in linear time. */
void sim_heap_build (SimHeap *heap);

/* Sort the keys in place; a sorted array is a heap. */
void sim_heap_sort (SimHeap *heap);

/* The least of the four children that start at @first, without a branch. */
static inline guint
sim_heap_least_child (const SimHeapKey *keys, guint first)
{
  guint left = first + (keys[first + 1] < keys[first]);
  guint right = first + 2 + (keys[first + 3] < keys[first + 2]);
  guint use_right = keys[right] < keys[left];

  return left + (right - left) * use_right;
}

/* Put @key at @at or below, where it belongs. */
static inline void
sim_heap_sift_down (SimHeap *heap, guint at, SimHeapKey key)
{
  SimHeapKey *keys = heap->keys;

  for (guint first = 4 * at + 1; first < heap->n; first = 4 * at + 1)
    {
      guint child = sim_heap_least_child (keys, first);

      if (key < keys[child])
        break;
      keys[at] = keys[child];
      at = child;
    }
  keys[at] = key;
}

/* Put @key at @at or above, where it belongs. */
static inline void
sim_heap_sift_up (SimHeap *heap, guint at, SimHeapKey key)
{
  SimHeapKey *keys = heap->keys;

  while (at > 0 && key < keys[(at - 1) / 4])
    {
      keys[at] = keys[(at - 1) / 4];
      at = (at - 1) / 4;
    }
  keys[at] = key;
}

static inline void
sim_heap_push (SimHeap *heap, SimHeapKey key)
{
  if (G_UNLIKELY (heap->n == heap->capacity))
    sim_heap_reserve (heap, 2 * heap->n);
  sim_heap_sift_up (heap, heap->n++, key);
}

/* Take the root away: walk its place down to the bottom, where the last key
 * almost always belongs, and let that one rise. */
static inline void
sim_heap_pop (SimHeap *heap)
{
  SimHeapKey *keys = heap->keys;
  SimHeapKey last = keys[--heap->n];
  guint at = 0;

  keys[heap->n] = SIM_HEAP_NONE;
  if (heap->n == 0)
    return;
  for (guint first = 1; first < heap->n; first = 4 * at + 1)
    {
      guint child = sim_heap_least_child (keys, first);

      keys[at] = keys[child];
      at = child;
    }
  sim_heap_sift_up (heap, at, last);
}

G_END_DECLS
