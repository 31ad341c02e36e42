#include "config.h"

#include "models/traffic/gazetteer.h"

#include <string.h>

#include "sim/sim-spell.h"

/* One name of one entity; the least rank is the best meaning of a name. */
typedef struct
{
  char *key;        /* without case and blanks */
  const char *name; /* as written */
  guint rank;
  const Entity *entity;
} Entry;

struct Gazetteer
{
  const World *world;
  const char *cloud;  /* or NULL */
  GHashTable *by_key; /* key -> GPtrArray of Entry */
  GPtrArray *entries; /* of Entry, owned */
  GStringChunk *names;
};

/* Ranks: what is asked for comes first, an alias after a name. */
enum
{
  RANK_WANTED,
  RANK_ALIAS,
  RANK_OTHER,
  RANK_OTHER_ALIAS,
  RANK_NEVER
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->key);
  g_free (entry);
}

static void
array_unref (gpointer array)
{
  g_ptr_array_unref (array);
}

static char *
key_of (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *plain = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
  char *key = g_utf8_casefold (plain, -1);
  char *to = key;

  for (const char *from = key; *from != '\0'; from++)
    if (!g_ascii_isspace (*from))
      *to++ = *from;
  *to = '\0';
  return key;
}

static void
add (Gazetteer *gazetteer, const Entity *entity, const char *name, guint rank)
{
  Entry *entry;
  GPtrArray *same;

  if (rank >= RANK_NEVER || *name == '\0')
    return;
  entry = g_new0 (Entry, 1);
  entry->key = key_of (name);
  entry->name = g_string_chunk_insert_const (gazetteer->names, name);
  entry->rank = rank;
  entry->entity = entity;
  g_ptr_array_add (gazetteer->entries, entry);
  same = g_hash_table_lookup (gazetteer->by_key, entry->key);
  if (same == NULL)
    {
      same = g_ptr_array_new ();
      g_hash_table_insert (gazetteer->by_key, entry->key, same);
    }
  g_ptr_array_add (same, entry);
}

/* How well a place fits what is asked for, by its name. */
static guint
rank_of (const Gazetteer *gazetteer, const Place *place)
{
  if (g_strcmp0 (place->cloud, gazetteer->cloud) == 0)
    return RANK_WANTED;
  return place->cloud == NULL || gazetteer->cloud == NULL ? RANK_OTHER
                                                          : RANK_NEVER;
}

static void
add_place (Gazetteer *gazetteer, const Place *place)
{
  g_auto (GStrv) aliases
      = g_strsplit (place->aliases == NULL ? "" : place->aliases, ";", -1);
  guint rank = rank_of (gazetteer, place);

  add (gazetteer, &place->base, place->base.id, RANK_WANTED);
  add (gazetteer, &place->base, place->name, rank);
  for (guint i = 0; aliases[i] != NULL && rank < RANK_NEVER; i++)
    add (gazetteer, &place->base, g_strstrip (aliases[i]), rank + 1);
}

Gazetteer *
gazetteer_new (const World *world, const char *cloud)
{
  Gazetteer *gazetteer = g_new0 (Gazetteer, 1);

  gazetteer->world = world;
  gazetteer->cloud = cloud;
  gazetteer->entries = g_ptr_array_new_with_free_func (entry_free);
  gazetteer->by_key
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, array_unref);
  gazetteer->names = g_string_chunk_new (4096);
  WORLD_EACH (world, KIND_PLACE, Place, place)
    add_place (gazetteer, place);
  WORLD_EACH (world, KIND_REGION, Entity, region)
    add (gazetteer, region, region->id, RANK_WANTED);
  WORLD_EACH (world, KIND_POPULATION, Entity, population)
    add (gazetteer, population, population->id, RANK_WANTED);
  return gazetteer;
}

void
gazetteer_free (Gazetteer *gazetteer)
{
  if (gazetteer == NULL)
    return;
  g_hash_table_unref (gazetteer->by_key);
  g_ptr_array_unref (gazetteer->entries);
  g_string_chunk_free (gazetteer->names);
  g_free (gazetteer);
}

gboolean
gazetteer_knows_cloud (const Gazetteer *gazetteer, char **known)
{
  g_autoptr (GPtrArray) clouds = g_ptr_array_new ();

  WORLD_EACH (gazetteer->world, KIND_PLACE, Place, place)
    if (place->cloud != NULL
        && !g_ptr_array_find_with_equal_func (clouds, place->cloud, g_str_equal,
                                              NULL))
      g_ptr_array_add (clouds, (gpointer) place->cloud);
  g_ptr_array_add (clouds, NULL);
  *known
      = problem_suggest (gazetteer->cloud, (const char *const *) clouds->pdata);
  return g_strv_contains ((const char *const *) clouds->pdata,
                          gazetteer->cloud);
}

/* --- finding
 * ------------------------------------------------------------------ */

static Spot
spot_of (const Entity *entity)
{
  const Place *place = (const Place *) entity;
  const Region *region = (const Region *) entity;

  if (entity->kind->id == KIND_PLACE)
    return (Spot){ path_end_of_place (place), entity, place->name,
                   place->opened, place->closed };
  if (entity->kind->id == KIND_REGION)
    return (Spot){ path_end_of_region (region), entity, entity->title,
                   region->opened, region->closed };
  return (Spot){ path_end_of_population ((const Population *) entity), entity,
                 entity->title, SIM_ALWAYS, SIM_NEVER };
}

static char *
list_ids (const GPtrArray *entries, guint rank)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (entries, i);

      if (entry->rank == rank)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                                entry->entity->id);
    }
  return g_string_free (text, FALSE);
}

/* The only entry of the least rank, else NULL and its rank. */
static const Entry *
only_best (const GPtrArray *entries, guint *rank)
{
  const Entry *best = NULL;
  gboolean is_only = TRUE;

  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (entries, i);

      if (best == NULL || entry->rank < best->rank)
        {
          best = entry;
          is_only = TRUE;
        }
      else if (entry->rank == best->rank && entry->entity != best->entity)
        is_only = FALSE;
    }
  *rank = best->rank;
  return is_only ? best : NULL;
}

/* Up to three names within the fewest edits of @key. */
static char *
nearest_names (const Gazetteer *gazetteer, const char *key)
{
  GString *text = g_string_new (NULL);
  guint limit = MAX (1, (guint) strlen (key) / 3);
  guint n = 0;

  for (guint edits = 1; edits <= limit && n < 3; edits++)
    for (guint i = 0; i < gazetteer->entries->len && n < 3; i++)
      {
        const Entry *entry = g_ptr_array_index (gazetteer->entries, i);

        if (sim_spell_distance (key, entry->key) == edits
            && strstr (text->str, entry->name) == NULL)
          g_string_append_printf (text, "%s'%s'", n++ > 0 ? ", " : "",
                                  entry->name);
      }
  return g_string_free (text, FALSE);
}

static char *
say_unknown (const Gazetteer *gazetteer, const char *name, const char *key)
{
  g_autofree char *quoted = problem_quote (name);
  g_autofree char *near = nearest_names (gazetteer, key);

  return g_strdup_printf ("there is no place '%s'%s%s%s", quoted,
                          *near == '\0' ? " (see 'sovsim list places')"
                                        : " (did you mean ",
                          near, *near == '\0' ? "" : "?)");
}

gboolean
gazetteer_find (const Gazetteer *gazetteer, const char *name, Spot *spot,
                char **wrong)
{
  g_autofree char *key = key_of (name);
  const GPtrArray *entries = g_hash_table_lookup (gazetteer->by_key, key);
  const Entry *best;
  guint rank;

  if (entries == NULL)
    {
      *wrong = say_unknown (gazetteer, name, key);
      return FALSE;
    }
  best = only_best (entries, &rank);
  if (best == NULL)
    {
      g_autofree char *ids = list_ids (entries, rank);

      *wrong = g_strdup_printf ("'%s' means more than one place; choose one of "
                                "%s",
                                name, ids);
      return FALSE;
    }
  *spot = spot_of (best->entity);
  return TRUE;
}
