#include "config.h"

#include "models/world/population.h"

#include <math.h>

#include "models/world/attribute.h"
#include "models/world/world.h"

static const EntityKindId AT_TOP[] = { KIND_SCENARIO, KIND_NONE };
static const EntityKindId IN_POPULATION[] = { KIND_POPULATION, KIND_NONE };

const char *const EXPORTER_WORDS[] = { "ordinary",
                                       "cii",
                                       "gov",
                                       "cloud-provider",
                                       "us-person",
                                       "psp",
                                       "credit-bureau",
                                       "map-provider",
                                       "foreign-entity",
                                       "domestic-enterprise",
                                       "foreign-enterprise",
                                       NULL };

gint64
population_users (const Population *population, SimTime start, SimTime at)
{
  double years = (double) (at - start) / (365.25 * (double) SIM_DAY);

  return (gint64) floor (
      (double) population->users * pow (1 + population->growth, years) + 0.5);
}

double
use_rate (const Use *use, gint64 users, SimTime at)
{
  const Population *population = (const Population *) use->base.parent;
  const Profile *profile = population->profile;
  SimTime local = at + population->utc_offset;
  int hour = (int) ((local - sim_time_at (sim_time_date (local))) / SIM_HOUR);
  double sum = 0;
  double weight;

  for (int i = 0; i < 24; i++)
    sum += profile->hours[i];
  weight = profile->hours[hour] * 24 / sum;
  if (sim_time_weekday (local) >= 5)
    weight *= profile->weekend;
  return (double) users * use->activity * weight;
}

static const AttributeSpec TENANT_ATTRIBUTES[]
    = { { ATTRIBUTE (Tenant, party, "party", ATTRIBUTE_REFERENCE, REQUIRED,
                     "the legal entity that answers for the data"),
          .target = KIND_PARTY },
        { ATTRIBUTE (Tenant, exporter, "exporter", ATTRIBUTE_WORD, "ordinary",
                     "what it is to the law when it moves data"),
          .words = EXPORTER_WORDS },
        { 0 } };

const EntityKind KIND_OF_TENANT
    = { .id = KIND_TENANT,
        .element = "tenant",
        .help = "A customer of the cloud, with its users",
        .size = sizeof (Tenant),
        .attributes = TENANT_ATTRIBUTES,
        .parents = AT_TOP,
        .needs_id = TRUE };

static const AttributeSpec PROFILE_ATTRIBUTES[]
    = { { ATTRIBUTE (Profile, hours, "hours", ATTRIBUTE_WEIGHTS, REQUIRED,
                     "weight of each hour of the local day") },
        { ATTRIBUTE (Profile, weekend, "weekend", ATTRIBUTE_SHARE, "100%",
                     "activity on Saturday and Sunday against a workday") },
        { 0 } };

const EntityKind KIND_OF_PROFILE = { .id = KIND_PROFILE,
                                     .element = "profile",
                                     .help = "Activity over the local day",
                                     .size = sizeof (Profile),
                                     .attributes = PROFILE_ATTRIBUTES,
                                     .parents = AT_TOP,
                                     .needs_id = TRUE };

static const AttributeSpec POPULATION_ATTRIBUTES[] = {
  { ATTRIBUTE (Population, tenant, "tenant", ATTRIBUTE_REFERENCE, REQUIRED,
               "whose users they are"),
    .target = KIND_TENANT },
  { ATTRIBUTE (Population, jurisdiction, "jurisdiction", ATTRIBUTE_REFERENCE,
               REQUIRED, "where they are, and whose data subjects"),
    .target = KIND_JURISDICTION },
  { ATTRIBUTE (Population, lat, "lat", ATTRIBUTE_ANGLE, REQUIRED,
               "latitude, north positive"),
    .least = -90, .most = 90 },
  { ATTRIBUTE (Population, lon, "lon", ATTRIBUTE_ANGLE, REQUIRED,
               "longitude, east positive"),
    .least = -180, .most = 180 },
  { ATTRIBUTE (Population, utc_offset, "utc-offset", ATTRIBUTE_OFFSET, REQUIRED,
               "their local time; daylight saving is not modelled") },
  { ATTRIBUTE (Population, users, "users", ATTRIBUTE_COUNT, REQUIRED,
               "how many, at the start of the scenario"),
    .least = 0, .most = 10000000000 },
  { ATTRIBUTE (Population, growth, "growth", ATTRIBUTE_SHARE, "0%",
               "growth of the number of users in a year"),
    .least = -0.9, .most = 10 },
  { ATTRIBUTE (Population, turnover, "turnover", ATTRIBUTE_SHARE, "0%",
               "share of users that leaves, and is replaced, in a year"),
    .least = 0, .most = 10 },
  { ATTRIBUTE (Population, refusal, "refusal", ATTRIBUTE_SHARE, "0%",
               "share of users that refuses a consent prompt") },
  { ATTRIBUTE (Population, access_rate, "access-rate", ATTRIBUTE_RATE,
               "20Mbit/s", "data rate of their access line"),
    .least = 1000, .most = 1e12 },
  { ATTRIBUTE (Population, access_delay, "access-delay", ATTRIBUTE_SPAN, "5ms",
               "one-way delay of their access line") },
  { ATTRIBUTE (Population, profile, "profile", ATTRIBUTE_REFERENCE, REQUIRED,
               "their activity over the day"),
    .target = KIND_PROFILE },
  { 0 }
};

const EntityKind KIND_OF_POPULATION
    = { .id = KIND_POPULATION,
        .element = "population",
        .help = "Users at a place who behave alike",
        .size = sizeof (Population),
        .attributes = POPULATION_ATTRIBUTES,
        .parents = AT_TOP,
        .needs_id = TRUE };

static void
check_use (const World *world G_GNUC_UNUSED, const Entity *entity,
           ProblemList *problems)
{
  const Use *use = (const Use *) entity;

  if (use->fallback != NULL && use->fallback->service != use->instance->service)
    entity_complain (entity, problems,
                     "the fallback '%s' is an instance of '%s', not of '%s'; "
                     "both doors must lead to the same service",
                     use->fallback->base.id, use->fallback->service->base.id,
                     use->instance->service->base.id);
}

static const AttributeSpec USE_ATTRIBUTES[] = {
  { ATTRIBUTE (Use, instance, "instance", ATTRIBUTE_REFERENCE, REQUIRED,
               "the instance that serves them"),
    .target = KIND_INSTANCE },
  { ATTRIBUTE (Use, fallback, "fallback", ATTRIBUTE_REFERENCE, OPTIONAL,
               "the instance for users who cannot or will not use the first"),
    .target = KIND_INSTANCE },
  { ATTRIBUTE (Use, activity, "activity", ATTRIBUTE_FREQUENCY, REQUIRED,
               "requests of one user, mean over a workday"),
    .least = 0, .most = 1e6 },
  { ATTRIBUTE (Use, from, "from", ATTRIBUTE_FROM, "always",
               "first day of the demand") },
  { ATTRIBUTE (Use, to, "to", ATTRIBUTE_TO, "never",
               "first day without demand") },
  { 0 }
};

const EntityKind KIND_OF_USE = { .id = KIND_USE,
                                 .element = "use",
                                 .help = "The population uses an instance",
                                 .size = sizeof (Use),
                                 .attributes = USE_ATTRIBUTES,
                                 .parents = IN_POPULATION,
                                 .check = check_use };
