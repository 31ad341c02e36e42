/* Measured against modelled: published round trips beside those of the network
 * model, and what a run measures beside what theory says, each a point; on the
 * diagonal both agree. */
#include "config.h"

#include "plots/answers.h"
#include "plots/figure-kinds.h"
#include "plots/summary.h"

#include <json-glib/json-glib.h>
#include <math.h>

typedef enum
{
  PANEL_ROUND_TRIPS, /* one panel for each unit that is compared */
  PANEL_TIMES,
  PANEL_NUMBERS,
  N_PANELS
} Panel;

static const struct
{
  const char *title, *across, *up;
} PANELS[] = {
  { "Round trips", "published (ms)", "model (ms)" },
  { "Times in queues", "exact (ms)", "measured (ms)" },
  { "Shares and numbers", "exact (1)", "measured (1)" },
};

typedef struct
{
  Panel panel;
  guint variant;
  double across, up, half_width;
} Point;

typedef struct
{
  const FigureSource *source;
  GArray *points; /* Point */
  guint n_left_out;
} Content;

/* Both axes are logarithmic: a zero has no place. */
static void
add_point (Content *content, Panel panel, guint variant, double across,
           Estimate up)
{
  Point point = { panel, variant, across, up.mean,
                  isnan (up.half_width) ? 0 : up.half_width };

  if (up.n > 0 && across > 0 && up.mean > 0)
    g_array_append_val (content->points, point);
  else
    content->n_left_out++;
}

static void
take_comparison (const SimEntity *entity, gpointer data)
{
  Content *content = data;
  g_autoptr (JsonNode) node = json_from_string (entity->attributes, NULL);
  JsonObject *object;
  double published, model;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  object = json_node_get_object (node);
  published = g_ascii_strtod (
      json_object_get_string_member_with_default (object, "published_ms", ""),
      NULL);
  model = g_ascii_strtod (
      json_object_get_string_member_with_default (object, "model_ms", ""),
      NULL);
  add_point (content, PANEL_ROUND_TRIPS, 0, published, estimate_of (&model, 1));
}

static const char *
unit_of (const Summary *summary, const char *metric)
{
  const MetricWords *words = summary_words (summary, metric);

  return words != NULL ? words->unit : "1";
}

static gboolean
take_answers (Content *content, GError **error)
{
  const Names *names = content->source->names;
  g_autoptr (Summary) summary
      = summary_load (content->source->store, names, error);
  g_autoptr (GPtrArray) answers
      = summary != NULL ? answers_load (content->source->store, error) : NULL;

  for (guint i = 0; answers != NULL && i < answers->len; i++)
    {
      const Answer *answer = g_ptr_array_index (answers, i);
      Panel panel = g_str_equal (unit_of (summary, answer->metric), "ms")
                        ? PANEL_TIMES
                        : PANEL_NUMBERS;
      guint variant;

      if (!names_has_point (names, answer->point))
        continue;
      variant = names_place (names, answer->point);
      add_point (
          content, panel, variant, answer->exact,
          summary_get (summary, answer->metric, answer->labels, variant));
    }
  return answers != NULL;
}

/* ---- Writing ------------------------------------------------------------- */

static void
write_panels (FigureData *data, const guint places[N_PANELS])
{
  figure_data_block (data, "panels", "panel title across up");
  for (Panel panel = 0; panel < N_PANELS; panel++)
    if (places[panel] != G_MAXUINT)
      {
        figure_data_int (data, places[panel]);
        figure_data_text (data, PANELS[panel].title);
        figure_data_text (data, PANELS[panel].across);
        figure_data_text (data, PANELS[panel].up);
        figure_data_end_row (data);
      }
}

static void
write_points (FigureData *data, const Content *content,
              const guint places[N_PANELS])
{
  figure_data_block (data, "points", "panel variant across up low high");
  for (guint i = 0; i < content->points->len; i++)
    {
      const Point *point = &g_array_index (content->points, Point, i);

      figure_data_int (data, places[point->panel]);
      figure_data_int (data, point->variant);
      figure_data_number (data, point->across);
      figure_data_number (data, point->up);
      figure_data_number (
          data, MAX (point->up - point->half_width, point->up / 1000));
      figure_data_number (data, point->up + point->half_width);
      figure_data_end_row (data);
    }
}

/* Panels without a point get no place. */
static void
choose_places (const Content *content, guint places[N_PANELS])
{
  guint n = 0;

  for (Panel panel = 0; panel < N_PANELS; panel++)
    {
      places[panel] = G_MAXUINT;
      for (guint i = 0; i < content->points->len; i++)
        if (g_array_index (content->points, Point, i).panel == panel)
          {
            places[panel] = n++;
            break;
          }
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
  guint places[N_PANELS];

  if (data == NULL)
    return FALSE;
  choose_places (content, places);
  write_panels (data, places);
  write_points (data, content, places);
  return figure_data_commit (data, error);
}

static gboolean
write_data (const FigureSource *source, gboolean *has_data, GError **error)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (Point));
  Content content = { source, points, 0 };

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
