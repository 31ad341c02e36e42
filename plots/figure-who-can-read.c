/* Who can read what: authority by asset, a letter and a colour per cell, and
 * below the letter the changes that led to it. */
#include "config.h"

#include "plots/access-legend.h"
#include "plots/figure-kinds.h"
#include "plots/text-fit.h"
#include "plots/tracks.h"
#include "plots/verdict.h"

#define AUTHORITY_WIDTH 21
#define ASSETS_WIDTH 52 /* characters for all columns together */
#define N_CHANGES 2     /* shown in a cell, the last ones */
#define N_AUTHORITIES 24
#define N_ASSETS 16

/* "T→D 2018-03" per change, the last ones, one per line. */
static char *
changes_of (const GArray *spans)
{
  GString *text = g_string_new (NULL);
  guint first = spans->len > N_CHANGES + 1 ? spans->len - N_CHANGES : 1;

  for (guint i = first; i < spans->len; i++)
    {
      const TrackSpan *before = &g_array_index (spans, TrackSpan, i - 1);
      const TrackSpan *span = &g_array_index (spans, TrackSpan, i);
      g_autofree char *date = sim_time_format (span->from);

      g_string_append_printf (text, "%s%s→%s %.7s", text->len > 0 ? "\n" : "",
                              before->verdict, span->verdict, date);
    }
  return g_string_free (text, FALSE);
}

static void
write_cell (FigureData *data, guint row, guint column, const Track *track)
{
  g_autoptr (GArray) spans = track_verdicts (track);
  const TrackSpan *last = &g_array_index (spans, TrackSpan, spans->len - 1);
  g_autofree char *changes = changes_of (spans);

  figure_data_int (data, track->variant);
  figure_data_int (data, row);
  figure_data_int (data, column);
  figure_data_int (data, access_look (last->verdict)->code);
  figure_data_text (data, last->verdict);
  figure_data_text (data, changes);
  figure_data_end_row (data);
}

static void
write_titles (FigureData *data, const char *block, const Names *names,
              const char *kind, const GPtrArray *ids, guint width)
{
  figure_data_block (data, block, "index title lines");
  for (guint i = 0; i < ids->len; i++)
    {
      const char *title = names_title (names, kind, g_ptr_array_index (ids, i));
      g_autofree char *text = text_wrap (title, width, 3);

      figure_data_int (data, i);
      figure_data_text (data, text);
      figure_data_int (data, text_n_lines (text));
      figure_data_end_row (data);
    }
}

static void
write_cells (FigureData *data, const Names *names, const GPtrArray *tracks,
             const GPtrArray *authorities, const GPtrArray *assets)
{
  figure_data_block (data, "cells",
                     "variant authority asset code class changes");
  for (guint v = 0; v < names_n_variants (names); v++)
    for (guint i = 0; i < authorities->len; i++)
      for (guint j = 0; j < assets->len; j++)
        {
          const Track *track
              = tracks_find (tracks, v, g_ptr_array_index (authorities, i),
                             g_ptr_array_index (assets, j));

          if (track != NULL)
            write_cell (data, i, j, track);
        }
}

/* Keep as many as a picture holds; what was left out, for the caption. */
static char *
keep_some (GPtrArray *authorities, GPtrArray *assets)
{
  guint n_authorities = authorities->len;
  guint n_assets = assets->len;

  if (n_authorities <= N_AUTHORITIES && n_assets <= N_ASSETS)
    return g_strdup ("");
  g_ptr_array_set_size (authorities, (int) MIN (n_authorities, N_AUTHORITIES));
  g_ptr_array_set_size (assets, (int) MIN (n_assets, N_ASSETS));
  return g_strdup_printf (" First %u of %u authorities, %u of %u assets.",
                          authorities->len, n_authorities, assets->len,
                          n_assets);
}

static gboolean
write_tracks (const FigureSource *source, const GPtrArray *tracks,
              GError **error)
{
  g_autoptr (GPtrArray) authorities = tracks_subjects (tracks);
  g_autoptr (GPtrArray) assets = tracks_objects (tracks);
  guint width = CLAMP (ASSETS_WIDTH / assets->len, 10, 24);
  g_autofree char *more = keep_some (authorities, assets);
  g_autofree char *n = names_describe_n (source->names);
  g_autofree char *caption = g_strdup_printf (
      "Class at the end of the calendar; below it how it changed and when. "
      "Exact: least fixpoint; first of %s.%s Exposure, not legal advice.",
      n, more);
  g_autoptr (FigureData) data
      = figure_data_new (source->path, source->names, caption, error);

  if (data == NULL)
    return FALSE;
  write_titles (data, "authorities", source->names, "authority", authorities,
                AUTHORITY_WIDTH);
  write_titles (data, "assets", source->names, "asset", assets, width);
  write_cells (data, source->names, tracks, authorities, assets);
  access_legend_write (data);
  return figure_data_commit (data, error);
}

static gboolean
write_data (const FigureSource *source, gboolean *has_data, GError **error)
{
  g_autoptr (GPtrArray) tracks
      = tracks_load (source->store, "access", source->names, error);

  if (tracks == NULL)
    return FALSE;
  *has_data = tracks->len > 0;
  return !*has_data || write_tracks (source, tracks, error);
}

const FigureKind FIGURE_WHO_CAN_READ = {
  "who-can-read",
  "Who can read what",
  "Which authority can obtain the plaintext of which asset, per variant, with "
  "the dates of change.",
  "no authority or no asset is in the scenario",
  write_data,
  "population",
  FIGURE_CHOOSES_NOTHING,
  NULL,
};
