#include "config.h"

#include "models/world/flow.h"

#include <string.h>

#include "models/world/attribute.h"
#include "models/world/world.h"

static const EntityKindId AT_TOP[] = { KIND_SCENARIO, KIND_NONE };
static const EntityKindId IN_RULE[] = { KIND_RULE, KIND_NONE };

const char *const DECISION_WORDS[]
    = { "transfer", "storage", "request", NULL };

const char *const PURPOSE_WORDS[] = { "general",
                                      "hr",
                                      "contract",
                                      "emergency",
                                      "legal-duty",
                                      "trade",
                                      "transit",
                                      "ftz-nonlisted",
                                      "occasional",
                                      "onward",
                                      "processing",
                                      "cross-border-payment",
                                      "vendor",
                                      "employment",
                                      "investment",
                                      "brokerage",
                                      "us-gov-contract",
                                      "criminal-request",
                                      "civil-request",
                                      "regulator-request",
                                      "gov-request",
                                      "cn-police-request",
                                      "cn-intelligence-request",
                                      "hk-police-nsl",
                                      "us-warrant",
                                      "foreign-content-request",
                                      NULL };

const char *const VERDICT_WORDS[]
    = { "allowed",
        "no-rule",
        "needs-judgement",
        "prohibited",
        "compellable",
        "not-compellable",
        "requires-security-assessment",
        "requires-standard-contract-or-certification",
        "requires-any-mechanism",
        "requires-approval",
        "requires-filing",
        "requires-international-agreement",
        "requires-tia",
        "requires-cisa-security",
        "requires-compliance-program",
        "requires-onward-clause",
        NULL };

const char *const MECHANISM_WORDS[] = { "consent",
                                        "security-assessment",
                                        "standard-contract",
                                        "certification",
                                        "gba-standard-contract",
                                        "approval",
                                        "filing",
                                        "backup",
                                        "safe-harbour",
                                        "privacy-shield",
                                        "dpf",
                                        "scc-old",
                                        "scc-2021",
                                        "bcr",
                                        "tia",
                                        "explicit-consent",
                                        "mlat",
                                        "exec-agreement",
                                        "warrant",
                                        "cisa-security",
                                        "compliance-program",
                                        "onward-clause",
                                        "encryption",
                                        "local-primary-copy",
                                        "delete-24h",
                                        NULL };

const char *const FACT_WORDS[]
    = { "class",       "exporter",      "purpose",        "origin",
        "location",    "destination",   "operator-home",  "activity-start",
        "mechanism",   NULL };
const char *const COUNT_WORDS[]
    = { "held", "export-pi", "export-spi", NULL };
const char *const WINDOW_WORDS[]
    = { "any", "prev-jan1", "cur-jan1", "12-months", NULL };
static const char *const POLICY_WORDS[] = { "continue", "block", NULL };

int
mechanism_consent (void)
{
  return 0;
}

static const AttributeSpec FLOW_ATTRIBUTES[] = {
  { ATTRIBUTE (Flow, service, "service", ATTRIBUTE_REFERENCE, REQUIRED,
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
  { 0 }
};

const EntityKind KIND_OF_FLOW
    = { .id = KIND_FLOW,
        .element = "flow",
        .help = "Data of a class that moves to where its users are served",
        .size = sizeof (Flow),
        .attributes = FLOW_ATTRIBUTES,
        .parents = AT_TOP,
        .needs_id = TRUE };

static const AttributeSpec RULE_ATTRIBUTES[] = {
  { ATTRIBUTE (Rule, law, "law", ATTRIBUTE_TEXT, REQUIRED,
               "code of the law, as jurisdictions name it") },
  { ATTRIBUTE (Rule, name, "name", ATTRIBUTE_TEXT, OPTIONAL,
               "the rule of which this is a version; its id when left out") },
  { ATTRIBUTE (Rule, decision, "decision", ATTRIBUTE_WORD, REQUIRED,
               "what it decides about"),
    .words = DECISION_WORDS },
  { ATTRIBUTE (Rule, from, "from", ATTRIBUTE_FROM, REQUIRED,
               "first day in force") },
  { ATTRIBUTE (Rule, to, "to", ATTRIBUTE_TO, "never",
               "first day no longer in force") },
  { ATTRIBUTE (Rule, verdict, "verdict", ATTRIBUTE_WORD, REQUIRED,
               "what it says unless a cure is held"),
    .words = VERDICT_WORDS },
  { ATTRIBUTE (Rule, article, "article", ATTRIBUTE_TEXT, REQUIRED,
               "statute and article") },
  { 0 }
};

const EntityKind KIND_OF_RULE = { .id = KIND_RULE,
                                  .element = "rule",
                                  .help = "One version of a legal duty",
                                  .size = sizeof (Rule),
                                  .attributes = RULE_ATTRIBUTES,
                                  .parents = AT_TOP,
                                  .needs_id = TRUE };

/* What a condition may compare a fact with; NULL: any word. */
static const char *const *
fact_words (int fact)
{
  switch (fact)
    {
    case FACT_CLASS:
      return DATA_CLASS_WORDS;
    case FACT_EXPORTER:
      return EXPORTER_WORDS;
    case FACT_PURPOSE:
      return PURPOSE_WORDS;
    case FACT_MECHANISM:
      return MECHANISM_WORDS;
    default:
      return NULL;
    }
}

static void
check_fact_words (const Entity *entity, const char *text, int fact,
                  ProblemList *problems)
{
  const char *const *known = fact_words (fact);
  g_auto (GStrv) words = g_strsplit_set (text == NULL ? "" : text, " \t\n", -1);

  for (guint i = 0; known != NULL && words[i] != NULL; i++)
    if (words[i][0] != '\0' && !g_strv_contains (known, words[i]))
      {
        g_autofree char *hint = problem_suggest (words[i], known);

        entity_complain (entity, problems, "'%s' is no %s%s", words[i],
                         FACT_WORDS[fact], hint);
      }
}

static void
check_condition (const World *world G_GNUC_UNUSED, const Entity *entity,
                 ProblemList *problems)
{
  const Condition *condition = (const Condition *) entity;
  gboolean is_date = condition->fact == FACT_ACTIVITY_START;

  if (is_date != (condition->before != SIM_NEVER))
    entity_complain (entity, problems,
                     "'before' takes a date and is used with "
                     "fact=\"activity-start\", and only with it");
  if (!is_date && (condition->in == NULL) == (condition->not_in == NULL))
    entity_complain (entity, problems, "needs 'in' or 'not-in', one of them");
  check_fact_words (entity, condition->in, condition->fact, problems);
  check_fact_words (entity, condition->not_in, condition->fact, problems);
}

static const AttributeSpec CONDITION_ATTRIBUTES[] = {
  { ATTRIBUTE (Condition, fact, "fact", ATTRIBUTE_WORD, REQUIRED,
               "what is tested"),
    .words = FACT_WORDS },
  { ATTRIBUTE (Condition, in, "in", ATTRIBUTE_TEXT, OPTIONAL,
               "words, one of which must fit; places include what they "
               "contain") },
  { ATTRIBUTE (Condition, not_in, "not-in", ATTRIBUTE_TEXT, OPTIONAL,
               "words, none of which may fit") },
  { ATTRIBUTE (Condition, before, "before", ATTRIBUTE_TO, "never",
               "day before which the activity must have started") },
  { 0 }
};

const EntityKind KIND_OF_CONDITION
    = { .id = KIND_CONDITION,
        .element = "when",
        .help = "A condition of a rule; all must hold",
        .size = sizeof (Condition),
        .attributes = CONDITION_ATTRIBUTES,
        .parents = IN_RULE,
        .check = check_condition };

static void
check_threshold (const World *world G_GNUC_UNUSED, const Entity *entity,
                 ProblemList *problems)
{
  const Threshold *threshold = (const Threshold *) entity;

  if (threshold->below != 0 && threshold->below <= threshold->least)
    entity_complain (entity, problems,
                     "no count is at least %" G_GINT64_FORMAT
                     " and below %" G_GINT64_FORMAT,
                     threshold->least, threshold->below);
  if (threshold->fact != COUNT_HELD && threshold->window == WINDOW_ANY)
    entity_complain (entity, problems,
                     "a count of exported persons needs a 'window'");
}

static const AttributeSpec THRESHOLD_ATTRIBUTES[] = {
  { ATTRIBUTE (Threshold, fact, "fact", ATTRIBUTE_WORD, REQUIRED,
               "which persons are counted"),
    .words = COUNT_WORDS },
  { ATTRIBUTE (Threshold, window, "window", ATTRIBUTE_WORD, "any",
               "since when they are counted"),
    .words = WINDOW_WORDS },
  { ATTRIBUTE (Threshold, least, "least", ATTRIBUTE_COUNT, "0",
               "the rule binds from this count on") },
  { ATTRIBUTE (Threshold, below, "below", ATTRIBUTE_COUNT, "0",
               "the rule binds below this count; 0 is no end") },
  { 0 }
};

const EntityKind KIND_OF_THRESHOLD
    = { .id = KIND_THRESHOLD,
        .element = "count",
        .help = "A count of persons on which a rule depends",
        .size = sizeof (Threshold),
        .attributes = THRESHOLD_ATTRIBUTES,
        .parents = IN_RULE,
        .check = check_threshold };

static const AttributeSpec CURE_ATTRIBUTES[] = {
  { ATTRIBUTE (Cure, mechanisms, "mechanisms", ATTRIBUTE_WORDS, REQUIRED,
               "what must be held, all together"),
    .words = MECHANISM_WORDS },
  { ATTRIBUTE (Cure, from, "from", ATTRIBUTE_FROM, "always",
               "first day on which it cures") },
  { ATTRIBUTE (Cure, to, "to", ATTRIBUTE_TO, "never",
               "first day on which it no longer does") },
  { 0 }
};

const EntityKind KIND_OF_CURE = { .id = KIND_CURE,
                                  .element = "cure",
                                  .help = "Mechanisms that satisfy a rule",
                                  .size = sizeof (Cure),
                                  .attributes = CURE_ATTRIBUTES,
                                  .parents = IN_RULE };

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
  { ATTRIBUTE (Challenge, partition, "partition", ATTRIBUTE_REFERENCE,
               REQUIRED, "whose licences are challenged"),
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
