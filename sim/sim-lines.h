/* Lines of a text file of any size, in constant memory.
 *
 * Plain or compressed by gzip, told apart by content, several members one
 * behind the other too, as `cat a.gz b.gz` makes them. A line lends its bytes
 * until the next one is asked for: they may be changed in place and end in a
 * NUL that does not count. A line of more than 1 MiB is told as long,
 * without its text. Nothing here knows what the lines say.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SimLines SimLines;

typedef struct
{
  char *text;     /* without the end of the line, CR LF or LF */
  gsize length;   /* bytes of it */
  guint64 number; /* from 1 */
  gboolean is_long;
} SimLine;

/* Open the regular file at @path; else NULL and @error, of G_IO_ERROR, which
 * does not name the path. */
SimLines *sim_lines_open (const char *path,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void sim_lines_close (SimLines *lines);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimLines, sim_lines_close)

/* The next line. FALSE at the end, and, with @error set, when the file cannot
 * be read on: the line that was not finished is lost. */
gboolean sim_lines_next (SimLines *lines, SimLine *line, GError **error);

/* Lines told so far, and bytes read, after decompression. */
guint64 sim_lines_n (const SimLines *lines);
guint64 sim_lines_n_bytes (const SimLines *lines);

/* A hash of all lines told so far: the same lines, the same hash. */
guint64 sim_lines_hash (const SimLines *lines);

G_END_DECLS
