#include "config.h"

#include "models/world/topology.h"

#include "models/world/attribute.h"

static const EntityKindId AT_TOP[] = { KIND_SCENARIO, KIND_NONE };

static const AttributeSpec TOPOLOGY_ATTRIBUTES[] = {
  { ATTRIBUTE (Topology, href, "href", ATTRIBUTE_TEXT, REQUIRED,
               "GraphML file, beside the scenario or in the library") },
  { ATTRIBUTE (Topology, operator_, "operator", ATTRIBUTE_REFERENCE, OPTIONAL,
               "the party that runs its links"),
    .target = KIND_PARTY },
  { ATTRIBUTE (Topology, network, "network", ATTRIBUTE_REFERENCE, OPTIONAL,
               "the network whose traffic it carries; all when left out"),
    .target = KIND_NETWORK },
  { ATTRIBUTE (Topology, jurisdiction, "jurisdiction", ATTRIBUTE_REFERENCE,
               OPTIONAL, "where all its hubs stand"),
    .target = KIND_JURISDICTION },
  { ATTRIBUTE (Topology, area, "area", ATTRIBUTE_TEXT, OPTIONAL,
               "part of the world of all its hubs") },
  { ATTRIBUTE (Topology, stretch, "stretch", ATTRIBUTE_NUMBER, "1.46",
               "length of its links divided by the great circle"),
    .least = 1, .most = 10 },
  { 0 }
};

const EntityKind KIND_OF_TOPOLOGY
    = { .id = KIND_TOPOLOGY,
        .element = "topology",
        .help = "Hubs and links of an operator, read from GraphML",
        .size = sizeof (Topology),
        .attributes = TOPOLOGY_ATTRIBUTES,
        .parents = AT_TOP,
        .needs_id = TRUE };
