/* Progress of long work: one line on a terminal, with the time left. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct Progress Progress;

/* Begin to show the progress of @n_total steps called @what, as in "runs".
 * Shows nothing unless standard error is a terminal. */
Progress *progress_new (const char *what, guint n_total);

/* Wipes the line. */
void progress_free (Progress *progress);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Progress, progress_free)

/* One step more is done. From any thread. */
void progress_step (Progress *progress);

/* One that could not be done. */
void progress_fail (Progress *progress);

G_END_DECLS
