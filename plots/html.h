/* HTML: text that becomes part of a page without becoming markup.
 *
 * A page is a GString that grows. Formats are ours and trusted; every text
 * that is put into one is escaped, made valid UTF-8, and cannot be anything
 * but text, in content as in a quoted attribute.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Append @format, a piece of HTML, with all its %s escaped. */
void html_add (GString *page, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Append a table cell with @text. */
void html_cell (GString *page, const char *text);

/* Append the lines of @text as an ordered list, nothing if there are none. */
void html_steps (GString *page, const char *text);

/* Open a table with these column heads, which end with NULL, and close it.
 * Wide tables scroll within their frame. */
void html_table_open (GString *page, const char *const *heads);
void html_table_close (GString *page);

/* Append the picture of the SVG file @path, of which every id begins with
 * @prefix from then on, so that several pictures can stand in one page;
 * @coloured says that its colours are those of the variants. */
gboolean html_svg (GString *page, const char *path, const char *prefix,
                   gboolean coloured, const char *title,
                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
