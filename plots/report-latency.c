/* What the users in each place feel. */
#include "config.h"

#include "plots/html.h"
#include "plots/report-chapters.h"
#include "plots/summary.h"

static void
write_row (const ReportSource *source, GString *page, const Summary *summary,
           const char *title, const char *labels)
{
  static const struct
  {
    const char *metric;
    const char *title;
  } rows[] = { { "latency.p50", "median" }, { "latency.p95", "95 %" } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      html_add (page, "<tr><td>%s</td><td>%s</td>", i == 0 ? title : "",
                rows[i].title);
      for (guint v = 0; v < names_n_variants (source->names); v++)
        {
          g_autofree char *text = estimate_format (
              summary_get (summary, rows[i].metric, labels, v));

          html_add (page, "<td class=\"number\">%s</td>", text);
        }
      g_string_append (page, "</tr>\n");
    }
}

static void
write_table (const ReportSource *source, GString *page, const Summary *summary)
{
  const char *const heads[] = { "Population", "Latency (ms)", NULL };
  const GPtrArray *populations = summary_populations (summary);

  report_variant_table (source, page, heads);
  write_row (source, page, summary, "All populations", "");
  for (guint i = 0; i < populations->len; i++)
    {
      const char *id = g_ptr_array_index (populations, i);
      g_autofree char *labels = g_strconcat ("population=", id, NULL);

      write_row (source, page, summary,
                 names_title (source->names, "population", id), labels);
    }
  html_table_close (page);
}

static gboolean
write_chapter (const ReportSource *source, GString *page, GError **error)
{
  g_autoptr (Summary) summary
      = summary_load (source->store, source->names, error);

  if (summary == NULL || !report_figure (source, page, "latency-years", error)
      || !report_figure (source, page, "latency-cdf", error)
      || !report_figure (source, page, "world-map", error)
      || !report_figure (source, page, "metric-years", error)
      || !report_figure_if_drawn (source, page, "interference", error))
    return FALSE;
  write_table (source, page, summary);
  g_string_append (page, "<p class=\"soft\">Latency of the requests that were "
                         "served; what was not served is counted below and not "
                         "hidden in a quantile.</p>\n");
  return TRUE;
}

const ReportChapter REPORT_LATENCY = { "latency", "Latency", write_chapter };
