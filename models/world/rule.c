#include "config.h"

#include "models/world/rule.h"

#include "models/world/asset.h"
#include "models/world/attribute.h"
#include "models/world/population.h"
#include "models/world/world.h"

static const EntityKindId AT_TOP[] = { KIND_SCENARIO, KIND_NONE };
static const EntityKindId IN_RULE[] = { KIND_RULE, KIND_NONE };
static const EntityKindId AMONG_CONDITIONS[]
    = { KIND_RULE, KIND_SCOPE, KIND_ANY, KIND_CURE, KIND_EXEMPT, KIND_NONE };
static const EntityKindId AROUND_ANY[]
    = { KIND_RULE, KIND_SCOPE, KIND_CURE, KIND_EXEMPT, KIND_NONE };

const char *const DECISION_WORDS[] = { "transfer", "storage", "request", NULL };

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

const char *const SUBTYPE_WORDS[]
    = { "health",    "financial", "identifiers", "geolocation",
        "biometric", "omic",      "genomic",     NULL };

static const char *const ACTIVITY_WORDS[] = { "new", "continuing", NULL };

const char *const COUNT_WORDS[] = { "held", "export-pi", "export-spi", NULL };
const char *const WINDOW_WORDS[]
    = { "any", "cur-jan1", "12-months", "prev-jan1", NULL };

const FactSpec FACTS[N_FACTS] = {
  [FACT_CLASS] = { "class", "data_class", DATA_CLASS_WORDS, FALSE },
  [FACT_SUBTYPE] = { "subtype", "data_subtype", SUBTYPE_WORDS, FALSE },
  [FACT_EXPORTER] = { "exporter", "exporter", EXPORTER_WORDS, FALSE },
  [FACT_PURPOSE] = { "purpose", "purpose", PURPOSE_WORDS, FALSE },
  [FACT_ACTIVITY] = { "activity", "activity_start", ACTIVITY_WORDS, FALSE },
  [FACT_ORIGIN] = { "origin", "origin", NULL, TRUE },
  [FACT_LOCATION] = { "location", "location", NULL, TRUE },
  [FACT_DESTINATION] = { "destination", "destination", NULL, TRUE },
  [FACT_OPERATOR_HOME] = { "operator-home", "operator_home", NULL, TRUE },
  [FACT_MECHANISM] = { "mechanism", "mechanism", MECHANISM_WORDS, FALSE },
  [FACT_ACTIVITY_START] = { "activity-start", "activity_start", NULL, FALSE },
};

const char *const FACT_WORDS[]
    = { "class",         "subtype",   "exporter",       "purpose",
        "activity",      "origin",    "location",       "destination",
        "operator-home", "mechanism", "activity-start", NULL };

/* Is @word one of the words in @text? */
static gboolean
is_named (const char *text, const char *word)
{
  g_auto (GStrv) words = g_strsplit_set (text == NULL ? "" : text, " \t\n", -1);

  return g_strv_contains ((const char *const *) words, word);
}

gboolean
rule_tests_subtype (const Entity *whole, int subtype)
{
  for (guint i = 0; i < whole->children->len; i++)
    {
      const Entity *part = g_ptr_array_index (whole->children, i);

      if (part->kind->id == KIND_CONDITION
          && ((const Condition *) part)->fact == FACT_SUBTYPE
          && (subtype < 0
              || is_named (((const Condition *) part)->in,
                           SUBTYPE_WORDS[subtype])))
        return TRUE;
      if (rule_tests_subtype (part, subtype))
        return TRUE;
    }
  return FALSE;
}

gboolean
law_tests_subtype (const World *world, const char *law, int decision)
{
  WORLD_EACH (world, KIND_RULE, Rule, rule)
    if (rule->decision == decision && g_str_equal (rule->law, law)
        && rule_tests_subtype (&rule->base, -1))
      return TRUE;
  return FALSE;
}

const char *
rule_name (const Rule *rule)
{
  return rule->name != NULL ? rule->name : rule->base.id;
}

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
  { ATTRIBUTE (Rule, commenced, "commenced", ATTRIBUTE_YES_NO, "yes",
               "no: enacted, but never brought into operation") },
  { ATTRIBUTE (Rule, counted, "counted", ATTRIBUTE_YES_NO, "yes",
               "no: persons whose data it lets go count for no other rule") },
  { ATTRIBUTE (Rule, verdict, "verdict", ATTRIBUTE_TEXT, REQUIRED,
               "what it says unless it is lifted: allowed, no-rule, "
               "needs-judgement, prohibited, compellable, not-compellable, "
               "requires- and what is required") },
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
                                  .needs_id = TRUE,
                                  .check = rules_check };

static const AttributeSpec SCOPE_ATTRIBUTES[]
    = { { ATTRIBUTE (Scope, law, "law", ATTRIBUTE_TEXT, REQUIRED,
                     "code of the law") },
        { ATTRIBUTE (Scope, decision, "decision", ATTRIBUTE_WORD, REQUIRED,
                     "what its rules decide about"),
          .words = DECISION_WORDS },
        { ATTRIBUTE (Scope, article, "article", ATTRIBUTE_TEXT, REQUIRED,
                     "where the law says what it reaches") },
        { 0 } };

const EntityKind KIND_OF_SCOPE
    = { .id = KIND_SCOPE,
        .element = "scope",
        .help = "Conditions of all rules of a law about one kind of decision",
        .size = sizeof (Scope),
        .attributes = SCOPE_ATTRIBUTES,
        .parents = AT_TOP,
        .needs_id = TRUE };

static const AttributeSpec NO_ATTRIBUTES[] = { { 0 } };

const EntityKind KIND_OF_ANY
    = { .id = KIND_ANY,
        .element = "any",
        .help = "Holds when one of the conditions in it does",
        .size = sizeof (Any),
        .attributes = NO_ATTRIBUTES,
        .parents = AROUND_ANY };

static const AttributeSpec CONDITION_ATTRIBUTES[]
    = { { ATTRIBUTE (Condition, fact, "fact", ATTRIBUTE_WORD, REQUIRED,
                     "what is tested"),
          .words = FACT_WORDS },
        { ATTRIBUTE (Condition, in, "in", ATTRIBUTE_TEXT, OPTIONAL,
                     "words, one of which must fit; places include what they "
                     "contain; of mechanisms also none") },
        { ATTRIBUTE (Condition, not_in, "not-in", ATTRIBUTE_TEXT, OPTIONAL,
                     "words, none of which may fit") },
        { ATTRIBUTE (Condition, before, "before", ATTRIBUTE_TO, "never",
                     "day before which the activity must have started") },
        { ATTRIBUTE (Condition, since, "since", ATTRIBUTE_FROM, "always",
                     "day on or after which the activity must have started") },
        { 0 } };

const EntityKind KIND_OF_CONDITION
    = { .id = KIND_CONDITION,
        .element = "when",
        .help = "A condition of a rule; all must hold",
        .size = sizeof (Condition),
        .attributes = CONDITION_ATTRIBUTES,
        .parents = AMONG_CONDITIONS };

static const AttributeSpec THRESHOLD_ATTRIBUTES[]
    = { { ATTRIBUTE (Threshold, fact, "fact", ATTRIBUTE_WORD, REQUIRED,
                     "which persons are counted"),
          .words = COUNT_WORDS },
        { ATTRIBUTE (Threshold, window, "window", ATTRIBUTE_WORD, "any",
                     "since when they are counted"),
          .words = WINDOW_WORDS },
        { ATTRIBUTE (Threshold, least, "least", ATTRIBUTE_COUNT, "0",
                     "the rule binds from this count on") },
        { ATTRIBUTE (Threshold, below, "below", ATTRIBUTE_COUNT, "0",
                     "the rule binds below this count; 0 is no end") },
        { 0 } };

const EntityKind KIND_OF_THRESHOLD
    = { .id = KIND_THRESHOLD,
        .element = "count",
        .help = "A count of persons on which a rule depends",
        .size = sizeof (Threshold),
        .attributes = THRESHOLD_ATTRIBUTES,
        .parents = AMONG_CONDITIONS };

static const AttributeSpec CURE_ATTRIBUTES[]
    = { { ATTRIBUTE (Cure, mechanisms, "mechanisms", ATTRIBUTE_TEXT, REQUIRED,
                     "what must be held, all together") },
        { ATTRIBUTE (Cure, article, "article", ATTRIBUTE_TEXT, OPTIONAL,
                     "statute and article; the rule's when left out") },
        { ATTRIBUTE (Cure, from, "from", ATTRIBUTE_FROM, "always",
                     "first day on which it cures") },
        { ATTRIBUTE (Cure, to, "to", ATTRIBUTE_TO, "never",
                     "first day on which it no longer does") },
        { 0 } };

const EntityKind KIND_OF_CURE = { .id = KIND_CURE,
                                  .element = "cure",
                                  .help = "Mechanisms that satisfy a rule",
                                  .size = sizeof (Cure),
                                  .attributes = CURE_ATTRIBUTES,
                                  .parents = IN_RULE };

static const AttributeSpec EXEMPT_ATTRIBUTES[]
    = { { ATTRIBUTE (Cure, article, "article", ATTRIBUTE_TEXT, OPTIONAL,
                     "statute and article; the rule's when left out") },
        { ATTRIBUTE (Cure, from, "from", ATTRIBUTE_FROM, "always",
                     "first day on which it exempts") },
        { ATTRIBUTE (Cure, to, "to", ATTRIBUTE_TO, "never",
                     "first day on which it no longer does") },
        { 0 } };

const EntityKind KIND_OF_EXEMPT
    = { .id = KIND_EXEMPT,
        .element = "exempt",
        .help = "Conditions under which a rule lets go what it reaches",
        .size = sizeof (Cure),
        .attributes = EXEMPT_ATTRIBUTES,
        .parents = IN_RULE };

static const AttributeSpec GRANT_ATTRIBUTES[]
    = { { ATTRIBUTE (Grant, law, "law", ATTRIBUTE_TEXT, REQUIRED,
                     "code of the law") },
        { ATTRIBUTE (Grant, mechanisms, "mechanisms", ATTRIBUTE_TEXT, REQUIRED,
                     "what is granted, concluded or given") },
        { ATTRIBUTE (Grant, by, "by", ATTRIBUTE_TEXT, REQUIRED, "by whom") },
        { 0 } };

const EntityKind KIND_OF_GRANT
    = { .id = KIND_GRANT,
        .element = "grant",
        .help = "Who grants the mechanisms that a law knows",
        .size = sizeof (Grant),
        .attributes = GRANT_ATTRIBUTES,
        .parents = AT_TOP };
