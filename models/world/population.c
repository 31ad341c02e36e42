#include "config.h"

#include "models/world/population.h"

#include <math.h>
#include <string.h>

#include "models/world/attribute.h"
#include "models/world/filing.h"
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

/* Is the day of @local among @days, written as "2022-10-03" and blanks? */
static gboolean
is_among (const char *days, SimTime local)
{
  g_autofree char *day = sim_time_format (sim_time_at (sim_time_date (local)));

  return days != NULL && strstr (days, day) != NULL;
}

/* Does @days of some holidays, where the users are, name the day of @local? */
static gboolean
is_named (const Population *population, gsize days, SimTime local)
{
  ENTITY_EACH (population->base.parent, KIND_HOLIDAYS, Holidays, holidays)
    if (jurisdiction_is_within (population->jurisdiction,
                                holidays->jurisdiction)
        && is_among (G_STRUCT_MEMBER (const char *, holidays, days), local))
      return TRUE;
  return FALSE;
}

/* Activity of the day of @local, as a share of a workday. */
static double
day_weight (const Population *population, SimTime local)
{
  gboolean keeps = population->holiday < 1;
  gboolean is_weekend = sim_time_weekday (local) >= 5;

  if (keeps && is_named (population, G_STRUCT_OFFSET (Holidays, off), local))
    return population->holiday;
  if (keeps && is_weekend
      && is_named (population, G_STRUCT_OFFSET (Holidays, worked), local))
    return 1;
  return is_weekend ? population->profile->weekend : 1;
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
  weight = profile->hours[hour] * 24 / sum * day_weight (population, local);
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
  { ATTRIBUTE (Population, window, "receive-window", ATTRIBUTE_SIZE, "3MB",
               "bytes that one transfer may have in flight to them"),
    .least = 1460, .most = 1e9 },
  { ATTRIBUTE (Population, profile, "profile", ATTRIBUTE_REFERENCE, REQUIRED,
               "their activity over the day"),
    .target = KIND_PROFILE },
  { ATTRIBUTE (
      Population, holiday, "holiday", ATTRIBUTE_SHARE, "100%",
      "activity on <holidays> of the jurisdiction against a workday; 100% "
      "keeps none, nor weekends that are worked") },
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
  if (use->burst_factor > 1 && (use->burst_on == 0 || use->burst_off == 0))
    entity_complain (entity, problems,
                     "bursts need lengths: 'burst-on' and 'burst-off'");
  if (use->session_requests > 1 && use->think_time == NULL)
    entity_complain (entity, problems,
                     "sessions of more than one request need a 'think-time'");
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
  { ATTRIBUTE (Use, burst_factor, "burst-factor", ATTRIBUTE_NUMBER, "1",
               "how many times as busy a burst is as the pause before it"),
    .least = 1, .most = 1e6 },
  { ATTRIBUTE (Use, burst_on, "burst-on", ATTRIBUTE_SPAN, OPTIONAL,
               "mean length of a burst, exponential") },
  { ATTRIBUTE (Use, burst_off, "burst-off", ATTRIBUTE_SPAN, OPTIONAL,
               "mean length of a pause between bursts, exponential") },
  { ATTRIBUTE (Use, session_requests, "session-requests", ATTRIBUTE_NUMBER, "1",
               "mean number of requests of one session, geometric"),
    .least = 1, .most = 1e5 },
  { ATTRIBUTE (Use, think_time, "think-time", ATTRIBUTE_SPAN_DIST, OPTIONAL,
               "time from an answer to the next request of the session") },
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
