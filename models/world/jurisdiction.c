#include "config.h"

#include "models/world/jurisdiction.h"

#include "models/world/attribute.h"

static const EntityKindId AT_TOP[] = { KIND_SCENARIO, KIND_NONE };
static const EntityKindId IN_JURISDICTION[]
    = { KIND_SCENARIO, KIND_JURISDICTION, KIND_NONE };
static const EntityKindId ONLY_IN_JURISDICTION[]
    = { KIND_JURISDICTION, KIND_NONE };
static const EntityKindId IN_AUTHORITY[] = { KIND_AUTHORITY, KIND_NONE };

gboolean
jurisdiction_is_within (const Jurisdiction *place, const Jurisdiction *area)
{
  const Entity *at = &place->base;

  while (at != NULL && at != &area->base)
    at = at->parent;
  return at != NULL;
}

const Jurisdiction *
jurisdiction_law_node (const Jurisdiction *place)
{
  for (const Entity *at = &place->base;
       at != NULL && at->kind->id == KIND_JURISDICTION; at = at->parent)
    if (((const Jurisdiction *) at)->law != NULL)
      return (const Jurisdiction *) at;
  return NULL;
}

const char *
jurisdiction_law (const Jurisdiction *place)
{
  const Jurisdiction *node = jurisdiction_law_node (place);

  return node == NULL ? NULL : node->law;
}

static const AttributeSpec JURISDICTION_ATTRIBUTES[] = {
  { ATTRIBUTE (Jurisdiction, law, "law", ATTRIBUTE_TEXT, OPTIONAL,
               "code under which rules and cases name its laws, as in CN") },
  { 0 }
};

const EntityKind KIND_OF_JURISDICTION
    = { .id = KIND_JURISDICTION,
        .element = "jurisdiction",
        .help = "A territory with rules of its own; nests",
        .size = sizeof (Jurisdiction),
        .attributes = JURISDICTION_ATTRIBUTES,
        .parents = IN_JURISDICTION,
        .needs_id = TRUE };

static const AttributeSpec BLOCKING_ATTRIBUTES[]
    = { { ATTRIBUTE (BlockingStatute, from, "from", ATTRIBUTE_FROM, "always",
                     "first day in force") },
        { ATTRIBUTE (BlockingStatute, to, "to", ATTRIBUTE_TO, "never",
                     "first day no longer in force") },
        HOLDS_ATTRIBUTE (BlockingStatute, holds, "holds", "does it bind"),
        { ATTRIBUTE (BlockingStatute, article, "article", ATTRIBUTE_TEXT,
                     REQUIRED, "statute and article") },
        { 0 } };

const EntityKind KIND_OF_BLOCKING_STATUTE
    = { .id = KIND_BLOCKING_STATUTE,
        .element = "blocking-statute",
        .help = "Forbids handing what is kept here to foreign authorities",
        .size = sizeof (BlockingStatute),
        .attributes = BLOCKING_ATTRIBUTES,
        .parents = ONLY_IN_JURISDICTION };

static const AttributeSpec AUTHORITY_ATTRIBUTES[]
    = { { ATTRIBUTE (Authority, jurisdiction, "jurisdiction",
                     ATTRIBUTE_REFERENCE, REQUIRED, "whose authority it is"),
          .target = KIND_JURISDICTION },
        { 0 } };

const EntityKind KIND_OF_AUTHORITY
    = { .id = KIND_AUTHORITY,
        .element = "authority",
        .help = "Somebody of a jurisdiction with powers over data",
        .size = sizeof (Authority),
        .attributes = AUTHORITY_ATTRIBUTES,
        .parents = AT_TOP,
        .needs_id = TRUE };

static const char *const POWER_WORDS[] = { "order", "seizure", "treaty", NULL };
static const char *const NEXUS_WORDS[]
    = { "seat", "establishment", "market", "staff", "listing", NULL };
static const char *const REACH_WORDS[] = { "territory", "control", NULL };

static void
check_power (const World *world G_GNUC_UNUSED, const Entity *entity,
             ProblemList *problems)
{
  const Power *power = (const Power *) entity;

  if ((power->form == POWER_TREATY) != (power->with != NULL))
    entity_complain (entity, problems,
                     "'with' names the other side of a treaty; it is required "
                     "for form=\"treaty\" and not allowed elsewhere");
}

static const AttributeSpec POWER_ATTRIBUTES[] = {
  { ATTRIBUTE (Power, form, "form", ATTRIBUTE_WORD, REQUIRED,
               "order compels a party, seizure takes from a place, treaty asks "
               "another jurisdiction"),
    .words = POWER_WORDS },
  { ATTRIBUTE (Power, nexus, "nexus", ATTRIBUTE_WORDS, "seat establishment",
               "what ties a party to the authority of an order"),
    .words = NEXUS_WORDS },
  { ATTRIBUTE (Power, reach, "reach", ATTRIBUTE_WORD, "territory",
               "does an order reach what the party keeps abroad (control)"),
    .words = REACH_WORDS },
  { ATTRIBUTE (Power, with, "with", ATTRIBUTE_REFERENCE, OPTIONAL,
               "the other side of a treaty"),
    .target = KIND_JURISDICTION },
  { ATTRIBUTE (Power, delay, "delay", ATTRIBUTE_SPAN, "0d",
               "time until a treaty request is answered") },
  { ATTRIBUTE (Power, granted, "granted", ATTRIBUTE_SHARE, "100%",
               "share of treaty requests that are granted") },
  { ATTRIBUTE (Power, from, "from", ATTRIBUTE_FROM, "always",
               "first day of the power") },
  { ATTRIBUTE (Power, to, "to", ATTRIBUTE_TO, "never",
               "first day without the power") },
  HOLDS_ATTRIBUTE (Power, holds, "holds", "is the power there"),
  { ATTRIBUTE (Power, article, "article", ATTRIBUTE_TEXT, OPTIONAL,
               "law and article it rests on") },
  { 0 }
};

const EntityKind KIND_OF_POWER
    = { .id = KIND_POWER,
        .element = "power",
        .help = "What an authority can do to obtain data",
        .size = sizeof (Power),
        .attributes = POWER_ATTRIBUTES,
        .parents = IN_AUTHORITY,
        .check = check_power };
