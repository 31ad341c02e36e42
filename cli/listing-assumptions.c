#include "config.h"

#include "cli/listing-assumptions.h"

#include "cli/json-output.h"
#include "models/world/scenario.h"

/* As it stands: in the file, or by default. */
static const char *
value_of (const About *about)
{
  const Entity *entity = about->base.parent;
  guint position = 0;
  const AttributeSpec *spec
      = entity_kind_attribute (entity->kind, about->attribute, &position);

  if (spec == NULL)
    return "";
  return entity->texts[position] != NULL ? entity->texts[position]
                                         : spec->fallback;
}

/* What stands where, for people: what of it is wide stands last. */
static void
print_assumption (Table *table, const About *about, const char *name,
                  const char *range)
{
  g_autofree char *base = g_path_get_basename (about->base.file);
  g_autofree char *place = g_strdup_printf ("%s:%d", base, about->base.line);

  table_add (table, (const char *const[]){ name, value_of (about), range, place,
                                           about->base.source });
}

static void
add_assumption (JsonBuilder *json, const About *about, const char *name,
                const char *range)
{
  const struct
  {
    const char *name;
    const char *value;
  } members[] = { { "name", name },
                  { "value", value_of (about) },
                  { "low", about->low },
                  { "high", about->high },
                  { "detail", range },
                  { "status", about->base.status },
                  { "help", about->base.source },
                  { "file", about->base.file } };

  json_builder_begin_object (json);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (members[i].value != NULL)
      json_output_text (json, members[i].name, members[i].value);
  json_builder_set_member_name (json, "line");
  json_builder_add_int_value (json, about->base.line);
  json_builder_end_object (json);
}

/* What has no id is called by its element. */
static char *
name_of (const About *about)
{
  const Entity *entity = about->base.parent;

  return g_strdup_printf (
      "%s.%s", entity->id != NULL ? entity->id : entity->kind->element,
      about->attribute);
}

void
listing_assumptions (const World *world, Table *table, JsonBuilder *json)
{
  WORLD_EACH (world, KIND_ABOUT, About, about)
    if (g_strcmp0 (about->base.status, "assumption") == 0)
      {
        g_autofree char *name = name_of (about);
        g_autofree char *range
            = about->low == NULL
                  ? NULL
                  : g_strdup_printf ("%s to %s", about->low, about->high);

        if (json != NULL)
          add_assumption (json, about, name, range);
        else
          print_assumption (table, about, name, range);
      }
}
