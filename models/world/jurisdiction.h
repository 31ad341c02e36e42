/* Jurisdictions, blocking statutes, authorities and their powers.
 *
 * Jurisdictions form a tree by nesting: `cn` contains `cn-mainland` and `hk`,
 * which have different data rules. What binds to a node binds its descendants.
 * An authority belongs to a jurisdiction and has powers, each with dates. What
 * follows from a power is decided in models/isolation.
 */
#pragma once

#include "models/world/compulsion.h"

G_BEGIN_DECLS

typedef struct
{
  Entity base;
  const char *law; /* code of its laws in rules and cases: "CN"; or NULL */
} Jurisdiction;

/* A law that forbids handing what lies in the jurisdiction to authorities of
 * another one: obeying them is then a breach (class X). */
typedef struct
{
  Entity base; /* stands in its jurisdiction */
  SimTime from, to;
  int holds; /* Holds */
  const char *article;
} BlockingStatute;

typedef struct
{
  Entity base;
  const Jurisdiction *jurisdiction;
} Authority;

typedef enum
{
  POWER_ORDER,   /* compels a party to hand over what it holds */
  POWER_SEIZURE, /* takes what lies in the jurisdiction */
  POWER_TREATY   /* asks the authorities of another jurisdiction */
} PowerForm;

typedef enum
{
  NEXUS_SEAT = 1 << 0,
  NEXUS_ESTABLISHMENT = 1 << 1, /* a branch, or servers */
  NEXUS_MARKET = 1 << 2,        /* it offers its services there */
  NEXUS_STAFF = 1 << 3,         /* it has people there */
  NEXUS_LISTING = 1 << 4        /* its shares are traded there */
} Nexus;

typedef enum
{
  REACH_TERRITORY, /* only what is kept in its own jurisdiction */
  REACH_CONTROL    /* possession, custody or control, wherever it is kept */
} Reach;

typedef struct
{
  Entity base; /* stands in its authority */
  int form;    /* PowerForm */
  guint64 nexus;
  int reach;
  const Jurisdiction *with; /* of a treaty */
  SimSpan delay;            /* of a treaty: until an answer */
  double granted;           /* of a treaty: share of requests granted */
  SimTime from, to;
  int holds; /* Holds */
  const char *article;
} Power;

extern const EntityKind KIND_OF_JURISDICTION;
extern const EntityKind KIND_OF_BLOCKING_STATUTE;
extern const EntityKind KIND_OF_AUTHORITY;
extern const EntityKind KIND_OF_POWER;

/* Is @place the same node as @area, or below it? */
gboolean jurisdiction_is_within (const Jurisdiction *place,
                                 const Jurisdiction *area);

/* The node whose law governs @place: itself or the nearest one above; NULL
 * when there is none. */
const Jurisdiction *jurisdiction_law_node (const Jurisdiction *place);

/* The law code of @place or of its nearest ancestor with one, or NULL. */
const char *jurisdiction_law (const Jurisdiction *place);

G_END_DECLS
