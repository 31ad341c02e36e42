/* Any metric over the calendar: a panel for each population that is asked for,
 * or for all together, a curve for each variant. */
#include "config.h"

#include "plots/curves.h"
#include "plots/figure-kinds.h"
#include "plots/figure-wish.h"
#include "plots/text-fit.h"
#include "sim/sim-labels.h"

#include <string.h>

#define METRIC "availability"
#define N_PANELS 8
#define PANEL_TITLE_WIDTH 60
#define AXIS_WIDTH 26

typedef struct
{
  const FigureSource *source;
  const char *metric;
  GPtrArray *curves;
  GPtrArray *panels; /* labels */
} Content;

/* Without populations: all together, or what cuts there are if nobody added
 * them up. */
static gboolean
is_wanted (const char *labels, gconstpointer data)
{
  const FigureWish *wish = data;
  g_autofree char *population = NULL;

  if (*wish->populations == NULL)
    return TRUE;
  population = sim_labels_get (labels, "population");
  return population != NULL && sim_labels_are_only (labels, "population")
         && figure_wish_shows (wish, population);
}

/* The labels "" alone, where there are such. */
static GPtrArray *
panels_of (const GPtrArray *curves)
{
  GPtrArray *panels = curves_labels (curves);

  if (panels->len > 1 && *(char *) g_ptr_array_index (panels, 0) == '\0')
    g_ptr_array_set_size (panels, 1);
  return panels;
}

static char *
title_of (const Names *names, const char *labels)
{
  g_auto (GStrv) parts = g_strsplit (labels, ";", -1);
  g_autoptr (GString) title = g_string_new (NULL);

  for (char **part = parts; *part != NULL; part++)
    {
      const char *value = strchr (*part, '=');

      if (value != NULL)
        g_string_append_printf (title, "%s%s", title->len > 0 ? ", " : "",
                                names_title (names, NULL, value + 1));
    }
  return text_shorten (title->len > 0 ? title->str : "All together",
                       PANEL_TITLE_WIDTH);
}

/* ---- The metric's own words ---------------------------------------------- */

typedef struct
{
  const char *name;
  char *title, *unit;
} Words;

static void
take_metric (const SimMetric *metric, gpointer data)
{
  Words *words = data;

  if (!g_str_equal (metric->name, words->name))
    return;
  words->title = g_strdup (metric->title);
  words->unit = g_strdup (metric->unit);
}

static void
write_axis (FigureData *data, const Words *words)
{
  const char *unit = words->unit != NULL ? words->unit : "1";
  g_autofree char *title = text_shorten (
      words->title != NULL ? words->title : words->name, AXIS_WIDTH);
  g_autofree char *axis = g_strdup_printf ("%s (%s)", title, unit);

  figure_data_block (data, "axis", "text");
  figure_data_text (data, axis);
  figure_data_end_row (data);
}

/* ---- Writing ------------------------------------------------------------- */

static void
write_panels (FigureData *data, const Content *content)
{
  figure_data_block (data, "panels", "panel title");
  for (guint i = 0; i < MIN (content->panels->len, N_PANELS); i++)
    {
      g_autofree char *title = title_of (
          content->source->names, g_ptr_array_index (content->panels, i));

      figure_data_int (data, i);
      figure_data_text (data, title);
      figure_data_end_row (data);
    }
}

static void
write_curves (FigureData *data, const Content *content)
{
  figure_data_block (data, "curves", CURVE_COLUMNS);
  for (guint i = 0; i < content->curves->len; i++)
    {
      const Curve *curve = g_ptr_array_index (content->curves, i);

      for (guint p = 0; p < MIN (content->panels->len, N_PANELS); p++)
        if (g_str_equal (curve->labels, g_ptr_array_index (content->panels, p)))
          curve_write (data, p, curve->variant, curve->means, 1);
    }
}

static char *
caption_of (const Content *content)
{
  g_autofree char *n = curves_describe_n (content->source->names);
  g_autofree char *more = content->panels->len > N_PANELS
                              ? g_strdup_printf (" First %d of %u.", N_PANELS,
                                                 content->panels->len)
                              : g_strdup ("");

  return g_strdup_printf ("Metric %s, per regime of the calendar. %s%s",
                          content->metric, n, more);
}

static gboolean
write_content (const Content *content, GError **error)
{
  const FigureSource *source = content->source;
  g_autofree char *caption = caption_of (content);
  g_autoptr (FigureData) data
      = figure_data_new (source->path, source->names, caption, error);
  Words words = { content->metric, NULL, NULL };

  if (data == NULL
      || !sim_store_each_metric (source->store, take_metric, &words, error))
    return FALSE;
  write_panels (data, content);
  write_curves (data, content);
  write_axis (data, &words);
  g_free (words.title);
  g_free (words.unit);
  return figure_data_commit (data, error);
}

static gboolean
write_data (const FigureSource *source, gboolean *has_data, GError **error)
{
  const char *metric
      = source->wish->metric != NULL ? source->wish->metric : METRIC;
  g_autoptr (GPtrArray) curves = curves_load (
      source->store, source->names, metric, is_wanted, source->wish, error);
  g_autoptr (GPtrArray) panels = curves != NULL ? panels_of (curves) : NULL;
  const Content content = { source, metric, curves, panels };

  if (curves == NULL)
    return FALSE;
  *has_data = panels->len > 0;
  return !*has_data || write_content (&content, error);
}

const FigureKind FIGURE_METRIC_YEARS = {
  "metric-years",
  "Share of requests served over the calendar",
  "One metric per regime and variant, with its interval: the share of requests "
  "that are served, or another one that a <figure> chooses.",
  "no regime has a value of the metric",
  write_data,
  "population",
  FIGURE_CHOOSES_METRIC | FIGURE_CHOOSES_POPULATIONS | FIGURE_COLOURS_VARIANTS,
  NULL,
};
