/* Where the results come from, and what the metrics mean. */
#include "config.h"

#include "plots/html.h"
#include "plots/report-chapters.h"

static void
take_meta (const char *key, const char *value, gpointer data)
{
  html_add (data, "<tr><td>%s</td><td>%s</td></tr>\n", key, value);
}

static void
take_param (const SimPointParam *param, gpointer data)
{
  html_add (data, "<tr><td>%d</td><td>%s</td><td>%s</td></tr>\n", param->point,
            param->name, param->value);
}

static void
take_run (const SimRunHead *run, gpointer data)
{
  html_add (data,
            "<tr><td>%s</td><td>%d</td><td>%" G_GUINT64_FORMAT
            "</td><td>%s</td></tr>\n",
            run->variant, run->replication, run->seed, run->fingerprint);
}

static void
take_metric (const SimMetric *metric, gpointer data)
{
  html_add (data, "<tr><td>%s</td><td>%s</td><td>%s. %s</td></tr>\n",
            metric->name, metric->unit, metric->title, metric->help);
}

/* Each table in a box of its own, closed at first. */
static void
open_box (GString *page, const char *title, const char *const *heads)
{
  html_add (page, "<details><summary>%s</summary>\n", title);
  html_table_open (page, heads);
}

static void
close_box (GString *page)
{
  html_table_close (page);
  g_string_append (page, "</details>\n");
}

static gboolean
write_chapter (const ReportSource *source, GString *page, GError **error)
{
  static const char *const meta[] = { "Key", "Value", NULL };
  static const char *const params[] = { "Point", "Change", "Value", NULL };
  static const char *const runs[]
      = { "Variant", "Replication", "Seed", "Fingerprint", NULL };
  static const char *const metrics[] = { "Metric", "Unit", "Meaning", NULL };

  html_table_open (page, meta);
  if (!sim_store_each_meta (source->store, take_meta, page, error))
    return FALSE;
  html_table_close (page);
  open_box (page, "What the variants change", params);
  if (!sim_store_each_point_param (source->store, take_param, page, error))
    return FALSE;
  close_box (page);
  open_box (page, "Runs", runs);
  if (!sim_store_each_run (source->store, take_run, page, error))
    return FALSE;
  close_box (page);
  open_box (page, "Metrics", metrics);
  if (!sim_store_each_metric (source->store, take_metric, page, error))
    return FALSE;
  close_box (page);
  return TRUE;
}

const ReportChapter REPORT_MANIFEST = { "manifest", "Manifest", write_chapter };
