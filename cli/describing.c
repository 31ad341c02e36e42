#include "config.h"

#include "cli/describing.h"

#include <json-glib/json-glib.h>

#include "models/metrics.h"
#include "models/replay.h"
#include "models/world/known-answer.h"
#include "sim/sim-number.h"

/* --- entities ---------------------------------------------------------------
 */

static char *
attributes_json (const Entity *entity)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  for (guint i = 0; entity->kind->attributes[i].name != NULL; i++)
    if (entity->texts[i] != NULL)
      {
        json_builder_set_member_name (builder,
                                      entity->kind->attributes[i].name);
        json_builder_add_string_value (builder, entity->texts[i]);
      }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static gboolean
describe_entity (SimStore *store, const Entity *entity, GError **error)
{
  g_autofree char *attributes = attributes_json (entity);
  SimEntity row
      = { entity->kind->element, entity->id, entity->title, attributes };

  return sim_store_add_entity (store, &row, error);
}

static gboolean
describe_entities (SimStore *store, const World *world, GError **error)
{
  for (guint i = 0; i < world_everything (world)->len; i++)
    {
      const Entity *entity = g_ptr_array_index (world_everything (world), i);

      if (entity->id != NULL && !describe_entity (store, entity, error))
        return FALSE;
    }
  return TRUE;
}

/* Finding subjects of the law: "FLOW POPULATION", for people. A single flow
 * goes without saying. */
static gboolean
describe_flows (SimStore *store, const World *world, GError **error)
{
  WORLD_EACH (world, KIND_FLOW, Entity, flow)
    WORLD_EACH (world, KIND_POPULATION, Entity, population)
      {
        g_autofree char *id
            = g_strdup_printf ("%s %s", flow->id, population->id);
        g_autofree char *title
            = world_all (world, KIND_FLOW)->len == 1
                  ? g_strdup (population->title)
                  : g_strdup_printf ("%s: %s", flow->title, population->title);
        SimEntity row = { "flow", id, title, "{}" };

        if (!sim_store_add_entity (store, &row, error))
          return FALSE;
      }
  return TRUE;
}

/* --- assumptions ------------------------------------------------------------
 */

static const char *
or_empty (const char *text)
{
  return text == NULL ? "" : text;
}

static gboolean
describe_about (SimStore *store, const About *about, GError **error)
{
  const Entity *entity = about->base.parent;
  const AttributeSpec *spec;
  guint position = 0;
  g_autofree char *name = NULL;
  const char *value;

  spec = entity_kind_attribute (entity->kind, about->attribute, &position);
  if (spec == NULL || about->base.status == NULL)
    return TRUE;
  value = entity->texts[position];
  name = entity->id != NULL
             ? g_strdup (entity->id)
             : g_strdup_printf ("%s of %s", entity->kind->element,
                                or_empty (entity->parent->id));
  return sim_store_add_assumption (
      store,
      &(SimAssumption){ name, about->attribute,
                        value != NULL ? value : or_empty (spec->fallback),
                        or_empty (about->low), or_empty (about->high),
                        about->base.status, or_empty (about->base.source) },
      error);
}

static gboolean
describe_assumptions (SimStore *store, const World *world, GError **error)
{
  WORLD_EACH (world, KIND_ABOUT, About, about)
    if (!describe_about (store, about, error))
      return FALSE;
  return TRUE;
}

/* --- known answers ----------------------------------------------------------
 */

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

/* The exact values of a variant as it begins, in document order. */
static gboolean
describe_answers (SimStore *store, const Study *study, GError **error)
{
  for (guint i = 0; i < study->options->len; i++)
    {
      const Option *option = g_ptr_array_index (study->options, i);
      const World *world = g_array_index (option->epochs, Epoch, 0).world;

      WORLD_EACH (world, KIND_KNOWN_ANSWER, KnownAnswer, answer)
        {
          g_autofree char *json = answer_json (answer);
          g_autofree char *id
              = g_strdup_printf ("%06u %06u", i, answer->base.index);
          SimEntity row = { "answer", id, answer->base.title, json };

          if (!sim_store_add_entity (store, &row, error))
            return FALSE;
        }
    }
  return TRUE;
}

/* --- the experiment ---------------------------------------------------------
 */

static gboolean
describe_points (SimStore *store, const Study *study, GError **error)
{
  for (guint i = 0; i < study->options->len; i++)
    {
      const Option *option = g_ptr_array_index (study->options, i);
      SimPoint point = { (int) i, option->id, option->title };

      if (!sim_store_add_point (store, &point, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
describe_metrics (SimStore *store, GError **error)
{
  for (guint i = 0; METRICS[i] != NULL; i++)
    {
      SimMetric metric
          = { METRICS[i]->name, METRICS[i]->unit, METRICS[i]->title,
              METRICS[i]->help, METRICS[i]->direction };

      if (!sim_store_add_metric (store, &metric, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
describe_meta (SimStore *store, const Study *study, guint64 seed,
               GError **error)
{
  const Scenario *scenario = world_scenario (study_world (study));
  g_autofree char *seed_text = g_strdup_printf ("%" G_GUINT64_FORMAT, seed);
  const struct
  {
    const char *key;
    const char *value;
  } meta[] = { { "scenario", scenario->base.id },
               { "scenario-title", scenario->base.title },
               { "question", or_empty (scenario->question) },
               { "scenario-hash", study->hash },
               { "seed", seed_text },
               { "model-version", REPLAY_MODEL_VERSION },
               { "sovsim-version", PACKAGE_VERSION } };

  for (guint i = 0; i < G_N_ELEMENTS (meta); i++)
    if (!sim_store_set_meta (store, meta[i].key, meta[i].value, error))
      return FALSE;
  return TRUE;
}

gboolean
describe_experiment (SimStore *store, const Study *study, guint64 seed,
                     GError **error)
{
  const World *world = study_world (study);

  return sim_store_begin (store, error)
         && describe_meta (store, study, seed, error)
         && describe_points (store, study, error)
         && describe_entities (store, world, error)
         && describe_flows (store, world, error)
         && describe_assumptions (store, world, error)
         && describe_answers (store, study, error)
         && describe_metrics (store, error) && sim_store_commit (store, error);
}
