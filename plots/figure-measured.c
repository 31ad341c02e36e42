/* Measured against modelled: published round trips beside those of the network
 * model, and what a run measures beside what theory says, each a point; on the
 * diagonal both agree. */
#include "config.h"

#include "plots/answers.h"
#include "plots/figure-kinds.h"
#include "plots/summary.h"

#include <json-glib/json-glib.h>
#include <math.h>

/* What has one unit can share the axes of a panel. */
static const struct
{
  const char *unit, *title;
} QUANTITIES[] = { { "ms", "Times in queues" },
                   { "1", "Shares and numbers" },
                   { "1/s", "Rates" } };

typedef struct
{
  char *title, *across, *up;
} Panel;

typedef struct
{
  guint panel;
  guint variant;
  double across, up, half_width;
} Point;

typedef struct
{
  const FigureSource *source;
  GPtrArray *panels; /* of Panel; each has a point */
  GArray *points;    /* of Point */
  guint n_left_out;
} Content;

static void
panel_free (gpointer data)
{
  Panel *panel = data;

  g_free (panel->title);
  g_free (panel->across);
  g_free (panel->up);
  g_free (panel);
}

/* The panel with that title and those axes, which is made when there is none.
 */
static guint
panel_for (Content *content, const char *title, const char *across,
           const char *up, const char *unit)
{
  Panel *panel;

  for (guint i = 0; i < content->panels->len; i++)
    {
      panel = g_ptr_array_index (content->panels, i);
      if (g_str_equal (panel->title, title))
        return i;
    }
  panel = g_new0 (Panel, 1);
  panel->title = g_strdup (title);
  panel->across = g_strdup_printf ("%s (%s)", across, unit);
  panel->up = g_strdup_printf ("%s (%s)", up, unit);
  g_ptr_array_add (content->panels, panel);
  return content->panels->len - 1;
}

/* Of what has no name there, the unit says it. */
static char *
title_of (const char *unit)
{
  for (guint i = 0; i < G_N_ELEMENTS (QUANTITIES); i++)
    if (g_str_equal (QUANTITIES[i].unit, unit))
      return g_strdup (QUANTITIES[i].title);
  return g_strdup_printf ("In %s", unit);
}

/* Both axes are logarithmic: a zero has no place. */
static gboolean
has_place (Content *content, double across, Estimate up)
{
  if (up.n > 0 && across > 0 && up.mean > 0)
    return TRUE;
  content->n_left_out++;
  return FALSE;
}

static void
add_point (Content *content, guint panel, guint variant, double across,
           Estimate up)
{
  Point point = { panel, variant, across, up.mean,
                  isnan (up.half_width) ? 0 : up.half_width };

  g_array_append_val (content->points, point);
}

static void
take_comparison (const SimEntity *entity, gpointer data)
{
  Content *content = data;
  g_autoptr (JsonNode) node = json_from_string (entity->attributes, NULL);
  JsonObject *object;
  double published, model;
  Estimate modelled;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  object = json_node_get_object (node);
  published = g_ascii_strtod (
      json_object_get_string_member_with_default (object, "published_ms", ""),
      NULL);
  model = g_ascii_strtod (
      json_object_get_string_member_with_default (object, "model_ms", ""),
      NULL);
  modelled = estimate_of (&model, 1);
  if (has_place (content, published, modelled))
    add_point (content,
               panel_for (content, "Round trips", "published", "model", "ms"),
               0, published, modelled);
}

static const char *
unit_of (const Summary *summary, const char *metric)
{
  const MetricWords *words = summary_words (summary, metric);

  return words != NULL ? words->unit : "1";
}

static void
take_answer (Content *content, const Summary *summary, const Answer *answer)
{
  const Names *names = content->source->names;
  const char *unit = unit_of (summary, answer->metric);
  g_autofree char *title = title_of (unit);
  guint variant;
  Estimate measured;

  if (!names_has_point (names, answer->point))
    return;
  variant = names_place (names, answer->point);
  measured = summary_get (summary, answer->metric, answer->labels, variant);
  if (has_place (content, answer->exact, measured))
    add_point (content, panel_for (content, title, "exact", "measured", unit),
               variant, answer->exact, measured);
}

static gboolean
take_answers (Content *content, GError **error)
{
  g_autoptr (Summary) summary
      = summary_load (content->source->store, content->source->names, error);
  g_autoptr (GPtrArray) answers
      = summary != NULL ? answers_load (content->source->store, error) : NULL;

  for (guint i = 0; answers != NULL && i < answers->len; i++)
    take_answer (content, summary, g_ptr_array_index (answers, i));
  return answers != NULL;
}

/* ---- Writing ------------------------------------------------------------- */

static void
write_panels (FigureData *data, const Content *content)
{
  figure_data_block (data, "panels", "panel title across up");
  for (guint i = 0; i < content->panels->len; i++)
    {
      const Panel *panel = g_ptr_array_index (content->panels, i);

      figure_data_int (data, i);
      figure_data_text (data, panel->title);
      figure_data_text (data, panel->across);
      figure_data_text (data, panel->up);
      figure_data_end_row (data);
    }
}

static void
write_points (FigureData *data, const Content *content)
{
  figure_data_block (data, "points", "panel variant across up low high");
  for (guint i = 0; i < content->points->len; i++)
    {
      const Point *point = &g_array_index (content->points, Point, i);

      figure_data_int (data, point->panel);
      figure_data_int (data, point->variant);
      figure_data_number (data, point->across);
      figure_data_number (data, point->up);
      figure_data_number (
          data, MAX (point->up - point->half_width, point->up / 1000));
      figure_data_number (data, point->up + point->half_width);
      figure_data_end_row (data);
    }
}

static gboolean
write_content (const Content *content, GError **error)
{
  const FigureSource *source = content->source;
  g_autofree char *n = names_describe_n (source->names);
  g_autofree char *out
      = content->n_left_out > 0 ? g_strdup_printf (
            " %u with a zero or without a value left out.", content->n_left_out)
                                : g_strdup ("");
  g_autofree char *caption = g_strdup_printf (
      "%u points; on the dashed line both agree. Bars, where there are some: "
      "95 %% interval of the mean, %s.%s",
      content->points->len, n, out);
  g_autoptr (FigureData) data
      = figure_data_new (source->path, source->names, caption, error);

  if (data == NULL)
    return FALSE;
  write_panels (data, content);
  write_points (data, content);
  return figure_data_commit (data, error);
}

static gboolean
write_data (const FigureSource *source, gboolean *has_data, GError **error)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (Point));
  g_autoptr (GPtrArray) panels = g_ptr_array_new_with_free_func (panel_free);
  Content content = { source, panels, points, 0 };

  if (!sim_store_each_entity (source->store, "comparison", take_comparison,
                              &content, error)
      || !take_answers (&content, error))
    return FALSE;
  *has_data = points->len > 0;
  return !*has_data || write_content (&content, error);
}

const FigureKind FIGURE_MEASURED = {
  "measured",
  "Measured against modelled",
  "Published round trips against the network model, and measured queues "
  "against their exact values, as points about a diagonal.",
  "nothing is known that could be compared",
  write_data,
  "answer",
  FIGURE_COLOURS_VARIANTS,
  NULL,
};
