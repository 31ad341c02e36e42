#include "config.h"

#include "sim/sim-contrast.h"
#include "sim/sim-random.h"
#include "tests/sim/suite.h"

#include <math.h>

#define N 10
#define REPEATS 4000

/* Pairs that share a component: a = c + x, b = c + y + 1, with unequal spread;
 * the true difference is -1. */
static void
draw_pairs (guint repeat, double *a, double *b, double shared)
{
  SimStream stream;

  sim_stream_init (&stream, sim_key (7, repeat, "contrast", "pairs"));
  for (int i = 0; i < N; i++)
    {
      double common = shared * sim_stream_normal (&stream);

      a[i] = common + sim_stream_normal (&stream);
      b[i] = common + 0.3 * sim_stream_normal (&stream) + 1;
    }
}

static double
cover (gboolean paired)
{
  guint n_inside = 0;
  double a[N], b[N];

  for (guint repeat = 0; repeat < REPEATS; repeat++)
    {
      SimContrast contrast;
      SimInterval interval;

      draw_pairs (repeat, a, b, paired ? 3 : 0);
      contrast = paired ? sim_contrast_paired (a, b, N)
                        : sim_contrast_apart (a, N, b, N);
      interval = sim_contrast_interval (&contrast, 0.95);
      n_inside += interval.low <= -1 && -1 <= interval.high;
    }
  return (double) n_inside / REPEATS;
}

/* Four standard errors of a share of 4000: 1.4 %. */
START_TEST (intervals_cover_what_they_promise)
{
  ck_assert_double_eq_tol (cover (TRUE), 0.95, 0.014);
  ck_assert_double_eq_tol (cover (FALSE), 0.95, 0.014);
}
END_TEST

START_TEST (identical_variants_differ_by_exactly_nothing)
{
  double a[N], b[N];
  SimContrast contrast;
  SimInterval interval;

  draw_pairs (1, a, b, 1);
  contrast = sim_contrast_paired (a, a, N);
  interval = sim_contrast_interval (&contrast, 0.999);
  ck_assert_double_eq (contrast.difference, 0);
  ck_assert_double_eq (interval.low, 0);
  ck_assert_double_eq (interval.high, 0);
  ck_assert_double_eq (sim_contrast_p (&contrast), 1);
  ck_assert (!contrast.is_exact);
}
END_TEST

START_TEST (what_never_varies_is_exact)
{
  static const double a[] = { 3, 3, 3 }, b[] = { 5, 5, 5 };
  static const double nearly[] = { 0.7863999999999999, 0.7864, 0.7864 };
  SimContrast contrast = sim_contrast_paired (a, b, 3);
  SimInterval interval = sim_contrast_interval (&contrast, 0.95);

  ck_assert (contrast.is_exact);
  ck_assert_double_eq (interval.low, -2);
  ck_assert_double_eq (interval.high, -2);
  ck_assert_double_eq (sim_contrast_p (&contrast), 0);
  contrast = sim_contrast_paired (a, nearly, 3);
  ck_assert (contrast.is_exact);
  ck_assert_double_eq_tol (contrast.difference, 3 - 0.7864, 1e-12);
  ck_assert_double_eq (sim_contrast_p (&contrast), 0);
  contrast = sim_contrast_paired (a, b, 1);
  ck_assert (!contrast.is_exact);
  ck_assert_double_eq (sim_contrast_p (&contrast), 1);
}
END_TEST

/* 0.1 + 0.2 is not 0.3 in doubles; neither is better. */
START_TEST (what_rounding_leaves_is_no_difference)
{
  static const double sum[] = { 0.1 + 0.2, 0.1 + 0.2, 0.1 + 0.2 };
  static const double round[] = { 0.3, 0.3, 0.3 };
  static const double noisy[] = { 0.3, 0.4, 0.5 };
  double noisy_sum[3];
  SimContrast contrasts[3];

  for (int i = 0; i < 3; i++)
    noisy_sum[i] = noisy[i] + (sum[i] - round[i]);
  contrasts[0] = sim_contrast_paired (sum, round, 3);
  contrasts[1] = sim_contrast_apart (sum, 3, round, 3);
  contrasts[2] = sim_contrast_paired (noisy_sum, noisy, 3);
  ck_assert (sum[0] > round[0] && noisy_sum[0] > noisy[0]);
  for (int i = 0; i < 3; i++)
    {
      ck_assert_double_eq (contrasts[i].difference, 0);
      ck_assert_double_eq (contrasts[i].error, 0);
      ck_assert_double_eq (sim_contrast_p (&contrasts[i]), 1);
    }
  ck_assert (contrasts[0].is_exact && contrasts[1].is_exact);
  ck_assert (!contrasts[2].is_exact);
}
END_TEST

/* Student (1908), the hours of sleep that two drugs gave ten patients: t =
 * 4.0621 with 9 degrees of freedom, p = 0.002833; Welch: t = 1.8608 with
 * 17.776, p = 0.07939; 95 % intervals (0.7001, 2.4599), (-0.2055, 3.3655). */
START_TEST (students_sleep_data_give_the_published_answers)
{
  static const double first[]
      = { 0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0 };
  static const double second[]
      = { 1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4 };
  SimContrast pairs = sim_contrast_paired (second, first, N);
  SimContrast apart = sim_contrast_apart (second, N, first, N);
  SimInterval interval = sim_contrast_interval (&pairs, 0.95);

  ck_assert_double_eq_tol (interval.low, 0.7001142, 1e-6);
  ck_assert_double_eq_tol (interval.high, 2.4598858, 1e-6);
  ck_assert_double_eq_tol (sim_contrast_p (&pairs), 0.002832890, 1e-8);
  interval = sim_contrast_interval (&apart, 0.95);
  ck_assert_double_eq_tol (apart.degrees, 17.77647, 1e-4);
  ck_assert_double_eq_tol (interval.low, -0.2054832, 1e-6);
  ck_assert_double_eq_tol (interval.high, 3.3654832, 1e-6);
  ck_assert_double_eq_tol (sim_contrast_p (&apart), 0.07939414, 1e-7);
}
END_TEST

/* The worked example of Wikipedia's article on Holm's method: at 5 %, the
 * hypotheses with 0.005 and 0.01 are rejected, those with 0.03 and 0.04 are
 * not. Adjusted values as R's p.adjust has them. */
START_TEST (holm_gives_the_published_example)
{
  static const double p[] = { 0.01, 0.04, 0.03, 0.005 };
  static const double holm[] = { 0.03, 0.06, 0.06, 0.02 };
  static const double bonferroni[] = { 0.04, 0.16, 0.12, 0.02 };
  static const double levels[] = { 1 - 0.05 / 3, 0.975, 0.975, 1 - 0.05 / 4 };
  double adjusted[4], level[4];

  sim_contrast_correct (SIM_CORRECTION_HOLM, p, 4, 0.95, adjusted, level);
  for (int i = 0; i < 4; i++)
    {
      ck_assert_double_eq_tol (adjusted[i], holm[i], 1e-12);
      ck_assert_double_eq_tol (level[i], levels[i], 1e-12);
    }
  sim_contrast_correct (SIM_CORRECTION_BONFERRONI, p, 4, 0.95, adjusted, level);
  for (int i = 0; i < 4; i++)
    {
      ck_assert_double_eq_tol (adjusted[i], bonferroni[i], 1e-12);
      ck_assert_double_eq_tol (level[i], 0.9875, 1e-12);
    }
}
END_TEST

/* Twenty contrasts without any difference: with Holm's correction one in
 * twenty families or less has a false discovery; without, two in three. */
static double
false_alarms (SimCorrection correction)
{
  guint n_false = 0;

  for (guint family = 0; family < 400; family++)
    {
      double p[20], adjusted[20], levels[20], least = 1;

      for (guint i = 0; i < 20; i++)
        {
          double a[N], b[N];
          SimContrast contrast;

          draw_pairs (family * 20 + i, a, b, 1);
          for (int j = 0; j < N; j++)
            b[j] -= 1;
          contrast = sim_contrast_paired (a, b, N);
          p[i] = sim_contrast_p (&contrast);
        }
      sim_contrast_correct (correction, p, 20, 0.95, adjusted, levels);
      for (guint i = 0; i < 20; i++)
        least = MIN (least, adjusted[i]);
      n_false += least < 0.05;
    }
  return n_false / 400.0;
}

START_TEST (a_family_rarely_has_even_one_false_discovery)
{
  ck_assert_double_le (false_alarms (SIM_CORRECTION_HOLM), 0.05 + 0.03);
  ck_assert_double_ge (false_alarms (SIM_CORRECTION_NONE), 0.5);
}
END_TEST

START_TEST (a_steps_interval_excludes_zero_exactly_where_the_test_rejects)
{
  for (guint family = 0; family < 200; family++)
    {
      SimContrast contrasts[6];
      double p[6], adjusted[6], levels[6];

      for (guint i = 0; i < 6; i++)
        {
          double a[N], b[N];

          draw_pairs (family * 6 + i, a, b, 1);
          contrasts[i] = sim_contrast_paired (a, b, N);
          p[i] = sim_contrast_p (&contrasts[i]);
        }
      sim_contrast_correct (SIM_CORRECTION_HOLM, p, 6, 0.95, adjusted, levels);
      for (guint i = 0; i < 6; i++)
        {
          SimInterval interval
              = sim_contrast_interval (&contrasts[i], levels[i]);

          ck_assert_int_eq (interval.low > 0 || interval.high < 0,
                            adjusted[i] < 0.05);
        }
    }
}
END_TEST

/* t (0.975, n - 1) sqrt (4 / n) <= 1 first holds for n = 18 (2.1098 * 0.4714
 * = 0.9946; for 17: 2.1199 * 0.4851 = 1.0283). */
START_TEST (replications_needed_are_the_least_that_do)
{
  SimContrast contrast = { .is_paired = TRUE,
                           .n = 10,
                           .variance = 30,
                           .variance_other = 10,
                           .variance_difference = 4,
                           .error = 1 };

  ck_assert_uint_eq (sim_contrast_needed (&contrast, 1, 0.95, TRUE), 18);
  ck_assert_double_eq (sim_contrast_saving (&contrast), 10);
  ck_assert_uint_ge (sim_contrast_needed (&contrast, 1, 0.95, FALSE), 150);
  ck_assert_uint_eq (sim_contrast_needed (&contrast, 0, 0.95, TRUE), 0);
  ck_assert_uint_eq (sim_contrast_needed (&contrast, 1e-6, 0.95, TRUE),
                     SIM_CONTRAST_MANY);
  /* 4 (1.95996 / 4e-4)^2 = 96,036,472, beyond 2^26: less than 10^8 do. */
  ck_assert_uint_ge (sim_contrast_needed (&contrast, 4e-4, 0.95, TRUE),
                     96036000);
  ck_assert_uint_le (sim_contrast_needed (&contrast, 4e-4, 0.95, TRUE),
                     96037000);
}
END_TEST

START_TEST (the_median_needs_six_pairs)
{
  double values[] = { 5, 1, 4, 2, 3, 6 };
  SimInterval interval = sim_contrast_median (values, 6, 0.95);

  ck_assert_double_eq (interval.estimate, 3.5);
  ck_assert_double_eq (interval.low, 1);
  ck_assert_double_eq (interval.high, 6);
  ck_assert (isinf (sim_contrast_median (values, 5, 0.95).half_width));
  ck_assert_double_eq_tol (sim_contrast_sign_p (values, 6), 2.0 / 64, 1e-12);
}
END_TEST

/* The ratio of means by the delta method covers, too. */
START_TEST (relative_differences_cover_what_they_promise)
{
  guint n_inside = 0;

  for (guint repeat = 0; repeat < REPEATS; repeat++)
    {
      double a[N], b[N];
      SimContrast contrast;
      SimInterval interval;

      draw_pairs (repeat, a, b, 1);
      for (int i = 0; i < N; i++)
        {
          a[i] += 50;
          b[i] += 99;
        }
      contrast = sim_contrast_paired (a, b, N);
      interval = sim_contrast_relative (&contrast, 0.95);
      n_inside += interval.low <= -0.5 && -0.5 <= interval.high;
    }
  ck_assert_double_eq_tol ((double) n_inside / REPEATS, 0.95, 0.014);
}
END_TEST

static const TTest **const tests[]
    = { &intervals_cover_what_they_promise,
        &identical_variants_differ_by_exactly_nothing,
        &what_never_varies_is_exact,
        &what_rounding_leaves_is_no_difference,
        &students_sleep_data_give_the_published_answers,
        &holm_gives_the_published_example,
        &a_family_rarely_has_even_one_false_discovery,
        &a_steps_interval_excludes_zero_exactly_where_the_test_rejects,
        &replications_needed_are_the_least_that_do,
        &the_median_needs_six_pairs,
        &relative_differences_cover_what_they_promise,
        NULL };

SUITE_MAIN ("contrast", tests)
