#include "config.h"

#include "plots/gnuplot.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

static gboolean
is_harmless (guchar c)
{
  return g_ascii_isalnum (c) || strchr (" _.,:-", c) != NULL;
}

char *
gnuplot_quote (const char *text)
{
  GString *quoted = g_string_new ("\"");

  g_return_val_if_fail (text != NULL, NULL);
  if (*text == '\0')
    g_string_append (quoted, "\\0000");
  for (const guchar *c = (const guchar *) text; *c != '\0'; c++)
    if (is_harmless (*c))
      g_string_append_c (quoted, (char) *c);
    else
      g_string_append_printf (quoted, "\\%0*o", *c < 0100 ? 4 : 3, *c);
  g_string_append_c (quoted, '"');
  return g_string_free (quoted, FALSE);
}

/* gnuplot repeats the line of the script, which may be long, points into it
 * with a caret, and then says what is wrong and in which file. */
static gboolean
is_verdict (const char *line)
{
  return *line == '"' || g_ascii_strncasecmp (line, "warning:", 8) == 0;
}

/* What gnuplot has to say, without what the font library has to say about the
 * machine. NULL if that is nothing. */
static char *
complaint_in (const char *stderr_text)
{
  g_auto (GStrv) lines = g_strsplit (stderr_text, "\n", -1);
  g_autoptr (GString) verdicts = g_string_new (NULL);
  const char *first = NULL;

  for (char **line = lines; *line != NULL; line++)
    {
      g_strstrip (*line);
      if (**line == '\0' || g_str_has_prefix (*line, "Fontconfig"))
        continue;
      first = first != NULL ? first : *line;
      if (is_verdict (*line))
        g_string_append_printf (verdicts, "%s%s", verdicts->len > 0 ? "; " : "",
                                *line);
    }
  return g_strdup (verdicts->len > 0 ? verdicts->str : first);
}

static gboolean
check_end (GSubprocess *process, const char *stderr_text, GError **error)
{
  g_autofree char *complaint = complaint_in (stderr_text);
  gboolean exited = g_subprocess_get_if_exited (process);

  if (complaint == NULL && exited
      && g_subprocess_get_exit_status (process) == 0)
    return TRUE;
  if (complaint != NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "gnuplot says: %s",
                 complaint);
  else if (exited)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                 "gnuplot ended with status %d",
                 g_subprocess_get_exit_status (process));
  else
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                         "gnuplot was killed");
  return FALSE;
}

static GSubprocess *
start (const char *directory, const char *const *argv, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autofree char *program = g_find_program_in_path ("gnuplot");

  if (program == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           "gnuplot is not installed, or not on the PATH");
      return NULL;
    }
  g_subprocess_launcher_set_cwd (launcher, directory);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C.UTF-8", TRUE);
  return g_subprocess_launcher_spawnv (launcher, argv, error);
}

gboolean
gnuplot_run (const char *directory, const char *script, const char *data,
             const char *out, const char *title, GError **error)
{
  const char *const argv[]
      = { "gnuplot", "-d", "-c", script, data, out, title, NULL };
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *stderr_text = NULL;

  g_return_val_if_fail (directory != NULL && script != NULL, FALSE);
  process = start (directory, argv, error);
  if (process == NULL
      || !g_subprocess_communicate_utf8 (process, NULL, NULL, NULL,
                                         &stderr_text, error))
    return FALSE;
  return check_end (process, stderr_text != NULL ? stderr_text : "", error);
}

static gboolean
put_in_place (const char *part, const char *path, GError **error)
{
  struct stat status;

  if (stat (part, &status) != 0 || status.st_size == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   "gnuplot drew nothing into %s", path);
      return FALSE;
    }
  if (g_rename (part, path) == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (errno), "%s: %s",
               path, g_strerror (errno));
  return FALSE;
}

gboolean
gnuplot_draw (const char *directory, const char *script, const char *data,
              const char *out, const char *title, GError **error)
{
  /* The end of the name tells the template which terminal to use. */
  g_autofree char *part = g_strconcat ("part-", out, NULL);
  g_autofree char *part_path = g_build_filename (directory, part, NULL);
  g_autofree char *path = g_build_filename (directory, out, NULL);
  gboolean done = gnuplot_run (directory, script, data, part, title, error)
                  && put_in_place (part_path, path, error);

  (void) g_unlink (part_path);
  return done;
}
