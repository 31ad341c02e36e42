#include "config.h"

#include "sim/sim-heap.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define LINE 64              /* bytes of a cache line */
#define HUGE_PAGE (2u << 20) /* bytes */
#define FAMILY 4             /* keys in a line */
#define BEFORE (FAMILY - 1)  /* so that children start a line */

/* Memory for @n keys; in huge pages where it is large, which spares a large
 * heap most of its misses in the table of pages (10 to 25 %). */
static gpointer
heap_allocate (gsize n)
{
  gsize size = (n + BEFORE + FAMILY) * sizeof (SimHeapKey);
  gsize align = size >= HUGE_PAGE ? HUGE_PAGE : LINE;
  gpointer memory;

  size = (size + align - 1) / align * align;
  memory = aligned_alloc (align, size);
  if (memory == NULL)
    g_error ("out of memory: %" G_GSIZE_FORMAT " bytes for events", size);
#ifdef MADV_HUGEPAGE
  if (align == HUGE_PAGE)
    (void) madvise (memory, size, MADV_HUGEPAGE);
#endif
  return memory;
}

void
sim_heap_reserve (SimHeap *heap, guint n)
{
  guint capacity = MAX (n, 4 * LINE);
  gpointer memory;
  SimHeapKey *keys;

  if (n <= heap->capacity && heap->memory != NULL)
    return;
  memory = heap_allocate (capacity);
  keys = (SimHeapKey *) memory + BEFORE;
  if (heap->n > 0)
    memcpy (keys, heap->keys, heap->n * sizeof *keys);
  for (guint i = heap->n; i < capacity + FAMILY; i++)
    keys[i] = SIM_HEAP_NONE;
  free (heap->memory);
  heap->memory = memory;
  heap->keys = keys;
  heap->capacity = capacity;
}

void
sim_heap_clear (SimHeap *heap)
{
  free (heap->memory);
  memset (heap, 0, sizeof *heap);
}

void
sim_heap_build (SimHeap *heap)
{
  for (guint i = heap->n; i-- > 0;)
    sim_heap_sift_down (heap, i, heap->keys[i]);
}

static int
key_compare (gconstpointer a, gconstpointer b)
{
  SimHeapKey x = *(const SimHeapKey *) a, y = *(const SimHeapKey *) b;

  return (x > y) - (x < y);
}

void
sim_heap_sort (SimHeap *heap)
{
  if (heap->n > 0)
    qsort (heap->keys, heap->n, sizeof *heap->keys, key_compare);
}
