/* What the model cannot answer, and who would have to. */
#include "config.h"

#include "plots/html.h"
#include "plots/report-chapters.h"
#include "plots/tracks.h"
#include "plots/verdict.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define JUDGEMENT "needs" /* how a verdict begins that nobody can compute */

/* ---- Law ----------------------------------------------------------------- */

static void
write_span (const ReportSource *source, GString *page, const Track *track,
            const TrackSpan *span)
{
  g_autofree char *from = sim_time_format (span->from);
  g_autofree char *to = sim_time_format (span->to);

  html_add (page, "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s to %s</td><td>",
            names_variant (source->names, track->variant)->title,
            names_title (source->names, "flow", track->subject),
            names_title (source->names, NULL, track->object), from, to);
  html_steps (page, span->detail);
  g_string_append (page, "</td></tr>\n");
}

static gboolean
write_judgement (const ReportSource *source, GString *page, guint *n,
                 GError **error)
{
  static const char *const heads[]
      = { "Variant", "Flow", "Law", "When", "Why", NULL };
  g_autoptr (GPtrArray) tracks
      = tracks_load (source->store, "law", source->names, error);

  for (guint i = 0; tracks != NULL && i < tracks->len; i++)
    {
      const Track *track = g_ptr_array_index (tracks, i);

      for (guint j = 0; j < track->spans->len; j++)
        {
          const TrackSpan *span = &g_array_index (track->spans, TrackSpan, j);

          if (!g_str_has_prefix (span->verdict, JUDGEMENT))
            continue;
          if ((*n)++ == 0)
            {
              g_string_append (page, "<h3>Somebody has to judge</h3>\n");
              html_table_open (page, heads);
            }
          write_span (source, page, track, span);
        }
    }
  if (*n > 0)
    html_table_close (page);
  return tracks != NULL;
}

/* ---- Facts that nobody knows --------------------------------------------- */

typedef struct
{
  GString *page;
  guint n;
} Unknowns;

static void
write_fact (const char *kind, const char *name, const char *source,
            gpointer data)
{
  static const char *const heads[]
      = { "Fact", "Of", "What is known of it", NULL };
  Unknowns *unknowns = data;

  if (unknowns->n++ == 0)
    {
      g_string_append (unknowns->page, "<h3>Facts that nobody knows</h3>\n"
                                       "<p>What follows from these may be so "
                                       "or not; the answers hold for "
                                       "both.</p>\n");
      html_table_open (unknowns->page, heads);
    }
  html_add (unknowns->page, "<tr><td>%s</td><td>%s</td><td>%s</td></tr>\n",
            kind, name, source);
}

/* A relation with holds="unknown". */
static void
take_entity (const SimEntity *entity, gpointer data)
{
  g_autoptr (JsonNode) node = strstr (entity->attributes, "unknown") != NULL
                                  ? json_from_string (entity->attributes, NULL)
                                  : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node)
      || strcmp (json_object_get_string_member_with_default (
                     json_node_get_object (node), "holds", ""),
                 "unknown")
             != 0)
    return;
  write_fact (entity->kind, entity->title, entity->id, data);
}

static gboolean
write_chapter (const ReportSource *source, GString *page, GError **error)
{
  Unknowns unknowns = { page, 0 };
  guint n = 0;

  if (!write_judgement (source, page, &n, error)
      || !sim_store_each_entity (source->store, NULL, take_entity, &unknowns,
                                 error))
    return FALSE;
  if (unknowns.n > 0)
    html_table_close (page);
  if (n + unknowns.n == 0)
    g_string_append (page, "<p>No verdict needs anybody's judgement, and no "
                           "relation with a name is marked as unknown.</p>\n");
  return TRUE;
}

const ReportChapter REPORT_UNANSWERED
    = { "unanswered", "Unanswered questions", write_chapter };
