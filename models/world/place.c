#include "config.h"

#include "models/world/place.h"

#include "models/world/attribute.h"

static const EntityKindId AT_TOP[] = { KIND_SCENARIO, KIND_NONE };

char **
place_names (const Place *place)
{
  g_autofree char *all
      = g_strjoin (";", place->name, place->base.id, place->aliases, NULL);
  char **names = g_strsplit (all, ";", -1);

  for (guint i = 0; names[i] != NULL; i++)
    g_strstrip (names[i]);
  return names;
}

static const AttributeSpec PLACE_ATTRIBUTES[] = {
  { ATTRIBUTE (Place, name, "name", ATTRIBUTE_TEXT, REQUIRED,
               "as it is called: a city, or the id of a region in its cloud") },
  { ATTRIBUTE (Place, aliases, "aliases", ATTRIBUTE_TEXT, OPTIONAL,
               "other names, separated by ';'") },
  { ATTRIBUTE (Place, cloud, "cloud", ATTRIBUTE_TEXT, OPTIONAL,
               "the cloud whose region it is, as in azure") },
  { ATTRIBUTE (Place, partition, "partition", ATTRIBUTE_TEXT, OPTIONAL,
               "the isolated instance of that cloud") },
  { ATTRIBUTE (Place, operator_, "operator", ATTRIBUTE_TEXT, OPTIONAL,
               "who runs it") },
  { ATTRIBUTE (Place, jurisdiction, "jurisdiction", ATTRIBUTE_REFERENCE,
               REQUIRED, "where it lies"),
    .target = KIND_JURISDICTION },
  { ATTRIBUTE (Place, lat, "lat", ATTRIBUTE_ANGLE, REQUIRED,
               "latitude, north positive"),
    .least = -90, .most = 90 },
  { ATTRIBUTE (Place, lon, "lon", ATTRIBUTE_ANGLE, REQUIRED,
               "longitude, east positive"),
    .least = -180, .most = 180 },
  { ATTRIBUTE (Place, opened, "opened", ATTRIBUTE_FROM, "always",
               "first day of service") },
  { ATTRIBUTE (Place, closed, "closed", ATTRIBUTE_TO, "never",
               "first day without service") },
  { 0 }
};

const EntityKind KIND_OF_PLACE
    = { .id = KIND_PLACE,
        .element = "place",
        .help = "A city or a cloud's region, by name",
        .size = sizeof (Place),
        .attributes = PLACE_ATTRIBUTES,
        .parents = AT_TOP,
        .needs_id = TRUE };

static void
check_measurement (const World *world G_GNUC_UNUSED, const Entity *entity,
                   ProblemList *problems)
{
  const Measurement *measurement = (const Measurement *) entity;

  if (measurement->base.source == NULL)
    entity_complain (entity, problems,
                     "has no 'source'; a measurement says who published it");
}

static const AttributeSpec MEASUREMENT_ATTRIBUTES[] = {
  { ATTRIBUTE (Measurement, a, "a", ATTRIBUTE_REFERENCE, REQUIRED, "one end"),
    .target = KIND_PLACE },
  { ATTRIBUTE (Measurement, b, "b", ATTRIBUTE_REFERENCE, REQUIRED,
               "the other end"),
    .target = KIND_PLACE },
  { ATTRIBUTE (Measurement, rtt, "rtt", ATTRIBUTE_SPAN, REQUIRED,
               "the round trip that was measured") },
  { ATTRIBUTE (Measurement, when, "when", ATTRIBUTE_FROM, "always",
               "about when; always when that is not known") },
  { 0 }
};

const EntityKind KIND_OF_MEASUREMENT
    = { .id = KIND_MEASUREMENT,
        .element = "measurement",
        .help = "A published round trip between two places",
        .size = sizeof (Measurement),
        .attributes = MEASUREMENT_ATTRIBUTES,
        .parents = AT_TOP,
        .check = check_measurement };
