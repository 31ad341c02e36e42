#include "config.h"

#include "models/world/study-dates.h"

#include "models/world/attribute.h"
#include "models/world/incident.h"

static void
note_date (Study *study, SimTime date)
{
  const Scenario *scenario = world_scenario (study_world (study));

  if (date > scenario->from && date < scenario->to)
    g_array_append_val (study->dates, date);
}

/* Until its tail is over, an incident is one regime. */
static void
note_incident_dates (Study *study, const Incident *incident)
{
  if (!incident->happens)
    return;
  note_date (study, incident->from);
  note_date (study, incident_over (incident));
}

/* A relation is dated by a 'from' and the 'to' that follows it. */
static void
note_entity_dates (Study *study, const Entity *entity)
{
  const AttributeSpec *spec = entity->kind->attributes;

  /* What is asserted, and where places are, changes nothing of a run, so it
   * begins no regime; nor does an element that fails, within its incident. */
  if (entity->kind->id == KIND_SCENARIO || entity->kind->id == KIND_ASSERT
      || entity->kind->id == KIND_WAIVER || entity->kind->id == KIND_PLACE
      || entity->kind->id == KIND_FAILING)
    return;
  if (entity->kind->id == KIND_INCIDENT)
    {
      note_incident_dates (study, (const Incident *) entity);
      return;
    }
  for (; spec->name != NULL && spec[1].name != NULL; spec++)
    if (spec->type == &ATTRIBUTE_FROM && spec[1].type == &ATTRIBUTE_TO)
      {
        note_date (study, *(SimTime *) ENTITY_FIELD (entity, spec));
        note_date (study, *(SimTime *) ENTITY_FIELD (entity, &spec[1]));
      }
}

static int
compare_times (gconstpointer left, gconstpointer right)
{
  SimTime a = *(const SimTime *) left;
  SimTime b = *(const SimTime *) right;

  return a < b ? -1 : a > b;
}

void
dates_settle (GArray *dates)
{
  guint kept = 0;

  g_array_sort (dates, compare_times);
  for (guint i = 0; i < dates->len; i++)
    if (i == 0
        || g_array_index (dates, SimTime, i)
               != g_array_index (dates, SimTime, kept - 1))
      g_array_index (dates, SimTime, kept++)
          = g_array_index (dates, SimTime, i);
  g_array_set_size (dates, kept);
}

void
study_dates_collect (Study *study)
{
  for (guint i = 0; i < study->worlds->len; i++)
    {
      const GPtrArray *all
          = world_everything (g_ptr_array_index (study->worlds, i));

      for (guint j = 0; j < all->len; j++)
        note_entity_dates (study, g_ptr_array_index (all, j));
    }
  WORLD_EACH (study_world (study), KIND_EVENT, Event, event)
    note_date (study, event->date);
  dates_settle (study->dates);
}

static gboolean
strikes (const World *world, SimTime at)
{
  g_autoptr (GPtrArray) incidents = world_incidents (world, at);

  for (guint i = 0; i < incidents->len; i++)
    if (((const Incident *) g_ptr_array_index (incidents, i))->share > 0)
      return TRUE;
  return FALSE;
}

gboolean
study_is_struck (const Study *study, SimTime at)
{
  for (guint i = 0; i < study->options->len; i++)
    if (strikes (option_world (g_ptr_array_index (study->options, i), at), at))
      return TRUE;
  return FALSE;
}
