#include "config.h"

#include "plots/geography.h"

#include <json-glib/json-glib.h>

#include "models/world/quantity.h"

struct _Geography
{
  GHashTable *entities; /* "kind/id" to JsonNode, of kinds in KINDS */
};

/* All that is asked for here. */
static const char *const KINDS[]
    = { "population", "site", "zone", "region", "instance", "flow", NULL };

static void
take_entity (const SimEntity *entity, gpointer data)
{
  Geography *geography = data;
  JsonNode *node;

  if (!g_strv_contains (KINDS, entity->kind))
    return;
  node = json_from_string (entity->attributes, NULL);
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    g_hash_table_insert (geography->entities,
                         g_strdup_printf ("%s/%s", entity->kind, entity->id),
                         node);
  else if (node != NULL)
    json_node_unref (node);
}

static void
free_node (gpointer node)
{
  json_node_unref (node);
}

Geography *
geography_load (SimStore *store, GError **error)
{
  g_autoptr (Geography) geography = g_new0 (Geography, 1);

  geography->entities
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_node);
  if (!sim_store_each_entity (store, NULL, take_entity, geography, error))
    return NULL;
  return g_steal_pointer (&geography);
}

void
geography_free (Geography *geography)
{
  if (geography == NULL)
    return;
  g_hash_table_unref (geography->entities);
  g_free (geography);
}

const char *
geography_attribute (const Geography *geography, const char *kind,
                     const char *id, const char *attribute)
{
  g_autofree char *key = g_strdup_printf ("%s/%s", kind, id);
  JsonNode *node = g_hash_table_lookup (geography->entities, key);

  if (node == NULL)
    return "";
  return json_object_get_string_member_with_default (
      json_node_get_object (node), attribute, "");
}

static gboolean
read_angle (const Geography *geography, const char *kind, const char *id,
            const char *attribute, double *angle)
{
  g_autofree char *wrong = NULL;

  return quantity_parse (geography_attribute (geography, kind, id, attribute),
                         DIMENSION_ANGLE, angle, &wrong);
}

static gboolean
locate (const Geography *geography, const char *kind, const char *id,
        Location *location)
{
  location->jurisdiction
      = geography_attribute (geography, kind, id, "jurisdiction");
  return read_angle (geography, kind, id, "lat", &location->lat)
         && read_angle (geography, kind, id, "lon", &location->lon);
}

gboolean
geography_population (const Geography *geography, const char *id,
                      Location *location)
{
  location->region = "";
  return locate (geography, "population", id, location);
}

gboolean
geography_site (const Geography *geography, const char *id, Location *location)
{
  const char *zone = geography_attribute (geography, "site", id, "within");
  const char *region = geography_attribute (geography, "zone", zone, "within");

  location->region = region;
  return locate (geography, "region", region, location);
}
