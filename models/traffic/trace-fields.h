/* Fields of a trace: how their text becomes instants, amounts and hashes.
 *
 * Written by hand and without allocation, as they run once for every line of
 * files that may have a hundred million. They know nothing of files or lines;
 * @why is a constant text that says what would have been right.
 */
#pragma once

#include "sim/sim-time.h"

G_BEGIN_DECLS

/* Text that is not ours and does not end in NUL where its length says. */
typedef struct
{
  const char *text;
  gsize length;
} Field;

/* The day that was read last: logs repeat it. */
typedef struct
{
  char text[11]; /* "17/May/2015" */
  SimTime midnight;
} FieldDay;

/* "17/May/2015:10:05:03 +0000", all 26 characters. A leap second is the one
 * after it. */
gboolean field_read_log_time (Field field, FieldDay *day, SimTime *when,
                              const char **why);

/* How the times of a table are written. */
typedef struct
{
  SimTime origin; /* what counts as 0 */
  SimSpan zone;   /* of those that name none */
  double unit;    /* ns of 1 where times are numbers */
} FieldClock;

/* A date with a time of day as ISO 8601 or RFC 3339 have it, with 'T' or a
 * blank between them, or a number. */
gboolean field_read_time (Field field, const FieldClock *clock, SimTime *when,
                          const char **why);

/* A number that is not negative, times @factor; -1 for an empty field or
 * "-", which say nothing. */
gboolean field_read_amount (Field field, double factor, double *amount,
                            const char **why);

/* A hash of the text. */
guint64 field_hash (Field field);

/* Is it this text? */
gboolean field_is (Field field, const char *text);

G_END_DECLS
