#include "config.h"

#include "sim/sim-flip.h"
#include "sim/sim-morris.h"
#include "sim/sim-sobol.h"
#include "tests/sim/suite.h"

#include <math.h>

/* ---- Functions with known indices ---------------------------------------- */

/* Ishigami and Homma (1990) with a = 7, b = 0.1 on (-pi, pi)^3. */
static double
ishigami (const double *u)
{
  double x = G_PI * (2 * u[0] - 1), y = G_PI * (2 * u[1] - 1);
  double z = G_PI * (2 * u[2] - 1);

  return sin (x) + 7 * sin (y) * sin (y) + 0.1 * z * z * z * z * sin (x);
}

/* V1 = (1 + b pi^4 / 5)^2 / 2, V2 = a^2 / 8, V13 = b^2 pi^8 8 / 225. */
static const double ISHIGAMI_FIRST[] = { 0.3139052, 0.4424111, 0 };
static const double ISHIGAMI_TOTAL[] = { 0.5575889, 0.4424111, 0.2436837 };

/* The g function (Saltelli and Sobol 1995): the product of (|4 u - 2| + a) /
 * (1 + a); the partial variance of a factor is 1 / (3 (1 + a)^2). */
static const double G_A[] = { 0, 1, 4.5, 9, 99, 99 };

static double
g_function (const double *u)
{
  double product = 1;

  for (int i = 0; i < 6; i++)
    product *= (fabs (4 * u[i] - 2) + G_A[i]) / (1 + G_A[i]);
  return product;
}

static double
linear (const double *u)
{
  return 3 * u[0] - 5 * u[1] + 0.25 * u[2];
}

typedef double (*Function) (const double *u);

static double *
evaluate (Function f, const double *points, guint n_factors, guint n)
{
  double *values = g_new (double, n);

  for (guint i = 0; i < n; i++)
    values[i] = f (points + (gsize) i * n_factors);
  return values;
}

static void
indices_of (Function f, guint n_factors, guint n_rows, SimSobol *indices)
{
  guint n = sim_sobol_n_points (n_factors, n_rows);
  g_autofree double *points = g_new (double, n *n_factors);
  g_autofree double *values = NULL;

  sim_sobol_design (n_factors, n_rows, 1, points);
  values = evaluate (f, points, n_factors, n);
  sim_sobol_indices (values, n_factors, n_rows, 1, 0.95, indices);
}

static void
check_index (const SimInterval *index, double exact, double tolerance)
{
  ck_assert_double_eq_tol (index->estimate, exact, tolerance);
  ck_assert_msg (index->low <= exact && exact <= index->high,
                 "%g is not in [%g, %g]", exact, index->low, index->high);
}

/* ---- Sobol --------------------------------------------------------------- */

START_TEST (indices_of_ishigamis_function_lie_in_their_intervals)
{
  SimSobol indices[3];

  indices_of (ishigami, 3, 1024, indices);
  for (int i = 0; i < 3; i++)
    {
      check_index (&indices[i].first, ISHIGAMI_FIRST[i], 0.03);
      check_index (&indices[i].total, ISHIGAMI_TOTAL[i], 0.02);
    }
}
END_TEST

START_TEST (indices_of_the_g_function_lie_in_their_intervals)
{
  SimSobol indices[6];
  double whole = 1;

  for (int i = 0; i < 6; i++)
    whole *= 1 + 1 / (3 * (1 + G_A[i]) * (1 + G_A[i]));
  indices_of (g_function, 6, 2048, indices);
  for (int i = 0; i < 6; i++)
    {
      double alone = 1 / (3 * (1 + G_A[i]) * (1 + G_A[i]));

      check_index (&indices[i].first, alone / (whole - 1), 0.03);
      check_index (&indices[i].total, alone * whole / (1 + alone) / (whole - 1),
                   0.03);
    }
}
END_TEST

START_TEST (more_rows_extend_a_design)
{
  enum
  {
    K = 25 /* more than Sobol's sequence has */
  };
  g_autofree double *few = g_new (double, sim_sobol_n_points (K, 4) * K);
  g_autofree double *many = g_new (double, sim_sobol_n_points (K, 8) * K);

  for (guint k = 3; k <= K; k += K - 3)
    {
      sim_sobol_design (k, 4, 9, few);
      sim_sobol_design (k, 8, 9, many);
      ck_assert_mem_eq (few, many, sim_sobol_n_points (k, 4) * k * sizeof *few);
    }
}
END_TEST

START_TEST (a_constant_has_no_indices)
{
  double values[5 * 8];
  SimSobol indices[3];

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    values[i] = 4;
  sim_sobol_indices (values, 3, 8, 1, 0.95, indices);
  ck_assert (isnan (indices[0].first.estimate));
}
END_TEST

/* ---- Morris -------------------------------------------------------------- */

static void
effects_of (Function f, guint n_factors, guint n, SimMorris *effects)
{
  guint n_points = sim_morris_n_points (n_factors, n);
  g_autofree double *points = g_new (double, n_points *n_factors);
  g_autofree double *values = NULL;

  sim_morris_design (n_factors, n, 1, points);
  values = evaluate (f, points, n_factors, n_points);
  sim_morris_effects (points, values, n_factors, n, 0.95, effects);
}

START_TEST (effects_of_a_plane_are_its_slopes)
{
  static const double slopes[] = { 3, -5, 0.25 };
  SimMorris effects[3];

  effects_of (linear, 3, 10, effects);
  for (int i = 0; i < 3; i++)
    {
      ck_assert_double_eq_tol (effects[i].mu, slopes[i], 1e-12);
      ck_assert_double_eq_tol (effects[i].mu_star, fabs (slopes[i]), 1e-12);
      ck_assert_double_eq_tol (effects[i].sigma, 0, 1e-12);
    }
}
END_TEST

/* With four levels the effects of the second factor are all of size 7.875:
 * sin^2 is 0 at the ends and 3/4 at +-pi/3, the step 2/3. Those of the third
 * are 0 where the first stands at an end, else of size 0.1 (pi^4 - (pi/3)^4)
 * sin (pi/3) / (2/3), of either sign: whatever was drawn, k of 20 are. */
START_TEST (no_factor_of_ishigamis_function_can_be_dropped)
{
  const double size = 0.1 * pow (G_PI, 4) * 80 / 81 * sqrt (0.75) / (2.0 / 3);
  SimMorris effects[3];
  double k, squares;

  effects_of (ishigami, 3, 20, effects);
  k = 20 * effects[2].mu_star / size;
  squares = k * size * size - 20 * effects[2].mu * effects[2].mu;
  ck_assert_double_eq_tol (effects[1].mu_star, 7.875, 1e-9);
  ck_assert_double_ge (effects[0].mu_star - effects[0].half_width, 1);
  ck_assert_double_ge (effects[2].mu_star - effects[2].half_width, 1);
  ck_assert_double_eq_tol (k, round (k), 1e-9);
  ck_assert (k >= 1 && k <= 19);
  ck_assert_double_eq_tol (effects[2].sigma, sqrt (squares / 19), 1e-9);
  ck_assert_double_gt (effects[2].sigma, fabs (effects[2].mu));
}
END_TEST

START_TEST (every_step_moves_one_factor_within_the_cube)
{
  g_autofree double *points = g_new (double, sim_morris_n_points (7, 5) * 7);

  sim_morris_design (7, 5, 3, points);
  for (guint row = 0; row < 5 * 8; row++)
    {
      guint n_moved = 0;

      for (guint i = 0; i < 7; i++)
        {
          double at = points[row * 7 + i];

          ck_assert (at >= 0 && at <= 1);
          n_moved += row % 8 > 0 && fabs (at - points[(row - 1) * 7 + i]) > 0.1;
        }
      ck_assert_uint_eq (n_moved, row % 8 > 0);
    }
}
END_TEST

/* ---- Flips --------------------------------------------------------------- */

/* Search where the winner is the same below @same, another above @other and
 * not shown between; returns how many places were tried. */
static guint
search (SimFlip *flip, double same, double other, double tolerance)
{
  double place;
  guint n = 0;

  sim_flip_init (flip, tolerance);
  while (sim_flip_next (flip, &place) && n++ < 100)
    sim_flip_tell (flip, place,
                   place < same    ? SIM_WINNER_SAME
                   : place > other ? SIM_WINNER_OTHER
                                   : SIM_WINNER_NOT_SHOWN);
  return n;
}

START_TEST (a_sharp_flip_is_bracketed)
{
  for (int i = 1; i < 100; i += 7)
    {
      double at = i / 100.0 + 1e-5;
      SimFlip flip;

      ck_assert_uint_le (search (&flip, at, at, 0.01), 9);
      ck_assert (sim_flip_has_flipped (&flip) && !sim_flip_is_open (&flip));
      ck_assert (flip.same < at && at < flip.other);
      ck_assert_double_le (flip.other - flip.same, 0.01);
      ck_assert_double_eq_tol (sim_flip_distance (&flip), at, 0.01);
    }
}
END_TEST

START_TEST (both_edges_of_what_noise_leaves_open_are_found)
{
  SimFlip flip;

  ck_assert_uint_le (search (&flip, 0.41, 0.64, 0.01), 20);
  ck_assert (sim_flip_has_flipped (&flip) && sim_flip_is_open (&flip));
  ck_assert_double_eq_tol (flip.same, 0.41, 0.01);
  ck_assert_double_eq_tol (flip.open_from, 0.41, 0.01);
  ck_assert_double_eq_tol (flip.open_to, 0.64, 0.01);
  ck_assert_double_eq_tol (flip.other, 0.64, 0.01);
}
END_TEST

START_TEST (a_winner_to_the_end_does_not_flip)
{
  SimFlip flip;

  ck_assert_uint_eq (search (&flip, 2, 3, 0.01), 2);
  ck_assert (!sim_flip_has_flipped (&flip) && !sim_flip_is_open (&flip));
  ck_assert_double_gt (sim_flip_distance (&flip), 1);
  search (&flip, 0.8, 3, 0.01);
  ck_assert (!sim_flip_has_flipped (&flip) && sim_flip_is_open (&flip));
  ck_assert_double_eq_tol (sim_flip_distance (&flip), 0.8, 0.01);
}
END_TEST

/* Another wins only between 0.4 and 0.7: the middle finds it. */
START_TEST (a_winner_that_comes_back_is_caught_in_the_middle)
{
  SimFlip flip;
  double place;
  guint n = 0;

  sim_flip_init (&flip, 0.01);
  for (; sim_flip_next (&flip, &place) && n < 100; n++)
    sim_flip_tell (&flip, place,
                   place > 0.4 && place < 0.7 ? SIM_WINNER_OTHER
                                              : SIM_WINNER_SAME);
  ck_assert_double_eq_tol (sim_flip_distance (&flip), 0.4, 0.01);
}
END_TEST

/* Whatever it is told, a search ends. */
START_TEST (a_search_ends_however_erratic_the_answers)
{
  for (guint pattern = 0; pattern < 2187; pattern++)
    {
      SimFlip flip;
      double place;
      guint n = 0, answers = pattern;

      sim_flip_init (&flip, 0.05);
      for (; sim_flip_next (&flip, &place) && n < 100; n++)
        {
          sim_flip_tell (&flip, place, (SimWinner) (answers % 3));
          answers = answers > 2 ? answers / 3 : pattern;
        }
      ck_assert_uint_lt (n, 100);
    }
}
END_TEST

static const TTest **const tests[]
    = { &indices_of_ishigamis_function_lie_in_their_intervals,
        &indices_of_the_g_function_lie_in_their_intervals,
        &more_rows_extend_a_design,
        &a_constant_has_no_indices,
        &effects_of_a_plane_are_its_slopes,
        &no_factor_of_ishigamis_function_can_be_dropped,
        &every_step_moves_one_factor_within_the_cube,
        &a_sharp_flip_is_bracketed,
        &both_edges_of_what_noise_leaves_open_are_found,
        &a_winner_to_the_end_does_not_flip,
        &a_winner_that_comes_back_is_caught_in_the_middle,
        &a_search_ends_however_erratic_the_answers,
        NULL };

SUITE_MAIN ("sensitivity", tests)
