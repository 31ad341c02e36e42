#include "config.h"

#include "cli/entity-values.h"

#include <string.h>

#include "cli/json-output.h"
#include "cli/output.h"
#include "models/world/attribute.h"
#include "models/world/scenario.h"
#include "models/world/world.h"

static void
say (JsonBuilder *builder, const char *name, const char *value)
{
  if (value != NULL && *value != '\0')
    json_output_text (builder, name, value);
}

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

void
entity_values_print_json (const Entity *entity)
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

void
entity_values_print (const Entity *entity)
{
  g_autoptr (Table) table = table_new ("lllll");

  g_print ("<%s %s>: %s\n%s:%d\n", entity->kind->element, entity->id,
           entity->title, entity->file, entity->line);
  for (guint i = 0; entity->kind->attributes[i].name != NULL; i++)
    add_value (table, entity, i);
  table_print (table);
}
