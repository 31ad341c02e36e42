#include "config.h"

#include "models/world/scenario-node.h"

static void
attribute_clear (gpointer data)
{
  ScenarioAttribute *attribute = data;

  g_free (attribute->name);
  g_free (attribute->value);
}

static void
node_free (gpointer data)
{
  scenario_node_free (data);
}

ScenarioNode *
scenario_node_new (const char *name, const char *file, int line)
{
  ScenarioNode *node = g_new0 (ScenarioNode, 1);

  node->name = g_strdup (name);
  node->file = g_strdup (file);
  node->line = line;
  node->attributes = g_array_new (FALSE, FALSE, sizeof (ScenarioAttribute));
  g_array_set_clear_func (node->attributes, attribute_clear);
  node->children = g_ptr_array_new_with_free_func (node_free);
  return node;
}

void
scenario_node_free (ScenarioNode *node)
{
  if (node == NULL)
    return;
  g_ptr_array_unref (node->children);
  g_array_unref (node->attributes);
  g_free (node->name);
  g_free (node->file);
  g_free (node->text);
  g_free (node);
}

const char *
scenario_node_get (const ScenarioNode *node, const char *name)
{
  for (guint i = 0; i < node->attributes->len; i++)
    {
      const ScenarioAttribute *attribute
          = &g_array_index (node->attributes, ScenarioAttribute, i);

      if (g_str_equal (attribute->name, name))
        return attribute->value;
    }
  return NULL;
}

void
scenario_node_add (ScenarioNode *node, const char *name, const char *value)
{
  ScenarioAttribute attribute = { g_strdup (name), g_strdup (value) };

  g_array_append_val (node->attributes, attribute);
}
