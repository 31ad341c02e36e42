/* Growth: the closed form against integration in small steps, and against
 * what can be said without either. */
#include "config.h"

#include "models/law/growth.h"
#include "tests/sim/suite.h"

#include <math.h>

static const Stretch STRETCHES[] = {
  { .users = 1000, .share = 1, .rate = 5 },
  { .users = 1000, .growth = 0.3, .share = 1, .rate = 5 },
  { .users = 1000, .growth = 0.3, .leaving = 0.2, .share = 0.6, .rate = 12 },
  { .users = 1000, .growth = -0.4, .leaving = 0.4, .share = 1, .rate = 2 },
  { .users = 1000, .leaving = 0.5, .share = 0.1, .rate = 14610 },
  { .users = 1000, .growth = 0.1, .share = 0, .rate = 5 },
  { .users = 1000, .growth = 0.1, .leaving = 0.3, .share = 1, .rate = 0 },
};

/* Heun's method on dm/dt = a (q U - m) - l m, dn/dt = a (q U - m), both not
 * below 0 where nobody is left to be counted. */
static Count
integrate (Count count, const Stretch *s, double years, guint n)
{
  double h = years / n;

  for (guint i = 0; i < n; i++)
    {
      double open = s->share * s->users * exp (s->growth * i * h);
      double next = s->share * s->users * exp (s->growth * (i + 1) * h);
      double gain = s->rate * fmax (open - count.present, 0);
      double slope = gain - s->leaving * count.present;
      double present = count.present + h * slope;
      double gain_then = s->rate * fmax (next - present, 0);

      count.counted += h * (gain + gain_then) / 2;
      count.present += h * (slope + gain_then - s->leaving * present) / 2;
    }
  return count;
}

START_TEST (the_closed_form_is_the_integral)
{
  static const Count starts[] = { { 0, 0 }, { 900, 450 }, { 2000, 1200 } };

  for (guint i = 0; i < G_N_ELEMENTS (STRETCHES); i++)
    for (guint j = 0; j < G_N_ELEMENTS (starts); j++)
      {
        Count walked = starts[j];
        Count steps = integrate (starts[j], &STRETCHES[i], 1.5, 2000000);

        count_walk (&walked, &STRETCHES[i], 0, 1.5);
        ck_assert_double_eq_tol (walked.counted, steps.counted, 0.02);
        ck_assert_double_eq_tol (walked.present, steps.present, 0.02);
      }
}
END_TEST

START_TEST (two_walks_are_one)
{
  for (guint i = 0; i < G_N_ELEMENTS (STRETCHES); i++)
    {
      Count once = { 0, 0 };
      Count twice = { 0, 0 };

      count_walk (&once, &STRETCHES[i], 0, 2);
      count_walk (&twice, &STRETCHES[i], 0, 0.7);
      count_walk (&twice, &STRETCHES[i], 0.7, 2);
      ck_assert_double_eq_tol (once.counted, twice.counted, 1e-7);
      ck_assert_double_eq_tol (once.present, twice.present, 1e-7);
    }
}
END_TEST

/* Without growth U (1 - exp (-a t)); when everybody is seen at once, users and
 * whoever joined. */
START_TEST (simple_cases_are_as_one_would_say)
{
  Stretch slow = { .users = 200000, .share = 1, .rate = 3.6525 };
  Stretch busy = { .users = 10000, .leaving = 0.5, .share = 1, .rate = 14610 };
  Stretch growing
      = { .users = 10000, .growth = log (1.2), .share = 1, .rate = 1e9 };
  Count count = { 0, 0 };

  count_walk (&count, &slow, 0, log (2) / slow.rate);
  ck_assert_double_eq_tol (count.counted, 100000, 1e-6);
  count = (Count){ 0, 0 };
  count_walk (&count, &busy, 0, 1);
  ck_assert_double_eq_tol (count.counted, 15000, 1);
  count = (Count){ 0, 0 };
  count_walk (&count, &growing, 0, 1);
  ck_assert_double_eq_tol (count.counted, 12000, 0.01);
}
END_TEST

static const TTest **const tests[]
    = { &the_closed_form_is_the_integral, &two_walks_are_one,
        &simple_cases_are_as_one_would_say, NULL };

SUITE_MAIN ("growth", tests)
