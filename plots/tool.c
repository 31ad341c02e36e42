#include "config.h"

#include "plots/tool.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

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
check_end (GSubprocess *process, const char *program, const char *stderr_text,
           GError **error)
{
  g_autofree char *complaint = complaint_in (stderr_text);
  gboolean exited = g_subprocess_get_if_exited (process);

  if (complaint == NULL && exited
      && g_subprocess_get_exit_status (process) == 0)
    return TRUE;
  if (complaint != NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s says: %s", program,
                 complaint);
  else if (exited)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                 "%s ended with status %d", program,
                 g_subprocess_get_exit_status (process));
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s was killed",
                 program);
  return FALSE;
}

static GSubprocess *
start (const char *directory, const char *const *argv, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autofree char *program = g_find_program_in_path (argv[0]);

  if (program == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   "%s is not installed, or not on the PATH", argv[0]);
      return NULL;
    }
  g_subprocess_launcher_set_cwd (launcher, directory);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C.UTF-8", TRUE);
  g_subprocess_launcher_setenv (launcher, "SOURCE_DATE_EPOCH", "0", FALSE);
  return g_subprocess_launcher_spawnv (launcher, argv, error);
}

gboolean
tool_run (const char *directory, const char *const *argv, GError **error)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *stderr_text = NULL;

  g_return_val_if_fail (directory != NULL && argv[0] != NULL, FALSE);
  process = start (directory, argv, error);
  if (process == NULL
      || !g_subprocess_communicate_utf8 (process, NULL, NULL, NULL,
                                         &stderr_text, error))
    return FALSE;
  return check_end (process, argv[0], stderr_text != NULL ? stderr_text : "",
                    error);
}

gboolean
tool_put_in_place (const char *directory, const char *part, const char *name,
                   const char *program, GError **error)
{
  g_autofree char *from = g_build_filename (directory, part, NULL);
  g_autofree char *to = g_build_filename (directory, name, NULL);
  struct stat status;

  if (stat (from, &status) != 0 || status.st_size == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   "%s drew nothing into %s", program, to);
      return FALSE;
    }
  if (g_rename (from, to) == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (errno), "%s: %s",
               to, g_strerror (errno));
  return FALSE;
}
