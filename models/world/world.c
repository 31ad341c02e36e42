#include "config.h"

#include "models/world/world-private.h"

#include <string.h>

#include "models/world/attribute.h"

static void
entity_free (gpointer data)
{
  Entity *entity = data;
  const AttributeSpec *spec = entity->kind->attributes;

  for (; spec->name != NULL; spec++)
    if (spec->type->clear != NULL)
      spec->type->clear (ENTITY_FIELD (entity, spec));
  g_ptr_array_unref (entity->children);
  g_free (entity->texts);
  g_free (entity);
}

World *
world_new (void)
{
  World *world = g_new0 (World, 1);

  for (int kind = 0; kind < N_KINDS; kind++)
    world->all[kind] = g_ptr_array_new_with_free_func (entity_free);
  world->everything = g_ptr_array_new ();
  world->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  world->strings = g_string_chunk_new (4096);
  world->numbers = g_ptr_array_new_with_free_func (g_free);
  return world;
}

void
world_free (World *world)
{
  if (world == NULL)
    return;
  for (int kind = 0; kind < N_KINDS; kind++)
    g_ptr_array_unref (world->all[kind]);
  g_ptr_array_unref (world->everything);
  g_hash_table_unref (world->by_id);
  g_string_chunk_free (world->strings);
  g_ptr_array_unref (world->numbers);
  g_free (world);
}

const GPtrArray *
world_all (const World *world, EntityKindId kind)
{
  return world->all[kind];
}

const GPtrArray *
world_everything (const World *world)
{
  return world->everything;
}

const Entity *
world_find (const World *world, const char *id)
{
  return g_hash_table_lookup (world->by_id, id);
}

static int
compare_texts (gconstpointer left, gconstpointer right)
{
  return strcmp (*(const char *const *) left, *(const char *const *) right);
}

const char **
world_ids (const World *world)
{
  guint n = 0;
  const char **ids
      = (const char **) g_hash_table_get_keys_as_array (world->by_id, &n);

  qsort (ids, n, sizeof *ids, compare_texts);
  return ids;
}

Entity *
world_add (World *world, EntityKindId kind, Entity *parent,
           const Entity *origin, const char *title)
{
  const EntityKind *of = entity_kind (kind);
  Entity *entity = g_malloc0 (of->size);

  entity->kind = of;
  entity->parent = parent;
  entity->children = g_ptr_array_new ();
  entity->index = world->all[kind]->len;
  entity->texts = g_new0 (const char *, entity_kind_n_attributes (of) + 1);
  entity->file = origin->file;
  entity->line = origin->line;
  entity->status = origin->status;
  entity->source = origin->source;
  entity->title = title == NULL ? NULL : world_keep_text (world, title);
  g_ptr_array_add (world->all[kind], entity);
  g_ptr_array_add (parent->children, entity);
  return entity;
}

const char *
world_keep_text (World *world, const char *text)
{
  return g_string_chunk_insert_const (world->strings, text);
}

const double *
world_keep_numbers (World *world, const double *numbers, gsize n)
{
  double *kept = g_memdup2 (numbers, n * sizeof *numbers);

  g_ptr_array_add (world->numbers, kept);
  return kept;
}

gconstpointer
entity_child_of_kind (const Entity *entity, guint i, EntityKindId kind)
{
  const Entity *child = g_ptr_array_index (entity->children, i);

  return child->kind->id == kind ? child : NULL;
}
