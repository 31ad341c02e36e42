#include "config.h"

#include "models/world/flow.h"

#include "models/world/attribute.h"
#include "models/world/world.h"

static const EntityKindId AT_TOP[] = { KIND_SCENARIO, KIND_NONE };

static const char *const POLICY_WORDS[]
    = { "continue", "block", "apply", "migrate", "exit", NULL };
/* "unstated", and then SUBTYPE_WORDS. */
static const char *const FLOW_SUBTYPE_WORDS[]
    = { "unstated",  "health", "financial", "identifiers", "geolocation",
        "biometric", "omic",   "genomic",   NULL };
static const char *const MEANWHILE_WORDS[] = { "continue", "block", NULL };

int
mechanism_consent (void)
{
  return 0;
}

static void
check_migration (const Flow *flow, ProblemList *problems)
{
  if ((flow->policy == POLICY_MIGRATE) != (flow->to != NULL))
    entity_complain (&flow->base, problems,
                     "'to' names where users migrate; it is required for "
                     "policy=\"migrate\" and not allowed elsewhere");
  else if (flow->to != NULL && flow->to->service != flow->service)
    entity_complain (
        &flow->base, problems, "to: '%s' is an instance of '%s', not of '%s'",
        flow->to->base.id, flow->to->service->base.id, flow->service->base.id);
}

static void
check_flow (const World *world, const Entity *entity, ProblemList *problems)
{
  const Flow *flow = (const Flow *) entity;

  g_assert (flow->subtype == 0
            || g_str_equal (FLOW_SUBTYPE_WORDS[flow->subtype],
                            SUBTYPE_WORDS[flow->subtype - 1]));
  check_migration (flow, problems);
  if (flow->procedure != NULL && flow->policy != POLICY_APPLY)
    entity_complain (entity, problems,
                     "'procedure' says where the tenant files; it goes with "
                     "policy=\"apply\"");
  if (flow->policy == POLICY_APPLY
      && world_all (world, KIND_PROCEDURE)->len == 0)
    entity_complain (entity, problems,
                     "policy: nobody takes the filings of who applies; needs a "
                     "<regulator> with a <procedure>");
}

static const AttributeSpec FLOW_ATTRIBUTES[] = {
  { ATTRIBUTE (Flow, service, "service", ATTRIBUTE_REFERENCE, REQUIRED,
               "the service whose users' data moves"),
    .target = KIND_SERVICE },
  { ATTRIBUTE (Flow, tenant, "tenant", ATTRIBUTE_REFERENCE, OPTIONAL,
               "whose users; those of all tenants when left out"),
    .target = KIND_TENANT },
  { ATTRIBUTE (Flow, data_class, "class", ATTRIBUTE_WORD, REQUIRED,
               "class of the data"),
    .words = DATA_CLASS_WORDS },
  { ATTRIBUTE (Flow, subtype, "subtype", ATTRIBUTE_WORD, "unstated",
               "what the data is more closely; laws on bulk data count each "
               "by itself"),
    .words = FLOW_SUBTYPE_WORDS },
  { ATTRIBUTE (Flow, purpose, "purpose", ATTRIBUTE_WORD, "general",
               "purpose of the transfer"),
    .words = PURPOSE_WORDS },
  { ATTRIBUTE (Flow, policy, "policy", ATTRIBUTE_WORD, "continue",
               "what the tenant does while the law is not met"),
    .words = POLICY_WORDS },
  { ATTRIBUTE (Flow, meanwhile, "meanwhile", ATTRIBUTE_WORD, "block",
               "are users served until applying, migrating or leaving "
               "is done"),
    .words = MEANWHILE_WORDS },
  { ATTRIBUTE (Flow, procedure, "procedure", ATTRIBUTE_REFERENCE, OPTIONAL,
               "by which the tenant applies; the first that grants what "
               "is required when left out"),
    .target = KIND_PROCEDURE },
  { ATTRIBUTE (Flow, to, "to", ATTRIBUTE_REFERENCE, OPTIONAL,
               "the instance to which users migrate"),
    .target = KIND_INSTANCE },
  { ATTRIBUTE (Flow, takes, "takes", ATTRIBUTE_PERIOD, "P0D",
               "how long a migration lasts, or the notice of an exit") },
  { ATTRIBUTE (Flow, foresight, "foresight", ATTRIBUTE_PERIOD, "P0D",
               "how long before a duty binds the tenant reacts to it") },
  { ATTRIBUTE (Flow, subjects, "subjects", ATTRIBUTE_SHARE, "100%",
               "share of the users whose data moves in it") },
  { ATTRIBUTE (Flow, activity_start, "activity-start", ATTRIBUTE_FROM, "always",
               "first day of the activity") },
  { 0 }
};

const EntityKind KIND_OF_FLOW
    = { .id = KIND_FLOW,
        .element = "flow",
        .help = "Data of a class that moves to where its users are served",
        .size = sizeof (Flow),
        .attributes = FLOW_ATTRIBUTES,
        .parents = AT_TOP,
        .needs_id = TRUE,
        .check = check_flow };

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
  { ATTRIBUTE (Mechanism, refunded, "refunded", ATTRIBUTE_SHARE, "0%",
               "share of those who refuse the prompt that is paid back") },
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
