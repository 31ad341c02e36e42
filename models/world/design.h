/* A design: which settings of the world an experiment tries.
 *
 * A factor is one thing that is varied, an attribute of an entity or the
 * variant; a setting gives each factor a value, as text that is checked by
 * the function that reads the attribute in the file. Axes multiply, in the
 * order in which they are written, the last one fastest; those of the command
 * line come after those of the scenario. A zip and a sample are one step of
 * that product. Constraints take settings away.
 *
 * A design holds texts only: Worlds are built when a setting is run (study.h),
 * so ten thousand settings cost little.
 */
#pragma once

#include "models/world/range.h"
#include "models/world/study.h"

G_BEGIN_DECLS

/* The name of the factor that chooses the variant. */
#define FACTOR_VARIANT "variant"

typedef struct
{
  char *name;                /* "mail.servers", or FACTOR_VARIANT */
  char *entity;              /* NULL for the variant */
  char *attribute;           /* NULL for the variant */
  const AttributeSpec *spec; /* NULL for the variant */
  int dimension;             /* see measure.h */
  char *unit;                /* of its numbers, as first written; "" for none */
  char *file;                /* where it was asked for: "--vary" */
  int line;
} Factor;

typedef struct
{
  GPtrArray *factors;  /* of Factor, owned */
  GPtrArray *settings; /* of const char **, one value for each factor, owned;
                          without factors one empty setting */
  GStringChunk *texts; /* what the settings point into */
} Design;

/* What the command line asks for; each list ends with NULL or is NULL. */
typedef struct
{
  const char *const *vary; /* "mail.servers=10:100:10", "a.b=1,2,3" */
  const char *const *zip;  /* "a.b=1,2,3 c.d=4,5,6" */
  const char *const
      *sample; /* "sobol:64", "latin-hypercube:50 a.b c.d=1ms:9ms" */
  const char *const *where; /* "mail.servers > 10" */
  gboolean no_sweep;        /* leave out what the scenario says */
} DesignWishes;

/* The design of @study's scenario and @wishes (may be NULL). Latin hypercubes
 * draw from @seed. Mistakes are noted; NULL when there is one. */
Design *design_new (const Study *study, const DesignWishes *wishes,
                    guint64 seed, ProblemList *problems);
void design_free (Design *design);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Design, design_free)

/* The changes that @setting makes, of Change, owned by the array. */
GPtrArray *design_changes (const Design *design, guint setting);

/* The value of factor @i in @setting; borrowed. */
const char *design_value (const Design *design, guint setting, guint i);

/* The variant that @setting asks for, or NULL: all of them. Borrowed. */
const char *design_variant (const Design *design, guint setting);

/* An assumption with a range. */
typedef struct
{
  char *name; /* "mail.servers" */
  const AttributeSpec *spec;
  const char *title;      /* of its entity, for people; borrowed */
  const char *value;      /* as it stands; borrowed */
  const char *low, *high; /* as written; borrowed */
  Range *range;           /* owned */
  const char *file;       /* where it is assumed; borrowed */
  int line;
} Assumption;

/* Every assumption of @study that can be varied: an <about> of status
 * assumption, with two ends that are alike but for their numbers, in an entity
 * that has an id. In document order, of Assumption, owned by the array. */
GPtrArray *design_assumptions (const Study *study);

G_END_DECLS
