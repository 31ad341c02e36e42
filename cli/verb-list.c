#include "config.h"

#include <string.h>

#include "cli/data-dir.h"
#include "cli/json-output.h"
#include "cli/listing-assumptions.h"
#include "cli/loading.h"
#include "cli/output.h"
#include "cli/verb.h"
#include "models/metrics.h"
#include "models/world/attribute.h"
#include "models/world/known-answer.h"
#include "models/world/place.h"
#include "models/world/schema.h"
#include "plots/figures.h"
#include "sim/sim-dist.h"
#include "sim/sim-station.h"

/* What is listed: rows of a name and up to two columns of text. */
typedef struct
{
  gboolean json;
  Table *table;
  JsonBuilder *builder;
} Listing;

/* One kind of thing that can be listed. */
typedef struct
{
  const char *name;
  const char *help;
  gboolean of_scenario; /* needs a scenario file */
  void (*list) (Listing *listing, const World *world);
} Listed;

static void
add_row (Listing *listing, const char *name, const char *middle,
         const char *text)
{
  const char *cells[] = { name, middle, text };
  static const char *const keys[] = { "name", "detail", "help" };

  if (!listing->json)
    {
      table_add (listing->table, cells);
      return;
    }
  json_builder_begin_object (listing->builder);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    if (cells[i] != NULL && cells[i][0] != '\0')
      {
        json_builder_set_member_name (listing->builder, keys[i]);
        json_builder_add_string_value (listing->builder, cells[i]);
      }
  json_builder_end_object (listing->builder);
}

/* --- what the program knows
 * ----------------------------------------------------- */

static void
list_verbs (Listing *listing, const World *world G_GNUC_UNUSED)
{
  for (guint i = 0; VERBS[i] != NULL; i++)
    add_row (listing, VERBS[i]->name, VERBS[i]->arguments, VERBS[i]->help);
}

static void
list_metrics (Listing *listing, const World *world G_GNUC_UNUSED)
{
  for (guint i = 0; METRICS[i] != NULL; i++)
    add_row (listing, METRICS[i]->name, METRICS[i]->unit, METRICS[i]->title);
}

static void
list_elements (Listing *listing, const World *world G_GNUC_UNUSED)
{
  for (EntityKindId id = KIND_NONE + 1; id < N_KINDS; id++)
    add_row (listing, entity_kind (id)->element, "", entity_kind (id)->help);
}

static void
list_types (Listing *listing, const World *world G_GNUC_UNUSED)
{
  for (guint i = 0; ATTRIBUTE_TYPES[i] != NULL; i++)
    add_row (listing, ATTRIBUTE_TYPES[i]->name, "", ATTRIBUTE_TYPES[i]->help);
}

static void
list_distributions (Listing *listing, const World *world G_GNUC_UNUSED)
{
  const SimDistKind *kind;

  for (guint i = 0; (kind = sim_dist_kind (i)) != NULL; i++)
    add_row (listing, sim_dist_kind_name (kind),
             sim_dist_kind_example (kind, 0), sim_dist_kind_help (kind));
}

static void
list_stations (Listing *listing, const World *world G_GNUC_UNUSED)
{
  const SimStationKind *kind;

  for (guint i = 0; (kind = sim_station_kind (i)) != NULL; i++)
    add_row (listing, sim_station_kind_name (kind), "",
             sim_station_kind_help (kind));
}

static void
list_figures (Listing *listing, const World *world G_GNUC_UNUSED)
{
  for (guint i = 0; i < figures_n_kinds (); i++)
    add_row (listing, figures_kind (i)->name, "", figures_kind (i)->help);
}

/* Keeps the title of the root element, whichever it is. */
static void
keep_title (GMarkupParseContext *context G_GNUC_UNUSED,
            const char *element G_GNUC_UNUSED, const char **names,
            const char **values, gpointer title, GError **error G_GNUC_UNUSED)
{
  char **kept = title;

  for (guint i = 0; *kept == NULL && names[i] != NULL; i++)
    if (strcmp (names[i], "title") == 0)
      *kept = g_strdup (values[i]);
}

/* The title of the scenario at @path, or "". Free with g_free. */
static char *
title_of (const char *path)
{
  static const GMarkupParser PARSER = { .start_element = keep_title };
  g_autofree char *text = NULL;
  char *title = NULL;
  g_autoptr (GMarkupParseContext) context
      = g_markup_parse_context_new (&PARSER, 0, &title, NULL);

  /* Up to the end of the root's start tag, and as far as it is right. */
  if (g_file_get_contents (path, &text, NULL, NULL))
    {
      const char *root = strstr (text, "<scenario");
      const char *end = root == NULL ? NULL : strchr (root, '>');

      if (end != NULL)
        g_markup_parse_context_parse (context, text, end + 1 - text, NULL);
    }
  return title != NULL ? title : g_strdup ("");
}

static int
compare_names (gconstpointer left, gconstpointer right)
{
  return strcmp (*(const char *const *) left, *(const char *const *) right);
}

static void
list_scenarios (Listing *listing, const World *world G_GNUC_UNUSED)
{
  g_autofree char *folder = data_scenarios ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".xml"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path
          = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
      g_autofree char *title = title_of (path);

      add_row (listing, path, "", title);
    }
}

/* --- what a scenario knows
 * ------------------------------------------------------ */

static void
list_variants (Listing *listing, const World *world)
{
  WORLD_EACH (world, KIND_VARIANT, Entity, variant)
    add_row (listing, variant->id, "", variant->title);
}

static void
list_entities (Listing *listing, const World *world)
{
  for (guint i = 0; i < world_everything (world)->len; i++)
    {
      const Entity *entity = g_ptr_array_index (world_everything (world), i);

      if (entity->id != NULL)
        add_row (listing, entity->id, entity->kind->element,
                 g_strcmp0 (entity->title, entity->id) == 0 ? ""
                                                            : entity->title);
    }
}

static void
list_places (Listing *listing, const World *world)
{
  WORLD_EACH (world, KIND_PLACE, Place, place)
    {
      g_autofree char *text
          = g_strdup_printf ("%s%s%s", place->jurisdiction->base.title,
                             place->aliases == NULL ? "" : "; ",
                             place->aliases == NULL ? "" : place->aliases);

      add_row (listing, place->name,
               place->partition == NULL ? "city" : place->partition, text);
    }
}

static void
list_rules (Listing *listing, const World *world)
{
  WORLD_EACH (world, KIND_RULE, Entity, rule)
    {
      guint from, to, article;
      g_autofree char *span = NULL;

      entity_kind_attribute (rule->kind, "from", &from);
      entity_kind_attribute (rule->kind, "to", &to);
      entity_kind_attribute (rule->kind, "article", &article);
      span = g_strdup_printf ("%s to %s", rule->texts[from],
                              rule->texts[to] == NULL ? "never"
                                                      : rule->texts[to]);
      add_row (listing, rule->id, span, rule->texts[article]);
    }
}

static void
list_assumptions (Listing *listing, const World *world)
{
  listing_assumptions (world, listing->table,
                       listing->json ? listing->builder : NULL);
}

static void
list_answers (Listing *listing, const World *world)
{
  WORLD_EACH (world, KIND_KNOWN_ANSWER, KnownAnswer, answer)
    {
      g_autofree char *labels = known_answer_labels (answer);
      g_autofree char *name
          = g_strdup_printf ("%s %s", ANSWER_WORDS[answer->metric], labels);

      add_row (listing, name, answer->value, answer->base.source);
    }
}

/* A number that somebody measured, published or guessed. */
static gboolean
is_quantity (const AttributeSpec *spec)
{
  static const AttributeType *const types[]
      = { &ATTRIBUTE_COUNT,     &ATTRIBUTE_NUMBER,    &ATTRIBUTE_SPAN,
          &ATTRIBUTE_PERIOD,    &ATTRIBUTE_SHARE,     &ATTRIBUTE_DISTANCE,
          &ATTRIBUTE_ANGLE,     &ATTRIBUTE_RATE,      &ATTRIBUTE_SIZE,
          &ATTRIBUTE_FREQUENCY, &ATTRIBUTE_SPAN_DIST, &ATTRIBUTE_SIZE_DIST,
          &ATTRIBUTE_WEIGHTS };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (spec->type == types[i])
      return TRUE;
  return FALSE;
}

/* Has the attribute, or else its entity, a status and a source? */
static gboolean
is_sourced (const Entity *entity, const char *attribute)
{
  ENTITY_EACH (entity, KIND_ABOUT, About, about)
    if (strcmp (about->attribute, attribute) == 0)
      return about->base.status != NULL && about->base.source != NULL;
  return entity->status != NULL && entity->source != NULL;
}

static void
list_unsourced_of (Listing *listing, const Entity *entity)
{
  for (guint i = 0; entity->kind->attributes[i].name != NULL; i++)
    {
      const AttributeSpec *spec = &entity->kind->attributes[i];
      g_autofree char *name = g_strdup_printf (
          "%s.%s", entity->id != NULL ? entity->id : entity->kind->element,
          spec->name);
      g_autofree char *place
          = g_strdup_printf ("%s:%d", entity->file, entity->line);

      if (entity->texts[i] != NULL && is_quantity (spec)
          && !is_sourced (entity, spec->name))
        add_row (listing, name, entity->texts[i], place);
    }
}

/* How the experiment is run is nobody's finding; the counts of a rule are the
 * rule's. */
static void
list_unsourced (Listing *listing, const World *world)
{
  for (guint i = 0; i < world_everything (world)->len; i++)
    {
      const Entity *entity = g_ptr_array_index (world_everything (world), i);

      if (entity->kind->id != KIND_EXPERIMENT
          && entity->kind->id != KIND_THRESHOLD)
        list_unsourced_of (listing, entity);
    }
}

static const Listed LISTED[] = {
  { "verbs", "what sovsim can be asked to do", FALSE, list_verbs },
  { "metrics", "what a run measures, with units", FALSE, list_metrics },
  { "elements", "what a scenario consists of", FALSE, list_elements },
  { "types", "how attributes are written", FALSE, list_types },
  { "distributions", "laws of random quantities", FALSE, list_distributions },
  { "stations", "disciplines of queues", FALSE, list_stations },
  { "figures", "pictures of results", FALSE, list_figures },
  { "scenarios", "scenarios that come with sovsim", FALSE, list_scenarios },
  { "variants", "deployment options of a scenario", TRUE, list_variants },
  { "entities", "everything with an id in a scenario", TRUE, list_entities },
  { "places", "cities and regions that latency knows", TRUE, list_places },
  { "rules", "rules of a scenario, with dates", TRUE, list_rules },
  { "assumptions", "assumptions of a scenario, with values and ranges", TRUE,
    list_assumptions },
  { "answers", "exact values that a scenario knows, with sources", TRUE,
    list_answers },
  { "unsourced", "numbers of a scenario without status or source", TRUE,
    list_unsourced },
};

/* --- the command line
 * ----------------------------------------------------------- */

static void
list_kinds (void)
{
  g_autoptr (Table) table = table_new ("LLL");

  for (guint i = 0; i < G_N_ELEMENTS (LISTED); i++)
    {
      const char *cells[]
          = { LISTED[i].name, LISTED[i].of_scenario ? "SCENARIO.xml" : "",
              LISTED[i].help };

      table_add (table, cells);
    }
  table_add (table, (const char *const[]){ "schema", "",
                                           "XML Schema of scenario files" });
  table_print (table);
}

static void
print_listing (Listing *listing)
{

  if (!listing->json)
    {
      table_print (listing->table);
      return;
    }
  json_builder_end_array (listing->builder);
  json_output_print (listing->builder);
}

static ExitStatus
list_one (const Listed *listed, const char *path, gboolean json)
{
  g_autoptr (Table) table
      = table_new (listed->list == list_assumptions ? "LLLLL" : "LLL");
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (Study) study = NULL;
  Listing listing = { json, table, builder };

  if (listed->of_scenario && path == NULL)
    return verb_misused (&VERB_LIST, "'%s' needs a scenario file",
                         listed->name);
  if (listed->of_scenario)
    {
      study = loading_study (path, NULL);
      if (study == NULL)
        return EXIT_USAGE;
    }
  json_builder_begin_array (builder);
  listed->list (&listing, study == NULL ? NULL : study_world (study));
  print_listing (&listing);
  return EXIT_FINE;
}

static ExitStatus
complain_unknown (const char *kind)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autofree char *quoted = problem_quote (kind);
  g_autofree char *hint = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (LISTED); i++)
    g_ptr_array_add (known, (gpointer) LISTED[i].name);
  g_ptr_array_add (known, (gpointer) "schema");
  g_ptr_array_add (known, NULL);
  hint = problem_suggest (kind, (const char *const *) known->pdata);
  return verb_misused (&VERB_LIST, "nothing called '%s' can be listed%s",
                       quoted, hint);
}

static ExitStatus
list (int argc, char **argv)
{
  gboolean json = FALSE;
  ExitStatus status;
  const GOptionEntry options[]
      = { { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print JSON", NULL },
          { NULL, 0, 0, 0, NULL, NULL, NULL } };

  if (!verb_parse (&VERB_LIST, options, &argc, &argv, &status))
    return status;
  if (argc < 2)
    {
      list_kinds ();
      return EXIT_FINE;
    }
  if (strcmp (argv[1], "schema") == 0)
    {
      g_autofree char *text = schema_text ();

      g_print ("%s", text);
      return EXIT_FINE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (LISTED); i++)
    if (strcmp (LISTED[i].name, argv[1]) == 0)
      return list_one (&LISTED[i], argc > 2 ? argv[2] : NULL, json);
  return complain_unknown (argv[1]);
}

const Verb VERB_LIST = { .name = "list",
                         .arguments = "[KIND] [SCENARIO.xml]",
                         .help = "List what is known: metrics, elements, "
                                 "figures, rules, variants, ...",
                         .run = list };
