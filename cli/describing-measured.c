/* What was published of round trips, beside what the network model says. */
#include "config.h"

#include "cli/describing.h"

#include <json-glib/json-glib.h>

#include "models/traffic/path.h"
#include "sim/sim-number.h"

static char *
comparison_json (const Measurement *measured, SimSpan model)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  char published_ms[SIM_NUMBER_SIZE], model_ms[SIM_NUMBER_SIZE];
  const double ms = (double) SIM_MILLISECOND;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "published_ms");
  json_builder_add_string_value (
      builder, sim_number_format (published_ms, (double) measured->rtt / ms));
  json_builder_set_member_name (builder, "model_ms");
  json_builder_add_string_value (
      builder, sim_number_format (model_ms, (double) model / ms));
  json_builder_set_member_name (builder, "source");
  json_builder_add_string_value (
      builder, measured->base.source != NULL ? measured->base.source : "");
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* A pair whose path is cut on the first day has nothing to be compared. */
static gboolean
describe_one (SimStore *store, Paths *paths, const Measurement *measured,
              GError **error)
{
  const PathEnd a = path_end_of_place (measured->a);
  const PathEnd b = path_end_of_place (measured->b);
  const Path path = paths_between (paths, &a, &b);
  g_autofree char *id = g_strdup_printf ("%06u", measured->base.index);
  g_autofree char *title
      = g_strdup_printf ("%s to %s", measured->a->name, measured->b->name);
  g_autofree char *json = NULL;

  if (!path.is_open)
    return TRUE;
  json = comparison_json (measured, path.rtt);
  return sim_store_add_entity (
      store, &(SimEntity){ "comparison", id, title, json }, error);
}

gboolean
describe_measured (SimStore *store, const World *world, GError **error)
{
  g_autoptr (Paths) paths = NULL;

  if (world_all (world, KIND_MEASUREMENT)->len == 0)
    return TRUE;
  paths = paths_new (world, world_scenario (world)->from);
  WORLD_EACH (world, KIND_MEASUREMENT, Measurement, measured)
    if (!describe_one (store, paths, measured, error))
      return FALSE;
  return TRUE;
}
