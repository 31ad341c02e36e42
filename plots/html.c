#include "config.h"

#include "plots/html.h"

#include <gio/gio.h>
#include <stdarg.h>
#include <string.h>

/* GLib writes control characters as references, which HTML does not allow:
 * they are shown as the replacement character instead. */
static void
append_clean (GString *page, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *c = valid; *c != '\0'; c++)
    if (g_str_has_prefix (c, "&#x"))
      {
        g_string_append (page, "\xEF\xBF\xBD");
        c += strcspn (c, ";");
        if (*c == '\0')
          break;
      }
    else
      g_string_append_c (page, *c);
}

void
html_add (GString *page, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_markup_vprintf_escaped (format, arguments);
  va_end (arguments);
  append_clean (page, text);
}

void
html_cell (GString *page, const char *text)
{
  html_add (page, "<td>%s</td>", text);
}

void
html_steps (GString *page, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  if (*text == '\0')
    return;
  g_string_append (page, "<ol>");
  for (char **line = lines; *line != NULL; line++)
    if (**line != '\0')
      html_add (page, "<li>%s</li>", *line);
  g_string_append (page, "</ol>\n");
}

void
html_table_open (GString *page, const char *const *heads)
{
  g_string_append (page, "<div class=\"scroll\"><table><thead><tr>");
  for (; *heads != NULL; heads++)
    html_add (page, "<th>%s</th>", *heads);
  g_string_append (page, "</tr></thead><tbody>\n");
}

void
html_table_close (GString *page)
{
  g_string_append (page, "</tbody></table></div>\n");
}

/* ---- Pictures ------------------------------------------------------------ */

/* What comes before an id within a tag of an SVG file. */
static const char *const ID_MARKS[]
    = { " id=\"", " id='", "href=\"#", "href='#", "url(#" };

static gsize
mark_length (const char *c)
{
  for (guint i = 0; i < G_N_ELEMENTS (ID_MARKS); i++)
    if (g_str_has_prefix (c, ID_MARKS[i]))
      return strlen (ID_MARKS[i]);
  return 0;
}

/* Copy @svg; ids count as such within tags only, not in text. */
static void
append_renamed (GString *page, const char *svg, const char *prefix)
{
  gboolean in_tag = FALSE;

  while (*svg != '\0')
    {
      gsize n = in_tag ? mark_length (svg) : 0;

      if (n > 0)
        {
          g_string_append_len (page, svg, (gssize) n);
          g_string_append (page, prefix);
          svg += n;
          continue;
        }
      in_tag = *svg == '<' ? TRUE : *svg == '>' ? FALSE : in_tag;
      g_string_append_c (page, *svg++);
    }
}

/* Take an element that only a tooltip would show out of @svg. */
static void
cut_element (char *svg, const char *open, const char *close)
{
  char *from = strstr (svg, open);
  char *to = from != NULL ? strstr (from, close) : NULL;

  if (to != NULL)
    memmove (from, to + strlen (close), strlen (to + strlen (close)) + 1);
}

gboolean
html_svg (GString *page, const char *path, const char *prefix,
          gboolean coloured, const char *title, GError **error)
{
  g_autofree char *svg = NULL;
  char *body;

  if (!g_file_get_contents (path, &svg, NULL, error))
    return FALSE;
  body = strstr (svg, "<svg");
  if (body == NULL || strstr (body, "</svg>") == NULL
      || !g_utf8_validate (body, -1, NULL))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   "%s: not a complete SVG picture", path);
      return FALSE;
    }
  cut_element (body, "<title>", "</title>");
  cut_element (body, "<desc>", "</desc>");
  html_add (page,
            "<div class=\"picture%s\"><svg role=\"img\" aria-label=\"%s\"",
            coloured ? " coloured" : "", title);
  append_renamed (page, body + strlen ("<svg"), prefix);
  g_string_append (page, "</div>\n");
  return TRUE;
}
