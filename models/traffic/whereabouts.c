#include "config.h"

#include "models/traffic/whereabouts.h"

#include "models/traffic/hub-graph.h"
#include "models/world/place.h"

/* The far end of a metropolis, or of what a cloud calls by its city. */
#define FAR_KM 300

/* The nearest place that is called so, and how far it is. */
typedef struct
{
  const Place *place; /* NULL: there is none */
  const char *name;
  double km;
} Nearest;

static char *
folded (const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  return g_strdelimit (g_steal_pointer (&folded), "-_ ", ' ');
}

static void
add_names (GHashTable *names, const Place *place)
{
  g_auto (GStrv) all = place_names (place);

  for (guint i = 0; all[i] != NULL; i++)
    {
      char *name = folded (all[i]);
      GPtrArray *places = g_hash_table_lookup (names, name);

      if (places == NULL)
        {
          places = g_ptr_array_new ();
          g_hash_table_insert (names, g_strdup (name), places);
        }
      g_ptr_array_add (places, (gpointer) place);
      g_free (name);
    }
}

static void
free_places (gpointer places)
{
  g_ptr_array_unref (places);
}

/* Where @entity lies; FALSE when it has no position. */
static gboolean
position_of (const Entity *entity, double *lat, double *lon)
{
  const AttributeSpec *north
      = entity_kind_attribute (entity->kind, "lat", NULL);
  const AttributeSpec *east = entity_kind_attribute (entity->kind, "lon", NULL);

  if (north == NULL || east == NULL)
    return FALSE;
  *lat = *(const double *) ENTITY_FIELD (entity, north);
  *lon = *(const double *) ENTITY_FIELD (entity, east);
  return TRUE;
}

static Nearest
nearest_called (GHashTable *names, const char *name, double lat, double lon)
{
  g_autofree char *called = name == NULL ? g_strdup ("") : folded (name);
  const GPtrArray *places = g_hash_table_lookup (names, called);
  Nearest nearest = { NULL, name, G_MAXDOUBLE };

  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      const Place *place = g_ptr_array_index (places, i);
      double km = great_circle_km (lat, lon, place->lat, place->lon);

      if (km < nearest.km)
        nearest = (Nearest){ place, name, km };
    }
  return nearest;
}

static void
check_entity (GHashTable *names, const Entity *entity, ProblemList *problems)
{
  g_autofree char *described = entity_describe (entity);
  g_autofree char *quoted = NULL;
  double lat, lon;
  Nearest nearest;

  if (!position_of (entity, &lat, &lon))
    return;
  nearest = nearest_called (names, entity->title, lat, lon);
  if (nearest.place == NULL)
    nearest = nearest_called (names, entity->id, lat, lon);
  if (nearest.place == NULL || nearest.km <= FAR_KM)
    return;
  quoted = problem_quote (nearest.name);
  problem_remark (problems, entity->file, entity->line,
                  "%s lies %.0f km from where '%s' is known to be (%.2fdeg, "
                  "%.2fdeg); is it another one?",
                  described, nearest.km, quoted, nearest.place->lat,
                  nearest.place->lon);
}

void
whereabouts_check (const World *world, const World *known,
                   ProblemList *problems)
{
  g_autoptr (GHashTable) names
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_places);

  WORLD_EACH (known, KIND_PLACE, Place, place)
    add_names (names, place);
  for (guint i = 0; i < world_everything (world)->len; i++)
    check_entity (names, g_ptr_array_index (world_everything (world), i),
                  problems);
}
