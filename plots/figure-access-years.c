/* Who can read what, over time: a band per authority, asset and variant. */
#include "config.h"

#include "plots/access-legend.h"
#include "plots/figure-kinds.h"
#include "plots/text-fit.h"
#include "plots/tracks.h"
#include "plots/verdict.h"

enum
{
  PAIRS_MOST = 18, /* rows a variant */
  LABEL_WIDTH = 33,
  HEADING_WIDTH = 60
};

/* What a row is, as the template knows it. */
enum
{
  HEADING_NONE,
  HEADING_VARIANT,
  HEADING_AUTHORITY
};

/* Somebody who never reads anything in any variant needs no row. */
static gboolean
is_worth_a_row (const GPtrArray *tracks, const Track *pair)
{
  for (guint i = 0; i < tracks->len; i++)
    {
      const Track *track = g_ptr_array_index (tracks, i);

      if (!g_str_equal (track->subject, pair->subject)
          || !g_str_equal (track->object, pair->object))
        continue;
      for (guint j = 0; j < track->spans->len; j++)
        if (!g_str_equal (g_array_index (track->spans, TrackSpan, j).verdict,
                          "N"))
          return TRUE;
    }
  return FALSE;
}

/* The pairs of the first variant that has any, which are those of all. */
static GPtrArray *
rows_of (const GPtrArray *tracks)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < tracks->len; i++)
    {
      const Track *track = g_ptr_array_index (tracks, i);

      if (track->variant == ((Track *) g_ptr_array_index (tracks, 0))->variant
          && is_worth_a_row (tracks, track))
        g_ptr_array_add (rows, (gpointer) track);
    }
  return rows;
}

static void
write_label (FigureData *data, guint row, int heading, const char *text)
{
  g_autofree char *label = text_shorten (
      text, heading == HEADING_NONE ? LABEL_WIDTH : HEADING_WIDTH);

  figure_data_int (data, row);
  figure_data_int (data, heading);
  figure_data_text (data, label);
  figure_data_end_row (data);
}

/* Each authority has a heading above its assets. */
static gboolean
begins_authority (const GPtrArray *rows, guint i)
{
  return i == 0
         || !g_str_equal (((Track *) g_ptr_array_index (rows, i))->subject,
                          ((Track *) g_ptr_array_index (rows, i - 1))->subject);
}

static void
write_labels (FigureData *data, const Names *names, const GPtrArray *rows,
              guint n_rows)
{
  guint row = 0;

  figure_data_block (data, "labels", "row heading text");
  for (guint v = 0; v < names_n_variants (names); v++)
    {
      write_label (data, row++, HEADING_VARIANT,
                   names_variant (names, v)->title);
      for (guint i = 0; i < n_rows; i++)
        {
          const Track *pair = g_ptr_array_index (rows, i);

          if (begins_authority (rows, i))
            write_label (data, row++, HEADING_AUTHORITY,
                         names_title (names, "authority", pair->subject));
          write_label (data, row++, HEADING_NONE,
                       names_title (names, "asset", pair->object));
        }
    }
}

static void
write_bands (FigureData *data, guint row, const Track *track)
{
  g_autoptr (GArray) spans = track == NULL ? NULL : track_verdicts (track);

  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      const TrackSpan *span = &g_array_index (spans, TrackSpan, i);

      figure_data_int (data, row);
      figure_data_time (data, span->from);
      figure_data_time (data, span->to);
      figure_data_int (data, access_look (span->verdict)->code);
      figure_data_text (data, span->verdict);
      figure_data_end_row (data);
    }
}

static void
write_bars (FigureData *data, const Names *names, const GPtrArray *tracks,
            const GPtrArray *rows, guint n_rows)
{
  guint row = 0;

  figure_data_block (data, "bars", "row from to code letter");
  for (guint v = 0; v < names_n_variants (names); v++)
    {
      row++;
      for (guint i = 0; i < n_rows; i++)
        {
          const Track *pair = g_ptr_array_index (rows, i);

          row += begins_authority (rows, i) ? 1 : 0;
          write_bands (data, row++,
                       tracks_find (tracks, v, pair->subject, pair->object));
        }
    }
}

static gboolean
write_rows (const FigureSource *source, const GPtrArray *tracks,
            const GPtrArray *rows, GError **error)
{
  guint n_rows = MIN (rows->len, PAIRS_MOST);
  g_autofree char *n = names_describe_n (source->names);
  g_autofree char *caption = g_strdup_printf (
      "Class of access over time; the first %u of %u pairs that are ever "
      "readable. Exact: least fixpoints; first of %s. Not legal advice.",
      n_rows, rows->len, n);
  g_autoptr (FigureData) data
      = figure_data_new (source->path, source->names, caption, error);

  if (data == NULL)
    return FALSE;
  write_labels (data, source->names, rows, n_rows);
  write_bars (data, source->names, tracks, rows, n_rows);
  access_legend_write (data);
  return figure_data_commit (data, error);
}

static gboolean
write_data (const FigureSource *source, gboolean *has_data, GError **error)
{
  g_autoptr (GPtrArray) tracks
      = tracks_load (source->store, "access", source->names, error);
  g_autoptr (GPtrArray) rows = NULL;

  if (tracks == NULL)
    return FALSE;
  rows = rows_of (tracks);
  *has_data = rows->len > 0;
  return !*has_data || write_rows (source, tracks, rows, error);
}

const FigureKind FIGURE_ACCESS_YEARS = {
  "access-years",
  "Who can read what, over time",
  "The class of access of every authority to every asset over time and per "
  "variant.",
  "no authority ever reads an asset",
  write_data,
  "authority",
  FIGURE_CHOOSES_NOTHING,
  NULL,
};
