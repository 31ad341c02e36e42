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

/* Width in tenths of a character, after the proportions of DejaVu Sans. */
static guint
width_of (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  if (g_unichar_iswide (c))
    return 17;
  if (c < 128 && strchr ("MW@%mw", (int) c) != NULL)
    return 16;
  if (c < 128 && strchr ("ijl.,:;|!' ", (int) c) != NULL)
    return 6;
  return g_unichar_isupper (c) ? 12 : 10;
}

/* The first character of @text that no longer fits into @width tenths. */
static const char *
end_of_fit (const char *text, guint width)
{
  guint sum = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      sum += width_of (g_utf8_get_char (text));
      if (sum > width)
        break;
    }
  return text;
}

char *
text_shorten (const char *text, guint width)
{
  g_autofree char *valid = NULL;
  g_autofree char *head = NULL;

  g_return_val_if_fail (text != NULL && width > 0, NULL);
  valid = clean (text);
  if (*end_of_fit (valid, 10 * width) == '\0')
    return g_steal_pointer (&valid);
  head = g_strndup (valid,
                    (gsize) (end_of_fit (valid, 10 * (width - 1)) - valid));
  return g_strconcat (g_strchomp (head), "…", NULL);
}

/* Where the first line of @text ends: at the last blank or after the last
 * hyphen that fits, or after all that fits if there is neither. */
static const char *
end_of_line (const char *text, guint width)
{
  const char *limit = end_of_fit (text, width);

  if (*limit == ' ')
    return limit;
  for (const char *c = limit; c > text; c--)
    if (c[-1] == '-' || (c < limit && *c == ' '))
      return c;
  return limit;
}

char *
text_wrap (const char *text, guint width, guint n_lines)
{
  g_autofree char *valid = NULL;
  g_autofree char *last = NULL;
  GString *lines = g_string_new (NULL);
  const char *rest;

  g_return_val_if_fail (text != NULL && width > 1 && n_lines > 0, NULL);
  valid = clean (text);
  rest = valid;
  for (guint i = 1; i < n_lines && *end_of_fit (rest, 10 * width) != '\0'; i++)
    {
      const char *end = end_of_line (rest, 10 * width);

      g_string_append_len (lines, rest, (gssize) (end - rest));
      g_string_append_c (lines, '\n');
      rest = end + (*end == ' ');
    }
  last = text_shorten (rest, width);
  g_string_append (lines, last);
  return g_string_free (lines, FALSE);
}

guint
text_n_lines (const char *text)
{
  guint n = 1;

  for (; *text != '\0'; text++)
    n += *text == '\n';
  return n;
}
