/* When things fail in an occurrence, and when they are back.
 *
 * Elements fail for spans of time of their own, in one plane or both; what
 * needs them fails with them. Of each element and plane the times at which it
 * is down are the least ones that satisfy
 *
 *   down (e)    what is said of e itself
 *   down (h)    for each hard clause with head h and delay d: each span in
 *               which all of its body is down, without its first d
 *
 * so what depends fails d after what it needs, and is back when that is. When
 * all spans end at once this is the closure of models/isolation/failure.h, cut
 * off at that end. Soft clauses take nothing down.
 *
 * Spans are merged wherever they touch, ends are among those given, and a way
 * in a circle only begins later than the way without: so the work ends.
 */
#pragma once

#include "models/isolation/failure.h"

G_BEGIN_DECLS

/* It is down within [from, to). */
typedef struct
{
  SimTime from, to;
} FailureSpan;

/* What fails by itself. */
typedef struct
{
  const Entity *element;
  FailureSpan span;
} FailureOnset;

/* Does @dependency, whose probability is less than one, carry the failure on
 * this time? Asked once. */
typedef gboolean (*FailureDraw) (const Dependency *dependency, gpointer data);

/* Borrows its net. */
typedef struct FailureTimes FailureTimes;

/* @onsets, of FailureOnset, happen in @plane (a Plane, or PLANE_BOTH), and
 * spread along the dependencies that @draw (NULL: all) lets pass. */
FailureTimes *failure_times_new (const FailureNet *net, const GArray *onsets,
                                 Plane plane, FailureDraw draw, gpointer data);
void failure_times_free (FailureTimes *times);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FailureTimes, failure_times_free)

/* When @element is down in @plane: of FailureSpan, in order, none touching
 * another; borrowed. */
const GArray *failure_times_of (const FailureTimes *times,
                                const Entity *element, Plane plane);

G_END_DECLS
