/* gnuplot: the program that draws, and how text reaches it unharmed.
 *
 * gnuplot has no safe mode: backticks in a double-quoted string run a shell,
 * and so do quotes that close a string early, data after a block's end, file
 * names that begin with '<' or '|'. Doubling quotes is not enough. Therefore
 * every text goes into a data file, in double quotes, with every byte outside
 * of [A-Za-z0-9 _.,:-] written in octal; gnuplot decodes that in columns of
 * data just as in its own strings. It reads four digits after "\0" and three
 * after any other digit, so a byte below 0100 is written with four: "\012" and
 * then "10" would be the one character 0121 and a zero. Two quotes with nothing
 * between them would be read as the beginning of a quote in a quoted field, so
 * an empty text is the byte that ends a text, "\0000". 5 000 hostile strings
 * come back unchanged this way and execute nothing (test-gnuplot.c).
 * File names are our own, relative and of the same alphabet.
 *
 * gnuplot runs as "gnuplot -d -c SCRIPT DATA OUT TITLE" in the directory of
 * the figures (plots/tool.h); -d keeps the user's start-up file out. The
 * templates are made for gnuplot 5.4; that an older one failed is told.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* @text as a field of a data file, with its quotes. Free with g_free. */
char *gnuplot_quote (const char *text);

/* Run @script with up to three arguments (NULL: none) in @directory. */
gboolean gnuplot_run (const char *directory, const char *script,
                      const char *data, const char *out, const char *title,
                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Draw @directory/@out, which appears complete or not at all. */
gboolean gnuplot_draw (const char *directory, const char *script,
                       const char *data, const char *out, const char *title,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
