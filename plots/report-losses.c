/* What was lost, and why. */
#include "config.h"

#include "plots/html.h"
#include "plots/losses.h"
#include "plots/report-chapters.h"

static Estimate
percent_of (Estimate share)
{
  share.mean *= 100;
  share.half_width *= 100;
  return share;
}

static void
write_table (const ReportSource *source, GString *page, const Losses *losses)
{
  const char *const heads[] = { "Share of the offered requests (%)", NULL };

  report_variant_table (source, page, heads);
  for (guint i = 0; i < losses->reasons->len; i++)
    {
      const char *reason = g_ptr_array_index (losses->reasons, i);

      html_add (page, "<tr><td>%s</td>", losses_reason_title (reason));
      for (guint v = 0; v < names_n_variants (source->names); v++)
        {
          g_autofree char *text
              = estimate_format (percent_of (losses_of_run (losses, v, i)));

          html_add (page, "<td class=\"number\">%s</td>", text);
        }
      g_string_append (page, "</tr>\n");
    }
  html_table_close (page);
}

static gboolean
write_chapter (const ReportSource *source, GString *page, GError **error)
{
  g_autoptr (Losses) losses = losses_load (source->store, source->names, error);

  if (losses == NULL)
    return FALSE;
  if (losses->reasons->len == 0)
    {
      g_string_append (page, "<p>No request was lost.</p>\n");
      return TRUE;
    }
  if (!report_figure (source, page, "lost-users", error))
    return FALSE;
  write_table (source, page, losses);
  return TRUE;
}

const ReportChapter REPORT_LOSSES
    = { "losses", "What was lost and why", write_chapter };
