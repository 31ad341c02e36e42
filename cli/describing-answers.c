/* What theory says of the runs of a plan, kept beside their results.
 *
 * A known answer holds of the model as its file states it. Whoever changes
 * that model on the command line changes what is true, and nobody says to
 * what: then no answer is kept, and why is. */
#include "config.h"

#include "cli/describing.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "models/world/known-answer.h"
#include "sim/sim-number.h"

#define MARK "answers-unknown"

/* --- what was changed ----------------------------------------------------- */

static gboolean
is_of_network (const Entity *entity)
{
  return entity != NULL
         && (entity_is_class (entity) || entity->kind->id == KIND_QUEUE
             || entity->kind->id == KIND_ROUTE);
}

static const char *
text_in (const World *world, const Change *change)
{
  const Entity *entity = world_find (world, change->entity);
  guint position = 0;
  const AttributeSpec *spec
      = entity == NULL ? NULL
                       : entity_kind_attribute (entity->kind, change->attribute,
                                                &position);

  if (spec == NULL)
    return NULL;
  return entity->texts[position] != NULL ? entity->texts[position]
                                         : spec->fallback;
}

/* Is something set to what it is not? */
static gboolean
is_changed (const Study *study, const Change *change)
{
  const World *world = study_world (study);

  if (!is_of_network (world_find (world, change->entity)))
    return FALSE;
  return study->plain == NULL
         || g_strcmp0 (text_in (world, change), text_in (study->plain, change))
                != 0;
}

static void
note_change (GString *why, const char *entity, const char *attribute,
             const char *done)
{
  g_string_append_printf (why, "%s%s.%s %s", why->len > 0 ? ", " : "", entity,
                          attribute, done);
}

/* Why nothing is known, "" where it is. Free with g_free. */
static char *
why_unknown (const Plan *plan)
{
  const GPtrArray *sets = study_sets (plan_study (plan));
  const GPtrArray *factors = plan_design (plan)->factors;
  GString *why = g_string_new (NULL);

  for (guint i = 0; i < sets->len; i++)
    {
      const Change *change = g_ptr_array_index (sets, i);

      if (is_changed (plan_study (plan), change))
        note_change (why, change->entity, change->attribute, "was set");
    }
  for (guint i = 0; i < factors->len; i++)
    {
      const Factor *factor = g_ptr_array_index (factors, i);

      if (factor->entity != NULL)
        note_change (why, factor->entity, factor->attribute, "is varied");
    }
  return g_string_free (why, FALSE);
}

/* Who sets the value of an answer says what is true now. */
static gboolean
is_restated (const Study *study, const KnownAnswer *answer)
{
  const GPtrArray *sets = study_sets (study);

  for (guint i = 0; i < sets->len; i++)
    {
      const Change *change = g_ptr_array_index (sets, i);

      if (strcmp (change->entity, answer->base.id) == 0)
        return TRUE;
    }
  return FALSE;
}

/* --- keeping -------------------------------------------------------------- */

static char *
answer_json (const KnownAnswer *answer)
{
  g_autofree char *labels = known_answer_labels (answer);
  char exact[SIM_NUMBER_SIZE];
  const struct
  {
    const char *name;
    const char *value;
  } members[]
      = { { "metric", ANSWER_WORDS[answer->metric] },
          { "labels", labels },
          { "exact", sim_number_format (exact, known_answer_value (answer)) },
          { "formula", answer->formula },
          { "source", answer->base.source } };
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      json_builder_set_member_name (builder, members[i].name);
      json_builder_add_string_value (builder, members[i].value);
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* It belongs to a configuration, as runs do: numbers of points change when
 * others are added. */
static gboolean
keep_answer (SimStore *store, const PlanPoint *point, const KnownAnswer *answer,
             GError **error)
{
  g_autofree char *json = answer_json (answer);
  g_autofree char *id
      = g_strdup_printf ("%s %06u", point->config, answer->base.index);

  return sim_store_add_entity (
      store, &(SimEntity){ "answer", id, answer->base.title, json }, error);
}

/* The exact values of a variant as it begins, in document order; with
 * @restated, those alone that the command line states. */
static gboolean
keep_answers (SimStore *store, const Plan *plan, gboolean restated,
              GError **error)
{
  for (guint i = 0; i < plan_n_points (plan); i++)
    {
      const PlanPoint *point = plan_point (plan, i);
      const World *world
          = g_array_index (point->option->epochs, Epoch, 0).world;

      WORLD_EACH (world, KIND_KNOWN_ANSWER, KnownAnswer, answer)
        if ((!restated || is_restated (plan_study (plan), answer))
            && !keep_answer (store, point, answer, error))
          return FALSE;
    }
  return TRUE;
}

gboolean
describe_answers (SimStore *store, const Plan *plan, GError **error)
{
  const World *world = study_world (plan_study (plan));
  g_autofree char *why = why_unknown (plan);

  if (world_all (world, KIND_KNOWN_ANSWER)->len == 0)
    return TRUE;
  return (plan_design (plan)->factors->len > 0
          || keep_answers (store, plan, *why != '\0', error))
         && sim_store_set_meta (store, MARK, why, error);
}
