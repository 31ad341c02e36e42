/* How an experiment varies the world, as a scenario writes it.
 *
 *   <experiment>
 *     <axis attribute="mail.servers" values="10 20 40"/>
 *     <zip> <axis .../> <axis .../> </zip>
 *     <sample method="sobol" points="64"> <axis .../> </sample>
 *     <constraint where="mail.servers > 10"/>
 *   </experiment>
 *
 * These are only the words; design.h makes settings of them and of the same
 * words on the command line.
 */
#pragma once

#include "models/world/entity.h"

G_BEGIN_DECLS

typedef enum
{
  SCALE_AUTO, /* logarithmic when the range spans a decade or more */
  SCALE_LINEAR,
  SCALE_LOG
} AxisScale;

typedef enum
{
  SAMPLE_LATIN,
  SAMPLE_SOBOL
} SampleMethod;

extern const char *const SCALE_WORDS[];
extern const char *const SAMPLE_WORDS[];

/* Stands in the experiment, in a <zip> or in a <sample>. */
typedef struct
{
  Entity base;
  const char *attribute; /* "mail.servers", or "variant" */
  const char *values;    /* or NULL */
  const char *range;     /* "10:100:10"; or NULL */
  int scale;             /* AxisScale */
} Axis;

/* Axes that go in step. */
typedef struct
{
  Entity base;
} Zip;

/* Points over the ranges of the axes inside; without any, over those of all
 * assumptions. */
typedef struct
{
  Entity base;
  int method; /* SampleMethod */
  gint64 points;
} Sample;

typedef struct
{
  Entity base;
  const char *where;
} Constraint;

extern const EntityKind KIND_OF_AXIS;
extern const EntityKind KIND_OF_ZIP;
extern const EntityKind KIND_OF_SAMPLE;
extern const EntityKind KIND_OF_CONSTRAINT;

G_END_DECLS
