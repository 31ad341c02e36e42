#include "config.h"

#include "models/world/licence.h"

#include "models/world/attribute.h"
#include "models/world/world.h"

static const EntityKindId AT_TOP[] = { KIND_SCENARIO, KIND_NONE };

static void
check_challenge (const World *world G_GNUC_UNUSED, const Entity *entity,
                 ProblemList *problems)
{
  const Challenge *challenge = (const Challenge *) entity;

  if ((challenge->revocation > 0) != (challenge->procedure != NULL))
    entity_complain (entity, problems,
                     "'procedure' says how a revoked licence is obtained anew; "
                     "it goes with 'revocation' above 0%%, and only with it");
  if (period_after (challenge->block_length, 0) <= 0)
    entity_complain (entity, problems,
                     "block-length: a block lasts for a day at least; without "
                     "one, block-probability is 0%%");
}

static const char *const GROUNDS_WORDS[] = { "licence", "order", NULL };

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
               REQUIRED, "from the challenge to its decision, and for proof") },
  { ATTRIBUTE (Challenge, proof, "proof", ATTRIBUTE_SPAN_DIST, OPTIONAL,
               "from the challenge to the proof of the licences; it ends the "
               "challenge when it comes before the decision, and a block "
               "after it; without it chance alone decides"),
    .least = 0, .most = 10000.0 * (double) SIM_DAY },
  { ATTRIBUTE (
        Challenge, grounds, "grounds", ATTRIBUTE_WORD, "licence",
        "why there is a block: a licence that is not proved, or an order "
        "against the service itself; what is lost is counted as licence, "
        "or as block"),
    .words = GROUNDS_WORDS },
  { ATTRIBUTE (Challenge, block_probability, "block-probability",
               ATTRIBUTE_SHARE, REQUIRED,
               "probability that service from outside is blocked") },
  { ATTRIBUTE (Challenge, block_length, "block-length", ATTRIBUTE_PERIOD,
               REQUIRED, "how long a block lasts") },
  { ATTRIBUTE (Challenge, revocation, "revocation", ATTRIBUTE_SHARE, "0%",
               "probability that a block ends with the licence revoked, and "
               "goes on until a new one is granted") },
  { ATTRIBUTE (Challenge, procedure, "procedure", ATTRIBUTE_REFERENCE, OPTIONAL,
               "by which a revoked licence is applied for anew"),
    .target = KIND_PROCEDURE },
  { 0 }
};

const EntityKind KIND_OF_CHALLENGE
    = { .id = KIND_CHALLENGE,
        .element = "challenge",
        .help = "Licences are challenged; a block may follow",
        .size = sizeof (Challenge),
        .attributes = CHALLENGE_ATTRIBUTES,
        .parents = AT_TOP,
        .needs_id = TRUE,
        .check = check_challenge };

static const AttributeSpec DESIGNATION_ATTRIBUTES[]
    = { { ATTRIBUTE (Designation, tenant, "tenant", ATTRIBUTE_REFERENCE,
                     REQUIRED, "who is designated"),
          .target = KIND_TENANT },
        { ATTRIBUTE (Designation, exporter, "exporter", ATTRIBUTE_WORD,
                     REQUIRED, "what it is to the law from then on"),
          .words = EXPORTER_WORDS },
        { ATTRIBUTE (Designation, date, "date", ATTRIBUTE_FROM, REQUIRED,
                     "day on which it is told") },
        { ATTRIBUTE (Designation, grace, "grace", ATTRIBUTE_PERIOD, "P0D",
                     "from then until it counts") },
        { ATTRIBUTE (Designation, probability, "probability", ATTRIBUTE_SHARE,
                     "100%", "probability that it happens at all") },
        { 0 } };

const EntityKind KIND_OF_DESIGNATION
    = { .id = KIND_DESIGNATION,
        .element = "designation",
        .help = "An authority makes a tenant another kind of exporter",
        .size = sizeof (Designation),
        .attributes = DESIGNATION_ATTRIBUTES,
        .parents = AT_TOP,
        .needs_id = TRUE };

static const char *const TAKEDOWN_WORDS[] = { "everybody", "place", NULL };

static const AttributeSpec TAKEDOWN_ATTRIBUTES[] = {
  { ATTRIBUTE (Takedown, instance, "instance", ATTRIBUTE_REFERENCE, REQUIRED,
               "what is refused, as one meeting of a service"),
    .target = KIND_INSTANCE },
  { ATTRIBUTE (Takedown, jurisdiction, "jurisdiction", ATTRIBUTE_REFERENCE,
               REQUIRED, "whose users are meant"),
    .target = KIND_JURISDICTION },
  { ATTRIBUTE (Takedown, reach, "reach", ATTRIBUTE_WORD, "everybody",
               "whom the provider refuses: everybody, or only users at "
               "the place"),
    .words = TAKEDOWN_WORDS },
  { ATTRIBUTE (Takedown, from, "from", ATTRIBUTE_FROM, REQUIRED, "first day") },
  { ATTRIBUTE (Takedown, to, "to", ATTRIBUTE_TO, "never",
               "first day no longer") },
  { 0 }
};

const EntityKind KIND_OF_TAKEDOWN
    = { .id = KIND_TAKEDOWN,
        .element = "takedown",
        .help = "An instance is refused to the users of a place, by order",
        .size = sizeof (Takedown),
        .attributes = TAKEDOWN_ATTRIBUTES,
        .parents = AT_TOP,
        .needs_id = TRUE };
