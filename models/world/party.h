/* Parties: legal entities, where they sit, whom they control.
 *
 * Vendor, operator, host, custodian and trustee are different parties, none of
 * them the partition. A control edge runs from the party that controls to the
 * one that must obey; a leverage edge from one that can put pressure to the one
 * that may yield (a subsidiary held hostage, and its parent).
 */
#pragma once

#include "models/world/jurisdiction.h"

G_BEGIN_DECLS

typedef struct
{
  Entity base;
  const Jurisdiction *seat;
  guint64 roles; /* for people; nothing is derived from them */
} Party;

typedef struct
{
  Entity base; /* stands in its party */
  const Jurisdiction *jurisdiction;
  int form; /* index into ESTABLISHMENT_NEXUS */
  SimTime from, to;
  int holds; /* Holds */
} Establishment;

/* The nexus that each form of establishment gives. */
extern const Nexus ESTABLISHMENT_NEXUS[];

typedef enum
{
  CONTROL_EQUITY,
  CONTROL_ADMINISTRATION,
  CONTROL_CONTRACT
} ControlMeans;

typedef struct
{
  Entity base; /* stands in the party that controls */
  const Party *over;
  int means;    /* ControlMeans */
  double share; /* of equity, 0..1 */
  SimTime from, to;
  int holds; /* Holds */
} Control;

typedef struct
{
  Entity base; /* stands in the party that has leverage */
  const Party *over;
  SimTime from, to;
  int holds; /* Holds */
} Leverage;

extern const EntityKind KIND_OF_PARTY;
extern const EntityKind KIND_OF_ESTABLISHMENT;
extern const EntityKind KIND_OF_CONTROL;
extern const EntityKind KIND_OF_LEVERAGE;

G_END_DECLS
