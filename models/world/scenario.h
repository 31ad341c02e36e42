/* The scenario itself: its span of time, how it is experimented with, its
 * variants, its dated events, and where its numbers come from.
 */
#pragma once

#include "models/world/entity.h"

G_BEGIN_DECLS

typedef struct
{
  Entity base;
  const char *question;
  SimTime from, to;
} Scenario;

typedef struct
{
  Entity base;
  gint64 replications;
  gint64 seed;
  gint64 windows;        /* sampled in each regime */
  SimSpan window_length; /* of traffic that is observed */
  gint64 change_windows; /* played on either side of every change */
  SimSpan warm_up;       /* of traffic before it, not observed */
} Experiment;

/* One deployment option: the same world with a named set of changes. */
typedef struct
{
  Entity base;
} Variant;

typedef enum
{
  EVENT_RULE,
  EVENT_LAUNCH,
  EVENT_LICENCE,
  EVENT_CONSENT,
  EVENT_REGION,
  EVENT_CUSTODY,
  EVENT_INCIDENT,
  EVENT_OTHER
} EventForm;

extern const char *const EVENT_WORDS[];

/* Something that happens on a day: its changes hold from then on. One that
 * stands in a variant happens only there. */
typedef struct
{
  Entity base;
  SimTime date;
  int form; /* EventForm */
} Event;

typedef struct
{
  Entity base; /* stands in a variant or an event */
  const char *entity;
  const char *attribute;
  const char *value;
} Set;

/* Where one attribute of the entity around it comes from. */
typedef struct
{
  Entity base;
  const char *attribute;
  const char *low, *high; /* range of an assumption, as text; or NULL */
} About;

extern const EntityKind KIND_OF_SCENARIO;
extern const EntityKind KIND_OF_EXPERIMENT;
extern const EntityKind KIND_OF_VARIANT;
extern const EntityKind KIND_OF_EVENT;
extern const EntityKind KIND_OF_SET;
extern const EntityKind KIND_OF_ABOUT;

/* The scenario and its experiment; a World has exactly one of each. */
const Scenario *world_scenario (const World *world);
const Experiment *world_experiment (const World *world);

/* The changes that stand in @entity, a variant or an event: of Change, owned
 * by the array. */
GPtrArray *entity_changes (const Entity *entity);

G_END_DECLS
