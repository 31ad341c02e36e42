#include "config.h"

#include <string.h>

#include "cli/entity-values.h"
#include "cli/example.h"
#include "cli/json-output.h"
#include "cli/loading.h"
#include "cli/output.h"
#include "cli/reference.h"
#include "cli/verb.h"
#include "models/metrics.h"
#include "models/world/attribute.h"
#include "plots/figures.h"
#include "sim/sim-dist.h"

/* --- JSON ----------------------------------------------------------------- */

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
  json_output_truth (builder, "required", spec->fallback == REQUIRED);
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
  g_autofree char *example = example_of (kind->element, NULL, &place);

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

/* --- elements ------------------------------------------------------------- */

static void
add_attribute (Table *table, const AttributeSpec *spec)
{
  g_autofree char *fallback = reference_fallback (spec);
  g_autofree char *type = reference_type (spec);
  const char *cells[] = { spec->name, type, fallback, spec->help };

  table_add (table, cells);
}

static void
print_places (const EntityKind *kind)
{
  g_autofree char *parents = reference_parents (kind);
  g_autofree char *children = reference_children (kind);

  output_wrapped ("stands in: %s",
                  *parents != '\0' ? parents : "the root of the file");
  output_wrapped ("may hold: %s", *children != '\0' ? children : "nothing");
}

/* The words that the attributes of @kind know, a line for each. */
static void
print_words (const EntityKind *kind)
{
  for (guint i = 0; kind->attributes[i].name != NULL; i++)
    if (kind->attributes[i].words != NULL)
      {
        g_autofree char *words
            = g_strjoinv (", ", (char **) kind->attributes[i].words);

        output_wrapped ("words of %s: %s", kind->attributes[i].name, words);
      }
}

/* How an element is written, or one with @attribute unless that is NULL. */
static void
print_example (const EntityKind *kind, const char *attribute)
{
  g_autofree char *place = NULL;
  g_autofree char *example = example_of (kind->element, attribute, &place);

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
  print_words (kind);
  print_example (kind, NULL);
}

static void
describe_attribute (const EntityKind *kind, const AttributeSpec *spec)
{
  g_autofree char *fallback = reference_fallback (spec);

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
  print_example (kind, spec->name);
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

/* --- metrics, distributions ----------------------------------------------- */

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

/* --- figures -------------------------------------------------------------- */

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

/* --- an entity of a scenario ---------------------------------------------- */

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

      return verb_refused (&VERB_DESCRIBE, "%s has no entity '%s'%s", path,
                           quoted, hint);
    }
  (json ? entity_values_print_json : entity_values_print) (entity);
  return EXIT_FINE;
}

/* --- the command line ----------------------------------------------------- */

static ExitStatus
complain_attribute (const EntityKind *kind, const char *name)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autofree char *quoted = problem_quote (name);
  g_autofree char *hint = NULL;

  for (guint i = 0; kind->attributes[i].name != NULL; i++)
    g_ptr_array_add (known, (gpointer) kind->attributes[i].name);
  g_ptr_array_add (known, NULL);
  hint = problem_suggest (name, (const char *const *) known->pdata);
  return verb_refused (&VERB_DESCRIBE, "<%s> has no attribute '%s'%s",
                       kind->element, quoted, hint);
}

static ExitStatus
complain_unknown (const char *word)
{
  g_auto (GStrv) parts = g_strsplit (word, ".", 2);
  const EntityKind *kind
      = parts[0] != NULL ? entity_kind_named (parts[0]) : NULL;
  g_autofree char *quoted = problem_quote (word);
  g_autofree char *hint = problem_suggest (word, entity_kind_names ());

  if (kind != NULL)
    return complain_attribute (kind, parts[1]);
  return verb_refused (&VERB_DESCRIBE,
                       "'%s' is no element, attribute, metric, "
                       "distribution or figure%s",
                       quoted, hint);
}

/* Whatever the word means: "coupling" is a metric and a figure. */
static gboolean
describe_word (const char *word, gboolean json)
{
  static gboolean (*const senses[]) (const char *, gboolean)
      = { describe_vocabulary, describe_metric, describe_distribution,
          describe_figure };
  gboolean known = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (senses); i++)
    known = senses[i](word, json) || known;
  return known;
}

static ExitStatus
describe (int argc, char **argv)
{
  ExitStatus status;
  gboolean json = FALSE, all = FALSE, man = FALSE;
  const GOptionEntry options[]
      = { { "all", 0, 0, G_OPTION_ARG_NONE, &all,
            "All elements, types and distributions, as Markdown", NULL },
          { "man", 0, 0, G_OPTION_ARG_NONE, &man,
            "The same as the source of a manual page", NULL },
          { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print JSON", NULL },
          { NULL, 0, 0, 0, NULL, NULL, NULL } };

  if (!verb_parse (&VERB_DESCRIBE, options, &argc, &argv, &status))
    return status;
  if ((all || man) && argc == 1)
    {
      (man ? reference_print_man : reference_print_markdown) ();
      return EXIT_FINE;
    }
  if (argc == 3)
    return describe_entity (argv[1], argv[2], json);
  if (argc != 2)
    return verb_misused (&VERB_DESCRIBE, "expected a word, or a scenario file "
                                         "and an id");
  return describe_word (argv[1], json) ? EXIT_FINE : complain_unknown (argv[1]);
}

const Verb VERB_DESCRIBE = {
  .name = "describe",
  .arguments = "WORD | SCENARIO.xml ID | --all",
  .help
  = "Explain an element, attribute, metric, distribution, figure or entity",
  .run = describe
};
