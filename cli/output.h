/* Output for people: aligned tables, colour only on a terminal.
 *
 * Standard output is written through g_print(), as UTF-8 whatever the locale,
 * so that the same results are the same bytes. A write that fails is remembered
 * and told at the end.
 *
 * Widths are counted in characters, so that texts of any language line up.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From now on g_print() writes as told above. */
void output_begin (void);

/* Did all of it reach its place? Else 0 < errno of the first failure. */
int output_finish (void);

typedef struct Table Table;

/* A table of columns; one letter each in @layout: 'l' left, 'r' right. Where it
 * is too wide, what stands left goes on below; not so 'L', for programs that
 * read a row a line. */
Table *table_new (const char *layout);
void table_free (Table *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Table, table_free)

/* Add a row of as many cells as there are columns; NULL is empty. Copied. */
void table_add (Table *table, const char *const *cells);

/* Add a line that spans all columns: a heading, or "" for an empty line. It is
 * broken where it is too wide. */
void table_add_line (Table *table, const char *text);

/* Nothing for people is wider, if it can be broken at all. */
#define OUTPUT_WIDTH 100

/* Print a line on standard output, broken at blanks where it is wider. */
void output_wrapped (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* Print it on standard output; headings bold on a terminal. */
void table_print (const Table *table);

/* May standard output be coloured? On a terminal, and without NO_COLOR. */
gboolean output_is_colourful (void);

/* A number with @digits significant digits, as in "48.2" or "1 204 000";
 * "-" when it is not a number. Free with g_free. */
char *output_number (double value, int digits);

G_END_DECLS
