/* Which flows break which rule, from which day. */
#include "config.h"

#include "plots/html.h"
#include "plots/report-chapters.h"
#include "plots/tracks.h"
#include "plots/verdict.h"

static void
write_verdict (GString *page, const char *verdict)
{
  const VerdictLook *look = verdict_look (verdict);

  html_add (page, "<td><b class=\"class c%d\">%s</b> %s</td>", look->code,
            look->letter, verdict);
}

static void
write_span (const ReportSource *source, GString *page, const Track *track,
            const TrackSpan *span)
{
  g_autofree char *from = sim_time_format (span->from);

  html_add (page, "<tr><td>%s</td><td>%s</td><td>%s</td>", from,
            names_title (source->names, "flow", track->subject),
            names_title (source->names, NULL, track->object));
  write_verdict (page, span->verdict);
  g_string_append (page, "<td>");
  if (*span->detail != '\0')
    {
      g_string_append (page, "<details><summary>why</summary>");
      html_steps (page, span->detail);
      g_string_append (page, "</details>");
    }
  g_string_append (page, "</td></tr>\n");
}

/* A first verdict of "no rule" is where every flow starts: no change. */
static gboolean
is_change (const Track *track, guint i)
{
  const TrackSpan *span = &g_array_index (track->spans, TrackSpan, i);

  if (i > 0)
    return g_array_index (track->spans, TrackSpan, i - 1).verdict
           != span->verdict;
  return verdict_look (span->verdict)->severity > 0;
}

static void
write_variant (const ReportSource *source, GString *page,
               const GPtrArray *tracks, guint variant)
{
  const char *const heads[]
      = { "From", "Flow", "Law", "Verdict", "Reasons", NULL };
  guint n = 0;

  report_variant_heading (source, page, variant);
  html_table_open (page, heads);
  for (guint i = 0; i < tracks->len; i++)
    {
      const Track *track = g_ptr_array_index (tracks, i);

      for (guint j = 0; track->variant == variant && j < track->spans->len; j++)
        if (is_change (track, j))
          {
            write_span (source, page, track,
                        &g_array_index (track->spans, TrackSpan, j));
            n++;
          }
    }
  if (n == 0)
    g_string_append (page, "<tr><td colspan=\"5\">No rule applies to any flow "
                           "at any time.</td></tr>\n");
  html_table_close (page);
}

static gboolean
write_chapter (const ReportSource *source, GString *page, GError **error)
{
  g_autoptr (GPtrArray) tracks
      = tracks_load (source->store, "law", source->names, error);

  if (tracks == NULL || !report_figure (source, page, "flow-verdicts", error)
      || !report_figure (source, page, "flow-matrix", error)
      || !report_figure (source, page, "exposure", error)
      || !report_figure (source, page, "filings-queue", error))
    return FALSE;
  if (!report_measures (source, page, error))
    return FALSE;
  if (tracks->len == 0)
    g_string_append (page, "<p>The scenario has no flow that a law could "
                           "judge.</p>\n");
  for (guint i = 0; tracks->len > 0 && i < names_n_variants (source->names);
       i++)
    write_variant (source, page, tracks, i);
  return TRUE;
}

const ReportChapter REPORT_COMPLIANCE
    = { "compliance", "Compliance", write_chapter };
