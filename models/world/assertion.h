/* Assertions: what must hold in a deployment, tested like code, and waivers.
 *
 * An assertion says what shall be so during its dates: who may read what at
 * worst, where data of a class must not be, what must not fail together; how
 * long requests take, which rules are met, how many users are lost. It stands
 * in the scenario beside what it is about, and is judged for every variant on
 * every stretch of the run: the former exactly (models/isolation/assertion.h),
 * the latter from runs (models/assertion-law.h, cli/assertions-measured.h).
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
  ASSERT_ISOLATION,     /* partition, other */
  ASSERT_LATENCY,       /* most; population, quantile */
  ASSERT_COMPLIANCE,    /* flow, rule */
  ASSERT_LOSSES,        /* lost; population */
  ASSERT_READABLE       /* asset, and authority or any of them; least */
} AssertForm;

/* The worst class of access that is accepted. */
typedef enum
{
  WORST_NONE,     /* N only */
  WORST_CONFLICT, /* X */
  WORST_TREATY    /* X and T */
} WorstAccess;

/* The class that is required, or a better one. */
typedef enum
{
  LEAST_CONFLICT, /* X */
  LEAST_TREATY,   /* T */
  LEAST_DIRECT    /* D */
} LeastAccess;

/* Of which latency. */
typedef enum
{
  QUANTILE_MEAN,
  QUANTILE_P50,
  QUANTILE_P95,
  QUANTILE_P99
} AssertQuantile;

extern const char *const ASSERT_QUANTILE_WORDS[];

typedef struct
{
  Entity base;
  int form;  /* AssertForm */
  int worst; /* WorstAccess */
  int least; /* LeastAccess */
  const Entity *authority;
  const Entity *asset;
  const char *data_class;
  const Entity *jurisdiction;
  const Entity *element;
  const Entity *spares; /* what its failure must not reach */
  int plane;            /* Plane in which it must not */
  const Entity *service;
  const Entity *partition, *other;
  const Entity *population; /* NULL: all of them */
  int quantile;             /* AssertQuantile */
  SimSpan most;             /* that it may be; 0: not given */
  const Entity *flow;       /* NULL: every one */
  const Entity *rule;       /* NULL: every one; else all its versions */
  double lost;              /* share of users that may be */
  SimTime from, to;
} Assert;

typedef struct
{
  Entity base; /* stands in its assertion */
  const char *reason;
  const char *by;        /* who accepts it, or NULL */
  const Entity *variant; /* where it is accepted, or NULL: everywhere */
  SimTime from, to;
} Waiver;

extern const EntityKind KIND_OF_ASSERT;
extern const EntityKind KIND_OF_WAIVER;

G_END_DECLS
