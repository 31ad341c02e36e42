#include "config.h"

#include "models/law/law-library.h"

#include <string.h>

#include "models/world/rule.h"
#include "models/world/scenario-file.h"

static int
compare_texts (gconstpointer left, gconstpointer right)
{
  return strcmp (*(const char *const *) left, *(const char *const *) right);
}

static GPtrArray *
files_of (const char *folder, ProblemList *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (dir == NULL)
    problem_note (problems, folder, 0, "%s", error->message);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".xml"))
      g_ptr_array_add (files, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (files, compare_texts);
  return files;
}

/* Hang the library at @path below @root, which borrows it from @files. */
static void
take_file (const char *path, const char *library, ScenarioNode *root,
           GPtrArray *files, ProblemList *problems)
{
  ScenarioFile *file = scenario_file_open (path, library, problems);
  const ScenarioNode *node;

  if (file == NULL)
    return;
  g_ptr_array_add (files, file);
  node = scenario_file_root (file);
  if (g_str_equal (node->name, "library"))
    g_ptr_array_add (root->children, (gpointer) node);
  else
    problem_note (problems, path, node->line,
                  "the root element is <%s>; laws stand in a <library>",
                  node->name);
}

static ScenarioNode *
root_new (const char *folder)
{
  ScenarioNode *root = scenario_node_new ("scenario", folder, 0);

  g_ptr_array_set_free_func (root->children, NULL);
  scenario_node_add (root, "id", "laws");
  scenario_node_add (root, "from", "1900-01-01");
  scenario_node_add (root, "to", "2200-01-01");
  return root;
}

static void
close_file (gpointer file)
{
  scenario_file_close (file);
}

static World *
build (const ScenarioNode *root, const char *folder, ProblemList *problems)
{
  g_autoptr (World) world = world_build (root, NULL, problems);

  if (world == NULL)
    return NULL;
  if (world_all (world, KIND_RULE)->len > 0)
    return g_steal_pointer (&world);
  problem_note (problems, folder, 0, "there is no <rule> in any *.xml file");
  return NULL;
}

World *
law_library_load (const char *folder, const char *library,
                  ProblemList *problems)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (close_file);
  g_autoptr (ScenarioNode) root = root_new (folder);
  g_autoptr (GPtrArray) paths = files_of (folder, problems);
  g_autofree char *areas
      = g_build_filename (library, "places", "areas.xml", NULL);

  take_file (areas, library, root, open, problems);
  for (guint i = 0; i < paths->len; i++)
    take_file (g_ptr_array_index (paths, i), library, root, open, problems);
  if (problem_list_count (problems) > 0)
    return NULL;
  return build (root, folder, problems);
}
