#include "config.h"

#include "models/world/filing.h"

#include "models/world/attribute.h"
#include "models/world/world.h"

static const EntityKindId AT_TOP[] = { KIND_SCENARIO, KIND_NONE };

static void
check_days (const Entity *entity, const char *text, ProblemList *problems)
{
  g_auto (GStrv) days = g_strsplit_set (text == NULL ? "" : text, " \t\n", -1);
  SimTime day;

  for (guint i = 0; days[i] != NULL; i++)
    if (days[i][0] != '\0' && !sim_time_parse (days[i], &day))
      {
        g_autofree char *quoted = problem_quote (days[i]);

        entity_complain (entity, problems,
                         "'%s' is no day; expected days as in 2022-10-03, "
                         "separated by blanks",
                         quoted);
      }
}

static void
check_holidays (const World *world G_GNUC_UNUSED, const Entity *entity,
                ProblemList *problems)
{
  const Holidays *holidays = (const Holidays *) entity;

  check_days (entity, holidays->off, problems);
  check_days (entity, holidays->worked, problems);
}

static const AttributeSpec HOLIDAYS_ATTRIBUTES[] = {
  { ATTRIBUTE (Holidays, jurisdiction, "jurisdiction", ATTRIBUTE_REFERENCE,
               REQUIRED, "where they hold, and in what lies within"),
    .target = KIND_JURISDICTION },
  { ATTRIBUTE (Holidays, off, "off", ATTRIBUTE_TEXT, REQUIRED,
               "days on which nobody works, separated by blanks") },
  { ATTRIBUTE (Holidays, worked, "worked", ATTRIBUTE_TEXT, OPTIONAL,
               "Saturdays and Sundays that are worked") },
  { 0 }
};

const EntityKind KIND_OF_HOLIDAYS
    = { .id = KIND_HOLIDAYS,
        .element = "holidays",
        .help = "Days that are no working days, besides weekends",
        .size = sizeof (Holidays),
        .attributes = HOLIDAYS_ATTRIBUTES,
        .parents = AT_TOP,
        .check = check_holidays };

static const char *const CLOCK_WORDS[] = { "working", "calendar", NULL };

static const AttributeSpec REGULATOR_ATTRIBUTES[]
    = { { ATTRIBUTE (Regulator, jurisdiction, "jurisdiction",
                     ATTRIBUTE_REFERENCE, REQUIRED, "whose holidays it keeps"),
          .target = KIND_JURISDICTION },
        { ATTRIBUTE (Regulator, desks, "desks", ATTRIBUTE_COUNT, "1",
                     "filings under review at a time"),
          .least = 1, .most = 100000 },
        { ATTRIBUTE (Regulator, clock, "clock", ATTRIBUTE_WORD, "working",
                     "do its times count working days, or all days"),
          .words = CLOCK_WORDS },
        { ATTRIBUTE (Regulator, opens, "opens", ATTRIBUTE_FROM, REQUIRED,
                     "first day on which it takes filings") },
        { 0 } };

static void
check_regulator (const World *world G_GNUC_UNUSED, const Entity *entity,
                 ProblemList *problems)
{
  if (((const Regulator *) entity)->opens == SIM_ALWAYS)
    entity_complain (entity, problems,
                     "opens: must be a day; its backlog grows from then on");
}

const EntityKind KIND_OF_REGULATOR
    = { .id = KIND_REGULATOR,
        .element = "regulator",
        .help = "Somebody who grants mechanisms, with desks and a backlog",
        .size = sizeof (Regulator),
        .attributes = REGULATOR_ATTRIBUTES,
        .parents = AT_TOP,
        .needs_id = TRUE,
        .check = check_regulator };

static void
check_filing (const World *world G_GNUC_UNUSED, const Entity *entity,
              ProblemList *problems)
{
  const Filing *filing = (const Filing *) entity;
  const Regulator *regulator
      = (const Regulator *) filing->procedure->base.parent;
  g_autofree char *opens = sim_time_format (regulator->opens);

  if (filing->filed < regulator->opens)
    entity_complain (entity, problems,
                     "filed: lies before %s, the first day on which "
                     "<regulator %s> takes filings",
                     opens, regulator->base.id);
}

static const AttributeSpec FILING_ATTRIBUTES[] = {
  { ATTRIBUTE (Filing, procedure, "procedure", ATTRIBUTE_REFERENCE, REQUIRED,
               "by which it is decided"),
    .target = KIND_PROCEDURE },
  { ATTRIBUTE (Filing, flow, "flow", ATTRIBUTE_REFERENCE, OPTIONAL,
               "the flow it covers; all when left out"),
    .target = KIND_FLOW },
  { ATTRIBUTE (Filing, instance, "instance", ATTRIBUTE_REFERENCE, OPTIONAL,
               "the instance at which it is held; all when left out"),
    .target = KIND_INSTANCE },
  { ATTRIBUTE (Filing, jurisdiction, "jurisdiction", ATTRIBUTE_REFERENCE,
               OPTIONAL, "of whose users; all when left out"),
    .target = KIND_JURISDICTION },
  { ATTRIBUTE (Filing, filed, "filed", ATTRIBUTE_FROM, REQUIRED,
               "day of the filing") },
  { 0 }
};

const EntityKind KIND_OF_FILING
    = { .id = KIND_FILING,
        .element = "filing",
        .help = "A tenant asks a regulator for a mechanism",
        .size = sizeof (Filing),
        .attributes = FILING_ATTRIBUTES,
        .parents = AT_TOP,
        .needs_id = TRUE,
        .check = check_filing };
