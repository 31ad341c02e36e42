/* Queueing networks: how long customers wait, beside what theory knows. */
#include "config.h"

#include "plots/answers.h"
#include "plots/html.h"
#include "plots/report-chapters.h"
#include "plots/summary.h"

#include <math.h>

static const char *
verdict_of (Estimate estimate, double exact)
{
  if (estimate.n < 2 || isnan (estimate.half_width))
    return "unknown";
  return fabs (estimate.mean - exact) <= estimate.half_width ? "inside"
                                                             : "outside";
}

static void
write_answer (const ReportSource *source, GString *page, const Summary *summary,
              const Answer *answer)
{
  guint place = names_place (source->names, answer->point);
  Estimate estimate
      = summary_get (summary, answer->metric, answer->labels, place);
  g_autofree char *measured = estimate_format (estimate);
  char exact[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (exact, sizeof exact, "%.7g", answer->exact);
  html_add (page,
            "<tr><td>%s</td><td>%s %s</td><td>%s</td><td class=\"number\">%s"
            "</td><td class=\"number\">%s</td><td>%s</td><td>%s</td></tr>\n",
            names_variant (source->names, place)->title, answer->metric,
            answer->labels, answer->formula, exact, measured,
            verdict_of (estimate, answer->exact), answer->source);
}

static void
write_answers (const ReportSource *source, GString *page,
               const Summary *summary, const GPtrArray *answers)
{
  static const char *const heads[]
      = { "Variant",  "Metric",   "Formula", "Exact",
          "Measured", "Interval", "Source",  NULL };

  html_table_open (page, heads);
  for (guint i = 0; i < answers->len; i++)
    write_answer (source, page, summary, g_ptr_array_index (answers, i));
  html_table_close (page);
  g_string_append (page, "<p class=\"soft\">Exact values are those that the "
                         "scenario states; one in twenty lies outside its 95 % "
                         "interval by chance.</p>\n");
}

static void
note_queue (const SimEntity *entity G_GNUC_UNUSED, gpointer data)
{
  (*(guint *) data)++;
}

static gboolean
write_chapter (const ReportSource *source, GString *page, GError **error)
{
  g_autoptr (Summary) summary
      = summary_load (source->store, source->names, error);
  g_autoptr (GPtrArray) answers = answers_load (source->store, error);
  guint n_queues = 0;

  if (summary == NULL || answers == NULL
      || !sim_store_each_entity (source->store, "queue", note_queue, &n_queues,
                                 error))
    return FALSE;
  if (n_queues == 0)
    g_string_append (page, "<p class=\"soft\">The scenario has no queueing "
                           "network of its own.</p>\n");
  else if (!report_figure (source, page, "queue-waits", error))
    return FALSE;
  if (!report_figure (source, page, "measured", error))
    return FALSE;
  if (answers->len > 0)
    write_answers (source, page, summary, answers);
  return TRUE;
}

const ReportChapter REPORT_QUEUES = { "queues", "Queues", write_chapter };
