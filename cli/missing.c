#include "config.h"

#include "cli/missing.h"

static void
note_key (const SimRunHead *run, gpointer data)
{
  g_hash_table_add (data, g_strdup (run->key));
}

GArray *
missing_runs (const Plan *plan, const GArray *runs, SimStore *store,
              GError **error)
{
  g_autoptr (GHashTable) stored
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GArray *missing;

  if (!sim_store_each_run (store, note_key, stored, error))
    return NULL;
  missing = g_array_new (FALSE, FALSE, sizeof (PlanRun));
  for (guint i = 0; i < runs->len; i++)
    {
      PlanRun run = g_array_index (runs, PlanRun, i);
      g_autofree char *key = plan_key (plan, &run);

      if (!g_hash_table_contains (stored, key))
        g_array_append_val (missing, run);
    }
  return missing;
}
