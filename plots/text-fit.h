/* Text that has to fit: cut or broken into lines, between characters of UTF-8
 * and never within one. What is not valid UTF-8 is made valid first.
 *
 * Widths are given in characters of middling width, such as "n" or "8". How
 * wide a text really becomes is up to the font; here "W" counts for more than
 * "i", and a Chinese character for almost two.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* As much of @text as fits into @width, with an ellipsis if something was cut,
 * and control characters as blanks. Free with g_free. */
char *text_shorten (const char *text, guint width);

/* @text in at most @n_lines lines of at most @width, broken at blanks or after
 * hyphens where there are some. Free with g_free. */
char *text_wrap (const char *text, guint width, guint n_lines);

/* In how many lines @text is broken. */
guint text_n_lines (const char *text);

G_END_DECLS
