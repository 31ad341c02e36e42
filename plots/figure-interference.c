/* What a neighbour does to a tenant on the same servers, against the
 * neighbour's load: the response with it by the response alone, and the metric
 * of Krebs, Momm and Kounev (models/interference.h).
 *
 * The load is what a sweep varies: the first of its numbers. Where nothing is
 * varied, there is one load, and the quantiles of the response stand side by
 * side. */
#include "config.h"

#include "plots/figure-kinds.h"
#include "plots/figure-wish.h"
#include "plots/sweep.h"
#include "plots/text-fit.h"
#include "sim/sim-labels.h"

#include <math.h>
#include <string.h>

enum
{
  MOST_SERIES = 8,
  TITLE_WIDTH = 58
};

#define RATIO "interference.p95"
#define KREBS "interference.krebs"

/* Without a sweep: the ratios of one load. */
static const struct
{
  const char *metric, *title;
} RATIOS[] = { { "interference.mean", "mean" },
               { "interference.p50", "median" },
               { "interference.p95", "95th percentile" },
               { "interference.p99", "99th percentile" } };

/* One line: a series of the sweep, or a point, beside one neighbour. */
typedef struct
{
  guint series; /* of the sweep; or the place of the point */
  const char *labels;
} Line;

typedef struct
{
  const FigureSource *source;
  Sweep *sweep;
  gboolean is_swept;
  const char *ratio; /* the metric of the upper panel of a sweep */
  GPtrArray *labels; /* of char *: the neighbours and whom they disturb */
  GArray *lines;     /* of Line: all that have a value */
} Content;

/* ---- What there is ------------------------------------------------------- */

static void
take_labels (const SimRunHead *run G_GNUC_UNUSED,
             const SimRegimeRow *span G_GNUC_UNUSED, const SimScalarRow *scalar,
             gpointer data)
{
  Content *content = data;

  if (scalar->regime == SIM_WHOLE_RUN
      && !g_ptr_array_find_with_equal_func (content->labels, scalar->labels,
                                            g_str_equal, NULL))
    g_ptr_array_add (content->labels, g_strdup (scalar->labels));
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static Estimate
value_at (const Content *content, const char *metric, const char *labels,
          guint place)
{
  return summary_get (content->sweep->summary, metric, labels, place);
}

/* Is @place one of the points of series @series? */
static gboolean
belongs (const Content *content, guint series, guint place)
{
  const Sweep *sweep = content->sweep;

  return content->is_swept
             ? factors_agree (sweep->factors, 1, sweep->names, place,
                              g_array_index (sweep->first, guint, series))
             : place == series;
}

static gboolean
has_value (const Content *content, const Line *line)
{
  for (guint place = 0; place < names_n_variants (content->sweep->names);
       place++)
    if (belongs (content, line->series, place)
        && value_at (content, content->ratio, line->labels, place).n > 0)
      return TRUE;
  return FALSE;
}

static void
find_lines (Content *content)
{
  guint n = content->is_swept ? content->sweep->first->len
                              : names_n_variants (content->sweep->names);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < content->labels->len; j++)
      {
        Line line = { i, g_ptr_array_index (content->labels, j) };

        if (has_value (content, &line))
          g_array_append_val (content->lines, line);
      }
}

/* ---- Writing ------------------------------------------------------------- */

static char *
line_title (const Content *content, const Line *line)
{
  const Names *names = content->source->names;
  g_autofree char *series
      = content->is_swept
            ? sweep_title (content->sweep, line->series, 1)
            : g_strdup (names_variant (names, line->series)->title);
  g_autofree char *neighbour = sim_labels_get (line->labels, "neighbour");
  g_autofree char *whom = sim_labels_get (line->labels, "population");
  g_autofree char *title = NULL;

  if (content->labels->len < 2 || neighbour == NULL || whom == NULL)
    return text_shorten (series, TITLE_WIDTH);
  title = g_strdup_printf ("%s: %s beside %s", series,
                           names_title (names, "population", whom),
                           names_title (names, "tenant", neighbour));
  return text_shorten (title, TITLE_WIDTH);
}

static void
write_series (FigureData *data, const Content *content, guint n)
{
  figure_data_block (data, "series", "series title");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title
          = line_title (content, &g_array_index (content->lines, Line, i));

      figure_data_int (data, i);
      figure_data_text (data, title);
      figure_data_end_row (data);
    }
}

static void
write_panels (FigureData *data, const Content *content)
{
  const char *ratio = content->is_swept ? content->ratio : "interference";
  const struct
  {
    const char *title, *up;
  } panels[]
      = { { "Response with the neighbour, by the response alone", "(1)" },
          { "Krebs, Momm and Kounev: growth of the mean response by "
            "growth of the load",
            "(1)" } };

  figure_data_block (data, "panels", "panel title up");
  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    {
      g_autofree char *up
          = g_strdup_printf ("%s %s", i == 0 ? ratio : KREBS, panels[i].up);

      figure_data_int (data, i);
      figure_data_text (data, panels[i].title);
      figure_data_text (data, up);
      figure_data_end_row (data);
    }
}

/* How many points were written. */
static guint
write_point (FigureData *data, guint panel, guint series, double x,
             Estimate value)
{
  double half = isfinite (value.half_width) ? value.half_width : 0;

  if (value.n == 0)
    return 0;
  figure_data_int (data, panel);
  figure_data_int (data, series);
  figure_data_number (data, x);
  figure_data_number (data, value.mean);
  figure_data_number (data, panel == 0
                                ? MAX (value.mean - half, value.mean / 1000)
                                : value.mean - half);
  figure_data_number (data, value.mean + half);
  figure_data_end_row (data);
  return 1;
}

/* Two empty lines would end the block. */
static void
end_line (FigureData *data, guint n_points)
{
  if (n_points > 0)
    figure_data_interrupt (data);
}

/* From the least load to the most. */
static void
write_swept (FigureData *data, const Content *content, guint panel, guint i)
{
  const Line *line = &g_array_index (content->lines, Line, i);
  const SweepFactor *factor = g_ptr_array_index (content->sweep->factors, 0);
  const char *metric = panel == 0 ? content->ratio : KREBS;
  guint n = 0;

  for (guint level = 0; level < factor->levels->len; level++)
    for (guint place = 0; place < factor->n_places; place++)
      if (factor_level (factor, place) == (gint) level
          && belongs (content, line->series, place))
        n += write_point (data, panel, i, factor->values[place],
                          value_at (content, metric, line->labels, place));
  end_line (data, n);
}

static void
write_single (FigureData *data, const Content *content, guint i)
{
  const Line *line = &g_array_index (content->lines, Line, i);

  guint n = 0;

  for (guint q = 0; q < G_N_ELEMENTS (RATIOS); q++)
    n += write_point (
        data, 0, i, q,
        value_at (content, RATIOS[q].metric, line->labels, line->series));
  end_line (data, n);
  n = write_point (data, 1, i, 0,
                   value_at (content, KREBS, line->labels, line->series));
  end_line (data, n);
}

static void
write_tic (FigureData *data, int panel, guint x, const char *text)
{
  figure_data_int (data, panel);
  figure_data_int (data, x);
  figure_data_text (data, text);
  figure_data_end_row (data);
}

/* Words in place of numbers along the axis, where nothing was varied. gnuplot
 * takes no block without rows. */
static void
write_tics (FigureData *data, const Content *content)
{
  figure_data_block (data, "tics", "panel x text; panel -1: none");
  if (content->is_swept)
    write_tic (data, -1, 0, "");
  for (guint q = 0; !content->is_swept && q < G_N_ELEMENTS (RATIOS); q++)
    write_tic (data, 0, q, RATIOS[q].title);
  if (!content->is_swept)
    write_tic (data, 1, 0, RATIOS[0].title);
}

static char *
caption_of (const Content *content, guint n)
{
  g_autofree char *runs = names_describe_n (content->source->names);
  g_autofree char *more
      = n < content->lines->len
            ? g_strdup_printf (" First %u of %u lines.", n, content->lines->len)
            : g_strdup ("");

  return g_strdup_printf (
      "Every window played with the neighbour, without it, and with more of "
      "it; at the dashed lines it does nothing. Mean over %s%s; bars: 95 %% "
      "interval, cut at the edge.%s",
      runs, content->is_swept ? " at each point" : " per variant", more);
}

static gboolean
write_content (const Content *content, GError **error)
{
  guint n = MIN (content->lines->len, MOST_SERIES);
  g_autofree char *caption = caption_of (content, n);
  g_autofree char *across
      = content->is_swept
            ? sweep_factor_axis (g_ptr_array_index (content->sweep->factors, 0))
            : g_strdup ("of the response");
  g_autoptr (FigureData) data = figure_data_new (
      content->source->path, content->source->names, caption, error);

  if (data == NULL)
    return FALSE;
  write_series (data, content, n);
  write_panels (data, content);
  figure_data_block (data, "points", "panel series x mean low high");
  for (guint panel = 0; content->is_swept && panel < 2; panel++)
    for (guint i = 0; i < n; i++)
      write_swept (data, content, panel, i);
  for (guint i = 0; !content->is_swept && i < n; i++)
    write_single (data, content, i);
  figure_data_block (data, "axis", "across");
  figure_data_text (data, across);
  figure_data_end_row (data);
  write_tics (data, content);
  return figure_data_commit (data, error);
}

/* ---- The figure ---------------------------------------------------------- */

static gboolean
write_data (const FigureSource *source, gboolean *has_data, GError **error)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_autoptr (Sweep) sweep = sweep_load (source, 1, error);
  const char *chosen = source->wish->metric;
  Content content = { .source = source,
                      .sweep = sweep,
                      .ratio = chosen != NULL ? chosen : RATIO,
                      .labels = labels,
                      .lines = lines };

  if (sweep == NULL
      || !sim_store_each_scalar (source->store, KREBS, take_labels, &content,
                                 error))
    return FALSE;
  g_ptr_array_sort (labels, compare_texts);
  content.is_swept = sweep->first->len > 0;
  find_lines (&content);
  *has_data = lines->len > 0;
  return !*has_data || write_content (&content, error);
}

const FigureKind FIGURE_INTERFERENCE = {
  .name = "interference",
  .title = "What a neighbour does",
  .help = "Response with a neighbour on the same servers by the response "
          "alone, and what more of its load does, over what was varied.",
  .empty = "no neighbour shares servers with anybody",
  .write_data = write_data,
  .about = "neighbour",
  .choices = FIGURE_CHOOSES_METRIC | FIGURE_SHOWS_SWEEPS,
};
