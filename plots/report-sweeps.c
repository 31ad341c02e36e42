/* What was varied, and what depends on it. */
#include "config.h"

#include "plots/factors.h"
#include "plots/html.h"
#include "plots/report-chapters.h"

static void
note_axis (const SimPointParam *param G_GNUC_UNUSED, gpointer data)
{
  (*(guint *) data)++;
}

static gboolean
write_chapter (const ReportSource *source, GString *page, GError **error)
{
  g_autofree char *n = names_describe_n (source->names);
  guint n_params = 0;

  if (!sim_store_each_point_param (source->store, note_axis, &n_params, error))
    return FALSE;
  if (n_params == 0)
    {
      g_string_append (page, "<p class=\"soft\">Nothing was varied but the "
                             "variants.</p>\n");
      return TRUE;
    }
  html_add (page,
            "<p>The tables and the other figures of this report show %s; these "
            "show all of them.</p>\n",
            n);
  return report_figure (source, page, "sweep-lines", error)
         && report_figure (source, page, "sweep-map", error);
}

const ReportChapter REPORT_SWEEPS = { "sweeps", "Sweeps", write_chapter };
