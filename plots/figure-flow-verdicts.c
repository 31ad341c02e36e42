/* What the law says of every flow, over time: a band per flow and variant,
 * above laws, licences, filings and mechanisms on the same axis. */
#include "config.h"

#include "plots/figure-kinds.h"
#include "plots/spells.h"
#include "plots/steps.h"
#include "plots/text-fit.h"
#include "plots/tracks.h"
#include "plots/verdict-legend.h"

#define N_FLOWS 20
#define LABEL_WIDTH 28

typedef struct
{
  SimTime from, to;
  const VerdictLook *look;
} Band;

/* Several laws speak about one flow: the gravest verdict during [from, to). */
static const VerdictLook *
gravest (const GPtrArray *tracks, guint variant, const char *flow, SimTime from)
{
  const VerdictLook *found = NULL;

  for (guint i = 0; i < tracks->len; i++)
    {
      const Track *track = g_ptr_array_index (tracks, i);

      if (track->variant != variant || !g_str_equal (track->subject, flow))
        continue;
      for (guint j = 0; j < track->spans->len; j++)
        {
          const TrackSpan *span = &g_array_index (track->spans, TrackSpan, j);
          const VerdictLook *look = verdict_look (span->verdict);

          if (span->from <= from && from < span->to
              && (found == NULL || look->severity > found->severity))
            found = look;
        }
    }
  return found;
}

/* Every instant at which a verdict on @flow begins or ends. */
static GArray *
borders_of (const GPtrArray *tracks, guint variant, const char *flow)
{
  GArray *borders = g_array_new (FALSE, FALSE, sizeof (SimTime));

  for (guint i = 0; i < tracks->len; i++)
    {
      const Track *track = g_ptr_array_index (tracks, i);

      if (track->variant == variant && g_str_equal (track->subject, flow))
        for (guint j = 0; j < track->spans->len; j++)
          {
            TrackSpan *span = &g_array_index (track->spans, TrackSpan, j);

            g_array_append_val (borders, span->from);
            g_array_append_val (borders, span->to);
          }
    }
  g_array_sort (borders, steps_compare_instants);
  return borders;
}

static GArray *
bands_of (const GPtrArray *tracks, guint variant, const char *flow)
{
  GArray *bands = g_array_new (FALSE, FALSE, sizeof (Band));
  g_autoptr (GArray) borders = borders_of (tracks, variant, flow);

  for (guint i = 1; i < borders->len; i++)
    {
      SimTime from = g_array_index (borders, SimTime, i - 1);
      SimTime to = g_array_index (borders, SimTime, i);
      Band band = { from, to, gravest (tracks, variant, flow, from) };
      Band *last = bands->len > 0 ? &g_array_index (bands, Band, bands->len - 1)
                                  : NULL;

      if (from == to || band.look == NULL)
        continue;
      if (last != NULL && last->to == from && last->look == band.look)
        last->to = to;
      else
        g_array_append_val (bands, band);
    }
  return bands;
}

/* ---- Rows ----------------------------------------------------------------
 * Bands, spells and headings share one column of rows, numbered from the top:
 * so everything stands above one time axis. */

#define LAW 0     /* code of a law in force */
#define LICENCE 6 /* code of what is asked for or held */

static void
write_label (FigureData *data, guint row, gboolean heading, const char *text)
{
  g_autofree char *label
      = text_shorten (text, heading ? 2 * LABEL_WIDTH : LABEL_WIDTH);

  figure_data_int (data, row);
  figure_data_int (data, heading);
  figure_data_text (data, label);
  figure_data_end_row (data);
}

typedef struct
{
  const Names *names;
  GPtrArray *tracks;
  GPtrArray *flows; /* ids */
  guint n_flows;    /* shown */
  GPtrArray *spells[3];
} Content;

/* What stands below the verdicts, in the order of Content.spells. */
static const struct
{
  const char *heading;
  const char *kind; /* of the entities, or NULL: any */
  int code;
} SPELLS[] = { { "Laws in force", NULL, LAW },
               { "Licences and filings under way", NULL, LICENCE },
               { "Mechanisms held", "mechanism", LICENCE } };

/* The row after them. */
static guint
write_spell_labels (FigureData *data, const Content *content, guint sort,
                    guint row)
{
  const GPtrArray *spells = content->spells[sort];

  if (spells->len == 0)
    return row;
  write_label (data, row++, TRUE, SPELLS[sort].heading);
  for (guint i = 0; i < spells->len; i++)
    write_label (
        data, row++, FALSE,
        names_title (content->names, SPELLS[sort].kind,
                     ((Spell *) g_ptr_array_index (spells, i))->subject));
  return row;
}

static void
write_labels (FigureData *data, const Content *content)
{
  guint row = 0;

  figure_data_block (data, "labels", "row heading text");
  for (guint v = 0; v < names_n_variants (content->names); v++)
    {
      write_label (data, row++, TRUE, names_variant (content->names, v)->title);
      for (guint i = 0; i < content->n_flows; i++)
        write_label (data, row++, FALSE,
                     names_title (content->names, "flow",
                                  g_ptr_array_index (content->flows, i)));
    }
  for (guint i = 0; i < G_N_ELEMENTS (SPELLS); i++)
    row = write_spell_labels (data, content, i, row);
}

static void
write_bar (FigureData *data, guint row, SimTime from, SimTime to, int code,
           const char *letter)
{
  figure_data_int (data, row);
  figure_data_time (data, from);
  figure_data_time (data, to);
  figure_data_int (data, code);
  figure_data_text (data, letter);
  figure_data_end_row (data);
}

/* The row after them. */
static guint
write_spells (FigureData *data, const Content *content, guint sort, guint row)
{
  const GPtrArray *spells = content->spells[sort];

  if (spells->len == 0)
    return row;
  row++;
  for (guint i = 0; i < spells->len; i++, row++)
    {
      const Spell *spell = g_ptr_array_index (spells, i);

      write_bar (data, row, spell->from, spell->to, SPELLS[sort].code, "");
    }
  return row;
}

static void
write_bands (FigureData *data, const Content *content)
{
  guint row = 0;

  figure_data_block (data, "bars", "row from to code letter");
  for (guint v = 0; v < names_n_variants (content->names); v++)
    {
      row++;
      for (guint i = 0; i < content->n_flows; i++, row++)
        {
          g_autoptr (GArray) bands = bands_of (
              content->tracks, v, g_ptr_array_index (content->flows, i));

          for (guint j = 0; j < bands->len; j++)
            {
              const Band *band = &g_array_index (bands, Band, j);

              write_bar (data, row, band->from, band->to, band->look->code,
                         band->look->letter);
            }
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (SPELLS); i++)
    row = write_spells (data, content, i, row);
}

static gboolean
is_used (gconstpointer figure, const VerdictLook *look)
{
  const Content *content = figure;

  for (guint i = 0; i < content->tracks->len; i++)
    {
      const Track *track = g_ptr_array_index (content->tracks, i);

      for (guint j = 0; j < track->spans->len; j++)
        if (verdict_look (g_array_index (track->spans, TrackSpan, j).verdict)
            == look)
          return TRUE;
    }
  return FALSE;
}

static gboolean
write_content (const FigureSource *source, const Content *content,
               GError **error)
{
  g_autofree char *more
      = content->n_flows < content->flows->len ? g_strdup_printf (
            " First %u of %u flows.", content->n_flows, content->flows->len)
                                               : g_strdup ("");
  g_autofree char *n = names_describe_n (source->names);
  g_autofree char *caption = g_strdup_printf (
      "The gravest verdict of all laws on each flow. Exact; first of %s of the "
      "calendar.%s Exposure, not legal advice.",
      n, more);
  g_autoptr (FigureData) data
      = figure_data_new (source->path, source->names, caption, error);

  if (data == NULL)
    return FALSE;
  write_labels (data, content);
  write_bands (data, content);
  verdict_legend_write (data, is_used, content);
  return figure_data_commit (data, error);
}

static gboolean
write_data (const FigureSource *source, gboolean *has_data, GError **error)
{
  SimRegimeRow horizon = names_horizon (source->names);
  g_autoptr (GPtrArray) tracks
      = tracks_load (source->store, "law", source->names, error);
  g_autoptr (GPtrArray) marks
      = tracks != NULL ? marks_load (source->store, source->names, error)
                       : NULL;
  g_autoptr (GPtrArray) mechanisms
      = marks != NULL ? spells_of_mechanisms (source->store, horizon, error)
                      : NULL;
  g_autoptr (GPtrArray) flows = NULL;
  g_autoptr (GPtrArray) laws = NULL;
  g_autoptr (GPtrArray) licences = NULL;

  if (mechanisms == NULL)
    return FALSE;
  flows = tracks_subjects (tracks);
  laws = spells_of_laws (marks, horizon);
  licences = spells_of_licences (marks, horizon);
  *has_data = flows->len > 0;
  if (!*has_data)
    return TRUE;
  {
    const Content content = { source->names,
                              tracks,
                              flows,
                              MIN (flows->len, N_FLOWS),
                              { laws, licences, mechanisms } };

    return write_content (source, &content, error);
  }
}

const FigureKind FIGURE_FLOW_VERDICTS = {
  "flow-verdicts",
  "What the law says of every flow",
  "The verdict on every flow over time and per variant, above the laws in "
  "force, the licences and filings under way and the mechanisms held.",
  "no law has judged a flow",
  write_data,
  "population",
  FIGURE_CHOOSES_NOTHING,
  NULL,
};
