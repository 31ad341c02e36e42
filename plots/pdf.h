/* PDF: a picture for a paper, made from its SVG file by rsvg-convert.
 *
 * The file is a function of the picture alone: the date that PDF wants is that
 * of SOURCE_DATE_EPOCH, and the beginning of 1970 if that is not set.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Convert @directory/@svg into @directory/@pdf, which appears complete or not
 * at all. Names are ours: ids, relative. */
gboolean pdf_draw (const char *directory, const char *svg, const char *pdf,
                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
