/* Which rules had a say, and which none. */
#include "config.h"

#include "plots/html.h"
#include "plots/report-chapters.h"
#include "plots/tracks.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* The rules of one law. */
typedef struct
{
  char *code;
  guint n;            /* rules */
  gboolean is_judged; /* some flow was judged under it */
  GString *decided;   /* ids of those that a verdict names */
} Law;

typedef struct
{
  GPtrArray *laws; /* Law */
  GPtrArray *tracks;
} Loading;

static void
law_free (gpointer data)
{
  Law *law = data;

  g_free (law->code);
  g_string_free (law->decided, TRUE);
  g_free (law);
}

static gboolean
is_judged (const GPtrArray *tracks, const char *code)
{
  for (guint i = 0; i < tracks->len; i++)
    if (g_str_equal (((const Track *) g_ptr_array_index (tracks, i))->object,
                     code))
      return TRUE;
  return FALSE;
}

static Law *
law_of (Loading *loading, const char *code)
{
  Law *law;

  for (guint i = 0; i < loading->laws->len; i++)
    {
      law = g_ptr_array_index (loading->laws, i);
      if (g_str_equal (law->code, code))
        return law;
    }
  law = g_new0 (Law, 1);
  law->code = g_strdup (code);
  law->is_judged = is_judged (loading->tracks, code);
  law->decided = g_string_new (NULL);
  g_ptr_array_add (loading->laws, law);
  return law;
}

static gboolean
continues (char beside)
{
  return g_ascii_isalnum (beside) || beside == '-' || beside == '_';
}

/* Does @text name @rule as a word of its own? "CN-PIPL-38" does not name
 * PIPL-38, "PIPL-38.1" neither, but a sentence may end with it. */
static gboolean
names_rule (const char *text, const char *rule)
{
  gsize length = strlen (rule);

  for (const char *found = strstr (text, rule); found != NULL;
       found = strstr (found + 1, rule))
    {
      const char *end = found + length;
      gboolean begins
          = found == text || (!continues (found[-1]) && found[-1] != '.');

      if (begins && !continues (*end)
          && !(*end == '.' && g_ascii_isalnum (end[1])))
        return TRUE;
    }
  return FALSE;
}

/* Does the reason of any verdict name @rule? */
static gboolean
is_named (const GPtrArray *tracks, const char *rule)
{
  for (guint i = 0; i < tracks->len; i++)
    {
      const Track *track = g_ptr_array_index (tracks, i);

      for (guint j = 0; j < track->spans->len; j++)
        if (names_rule (g_array_index (track->spans, TrackSpan, j).detail,
                        rule))
          return TRUE;
    }
  return FALSE;
}

static void
take_rule (const SimEntity *entity, gpointer data)
{
  Loading *loading = data;
  g_autoptr (JsonNode) node = json_from_string (entity->attributes, NULL);
  Law *law;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  law = law_of (loading, json_object_get_string_member_with_default (
                             json_node_get_object (node), "law", ""));
  law->n++;
  if (law->is_judged && is_named (loading->tracks, entity->id))
    g_string_append_printf (law->decided, "%s%s",
                            law->decided->len > 0 ? ", " : "", entity->id);
}

static void
write_law (GString *page, const Law *law)
{
  g_autofree char *n = g_strdup_printf ("%u", law->n);

  html_add (page, "<tr><td>%s</td><td class=\"number\">%s</td><td>%s</td>",
            law->code, n,
            law->is_judged ? "evaluated" : "not evaluated: nobody under it");
  html_add (page, "<td>%s</td></tr>\n",
            !law->is_judged          ? ""
            : law->decided->len == 0 ? "none"
                                     : law->decided->str);
}

static gboolean
write_chapter (const ReportSource *source, GString *page, GError **error)
{
  static const char *const heads[]
      = { "Law", "Rules", "In these runs", "Rules that decided", NULL };
  g_autoptr (GPtrArray) laws = g_ptr_array_new_with_free_func (law_free);
  g_autoptr (GPtrArray) tracks
      = tracks_load (source->store, "law", source->names, error);
  Loading loading = { laws, tracks };

  if (tracks == NULL
      || !sim_store_each_entity (source->store, "rule", take_rule, &loading,
                                 error))
    return FALSE;
  if (laws->len == 0)
    {
      g_string_append (page, "<p>The scenario has no rules: no law was "
                             "evaluated.</p>\n");
      return TRUE;
    }
  html_table_open (page, heads);
  for (guint i = 0; i < laws->len; i++)
    write_law (page, g_ptr_array_index (laws, i));
  html_table_close (page);
  g_string_append (page, "<p class=\"soft\">A law that is not listed is not in "
                         "the scenario: nothing is said about it.</p>\n");
  return TRUE;
}

const ReportChapter REPORT_RULES
    = { "rules", "Rules evaluated and not", write_chapter };
