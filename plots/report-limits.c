/* What the report cannot say. */
#include "config.h"

#include "plots/report-chapters.h"

static gboolean
write_chapter (const ReportSource *source, GString *page, GError **error)
{
  (void) source;
  (void) error;
  g_string_append (
      page,
      "<p><strong>This report shows exposure. It is not legal "
      "advice.</strong></p>\n<ul>\n"
      "<li>Verdicts follow from the rules in the scenario and from nothing "
      "else; a law that is not in it is not applied.</li>\n"
      "<li>Access classes follow from the parties, powers and holdings in the "
      "scenario; “not at all” means that these contain no path.</li>\n"
      "<li>Latency and losses are sampled in windows of each regime; the "
      "intervals cover the sampling and the chance of the calendar, not an "
      "error of the model or of its assumptions.</li>\n"
      "<li>Figures of verdicts, access and events show the first replication "
      "of each variant.</li>\n</ul>\n");
  return TRUE;
}

const ReportChapter REPORT_LIMITS = { "limits", "Limits", write_chapter };
