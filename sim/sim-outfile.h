/* A file that appears complete or not at all.
 *
 * It is written under a temporary name beside its place ("metrics.csv" as
 * "metrics.csv.part-1234") and renamed when everything has reached the disk.
 * Freed before that, it takes its temporary file with it and leaves what was
 * there before. Whoever reads a result therefore never sees half of it.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SimOutfile SimOutfile;

/* Start to write @path. Returns NULL and @error if that is impossible. */
SimOutfile *sim_outfile_new (const char *path,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void sim_outfile_free (SimOutfile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimOutfile, sim_outfile_free)

/* Add text. A failure is remembered and reported by sim_outfile_commit. */
void sim_outfile_write (SimOutfile *file, const char *text);
void sim_outfile_printf (SimOutfile *file, const char *format, ...)
    G_GNUC_PRINTF (2, 3);

/* Put the file into its place. Errors are of the domain G_IO_ERROR and name
 * the path: "out/metrics.csv: No space left on device". */
gboolean sim_outfile_commit (SimOutfile *file,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
