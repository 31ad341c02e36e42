#include "config.h"

#include "plots/tracks.h"

typedef struct
{
  const Names *names;
  GPtrArray *tracks;
  char *run; /* whose findings the last track follows */
} Loading;

static void
track_free (gpointer data)
{
  Track *track = data;

  g_free (track->subject);
  g_free (track->object);
  g_array_unref (track->spans);
  g_string_chunk_free (track->texts);
  g_free (track);
}

static Track *
track_new (guint variant, const char *subject, const char *object)
{
  Track *track = g_new0 (Track, 1);

  track->variant = variant;
  track->subject = g_strdup (subject);
  track->object = g_strdup (object);
  track->spans = g_array_new (FALSE, FALSE, sizeof (TrackSpan));
  track->texts = g_string_chunk_new (1024);
  return track;
}

static TrackSpan *
last_span (GArray *spans)
{
  return spans->len > 0 ? &g_array_index (spans, TrackSpan, spans->len - 1)
                        : NULL;
}

static void
track_add (Track *track, const SimRegimeRow *regime,
           const SimFindingRow *finding)
{
  TrackSpan span
      = { regime->from, regime->to,
          g_string_chunk_insert_const (track->texts, finding->verdict),
          g_string_chunk_insert_const (track->texts, finding->detail) };
  TrackSpan *last = last_span (track->spans);

  /* Texts of a chunk are kept once: equal texts are the same pointer. */
  if (last != NULL && last->to == span.from && last->verdict == span.verdict
      && last->detail == span.detail)
    last->to = span.to;
  else
    g_array_append_val (track->spans, span);
}

static void
take_finding (const SimRunHead *run, const SimRegimeRow *regime,
              const SimFindingRow *finding, gpointer data)
{
  Loading *loading = data;
  GPtrArray *tracks = loading->tracks;
  Track *track
      = tracks->len > 0 ? g_ptr_array_index (tracks, tracks->len - 1) : NULL;
  guint variant = names_place (loading->names, run->point);

  if (track == NULL || track->variant != variant
      || !g_str_equal (track->subject, finding->subject)
      || !g_str_equal (track->object, finding->object))
    {
      track = track_new (variant, finding->subject, finding->object);
      g_ptr_array_add (tracks, track);
      g_free (loading->run);
      loading->run = g_strdup (run->key);
    }
  if (g_str_equal (run->key, loading->run))
    track_add (track, regime, finding);
}

GPtrArray *
tracks_load (SimStore *store, const char *kind, const Names *names,
             GError **error)
{
  g_autoptr (GPtrArray) tracks = g_ptr_array_new_with_free_func (track_free);
  Loading loading = { names, tracks, NULL };
  gboolean done
      = sim_store_each_finding (store, kind, take_finding, &loading, error);

  g_free (loading.run);
  return done ? g_steal_pointer (&tracks) : NULL;
}

GArray *
track_verdicts (const Track *track)
{
  GArray *joined = g_array_new (FALSE, FALSE, sizeof (TrackSpan));

  for (guint i = 0; i < track->spans->len; i++)
    {
      TrackSpan span = g_array_index (track->spans, TrackSpan, i);
      TrackSpan *last = last_span (joined);

      if (last != NULL && last->to == span.from
          && last->verdict == span.verdict)
        last->to = span.to;
      else
        g_array_append_val (joined, span);
    }
  return joined;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static void
add_distinct (GPtrArray *texts, const char *text)
{
  for (guint i = 0; i < texts->len; i++)
    if (g_str_equal (g_ptr_array_index (texts, i), text))
      return;
  g_ptr_array_add (texts, g_strdup (text));
}

GPtrArray *
tracks_subjects (const GPtrArray *tracks)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < tracks->len; i++)
    add_distinct (texts,
                  ((const Track *) g_ptr_array_index (tracks, i))->subject);
  g_ptr_array_sort (texts, compare_texts);
  return texts;
}

GPtrArray *
tracks_objects (const GPtrArray *tracks)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < tracks->len; i++)
    add_distinct (texts,
                  ((const Track *) g_ptr_array_index (tracks, i))->object);
  g_ptr_array_sort (texts, compare_texts);
  return texts;
}

const Track *
tracks_find (const GPtrArray *tracks, guint variant, const char *subject,
             const char *object)
{
  for (guint i = 0; i < tracks->len; i++)
    {
      const Track *track = g_ptr_array_index (tracks, i);

      if (track->variant == variant && g_str_equal (track->subject, subject)
          && g_str_equal (track->object, object))
        return track;
    }
  return NULL;
}
