#include "config.h"

#include "models/world/regime.h"

const char *const LOSS_WORDS[N_LOSSES]
    = { "none",    "absent", "block", "licence",  "rule",
        "consent", "outage", "exit",  "overload", "timeout" };

const char *const FILING_STATE_WORDS[N_FILING_STATES]
    = { "pending", "granted", "refused" };

Regime *
regime_new (const World *world, SimTime from, const char *label)
{
  Regime *regime = g_new0 (Regime, 1);

  regime->world = world;
  regime->from = from;
  regime->blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  regime->held = g_array_new (FALSE, FALSE, sizeof (Held));
  regime->designated = g_array_new (FALSE, FALSE, sizeof (Designated));
  regime->moved = g_array_new (FALSE, FALSE, sizeof (Reaction));
  regime->left = g_array_new (FALSE, FALSE, sizeof (Reaction));
  regime->persons = g_array_new (FALSE, FALSE, sizeof (Persons));
  regime->backlogs = g_array_new (FALSE, FALSE, sizeof (Backlog));
  regime->incidents = world_incidents (world, from);
  regime->label = g_strdup (label);
  return regime;
}

void
regime_free (Regime *regime)
{
  if (regime == NULL)
    return;
  g_array_unref (regime->blocks);
  g_array_unref (regime->held);
  g_array_unref (regime->designated);
  g_array_unref (regime->moved);
  g_array_unref (regime->left);
  g_array_unref (regime->persons);
  g_array_unref (regime->backlogs);
  g_ptr_array_unref (regime->incidents);
  g_clear_pointer (&regime->outages, g_array_unref);
  g_free (regime->label);
  g_free (regime);
}

int
regime_exporter (const Regime *regime, const Tenant *tenant, SimTime date)
{
  int exporter = tenant->exporter;

  for (guint i = 0; i < regime->designated->len; i++)
    {
      const Designated *one
          = &g_array_index (regime->designated, Designated, i);

      if (one->tenant == tenant && one->counts <= date)
        exporter = one->exporter;
    }
  return exporter;
}

Persons *
regime_persons (const Regime *regime, const Population *population, int subtype)
{
  const Jurisdiction *node = jurisdiction_law_node (population->jurisdiction);

  for (guint i = 0; i < regime->persons->len; i++)
    {
      Persons *one = &g_array_index (regime->persons, Persons, i);

      if (one->tenant == population->tenant && one->node == node
          && one->subtype == subtype)
        return one;
    }
  return NULL;
}

const Reaction *
reaction_find (const GArray *reactions, const Flow *flow, const char *law)
{
  for (guint i = 0; i < reactions->len; i++)
    {
      const Reaction *one = &g_array_index (reactions, Reaction, i);

      if (one->flow == flow && g_str_equal (one->law, law))
        return one;
    }
  return NULL;
}

gboolean
instance_serves (const Instance *instance, SimTime at)
{
  ENTITY_EACH (instance, KIND_DEPLOYMENT, Deployment, deployment)
    if (deployment_serves (deployment, at))
      return TRUE;
  return FALSE;
}
