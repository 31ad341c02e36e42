#include "config.h"

#include "plots/inquiries.h"

#include <json-glib/json-glib.h>
#include <math.h>

#include "plots/estimate.h"

struct _Inquiries
{
  const char *hash; /* borrowed while loading */
  GPtrArray *heads;
  GHashTable *about; /* "ENTITY.ATTRIBUTE" to GPtrArray of char * */
  guint n_stale;
};

/* The inquiry that is being read. */
typedef struct
{
  Inquiries *inquiries;
  const char *metric, *winner, *rival, *unit;
  gboolean is_lower; /* is better */
} Reading;

static const char *
text_of (JsonObject *object, const char *name)
{
  const char *text
      = json_object_get_string_member_with_default (object, name, "");

  return text != NULL ? text : ""; /* null: there is none */
}

static void
free_texts (gpointer texts)
{
  g_ptr_array_unref (texts);
}

static void
say (const Reading *reading, const char *name, char *text)
{
  GHashTable *about = reading->inquiries->about;
  GPtrArray *texts = g_hash_table_lookup (about, name);

  if (texts == NULL)
    {
      texts = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (about, g_strdup (name), texts);
    }
  g_ptr_array_add (texts, text);
}

/* ---- Flips: an end of an assumption each --------------------------------- */

static void
read_way (const Reading *reading, JsonObject *way, JsonObject *assumption)
{
  const char *from = text_of (assumption, "other-from");
  const char *open = text_of (assumption, "not-shown-from");
  const char *towards = text_of (assumption, "towards");
  char *text;

  if (json_object_get_boolean_member_with_default (way, "flips", FALSE))
    text = g_strdup_printf ("%s: %s wins at %s, towards %s", reading->metric,
                            text_of (way, "other"), from, towards);
  else if (*open != '\0')
    text = g_strdup_printf ("%s: %s is no longer shown to win at %s, towards "
                            "%s",
                            reading->metric, reading->winner, open, towards);
  else
    text = g_strdup_printf ("%s: %s still wins at %s", reading->metric,
                            reading->winner, towards);
  say (reading, text_of (assumption, "name"), text);
}

/* ---- Tornado: both ends at once ------------------------------------------ */

static void
read_end (const Reading *reading, const char *name, JsonObject *end)
{
  double difference = json_object_get_double_member_with_default (
      end, "difference", (double) NAN);
  double half = json_object_get_double_member_with_default (end, "half-width",
                                                            (double) NAN);
  double ahead = reading->is_lower ? -difference : difference;
  const char *outcome = ahead > half    ? reading->winner
                        : -ahead > half ? reading->rival
                                        : NULL;
  Estimate apart = { 1, fabs (difference), half };
  g_autofree char *by = estimate_format (apart);

  say (reading, name,
       g_strdup_printf ("%s: at %s %s%s, by %s%s%s", reading->metric,
                        text_of (end, "value"),
                        outcome != NULL ? outcome : "no difference is shown",
                        outcome != NULL ? " wins" : "", by,
                        *reading->unit != '\0' ? " " : "", reading->unit));
}

static void
read_bar (const Reading *reading, JsonObject *bar)
{
  static const char *const ends[] = { "low", "high" };

  for (guint i = 0; i < G_N_ELEMENTS (ends) && *reading->rival != '\0'; i++)
    if (json_object_has_member (bar, ends[i]))
      read_end (reading, text_of (bar, "assumption"),
                json_object_get_object_member (bar, ends[i]));
}

/* ---- Any ----------------------------------------------------------------- */

static void
read_assumption (JsonArray *array G_GNUC_UNUSED, guint index G_GNUC_UNUSED,
                 JsonNode *node, gpointer data)
{
  JsonObject *object
      = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *assumption
      = object != NULL ? json_object_get_member (object, "assumption") : NULL;

  if (assumption == NULL)
    return;
  if (JSON_NODE_HOLDS_OBJECT (assumption))
    read_way (data, object, json_node_get_object (assumption));
  else
    read_bar (data, object);
}

static void
read_inquiry (Inquiries *inquiries, JsonObject *object)
{
  JsonNode *assumptions = json_object_get_member (object, "assumptions");
  Reading reading = { .inquiries = inquiries,
                      .metric = text_of (object, "metric"),
                      .winner = text_of (object, "winner"),
                      .rival = text_of (object, "rival"),
                      .unit = text_of (object, "unit") };

  if (assumptions == NULL || !JSON_NODE_HOLDS_ARRAY (assumptions))
    return;
  reading.is_lower = g_str_equal (text_of (object, "better"), "lower");
  g_ptr_array_add (
      inquiries->heads,
      g_strdup_printf ("%s of %s, %s against %s", text_of (object, "method"),
                       reading.metric,
                       *reading.winner != '\0' ? reading.winner : "nobody",
                       *reading.rival != '\0' ? reading.rival : "nobody"));
  json_array_foreach_element (json_node_get_array (assumptions),
                              read_assumption, &reading);
}

static void
take_inquiry (const SimEntity *entity, gpointer data)
{
  Inquiries *inquiries = data;
  g_autoptr (JsonNode) node = json_from_string (entity->attributes, NULL);
  JsonObject *object = node != NULL && JSON_NODE_HOLDS_OBJECT (node)
                           ? json_node_get_object (node)
                           : NULL;

  if (object == NULL || !json_object_has_member (object, "inquiry"))
    return;
  if (g_strcmp0 (text_of (object, "scenario-hash"), inquiries->hash) != 0)
    inquiries->n_stale++;
  else
    read_inquiry (inquiries, json_object_get_object_member (object, "inquiry"));
}

Inquiries *
inquiries_load (SimStore *trials, const char *hash, GError **error)
{
  g_autoptr (Inquiries) inquiries = g_new0 (Inquiries, 1);

  inquiries->hash = hash;
  inquiries->heads = g_ptr_array_new_with_free_func (g_free);
  inquiries->about
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_texts);
  if (trials != NULL
      && !sim_store_each_entity (trials, "inquiry", take_inquiry, inquiries,
                                 error))
    return NULL;
  inquiries->hash = NULL;
  return g_steal_pointer (&inquiries);
}

void
inquiries_free (Inquiries *inquiries)
{
  if (inquiries == NULL)
    return;
  g_ptr_array_unref (inquiries->heads);
  g_hash_table_unref (inquiries->about);
  g_free (inquiries);
}

const GPtrArray *
inquiries_heads (const Inquiries *inquiries)
{
  return inquiries->heads;
}

guint
inquiries_n_stale (const Inquiries *inquiries)
{
  return inquiries->n_stale;
}

const GPtrArray *
inquiries_about (const Inquiries *inquiries, const char *entity,
                 const char *attribute)
{
  g_autofree char *name = g_strdup_printf ("%s.%s", entity, attribute);

  return g_hash_table_lookup (inquiries->about, name);
}
