#include "config.h"

#include "models/world/flow.h"

#include "models/world/attribute.h"
#include "models/world/world.h"

static const EntityKindId AT_TOP[] = { KIND_SCENARIO, KIND_NONE };

static const char *const POLICY_WORDS[] = { "continue", "block", NULL };

int
mechanism_consent (void)
{
  return 0;
}

static const AttributeSpec FLOW_ATTRIBUTES[]
    = { { ATTRIBUTE (Flow, service, "service", ATTRIBUTE_REFERENCE, REQUIRED,
                     "the service whose users' data moves"),
          .target = KIND_SERVICE },
        { ATTRIBUTE (Flow, data_class, "class", ATTRIBUTE_WORD, REQUIRED,
                     "class of the data"),
          .words = DATA_CLASS_WORDS },
        { ATTRIBUTE (Flow, purpose, "purpose", ATTRIBUTE_WORD, "general",
                     "purpose of the transfer"),
          .words = PURPOSE_WORDS },
        { ATTRIBUTE (Flow, policy, "policy", ATTRIBUTE_WORD, "continue",
                     "what the tenant does while the law is not met"),
          .words = POLICY_WORDS },
        { ATTRIBUTE (Flow, activity_start, "activity-start", ATTRIBUTE_FROM,
                     "always", "first day of the activity") },
        { 0 } };

const EntityKind KIND_OF_FLOW
    = { .id = KIND_FLOW,
        .element = "flow",
        .help = "Data of a class that moves to where its users are served",
        .size = sizeof (Flow),
        .attributes = FLOW_ATTRIBUTES,
        .parents = AT_TOP,
        .needs_id = TRUE };

static const AttributeSpec MECHANISM_ATTRIBUTES[] = {
  { ATTRIBUTE (Mechanism, form, "form", ATTRIBUTE_WORD, REQUIRED,
               "what is held; consent is asked of each user"),
    .words = MECHANISM_WORDS },
  { ATTRIBUTE (Mechanism, flow, "flow", ATTRIBUTE_REFERENCE, OPTIONAL,
               "the flow it covers; all when left out"),
    .target = KIND_FLOW },
  { ATTRIBUTE (Mechanism, instance, "instance", ATTRIBUTE_REFERENCE, OPTIONAL,
               "the instance at which it is held; all when left out"),
    .target = KIND_INSTANCE },
  { ATTRIBUTE (Mechanism, jurisdiction, "jurisdiction", ATTRIBUTE_REFERENCE,
               OPTIONAL, "of whose users; all when left out"),
    .target = KIND_JURISDICTION },
  { ATTRIBUTE (Mechanism, from, "from", ATTRIBUTE_FROM, REQUIRED,
               "first day") },
  { ATTRIBUTE (Mechanism, to, "to", ATTRIBUTE_TO, "never",
               "first day without") },
  { 0 }
};

const EntityKind KIND_OF_MECHANISM
    = { .id = KIND_MECHANISM,
        .element = "mechanism",
        .help = "Something held that satisfies a rule, as a consent prompt",
        .size = sizeof (Mechanism),
        .attributes = MECHANISM_ATTRIBUTES,
        .parents = AT_TOP,
        .needs_id = TRUE };

static const AttributeSpec CHALLENGE_ATTRIBUTES[] = {
  { ATTRIBUTE (Challenge, partition, "partition", ATTRIBUTE_REFERENCE, REQUIRED,
               "whose licences are challenged"),
    .target = KIND_PARTITION },
  { ATTRIBUTE (Challenge, jurisdiction, "jurisdiction", ATTRIBUTE_REFERENCE,
               REQUIRED, "whose users would be cut off"),
    .target = KIND_JURISDICTION },
  { ATTRIBUTE (Challenge, filed, "filed", ATTRIBUTE_FROM, REQUIRED,
               "day of the challenge") },
  { ATTRIBUTE (Challenge, until_decision, "until-decision", ATTRIBUTE_PERIOD,
               REQUIRED, "from the challenge to its decision") },
  { ATTRIBUTE (Challenge, block_probability, "block-probability",
               ATTRIBUTE_SHARE, REQUIRED,
               "probability that service from outside is blocked") },
  { ATTRIBUTE (Challenge, block_length, "block-length", ATTRIBUTE_PERIOD,
               REQUIRED, "how long a block lasts") },
  { 0 }
};

const EntityKind KIND_OF_CHALLENGE
    = { .id = KIND_CHALLENGE,
        .element = "challenge",
        .help = "Licences are challenged; a block may follow",
        .size = sizeof (Challenge),
        .attributes = CHALLENGE_ATTRIBUTES,
        .parents = AT_TOP,
        .needs_id = TRUE };
