#include "config.h"

#include "models/world/assertion.h"

#include "models/world/attribute.h"

static const EntityKindId AT_TOP[] = { KIND_SCENARIO, KIND_NONE };
static const EntityKindId IN_ASSERT[] = { KIND_ASSERT, KIND_NONE };

static const char *const FORM_WORDS[]
    = { "access",  "residency",  "failure", "single-points", "isolation",
        "latency", "compliance", "losses",  "readable",      NULL };
const char *const ASSERT_QUANTILE_WORDS[]
    = { "mean", "p50", "p95", "p99", NULL };
static const char *const WORST_WORDS[] = { "none", "conflict", "treaty", NULL };
static const char *const LEAST_WORDS[]
    = { "conflict", "treaty", "direct", NULL };

typedef struct
{
  const char *name;
  gconstpointer value;
  guint forms; /* in which it is allowed: a set of AssertForm */
  guint needs; /* in which it is required */
} Part;

#define IN(form) (1u << (form))
#define OF_ACCESS (IN (ASSERT_ACCESS) | IN (ASSERT_READABLE))

static void
check_part (const Entity *entity, const Part *part, int form,
            ProblemList *problems)
{
  if (part->value == NULL && (part->needs & IN (form)) != 0)
    entity_complain (entity, problems, "form=\"%s\" needs '%s'",
                     FORM_WORDS[form], part->name);
  if (part->value != NULL && (part->forms & IN (form)) == 0)
    entity_complain (entity, problems, "form=\"%s\" has no '%s'",
                     FORM_WORDS[form], part->name);
}

static void
check_assert (const World *world G_GNUC_UNUSED, const Entity *entity,
              ProblemList *problems)
{
  const Assert *a = (const Assert *) entity;
  const Part parts[] = {
    { "authority", a->authority, OF_ACCESS, 0 },
    { "asset", a->asset, OF_ACCESS, OF_ACCESS },
    { "class", a->data_class, IN (ASSERT_RESIDENCY), IN (ASSERT_RESIDENCY) },
    { "jurisdiction", a->jurisdiction, IN (ASSERT_RESIDENCY),
      IN (ASSERT_RESIDENCY) },
    { "element", a->element, IN (ASSERT_FAILURE), IN (ASSERT_FAILURE) },
    { "spares", a->spares, IN (ASSERT_FAILURE), IN (ASSERT_FAILURE) },
    { "service", a->service, IN (ASSERT_SINGLE_POINTS),
      IN (ASSERT_SINGLE_POINTS) },
    { "partition", a->partition, IN (ASSERT_ISOLATION), IN (ASSERT_ISOLATION) },
    { "other", a->other, IN (ASSERT_ISOLATION), IN (ASSERT_ISOLATION) },
    { "population", a->population, IN (ASSERT_LATENCY) | IN (ASSERT_LOSSES),
      0 },
    { "most", a->most > 0 ? a : NULL, IN (ASSERT_LATENCY),
      IN (ASSERT_LATENCY) },
    { "flow", a->flow, IN (ASSERT_COMPLIANCE), 0 },
    { "rule", a->rule, IN (ASSERT_COMPLIANCE), 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    check_part (entity, &parts[i], a->form, problems);
  if (a->data_class != NULL
      && !g_strv_contains (DATA_CLASS_WORDS, a->data_class))
    {
      g_autofree char *hint = problem_suggest (a->data_class, DATA_CLASS_WORDS);

      entity_complain (entity, problems, "class: found '%s'%s", a->data_class,
                       hint);
    }
}

#define PARTY_TO(field_, name_, target_, help_)                                \
  {                                                                            \
    ATTRIBUTE (Assert, field_, name_, ATTRIBUTE_REFERENCE, OPTIONAL, help_),   \
        .target = target_                                                      \
  }

static const AttributeSpec ASSERT_ATTRIBUTES[]
    = { { ATTRIBUTE (Assert, form, "form", ATTRIBUTE_WORD, REQUIRED,
                     "what it is about"),
          .words = FORM_WORDS },
        PARTY_TO (authority, "authority", KIND_AUTHORITY,
                  "access: of whom, else of every authority; readable: by "
                  "whom, else by any"),
        PARTY_TO (asset, "asset", KIND_ASSET, "access, readable: to what"),
        { ATTRIBUTE (Assert, worst, "worst", ATTRIBUTE_WORD, "none",
                     "access: the worst that is accepted; conflict is class X, "
                     "treaty X or T"),
          .words = WORST_WORDS },
        { ATTRIBUTE (Assert, least, "least", ATTRIBUTE_WORD, "conflict",
                     "readable: the class in which it must be, or a better "
                     "one; conflict is class X, treaty T, direct D"),
          .words = LEAST_WORDS },
        { ATTRIBUTE (Assert, data_class, "class", ATTRIBUTE_TEXT, OPTIONAL,
                     "residency: the class of data") },
        PARTY_TO (jurisdiction, "jurisdiction", KIND_JURISDICTION,
                  "residency: where it must not be"),
        PARTY_TO (element, "element", KIND_NONE, "failure: what fails"),
        PARTY_TO (spares, "spares", KIND_NONE,
                  "failure: what it must not take along"),
        PARTY_TO (service, "service", KIND_SERVICE,
                  "single-points: the service that must have none"),
        PARTY_TO (partition, "partition", KIND_PARTITION,
                  "isolation: one of the two"),
        PARTY_TO (other, "other", KIND_PARTITION, "isolation: the other one"),
        { ATTRIBUTE (Assert, plane, "plane", ATTRIBUTE_WORD, "both",
                     "failure: what of it must go on: its work, changing it, "
                     "or both"),
          .words = PLANE_WORDS },
        PARTY_TO (population, "population", KIND_POPULATION,
                  "latency, losses: of whom; else of all together"),
        { ATTRIBUTE (Assert, quantile, "quantile", ATTRIBUTE_WORD, "p95",
                     "latency: the mean, or a percentile of requests"),
          .words = ASSERT_QUANTILE_WORDS },
        { ATTRIBUTE (Assert, most, "most", ATTRIBUTE_SPAN, OPTIONAL,
                     "latency: that it may be, at any time") },
        PARTY_TO (flow, "flow", KIND_FLOW, "compliance: of which; else of all"),
        PARTY_TO (rule, "rule", KIND_RULE,
                  "compliance: with which; else with all"),
        { ATTRIBUTE (Assert, lost, "lost", ATTRIBUTE_SHARE, "0%",
                     "losses: share of the users who may be without service") },
        { ATTRIBUTE (Assert, from, "from", ATTRIBUTE_FROM, "always",
                     "first day on which it must hold") },
        { ATTRIBUTE (Assert, to, "to", ATTRIBUTE_TO, "never",
                     "first day on which it need not hold") },
        { 0 } };

const EntityKind KIND_OF_ASSERT
    = { .id = KIND_ASSERT,
        .element = "assert",
        .help = "What must hold; check --assert and run tell when it does not",
        .size = sizeof (Assert),
        .attributes = ASSERT_ATTRIBUTES,
        .parents = AT_TOP,
        .needs_id = TRUE,
        .check = check_assert };

static void
check_waiver (const World *world G_GNUC_UNUSED, const Entity *entity,
              ProblemList *problems)
{
  const Waiver *waiver = (const Waiver *) entity;

  if (waiver->to == SIM_NEVER)
    entity_complain (entity, problems, "'to' must be a date: a waiver expires");
  if (waiver->reason[0] == '\0')
    entity_complain (entity, problems, "'reason' is empty");
}

static const AttributeSpec WAIVER_ATTRIBUTES[] = {
  { ATTRIBUTE (Waiver, reason, "reason", ATTRIBUTE_TEXT, REQUIRED,
               "why the breach is accepted") },
  { ATTRIBUTE (Waiver, variant, "variant", ATTRIBUTE_REFERENCE, OPTIONAL,
               "only in this variant"),
    .target = KIND_VARIANT },
  { ATTRIBUTE (Waiver, by, "by", ATTRIBUTE_TEXT, OPTIONAL, "who accepts it") },
  { ATTRIBUTE (Waiver, from, "from", ATTRIBUTE_FROM, "always",
               "first day on which it is accepted") },
  { ATTRIBUTE (Waiver, to, "to", ATTRIBUTE_TO, REQUIRED,
               "first day on which it no longer is") },
  { 0 }
};

const EntityKind KIND_OF_WAIVER = { .id = KIND_WAIVER,
                                    .element = "waiver",
                                    .help = "Why, and until when, a breach of "
                                            "the assertion is accepted",
                                    .size = sizeof (Waiver),
                                    .attributes = WAIVER_ATTRIBUTES,
                                    .parents = IN_ASSERT,
                                    .check = check_waiver };
