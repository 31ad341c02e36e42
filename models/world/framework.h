/* Frameworks: schemes that score clouds, as data.
 *
 * A framework has objectives with weights and gates, an objective has
 * criteria. Each criterion is bound to something that the model computes of an
 * asset, its measure, or to "none": then it is listed as not evaluated. What
 * a measure means is decided in models/isolation/score.h; a score never enters
 * a proof, it stands beside it.
 *
 * form="sum" ranks by the weighted sum of levels; form="ladder" is a series of
 * labels of which the highest counts that is reached with all before it.
 */
#pragma once

#include "models/world/jurisdiction.h"

G_BEGIN_DECLS

enum
{
  LEVELS_MOST = 4 /* SEAL 0 to 4 */
};

typedef enum
{
  FRAMEWORK_SUM,
  FRAMEWORK_LADDER
} FrameworkForm;

typedef struct
{
  Entity base;
  const Jurisdiction *home; /* whose sovereignty it is about */
  int form;                 /* FrameworkForm */
} Framework;

typedef struct
{
  Entity base; /* stands in its framework */
  double weight;
  gint64 gate; /* least level that passes */
} Objective;

/* Values from 0 (worst) to 1, of an asset; "home" is the framework's. */
typedef enum
{
  MEASURE_NONE,        /* the model cannot tell */
  MEASURE_OWNERS,      /* nobody from elsewhere controls the operator */
  MEASURE_OPERATOR,    /* the operator is at home */
  MEASURE_HOST,        /* the owners of the buildings are at home */
  MEASURE_CUSTODIAN,   /* whoever holds or uses keys is at home */
  MEASURE_KEYS_APART,  /* no key is with operator, host or software owner */
  MEASURE_RESIDENCE,   /* share of the items with a site kept at home */
  MEASURE_SOFTWARE,    /* the owner of the software is at home */
  MEASURE_CODE,        /* whoever ships the code is at home */
  MEASURE_ACCESS,      /* N 1, X 2/3, T 1/3, D 0: authorities elsewhere */
  MEASURE_INDEPENDENCE /* share that goes on when all elsewhere fails */
} MeasureForm;

extern const char *const MEASURE_WORDS[];

typedef struct
{
  Entity base;       /* stands in its objective */
  int measure;       /* MeasureForm */
  gint64 met, unmet; /* levels at the values 1 and 0 */
} Criterion;

extern const EntityKind KIND_OF_FRAMEWORK;
extern const EntityKind KIND_OF_OBJECTIVE;
extern const EntityKind KIND_OF_CRITERION;

G_END_DECLS
