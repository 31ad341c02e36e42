#include "config.h"

#include "models/world/incident.h"

#include "models/world/attribute.h"
#include "models/world/world.h"

static const EntityKindId AT_TOP[] = { KIND_SCENARIO, KIND_NONE };
static const EntityKindId IN_INCIDENT[] = { KIND_INCIDENT, KIND_NONE };

SimTime
incident_over (const Incident *incident)
{
  return incident->to + incident->tail;
}

GPtrArray *
world_incidents (const World *world, SimTime at)
{
  GPtrArray *under_way = g_ptr_array_new ();

  WORLD_EACH (world, KIND_INCIDENT, Incident, incident)
    if (incident->happens
        && dated_holds (incident->from, incident_over (incident), at))
      g_ptr_array_add (under_way, (gpointer) incident);
  return under_way;
}

static void
check_incident (const World *world G_GNUC_UNUSED, const Entity *entity,
                ProblemList *problems)
{
  const Incident *incident = (const Incident *) entity;
  guint n = 0;

  if (incident->from == SIM_ALWAYS || incident->to == SIM_NEVER)
    entity_complain (entity, problems,
                     "begins and ends at an instant, as in "
                     "2020-09-28T21:25Z or 2022-12-18T08:56+08:00");
  ENTITY_EACH (entity, KIND_FAILING, Failing, failing)
    n += failing->element != NULL ? 1 : 0;
  if (n == 0)
    entity_complain (entity, problems,
                     "makes nothing fail; name it: <fails element=\"...\"/>");
}

static const char *const MANNER_WORDS[] = { "refuses", "silent", NULL };

static const AttributeSpec INCIDENT_ATTRIBUTES[]
    = { { ATTRIBUTE (Incident, from, "from", ATTRIBUTE_FROM, REQUIRED,
                     "when it begins") },
        { ATTRIBUTE (Incident, to, "to", ATTRIBUTE_TO, REQUIRED,
                     "when nothing fails any more") },
        { ATTRIBUTE (Incident, tail, "tail", ATTRIBUTE_SPAN, "0s",
                     "from then on until everything is as before") },
        { ATTRIBUTE (Incident, plane, "plane", ATTRIBUTE_WORD, "both",
                     "what of the elements fails: their work, changing them, "
                     "or both"),
          .words = PLANE_WORDS },
        { ATTRIBUTE (Incident, share, "share", ATTRIBUTE_SHARE, "100%",
                     "how much of it fails") },
        { ATTRIBUTE (Incident, manner, "manner", ATTRIBUTE_WORD, "refuses",
                     "what clients notice: requests come back at once, or "
                     "there is no answer until they give up"),
          .words = MANNER_WORDS },
        { ATTRIBUTE (Incident, mechanism, "mechanism", ATTRIBUTE_TEXT, OPTIONAL,
                     "how it came about") },
        { ATTRIBUTE (Incident, happens, "happens", ATTRIBUTE_YES_NO, "yes",
                     "does it happen; a variant may spare itself") },
        { 0 } };

const EntityKind KIND_OF_INCIDENT
    = { .id = KIND_INCIDENT,
        .element = "incident",
        .help = "What fails for a while, and what then fails with it",
        .size = sizeof (Incident),
        .attributes = INCIDENT_ATTRIBUTES,
        .parents = AT_TOP,
        .needs_id = TRUE,
        .check = check_incident };

/* What failure is about, besides whatever something depends on. */
static gboolean
is_part_of_clouds (const Entity *element)
{
  switch (element->kind->id)
    {
    case KIND_PARTY:
    case KIND_PARTITION:
    case KIND_REGION:
    case KIND_ZONE:
    case KIND_SITE:
    case KIND_BUILDING:
    case KIND_INSTANCE:
    case KIND_DEPLOYMENT:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_needed (const World *world, const Entity *element)
{
  WORLD_EACH (world, KIND_DEPENDENCY, Dependency, dependency)
    if (dependency->on == element || dependency->of == element)
      return TRUE;
  return FALSE;
}

/* Within the incident; from before to is checked of every kind. */
static void
check_span (const Entity *entity, ProblemList *problems)
{
  const Failing *failing = (const Failing *) entity;
  const Incident *incident = (const Incident *) entity->parent;
  g_autofree char *begins = sim_time_format (incident->from);
  g_autofree char *ends = sim_time_format (incident->to);

  if (failing->from != SIM_ALWAYS
      && !dated_holds (incident->from, incident->to, failing->from))
    entity_complain (entity, problems,
                     "'from' lies outside of the incident, which goes from %s "
                     "to %s",
                     begins, ends);
  if (failing->to != SIM_NEVER
      && (failing->to <= incident->from || failing->to > incident->to))
    entity_complain (entity, problems,
                     "'to' lies outside of the incident, which goes from %s to "
                     "%s",
                     begins, ends);
}

static void
check_failing (const World *world, const Entity *entity, ProblemList *problems)
{
  const Entity *element = ((const Failing *) entity)->element;
  g_autofree char *name = entity_describe (element);

  check_span (entity, problems);
  if (!is_part_of_clouds (element) && !is_needed (world, element))
    entity_complain (
        entity, problems,
        "element: nothing fails with %s; expected a party, a "
        "building, a partition or a part of one, an instance, a deployment, "
        "or what a <dependency> names",
        name);
}

static const AttributeSpec FAILING_ATTRIBUTES[]
    = { { ATTRIBUTE (Failing, element, "element", ATTRIBUTE_REFERENCE, REQUIRED,
                     "what fails") },
        { ATTRIBUTE (Failing, from, "from", ATTRIBUTE_FROM, "always",
                     "when it does; with the incident when left out") },
        { ATTRIBUTE (Failing, to, "to", ATTRIBUTE_TO, "never",
                     "when it is back; with the incident's end when left "
                     "out") },
        { 0 } };

const EntityKind KIND_OF_FAILING
    = { .id = KIND_FAILING,
        .element = "fails",
        .help = "One of the elements that fail in an incident, and when it is "
                "back",
        .size = sizeof (Failing),
        .attributes = FAILING_ATTRIBUTES,
        .parents = IN_INCIDENT,
        .check = check_failing };
