#include "config.h"

#include "cli/assertions.h"
#include "cli/json-output.h"
#include "cli/loading.h"
#include "cli/traces.h"
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

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "scenario");
  json_builder_add_string_value (builder, study->path);
  json_output_truth (builder, "fine", TRUE);
  json_output_int (builder, "variants", study->options->len);
  json_output_int (builder, "entities", inventory.n_entities);
  json_output_int (builder, "assumptions", inventory.n_assumptions);
  if (world_all (study_world (study), KIND_TRACE)->len > 0)
    {
      json_builder_set_member_name (builder, "traces");
      traces_to_json (study, builder);
    }
  json_builder_end_object (builder);
  json_output_print (builder);
}

static void
print_text (const Study *study, Inventory inventory)
{
  g_autofree char *traces = traces_format (study);

  g_print ("%s: fine: %u entities, %u variant%s, %u change date%s, "
           "%u assumption%s\n%s",
           study->path, inventory.n_entities, study->options->len,
           study->options->len == 1 ? "" : "s", study->dates->len,
           study->dates->len == 1 ? "" : "s", inventory.n_assumptions,
           inventory.n_assumptions == 1 ? "" : "s", traces);
}

/* What the user asked for. */
typedef struct
{
  char **sets;
  gboolean json;
  gboolean asserting;
  char *junit;
  char *sarif;
} Wishes;

static ExitStatus
check_assertions (const Study *study, const Wishes *wishes)
{
  const AssertionFiles files = { wishes->junit, wishes->sarif, wishes->json };

  const AssertionRuns none = { .store = NULL };

  return wishes->asserting
             ? assertions_report (study, NULL, &none, &files, FALSE)
             : EXIT_FINE;
}

static ExitStatus
check_file (const char *path, const Wishes *wishes)
{
  g_autoptr (Study) study = loading_study (path, wishes->sets);
  Inventory inventory;

  if (study == NULL || !loading_check_design (study))
    return EXIT_USAGE;
  loading_check_names (study);
  loading_check_resting (study);
  inventory = take_inventory (study_world (study));
  if (wishes->json)
    print_json (study, inventory);
  else
    print_text (study, inventory);
  return check_assertions (study, wishes);
}

/* The worse of two: bad input, then a failure, then a breach, then unknown. */
static ExitStatus
worse (ExitStatus one, ExitStatus other)
{
  static const ExitStatus order[]
      = { EXIT_USAGE, EXIT_FAILED, EXIT_REFUTED, EXIT_UNKNOWN };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (one == order[i] || other == order[i])
      return order[i];
  return EXIT_FINE;
}

static ExitStatus
check_wishes (int argc, char **argv, const Wishes *wishes)
{
  ExitStatus status = EXIT_FINE;

  if (argc < 2)
    return verb_misused (&VERB_CHECK, "a scenario file is missing");
  if (!wishes->asserting && (wishes->junit != NULL || wishes->sarif != NULL))
    return verb_misused (&VERB_CHECK, "--junit and --sarif need --assert");
  if (argc > 2 && (wishes->junit != NULL || wishes->sarif != NULL))
    return verb_misused (&VERB_CHECK,
                         "--junit and --sarif take one scenario at a time");
  for (int i = 1; i < argc; i++)
    status = worse (status, check_file (argv[i], wishes));
  return status;
}

static ExitStatus
check (int argc, char **argv)
{
  Wishes wishes = { .sets = NULL };
  ExitStatus status;
  const GOptionEntry options[]
      = { { "set", 's', 0, G_OPTION_ARG_STRING_ARRAY, &wishes.sets,
            "Change an attribute, as in mail.servers=16", "CHANGE" },
          { "assert", 0, 0, G_OPTION_ARG_NONE, &wishes.asserting,
            "Judge the assertions of the scenario, too", NULL },
          { "junit", 0, 0, G_OPTION_ARG_FILENAME, &wishes.junit,
            "Write what they gave as JUnit XML", "FILE" },
          { "sarif", 0, 0, G_OPTION_ARG_FILENAME, &wishes.sarif,
            "Write what they gave as SARIF", "FILE" },
          { "json", 0, 0, G_OPTION_ARG_NONE, &wishes.json, "Print JSON", NULL },
          { NULL, 0, 0, 0, NULL, NULL, NULL } };

  if (verb_parse (&VERB_CHECK, options, &argc, &argv, &status))
    status = check_wishes (argc, argv, &wishes);
  g_strfreev (wishes.sets);
  g_free (wishes.junit);
  g_free (wishes.sarif);
  return status;
}

const Verb VERB_CHECK
    = { .name = "check",
        .arguments = "SCENARIO.xml...",
        .help = "Validate scenarios; every mistake with file and line",
        .run = check };
