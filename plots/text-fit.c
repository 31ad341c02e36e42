#include "config.h"

#include "plots/text-fit.h"

#include <string.h>

static char *
clean (const char *text)
{
  char *valid = g_utf8_make_valid (text, -1);

  for (char *c = valid; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';
  return valid;
}

char *
text_shorten (const char *text, glong n)
{
  g_autofree char *valid = NULL;
  g_autofree char *head = NULL;

  g_return_val_if_fail (text != NULL && n > 0, NULL);
  valid = clean (text);
  if (g_utf8_strlen (valid, -1) <= n)
    return g_steal_pointer (&valid);
  head = g_utf8_substring (valid, 0, n - 1);
  return g_strconcat (g_strchomp (head), "…", NULL);
}

/* Bytes of the first line of @text: up to the last blank that fits, or all
 * that fits if there is none. */
static gsize
line_length (const char *text, glong n)
{
  const char *limit;
  const char *blank;

  if (g_utf8_strlen (text, -1) <= n)
    return strlen (text);
  limit = g_utf8_offset_to_pointer (text, n);
  blank = g_strrstr_len (text, limit - text + 1, " ");
  return (gsize) ((blank != NULL && blank > text ? blank : limit) - text);
}

char *
text_wrap (const char *text, glong n, guint n_lines)
{
  g_autofree char *valid = NULL;
  GString *lines = g_string_new (NULL);
  const char *rest;

  g_return_val_if_fail (text != NULL && n > 0 && n_lines > 0, NULL);
  valid = clean (text);
  rest = valid;
  for (guint i = 1; i < n_lines && g_utf8_strlen (rest, -1) > n; i++)
    {
      gsize length = line_length (rest, n);

      g_string_append_len (lines, rest, (gssize) length);
      g_string_append_c (lines, '\n');
      rest += length + (rest[length] == ' ');
    }
  {
    g_autofree char *last = text_shorten (rest, n);

    g_string_append (lines, last);
  }
  return g_string_free (lines, FALSE);
}
