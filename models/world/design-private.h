/* The inside of a design: blocks that multiply. */
#pragma once

#include "models/world/axis.h"
#include "models/world/design.h"
#include "models/world/measure.h"
#include "models/world/where.h"

G_BEGIN_DECLS

enum
{
  SETTINGS_MOST = 1000000
};

/* One step of the product: an axis, a zip or a sample. */
typedef struct
{
  GPtrArray *factors; /* of Factor, owned until the design takes them */
  GPtrArray *rows;    /* of GPtrArray of char, a value for each factor */
} Block;

Block *block_new (void);
void block_free (Block *block);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Block, block_free)

typedef struct
{
  const Study *study;
  ProblemList *problems;
  guint64 seed;
  GPtrArray *blocks; /* of Block, owned */
  GPtrArray *wheres; /* of Where, owned */
} Reading;

/* Where something was written, for messages. */
typedef struct
{
  const char *file;
  int line;
} Origin;

/* What to vary, as written: @values or @range or, in a sample, neither. */
typedef struct
{
  const char *attribute;
  const char *values; /* separated as by split_values() */
  const char *range;
  AxisScale scale;
  Origin origin;
} AxisText;

Factor *factor_new (Reading *reading, const char *name, const Origin *origin);
void factor_free (gpointer factor);

/* Read by the attribute's own function; notes a problem and says FALSE. */
gboolean factor_check (Reading *reading, const Factor *factor,
                       const char *value);

/* The values of an axis, of char, owned; NULL with a problem noted. */
GPtrArray *axis_values (Reading *reading, const AxisText *text, Factor *factor);

/* Split at @separators that stand outside of parentheses. Empty parts are left
 * out. */
GPtrArray *split_values (const char *text, const char *separators);

/* A sample of @points over @texts, of AxisText; without any, over every
 * assumption. */
Block *block_of_sample (Reading *reading, SampleMethod method, guint points,
                        const GArray *texts, const Origin *origin);

/* Multiply the blocks, without what the constraints forbid. */
Design *design_of_blocks (Reading *reading);

G_END_DECLS
