#include "config.h"

#include "models/law/unjudged.h"

#include "models/world/flow.h"

/* An item, and where it rests. */
typedef struct
{
  const World *world;
  const Asset *asset;
  const Item *item;
  const Jurisdiction *law; /* whose law governs that place */
} Resting;

static const Jurisdiction *
law_at (const Site *site)
{
  return jurisdiction_law_node (site_region (site)->jurisdiction);
}

static gboolean
is_foreign (const Resting *resting, const Jurisdiction *home)
{
  const Jurisdiction *law = jurisdiction_law_node (home);

  return law != NULL && law != resting->law;
}

/* May @use reach a deployment under the law where it rests? */
static gboolean
leads_there (const Resting *resting, const Service *service, const Use *use)
{
  const Instance *doors[] = { use->instance, use->fallback };

  for (guint i = 0; i < G_N_ELEMENTS (doors); i++)
    if (doors[i] != NULL && doors[i]->service == service)
      ENTITY_EACH (doors[i], KIND_DEPLOYMENT, Deployment, deployment)
        if (law_at (deployment->site) == resting->law)
          return TRUE;
  return FALSE;
}

static gboolean
is_judged (const Resting *resting)
{
  WORLD_EACH (resting->world, KIND_FLOW, Flow, flow)
    if (flow->data_class == resting->asset->data_class)
      WORLD_EACH (resting->world, KIND_USE, Use, use)
        if (leads_there (resting, flow->service, use))
          return TRUE;
  return FALSE;
}

/* Are those whom it is about elsewhere? Where nobody says whom, the users of
 * its service. */
static gboolean
is_abroad (const Resting *resting)
{
  const Asset *asset = resting->asset;

  if (asset->home != NULL)
    return is_foreign (resting, asset->home);
  WORLD_EACH (resting->world, KIND_USE, Use, use)
    if (use->instance->service == asset->service
        && is_foreign (resting,
                       ((const Population *) use->base.parent)->jurisdiction))
      return TRUE;
  return FALSE;
}

static void
check_item (const World *world, const Asset *asset, const Item *item,
            ProblemList *problems)
{
  const Resting resting
      = { world, asset, item, item->site == NULL ? NULL : law_at (item->site) };
  const char *class = DATA_CLASS_WORDS[asset->data_class];

  if (resting.law == NULL || !is_abroad (&resting) || is_judged (&resting))
    return;
  problem_remark (
      problems, item->base.file, item->base.line,
      "%s rests in %s, but no flow of class %s leads there: the law does not "
      "judge it; declare a <flow> of a service that is deployed there",
      item->base.title != NULL ? item->base.title : item->base.id,
      site_region (item->site)->jurisdiction->base.id, class);
}

static void
check_world (const World *world, ProblemList *problems)
{
  if (world_all (world, KIND_RULE)->len == 0)
    return;
  WORLD_EACH (world, KIND_ASSET, Asset, asset)
    ENTITY_EACH (asset, KIND_ITEM, Item, item)
      if (item->form == ITEM_CONTENT)
        check_item (world, asset, item, problems);
}

void
unjudged_check (const Study *study, ProblemList *problems)
{
  for (guint i = 0; i < study->options->len; i++)
    {
      const Option *option = g_ptr_array_index (study->options, i);

      for (guint e = 0; e < option->epochs->len; e++)
        check_world (g_array_index (option->epochs, Epoch, e).world, problems);
    }
}
