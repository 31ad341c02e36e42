#include "config.h"

#include "cli/progress.h"

#include <unistd.h>

struct Progress
{
  GMutex lock;
  char *what;
  guint n_done;
  guint n_failed;
  guint n_total;
  gint64 started; /* us, monotonic */
  gint64 shown;   /* us: when it was last */
  gboolean visible;
};

/* Often enough for an eye, seldom enough for a thousand runs a second. */
#define SHOW_EVERY_US 50000

/* As people say it: nobody counts in decimal minutes. */
static char *
span_text (gint64 seconds)
{
  if (seconds < 60)
    return g_strdup_printf ("%d s", (int) seconds);
  if (seconds < 60 * 60)
    return g_strdup_printf ("%d min %d s", (int) (seconds / 60),
                            (int) (seconds % 60));
  return g_strdup_printf ("%d h %d min", (int) (seconds / 3600),
                          (int) (seconds / 60 % 60));
}

static void
show (Progress *progress)
{
  gint64 now = g_get_monotonic_time ();
  gint64 passed = now - progress->started;
  guint n_over = progress->n_done + progress->n_failed;
  g_autofree char *left = NULL;

  if (!progress->visible
      || (n_over < progress->n_total && n_over > 0
          && now - progress->shown < SHOW_EVERY_US))
    return;
  progress->shown = now;
  if (n_over > 0)
    left = span_text (passed * (progress->n_total - n_over) / n_over
                      / G_USEC_PER_SEC);
  g_printerr ("\r\033[K%u of %u %s", progress->n_done, progress->n_total,
              progress->what);
  if (progress->n_failed > 0)
    g_printerr (", %u failed", progress->n_failed);
  if (left != NULL)
    g_printerr (", %s left", left);
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

void
progress_fail (Progress *progress)
{
  g_mutex_lock (&progress->lock);
  progress->n_failed++;
  show (progress);
  g_mutex_unlock (&progress->lock);
}
