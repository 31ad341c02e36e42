#include "config.h"

#include "models/wayfinder.h"

#include "models/traffic/path.h"

struct Wayfinder
{
  const Study *study;
  const World *world; /* of which the following is known, or NULL */
  SimTime at;
  Paths *paths;
  GHashTable *found; /* gboolean by position of population and instance */
};

Wayfinder *
wayfinder_new (const Study *study)
{
  Wayfinder *finder = g_new0 (Wayfinder, 1);

  finder->study = study;
  finder->found = g_hash_table_new (NULL, NULL);
  return finder;
}

void
wayfinder_free (Wayfinder *finder)
{
  if (finder == NULL)
    return;
  paths_free (finder->paths);
  g_hash_table_unref (finder->found);
  g_free (finder);
}

/* The last date of the study up to @at: nothing has changed since. */
static SimTime
date_before (const Study *study, SimTime at)
{
  SimTime date = world_scenario (study_world (study))->from;

  for (guint i = 0; i < study->dates->len; i++)
    if (g_array_index (study->dates, SimTime, i) <= at)
      date = g_array_index (study->dates, SimTime, i);
  return date;
}

static void
look_at (Wayfinder *finder, const World *world, SimTime at)
{
  SimTime date = date_before (finder->study, at);

  if (finder->world == world && finder->at == date)
    return;
  paths_free (finder->paths);
  g_hash_table_remove_all (finder->found);
  finder->world = world;
  finder->at = date;
  finder->paths = paths_new (world, date);
}

static gboolean
find_way (const Wayfinder *finder, const Population *population,
          const Instance *instance)
{
  PathEnd here = path_end_of_population (population);

  ENTITY_EACH (instance, KIND_DEPLOYMENT, Deployment, deployment)
    if (deployment_serves (deployment, finder->at))
      {
        PathEnd there = path_end_of_region (site_region (deployment->site));

        if (paths_between (finder->paths, &here, &there).is_open)
          return TRUE;
      }
  return FALSE;
}

static gboolean
leads (gpointer self, const Regime *regime, const Population *population,
       const Instance *instance)
{
  Wayfinder *finder = self;
  guint n = world_all (regime->world, KIND_INSTANCE)->len;
  gpointer key
      = GUINT_TO_POINTER (population->base.index * n + instance->base.index);
  gpointer found;

  look_at (finder, regime->world, regime->from);
  if (!g_hash_table_lookup_extended (finder->found, key, NULL, &found))
    {
      found = GINT_TO_POINTER (find_way (finder, population, instance));
      g_hash_table_insert (finder->found, key, found);
    }
  return GPOINTER_TO_INT (found);
}

Ways
wayfinder_ways (Wayfinder *finder)
{
  return (Ways){ finder, leads };
}
