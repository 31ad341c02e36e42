/* What is promised to hold, and which breaches of it are accepted. */
#include "config.h"

#include "plots/html.h"
#include "plots/report-chapters.h"

#include <json-glib/json-glib.h>

typedef struct
{
  const ReportSource *source;
  GString *page;
  guint n;
} Writing;

static const char *
member (JsonObject *object, const char *name)
{
  return json_object_get_string_member_with_default (object, name, "");
}

static void
take_waiver (const SimEntity *entity, gpointer data)
{
  static const char *const heads[]
      = { "Assertion", "Accepted because", "Variant", "From", "To", NULL };
  Writing *writing = data;
  const Names *names = writing->source->names;
  g_autoptr (JsonNode) node = json_from_string (entity->attributes, NULL);
  JsonObject *object;
  const char *variant;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  object = json_node_get_object (node);
  variant = member (object, "variant");
  if (writing->n++ == 0)
    html_table_open (writing->page, heads);
  html_add (writing->page, "<tr><td>%s</td><td>%s</td><td>%s</td>",
            names_title (names, "assert", member (object, "within")),
            member (object, "reason"),
            *variant != '\0' ? names_title (names, "variant", variant) : "all");
  html_add (writing->page, "<td>%s</td><td>%s</td></tr>\n",
            member (object, "from"), member (object, "to"));
}

static void
count_assertion (const SimEntity *entity G_GNUC_UNUSED, gpointer data)
{
  (*(guint *) data)++;
}

static gboolean
write_chapter (const ReportSource *source, GString *page, GError **error)
{
  Writing writing = { source, page, 0 };
  guint n_assertions = 0;
  g_autofree char *n = NULL;

  if (!sim_store_each_entity (source->store, "assert", count_assertion,
                              &n_assertions, error)
      || !sim_store_each_entity (source->store, "waiver", take_waiver, &writing,
                                 error))
    return FALSE;
  if (writing.n > 0)
    html_table_close (page);
  n = g_strdup_printf ("%u", n_assertions);
  html_add (
      page,
      "<p>The scenario makes %s assertion%s; sovsim check --assert judges "
      "%s.%s</p>\n",
      n, n_assertions == 1 ? "" : "s", n_assertions == 1 ? "it" : "them",
      writing.n > 0 ? "" : " No breach is waived.");
  return TRUE;
}

const ReportChapter REPORT_WAIVERS = { "waivers", "Waivers", write_chapter };
