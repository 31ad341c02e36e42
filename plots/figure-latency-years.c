/* Latency over the calendar: for every variant the median and the 95 %
 * quantile of each regime, with the events that the eye wants to blame. */
#include "config.h"

#include "plots/figure-kinds.h"
#include "plots/marks.h"
#include "plots/steps.h"
#include "plots/text-fit.h"

#include <math.h>

#define N_MARKS 14
#define MARK_WIDTH 66
#define N_LANES 3

static const struct
{
  const char *metric;
  int percent;
} QUANTILES[] = { { "latency.p50", 50 }, { "latency.p95", 95 } };

typedef struct
{
  const Names *names;
  GPtrArray *steps; /* one Steps per variant */
} Curves;

static void
take_scalar (const SimRunHead *run, const SimRegimeRow *span,
             const SimScalarRow *scalar, gpointer data)
{
  Curves *curves = data;
  guint place = names_place (curves->names, run->point);

  if (scalar->regime != SIM_WHOLE_RUN && *scalar->labels == '\0')
    steps_add (g_ptr_array_index (curves->steps, place), span->from, span->to,
               scalar->value);
}

static void
write_end (FigureData *data, guint variant, int percent, const StepMean *mean,
           SimTime when)
{
  double half_width
      = isnan (mean->estimate.half_width) ? 0 : mean->estimate.half_width;

  figure_data_int (data, variant);
  figure_data_int (data, percent);
  figure_data_time (data, when);
  figure_data_number (data, mean->estimate.mean);
  figure_data_number (data, mean->estimate.mean - half_width);
  figure_data_number (data, mean->estimate.mean + half_width);
  figure_data_end_row (data);
}

/* A step is drawn from its start to its end; a gap interrupts the curve. */
static void
write_curve (FigureData *data, guint variant, int percent, const GArray *means)
{
  for (guint i = 0; i < means->len; i++)
    {
      const StepMean *mean = &g_array_index (means, StepMean, i);

      if (i > 0 && g_array_index (means, StepMean, i - 1).to != mean->from)
        figure_data_interrupt (data);
      write_end (data, variant, percent, mean, mean->from);
      write_end (data, variant, percent, mean, mean->to);
    }
  if (means->len > 0)
    figure_data_interrupt (data);
}

static guint
write_quantile (FigureData *data, const FigureSource *source,
                const char *metric, int percent, GError **error)
{
  guint n_variants = names_n_variants (source->names);
  g_autoptr (GPtrArray) steps
      = g_ptr_array_new_with_free_func ((GDestroyNotify) steps_free);
  Curves curves = { source->names, steps };
  guint n = 0;

  for (guint i = 0; i < n_variants; i++)
    g_ptr_array_add (steps, steps_new ());
  if (!sim_store_each_scalar (source->store, metric, take_scalar, &curves,
                              error))
    return G_MAXUINT;
  for (guint i = 0; i < n_variants; i++)
    {
      g_autoptr (GArray) means = steps_average (g_ptr_array_index (steps, i));

      write_curve (data, i, percent, means);
      n += means->len;
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
  int n = names_n_replications (names);
  g_autofree char *interval
      = n > 1 ? g_strdup_printf ("Mean over n = %d replications per variant; "
                                 "band: 95 %% interval of the mean.",
                                 n)
              : g_strdup ("One replication per variant (n = 1), no interval.");
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
};
