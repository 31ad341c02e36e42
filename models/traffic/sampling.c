#include "config.h"

#include "models/traffic/sampling.h"

#include <math.h>

/* Weeks begin on Mondays; 1970-01-01 was a Thursday. */
#define MONDAY (-3 * SIM_DAY)

/* Weights are told to so many parts of one. */
#define PARTS 1000

static SimSpan
stretch_length (Stretch stretch)
{
  return MAX (stretch.to - stretch.from, 0);
}

static Stretch
stretch_within (Stretch stretch, SimTime from, SimTime to)
{
  return (Stretch){ MAX (stretch.from, from), MIN (stretch.to, to) };
}

static Stretch
stretch_at (const GArray *stretches, guint i)
{
  return g_array_index (stretches, Stretch, i);
}

static SimSpan
total_length (const GArray *stretches)
{
  SimSpan sum = 0;

  for (guint i = 0; i < stretches->len; i++)
    sum += stretch_length (stretch_at (stretches, i));
  return sum;
}

/* --- what is played whole ------------------------------------------------- */

static void
add_stretch (GArray *stretches, Stretch stretch)
{
  if (stretch.from < stretch.to)
    g_array_append_val (stretches, stretch);
}

static int
compare_stretches (gconstpointer left, gconstpointer right)
{
  const Stretch *a = left;
  const Stretch *b = right;

  return a->from < b->from ? -1 : a->from > b->from;
}

/* Sort, and join what overlaps or touches. */
static void
join_stretches (GArray *stretches)
{
  guint n = 0;

  g_array_sort (stretches, compare_stretches);
  for (guint i = 0; i < stretches->len; i++)
    {
      Stretch *last
          = n == 0 ? NULL : &g_array_index (stretches, Stretch, n - 1);
      Stretch stretch = stretch_at (stretches, i);

      if (last != NULL && stretch.from <= last->to)
        last->to = MAX (last->to, stretch.to);
      else
        g_array_index (stretches, Stretch, n++) = stretch;
    }
  g_array_set_size (stretches, n);
}

/* Windows next to the changes at both ends, but for those of the run. */
static void
add_edges (GArray *stretches, const Regime *regime,
           const Experiment *experiment)
{
  const Scenario *scenario = world_scenario (regime->world);
  SimSpan span = regime->to - regime->from;
  double most = (double) experiment->change_windows
                * (double) experiment->window_length;
  SimSpan edge = (SimSpan) MIN (most, (double) span);

  if (regime->from > scenario->from)
    add_stretch (stretches, (Stretch){ regime->from, regime->from + edge });
  if (regime->to < scenario->to)
    add_stretch (stretches, (Stretch){ regime->to - edge, regime->to });
}

static GArray *
whole_stretches (const Regime *regime, const Experiment *experiment,
                 const GArray *whole)
{
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));

  add_edges (stretches, regime, experiment);
  for (guint i = 0; whole != NULL && i < whole->len; i++)
    add_stretch (stretches, stretch_within (stretch_at (whole, i), regime->from,
                                            regime->to));
  join_stretches (stretches);
  return stretches;
}

/* What is left of @regime between @stretches. */
static GArray *
gaps_between (const Regime *regime, const GArray *stretches)
{
  GArray *gaps = g_array_new (FALSE, FALSE, sizeof (Stretch));
  SimTime at = regime->from;

  for (guint i = 0; i < stretches->len; i++)
    {
      add_stretch (gaps, (Stretch){ at, stretch_at (stretches, i).from });
      at = stretch_at (stretches, i).to;
    }
  add_stretch (gaps, (Stretch){ at, regime->to });
  return gaps;
}

/* --- strata --------------------------------------------------------------- */

/* The occurrences of part @i of @n of the week in @gaps. */
static GArray *
weekly_stratum (const GArray *gaps, guint i, guint n)
{
  GArray *stratum = g_array_new (FALSE, FALSE, sizeof (Stretch));
  SimSpan from = (SimSpan) ((double) SIM_WEEK / n * i);
  SimSpan to
      = i + 1 == n ? SIM_WEEK : (SimSpan) ((double) SIM_WEEK / n * (i + 1));

  for (guint g = 0; g < gaps->len; g++)
    {
      Stretch gap = stretch_at (gaps, g);
      SimSpan into = (gap.from - MONDAY) % SIM_WEEK;
      SimTime week = gap.from - (into < 0 ? into + SIM_WEEK : into);

      for (; week < gap.to; week += SIM_WEEK)
        add_stretch (stratum,
                     stretch_within ((Stretch){ week + from, week + to },
                                     gap.from, gap.to));
    }
  return stratum;
}

/* Part @i of @n of @gaps, as if they were one. */
static GArray *
plain_stratum (const GArray *gaps, guint i, guint n)
{
  GArray *stratum = g_array_new (FALSE, FALSE, sizeof (Stretch));
  double part = (double) total_length (gaps) / n;
  SimSpan from = (SimSpan) (part * i);
  SimSpan to = i + 1 == n ? total_length (gaps) : (SimSpan) (part * (i + 1));
  SimSpan behind = 0;

  for (guint g = 0; g < gaps->len; g++)
    {
      Stretch gap = stretch_at (gaps, g);

      add_stretch (stratum, stretch_within (gap, gap.from + from - behind,
                                            gap.from + to - behind));
      behind += stretch_length (gap);
    }
  return stratum;
}

/* The instant that lies @into the occurrences of @stratum. */
static SimTime
instant_in (const GArray *stratum, SimSpan into)
{
  guint i = 0;

  for (; i + 1 < stratum->len; i++)
    {
      SimSpan length = stretch_length (stretch_at (stratum, i));

      if (into < length)
        break;
      into -= length;
    }
  return MIN (stretch_at (stratum, i).from + into,
              stretch_at (stratum, i).to - 1);
}

/* The gap that @at lies in. */
static Stretch
gap_around (const GArray *gaps, SimTime at)
{
  guint i = 0;

  while (at >= stretch_at (gaps, i).to)
    i++;
  return stretch_at (gaps, i);
}

/* A window of the length that is wanted, which does not leave its gap. */
static Window
place_window (const GArray *gaps, const GArray *stratum, SimSpan wanted,
              double place)
{
  SimSpan all = total_length (stratum);
  SimTime at = instant_in (stratum, (SimSpan) ((double) all * place));
  Stretch gap = gap_around (gaps, at);
  SimSpan length = MIN (wanted, stretch_length (gap));

  return (Window){ .start = MIN (at, gap.to - length),
                   .length = length,
                   .weight = (double) all / (double) length };
}

/* --- drawing -------------------------------------------------------------- */

/* A random order of 0 .. n - 1 (Fisher and Yates, by Durstenfeld). Free it. */
static guint *
permutation (SimKey key, guint n)
{
  guint *order = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    {
      guint j = (guint) (sim_key_uniform (key, i) * (i + 1));

      order[i] = order[j];
      order[j] = i;
    }
  return order;
}

static void
add_sampled (GArray *windows, const GArray *gaps, const Experiment *experiment,
             SimKey key)
{
  guint n = (guint) experiment->windows;
  gboolean weekly = total_length (gaps) >= SIM_WEEK;
  g_autofree guint *season = permutation (sim_key_sub (key, n), n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GArray) stratum
          = weekly ? weekly_stratum (gaps, i, n) : plain_stratum (gaps, i, n);
      double u = sim_key_uniform (sim_key_sub (key, i), 0);
      double place = weekly ? (season[i] + u) / n : u;
      Window window;

      if (stratum->len == 0)
        continue;
      window = place_window (gaps, stratum, experiment->window_length, place);
      window.season = weekly ? place : 0;
      window.stratum = i;
      g_array_append_val (windows, window);
    }
}

static void
add_whole (GArray *windows, const GArray *stretches)
{
  for (guint i = 0; i < stretches->len; i++)
    {
      Stretch stretch = stretch_at (stretches, i);
      Window window = { .start = stretch.from,
                        .length = stretch_length (stretch),
                        .stratum = SAMPLING_WHOLE,
                        .weight = 1 };

      g_array_append_val (windows, window);
    }
}

static int
compare_windows (gconstpointer left, gconstpointer right)
{
  const Window *a = left;
  const Window *b = right;

  return a->start < b->start ? -1 : a->start > b->start;
}

/* Weights as whole numbers: 1 each when they are equal, else of a unit that is
 * about a thousandth of the least and whole in thousandths itself: sums over
 * regimes are counted in these. */
static double
settle_unit (GArray *windows)
{
  double least = G_MAXDOUBLE, most = 0;
  double unit;

  for (guint i = 0; i < windows->len; i++)
    {
      double weight = g_array_index (windows, Window, i).weight;

      least = MIN (least, weight);
      most = MAX (most, weight);
    }
  unit = least == most ? least : MAX (floor (least + 0.5), 1) / PARTS;
  for (guint i = 0; i < windows->len; i++)
    {
      Window *window = &g_array_index (windows, Window, i);

      window->times = MAX ((guint64) (window->weight / unit + 0.5), 1);
    }
  return unit;
}

Sampling
sampling_draw (const Regime *regime, const Experiment *experiment, SimKey key,
               const GArray *whole)
{
  g_autoptr (GArray) stretches = whole_stretches (regime, experiment, whole);
  g_autoptr (GArray) gaps = gaps_between (regime, stretches);
  SimKey own = sim_key_sub (key, (guint64) regime->from);
  Sampling sampling
      = { .windows = g_array_new (FALSE, FALSE, sizeof (Window)) };

  if ((double) total_length (gaps)
      <= (double) experiment->windows * (double) experiment->window_length)
    add_whole (sampling.windows, gaps);
  else
    add_sampled (sampling.windows, gaps, experiment, own);
  add_whole (sampling.windows, stretches);
  g_array_sort (sampling.windows, compare_windows);
  sampling.unit = settle_unit (sampling.windows);
  return sampling;
}

void
sampling_clear (Sampling *sampling)
{
  g_clear_pointer (&sampling->windows, g_array_unref);
}

/* --- the variance --------------------------------------------------------- */

/* Between the windows of two strata that follow each other. */
typedef struct
{
  double total;  /* difference of what they stand for */
  double season; /* and of where in the season they lie */
} Difference;

static int
compare_strata (gconstpointer left, gconstpointer right, gpointer windows)
{
  guint a = g_array_index ((GArray *) windows, Window, *(const guint *) left)
                .stratum;
  guint b = g_array_index ((GArray *) windows, Window, *(const guint *) right)
                .stratum;

  return a < b ? -1 : a > b;
}

/* The positions of the sampled windows, by stratum. */
static GArray *
sampled_windows (const Sampling *sampling)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < sampling->windows->len; i++)
    if (g_array_index (sampling->windows, Window, i).stratum != SAMPLING_WHOLE)
      g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_strata, sampling->windows);
  return order;
}

static GArray *
differences (const Sampling *sampling, const double *values)
{
  g_autoptr (GArray) order = sampled_windows (sampling);
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Difference));

  for (guint i = 1; i < order->len; i++)
    {
      guint here = g_array_index (order, guint, i);
      guint before = g_array_index (order, guint, i - 1);
      const Window *a = &g_array_index (sampling->windows, Window, before);
      const Window *b = &g_array_index (sampling->windows, Window, here);
      Difference difference
          = { b->weight * values[here] - a->weight * values[before],
              b->season - a->season };

      g_array_append_val (all, difference);
    }
  return all;
}

/* Strata follow each other in the week, so neighbours are alike but for the
 * season, which is balanced over all of them and so does not count: n / (2 (n -
 * 2)) times the sum of squared successive differences (Wolter 2007, section
 * 8.2, estimator v2), from which a linear trend was taken. */
double
sampling_variance (const Sampling *sampling, const double *values)
{
  g_autoptr (GArray) all = differences (sampling, values);
  double products = 0, squares = 0, sum = 0;
  double n = all->len + 1.0;
  double slope;

  for (guint i = 0; i < all->len; i++)
    {
      Difference one = g_array_index (all, Difference, i);

      products += one.total * one.season;
      squares += one.season * one.season;
    }
  slope = squares > 0 ? products / squares : 0;
  for (guint i = 0; i < all->len; i++)
    {
      Difference one = g_array_index (all, Difference, i);
      double rest = one.total - slope * one.season;

      sum += rest * rest;
    }
  return all->len < 2 ? 0 : sum * n / (2 * (n - 2));
}
