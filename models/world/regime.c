#include "config.h"

#include "models/world/regime.h"

const char *const LOSS_WORDS[N_LOSSES]
    = { "none", "absent", "block", "rule", "consent", "outage" };

const char *const FILING_STATE_WORDS[N_FILING_STATES]
    = { "pending", "granted", "refused" };

gboolean
instance_serves (const Instance *instance, SimTime at)
{
  ENTITY_EACH (instance, KIND_DEPLOYMENT, Deployment, deployment)
    if (deployment_serves (deployment, at))
      return TRUE;
  return FALSE;
}
