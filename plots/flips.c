#include "config.h"

#include "plots/flips.h"

#include <json-glib/json-glib.h>

struct _Flips
{
  GHashTable *by_id; /* "ENTITY.ATTRIBUTE END" to Flip */
};

void
flip_change_free (gpointer data)
{
  FlipChange *change = data;

  g_free (change->form);
  g_free (change->when);
  g_free (change->variant);
  g_free (change->subject);
  g_free (change->object);
  g_free (change->from);
  g_free (change->to);
  g_free (change);
}

static void
flip_free (gpointer data)
{
  Flip *flip = data;

  g_free (flip->value);
  g_ptr_array_unref (flip->changes);
  g_free (flip);
}

static char *
member (JsonObject *object, const char *name)
{
  return g_strdup (
      json_object_get_string_member_with_default (object, name, ""));
}

static void
read_change (JsonArray *array G_GNUC_UNUSED, guint index G_GNUC_UNUSED,
             JsonNode *node, gpointer data)
{
  Flip *flip = data;
  JsonObject *object;
  FlipChange *change;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return;
  object = json_node_get_object (node);
  change = g_new0 (FlipChange, 1);
  change->form = member (object, "form");
  change->when = member (object, "when");
  change->variant = member (object, "variant");
  change->subject = member (object, "subject");
  change->object = member (object, "object");
  change->from = member (object, "from");
  change->to = member (object, "to");
  g_ptr_array_add (flip->changes, change);
}

static void
take_flip (const SimEntity *entity, gpointer data)
{
  Flips *flips = data;
  g_autoptr (JsonNode) node = json_from_string (entity->attributes, NULL);
  JsonObject *object;
  JsonNode *changes;
  Flip *flip;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  object = json_node_get_object (node);
  changes = json_object_get_member (object, "changes");
  flip = g_new0 (Flip, 1);
  flip->value = member (object, "value");
  flip->tried
      = json_object_get_boolean_member_with_default (object, "tried", FALSE);
  flip->n = (guint) json_object_get_int_member_with_default (object, "n", 0);
  flip->changes = g_ptr_array_new_with_free_func (flip_change_free);
  if (changes != NULL && JSON_NODE_HOLDS_ARRAY (changes))
    json_array_foreach_element (json_node_get_array (changes), read_change,
                                flip);
  g_hash_table_insert (flips->by_id, g_strdup (entity->id), flip);
}

Flips *
flips_load (SimStore *store, GError **error)
{
  g_autoptr (Flips) flips = g_new0 (Flips, 1);

  flips->by_id
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, flip_free);
  if (!sim_store_each_entity (store, "flip", take_flip, flips, error))
    return NULL;
  return g_steal_pointer (&flips);
}

void
flips_free (Flips *flips)
{
  if (flips == NULL)
    return;
  g_hash_table_unref (flips->by_id);
  g_free (flips);
}

gboolean
flips_were_asked (const Flips *flips)
{
  return g_hash_table_size (flips->by_id) > 0;
}

const Flip *
flips_find (const Flips *flips, const char *entity, const char *attribute,
            const char *end)
{
  g_autofree char *id = g_strdup_printf ("%s.%s %s", entity, attribute, end);

  return g_hash_table_lookup (flips->by_id, id);
}
