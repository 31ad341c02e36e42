#include "config.h"

#include "tests/isolation/made-world.h"

#include <stdarg.h>

ScenarioNode *
made_scenario (void)
{
  ScenarioNode *root = scenario_node_new ("scenario", "made.xml", 1);

  scenario_node_add (root, "id", "made");
  scenario_node_add (root, "from", "2020-01-01");
  scenario_node_add (root, "to", "2021-01-01");
  return root;
}

ScenarioNode *
made_add (ScenarioNode *parent, const char *element, ...)
{
  ScenarioNode *node = scenario_node_new (element, "made.xml",
                                          (int) parent->children->len + 2);
  const char *name;
  va_list list;

  va_start (list, element);
  while ((name = va_arg (list, const char *)) != NULL)
    scenario_node_add (node, name, va_arg (list, const char *));
  va_end (list);
  g_ptr_array_add (parent->children, node);
  return node;
}

const char *
made_id (const char *prefix, guint number)
{
  static char texts[16][32];
  static guint next = 0;
  char *text = texts[next++ % 16];

  g_snprintf (text, sizeof texts[0], "%s%u", prefix, number);
  return text;
}

char *
made_problems (const ScenarioNode *root)
{
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autoptr (World) world G_GNUC_UNUSED = world_build (root, NULL, problems);

  return problem_list_format (problems);
}

World *
made_world (const ScenarioNode *root)
{
  g_autoptr (ProblemList) problems = problem_list_new ();
  World *world = world_build (root, NULL, problems);

  if (world == NULL)
    {
      g_autofree char *wrong = problem_list_format (problems);

      g_error ("%s", wrong);
    }
  return world;
}

gconstpointer
made_find (const World *world, const char *id)
{
  const Entity *entity = world_find (world, id);

  g_assert (entity != NULL);
  return entity;
}

SimTime
made_day (void)
{
  return sim_time_at ((SimDate){ 2020, 7, 1 });
}
