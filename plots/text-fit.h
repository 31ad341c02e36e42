/* Text that has to fit: cut or broken into lines, by characters of UTF-8 and
 * never within one. What is not valid UTF-8 is made valid first.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* At most @n characters of @text, the last an ellipsis if it was longer, and
 * control characters as blanks. Free with g_free. */
char *text_shorten (const char *text, glong n);

/* @text in lines of at most @n characters, broken at blanks where there are
 * some, and in at most @n_lines lines. Free with g_free. */
char *text_wrap (const char *text, glong n, guint n_lines);

G_END_DECLS
