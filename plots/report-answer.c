/* The answer on one screen: variants side by side, one line per metric. */
#include "config.h"

#include "plots/html.h"
#include "plots/losses.h"
#include "plots/objective.h"
#include "plots/report-chapters.h"
#include "plots/summary.h"
#include "plots/tracks.h"
#include "plots/verdict.h"

#include <math.h>

#define N_METRICS 10

/* What an architect asks first; other metrics follow by name. */
static const char *const FIRST[]
    = { "latency.p50", "latency.p95", "availability", "users.lost" };

static gboolean
is_first (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (FIRST); i++)
    if (g_str_equal (FIRST[i], name))
      return TRUE;
  return FALSE;
}

/* Whether @candidate is better than all others beyond both intervals. */
static gboolean
is_best (const Summary *summary, const MetricWords *words, guint n_variants,
         guint candidate)
{
  double sign = g_str_equal (words->direction, "lower") ? 1 : -1;
  Estimate own = summary_get (summary, words->name, "", candidate);

  if (*words->direction == '\0' || n_variants < 2 || isnan (own.half_width))
    return FALSE;
  for (guint i = 0; i < n_variants; i++)
    {
      Estimate other = summary_get (summary, words->name, "", i);
      double room = own.half_width + other.half_width;

      if (i != candidate && !(sign * (other.mean - own.mean) > room))
        return FALSE;
    }
  return TRUE;
}

static void
write_metric (const ReportSource *source, GString *page, const Summary *summary,
              const MetricWords *words)
{
  guint n = names_n_variants (source->names);
  const Objective *objective = objective_find (words->name);
  gboolean is_scaled = objective != NULL && objective->unit != NULL;
  const char *unit = is_scaled ? objective->unit : words->unit;

  html_add (page, "<tr><td>%s</td><td>%s</td>", words->title,
            g_str_equal (unit, "1") ? "" : unit);
  for (guint i = 0; i < n; i++)
    {
      Estimate estimate
          = estimate_scaled (summary_get (summary, words->name, "", i),
                             is_scaled ? objective->factor : 1);
      g_autofree char *text = estimate_format (estimate);
      gboolean best = is_best (summary, words, n, i);

      html_add (page, "<td class=\"number%s\">%s%s</td>", best ? " best" : "",
                text, best ? " ★" : "");
    }
  g_string_append (page, "</tr>\n");
}

static void
write_metrics (const ReportSource *source, GString *page,
               const Summary *summary)
{
  const GPtrArray *metrics = summary_metrics (summary);
  guint n = 0;

  for (int first = 1; first >= 0; first--)
    for (guint i = 0; i < metrics->len && n < N_METRICS; i++)
      {
        const MetricWords *words = g_ptr_array_index (metrics, i);

        if (is_first (words->name) != first)
          continue;
        write_metric (source, page, summary, words);
        n++;
      }
}

/* How many of the questions of @variant end with a grave answer. */
static void
count_last (const GPtrArray *tracks, guint variant,
            const VerdictLook *(*look) (const char *), int gravity,
            guint *n_grave, guint *n)
{
  *n_grave = *n = 0;
  for (guint i = 0; i < tracks->len; i++)
    {
      const Track *track = g_ptr_array_index (tracks, i);
      const TrackSpan *last
          = &g_array_index (track->spans, TrackSpan, track->spans->len - 1);

      if (track->variant != variant)
        continue;
      (*n)++;
      *n_grave += look (last->verdict)->severity >= gravity;
    }
}

static void
write_count (const ReportSource *source, GString *page, const char *title,
             const GPtrArray *tracks, const VerdictLook *(*look) (const char *),
             int gravity)
{
  if (tracks->len == 0)
    return;
  html_add (page, "<tr><td>%s</td><td></td>", title);
  for (guint i = 0; i < names_n_variants (source->names); i++)
    {
      guint n_grave, n;

      count_last (tracks, i, look, gravity, &n_grave, &n);
      html_add (page, "<td class=\"number\">%u of %u</td>", n_grave, n);
    }
  g_string_append (page, "</tr>\n");
}

static void
write_lost (const ReportSource *source, GString *page, const Losses *losses)
{
  if (losses->reasons->len == 0)
    return;
  g_string_append (page, "<tr><td>requests lost, all reasons</td><td>%</td>");
  for (guint i = 0; i < names_n_variants (source->names); i++)
    {
      Estimate total = { 1, 0, (double) NAN };
      g_autofree char *text = NULL;

      for (guint j = 0; j < losses->reasons->len; j++)
        {
          Estimate share = losses_of_run (losses, i, j);

          total.mean += share.n > 0 ? 100 * share.mean : 0;
        }
      text = estimate_format (total);
      html_add (page, "<td class=\"number\">%s</td>", text);
    }
  g_string_append (page, "</tr>\n");
}

static gboolean
write_chapter (const ReportSource *source, GString *page, GError **error)
{
  const char *const heads[] = { "Whole calendar", "Unit", NULL };
  g_autofree char *n = names_describe_n (source->names);
  g_autoptr (Summary) summary
      = summary_load (source->store, source->names, error);
  g_autoptr (Losses) losses
      = summary != NULL ? losses_load (source->store, source->names, error)
                        : NULL;
  g_autoptr (GPtrArray) laws
      = losses != NULL
            ? tracks_load (source->store, "law", source->names, error)
            : NULL;
  g_autoptr (GPtrArray) access
      = laws != NULL
            ? tracks_load (source->store, "access", source->names, error)
            : NULL;

  if (access == NULL)
    return FALSE;
  report_variant_table (source, page, heads);
  write_metrics (source, page, summary);
  write_lost (source, page, losses);
  write_count (source, page,
               "law verdicts that forbid or lack a mechanism, at the end", laws,
               verdict_look, 3);
  write_count (source, page,
               "authorities × assets read directly (D), at the end", access,
               access_look, 3);
  html_table_close (page);
  html_add (page,
            "<p class=\"soft\">Mean over %s ± half the width "
            "of the 95 %% interval (Student t). ★ better than all others "
            "beyond the intervals. Exposure, not legal advice.</p>\n",
            n);
  return TRUE;
}

const ReportChapter REPORT_ANSWER = { "answer", "The answer", write_chapter };
