#include "config.h"

#include "models/world/compulsion.h"

#include "models/world/attribute.h"
#include "models/world/world.h"

static const EntityKindId AT_TOP[] = { KIND_SCENARIO, KIND_NONE };

const char *const HOLDS_WORDS[] = { "yes", "no", "unknown", NULL };

const Compulsion *
world_compulsion (const World *world)
{
  return g_ptr_array_index (world_all (world, KIND_COMPULSION), 0);
}

static const AttributeSpec COMPULSION_ATTRIBUTES[] = {
  HOLDS_ATTRIBUTE (Compulsion, equity, "equity",
                   "does a parent that is compelled bring along what its "
                   "subsidiaries hold"),
  HOLDS_ATTRIBUTE (Compulsion, administration, "administration",
                   "does whoever administers a system bring along what it "
                   "holds"),
  HOLDS_ATTRIBUTE (Compulsion, contract, "contract",
                   "does a contract bring along what the other side holds"),
  HOLDS_ATTRIBUTE (Compulsion, leverage, "leverage",
                   "does pressure move a party to break a law (class X)"),
  HOLDS_ATTRIBUTE (Compulsion, treaty, "treaty",
                   "are treaties on legal assistance in force"),
  HOLDS_ATTRIBUTE (Compulsion, live, "live",
                   "does plaintext count that exists only while in use"),
  { 0 }
};

const EntityKind KIND_OF_COMPULSION
    = { .id = KIND_COMPULSION,
        .element = "compulsion",
        .help = "What counts when authorities compel; a scenario has one",
        .size = sizeof (Compulsion),
        .attributes = COMPULSION_ATTRIBUTES,
        .parents = AT_TOP };
