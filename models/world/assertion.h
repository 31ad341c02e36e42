/* Assertions: what must hold in a deployment, tested like code, and waivers.
 *
 * An assertion says what shall be so during its dates: who may read what at
 * worst, where data of a class must not be, what must not fail together. It
 * stands in the scenario beside what it is about, and is judged for every
 * variant, exactly, on every stretch of the run (models/isolation/assertion.h).
 *
 * A waiver stands in an assertion, says why a breach is accepted and until
 * when: a reason and a last day are required, so none lasts for ever.
 */
#pragma once

#include "models/world/asset.h"
#include "models/world/scenario.h"

G_BEGIN_DECLS

/* What it is about, and what it then names. */
typedef enum
{
  ASSERT_ACCESS,        /* asset, and authority or all of them; worst */
  ASSERT_RESIDENCY,     /* class, jurisdiction */
  ASSERT_FAILURE,       /* element, spares */
  ASSERT_SINGLE_POINTS, /* service */
  ASSERT_ISOLATION      /* partition, other */
} AssertForm;

/* The worst class of access that is accepted. */
typedef enum
{
  WORST_NONE,     /* N only */
  WORST_CONFLICT, /* X */
  WORST_TREATY    /* X and T */
} WorstAccess;

typedef struct
{
  Entity base;
  int form;  /* AssertForm */
  int worst; /* WorstAccess */
  const Entity *authority;
  const Entity *asset;
  const char *data_class;
  const Entity *jurisdiction;
  const Entity *element;
  const Entity *spares; /* what its failure must not reach */
  const Entity *service;
  const Entity *partition, *other;
  SimTime from, to;
} Assert;

typedef struct
{
  Entity base; /* stands in its assertion */
  const char *reason;
  const Entity *variant; /* where it is accepted, or NULL: everywhere */
  SimTime from, to;
} Waiver;

extern const EntityKind KIND_OF_ASSERT;
extern const EntityKind KIND_OF_WAIVER;

G_END_DECLS
