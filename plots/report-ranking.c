/* Who is best in what, by how much, and whether that is more than chance. */
#include "config.h"

#include "plots/comparison.h"
#include "plots/estimate.h"
#include "plots/html.h"
#include "plots/report-chapters.h"
#include "plots/summary.h"

#include <math.h>
#include <string.h>

static const char *
verdict_text (const Difference *difference, Outcome outcome)
{
  if (outcome == OUTCOME_EQUAL)
    return "equal";
  if (outcome == OUTCOME_NOT_SHOWN)
    return "no difference shown";
  return difference->contrast.is_exact ? "better, exact" : "better";
}

static char *
margin_text (const Series *series, const Difference *difference)
{
  double factor;
  Estimate apart;

  comparison_unit (series, &factor);
  apart = (Estimate){ difference->interval.n,
                      fabs (difference->interval.estimate) * factor,
                      difference->interval.half_width * factor };
  return estimate_format (apart);
}

/* "days exposed CN-PIPL-38, 1000 d": title, labels and unit. */
static char *
outcome_text (const Summary *summary, const Series *series)
{
  double factor;
  const char *unit = comparison_unit (series, &factor);
  const MetricWords *words = summary_words (summary, series->metric);
  const Count *count = objective_find_count (series->metric);
  g_autofree char *label = comparison_label (series);
  gboolean has_unit = *unit != '\0';

  return g_strdup_printf ("%s%s%s%s",
                          count != NULL   ? count->title
                          : words != NULL ? words->title
                                          : series->metric,
                          label + strlen (series->metric), has_unit ? ", " : "",
                          has_unit ? unit : "");
}

static void
write_row (GString *page, const ReportSource *source, const Summary *summary,
           const Comparison *comparison, guint i, guint group)
{
  const Series *series = comparison_series (comparison, i);
  g_autofree guint *best = g_new (guint, comparison->contenders->len);
  g_autofree char *what = outcome_text (summary, series);
  g_autofree char *margin = NULL;
  Difference difference;
  Outcome outcome;

  if (series->direction[0] == '\0'
      || comparison_rank (comparison, i, group, best) < 2
      || !comparison_find (comparison, i, best[0], best[1], &difference))
    return;
  outcome = comparison_outcome (comparison, &difference);
  margin = margin_text (series, &difference);
  html_add (page,
            "<tr><td>%s</td><td>%s</td><td class=\"number\">%s</td>"
            "<td>%s</td><td>%s</td></tr>\n",
            what,
            outcome == OUTCOME_EQUAL || outcome == OUTCOME_NOT_SHOWN
                ? "–"
                : names_variant (source->names, best[0])->title,
            margin, names_variant (source->names, best[1])->title,
            verdict_text (&difference, outcome));
}

static void
write_rows (GString *page, const ReportSource *source, const Summary *summary,
            const Comparison *comparison)
{
  static const char *const heads[]
      = { "Outcome", "Best", "Ahead by", "Of the next", "", NULL };

  html_table_open (page, heads);
  for (guint i = 0; i < comparison->series->len; i++)
    for (guint g = 0; g < comparison_n_groups (comparison); g++)
      if (!comparison_series (comparison, i)->is_sum)
        write_row (page, source, summary, comparison, i, g);
  html_table_close (page);
  html_add (
      page,
      "<p class=\"soft\">Means of paired differences over replications "
      "with Student's interval; %s</p>\n",
      "Holm's correction over all pairs of variants in all outcomes makes "
      "the chance of even one false \"better\" at most 5 %.");
}

static void
write_dominance (GString *page, const ReportSource *source,
                 const Comparison *comparison)
{
  g_autoptr (GArray) outcomes = comparison_outcomes (comparison);
  guint n = comparison->contenders->len;

  for (guint one = 0; one < n; one++)
    for (guint other = 0; other < n; other++)
      {
        Dominance dominance
            = one == other
                  ? DOMINANCE_NONE
                  : comparison_dominates (comparison, outcomes, one, other);

        if (dominance != DOMINANCE_NONE)
          html_add (page, "<p>%s is %sdominated by %s.</p>\n",
                    names_variant (source->names, other)->title,
                    dominance == DOMINANCE_SHOWN ? "" : "perhaps ",
                    names_variant (source->names, one)->title);
      }
}

/* Many points are for `sovsim compare`, which parts them by setting. */
static gboolean
write_chapter (const ReportSource *source, GString *page, GError **error)
{
  static const char *const names[] = { "" };
  const ComparisonWish wish
      = { .level = 0.95, .correction = SIM_CORRECTION_HOLM };
  SimStore *const stores[] = { source->store };
  guint n = names_n_variants (source->names);
  g_autoptr (Comparison) comparison = NULL;
  g_autoptr (Summary) summary
      = summary_load (source->store, source->names, error);

  if (summary == NULL)
    return FALSE;
  if (n < 2 || n > COMPARISON_MOST)
    {
      g_string_append (page, "<p class=\"soft\">There are not two to seven "
                             "variants to rank here.</p>\n");
      return n < 2 || report_figure (source, page, "pareto", error);
    }
  comparison = comparison_load (stores, names, 1, &wish, error);
  if (comparison == NULL)
    return FALSE;
  comparison_judge (comparison);
  if (comparison->contenders->len == n)
    {
      write_rows (page, source, summary, comparison);
      write_dominance (page, source, comparison);
    }
  return report_figure (source, page, "differences", error)
         && (n < 3 || report_figure (source, page, "pareto", error));
}

const ReportChapter REPORT_RANKING
    = { "ranking", "Ranking with intervals", write_chapter };
