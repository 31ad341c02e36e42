#include "config.h"

#include "cli/describing.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "cli/ownership.h"
#include "models/metrics.h"
#include "models/world/measure.h"
#include "sim/sim-number.h"

/* --- entities ---------------------------------------------------------------
 */

/* Its attributes as written, and what it stands in. */
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
  if (entity->parent != NULL && entity->parent->id != NULL
      && entity->parent->kind->id != KIND_SCENARIO)
    {
      json_builder_set_member_name (builder, "within");
      json_builder_add_string_value (builder, entity->parent->id);
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

/* --- the experiment ---------------------------------------------------------
 */

/* @value as a number in the unit of @factor, or not a number. */
static double
number_of (const Factor *factor, const char *value)
{
  g_autofree char *one = g_strconcat ("1", factor->unit, NULL);
  Measure measure, unit;

  if (!measure_read (factor->dimension, value, &measure))
    return NAN;
  return strcmp (measure.unit, factor->unit) == 0
                 || !measure_read (factor->dimension, one, &unit)
             ? measure.number
             : measure.base / unit.base;
}

static void
append_params (GArray *params, const Plan *plan, guint number)
{
  const Design *design = plan_design (plan);

  for (guint i = 0; i < design->factors->len; i++)
    {
      const Factor *factor = g_ptr_array_index (design->factors, i);
      const char *value
          = design_value (design, plan_point (plan, number)->setting, i);
      SimPointParam param = { (int) number, factor->name, value,
                              number_of (factor, value), factor->unit };

      if (factor->entity != NULL)
        g_array_append_val (params, param);
    }
}

static gboolean
describe_points (SimStore *store, const Plan *plan, GError **error)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (SimPoint));
  g_autoptr (GArray) params
      = g_array_new (FALSE, FALSE, sizeof (SimPointParam));

  for (guint i = 0; i < plan_n_points (plan); i++)
    {
      const PlanPoint *point = plan_point (plan, i);
      SimPoint row
          = { (int) i,           point->name,   point->title,
              point->option->id, point->config, (int) point->replications };

      g_array_append_val (points, row);
      append_params (params, plan, i);
    }
  return sim_store_set_points (store, points, params, error);
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
describe_meta (SimStore *store, const Plan *plan, GError **error)
{
  const Study *study = plan_study (plan);
  const Scenario *scenario = world_scenario (study_world (study));
  const Owner owner = { OWNER_RESULTS, study, plan_seed (plan) };
  const struct
  {
    const char *key;
    const char *value;
  } meta[] = { { "scenario-title", scenario->base.title },
               { "question", or_empty (scenario->question) },
               { "plan-hash", plan_hash (plan) },
               { "sovsim-version", PACKAGE_VERSION } };

  for (guint i = 0; i < G_N_ELEMENTS (meta); i++)
    if (!sim_store_set_meta (store, meta[i].key, meta[i].value, error))
      return FALSE;
  return owner_describe (&owner, store, error);
}

gboolean
describe_experiment (SimStore *store, const Plan *plan, GError **error)
{
  const World *world = study_world (plan_study (plan));

  return sim_store_begin (store, error) && describe_meta (store, plan, error)
         && describe_points (store, plan, error)
         && sim_store_forget_entities (store, "figure", error)
         && describe_entities (store, world, error)
         && describe_flows (store, world, error)
         && describe_measured (store, world, error)
         && describe_assumptions (store, world, error)
         && describe_flips (store, plan_study (plan), plan_seed (plan), error)
         && describe_answers (store, plan, error)
         && describe_metrics (store, error) && sim_store_commit (store, error);
}

gboolean
describe_wanted (SimStore *store, const Plan *plan, GError **error)
{
  return sim_store_begin (store, error) && describe_points (store, plan, error)
         && sim_store_commit (store, error);
}
