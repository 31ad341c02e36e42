/* Who can obtain the plaintext of which data, by which path, since when. */
#include "config.h"

#include "plots/html.h"
#include "plots/report-chapters.h"
#include "plots/tracks.h"
#include "plots/verdict.h"

static void
write_span (GString *page, const TrackSpan *span)
{
  const VerdictLook *look = access_look (span->verdict);
  g_autofree char *from = sim_time_format (span->from);
  g_autofree char *to = sim_time_format (span->to);

  html_add (page, "<p><b class=\"class c%d\">%s</b> %s, %s to %s</p>\n",
            look->code, span->verdict, look->text, from, to);
  if (*span->detail != '\0')
    html_steps (page, span->detail);
  else
    g_string_append (page, "<p class=\"soft\">Nothing follows: the closed set "
                           "of facts holds no path.</p>\n");
}

/* "D T D": the classes in order of time. */
static void
write_classes (GString *page, const Track *track)
{
  g_autoptr (GArray) verdicts = track_verdicts (track);

  for (guint i = 0; i < verdicts->len; i++)
    {
      const char *verdict = g_array_index (verdicts, TrackSpan, i).verdict;

      html_add (page, "%s<b class=\"class c%d\">%s</b>", i > 0 ? " → " : "",
                access_look (verdict)->code, verdict);
    }
}

static void
write_track (const ReportSource *source, GString *page, const Track *track)
{
  g_string_append (page, "<details><summary>");
  write_classes (page, track);
  html_add (page, " %s: %s</summary>\n",
            names_title (source->names, "authority", track->subject),
            names_title (source->names, "asset", track->object));
  for (guint i = 0; i < track->spans->len; i++)
    write_span (page, &g_array_index (track->spans, TrackSpan, i));
  g_string_append (page, "</details>\n");
}

static gboolean
write_chapter (const ReportSource *source, GString *page, GError **error)
{
  g_autoptr (GPtrArray) tracks
      = tracks_load (source->store, "access", source->names, error);

  if (tracks == NULL || !report_figure (source, page, "who-can-read", error)
      || !report_figure (source, page, "access-years", error)
      || !report_figure (source, page, "witness", error))
    return FALSE;
  if (tracks->len == 0)
    g_string_append (page, "<p>The scenario has no authority, or no asset to "
                           "be read.</p>\n");
  for (guint v = 0; tracks->len > 0 && v < names_n_variants (source->names);
       v++)
    {
      report_variant_heading (source, page, v);
      for (guint i = 0; i < tracks->len; i++)
        {
          const Track *track = g_ptr_array_index (tracks, i);

          if (track->variant == v)
            write_track (source, page, track);
        }
    }
  return TRUE;
}

const ReportChapter REPORT_ISOLATION
    = { "isolation", "Isolation", write_chapter };
