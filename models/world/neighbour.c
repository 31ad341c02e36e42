#include "config.h"

#include "models/world/neighbour.h"

#include "models/world/attribute.h"
#include "models/world/world.h"
#include "sim/sim-number.h"

static const EntityKindId AT_TOP[] = { KIND_SCENARIO, KIND_NONE };
static const EntityKindId IN_DEPLOYMENT[] = { KIND_DEPLOYMENT, KIND_NONE };

static double
guaranteed_to_all (const Deployment *deployment)
{
  double sum = 0;

  ENTITY_EACH (deployment, KIND_SHARE, Share, share)
    sum += share->guarantee;
  return sum;
}

/* @share is the one with which the guarantees exceed the servers: told once. */
static gboolean
is_too_much (const Deployment *deployment, const Share *share)
{
  double sum = 0;

  ENTITY_EACH (deployment, KIND_SHARE, Share, other)
    {
      gboolean fitted = sum <= (double) deployment->servers;

      sum += other->guarantee;
      if (other == share)
        return fitted && sum > (double) deployment->servers;
    }
  return FALSE;
}

static gboolean
is_second (const Share *share)
{
  ENTITY_EACH (share->base.parent, KIND_SHARE, Share, other)
    if (other->tenant == share->tenant)
      return other != share;
  return FALSE;
}

static void
complain_of_guarantees (const Deployment *deployment, const Entity *share,
                        ProblemList *problems)
{
  g_autofree char *where = entity_describe (&deployment->base);
  char sum[SIM_NUMBER_SIZE];

  entity_complain (
      share, problems,
      "the guarantees of all at %s are %s servers; it has %" G_GINT64_FORMAT,
      where, sim_number_format (sum, guaranteed_to_all (deployment)),
      deployment->servers);
}

static void
check_share (const World *world G_GNUC_UNUSED, const Entity *entity,
             ProblemList *problems)
{
  const Share *share = (const Share *) entity;
  const Deployment *deployment = (const Deployment *) entity->parent;

  if (share->cap > 0 && share->cap < share->guarantee)
    entity_complain (entity, problems, "'cap' is less than 'guarantee'");
  if (is_second (share))
    entity_complain (entity, problems, "tenant '%s' has a share already",
                     share->tenant->base.id);
  else if (is_too_much (deployment, share))
    complain_of_guarantees (deployment, entity, problems);
}

static const AttributeSpec SHARE_ATTRIBUTES[]
    = { { ATTRIBUTE (Share, tenant, "tenant", ATTRIBUTE_REFERENCE, REQUIRED,
                     "whose share it is"),
          .target = KIND_TENANT },
        { ATTRIBUTE (Share, weight, "weight", ATTRIBUTE_NUMBER, "1",
                     "of the servers, against the others'"),
          .least = 1e-6, .most = 1e6 },
        { ATTRIBUTE (Share, guarantee, "guarantee", ATTRIBUTE_NUMBER, "0",
                     "servers that it gets whenever it needs them"),
          .least = 0, .most = 1000000 },
        { ATTRIBUTE (Share, cap, "cap", ATTRIBUTE_NUMBER, OPTIONAL,
                     "servers that it never exceeds; no bound when left out"),
          .least = 1e-6, .most = 1000000 },
        { 0 } };

const EntityKind KIND_OF_SHARE
    = { .id = KIND_SHARE,
        .element = "share",
        .help = "What a tenant is entitled to where policy is shares",
        .size = sizeof (Share),
        .attributes = SHARE_ATTRIBUTES,
        .parents = IN_DEPLOYMENT,
        .check = check_share };

static const AttributeSpec NEIGHBOUR_ATTRIBUTES[]
    = { { ATTRIBUTE (Neighbour, tenant, "tenant", ATTRIBUTE_REFERENCE, REQUIRED,
                     "whose effect on the others is measured"),
          .target = KIND_TENANT },
        { ATTRIBUTE (Neighbour, growth, "growth", ATTRIBUTE_SHARE, "50%",
                     "by which its load grows for the relative change"),
          .least = 0.001, .most = 100 },
        { 0 } };

const EntityKind KIND_OF_NEIGHBOUR
    = { .id = KIND_NEIGHBOUR,
        .element = "neighbour",
        .help = "A tenant whose effect on the others is measured",
        .size = sizeof (Neighbour),
        .attributes = NEIGHBOUR_ATTRIBUTES,
        .parents = AT_TOP };
