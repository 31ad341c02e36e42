#include "config.h"

#include "tests/fit/write.h"

#include <string.h>

typedef struct
{
  const Network *network;
  const char *residuals;
  const guint *used;
} Writing;

static void
write_attribute (const char *name, const char *value)
{
  g_autofree char *escaped
      = value == NULL ? NULL : g_markup_escape_text (value, -1);

  if (escaped != NULL)
    g_print (" %s=\"%s\"", name, escaped);
}

static char *
format (double value, const char *unit)
{
  char number[32];

  g_ascii_formatd (number, sizeof number, "%.3f", value);
  return g_strconcat (number, unit, NULL);
}

/* The fitted text of an attribute, or NULL: as it was. */
static char *
fitted_text (const Entity *entity, const char *name)
{
  const Network *network = (const Network *) entity;

  if (entity->kind->id == KIND_LINK && strcmp (name, "stretch") == 0)
    return format (((const Link *) entity)->stretch, "");
  if (entity->kind->id == KIND_CORRIDOR && strcmp (name, "delay") == 0)
    return format ((double) ((const Corridor *) entity)->delay / 1e6, "ms");
  if (entity->kind->id != KIND_NETWORK)
    return NULL;
  if (strcmp (name, "stretch") == 0)
    return format (network->stretch, "");
  if (strcmp (name, "overhead") == 0)
    return format ((double) network->overhead / 1e6, "ms");
  return strcmp (name, "hop") == 0 ? format ((double) network->hop / 1e6, "ms")
                                   : NULL;
}

/* Where it comes from, told anew for what was fitted. */
static char *
source_of (const Writing *writing, const Entity *entity)
{
  guint used;

  if (entity->kind->id == KIND_NETWORK)
    return g_strdup (writing->residuals);
  if (entity->kind->id == KIND_CORRIDOR)
    return g_strdup ("fitted together with the links");
  if (entity->kind->id != KIND_LINK)
    return g_strdup (entity->source);
  used = writing->used[entity->index];
  return used == 0 ? g_strdup ("start value; no pair of the table uses it")
                   : g_strdup_printf ("fitted; used by %u pairs", used);
}

static void
write_attributes (const Writing *writing, const Entity *entity)
{
  const AttributeSpec *spec = entity->kind->attributes;
  g_autofree char *source = source_of (writing, entity);

  write_attribute ("id", entity->id);
  if (g_strcmp0 (entity->title, entity->id) != 0)
    write_attribute ("title", entity->title);
  for (guint i = 0; spec[i].name != NULL; i++)
    {
      g_autofree char *text = fitted_text (entity, spec[i].name);

      write_attribute (spec[i].name, text != NULL ? text : entity->texts[i]);
    }
  write_attribute ("status", entity->kind->id == KIND_LINK
                                     || entity->kind->id == KIND_CORRIDOR
                                 ? "estimate"
                                 : entity->status);
  write_attribute ("source", source);
}

static void
write_entity (const Writing *writing, const Entity *entity, int depth)
{
  g_print ("%*s<%s", 2 * depth, "", entity->kind->element);
  write_attributes (writing, entity);
  if (entity->children->len == 0)
    {
      g_print ("/>\n");
      return;
    }
  g_print (">\n");
  for (guint i = 0; i < entity->children->len; i++)
    write_entity (writing, g_ptr_array_index (entity->children, i), depth + 1);
  g_print ("%*s</%s>\n", 2 * depth, "", entity->kind->element);
}

void
write_network (const World *world, const Network *network,
               const char *residuals, const guint *used)
{
  Writing writing = { network, residuals, used };

  g_print ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<!-- Written by tests/fit; stretches, corridors and the terms of "
           "the network are\n     fitted, the rest is as it was. Needs "
           "networks/hubs.xml and places/jurisdictions.xml. -->\n<library>\n");
  write_entity (&writing, &network->base, 1);
  if (network->form == NETWORK_PUBLIC)
    WORLD_EACH (world, KIND_BORDER, Entity, border)
      write_entity (&writing, border, 1);
  WORLD_EACH (world, KIND_LINK, Link, link)
    if (link->network == network)
      write_entity (&writing, &link->base, 1);
  g_print ("</library>\n");
}
