#include "config.h"

#include "plots/pdf.h"

#include "plots/tool.h"

#include <glib/gstdio.h>

gboolean
pdf_draw (const char *directory, const char *svg, const char *pdf,
          GError **error)
{
  g_autofree char *part = g_strconcat ("part-", pdf, NULL);
  const char *const argv[]
      = { "rsvg-convert", "--format=pdf", "--output", part, svg, NULL };
  gboolean done = tool_run (directory, argv, error)
                  && tool_put_in_place (directory, part, pdf, argv[0], error);
  g_autofree char *part_path = g_build_filename (directory, part, NULL);

  (void) g_unlink (part_path);
  return done;
}
