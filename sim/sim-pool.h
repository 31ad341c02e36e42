/* Workers: independent tasks, side by side.
 *
 * A task is a number. Workers take the next number until none is left; each
 * task writes its result into its own slot, which the caller prepared, so
 * that nothing is shared and the results do not depend on how many workers
 * there were or who was faster. What follows (merging, printing) the caller
 * does afterwards, in the order of the numbers.
 *
 * With one worker everything runs in the calling thread, as a debugger and a
 * profiler like it.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Do task @index; called from any thread, never twice for one index. */
typedef void (*SimTask) (guint index, gpointer data);

/* Do tasks 0 .. n_tasks - 1 on @n_workers threads (at least 1); returns when
 * all are done. */
void sim_pool_run (guint n_tasks, guint n_workers, SimTask task, gpointer data);

/* The same, but once *@cancel (set atomically, e.g. by a signal handler or a
 * task) is not zero, no further task begins. Returns how many tasks were
 * begun, and those are finished: always the first ones. */
guint sim_pool_run_until (guint n_tasks, guint n_workers, SimTask task,
                          gpointer data, const gint *cancel);

G_END_DECLS
