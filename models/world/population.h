/* Tenants and populations: who uses what, from where, how much and when.
 *
 * A population is users at one place who behave alike. It uses instances of
 * services, dated; a use may name a fallback, the other door, for users who
 * are refused or refuse at the first.
 */
#pragma once

#include "models/world/cloud.h"

G_BEGIN_DECLS

/* Who moves data, as in rules and decision cases. */
extern const char *const EXPORTER_WORDS[];

typedef struct
{
  Entity base;
  const Party *party;
  int exporter; /* index into EXPORTER_WORDS */
} Tenant;

typedef struct
{
  Entity base;
  const double *hours; /* 24 weights, local time, from midnight */
  double weekend;      /* activity of a weekend day, as a share of a workday */
} Profile;

typedef struct
{
  Entity base;
  const Tenant *tenant;
  const Jurisdiction *jurisdiction;
  double lat, lon; /* WGS84 degrees */
  SimSpan utc_offset;
  gint64 users;
  double growth;        /* of users, per year */
  double turnover;      /* share of users that others replace, per year */
  double refusal;       /* share that refuses a consent prompt */
  double access_rate;   /* bit/s */
  SimSpan access_delay; /* one way, to the nearest hub */
  double window;        /* bytes that it lets be in flight */
  const Profile *profile;
  double holiday; /* activity of a holiday of the jurisdiction, as a share of
                     a workday; 1: they keep none */
} Population;

typedef struct
{
  Entity base; /* stands in its population */
  const Instance *instance;
  const Instance *fallback; /* the other door, or NULL */
  double activity;     /* requests per user and second, mean of a workday */
  double burst_factor; /* a burst is so many times as busy as a pause */
  SimSpan burst_on, burst_off; /* mean lengths of bursts and pauses */
  double session_requests;     /* mean, geometric */
  SimDist *think_time;         /* ns between them; NULL: no sessions */
  SimTime from, to;
} Use;

extern const EntityKind KIND_OF_TENANT;
extern const EntityKind KIND_OF_PROFILE;
extern const EntityKind KIND_OF_POPULATION;
extern const EntityKind KIND_OF_USE;

/* Users at @at: whole people, grown from the start of the scenario @start. */
gint64 population_users (const Population *population, SimTime start,
                         SimTime at);

/* Requests per second of all @users of @use at @at, by the local time. */
double use_rate (const Use *use, gint64 users, SimTime at);

G_END_DECLS
