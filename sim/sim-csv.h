/* Comma-separated values as RFC 4180 has them.
 *
 * A field is quoted when it holds a comma, a quote or the end of a line, and
 * quotes inside it are doubled. Lines end in a line feed alone: what every
 * reader accepts and what diff and sort expect on the machines we run on.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Append @field to @line, after a comma unless it is the first. */
void sim_csv_append (GString *line, const char *field);

/* Append a number as sim_number_format writes it. */
void sim_csv_append_number (GString *line, double value);

G_END_DECLS
