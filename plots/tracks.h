/* Tracks: how one exact answer changes along the calendar.
 *
 * A track follows one question (can this authority read this asset? what does
 * this law say of this flow?) of one variant from regime to regime, and joins
 * neighbouring regimes with the same answer for the same reasons. Law and
 * isolation are exact, but the calendar that they answer for has chance in
 * it; tracks show the first replication of each variant as an example.
 */
#pragma once

#include "plots/names.h"

G_BEGIN_DECLS

typedef struct
{
  SimTime from, to;
  const char *verdict;
  const char *detail;
} TrackSpan;

typedef struct
{
  guint variant; /* place in Names */
  char *subject;
  char *object;
  GArray *spans;       /* TrackSpan, in order of time */
  GStringChunk *texts; /* what the spans point into */
} Track;

/* All tracks of @kind ("access", "law") by variant, subject, object. */
GPtrArray *tracks_load (SimStore *store, const char *kind, const Names *names,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The spans of @track with neighbours of the same verdict joined, whatever
 * their reasons. Texts are borrowed from @track. */
GArray *track_verdicts (const Track *track);

/* The distinct subjects (or objects) of @tracks, sorted. Owned. */
GPtrArray *tracks_subjects (const GPtrArray *tracks);
GPtrArray *tracks_objects (const GPtrArray *tracks);

/* The track of a question, or NULL. */
const Track *tracks_find (const GPtrArray *tracks, guint variant,
                          const char *subject, const char *object);

G_END_DECLS
