#include "config.h"

#include "models/world/axis.h"

#include "models/world/attribute.h"
#include "models/world/world.h"

static const EntityKindId IN_EXPERIMENT[] = { KIND_EXPERIMENT, KIND_NONE };
static const EntityKindId IN_DESIGN[]
    = { KIND_EXPERIMENT, KIND_ZIP, KIND_SAMPLE, KIND_NONE };

const char *const SCALE_WORDS[] = { "auto", "linear", "log", NULL };
const char *const SAMPLE_WORDS[] = { "latin-hypercube", "sobol", NULL };

static const AttributeSpec AXIS_ATTRIBUTES[]
    = { { ATTRIBUTE (Axis, attribute, "attribute", ATTRIBUTE_TEXT, REQUIRED,
                     "what is varied: ENTITY.ATTRIBUTE, or variant") },
        { ATTRIBUTE (Axis, values, "values", ATTRIBUTE_TEXT, OPTIONAL,
                     "its values, separated by spaces, or by ';' where values "
                     "have spaces") },
        { ATTRIBUTE (Axis, range, "range", ATTRIBUTE_TEXT, OPTIONAL,
                     "first:last:step, or first:last:xFACTOR; in a <sample> "
                     "low:high") },
        { ATTRIBUTE (Axis, scale, "scale", ATTRIBUTE_WORD, "auto",
                     "how a sample is spread over the range; auto is log from "
                     "a decade on"),
          .words = SCALE_WORDS },
        { 0 } };

static void
check_axis (const World *world G_GNUC_UNUSED, const Entity *entity,
            ProblemList *problems)
{
  const Axis *axis = (const Axis *) entity;
  gboolean sampled = entity->parent->kind->id == KIND_SAMPLE;

  if (sampled && axis->values != NULL)
    entity_complain (entity, problems,
                     "a <sample> goes over a 'range', not over 'values'");
  if (!sampled && (axis->values == NULL) == (axis->range == NULL))
    entity_complain (entity, problems,
                     "needs either 'values' or a 'range'; found %s",
                     axis->values == NULL ? "neither" : "both");
}

const EntityKind KIND_OF_AXIS
    = { .id = KIND_AXIS,
        .element = "axis",
        .help = "An attribute that the experiment varies, and its values",
        .size = sizeof (Axis),
        .attributes = AXIS_ATTRIBUTES,
        .parents = IN_DESIGN,
        .check = check_axis };

static const AttributeSpec ZIP_ATTRIBUTES[] = { { 0 } };

const EntityKind KIND_OF_ZIP
    = { .id = KIND_ZIP,
        .element = "zip",
        .help = "Axes that go in step: first with first, second with second",
        .size = sizeof (Zip),
        .attributes = ZIP_ATTRIBUTES,
        .parents = IN_EXPERIMENT };

static const AttributeSpec SAMPLE_ATTRIBUTES[] = {
  { ATTRIBUTE (Sample, method, "method", ATTRIBUTE_WORD, REQUIRED,
               "how the points are chosen"),
    .words = SAMPLE_WORDS },
  { ATTRIBUTE (Sample, points, "points", ATTRIBUTE_COUNT, REQUIRED, "how many"),
    .least = 1, .most = 1000000 },
  { 0 }
};

const EntityKind KIND_OF_SAMPLE
    = { .id = KIND_SAMPLE,
        .element = "sample",
        .help = "Points over the ranges of its axes; without axes, of every "
                "assumption",
        .size = sizeof (Sample),
        .attributes = SAMPLE_ATTRIBUTES,
        .parents = IN_EXPERIMENT };

static const AttributeSpec CONSTRAINT_ATTRIBUTES[]
    = { { ATTRIBUTE (Constraint, where, "where", ATTRIBUTE_TEXT, REQUIRED,
                     "what must hold, as in mail.servers > 10") },
        { 0 } };

const EntityKind KIND_OF_CONSTRAINT
    = { .id = KIND_CONSTRAINT,
        .element = "constraint",
        .help = "Leaves out the settings for which it does not hold",
        .size = sizeof (Constraint),
        .attributes = CONSTRAINT_ATTRIBUTES,
        .parents = IN_EXPERIMENT };
