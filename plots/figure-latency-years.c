/* Latency over the calendar: for every variant the median and the 95 %
 * quantile of each regime, with the events that the eye wants to blame. */
#include "config.h"

#include "plots/curves.h"
#include "plots/figure-kinds.h"
#include "plots/marks.h"
#include "plots/text-fit.h"

#define N_MARKS 14
#define MARK_WIDTH 66
#define N_LANES 3

static const struct
{
  const char *metric;
  int percent;
} QUANTILES[] = { { "latency.p50", 50 }, { "latency.p95", 95 } };

static gboolean
is_of_all (const char *labels, gconstpointer data G_GNUC_UNUSED)
{
  return *labels == '\0';
}

/* How many steps there are; G_MAXUINT on failure. */
static guint
write_quantile (FigureData *data, const FigureSource *source,
                const char *metric, int percent, GError **error)
{
  g_autoptr (GPtrArray) curves = curves_load (source->store, source->names,
                                              metric, is_of_all, NULL, error);
  guint n = 0;

  if (curves == NULL)
    return G_MAXUINT;
  for (guint i = 0; i < curves->len; i++)
    {
      const Curve *curve = g_ptr_array_index (curves, i);

      curve_write (data, curve->variant, (guint) percent, curve->means, 1);
      n += curve->means->len;
    }
  return n;
}

/* Numbers that would overlap go into lanes below each other: the first lane
 * in which the last number is far enough away. */
static guint
choose_lane (SimTime when, SimTime free_from[N_LANES], SimSpan width)
{
  guint lane = 0;

  for (guint i = 0; i < N_LANES; i++)
    if (free_from[i] <= when)
      {
        lane = i;
        break;
      }
  free_from[lane] = when + width;
  return lane;
}

static void
write_marks (FigureData *data, const GPtrArray *marks, SimRegimeRow horizon)
{
  SimTime free_from[N_LANES] = { SIM_ALWAYS, SIM_ALWAYS, SIM_ALWAYS };
  SimSpan width = (horizon.to - horizon.from) / 28;
  int n_date = 30 * width > 60 * SIM_DAY ? 10 : 16; /* down to the minute */

  figure_data_block (data, "marks", "number at lane text");
  /* An empty block would not be counted as one: row 0 is no mark. */
  figure_data_int (data, 0);
  figure_data_time (data, horizon.from);
  figure_data_int (data, 0);
  figure_data_text (data, "");
  figure_data_end_row (data);
  for (guint i = 0; i < marks->len; i++)
    {
      const Mark *mark = g_ptr_array_index (marks, i);
      g_autofree char *at = sim_time_format (mark->when);
      g_autofree char *full
          = g_strdup_printf ("%.*s  %s", n_date, at, mark->text);
      g_autofree char *text = text_shorten (full, MARK_WIDTH);

      figure_data_int (data, i + 1);
      figure_data_time (data, mark->when);
      figure_data_int (data, choose_lane (mark->when, free_from, width));
      figure_data_text (data, text);
      figure_data_end_row (data);
    }
}

/* The marks to be drawn; @n_days says how many days had something. */
static GPtrArray *
choose_marks (const FigureSource *source, guint *n_days, GError **error)
{
  g_autoptr (GPtrArray) marks
      = marks_load (source->store, source->names, error);
  g_autoptr (GPtrArray) days = marks != NULL ? marks_by_day (marks) : NULL;

  *n_days = days != NULL ? days->len : 0;
  return days != NULL ? marks_choose (days, N_MARKS) : NULL;
}

static char *
caption_of (const Names *names, guint n_marks, guint n_days)
{
  g_autofree char *interval = curves_describe_n (names);
  g_autofree char *more
      = n_marks < n_days ? g_strdup_printf (
            " (%u of %u: laws and incidents first)", n_marks, n_days)
                         : g_strdup ("");

  return g_strdup_printf ("%s Served requests of all populations. Numbers: "
                          "events of the calendar%s.",
                          interval, more);
}

static gboolean
write_all_quantiles (FigureData *data, const FigureSource *source,
                     gboolean *has_data, GError **error)
{
  figure_data_block (data, "latency",
                     "variant percent at mean_ms low_ms high_ms");
  for (guint i = 0; i < G_N_ELEMENTS (QUANTILES); i++)
    {
      guint n = write_quantile (data, source, QUANTILES[i].metric,
                                QUANTILES[i].percent, error);

      if (n == G_MAXUINT)
        return FALSE;
      *has_data = *has_data || n > 0;
    }
  return TRUE;
}

static gboolean
write_data (const FigureSource *source, gboolean *has_data, GError **error)
{
  guint n_days = 0;
  g_autoptr (GPtrArray) marks = choose_marks (source, &n_days, error);
  g_autofree char *caption
      = marks != NULL ? caption_of (source->names, marks->len, n_days) : NULL;
  g_autoptr (FigureData) data = NULL;

  if (marks == NULL)
    return FALSE;
  data = figure_data_new (source->path, source->names, caption, error);
  if (data == NULL)
    return FALSE;
  write_marks (data, marks, names_horizon (source->names));
  if (!write_all_quantiles (data, source, has_data, error))
    return FALSE;
  return !*has_data || figure_data_commit (data, error);
}

const FigureKind FIGURE_LATENCY_YEARS = {
  "latency-years",
  "Request latency over the calendar",
  "Median and 95 % quantile of request latency per regime and variant, with "
  "the events of the calendar.",
  "no request was served in any regime",
  write_data,
  "population",
  FIGURE_COLOURS_VARIANTS,
  NULL,
};
