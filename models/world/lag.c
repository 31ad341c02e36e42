#include "config.h"

#include "models/world/lag.h"

#include <math.h>

#include "models/world/attribute.h"
#include "models/world/world.h"

static const EntityKindId AT_TOP[] = { KIND_SCENARIO, KIND_NONE };

double
lag_share (const Lag *lag, SimSpan after)
{
  if (after < 0)
    return 0;
  return 1
         - (1 - lag->at_once)
               * exp (-(double) after / (double) MAX (lag->mean, 1));
}

const Lag *
world_lag (const World *world, const Partition *of, const Partition *to)
{
  WORLD_EACH (world, KIND_LAG, Lag, lag)
    if (lag->of == of && lag->to == to)
      return lag;
  return NULL;
}

static void
check_lag (const World *world G_GNUC_UNUSED, const Entity *entity,
           ProblemList *problems)
{
  const Lag *lag = (const Lag *) entity;

  if (lag->of == lag->to)
    entity_complain (entity, problems,
                     "'%s' does not lag behind itself; 'of' and 'to' must "
                     "differ",
                     lag->of->base.id);
}

static const AttributeSpec LAG_ATTRIBUTES[]
    = { { ATTRIBUTE (Lag, of, "of", ATTRIBUTE_REFERENCE, REQUIRED,
                     "the partition in which services come first"),
          .target = KIND_PARTITION },
        { ATTRIBUTE (Lag, to, "to", ATTRIBUTE_REFERENCE, REQUIRED,
                     "the one in which they come later"),
          .target = KIND_PARTITION },
        { ATTRIBUTE (Lag, at_once, "at-once", ATTRIBUTE_SHARE, "0%",
                     "share that comes on the same day") },
        { ATTRIBUTE (Lag, mean, "mean", ATTRIBUTE_SPAN, REQUIRED,
                     "mean time until the rest comes, exponential") },
        { 0 } };

const EntityKind KIND_OF_LAG
    = { .id = KIND_LAG,
        .element = "lag",
        .help = "How late services of one partition come to another",
        .size = sizeof (Lag),
        .attributes = LAG_ATTRIBUTES,
        .parents = AT_TOP,
        .check = check_lag };
