#include "config.h"

#include "sim/sim-pool.h"

/* What the workers share. */
typedef struct
{
  SimTask task;
  gpointer data;
  gint n_tasks;
  gint next; /* atomic: the first task that nobody has taken */
  const gint *cancel;
} Pool;

static gpointer
pool_work (gpointer user_data)
{
  Pool *pool = user_data;

  while (!g_atomic_int_get (pool->cancel))
    {
      gint index = g_atomic_int_add (&pool->next, 1);

      if (index >= pool->n_tasks)
        break;
      pool->task ((guint) index, pool->data);
    }
  return NULL;
}

guint
sim_pool_run_until (guint n_tasks, guint n_workers, SimTask task, gpointer data,
                    const gint *cancel)
{
  Pool pool = { task, data, (gint) n_tasks, 0, cancel };
  guint n_helpers = MIN (n_workers, n_tasks);
  g_autofree GThread **helpers = g_new0 (GThread *, n_helpers + 1);

  g_return_val_if_fail (n_workers >= 1 && n_tasks < G_MAXINT / 2, 0);
  for (guint i = 1; i < n_helpers; i++)
    helpers[i] = g_thread_new ("sim-worker", pool_work, &pool);
  pool_work (&pool);
  for (guint i = 1; i < n_helpers; i++)
    g_thread_join (helpers[i]);
  return (guint) MIN (pool.next, pool.n_tasks);
}

void
sim_pool_run (guint n_tasks, guint n_workers, SimTask task, gpointer data)
{
  static const gint never = 0;

  (void) sim_pool_run_until (n_tasks, n_workers, task, data, &never);
}
