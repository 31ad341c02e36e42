#include "config.h"

#include "models/world/graphml.h"

#include <string.h>

#include "models/world/quantity.h"

enum
{
  NAMED_MOST = 8 /* nodes named in a remark */
};

/* A file on its way into a <topology>. */
typedef struct
{
  ScenarioNode *topology;
  ProblemList *problems;
  const char *latitude, *longitude, *label; /* ids of keys, or NULL */
  GHashTable *hubs;  /* node id -> id of its hub, "" when not placed */
  GString *unplaced; /* names of the first few */
  guint n_nodes, n_unplaced, n_edges, n_dangling, n_loops;
} Expanding;

static gboolean
is_element (const ScenarioNode *node, const char *name)
{
  return strcmp (node->name, name) == 0;
}

static const ScenarioNode *
child_called (const ScenarioNode *node, const char *name)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      const ScenarioNode *child = g_ptr_array_index (node->children, i);

      if (is_element (child, name))
        return child;
    }
  return NULL;
}

/* The id of the key of nodes whose attr.name is @name, or NULL. */
static const char *
key_called (const ScenarioNode *graphml, const char *name)
{
  for (guint i = 0; i < graphml->children->len; i++)
    {
      const ScenarioNode *key = g_ptr_array_index (graphml->children, i);
      const char *of = scenario_node_get (key, "for");

      if (is_element (key, "key")
          && g_strcmp0 (scenario_node_get (key, "attr.name"), name) == 0
          && (of == NULL || strcmp (of, "node") == 0
              || strcmp (of, "all") == 0))
        return scenario_node_get (key, "id");
    }
  return NULL;
}

/* The text that @node has under @key, without blanks around, or NULL. */
static char *
data_of (const ScenarioNode *node, const char *key)
{
  for (guint i = 0; key != NULL && i < node->children->len; i++)
    {
      const ScenarioNode *data = g_ptr_array_index (node->children, i);

      if (is_element (data, "data") && data->text != NULL
          && g_strcmp0 (scenario_node_get (data, "key"), key) == 0)
        return g_strstrip (g_strdup (data->text));
    }
  return NULL;
}

/* --- nodes ---------------------------------------------------------------- */

static gboolean
read_angle (Expanding *expanding, const ScenarioNode *node, const char *text,
            const char *what, double most)
{
  g_autofree char *quoted = problem_quote (text);
  const char *at = text;
  double value;

  if (quantity_take_number (&at, &value) && *at == '\0' && value >= -most
      && value <= most)
    return TRUE;
  problem_note (expanding->problems, node->file, node->line,
                "%s of a node: found '%s', expected degrees from -%g to %g",
                what, quoted, most, most);
  return FALSE;
}

/* "chinanet.7": letters, digits and the like only. */
static char *
hub_id (const Expanding *expanding, const char *id)
{
  const char *topology = scenario_node_get (expanding->topology, "id");
  char *made = g_strdup_printf ("%s.%s", topology == NULL ? "" : topology, id);

  return g_strcanon (made,
                     "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                     "0123456789._-",
                     '-');
}

static void
add_angle (ScenarioNode *hub, const char *name, const char *degrees)
{
  g_autofree char *text = g_strconcat (degrees, "deg", NULL);

  scenario_node_add (hub, name, text);
}

/* The element goes by the line of the <topology>, as its file is the user's. */
static ScenarioNode *
add_element (const Expanding *expanding, const char *name)
{
  ScenarioNode *element = scenario_node_new (name, expanding->topology->file,
                                             expanding->topology->line);

  scenario_node_add (element, "status", "fact");
  scenario_node_add (element, "source",
                     scenario_node_get (expanding->topology, "href"));
  g_ptr_array_add (expanding->topology->children, element);
  return element;
}

static void
leave_out (Expanding *expanding, const char *id, const char *label)
{
  g_autofree char *quoted = problem_quote (label == NULL ? id : label);

  if (expanding->n_unplaced++ < NAMED_MOST)
    g_string_append_printf (expanding->unplaced, "%s%s",
                            expanding->unplaced->len > 0 ? ", " : "", quoted);
}

static void
add_hub (Expanding *expanding, const char *id, const char *label,
         const char *latitude, const char *longitude)
{
  ScenarioNode *hub = add_element (expanding, "hub");

  scenario_node_add (hub, "id", id);
  if (label != NULL)
    scenario_node_add (hub, "title", label);
  add_angle (hub, "lat", latitude);
  add_angle (hub, "lon", longitude);
}

static void
place_node (Expanding *expanding, const ScenarioNode *node, const char *id)
{
  g_autofree char *latitude = data_of (node, expanding->latitude);
  g_autofree char *longitude = data_of (node, expanding->longitude);
  g_autofree char *label = data_of (node, expanding->label);
  g_autofree char *hub = hub_id (expanding, id);

  g_hash_table_insert (expanding->hubs, g_strdup (id), g_strdup (""));
  if (latitude == NULL && longitude == NULL)
    leave_out (expanding, id, label);
  else if (latitude == NULL || longitude == NULL)
    problem_note (expanding->problems, node->file, node->line,
                  "a node has a %s but no %s",
                  latitude == NULL ? "Longitude" : "Latitude",
                  latitude == NULL ? "Latitude" : "Longitude");
  else if (read_angle (expanding, node, latitude, "Latitude", 90)
           && read_angle (expanding, node, longitude, "Longitude", 180))
    {
      add_hub (expanding, hub, label, latitude, longitude);
      g_hash_table_insert (expanding->hubs, g_strdup (id),
                           g_steal_pointer (&hub));
    }
}

static void
take_node (Expanding *expanding, const ScenarioNode *node)
{
  const char *id = scenario_node_get (node, "id");
  g_autofree char *quoted = problem_quote (id == NULL ? "" : id);

  expanding->n_nodes++;
  if (id == NULL)
    problem_note (expanding->problems, node->file, node->line,
                  "a node has no id");
  else if (g_hash_table_contains (expanding->hubs, id))
    problem_note (expanding->problems, node->file, node->line,
                  "there is a second node '%s'; ids are unique", quoted);
  else
    place_node (expanding, node, id);
}

/* --- edges ---------------------------------------------------------------- */

/* The hub at one end of an edge: "" when it is not placed, NULL when the file
 * has no such node. */
static const char *
end_of (Expanding *expanding, const ScenarioNode *edge, const char *which)
{
  const char *id = scenario_node_get (edge, which);
  const char *hub
      = id == NULL ? NULL : g_hash_table_lookup (expanding->hubs, id);
  g_autofree char *quoted = problem_quote (id == NULL ? "" : id);

  if (hub == NULL)
    problem_note (expanding->problems, edge->file, edge->line,
                  "the %s of an edge is '%s'; there is no such node", which,
                  quoted);
  return hub;
}

static void
take_edge (Expanding *expanding, const ScenarioNode *edge)
{
  const char *a = end_of (expanding, edge, "source");
  const char *b = end_of (expanding, edge, "target");
  ScenarioNode *link;

  expanding->n_edges++;
  if (a == NULL || b == NULL)
    return;
  if (*a == '\0' || *b == '\0')
    expanding->n_dangling++;
  else if (strcmp (a, b) == 0)
    expanding->n_loops++;
  else
    {
      link = add_element (expanding, "link");
      scenario_node_add (link, "a", a);
      scenario_node_add (link, "b", b);
      scenario_node_add (link, "stretch", "1");
    }
}

/* --- the file ------------------------------------------------------------- */

static void
each_child (Expanding *expanding, const ScenarioNode *graph, const char *name,
            void (*take) (Expanding *, const ScenarioNode *))
{
  for (guint i = 0; i < graph->children->len; i++)
    {
      const ScenarioNode *child = g_ptr_array_index (graph->children, i);

      if (is_element (child, name))
        take (expanding, child);
    }
}

static void
remark (const Expanding *expanding, const ScenarioNode *graphml)
{
  const char *more = expanding->n_unplaced > NAMED_MOST ? ", ..." : "";

  problem_remark (
      expanding->problems, graphml->file, 0,
      "%u of %u nodes have a position, %u of %u edges join two of them%s%s%s",
      expanding->n_nodes - expanding->n_unplaced, expanding->n_nodes,
      expanding->n_edges - expanding->n_dangling - expanding->n_loops,
      expanding->n_edges,
      expanding->n_unplaced > 0 ? "; left out, for want of coordinates: " : "",
      expanding->unplaced->str, more);
}

static void
find_keys (Expanding *expanding, const ScenarioNode *graphml)
{
  expanding->latitude = key_called (graphml, "Latitude");
  expanding->longitude = key_called (graphml, "Longitude");
  expanding->label = key_called (graphml, "label");
  if (expanding->latitude == NULL || expanding->longitude == NULL)
    problem_note (expanding->problems, graphml->file, graphml->line,
                  "has no <key> with the attr.name 'Latitude' or none with "
                  "'Longitude', so its nodes have no positions");
}

void
graphml_expand (const ScenarioNode *graphml, ScenarioNode *topology,
                ProblemList *problems)
{
  const ScenarioNode *graph = child_called (graphml, "graph");
  g_autoptr (GHashTable) hubs
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GString) unplaced = g_string_new (NULL);
  Expanding expanding = { .topology = topology,
                          .problems = problems,
                          .hubs = hubs,
                          .unplaced = unplaced };

  if (!is_element (graphml, "graphml") || graph == NULL)
    {
      problem_note (problems, graphml->file, graphml->line,
                    "is not GraphML: expected the root <graphml> with a "
                    "<graph>");
      return;
    }
  find_keys (&expanding, graphml);
  each_child (&expanding, graph, "node", take_node);
  each_child (&expanding, graph, "edge", take_edge);
  if (expanding.n_unplaced + expanding.n_dangling + expanding.n_loops > 0)
    remark (&expanding, graphml);
}
