#include "config.h"

#include <json-glib/json-glib.h>

#include "cli/loading.h"
#include "cli/verb.h"

typedef struct
{
  guint n_entities;
  guint n_assumptions;
} Inventory;

static Inventory
take_inventory (const World *world)
{
  Inventory inventory = { 0, 0 };

  for (guint i = 0; i < world_everything (world)->len; i++)
    {
      const Entity *entity = g_ptr_array_index (world_everything (world), i);

      inventory.n_entities++;
      if (g_strcmp0 (entity->status, "assumption") == 0)
        inventory.n_assumptions++;
    }
  return inventory;
}

static void
print_json (const Study *study, Inventory inventory)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "scenario");
  json_builder_add_string_value (builder, study->path);
  json_builder_set_member_name (builder, "fine");
  json_builder_add_boolean_value (builder, TRUE);
  json_builder_set_member_name (builder, "variants");
  json_builder_add_int_value (builder, study->options->len);
  json_builder_set_member_name (builder, "entities");
  json_builder_add_int_value (builder, inventory.n_entities);
  json_builder_set_member_name (builder, "assumptions");
  json_builder_add_int_value (builder, inventory.n_assumptions);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  g_print ("%s\n", text);
}

static gboolean
check_file (const char *path, char **sets, gboolean json)
{
  g_autoptr (Study) study = loading_study (path, sets);
  Inventory inventory;

  if (study == NULL)
    return FALSE;
  inventory = take_inventory (study_world (study));
  if (json)
    print_json (study, inventory);
  else
    g_print ("%s: fine: %u entities, %u variant%s, %u change date%s, "
             "%u assumption%s\n",
             path, inventory.n_entities, study->options->len,
             study->options->len == 1 ? "" : "s", study->dates->len,
             study->dates->len == 1 ? "" : "s", inventory.n_assumptions,
             inventory.n_assumptions == 1 ? "" : "s");
  return TRUE;
}

static ExitStatus
check (int argc, char **argv)
{
  g_auto (GStrv) sets = NULL;
  gboolean json = FALSE;
  gboolean fine = TRUE;
  ExitStatus status;
  const GOptionEntry options[]
      = { { "set", 's', 0, G_OPTION_ARG_STRING_ARRAY, &sets,
            "Change an attribute, as in mail.servers=16", "CHANGE" },
          { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print JSON", NULL },
          { NULL, 0, 0, 0, NULL, NULL, NULL } };

  if (!verb_parse (&VERB_CHECK, options, &argc, &argv, &status))
    return status;
  if (argc < 2)
    return verb_misused (&VERB_CHECK, "a scenario file is missing");
  for (int i = 1; i < argc; i++)
    fine &= check_file (argv[i], sets, json);
  return fine ? EXIT_FINE : EXIT_USAGE;
}

const Verb VERB_CHECK
    = { .name = "check",
        .arguments = "SCENARIO.xml...",
        .help = "Validate scenarios; every mistake with file and line",
        .run = check };
