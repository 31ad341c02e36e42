/* Which way data moves, and what the law says of it: from the jurisdiction of
 * the users to that of the site that serves them, on one day. */
#include "config.h"

#include "plots/figure-kinds.h"
#include "plots/figure-wish.h"
#include "plots/journeys.h"
#include "plots/text-fit.h"
#include "plots/verdict-legend.h"

#include <string.h>

#define LABEL_WIDTH 14
#define N_PLACES 12

typedef struct
{
  const FigureSource *source;
  GPtrArray *journeys;
  GPtrArray *places; /* ids of jurisdictions, borrowed */
  guint n_shown;     /* the first of them */
  SimTime at;
} Content;

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static void
note_place (GPtrArray *places, const char *id)
{
  if (!g_ptr_array_find_with_equal_func (places, id, g_str_equal, NULL))
    g_ptr_array_add (places, (gpointer) id);
}

/* Both ends of whatever a law has judged. */
static GPtrArray *
places_of (const GPtrArray *journeys)
{
  GPtrArray *places = g_ptr_array_new ();

  for (guint i = 0; i < journeys->len; i++)
    {
      const Journey *journey = g_ptr_array_index (journeys, i);

      if (journey->look == NULL)
        continue;
      note_place (places, journey->from.jurisdiction);
      note_place (places, journey->to.jurisdiction);
    }
  g_ptr_array_sort (places, compare_texts);
  return places;
}

static void
write_places (FigureData *data, const Content *content)
{
  figure_data_block (data, "places", "index title lines");
  for (guint i = 0; i < content->n_shown; i++)
    {
      const char *id = g_ptr_array_index (content->places, i);
      const char *title
          = names_title (content->source->names, "jurisdiction", id);
      g_autofree char *text
          = text_wrap (*title != '\0' ? title : "not told", LABEL_WIDTH, 2);

      figure_data_int (data, i);
      figure_data_text (data, text);
      figure_data_int (data, strchr (text, '\n') != NULL ? 2 : 1);
      figure_data_end_row (data);
    }
}

/* The gravest verdict between two places, and how many flows there are. */
static const VerdictLook *
gravest (const Content *content, guint variant, const char *from,
         const char *to, guint *n)
{
  const VerdictLook *look = NULL;

  *n = 0;
  for (guint i = 0; i < content->journeys->len; i++)
    {
      const Journey *journey = g_ptr_array_index (content->journeys, i);

      if (journey->variant != variant || journey->look == NULL
          || !g_str_equal (journey->from.jurisdiction, from)
          || !g_str_equal (journey->to.jurisdiction, to))
        continue;
      (*n)++;
      if (look == NULL || journey->look->severity > look->severity)
        look = journey->look;
    }
  return look;
}

static void
write_cell (FigureData *data, const Content *content, guint variant, guint from,
            guint to)
{
  guint n = 0;
  const VerdictLook *look
      = gravest (content, variant, g_ptr_array_index (content->places, from),
                 g_ptr_array_index (content->places, to), &n);
  g_autofree char *count = g_strdup_printf ("%u flow%s", n, n == 1 ? "" : "s");

  if (look == NULL)
    return;
  figure_data_int (data, variant);
  figure_data_int (data, from);
  figure_data_int (data, to);
  figure_data_int (data, look->code);
  figure_data_text (data, look->letter);
  figure_data_text (data, count);
  figure_data_end_row (data);
}

static void
write_cells (FigureData *data, const Content *content)
{
  figure_data_block (data, "cells", "variant from to code letter count");
  for (guint v = 0; v < names_n_variants (content->source->names); v++)
    for (guint i = 0; i < content->n_shown; i++)
      for (guint j = 0; j < content->n_shown; j++)
        write_cell (data, content, v, i, j);
}

static gboolean
is_used (gconstpointer figure, const VerdictLook *look)
{
  const Content *content = figure;

  for (guint i = 0; i < content->journeys->len; i++)
    if (((const Journey *) g_ptr_array_index (content->journeys, i))->look
        == look)
      return TRUE;
  return FALSE;
}

static gboolean
write_content (const Content *content, GError **error)
{
  const FigureSource *source = content->source;
  g_autofree char *day = sim_time_format (content->at);
  g_autofree char *n = names_describe_n (source->names);
  g_autofree char *cut
      = figure_data_cut (content->n_shown, content->places->len, "places");
  g_autofree char *caption = g_strdup_printf (
      "On %.10s: the gravest verdict on what moves from users (rows) to the "
      "nearest site that serves them (columns).%s Exact; first of %s of the "
      "calendar. Exposure, not legal advice.",
      day, cut, n);
  g_autoptr (FigureData) data
      = figure_data_new (source->path, source->names, caption, error);

  if (data == NULL)
    return FALSE;
  write_places (data, content);
  write_cells (data, content);
  verdict_legend_write (data, is_used, content);
  return figure_data_commit (data, error);
}

static gboolean
write_data (const FigureSource *source, gboolean *has_data, GError **error)
{
  g_autoptr (Geography) geography = geography_load (source->store, error);
  g_autoptr (GPtrArray) journeys = NULL;
  g_autoptr (GPtrArray) places = NULL;

  if (geography == NULL)
    return FALSE;
  journeys = journeys_load (source->store, source->names, geography,
                            source->wish->at, error);
  if (journeys == NULL)
    return FALSE;
  places = places_of (journeys);
  *has_data = places->len > 0;
  if (!*has_data)
    return TRUE;
  {
    const Content content
        = { source, journeys, places, MIN (places->len, N_PLACES),
            journeys_day (source->names, source->wish->at) };

    return write_content (&content, error);
  }
}

const FigureKind FIGURE_FLOW_MATRIX = {
  "flow-matrix",
  "What moves from where to where",
  "Flows from the jurisdiction of the users to that of the serving site on one "
  "day, with the gravest verdict, per variant.",
  "no flow was judged whose ends are known",
  write_data,
  "flow",
  FIGURE_CHOOSES_DAY,
  NULL,
};
