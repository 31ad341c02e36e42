/* The World: every entity of a scenario, checked, linked, immutable.
 *
 * A World owns its entities; everybody else borrows them. It is built from
 * the elements of a scenario file plus a list of changes, and it never changes
 * afterwards: what is different from a date on is another World, built by the
 * same function from the same elements and one change more. Threads share it.
 */
#pragma once

#include "models/world/change.h"
#include "models/world/entity.h"
#include "models/world/scenario-node.h"

G_BEGIN_DECLS

/* Build the World of @root with @changes (of Change, may be NULL) applied in
 * order. Every mistake is noted in @problems; NULL is returned when there was
 * at least one. @root is borrowed only during the call. */
World *world_build (const ScenarioNode *root, const GPtrArray *changes,
                    ProblemList *problems);
void world_free (World *world);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)

/* All entities of @kind in document order, of Entity, borrowed. */
const GPtrArray *world_all (const World *world, EntityKindId kind);

/* Every entity, kind by kind, of Entity, borrowed. */
const GPtrArray *world_everything (const World *world);

/* The entity called @id, or NULL. */
const Entity *world_find (const World *world, const char *id);

/* All ids, NULL-terminated, sorted; free the array, not the texts. */
const char **world_ids (const World *world);

/* Keep @text for as long as @world lives; equal texts are kept once. */
const char *world_keep_text (World *world, const char *text);

/* Add to @parent an entity that @origin stands for, from the expand function
 * of its kind: without an id, called @title (copied), read and sourced where
 * @origin is.
 * Its fields are the caller's to fill. It is among its kind and its parent's
 * children, but not among everything: the file does not contain it. */
Entity *world_add (World *world, EntityKindId kind, Entity *parent,
                   const Entity *origin, const char *title);

/* Keep 24 weights. */
const double *world_keep_numbers (World *world, const double *numbers, gsize n);

/* Walk the entities of KIND as TYPE *NAME:
 *   WORLD_EACH (world, KIND_SITE, Site, site) { ... } */
#define WORLD_EACH(world, kind_, Type, name)                                   \
  for (guint name##_i = 0; name##_i < world_all ((world), (kind_))->len;       \
       name##_i++)                                                             \
    for (const Type *name                                                      \
         = g_ptr_array_index (world_all ((world), (kind_)), name##_i);         \
         name != NULL; name = NULL)

/* Walk the children of @entity that are of KIND. */
#define ENTITY_EACH(entity, kind_, Type, name)                                 \
  for (guint name##_i = 0;                                                     \
       name##_i < ((const Entity *) (entity))->children->len; name##_i++)      \
    for (const Type *name = entity_child_of_kind ((const Entity *) (entity),   \
                                                  name##_i, (kind_));          \
         name != NULL; name = NULL)

/* Child @i of @entity when it is of @kind, else NULL. */
gconstpointer entity_child_of_kind (const Entity *entity, guint i,
                                    EntityKindId kind);

G_END_DECLS
