#include "config.h"

#include "models/world/network.h"

#include "models/world/attribute.h"

static const EntityKindId AT_TOP[] = { KIND_SCENARIO, KIND_NONE };

static const AttributeSpec NETWORK_ATTRIBUTES[] = {
  { ATTRIBUTE (Network, stretch, "stretch", ATTRIBUTE_NUMBER, REQUIRED,
               "length of a path divided by the great circle, at least 1"),
    .least = 1, .most = 10 },
  { ATTRIBUTE (Network, overhead, "overhead", ATTRIBUTE_SPAN, REQUIRED,
               "part of a round trip that does not depend on distance") },
  { 0 }
};

const EntityKind KIND_OF_NETWORK = { .id = KIND_NETWORK,
                                     .element = "network",
                                     .help = "How distance becomes delay",
                                     .size = sizeof (Network),
                                     .attributes = NETWORK_ATTRIBUTES,
                                     .parents = AT_TOP,
                                     .needs_id = TRUE };

static const AttributeSpec BORDER_ATTRIBUTES[] = {
  { ATTRIBUTE (Border, inside, "inside", ATTRIBUTE_REFERENCE, REQUIRED,
               "the jurisdiction behind it; crossed when one end is inside"),
    .target = KIND_JURISDICTION },
  { ATTRIBUTE (Border, delay, "delay", ATTRIBUTE_SPAN, REQUIRED,
               "what a crossing adds to the round trip") },
  { ATTRIBUTE (Border, rate, "rate", ATTRIBUTE_RATE, "1Gbit/s",
               "data rate of one transfer across it"),
    .least = 1000, .most = 1e12 },
  { ATTRIBUTE (Border, from, "from", ATTRIBUTE_FROM, "always", "first day") },
  { ATTRIBUTE (Border, to, "to", ATTRIBUTE_TO, "never", "first day without") },
  { 0 }
};

const EntityKind KIND_OF_BORDER
    = { .id = KIND_BORDER,
        .element = "border",
        .help = "A border of the network, with what a crossing costs",
        .size = sizeof (Border),
        .attributes = BORDER_ATTRIBUTES,
        .parents = AT_TOP,
        .needs_id = TRUE };
