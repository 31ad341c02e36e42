/* Sampling: windows lie within their regime, one in each stratum, spread over
 * the weeks, and stand for the whole. */
#include "config.h"

#include "models/traffic/sampling.h"
#include "models/world/study.h"
#include "tests/models/small-world.h"

#include <math.h>

/* A regime of the first 60 days of 2020, or longer, and its windows. */
typedef struct
{
  Study *study;
  Regime regime;
  Experiment experiment;
} Sampled;

static void
sampled_clear (Sampled *sampled)
{
  study_free (sampled->study);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sampled, sampled_clear)

static Sampled
sampled_of (const char *from, const char *to, gint64 windows, SimSpan length)
{
  Sampled sampled
      = { .study = small_study (""),
          .regime = { .from = small_day (from), .to = small_day (to) },
          .experiment = { .windows = windows, .window_length = length } };

  sampled.regime.world = study_world (sampled.study);
  return sampled;
}

static Sampling
draw (const Sampled *sampled, guint32 replication)
{
  return sampling_draw (&sampled->regime, &sampled->experiment,
                        sim_key (1, replication, "traffic", "windows"), NULL);
}

static const Window *
window_at (const Sampling *sampling, guint i)
{
  ck_assert_uint_lt (i, sampling->windows->len);
  return &g_array_index (sampling->windows, Window, i);
}

/* Short, about a week, long; few windows and many. */
static const struct
{
  const char *from, *to;
  gint64 windows;
  SimSpan length;
} CASES[] = {
  { "2020-01-01", "2020-03-01", 8, 60 * SIM_SECOND },
  { "2020-01-01", "2020-01-08", 8, 60 * SIM_SECOND },
  { "2020-01-01", "2020-01-07T23:59:59Z", 8, 60 * SIM_SECOND },
  { "2020-01-01", "2020-01-01T00:00:30Z", 8, 60 * SIM_SECOND },
  { "2020-01-01", "2020-01-01T00:08Z", 8, 60 * SIM_SECOND },
  { "2020-01-01", "2020-01-02", 100000, 60 * SIM_SECOND },
  { "2014-04-15", "2023-07-01", 6, 60 * SIM_SECOND },
  { "2020-01-01", "2020-01-20", 5, SIM_DAY },
  { "2020-01-03", "2020-01-14", 100, SIM_HOUR },
};

START_TEST (windows_lie_within_their_regime)
{
  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_auto (Sampled) sampled = sampled_of (CASES[i].from, CASES[i].to,
                                             CASES[i].windows, CASES[i].length);

      for (guint32 replication = 0; replication < 100; replication++)
        {
          g_auto (Sampling) sampling = draw (&sampled, replication);

          ck_assert_uint_ge (sampling.windows->len, 1);
          for (guint j = 0; j < sampling.windows->len; j++)
            {
              const Window *window = window_at (&sampling, j);

              ck_assert_int_ge (window->start, sampled.regime.from);
              ck_assert_int_le (window->start + window->length,
                                sampled.regime.to);
              ck_assert_int_gt (window->length, 0);
            }
        }
    }
}
END_TEST

/* Together they stand for the whole, played or sampled; in whole units too, to
 * a thousandth. */
START_TEST (windows_stand_for_the_whole_regime)
{
  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    for (gint64 edges = 0; edges < 3; edges++)
      {
        g_auto (Sampled) sampled = sampled_of (
            CASES[i].from, CASES[i].to, CASES[i].windows, CASES[i].length);
        g_auto (Sampling) sampling = { 0 };
        double span = (double) (sampled.regime.to - sampled.regime.from);
        double weights = 0, units = 0;

        sampled.experiment.change_windows = edges;
        sampling = draw (&sampled, 0);
        for (guint j = 0; j < sampling.windows->len; j++)
          {
            const Window *window = window_at (&sampling, j);

            weights += window->weight * (double) window->length;
            units += (double) window->times * sampling.unit
                     * (double) window->length;
          }
        ck_assert_double_eq_tol (weights, span, 1e-9 * span);
        ck_assert_double_eq_tol (units, span, 1e-3 * span);
      }
}
END_TEST

/* The place in the week of @when, from Monday. */
static SimSpan
of_week (SimTime when)
{
  return (when + 3 * SIM_DAY) % SIM_WEEK;
}

/* Seven windows: one on each day of the week, and one in each of the first
 * seven weeks, whatever days and weeks go together. */
START_TEST (windows_are_spread_over_the_week_and_the_season)
{
  g_auto (Sampled) sampled
      = sampled_of ("2020-01-06", "2020-02-24", 7, 60 * SIM_SECOND);
  guint firsts = 0;

  for (guint32 replication = 0; replication < 100; replication++)
    {
      g_auto (Sampling) sampling = draw (&sampled, replication);
      guint days = 0, weeks = 0;

      ck_assert_uint_eq (sampling.windows->len, 7);
      for (guint i = 0; i < 7; i++)
        {
          SimTime start = window_at (&sampling, i)->start;
          guint week = (guint) ((start - sampled.regime.from) / SIM_WEEK);

          days |= 1u << of_week (start) / SIM_DAY;
          weeks |= 1u << week;
          if (of_week (start) < SIM_DAY)
            firsts |= 1u << week;
        }
      ck_assert_uint_eq (days, 0x7f);
      ck_assert_uint_eq (weeks, 0x7f);
    }
  ck_assert_uint_eq (firsts, 0x7f); /* Mondays come from every week */
}
END_TEST

/* Starts of the windows of Thursday in 1000 draws: each tenth of the day has
 * 100 +- 5 deviations of 9.5. */
START_TEST (starts_are_spread_evenly_over_their_part)
{
  g_auto (Sampled) sampled
      = sampled_of ("2020-01-06", "2020-02-24", 7, 60 * SIM_SECOND);
  int tenths[10] = { 0 };

  for (guint32 replication = 0; replication < 1000; replication++)
    {
      g_auto (Sampling) sampling = draw (&sampled, replication);

      for (guint i = 0; i < 7; i++)
        {
          SimSpan at = of_week (window_at (&sampling, i)->start);

          if (at / SIM_DAY == 3)
            tenths[at % SIM_DAY / (SIM_DAY / 10)]++;
        }
    }
  for (int i = 0; i < 10; i++)
    {
      ck_assert_int_gt (tenths[i], 100 - 48);
      ck_assert_int_lt (tenths[i], 100 + 48);
    }
}
END_TEST

/* Eleven days from a Friday: Fridays to Mondays occur twice, so their windows
 * stand for twice as much; nothing is left out at the end. */
START_TEST (days_after_the_last_whole_week_count_too)
{
  g_auto (Sampled) sampled
      = sampled_of ("2020-01-03", "2020-01-14", 7, 60 * SIM_SECOND);
  gboolean late = FALSE;

  for (guint32 replication = 0; replication < 100; replication++)
    {
      g_auto (Sampling) sampling = draw (&sampled, replication);

      for (guint i = 0; i < 7; i++)
        {
          const Window *window = window_at (&sampling, i);
          SimSpan day = of_week (window->start) / SIM_DAY;

          ck_assert_double_eq_tol (window->weight,
                                   day >= 4 || day == 0 ? 2880 : 1440, 1e-6);
          late |= window->start >= small_day ("2020-01-10");
        }
    }
  ck_assert (late);
}
END_TEST

START_TEST (a_short_regime_is_cut_into_equal_parts)
{
  g_auto (Sampled) sampled
      = sampled_of ("2020-01-01", "2020-01-02", 4, 60 * SIM_SECOND);

  for (guint32 replication = 0; replication < 100; replication++)
    {
      g_auto (Sampling) sampling = draw (&sampled, replication);

      for (guint i = 0; i < 4; i++)
        ck_assert_int_eq (
            (window_at (&sampling, i)->start - sampled.regime.from)
                / (6 * SIM_HOUR),
            i);
    }
}
END_TEST

/* A short incident is played whole: no gap, no overlap, no chance. */
START_TEST (a_regime_with_windows_enough_is_covered)
{
  g_auto (Sampled) sampled
      = sampled_of ("2020-01-01", "2020-01-01T02:30Z", 200, 60 * SIM_SECOND);
  g_auto (Sampling) sampling = draw (&sampled, 0);

  ck_assert_uint_eq (sampling.windows->len, 1);
  ck_assert_int_eq (window_at (&sampling, 0)->start, sampled.regime.from);
  ck_assert_int_eq (window_at (&sampling, 0)->length, 150 * SIM_MINUTE);
  ck_assert_double_eq (window_at (&sampling, 0)->weight, 1);
  ck_assert_uint_eq (window_at (&sampling, 0)->times, 1);
  ck_assert_double_eq (sampling.unit, 1);
}
END_TEST

/* A regime in the middle of the run: its first and last two minutes are
 * played, and stand for nothing but themselves; at the ends of the run nothing
 * changes. */
START_TEST (time_around_changes_is_covered)
{
  g_auto (Sampled) sampled
      = sampled_of ("2020-01-10", "2020-02-10", 8, 60 * SIM_SECOND);
  g_auto (Sampled) run
      = sampled_of ("2020-01-01", "2020-03-01", 8, 60 * SIM_SECOND);
  g_auto (Sampling) sampling = { 0 };
  g_auto (Sampling) whole_run = { 0 };

  sampled.experiment.change_windows = run.experiment.change_windows = 2;
  sampling = draw (&sampled, 0);
  whole_run = draw (&run, 0);
  ck_assert_uint_eq (sampling.windows->len, 10);
  for (guint i = 0; i < 10; i += 9)
    {
      ck_assert_int_eq (window_at (&sampling, i)->length, 2 * SIM_MINUTE);
      ck_assert_double_eq (window_at (&sampling, i)->weight, 1);
    }
  ck_assert_int_eq (window_at (&sampling, 0)->start, sampled.regime.from);
  ck_assert_int_eq (window_at (&sampling, 9)->start + 2 * SIM_MINUTE,
                    sampled.regime.to);
  ck_assert_uint_eq (whole_run.windows->len, 8);
}
END_TEST

/* What a trace covers is one window, wherever it lies; the others avoid it. */
START_TEST (what_is_wanted_whole_is_one_window)
{
  g_auto (Sampled) sampled
      = sampled_of ("2020-01-01", "2020-03-01", 8, 60 * SIM_SECOND);
  const Stretch wanted[] = {
    { small_day ("2019-12-01"), small_day ("2020-01-03") },
    { small_day ("2020-01-20T12:00Z"), small_day ("2020-01-21") },
    { small_day ("2020-01-20"), small_day ("2020-01-20T13:00Z") },
  };
  g_autoptr (GArray) whole = g_array_new (FALSE, FALSE, sizeof (Stretch));
  g_auto (Sampling) sampling = { 0 };
  guint n_whole = 0;
  double span = 0;

  g_array_append_vals (whole, wanted, G_N_ELEMENTS (wanted));
  sampling = sampling_draw (&sampled.regime, &sampled.experiment,
                            sim_key (1, 0, "traffic", "windows"), whole);
  for (guint i = 0; i < sampling.windows->len; i++)
    {
      const Window *window = window_at (&sampling, i);

      span += window->weight * (double) window->length;
      n_whole += window->stratum == SAMPLING_WHOLE;
      if (i > 0)
        ck_assert_int_ge (window->start, window[-1].start + window[-1].length);
    }
  ck_assert_uint_eq (n_whole, 2);
  ck_assert_int_eq (window_at (&sampling, 0)->length, 2 * SIM_DAY);
  ck_assert_double_eq_tol (span, 60 * (double) SIM_DAY, 1e6);
}
END_TEST

/* Keyed by the first instant of the regime: regimes of other variants that
 * begin on the same day have the same windows, whatever ends them later. */
START_TEST (regimes_of_the_same_dates_have_the_same_windows)
{
  g_auto (Sampled) one
      = sampled_of ("2020-01-01", "2020-03-01", 8, 60 * SIM_SECOND);
  g_auto (Sampled) same
      = sampled_of ("2020-01-01", "2020-03-01", 8, 60 * SIM_SECOND);
  g_auto (Sampled) later
      = sampled_of ("2020-01-08", "2020-03-08", 8, 60 * SIM_SECOND);
  g_auto (Sampling) first = draw (&one, 0);
  g_auto (Sampling) second = { 0 };
  g_auto (Sampling) third = draw (&later, 0);

  same.regime.number = 4;
  second = draw (&same, 0);
  for (guint i = 0; i < 8; i++)
    {
      ck_assert_int_eq (window_at (&first, i)->start,
                        window_at (&second, i)->start);
      ck_assert_int_ne (window_at (&first, i)->start + SIM_WEEK,
                        window_at (&third, i)->start);
    }
}
END_TEST

/* --- the estimator -------------------------------------------------------- */

/* A made-up rate: a wave over the week, and growth over the season. */
static double
rate_at (const Sampled *sampled, SimTime at)
{
  double week = (double) of_week (at) / (double) SIM_WEEK;
  double season = (double) (at - sampled->regime.from)
                  / (double) (sampled->regime.to - sampled->regime.from);

  return 100 + 60 * sin (2 * G_PI * week) + 80 * season;
}

/* What the windows say that the rate adds up to, per window length. */
static double
estimate (const Sampled *sampled, const Sampling *sampling, double *variance)
{
  g_autofree double *values = g_new (double, sampling->windows->len);
  double sum = 0;

  for (guint i = 0; i < sampling->windows->len; i++)
    {
      const Window *window = window_at (sampling, i);

      values[i] = rate_at (sampled, window->start + window->length / 2)
                  * (double) window->length / (double) SIM_MINUTE;
      sum += window->weight * values[i];
    }
  *variance = sampling_variance (sampling, values);
  return sum;
}

/* 2000 draws of 12 windows: the mean is the true sum within 5 deviations of
 * it, and the stated variance is not below the true one (it contains the
 * differences between neighbouring strata) nor above its sixfold. Drawing the
 * week anew for each window would have twice the variance. */
START_TEST (the_estimate_is_unbiased_and_its_variance_is_not_flattered)
{
  g_auto (Sampled) sampled
      = sampled_of ("2020-01-03", "2020-03-10", 12, 60 * SIM_SECOND);
  double span = (double) (sampled.regime.to - sampled.regime.from);
  double truth = 0, sum = 0, squares = 0, stated = 0;
  const int n = 2000;

  for (SimTime at = sampled.regime.from; at < sampled.regime.to;
       at += SIM_MINUTE)
    truth += rate_at (&sampled, at + SIM_MINUTE / 2);
  for (int i = 0; i < n; i++)
    {
      g_auto (Sampling) sampling = draw (&sampled, (guint32) i);
      double variance;
      double error = estimate (&sampled, &sampling, &variance) - truth;

      sum += error;
      squares += error * error;
      stated += variance;
    }
  squares /= n;
  ck_assert_double_eq_tol (sum / n, 0, 5 * sqrt (squares / n));
  ck_assert_double_ge (stated / n, 0.9 * squares);
  ck_assert_double_le (stated / n, 6 * squares);
  /* Two in a thousand: the season alone has a deviation of 23 a minute, which
   * 12 windows anywhere would bring to 6.7 of 140. */
  ck_assert_double_le (sqrt (squares), 0.02 * truth);
  ck_assert_double_gt (span, 0);
}
END_TEST

/* Sums over regimes are counted in thousandths of a window, so that is what a
 * unit consists of where weights differ, down to the smallest. */
START_TEST (units_are_whole_thousandths)
{
  /* Strata of 21 hours, in one week or two of ten days. */
  g_auto (Sampled) sampled
      = sampled_of ("2020-01-01", "2020-01-11", 8, 10 * SIM_HOUR);
  g_auto (Sampling) sampling = draw (&sampled, 0);

  ck_assert_double_eq_tol (sampling.unit * 1000,
                           floor (sampling.unit * 1000 + 0.5), 1e-9);
  for (guint i = 0; i < sampling.windows->len; i++)
    {
      const Window *window = window_at (&sampling, i);

      ck_assert_double_eq_tol ((double) window->times * sampling.unit,
                               window->weight, 0.51 * sampling.unit);
    }
}
END_TEST

static const TTest **const tests[]
    = { &windows_lie_within_their_regime,
        &windows_stand_for_the_whole_regime,
        &windows_are_spread_over_the_week_and_the_season,
        &starts_are_spread_evenly_over_their_part,
        &days_after_the_last_whole_week_count_too,
        &a_short_regime_is_cut_into_equal_parts,
        &a_regime_with_windows_enough_is_covered,
        &time_around_changes_is_covered,
        &what_is_wanted_whole_is_one_window,
        &regimes_of_the_same_dates_have_the_same_windows,
        &the_estimate_is_unbiased_and_its_variance_is_not_flattered,
        &units_are_whole_thousandths,
        NULL };

SUITE_MAIN ("sampling", tests)
