/* Sampling: windows lie within their regime, one in each part of the week,
 * and stand for the whole. */
#include "config.h"

#include "models/traffic/sampling.h"
#include "tests/models/small-world.h"

static Regime
regime_of (const char *from, const char *to)
{
  return (Regime){ .from = small_day (from), .to = small_day (to) };
}

static Experiment
experiment_of (gint64 windows, SimSpan length)
{
  return (Experiment){ .windows = windows, .window_length = length };
}

static SimKey
key_of (guint32 replication)
{
  return sim_key (1, replication, "traffic", "windows");
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
};

START_TEST (windows_lie_within_their_regime)
{
  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      Regime regime = regime_of (CASES[i].from, CASES[i].to);
      Experiment experiment = experiment_of (CASES[i].windows, CASES[i].length);
      Sampling sampling = sampling_of (&regime, &experiment);

      ck_assert_uint_ge (sampling.n, 1);
      ck_assert_int_le (sampling.length, CASES[i].length);
      for (guint32 replication = 0; replication < 200; replication++)
        for (guint j = 0; j < MIN (sampling.n, 20); j++)
          {
            SimTime start
                = sampling_start (&sampling, &regime, key_of (replication), j);

            ck_assert_int_ge (start, regime.from);
            ck_assert_int_le (start + sampling.length, regime.to);
          }
    }
}
END_TEST

/* Each window stands for as many as the others, and together for the whole. */
START_TEST (windows_stand_for_the_whole_regime)
{
  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      Regime regime = regime_of (CASES[i].from, CASES[i].to);
      Experiment experiment = experiment_of (CASES[i].windows, CASES[i].length);
      Sampling sampling = sampling_of (&regime, &experiment);
      double span = (double) (regime.to - regime.from);

      ck_assert_double_ge (sampling.scale, 1);
      ck_assert_double_eq_tol (sampling.scale * sampling.n
                                   * (double) sampling.length,
                               span, 1e-9 * span);
    }
}
END_TEST

/* One window in each seventh of the week, in any week. */
START_TEST (windows_cover_the_parts_of_the_week)
{
  Regime regime = regime_of ("2020-01-06", "2020-03-02"); /* Mondays */
  Experiment experiment = experiment_of (7, 60 * SIM_SECOND);
  Sampling sampling = sampling_of (&regime, &experiment);
  guint weeks = 0;

  ck_assert_uint_eq (sampling.n, 7);
  for (guint32 replication = 0; replication < 100; replication++)
    for (guint i = 0; i < 7; i++)
      {
        SimTime start
            = sampling_start (&sampling, &regime, key_of (replication), i);

        ck_assert_int_eq (sim_time_weekday (start), (int) i);
        weeks |= 1u << (start - regime.from) / SIM_WEEK;
      }
  ck_assert_uint_eq (weeks, 0xff);
}
END_TEST

/* 1000 starts within a part: each tenth has 100 +- 5 deviations of 9.5. */
START_TEST (starts_are_spread_evenly_over_their_part)
{
  Regime regime = regime_of ("2020-01-06", "2020-03-02");
  Experiment experiment = experiment_of (7, 60 * SIM_SECOND);
  Sampling sampling = sampling_of (&regime, &experiment);
  int tenths[10] = { 0 };

  for (guint32 replication = 0; replication < 1000; replication++)
    {
      SimTime start
          = sampling_start (&sampling, &regime, key_of (replication), 3);

      tenths[(start - regime.from) % SIM_DAY / (SIM_DAY / 10)]++;
    }
  for (int i = 0; i < 10; i++)
    {
      ck_assert_int_gt (tenths[i], 100 - 48);
      ck_assert_int_lt (tenths[i], 100 + 48);
    }
}
END_TEST

/* The week and the place in it are drawn apart: in the first of 8 weeks, both
 * halves of a part occur, 500 +- 5 deviations of 11 in each. */
START_TEST (weeks_and_places_are_independent)
{
  Regime regime = regime_of ("2020-01-06", "2020-03-02");
  Experiment experiment = experiment_of (7, 60 * SIM_SECOND);
  Sampling sampling = sampling_of (&regime, &experiment);
  int halves[2] = { 0 };

  for (guint32 replication = 0; replication < 8000; replication++)
    {
      SimSpan into
          = sampling_start (&sampling, &regime, key_of (replication), 3)
            - regime.from;

      if (into < SIM_WEEK)
        halves[into % SIM_DAY / (SIM_DAY / 2)]++;
    }
  for (int i = 0; i < 2; i++)
    {
      ck_assert_int_gt (halves[i], 500 - 110);
      ck_assert_int_lt (halves[i], 500 + 110);
    }
}
END_TEST

START_TEST (a_short_regime_is_cut_into_equal_parts)
{
  Regime regime = regime_of ("2020-01-01", "2020-01-02");
  Experiment experiment = experiment_of (4, 60 * SIM_SECOND);
  Sampling sampling = sampling_of (&regime, &experiment);

  for (guint32 replication = 0; replication < 100; replication++)
    for (guint i = 0; i < 4; i++)
      {
        SimTime start
            = sampling_start (&sampling, &regime, key_of (replication), i);

        ck_assert_int_eq ((start - regime.from) / (6 * SIM_HOUR), i);
      }
}
END_TEST

/* A short incident is played whole: no gap, no overlap, no chance. */
START_TEST (a_regime_with_windows_enough_is_covered)
{
  Regime regime = regime_of ("2020-01-01", "2020-01-01T02:30Z");
  Experiment experiment = experiment_of (200, 60 * SIM_SECOND);
  Sampling sampling = sampling_of (&regime, &experiment);

  ck_assert_uint_eq (sampling.n, 150);
  for (guint i = 0; i < sampling.n; i++)
    ck_assert_int_eq (sampling_start (&sampling, &regime, key_of (0), i),
                      regime.from + i * 60 * SIM_SECOND);
}
END_TEST

START_TEST (a_regime_shorter_than_a_window_is_one_window)
{
  Regime regime = regime_of ("2020-01-01", "2020-01-01T00:00:30Z");
  Experiment experiment = experiment_of (8, 60 * SIM_SECOND);
  Sampling sampling = sampling_of (&regime, &experiment);

  ck_assert_uint_eq (sampling.n, 1);
  ck_assert_double_eq (sampling.scale, 1);
  ck_assert_int_eq (sampling.length, 30 * SIM_SECOND);
  ck_assert_int_eq (sampling_start (&sampling, &regime, key_of (0), 0),
                    regime.from);
}
END_TEST

/* Keyed by the first instant of the regime: regimes of other variants that
 * begin on the same day have the same windows, whatever ends them later. */
START_TEST (regimes_of_the_same_dates_have_the_same_windows)
{
  Regime one = regime_of ("2020-01-01", "2020-03-01");
  Regime same = regime_of ("2020-01-01", "2020-03-01");
  Regime later = regime_of ("2020-01-02", "2020-03-02");
  Experiment experiment = experiment_of (8, 60 * SIM_SECOND);
  Sampling sampling = sampling_of (&one, &experiment);
  guint n_equal = 0;

  one.number = 3;
  same.number = 4;
  for (guint i = 0; i < 8; i++)
    {
      SimTime start = sampling_start (&sampling, &one, key_of (0), i);

      ck_assert_int_eq (start,
                        sampling_start (&sampling, &same, key_of (0), i));
      n_equal += start + SIM_DAY
                 == sampling_start (&sampling, &later, key_of (0), i);
    }
  ck_assert_uint_eq (n_equal, 0);
}
END_TEST

static const TTest **const tests[]
    = { &windows_lie_within_their_regime,
        &windows_stand_for_the_whole_regime,
        &windows_cover_the_parts_of_the_week,
        &starts_are_spread_evenly_over_their_part,
        &weeks_and_places_are_independent,
        &a_short_regime_is_cut_into_equal_parts,
        &a_regime_with_windows_enough_is_covered,
        &a_regime_shorter_than_a_window_is_one_window,
        &regimes_of_the_same_dates_have_the_same_windows,
        NULL };

SUITE_MAIN ("sampling", tests)
