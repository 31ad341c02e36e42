#include "config.h"

#include "models/world/framework.h"

#include "models/world/attribute.h"
#include "models/world/world.h"

static const EntityKindId AT_TOP[] = { KIND_SCENARIO, KIND_NONE };
static const EntityKindId IN_FRAMEWORK[] = { KIND_FRAMEWORK, KIND_NONE };
static const EntityKindId IN_OBJECTIVE[] = { KIND_OBJECTIVE, KIND_NONE };

static const char *const FORM_WORDS[] = { "sum", "ladder", NULL };

const char *const MEASURE_WORDS[]
    = { "none",      "owners",     "operator",     "host",
        "custodian", "keys-apart", "residence",    "software",
        "code",      "access",     "independence", NULL };

/* Weights are shares of the whole. */
static void
check_framework (const World *world G_GNUC_UNUSED, const Entity *entity,
                 ProblemList *problems)
{
  const Framework *framework = (const Framework *) entity;
  double sum = 0;
  guint n = 0;

  ENTITY_EACH (entity, KIND_OBJECTIVE, Objective, objective)
    {
      sum += objective->weight;
      n++;
    }
  if (n == 0)
    entity_complain (entity, problems, "has no <objective>");
  else if (framework->form == FRAMEWORK_SUM
           && (sum < 1 - 1e-9 || sum > 1 + 1e-9))
    entity_complain (entity, problems,
                     "the weights of its objectives add up to %.6g %%; "
                     "expected 100 %%",
                     100 * sum);
}

static const AttributeSpec FRAMEWORK_ATTRIBUTES[]
    = { { ATTRIBUTE (Framework, home, "home", ATTRIBUTE_REFERENCE, REQUIRED,
                     "the jurisdiction whose sovereignty it is about"),
          .target = KIND_JURISDICTION },
        { ATTRIBUTE (Framework, form, "form", ATTRIBUTE_WORD, "sum",
                     "a weighted sum, or a ladder of labels"),
          .words = FORM_WORDS },
        { 0 } };

const EntityKind KIND_OF_FRAMEWORK
    = { .id = KIND_FRAMEWORK,
        .element = "framework",
        .help = "A scheme that scores clouds, beside what is proved",
        .size = sizeof (Framework),
        .attributes = FRAMEWORK_ATTRIBUTES,
        .parents = AT_TOP,
        .needs_id = TRUE,
        .check = check_framework };

static const AttributeSpec OBJECTIVE_ATTRIBUTES[]
    = { { ATTRIBUTE (Objective, weight, "weight", ATTRIBUTE_SHARE, "0%",
                     "share in the sum") },
        { ATTRIBUTE (Objective, gate, "gate", ATTRIBUTE_COUNT, "0",
                     "the least level that passes"),
          .least = 0, .most = LEVELS_MOST },
        { 0 } };

const EntityKind KIND_OF_OBJECTIVE
    = { .id = KIND_OBJECTIVE,
        .element = "objective",
        .help = "An objective of a framework: the least of its criteria",
        .size = sizeof (Objective),
        .attributes = OBJECTIVE_ATTRIBUTES,
        .parents = IN_FRAMEWORK };

static const AttributeSpec CRITERION_ATTRIBUTES[]
    = { { ATTRIBUTE (Criterion, measure, "measure", ATTRIBUTE_WORD, REQUIRED,
                     "what the model computes for it; none: not evaluated"),
          .words = MEASURE_WORDS },
        { ATTRIBUTE (Criterion, met, "met", ATTRIBUTE_COUNT, "4",
                     "level when it is met in full"),
          .least = 0, .most = LEVELS_MOST },
        { ATTRIBUTE (Criterion, unmet, "unmet", ATTRIBUTE_COUNT, "0",
                     "level when it is not met at all"),
          .least = 0, .most = LEVELS_MOST },
        { 0 } };

const EntityKind KIND_OF_CRITERION
    = { .id = KIND_CRITERION,
        .element = "criterion",
        .help = "What an objective asks, and what of the model answers it",
        .size = sizeof (Criterion),
        .attributes = CRITERION_ATTRIBUTES,
        .parents = IN_OBJECTIVE };
