#include "config.h"

#include <string.h>

#include "cli/example.h"
#include "cli/json-output.h"
#include "cli/loading.h"
#include "cli/output.h"
#include "cli/verb.h"
#include "models/metrics.h"
#include "models/world/attribute.h"
#include "plots/figures.h"
#include "sim/sim-dist.h"

/* --- JSON
 * ----------------------------------------------------------------------- */

static void
say (JsonBuilder *builder, const char *name, const char *value)
{
  if (value != NULL && *value != '\0')
    json_output_text (builder, name, value);
}

static void
say_attribute (JsonBuilder *builder, const AttributeSpec *spec)
{
  json_builder_begin_object (builder);
  say (builder, "name", spec->name);
  say (builder, "type", spec->type->name);
  say (builder, "help", spec->help);
  json_builder_set_member_name (builder, "required");
  json_builder_add_boolean_value (builder, spec->fallback == REQUIRED);
  say (builder, "default", spec->fallback);
  if (spec->target != KIND_NONE)
    say (builder, "names", entity_kind (spec->target)->element);
  if (spec->words != NULL)
    {
      json_builder_set_member_name (builder, "words");
      json_builder_begin_array (builder);
      for (guint i = 0; spec->words[i] != NULL; i++)
        json_builder_add_string_value (builder, spec->words[i]);
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

static void
print_element_json (const EntityKind *kind)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *place = NULL;
  g_autofree char *example = example_of (kind->element, &place);

  json_builder_begin_object (builder);
  say (builder, "element", kind->element);
  say (builder, "help", kind->help);
  json_builder_set_member_name (builder, "attributes");
  json_builder_begin_array (builder);
  for (guint i = 0; kind->attributes[i].name != NULL; i++)
    say_attribute (builder, &kind->attributes[i]);
  json_builder_end_array (builder);
  say (builder, "example", example);
  json_builder_end_object (builder);
  json_output_print (builder);
}

static void
print_attribute_json (const AttributeSpec *spec)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  say_attribute (builder, spec);
  json_output_print (builder);
}

static void
print_metric_json (const Metric *metric)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  say (builder, "metric", metric->name);
  say (builder, "unit", metric->unit);
  say (builder, "title", metric->title);
  say (builder, "help", metric->help);
  say (builder, "better", metric->direction);
  json_builder_end_object (builder);
  json_output_print (builder);
}

static void
print_distribution_json (const SimDistKind *kind)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const char *name, *help = NULL;

  json_builder_begin_object (builder);
  say (builder, "distribution", sim_dist_kind_name (kind));
  say (builder, "help", sim_dist_kind_help (kind));
  say (builder, "example", sim_dist_kind_example (kind, 0));
  json_builder_set_member_name (builder, "parameters");
  json_builder_begin_object (builder);
  for (guint i = 0; (name = sim_dist_kind_param (kind, i, &help)) != NULL; i++)
    say (builder, name, help);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  json_output_print (builder);
}

/* --- elements
 * ------------------------------------------------------------------- */

static char *
attribute_default (const AttributeSpec *spec)
{
  if (spec->fallback == NULL)
    return g_strdup ("required");
  if (spec->fallback[0] == '\0')
    return g_strdup ("optional");
  return g_strdup_printf ("[%s]", spec->fallback);
}

static void
add_attribute (Table *table, const AttributeSpec *spec)
{
  g_autofree char *fallback = attribute_default (spec);
  g_autofree char *type
      = spec->target == KIND_NONE
            ? g_strdup (spec->type->name)
            : g_strdup_printf ("id of a %s",
                               entity_kind (spec->target)->element);
  const char *cells[] = { spec->name, type, fallback, spec->help };

  table_add (table, cells);
}

static void
print_places (const EntityKind *kind)
{
  g_autoptr (GString) in = g_string_new (NULL);
  g_autoptr (GString) holds = g_string_new (NULL);

  for (EntityKindId id = KIND_NONE + 1; id < N_KINDS; id++)
    {
      if (kind->id != KIND_ABOUT && entity_kind_fits (kind, id))
        g_string_append_printf (in, " <%s>", entity_kind (id)->element);
      if (entity_kind_fits (entity_kind (id), kind->id))
        g_string_append_printf (holds, " <%s>", entity_kind (id)->element);
    }
  g_print ("stands in:%s\nmay hold:%s\n",
           kind->id == KIND_ABOUT ? " any element"
           : in->len > 0          ? in->str
                                  : " the root of the file",
           holds->len > 0 ? holds->str : " nothing");
}

static void
print_example (const EntityKind *kind)
{
  g_autofree char *place = NULL;
  g_autofree char *example = example_of (kind->element, &place);

  if (example != NULL)
    g_print ("as in %s:\n%s\n", place, example);
}

static void
describe_element (const EntityKind *kind)
{
  g_autoptr (Table) table = table_new ("llll");

  g_print ("<%s>: %s.\n", kind->element, kind->help);
  print_places (kind);
  g_print ("attributes, beside id%s, title, status and source:\n",
           kind->needs_id ? " (required)" : "");
  for (guint i = 0; kind->attributes[i].name != NULL; i++)
    add_attribute (table, &kind->attributes[i]);
  table_print (table);
  print_example (kind);
}

static void
describe_attribute (const EntityKind *kind, const AttributeSpec *spec)
{
  g_autofree char *fallback = attribute_default (spec);

  g_print ("<%s> %s: %s.\ntype: %s, %s\nwhen left out: %s\n", kind->element,
           spec->name, spec->help, spec->type->name, spec->type->help,
           fallback);
  if (spec->target != KIND_NONE)
    g_print ("names a: <%s>\n", entity_kind (spec->target)->element);
  if (spec->words != NULL)
    {
      g_autofree char *words = g_strjoinv (", ", (char **) spec->words);

      g_print ("words: %s\n", words);
    }
  if (spec->least < spec->most)
    {
      g_autofree char *least = output_number (spec->least, 6);
      g_autofree char *most = output_number (spec->most, 6);

      g_print ("bounds in base units: %s to %s\n", least, most);
    }
}

/* "population" or "population.users". */
static gboolean
describe_vocabulary (const char *word, gboolean json)
{
  g_auto (GStrv) parts = g_strsplit (word, ".", 2);
  const EntityKind *kind = entity_kind_named (parts[0]);
  const AttributeSpec *spec;

  if (kind == NULL)
    return FALSE;
  if (parts[1] == NULL)
    {
      (json ? print_element_json : describe_element) (kind);
      return TRUE;
    }
  spec = entity_kind_attribute (kind, parts[1], NULL);
  if (spec != NULL && json)
    print_attribute_json (spec);
  else if (spec != NULL)
    describe_attribute (kind, spec);
  return spec != NULL;
}

/* --- metrics, distributions
 * ------------------------------------------------------ */

static gboolean
describe_metric (const char *word, gboolean json)
{
  for (guint i = 0; METRICS[i] != NULL; i++)
    if (strcmp (METRICS[i]->name, word) == 0)
      {
        if (json)
          {
            print_metric_json (METRICS[i]);
            return TRUE;
          }
        g_print ("%s [%s]: %s.\n%s.\n", word, METRICS[i]->unit,
                 METRICS[i]->title, METRICS[i]->help);
        if (METRICS[i]->direction[0] != '\0')
          g_print ("%s is better\n", METRICS[i]->direction);
        return TRUE;
      }
  return FALSE;
}

static void
print_distribution (const SimDistKind *kind)
{
  const char *text, *help = NULL;

  g_print ("%s: %s\n", sim_dist_kind_name (kind), sim_dist_kind_help (kind));
  for (guint j = 0; (text = sim_dist_kind_param (kind, j, &help)) != NULL; j++)
    g_print ("  %-8s %s\n", text, help);
  for (guint j = 0; (text = sim_dist_kind_example (kind, j)) != NULL; j++)
    g_print ("as in %s\n", text);
}

static gboolean
describe_distribution (const char *word, gboolean json)
{
  const SimDistKind *kind;

  for (guint i = 0; (kind = sim_dist_kind (i)) != NULL; i++)
    if (strcmp (sim_dist_kind_name (kind), word) == 0)
      {
        (json ? print_distribution_json : print_distribution) (kind);
        return TRUE;
      }
  return FALSE;
}

/* --- figures
 * ------------------------------------------------------------------ */

static void
print_figure_json (const FigureKind *kind)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  say (builder, "figure", kind->name);
  say (builder, "title", kind->title);
  say (builder, "help", kind->help);
  json_builder_end_object (builder);
  json_output_print (builder);
}

static gboolean
describe_figure (const char *word, gboolean json)
{
  const FigureKind *kind = figures_find (word);

  if (kind == NULL)
    return FALSE;
  if (json)
    {
      print_figure_json (kind);
      return TRUE;
    }
  g_print ("%s: %s\n%s\nleft out when %s\nas in "
           "<figure id=\"mine\" kind=\"%s\" variants=\"...\"%s%s%s/>\n",
           kind->name, kind->title, kind->help, kind->empty, kind->name,
           kind->choices & FIGURE_CHOOSES_METRIC ? " metric=\"...\"" : "",
           kind->choices & FIGURE_CHOOSES_POPULATIONS ? " populations=\"...\""
                                                      : "",
           kind->choices & FIGURE_CHOOSES_DAY ? " at=\"...\"" : "");
  return TRUE;
}

/* --- an entity of a scenario
 * ----------------------------------------------------- */

static const About *
about_of (const Entity *entity, const char *attribute)
{
  ENTITY_EACH (entity, KIND_ABOUT, About, about)
    if (strcmp (about->attribute, attribute) == 0)
      return about;
  return NULL;
}

static void
add_value (Table *table, const Entity *entity, guint position)
{
  const AttributeSpec *spec = &entity->kind->attributes[position];
  const About *about = about_of (entity, spec->name);
  const char *status = about != NULL ? about->base.status : entity->status;
  const char *source = about != NULL ? about->base.source : entity->source;
  g_autofree char *range
      = about == NULL || about->low == NULL
            ? NULL
            : g_strdup_printf ("%s to %s", about->low, about->high);
  const char *cells[]
      = { spec->name,
          entity->texts[position] != NULL ? entity->texts[position]
                                          : spec->fallback,
          status, range, source };

  table_add (table, cells);
}

static void
say_value (JsonBuilder *builder, const Entity *entity, guint position)
{
  const AttributeSpec *spec = &entity->kind->attributes[position];
  const About *about = about_of (entity, spec->name);

  json_builder_begin_object (builder);
  say (builder, "attribute", spec->name);
  say (builder, "value",
       entity->texts[position] != NULL ? entity->texts[position]
                                       : spec->fallback);
  say (builder, "status", about != NULL ? about->base.status : entity->status);
  say (builder, "source", about != NULL ? about->base.source : entity->source);
  say (builder, "low", about != NULL ? about->low : NULL);
  say (builder, "high", about != NULL ? about->high : NULL);
  json_builder_end_object (builder);
}

static void
print_entity_json (const Entity *entity)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  say (builder, "id", entity->id);
  say (builder, "element", entity->kind->element);
  say (builder, "title", entity->title);
  say (builder, "file", entity->file);
  json_builder_set_member_name (builder, "line");
  json_builder_add_int_value (builder, entity->line);
  json_builder_set_member_name (builder, "attributes");
  json_builder_begin_array (builder);
  for (guint i = 0; entity->kind->attributes[i].name != NULL; i++)
    say_value (builder, entity, i);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  json_output_print (builder);
}

static void
print_entity (const Entity *entity)
{
  g_autoptr (Table) table = table_new ("lllll");

  g_print ("<%s %s>: %s\n%s:%d\n", entity->kind->element, entity->id,
           entity->title, entity->file, entity->line);
  for (guint i = 0; entity->kind->attributes[i].name != NULL; i++)
    add_value (table, entity, i);
  table_print (table);
}

static ExitStatus
describe_entity (const char *path, const char *id, gboolean json)
{
  g_autoptr (Study) study = loading_study (path, NULL);
  const Entity *entity;

  if (study == NULL)
    return EXIT_USAGE;
  entity = world_find (study_world (study), id);
  if (entity == NULL)
    {
      g_autofree const char **ids = world_ids (study_world (study));
      g_autofree char *quoted = problem_quote (id);
      g_autofree char *hint = problem_suggest (id, ids);

      return verb_misused (&VERB_DESCRIBE, "%s has no entity '%s'%s", path,
                           quoted, hint);
    }
  (json ? print_entity_json : print_entity) (entity);
  return EXIT_FINE;
}

/* --- the command line
 * ------------------------------------------------------------ */

static ExitStatus
complain_unknown (const char *word)
{
  g_autofree char *quoted = problem_quote (word);
  g_autofree char *hint = problem_suggest (word, entity_kind_names ());

  return verb_misused (&VERB_DESCRIBE,
                       "'%s' is no element, attribute, metric, "
                       "distribution or figure%s",
                       quoted, hint);
}

static ExitStatus
describe (int argc, char **argv)
{
  ExitStatus status;
  gboolean json = FALSE;
  const GOptionEntry options[]
      = { { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print JSON", NULL },
          { NULL, 0, 0, 0, NULL, NULL, NULL } };

  if (!verb_parse (&VERB_DESCRIBE, options, &argc, &argv, &status))
    return status;
  if (argc == 3)
    return describe_entity (argv[1], argv[2], json);
  if (argc != 2)
    return verb_misused (&VERB_DESCRIBE, "expected a word, or a scenario file "
                                         "and an id");
  if (describe_vocabulary (argv[1], json) || describe_metric (argv[1], json)
      || describe_distribution (argv[1], json)
      || describe_figure (argv[1], json))
    return EXIT_FINE;
  return complain_unknown (argv[1]);
}

const Verb VERB_DESCRIBE = {
  .name = "describe",
  .arguments = "WORD | SCENARIO.xml ID",
  .help
  = "Explain an element, attribute, metric, distribution, figure or entity",
  .run = describe
};
