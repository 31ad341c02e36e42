#include "config.h"

#include "cli/progress.h"

#include <unistd.h>

#include "models/world/quantity.h"

struct Progress
{
  GMutex lock;
  char *what;
  guint n_done;
  guint n_total;
  gint64 started; /* us, monotonic */
  gboolean visible;
};

static void
show (const Progress *progress)
{
  gint64 passed = g_get_monotonic_time () - progress->started;
  g_autofree char *left = NULL;

  if (!progress->visible)
    return;
  if (progress->n_done > 0)
    left = quantity_format_span (passed * 1000
                                 * (progress->n_total - progress->n_done)
                                 / progress->n_done);
  g_printerr ("\r\033[K%u of %u %s%s%s%s", progress->n_done, progress->n_total,
              progress->what, left == NULL ? "" : ", ",
              left == NULL ? "" : left, left == NULL ? "" : " left");
}

Progress *
progress_new (const char *what, guint n_total)
{
  Progress *progress = g_new0 (Progress, 1);

  g_mutex_init (&progress->lock);
  progress->what = g_strdup (what);
  progress->n_total = n_total;
  progress->started = g_get_monotonic_time ();
  progress->visible = isatty (STDERR_FILENO) != 0 && n_total > 0;
  show (progress);
  return progress;
}

void
progress_free (Progress *progress)
{
  if (progress == NULL)
    return;
  if (progress->visible)
    g_printerr ("\r\033[K");
  g_mutex_clear (&progress->lock);
  g_free (progress->what);
  g_free (progress);
}

void
progress_step (Progress *progress)
{
  g_mutex_lock (&progress->lock);
  progress->n_done++;
  show (progress);
  g_mutex_unlock (&progress->lock);
}
