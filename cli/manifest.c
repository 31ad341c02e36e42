#include "config.h"

#include "cli/manifest.h"
#include "cli/json-output.h"

#include "sim/sim-outfile.h"

typedef struct
{
  JsonBuilder *builder;
} Writing;

static void
add_meta (const char *key, const char *value, gpointer data)
{
  json_output_text (((Writing *) data)->builder, key, value);
}

static void
add_run (const SimRunHead *run, gpointer data)
{
  JsonBuilder *builder = ((Writing *) data)->builder;

  json_builder_begin_object (builder);
  json_output_text (builder, "variant", run->variant);
  json_builder_set_member_name (builder, "replication");
  json_builder_add_int_value (builder, run->replication);
  json_output_text (builder, "key", run->key);
  json_output_text (builder, "fingerprint", run->fingerprint);
  json_builder_end_object (builder);
}

static gboolean
build (JsonBuilder *builder, SimStore *store, const char *scenario,
       const char *command, GError **error)
{
  Writing writing = { builder };

  json_builder_begin_object (builder);
  json_output_text (builder, "program", "sovsim " PACKAGE_VERSION);
  json_output_text (builder, "command", command);
  json_output_text (builder, "scenario", scenario);
  json_builder_set_member_name (builder, "meta");
  json_builder_begin_object (builder);
  if (!sim_store_each_meta (store, add_meta, &writing, error))
    return FALSE;
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "runs");
  json_builder_begin_array (builder);
  if (!sim_store_each_run (store, add_run, &writing, error))
    return FALSE;
  json_builder_end_array (builder);
  json_output_text (builder, "note", "A model, not legal advice.");
  json_builder_end_object (builder);
  return TRUE;
}

gboolean
manifest_write (const char *path, SimStore *store, const char *scenario,
                const char *command, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (SimOutfile) file = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  if (!build (builder, store, scenario, command, error))
    return FALSE;
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  file = sim_outfile_new (path, error);
  if (file == NULL)
    return FALSE;
  sim_outfile_printf (file, "%s\n", text);
  return sim_outfile_commit (file, error);
}
