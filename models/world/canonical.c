#include "config.h"

#include "models/world/canonical.h"

#include <string.h>

#include "models/world/measure.h"
#include "models/world/scenario.h"

/* --- the tree ------------------------------------------------------------- */

/* What says how to experiment, not what with. */
static const char *const DESIGN_ATTRIBUTES[]
    = { "replications", "seed", "title", "status", "source", NULL };
static const char *const DESIGN_ELEMENTS[]
    = { "axis", "zip", "sample", "constraint", "figure", NULL };

static int
compare_attributes (gconstpointer left, gconstpointer right)
{
  return strcmp (((const ScenarioAttribute *) left)->name,
                 ((const ScenarioAttribute *) right)->name);
}

static void
add_text (GChecksum *sum, const char *text)
{
  /* The final zero keeps "ab" "c" and "a" "bc" apart. */
  g_checksum_update (sum, (const guchar *) text, (gssize) strlen (text) + 1);
}

static void
add_attributes (GChecksum *sum, const ScenarioNode *node, gboolean is_design)
{
  g_autoptr (GArray) sorted = g_array_copy (node->attributes);

  g_array_sort (sorted, compare_attributes);
  for (guint i = 0; i < sorted->len; i++)
    {
      const ScenarioAttribute *attribute
          = &g_array_index (sorted, ScenarioAttribute, i);

      if (is_design && g_strv_contains (DESIGN_ATTRIBUTES, attribute->name))
        continue;
      add_text (sum, attribute->name);
      add_text (sum, attribute->value);
    }
}

static void
add_node (GChecksum *sum, const ScenarioNode *node)
{
  gboolean is_design = strcmp (node->name, "experiment") == 0;
  g_autofree char *base = g_path_get_basename (node->file);
  g_autofree char *place
      = is_design ? g_strdup ("") : g_strdup_printf ("%s:%d", base, node->line);

  add_text (sum, node->name);
  add_text (sum, place);
  add_attributes (sum, node, is_design);
  add_text (sum, "{");
  for (guint i = 0; i < node->children->len; i++)
    {
      const ScenarioNode *child = g_ptr_array_index (node->children, i);

      if (!g_strv_contains (DESIGN_ELEMENTS, child->name))
        add_node (sum, child);
    }
  add_text (sum, "}");
}

char *
canonical_tree (const ScenarioNode *root)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  add_node (sum, root);
  return g_strdup (g_checksum_get_string (sum));
}

/* --- changes -------------------------------------------------------------- */

/* A variant or an event may set what @change sets: then it counts even where
 * it repeats the file, since it wins over them. */
static gboolean
is_set_elsewhere (const World *world, const Change *change)
{
  WORLD_EACH (world, KIND_SET, Set, set)
    if (strcmp (set->entity, change->entity) == 0
        && strcmp (set->attribute, change->attribute) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
changes_a_set (const World *world, const GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const Change *change = g_ptr_array_index (changes, i);
      const Entity *entity = world_find (world, change->entity);

      if (entity != NULL && entity->kind->id == KIND_SET)
        return TRUE;
    }
  return FALSE;
}

/* The value of @change in canonical form, or NULL when the file says so. */
static char *
value_that_counts (const World *world, const Change *change)
{
  const Entity *entity = world_find (world, change->entity);
  const AttributeSpec *spec;
  g_autofree char *value = NULL;
  g_autofree char *before = NULL;
  guint position = 0;

  if (entity == NULL)
    return g_strdup (change->value);
  if (entity->kind->id == KIND_EXPERIMENT
      && g_strv_contains (DESIGN_ATTRIBUTES, change->attribute))
    return NULL;
  spec = entity_kind_attribute (entity->kind, change->attribute, &position);
  if (spec == NULL)
    return g_strdup (change->value);
  value = measure_canonical (spec, change->value);
  before = measure_canonical (spec, entity->texts[position] != NULL
                                        ? entity->texts[position]
                                        : spec->fallback);
  if (strcmp (value, before) == 0 && !is_set_elsewhere (world, change))
    return NULL;
  return g_steal_pointer (&value);
}

static int
compare_texts (gconstpointer left, gconstpointer right)
{
  return strcmp (*(const char *const *) left, *(const char *const *) right);
}

static char *
join_sorted (GHashTable *last)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, last);
  while (g_hash_table_iter_next (&iter, &name, &value))
    if (value != NULL)
      g_ptr_array_add (lines, g_strdup_printf ("%s=%s", (const char *) name,
                                               (const char *) value));
  g_ptr_array_sort (lines, compare_texts);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

char *
canonical_changes (const World *plain, const GPtrArray *changes)
{
  g_autoptr (GHashTable) last
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gboolean keep_all;

  if (changes == NULL || changes->len == 0)
    return g_strdup ("");
  keep_all = plain == NULL || changes_a_set (plain, changes);
  for (guint i = 0; i < changes->len; i++)
    {
      const Change *change = g_ptr_array_index (changes, i);

      g_hash_table_replace (
          last, g_strdup_printf ("%s.%s", change->entity, change->attribute),
          keep_all ? g_strdup (change->value)
                   : value_that_counts (plain, change));
    }
  return join_sorted (last);
}
