/* What the law cost over the run: breaches, filings, requests of authorities,
 * as a table of the compliance chapter. */
#include "config.h"

#include "plots/html.h"
#include "plots/report-chapters.h"
#include "plots/summary.h"

/* In this order; those without a value are left out. */
static const char *const MEASURES[] = { "violations.per-million",
                                        "comply.days",
                                        "breaches.open",
                                        "filing.days",
                                        "refunds",
                                        "overblocking",
                                        "demands.accounts",
                                        "demands.given",
                                        "demands.days",
                                        "conflicts" };

static void
take_labels (const SimRunHead *run G_GNUC_UNUSED,
             const SimRegimeRow *span G_GNUC_UNUSED, const SimScalarRow *scalar,
             gpointer data)
{
  GPtrArray *labels = data;

  if (scalar->regime == SIM_WHOLE_RUN
      && !g_ptr_array_find_with_equal_func (labels, scalar->labels, g_str_equal,
                                            NULL))
    g_ptr_array_add (labels, g_strdup (scalar->labels));
}

/* Nothing at all in any variant is not worth a line. */
static gboolean
is_worth (const ReportSource *source, const Summary *summary,
          const char *metric, const char *labels)
{
  for (guint v = 0; v < names_n_variants (source->names); v++)
    {
      Estimate estimate = summary_get (summary, metric, labels, v);

      if (estimate.n > 0 && estimate.mean != 0)
        return TRUE;
    }
  return FALSE;
}

/* "law=CN;rule=CN-PIPL-38" as people read it. Free with g_free. */
static char *
labels_text (const char *labels)
{
  GString *text = g_string_new (labels);

  g_string_replace (text, ";", ", ", 0);
  g_string_replace (text, "=", " ", 0);
  return g_string_free (text, FALSE);
}

static void
write_line (const ReportSource *source, GString *page, const Summary *summary,
            const char *metric, const char *labels)
{
  const MetricWords *words = summary_words (summary, metric);
  g_autofree char *of = labels_text (labels);

  html_add (page, "<tr><td>%s</td><td>%s</td><td>%s</td>",
            words == NULL ? metric : words->title, of,
            words == NULL || g_str_equal (words->unit, "1") ? "" : words->unit);
  for (guint v = 0; v < names_n_variants (source->names); v++)
    {
      g_autofree char *text
          = estimate_format (summary_get (summary, metric, labels, v));

      html_add (page, "<td class=\"number\">%s</td>", text);
    }
  g_string_append (page, "</tr>\n");
}

static gboolean
write_measure (const ReportSource *source, GString *rows,
               const Summary *summary, const char *metric, GError **error)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  if (!sim_store_each_scalar (source->store, metric, take_labels, labels,
                              error))
    return FALSE;
  for (guint i = 0; i < labels->len; i++)
    if (is_worth (source, summary, metric, g_ptr_array_index (labels, i)))
      write_line (source, rows, summary, metric, g_ptr_array_index (labels, i));
  return TRUE;
}

gboolean
report_measures (const ReportSource *source, GString *page, GError **error)
{
  static const char *const heads[] = { "Over the run", "Of", "Unit", NULL };
  g_autoptr (Summary) summary
      = summary_load (source->store, source->names, error);
  g_autoptr (GString) rows = g_string_new (NULL);

  if (summary == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (MEASURES); i++)
    if (!write_measure (source, rows, summary, MEASURES[i], error))
      return FALSE;
  if (rows->len == 0)
    return TRUE;
  report_variant_table (source, page, heads);
  g_string_append (page, rows->str);
  html_table_close (page);
  return TRUE;
}
