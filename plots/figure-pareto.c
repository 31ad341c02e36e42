/* The Pareto front: all points on two outcomes, and which of them no other is
 * better than in both.
 *
 * The front is that of the means. Where intervals overlap a point beyond it is
 * not shown to be worse; the intervals are drawn for that. */
#include "config.h"

#include "plots/comparison.h"
#include "plots/factors.h"
#include "plots/figure-kinds.h"
#include "plots/figure-wish.h"
#include "plots/summary.h"
#include "plots/text-fit.h"

#include <math.h>
#include <string.h>

enum
{
  LEAST_POINTS = 2,
  MOST_TITLES = 8,
  TITLE_WIDTH = 58,
  ACROSS_WIDTH = 52,
  UP_WIDTH = 34
};

/* A point of the experiment, in both outcomes. */
typedef struct
{
  guint series; /* its variant's place in the legend */
  SimInterval across, up;
  gboolean is_front;
} Spot;

typedef struct
{
  const FigureSource *source;
  Comparison *comparison;
  Summary *summary;    /* for the titles of metrics */
  guint across, up;    /* series of the comparison */
  GArray *spots;       /* of Spot */
  GPtrArray *variants; /* of ids, borrowed: the legend */
} Content;

/* ---- Which two ----------------------------------------------------------- */

static gboolean
has_all (const Comparison *comparison, guint series)
{
  for (guint c = 0; c < comparison->contenders->len; c++)
    if (comparison_mean (comparison, series, c).n == 0)
      return FALSE;
  return comparison->contenders->len > 0;
}

/* Do the points differ in it at all? */
static gboolean
tells_apart (const Comparison *comparison, guint series)
{
  double first = comparison_mean (comparison, series, 0).estimate;

  for (guint c = 1; c < comparison->contenders->len; c++)
    if (fabs (comparison_mean (comparison, series, c).estimate - first)
        > 1e-9 * fabs (first))
      return TRUE;
  return FALSE;
}

static Aspect
aspect_of (const Comparison *comparison, guint series)
{
  const Objective *objective
      = comparison_series (comparison, series)->objective;

  return objective != NULL ? objective->aspect : ASPECT_OTHER;
}

/* The outcome that is @metric; or one that may stand against that at @other,
 * the last first, for these are about isolation and the law, or without @other
 * the first, which is about latency. G_MAXUINT: there is none. */
static guint
choose (const Comparison *comparison, const char *metric, guint other)
{
  g_autoptr (GArray) outcomes = comparison_outcomes (comparison);
  guint fallback = G_MAXUINT;

  for (guint i = 0; i < outcomes->len; i++)
    {
      guint at = other == G_MAXUINT ? i : outcomes->len - 1 - i;
      guint series = g_array_index (outcomes, guint, at);

      if (!has_all (comparison, series) || series == other)
        continue;
      if (metric != NULL)
        {
          if (strcmp (comparison_series (comparison, series)->metric, metric)
              == 0)
            return series;
          continue;
        }
      if (!tells_apart (comparison, series))
        continue;
      if (other == G_MAXUINT
          || aspect_of (comparison, series) != aspect_of (comparison, other))
        return series;
      fallback = MIN (fallback, series);
    }
  return fallback;
}

/* ---- Spots --------------------------------------------------------------- */

static guint
series_of (GPtrArray *variants, const char *variant)
{
  guint place = 0;

  if (g_ptr_array_find_with_equal_func (variants, variant, g_str_equal, &place))
    return place;
  g_ptr_array_add (variants, (gpointer) variant);
  return variants->len - 1;
}

static SimInterval
scaled (const Comparison *comparison, guint series, guint contender)
{
  const Objective *objective
      = comparison_series (comparison, series)->objective;
  double factor
      = objective != NULL && objective->unit != NULL ? objective->factor : 1;
  SimInterval mean = comparison_mean (comparison, series, contender);
  double half = isfinite (mean.half_width) ? mean.half_width : 0;

  mean.estimate *= factor;
  mean.low = mean.estimate - half * factor;
  mean.high = mean.estimate + half * factor;
  return mean;
}

/* By how much a value is worse when it is more. */
static double
sign_of (const Comparison *comparison, guint series)
{
  return strcmp (comparison_series (comparison, series)->direction, "higher")
                 == 0
             ? -1
             : 1;
}

static gboolean
is_dominated (const Content *content, const Spot *spot)
{
  double across = sign_of (content->comparison, content->across);
  double up = sign_of (content->comparison, content->up);

  for (guint i = 0; i < content->spots->len; i++)
    {
      const Spot *other = &g_array_index (content->spots, Spot, i);
      double by_across
          = across * (spot->across.estimate - other->across.estimate);
      double by_up = up * (spot->up.estimate - other->up.estimate);

      if (by_across >= 0 && by_up >= 0 && (by_across > 0 || by_up > 0))
        return TRUE;
    }
  return FALSE;
}

static int
compare_spots (gconstpointer a, gconstpointer b)
{
  double left = ((const Spot *) a)->across.estimate;
  double right = ((const Spot *) b)->across.estimate;

  return (left > right) - (left < right);
}

static void
find_spots (Content *content)
{
  const Comparison *comparison = content->comparison;

  for (guint c = 0; c < comparison->contenders->len; c++)
    {
      Spot spot = { .series
                    = series_of (content->variants,
                                 comparison_contender (comparison, c)->variant),
                    .across = scaled (comparison, content->across, c),
                    .up = scaled (comparison, content->up, c) };

      g_array_append_val (content->spots, spot);
    }
  g_array_sort (content->spots, compare_spots);
  for (guint i = 0; i < content->spots->len; i++)
    {
      Spot *spot = &g_array_index (content->spots, Spot, i);

      spot->is_front = !is_dominated (content, spot);
    }
}

/* ---- Writing ------------------------------------------------------------- */

static void
write_series (FigureData *data, const Content *content)
{
  const Names *names = content->source->names;

  figure_data_block (data, "series", "series title");
  for (guint i = 0; i < MIN (content->variants->len, MOST_TITLES); i++)
    {
      g_autofree char *title = text_shorten (
          names_title (names, "variant",
                       g_ptr_array_index (content->variants, i)),
          TITLE_WIDTH);

      figure_data_int (data, i);
      figure_data_text (data, title);
      figure_data_end_row (data);
    }
}

static void
write_spots (FigureData *data, const Content *content)
{
  figure_data_block (data, "points",
                     "series front across low high up low high");
  for (guint i = 0; i < content->spots->len; i++)
    {
      const Spot *spot = &g_array_index (content->spots, Spot, i);

      figure_data_int (data, spot->series);
      figure_data_int (data, spot->is_front);
      figure_data_number (data, spot->across.estimate);
      figure_data_number (data, spot->across.low);
      figure_data_number (data, spot->across.high);
      figure_data_number (data, spot->up.estimate);
      figure_data_number (data, spot->up.low);
      figure_data_number (data, spot->up.high);
      figure_data_end_row (data);
    }
}

static void
write_corner (FigureData *data, double across, double up)
{
  figure_data_number (data, across);
  figure_data_number (data, up);
  figure_data_end_row (data);
}

/* The edge of what the front dominates, from left to right: a stair, whose
 * steps lie on the worse side. */
static void
write_front (FigureData *data, const Content *content)
{
  gboolean is_lower = sign_of (content->comparison, content->across) > 0;
  const Spot *last = NULL;

  figure_data_block (data, "front", "across up");
  for (guint i = 0; i < content->spots->len; i++)
    {
      const Spot *spot = &g_array_index (content->spots, Spot, i);

      if (!spot->is_front)
        continue;
      if (last != NULL)
        write_corner (data,
                      is_lower ? spot->across.estimate : last->across.estimate,
                      is_lower ? last->up.estimate : spot->up.estimate);
      write_corner (data, spot->across.estimate, spot->up.estimate);
      last = spot;
    }
}

/* "95 % latency (ms), lower is better". */
static char *
axis_of (const Content *content, guint i, guint width)
{
  const Series *series = comparison_series (content->comparison, i);
  const MetricWords *words = summary_words (content->summary, series->metric);
  const Count *count = objective_find_count (series->metric);
  const char *unit
      = series->objective != NULL && series->objective->unit != NULL
            ? series->objective->unit
            : series->unit;
  const char *title = count != NULL   ? count->title
                      : words != NULL ? words->title
                                      : series->metric;

  return g_strdup_printf (
      "%s (%s), %s is better",
      g_utf8_strlen (title, -1) > (glong) width ? series->metric : title,
      unit[0] != '\0' ? unit : "1", series->direction);
}

static gboolean
write_content (const Content *content, GError **error)
{
  const FigureSource *source = content->source;
  g_autofree char *n = names_describe_n (source->names);
  g_autofree char *across = axis_of (content, content->across, ACROSS_WIDTH);
  g_autofree char *up = axis_of (content, content->up, UP_WIDTH);
  g_autofree char *caption = g_strdup_printf (
      "%u points, means over %s with 95 %% intervals. Filled, on the grey "
      "line: "
      "no other is better in both by its mean. What overlaps it is not shown "
      "to be worse.",
      content->spots->len, n);
  g_autoptr (FigureData) data
      = figure_data_new (source->path, source->names, caption, error);

  if (data == NULL)
    return FALSE;
  write_series (data, content);
  write_spots (data, content);
  write_front (data, content);
  figure_data_block (data, "axes", "across up");
  figure_data_text (data, across);
  figure_data_text (data, up);
  figure_data_end_row (data);
  return figure_data_commit (data, error);
}

/* ---- The figure ---------------------------------------------------------- */

static Comparison *
load (const FigureSource *source, GError **error)
{
  static const char *const names[] = { "" };
  const FigureWish *figure = source->wish;
  const char *both[]
      = { figure->metric != NULL ? figure->metric : figure->against,
          figure->against, NULL };
  const ComparisonWish wish
      = { .metrics
          = figure->metric != NULL && figure->against != NULL ? both : NULL,
          .level = 0.95,
          .correction = SIM_CORRECTION_HOLM };
  SimStore *const stores[] = { source->store };

  return comparison_load (stores, names, 1, &wish, error);
}

static gboolean
fill (Content *content, GError **error)
{
  const FigureWish *wish = content->source->wish;

  content->across = choose (content->comparison, wish->metric, G_MAXUINT);
  content->up = choose (content->comparison, wish->against, content->across);
  content->summary
      = summary_load (content->source->store, content->source->names, error);
  if (content->summary == NULL)
    return FALSE;
  if (content->across != G_MAXUINT && content->up != G_MAXUINT)
    find_spots (content);
  return TRUE;
}

static gboolean
write_data (const FigureSource *source, gboolean *has_data, GError **error)
{
  g_autoptr (Comparison) comparison = load (source, error);
  g_autoptr (GArray) spots = g_array_new (FALSE, FALSE, sizeof (Spot));
  g_autoptr (GPtrArray) variants = g_ptr_array_new ();
  Content content = { .source = source,
                      .comparison = comparison,
                      .spots = spots,
                      .variants = variants };
  gboolean fine = comparison != NULL && fill (&content, error);

  *has_data = fine && spots->len >= LEAST_POINTS;
  if (*has_data)
    fine = write_content (&content, error);
  summary_free (content.summary);
  return fine;
}

const FigureKind FIGURE_PARETO = {
  .name = "pareto",
  .title = "Better in one, worse in the other",
  .help = "All points on two outcomes with their intervals, and the front that "
          "no other is better than in both.",
  .empty = "there are not two points that differ in two outcomes",
  .write_data = write_data,
  .about = "figure", /* nobody misses it who did not ask */
  .choices
  = FIGURE_CHOOSES_METRIC | FIGURE_CHOOSES_AGAINST | FIGURE_SHOWS_SWEEPS,
};
