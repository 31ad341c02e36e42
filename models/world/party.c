#include "config.h"

#include "models/world/party.h"

#include "models/world/attribute.h"
#include "models/world/ownership.h"

static const EntityKindId AT_TOP[] = { KIND_SCENARIO, KIND_NONE };
static const EntityKindId IN_PARTY[] = { KIND_PARTY, KIND_NONE };

static const char *const ROLE_WORDS[]
    = { "vendor",  "operator", "host",     "custodian",
        "trustee", "tenant",   "customer", NULL };
static const char *const ESTABLISHMENT_WORDS[]
    = { "branch", "market", "staff", "listing", NULL };
const Nexus ESTABLISHMENT_NEXUS[]
    = { NEXUS_ESTABLISHMENT, NEXUS_MARKET, NEXUS_STAFF, NEXUS_LISTING };
static const char *const MEANS_WORDS[]
    = { "equity", "administration", "contract", NULL };

static const AttributeSpec PARTY_ATTRIBUTES[]
    = { { ATTRIBUTE (Party, seat, "seat", ATTRIBUTE_REFERENCE, REQUIRED,
                     "jurisdiction under whose law it is organised"),
          .target = KIND_JURISDICTION },
        { ATTRIBUTE (Party, roles, "roles", ATTRIBUTE_WORDS, OPTIONAL,
                     "what it does in this story, for readers"),
          .words = ROLE_WORDS },
        { 0 } };

const EntityKind KIND_OF_PARTY = { .id = KIND_PARTY,
                                   .element = "party",
                                   .help = "A legal entity",
                                   .size = sizeof (Party),
                                   .attributes = PARTY_ATTRIBUTES,
                                   .parents = AT_TOP,
                                   .needs_id = TRUE };

static const AttributeSpec ESTABLISHMENT_ATTRIBUTES[] = {
  { ATTRIBUTE (Establishment, jurisdiction, "jurisdiction", ATTRIBUTE_REFERENCE,
               REQUIRED, "where it is established"),
    .target = KIND_JURISDICTION },
  { ATTRIBUTE (Establishment, form, "form", ATTRIBUTE_WORD, "branch",
               "a branch or servers, customers, people, or listed shares"),
    .words = ESTABLISHMENT_WORDS },
  { ATTRIBUTE (Establishment, from, "from", ATTRIBUTE_FROM, "always",
               "first day") },
  { ATTRIBUTE (Establishment, to, "to", ATTRIBUTE_TO, "never",
               "first day without it") },
  HOLDS_ATTRIBUTE (Establishment, holds, "holds", "is it there"),
  { 0 }
};

const EntityKind KIND_OF_ESTABLISHMENT
    = { .id = KIND_ESTABLISHMENT,
        .element = "establishment",
        .help = "Staff, servers or a branch of a party in a jurisdiction",
        .size = sizeof (Establishment),
        .attributes = ESTABLISHMENT_ATTRIBUTES,
        .parents = IN_PARTY };

static void
check_control (const World *world, const Entity *entity, ProblemList *problems)
{
  const Control *control = (const Control *) entity;

  if (entity->index == 0) /* the first one looks at all of them */
    ownership_check (world, problems);
  if (&control->over->base == entity->parent)
    entity_complain (entity, problems,
                     "a party controls itself; 'over' must name another one");
}

static const AttributeSpec CONTROL_ATTRIBUTES[] = {
  { ATTRIBUTE (Control, over, "over", ATTRIBUTE_REFERENCE, REQUIRED,
               "the party that must obey"),
    .target = KIND_PARTY },
  { ATTRIBUTE (Control, means, "means", ATTRIBUTE_WORD, "equity",
               "what the control rests on"),
    .words = MEANS_WORDS },
  { ATTRIBUTE (Control, share, "share", ATTRIBUTE_SHARE, "100%",
               "share of equity") },
  { ATTRIBUTE (Control, from, "from", ATTRIBUTE_FROM, "always", "first day") },
  { ATTRIBUTE (Control, to, "to", ATTRIBUTE_TO, "never",
               "first day without it") },
  HOLDS_ATTRIBUTE (Control, holds, "holds", "is the control there"),
  { 0 }
};

const EntityKind KIND_OF_CONTROL
    = { .id = KIND_CONTROL,
        .element = "control",
        .help = "The party can make another one obey",
        .size = sizeof (Control),
        .attributes = CONTROL_ATTRIBUTES,
        .parents = IN_PARTY,
        .check = check_control };

static const AttributeSpec LEVERAGE_ATTRIBUTES[] = {
  { ATTRIBUTE (Leverage, over, "over", ATTRIBUTE_REFERENCE, REQUIRED,
               "the party that may yield"),
    .target = KIND_PARTY },
  { ATTRIBUTE (Leverage, from, "from", ATTRIBUTE_FROM, "always", "first day") },
  { ATTRIBUTE (Leverage, to, "to", ATTRIBUTE_TO, "never",
               "first day without it") },
  HOLDS_ATTRIBUTE (Leverage, holds, "holds", "is the leverage there"),
  { 0 }
};

const EntityKind KIND_OF_LEVERAGE
    = { .id = KIND_LEVERAGE,
        .element = "leverage",
        .help = "Pressure on the party may move another one to break a law",
        .size = sizeof (Leverage),
        .attributes = LEVERAGE_ATTRIBUTES,
        .parents = IN_PARTY };
