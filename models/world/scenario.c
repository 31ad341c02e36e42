#include "config.h"

#include "models/world/scenario.h"

#include "models/world/attribute.h"
#include "models/world/world.h"

static const EntityKindId NOWHERE[] = { KIND_NONE };
static const EntityKindId AT_TOP[] = { KIND_SCENARIO, KIND_NONE };
static const EntityKindId IN_VARIANT[]
    = { KIND_SCENARIO, KIND_VARIANT, KIND_NONE };
static const EntityKindId IN_CHANGERS[]
    = { KIND_VARIANT, KIND_EVENT, KIND_NONE };
/* An <about> may stand in anything; see entity_kind_fits(). */
static const EntityKindId ANYWHERE[] = { KIND_SCENARIO, KIND_NONE };

const char *const EVENT_WORDS[]
    = { "rule",    "launch",   "licence", "consent", "region",
        "custody", "incident", "other",   NULL };

const Scenario *
world_scenario (const World *world)
{
  return g_ptr_array_index (world_all (world, KIND_SCENARIO), 0);
}

const Experiment *
world_experiment (const World *world)
{
  return g_ptr_array_index (world_all (world, KIND_EXPERIMENT), 0);
}

static void
free_change (gpointer change)
{
  change_free (change);
}

GPtrArray *
entity_changes (const Entity *entity)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (free_change);

  ENTITY_EACH (entity, KIND_SET, Set, set)
    g_ptr_array_add (changes,
                     change_new (set->entity, set->attribute, set->value,
                                 set->base.file, set->base.line));
  return changes;
}

static const AttributeSpec SCENARIO_ATTRIBUTES[]
    = { { ATTRIBUTE (Scenario, question, "question", ATTRIBUTE_TEXT, OPTIONAL,
                     "what the scenario is to answer") },
        { ATTRIBUTE (Scenario, from, "from", ATTRIBUTE_FROM, REQUIRED,
                     "first day that is simulated") },
        { ATTRIBUTE (Scenario, to, "to", ATTRIBUTE_TO, REQUIRED,
                     "first day that is no longer simulated") },
        { 0 } };

static void
check_scenario (const World *world G_GNUC_UNUSED, const Entity *entity,
                ProblemList *problems)
{
  const Scenario *scenario = (const Scenario *) entity;

  if (scenario->from == SIM_ALWAYS || scenario->to == SIM_NEVER)
    entity_complain (entity, problems,
                     "'from' and 'to' must be dates: a simulation has a first "
                     "and a last day");
}

const EntityKind KIND_OF_SCENARIO
    = { .id = KIND_SCENARIO,
        .element = "scenario",
        .help = "A world, the changes to compare, and a span of time",
        .size = sizeof (Scenario),
        .attributes = SCENARIO_ATTRIBUTES,
        .parents = NOWHERE,
        .needs_id = TRUE,
        .check = check_scenario };

static const AttributeSpec EXPERIMENT_ATTRIBUTES[]
    = { { ATTRIBUTE (Experiment, replications, "replications", ATTRIBUTE_COUNT,
                     "10", "independent repetitions of each variant"),
          .least = 1, .most = 100000 },
        { ATTRIBUTE (Experiment, seed, "seed", ATTRIBUTE_COUNT, "1",
                     "master seed of all random draws"),
          .least = 0, .most = 9007199254740992.0 },
        { ATTRIBUTE (Experiment, windows, "windows", ATTRIBUTE_COUNT, "8",
                     "windows of traffic sampled in each regime"),
          .least = 1, .most = 100000 },
        { ATTRIBUTE (Experiment, window_length, "window-length", ATTRIBUTE_SPAN,
                     "60s", "length of a window") },
        { ATTRIBUTE (Experiment, change_windows, "change-windows",
                     ATTRIBUTE_COUNT, "1",
                     "windows played on either side of every change of the "
                     "calendar"),
          .least = 0, .most = 100000 },
        { ATTRIBUTE (Experiment, warm_up, "warm-up", ATTRIBUTE_SPAN, "5s",
                     "traffic before a window that fills the queues") },
        { 0 } };

static void
check_experiment (const World *world G_GNUC_UNUSED, const Entity *entity,
                  ProblemList *problems)
{
  const Experiment *experiment = (const Experiment *) entity;

  if (experiment->window_length < SIM_MILLISECOND
      || experiment->window_length > SIM_DAY)
    entity_complain (entity, problems,
                     "'window-length' must lie between 1ms and 1d");
  if (experiment->warm_up > SIM_DAY)
    entity_complain (entity, problems, "'warm-up' must be at most 1d");
}

const EntityKind KIND_OF_EXPERIMENT
    = { .id = KIND_EXPERIMENT,
        .element = "experiment",
        .help = "How often and how densely the scenario is simulated",
        .size = sizeof (Experiment),
        .attributes = EXPERIMENT_ATTRIBUTES,
        .parents = AT_TOP,
        .check = check_experiment };

static const AttributeSpec VARIANT_ATTRIBUTES[] = { { 0 } };

const EntityKind KIND_OF_VARIANT
    = { .id = KIND_VARIANT,
        .element = "variant",
        .help = "The same world with a named set of changes",
        .size = sizeof (Variant),
        .attributes = VARIANT_ATTRIBUTES,
        .parents = AT_TOP,
        .needs_id = TRUE };

static const AttributeSpec EVENT_ATTRIBUTES[]
    = { { ATTRIBUTE (Event, date, "date", ATTRIBUTE_FROM, REQUIRED,
                     "the day on which it happens") },
        { ATTRIBUTE (Event, form, "form", ATTRIBUTE_WORD, "other",
                     "what kind of event it is, for time lines"),
          .words = EVENT_WORDS },
        { 0 } };

const EntityKind KIND_OF_EVENT
    = { .id = KIND_EVENT,
        .element = "event",
        .help = "Something that happens on a day and changes the world",
        .size = sizeof (Event),
        .attributes = EVENT_ATTRIBUTES,
        .parents = IN_VARIANT,
        .needs_id = TRUE };

static const AttributeSpec SET_ATTRIBUTES[]
    = { { ATTRIBUTE (Set, entity, "entity", ATTRIBUTE_TEXT, REQUIRED,
                     "id of the entity that changes") },
        { ATTRIBUTE (Set, attribute, "attribute", ATTRIBUTE_TEXT, REQUIRED,
                     "its attribute") },
        { ATTRIBUTE (Set, value, "value", ATTRIBUTE_TEXT, REQUIRED,
                     "the new value, written as in the file") },
        { 0 } };

const EntityKind KIND_OF_SET = { .id = KIND_SET,
                                 .element = "set",
                                 .help = "A change of one attribute",
                                 .size = sizeof (Set),
                                 .attributes = SET_ATTRIBUTES,
                                 .parents = IN_CHANGERS };

static void
check_about (const World *world G_GNUC_UNUSED, const Entity *entity,
             ProblemList *problems)
{
  const About *about = (const About *) entity;

  if (entity_kind_attribute (entity->parent->kind, about->attribute, NULL)
      == NULL)
    entity_complain (entity, problems,
                     "<%s> has no attribute '%s' to speak about",
                     entity->parent->kind->element, about->attribute);
  if ((about->low == NULL) != (about->high == NULL))
    entity_complain (entity, problems,
                     "a range needs both ends, 'low' and 'high'");
}

static const AttributeSpec ABOUT_ATTRIBUTES[]
    = { { ATTRIBUTE (About, attribute, "attribute", ATTRIBUTE_TEXT, REQUIRED,
                     "attribute of the element around it") },
        { ATTRIBUTE (About, low, "low", ATTRIBUTE_TEXT, OPTIONAL,
                     "lower end of its range") },
        { ATTRIBUTE (About, high, "high", ATTRIBUTE_TEXT, OPTIONAL,
                     "upper end of its range") },
        { 0 } };

const EntityKind KIND_OF_ABOUT
    = { .id = KIND_ABOUT,
        .element = "about",
        .help = "Where an attribute of the element around it comes from",
        .size = sizeof (About),
        .attributes = ABOUT_ATTRIBUTES,
        .parents = ANYWHERE,
        .check = check_about };
