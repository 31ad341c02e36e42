/* What fails, what fails with it, what was lost in all, and who went elsewhere.
 */
#include "config.h"

#include "plots/html.h"
#include "plots/losses.h"
#include "plots/report-chapters.h"
#include "plots/summary.h"

#include <json-glib/json-glib.h>

/* ---- Incidents ----------------------------------------------------------- */

typedef struct
{
  GString *page;
  guint n;
} Listing;

static void
take_incident (const SimEntity *entity, gpointer data)
{
  static const char *const heads[]
      = { "Incident", "From", "To", "How it came about", NULL };
  static const char *const members[] = { "from", "to", "mechanism" };
  Listing *listing = data;
  g_autoptr (JsonNode) node = json_from_string (entity->attributes, NULL);
  JsonObject *object = node != NULL && JSON_NODE_HOLDS_OBJECT (node)
                           ? json_node_get_object (node)
                           : NULL;

  if (listing->n++ == 0)
    html_table_open (listing->page, heads);
  html_add (listing->page, "<tr><td>%s</td>",
            *entity->title != '\0' ? entity->title : entity->id);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    html_cell (listing->page, object == NULL
                                  ? ""
                                  : json_object_get_string_member_with_default (
                                      object, members[i], ""));
  g_string_append (listing->page, "</tr>\n");
}

static gboolean
write_incidents (const ReportSource *source, GString *page, GError **error)
{
  Listing listing = { page, 0 };

  if (!sim_store_each_entity (source->store, "incident", take_incident,
                              &listing, error))
    return FALSE;
  if (listing.n == 0)
    {
      g_string_append (page, "<p>The scenario has no incident.</p>\n");
      return TRUE;
    }
  html_table_close (page);
  return report_figure (source, page, "incident", error);
}

/* ---- Losses -------------------------------------------------------------- */

static void
write_share (GString *page, Estimate share)
{
  g_autofree char *text = estimate_format (estimate_scaled (share, 100));

  html_add (page, "<td class=\"number\">%s</td>", text);
}

/* What clients did about it, as a share of what they asked for; nothing where
 * nobody did. */
static void
write_remedy (const ReportSource *source, GString *page, const Summary *summary,
              const char *metric, const char *title)
{
  guint n = names_n_variants (source->names);
  double most = 0;

  for (guint v = 0; v < n; v++)
    most = MAX (most, summary_get (summary, metric, "", v).mean);
  if (!(most > 0))
    return;
  html_add (page, "<tr><td>%s</td>", title);
  for (guint v = 0; v < n; v++)
    {
      double offered = summary_get (summary, "requests.offered", "", v).mean;

      write_share (page, estimate_scaled (summary_get (summary, metric, "", v),
                                          1 / offered));
    }
  g_string_append (page, "</tr>\n");
}

static void
write_table (const ReportSource *source, GString *page, const Losses *losses,
             const Summary *summary)
{
  const char *const heads[] = { "Share of the offered requests (%)", NULL };

  report_variant_table (source, page, heads);
  for (guint i = 0; i < losses->reasons->len; i++)
    {
      const char *reason = g_ptr_array_index (losses->reasons, i);

      html_add (page, "<tr><td>lost: %s</td>", losses_reason_title (reason));
      for (guint v = 0; v < names_n_variants (source->names); v++)
        write_share (page, losses_of_run (losses, v, i));
      g_string_append (page, "</tr>\n");
    }
  write_remedy (source, page, summary, "requests.fallback",
                "served at the other door");
  write_remedy (source, page, summary, "requests.retried",
                "attempts beyond the first");
  html_table_close (page);
}

static gboolean
write_losses (const ReportSource *source, GString *page, GError **error)
{
  g_autoptr (Losses) losses = losses_load (source->store, source->names, error);
  g_autoptr (Summary) summary
      = losses != NULL ? summary_load (source->store, source->names, error)
                       : NULL;

  if (summary == NULL)
    return FALSE;
  if (losses->reasons->len == 0)
    g_string_append (page, "<p>No request was lost.</p>\n");
  else if (!report_figure (source, page, "lost-users", error))
    return FALSE;
  write_table (source, page, losses, summary);
  return TRUE;
}

/* ---- The chapter --------------------------------------------------------- */

static gboolean
write_chapter (const ReportSource *source, GString *page, GError **error)
{
  g_string_append (page, "<h3>What failed, and when</h3>\n");
  if (!write_incidents (source, page, error))
    return FALSE;
  g_string_append (page, "<h3>What was lost, and why</h3>\n");
  if (!write_losses (source, page, error))
    return FALSE;
  g_string_append (page, "<h3>What would fail together</h3>\n");
  return report_figure (source, page, "blast-radius", error)
         && report_figure (source, page, "coupling", error);
}

const ReportChapter REPORT_FAILURE = { "failure", "Failure", write_chapter };
