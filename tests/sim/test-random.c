#include "config.h"

#include "sim/sim-dist.h"
#include "tests/sim/suite.h"

#include <math.h>

#if __has_include(<Random123/threefry.h>)
#define HAVE_RANDOM123
#include <Random123/threefry.h>
#endif

/* The published known answers: kat_vectors of Random123 1.14, "threefry2x64
 * 20": counter, key, result. */
static const guint64 published[][6] = {
  { 0, 0, 0, 0, 0xc2b6e3a8c2c69865, 0x6f81ed42f350084d },
  { 0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff,
    0xffffffffffffffff, 0xe02cb7c4d95d277a, 0xd06633d0893b8b68 },
  { 0x243f6a8885a308d3, 0x13198a2e03707344, 0xa4093822299f31d0,
    0x082efa98ec4e6c89, 0x263c7d30bb0f0af1, 0x56be8361d3311526 },
};

START_TEST (threefry_gives_the_published_answers)
{
  for (guint i = 0; i < G_N_ELEMENTS (published); i++)
    {
      guint64 counter[2] = { published[i][0], published[i][1] };

      sim_threefry (&published[i][2], counter);
      ck_assert_uint_eq (counter[0], published[i][4]);
      ck_assert_uint_eq (counter[1], published[i][5]);
    }
}
END_TEST

#ifdef HAVE_RANDOM123
START_TEST (a_second_implementation_gives_the_same_numbers)
{
  SimKey key = sim_key (5, 3, "a name longer than sixteen bytes", "purpose");
  SimStream stream;

  sim_stream_init (&stream, key);
  for (guint64 i = 0; i < 5000; i++)
    {
      threefry2x64_ctr_t counter = { { i / 2, 0 } };
      threefry2x64_key_t other = { { key.k[0], key.k[1] } };
      guint64 expected = threefry2x64 (counter, other).v[i % 2];

      ck_assert_uint_eq (sim_stream_bits (&stream), expected);
      ck_assert_uint_eq (sim_key_bits (key, i), expected);
    }
}
END_TEST
#endif

/* Literals, so that no later change of the naming moves every result. */
START_TEST (the_numbers_of_a_name_never_change)
{
  SimKey key = sim_key (7, 0, "users-of-beijing", "arrival");

  ck_assert_uint_eq (sim_key_bits (key, 0),
                     G_GUINT64_CONSTANT (12306508989906292007));
  ck_assert_uint_eq (sim_key_bits (sim_key_sub (key, 3), 1000),
                     G_GUINT64_CONSTANT (12907957177852567473));
}
END_TEST

START_TEST (each_part_of_a_name_matters)
{
  const SimKey keys[] = { sim_key (1, 0, "ab", "c"),
                          sim_key (2, 0, "ab", "c"),
                          sim_key (1, 1, "ab", "c"),
                          sim_key (1, 0, "a", "bc"),
                          sim_key (1, 0, "abc", ""),
                          sim_key (1, 0, "", "abc"),
                          sim_key (1, 0, "c", "ab"),
                          sim_key (1, 0, "ab", "cc"),
                          sim_key (0, 1, "ab", "c"),
                          sim_key (1, 0, "ab\1", "c"),
                          sim_key_sub (sim_key (1, 0, "ab", "c"), 0),
                          sim_key_sub (sim_key (1, 0, "ab", "c"), 1) };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    for (guint j = 0; j < i; j++)
      ck_assert_uint_ne (sim_key_bits (keys[i], 0), sim_key_bits (keys[j], 0));
}
END_TEST

START_TEST (a_stream_tells_its_index_across_blocks)
{
  SimStream stream;

  sim_stream_init (&stream, sim_key (1, 0, "a", "b"));
  for (guint64 i = 0; i < 100; i++)
    {
      ck_assert_uint_eq (sim_stream_index (&stream), i);
      (void) sim_stream_uniform (&stream);
    }
}
END_TEST

START_TEST (what_a_variate_needs_besides_comes_from_its_own_index)
{
  SimKey key = sim_key (1, 0, "a", "b");
  SimStream stream;

  sim_stream_init (&stream, key);
  for (guint64 i = 0; i < 40; i++)
    {
      (void) sim_stream_bits (&stream);
      ck_assert_uint_eq (sim_stream_aside (&stream).k[0],
                         sim_key_sub (key, i).k[0]);
    }
}
END_TEST

START_TEST (uniforms_stay_inside_the_open_interval)
{
  ck_assert (sim_bits_uniform (0) > 0);
  ck_assert (sim_bits_uniform (G_MAXUINT64) < 1);
  ck_assert (sim_bits_uniform (0) + sim_bits_uniform (G_MAXUINT64) == 1);
}
END_TEST

/* Two thousand draws of every kind, edges and tails included, leave the
 * stream where two thousand plain words would. */
START_TEST (one_variate_takes_one_index_whatever_its_law)
{
  for (guint i = 0; sim_dist_kind (i) != NULL; i++)
    {
      g_autoptr (SimDist) dist
          = sim_dist_parse (sim_dist_kind_example (sim_dist_kind (i), 0), NULL);
      SimStream stream;

      sim_stream_init (&stream, sim_key (1, 0, "a", "b"));
      for (guint64 n = 1; n <= 2000; n++)
        {
          (void) sim_dist_draw (dist, &stream);
          ck_assert_uint_eq (sim_stream_index (&stream), n);
        }
    }
}
END_TEST

/* A variate that is drawn at an index is the same, whatever was drawn before
 * it: also where the ziggurat takes the long way. */
START_TEST (a_variate_depends_on_its_index_alone)
{
  SimKey key = sim_key (1, 0, "a", "b");
  SimStream plain, mixed;

  sim_stream_init (&plain, key);
  sim_stream_init (&mixed, key);
  for (int i = 0; i < 20000; i++)
    {
      double expected = sim_stream_exponential (&plain);

      if (i % 3 == 0)
        ck_assert_double_eq (sim_stream_exponential (&mixed), expected);
      else
        (void) sim_stream_normal (&mixed);
    }
}
END_TEST

/* The area of each layer, from the table alone, must be that of the last:
 * x[i] (f (x[i + 1]) - f (x[i])), and the base with its tail. */
static void
check_layers (const SimZiggurat *z, double (*f) (double), double tail)
{
  double r = z->scale[1] * 0x1p53;
  double area = r * f (r) + tail;

  ck_assert_double_eq_tol (z->scale[0] * 0x1p53 * f (r), area, 1e-15);
  for (int i = 1; i < 256; i++)
    {
      double x = z->scale[i] * 0x1p53;
      double next = i < 255 ? z->scale[i + 1] * 0x1p53 : 0;

      ck_assert_double_eq_tol (x * (f (next) - f (x)), area, 1e-15);
      ck_assert_double_eq_tol ((double) z->inside[i] * 0x1p-53, next / x,
                               1e-15);
    }
}

static double
exponential_density (double x)
{
  return exp (-x);
}

static double
normal_density (double x)
{
  return exp (-0.5 * x * x);
}

START_TEST (the_layers_of_the_ziggurat_have_equal_areas)
{
  double e = sim_ziggurat_exponential.scale[1] * 0x1p53;
  double n = sim_ziggurat_normal.scale[1] * 0x1p53;

  check_layers (&sim_ziggurat_exponential, exponential_density, exp (-e));
  check_layers (&sim_ziggurat_normal, normal_density,
                sqrt (G_PI / 2) * erfc (n / sqrt (2)));
}
END_TEST

static const TTest **const tests[]
    = { &threefry_gives_the_published_answers,
#ifdef HAVE_RANDOM123
        &a_second_implementation_gives_the_same_numbers,
#endif
        &the_numbers_of_a_name_never_change,
        &each_part_of_a_name_matters,
        &a_stream_tells_its_index_across_blocks,
        &what_a_variate_needs_besides_comes_from_its_own_index,
        &uniforms_stay_inside_the_open_interval,
        &one_variate_takes_one_index_whatever_its_law,
        &a_variate_depends_on_its_index_alone,
        &the_layers_of_the_ziggurat_have_equal_areas,
        NULL };

SUITE_MAIN ("random", tests)
