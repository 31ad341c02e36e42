#include "config.h"

#include "sim/sim-outfile.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

struct _SimOutfile
{
  char *path;
  char *part;   /* the temporary name; NULL once in place */
  FILE *stream; /* NULL once closed */
  int failure;  /* the first errno, 0 if all went well */
};

static void
set_error (GError **error, const char *path, int failure)
{
  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (failure),
               "%s: %s", path, g_strerror (failure));
}

SimOutfile *
sim_outfile_new (const char *path, GError **error)
{
  g_autoptr (SimOutfile) file = g_new0 (SimOutfile, 1);

  g_return_val_if_fail (path != NULL, NULL);
  file->path = g_strdup (path);
  file->part = g_strdup_printf ("%s.part-%ld", path, (long) getpid ());
  file->stream = fopen (file->part, "we");
  if (file->stream == NULL)
    {
      set_error (error, path, errno);
      return NULL;
    }
  return g_steal_pointer (&file);
}

void
sim_outfile_free (SimOutfile *file)
{
  if (file == NULL)
    return;
  if (file->stream != NULL)
    (void) fclose (file->stream);
  if (file->part != NULL)
    (void) g_unlink (file->part);
  g_free (file->part);
  g_free (file->path);
  g_free (file);
}

static void
remember (SimOutfile *file, gboolean failed)
{
  if (failed && file->failure == 0)
    file->failure = errno != 0 ? errno : EIO;
}

void
sim_outfile_write (SimOutfile *file, const char *text)
{
  g_return_if_fail (file != NULL && file->stream != NULL && text != NULL);

  remember (file, fputs (text, file->stream) == EOF);
}

void
sim_outfile_printf (SimOutfile *file, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  sim_outfile_write (file, text);
}

gboolean
sim_outfile_commit (SimOutfile *file, GError **error)
{
  g_return_val_if_fail (file != NULL && file->stream != NULL, FALSE);

  remember (file, fflush (file->stream) != 0);
  remember (file, fclose (file->stream) != 0);
  file->stream = NULL;
  remember (file, file->failure == 0 && g_rename (file->part, file->path) != 0);
  if (file->failure != 0)
    {
      set_error (error, file->path, file->failure);
      return FALSE;
    }
  g_clear_pointer (&file->part, g_free);
  return TRUE;
}
