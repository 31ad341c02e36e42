/* Feeds: the lines of a trace become requests of the traffic.
 *
 * A feed reads its trace along with the clock, so far ahead as lines may stand
 * behind later ones, and sends every line at its own time through the door of
 * the use whose request it is. It keeps the place in the file from window to
 * window and begins anew only when it has read too far. Chance decides what
 * the trace leaves open (the copies of a line, its place within the spread,
 * demand and bytes that no line says), keyed by trace and line.
 */
#pragma once

#include "models/traffic/traffic-private.h"

G_BEGIN_DECLS

typedef struct TraceFeed TraceFeed;

/* The time that traces of @world want to be played whole, of Stretch. */
GArray *trace_feeds_whole (const World *world);

/* Add to @traffic the feeds of @regime, and a source for each use that they
 * may name. */
void trace_feeds_add (Traffic *traffic, const Regime *regime,
                      const GArray *admissions);
void trace_feed_free (gpointer feed);

/* Let all feeds begin to send at @begin, until the end of the window. */
void trace_feeds_open_window (Traffic *traffic, SimTime begin);

/* What the draws of a source that obeys a trace are keyed by. Free it. */
char *trace_feed_name (const Source *source);

G_END_DECLS
