/* Report: one HTML file that answers, and that can be sent to somebody.
 *
 * It needs nothing but itself: pictures are inline, there is no font and no
 * network, and one script that the page can do without (report-page.h). It
 * reads on a telephone and on paper, in the dark and in the light.
 *
 * A report is a table of chapters, each one file, report-NAME.c, that ends in
 * its descriptor. A chapter that cannot be written says so in its place; the
 * others do not suffer.
 */
#pragma once

#include "plots/names.h"

G_BEGIN_DECLS

/* What a chapter is written from; all of it borrowed. */
typedef struct
{
  SimStore *store;
  const Names *names;
  const char *figures; /* directory of NAME.svg, or NULL if there is none */
  SimStore *trials;    /* in which assumptions were tried, or NULL */
} ReportSource;

typedef struct
{
  const char *name;  /* its anchor */
  const char *title; /* its heading */
  gboolean (*write) (const ReportSource *source, GString *page, GError **error);
} ReportChapter;

guint report_n_chapters (void);
const ReportChapter *report_chapter (guint i);

/* Write the report on @store with the pictures in the directory @figures, and
 * what is kept in @trials (or NULL) of what assumptions do, to @path. If a
 * chapter failed, the file is written all the same, without it, and FALSE
 * comes back with the first such error. */
gboolean report_write (SimStore *store, SimStore *trials, const char *figures,
                       const char *path,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
