#include "config.h"

#include "plots/gnuplot.h"

#include "plots/tool.h"

#include <glib/gstdio.h>
#include <string.h>

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

/* ---- Old ones ------------------------------------------------------------ */

/* The version that the templates are written for; older ones may do. */
static const int WANTED[] = { 5, 4 };

/* "gnuplot 5.2 patchlevel 8" as { 5, 2 }. */
static gboolean
read_version (int version[2])
{
  g_autofree char *text = NULL;
  g_autofree char *complaint = NULL;
  char *end = NULL;

  if (!g_spawn_command_line_sync ("gnuplot --version", &text, &complaint, NULL,
                                  NULL)
      || !g_str_has_prefix (text, "gnuplot "))
    return FALSE;
  version[0] = (int) g_ascii_strtoll (text + strlen ("gnuplot "), &end, 10);
  version[1] = *end == '.' ? (int) g_ascii_strtoll (end + 1, NULL, 10) : 0;
  return TRUE;
}

/* A failure of an old gnuplot may be due to its age: say so. */
static void
mention_age (GError **error)
{
  int version[2];

  if (error == NULL
      || g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
      || !read_version (version) || version[0] > WANTED[0]
      || (version[0] == WANTED[0] && version[1] >= WANTED[1]))
    return;
  g_prefix_error (error,
                  "this is gnuplot %d.%d, the figures are made for %d.%d; ",
                  version[0], version[1], WANTED[0], WANTED[1]);
}

/* ---- Running ------------------------------------------------------------- */

gboolean
gnuplot_run (const char *directory, const char *script, const char *data,
             const char *out, const char *title, GError **error)
{
  const char *const argv[]
      = { "gnuplot", "-d", "-c", script, data, out, title, NULL };

  g_return_val_if_fail (directory != NULL && script != NULL, FALSE);
  return tool_run (directory, argv, error);
}

gboolean
gnuplot_draw (const char *directory, const char *script, const char *data,
              const char *out, const char *title, GError **error)
{
  /* The end of the name tells the template which terminal to use. */
  g_autofree char *part = g_strconcat ("part-", out, NULL);
  g_autofree char *part_path = g_build_filename (directory, part, NULL);
  gboolean done = gnuplot_run (directory, script, data, part, title, error)
                  && tool_put_in_place (directory, part, out, "gnuplot", error);

  if (!done)
    mention_age (error);
  (void) g_unlink (part_path);
  return done;
}
