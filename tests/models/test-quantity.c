/* Quantities: every unit, what is refused and how, in every locale. */
#include "config.h"

#include "models/world/quantity.h"
#include "tests/models/small-world.h"

#include <locale.h>
#include <string.h>

typedef struct
{
  const char *text;
  Dimension dimension;
  double value; /* in base units, by hand */
} Sample;

static const Sample SAMPLES[] = {
  { "7ns", DIMENSION_SPAN, 7 },
  { "7us", DIMENSION_SPAN, 7e3 },
  { "35ms", DIMENSION_SPAN, 35e6 },
  { "2.5s", DIMENSION_SPAN, 2.5e9 },
  { "3min", DIMENSION_SPAN, 180e9 },
  { "2h", DIMENSION_SPAN, 7200e9 },
  { "1d", DIMENSION_SPAN, 86400e9 },
  { "12B", DIMENSION_BYTES, 12 },
  { "20kB", DIMENSION_BYTES, 20e3 },
  { "3MB", DIMENSION_BYTES, 3e6 },
  { "2.5GB", DIMENSION_BYTES, 2.5e9 },
  { "1TB", DIMENSION_BYTES, 1e12 },
  { "1KiB", DIMENSION_BYTES, 1024 },
  { "3MiB", DIMENSION_BYTES, 3145728 },
  { "1GiB", DIMENSION_BYTES, 1073741824 },
  { "8bit/s", DIMENSION_RATE, 8 },
  { "64kbit/s", DIMENSION_RATE, 64e3 },
  { "10Mbit/s", DIMENSION_RATE, 10e6 },
  { "1Gbit/s", DIMENSION_RATE, 1e9 },
  { "50%", DIMENSION_SHARE, 0.5 },
  { "500m", DIMENSION_DISTANCE, 0.5 },
  { "1200km", DIMENSION_DISTANCE, 1200 },
  { "-39.5deg", DIMENSION_ANGLE, -39.5 },
  { "4/s", DIMENSION_FREQUENCY, 4 },
  { "30/min", DIMENSION_FREQUENCY, 0.5 },
  { "1800/h", DIMENSION_FREQUENCY, 0.5 },
  { "43200/d", DIMENSION_FREQUENCY, 0.5 },
  { "31557600/a", DIMENSION_FREQUENCY, 1 },
};

static double
value_of (const char *text, Dimension dimension)
{
  g_autofree char *wrong = NULL;
  double value = -1;

  ck_assert_msg (quantity_parse (text, dimension, &value, &wrong), "%s: %s",
                 text, wrong);
  return value;
}

static void
is_refused (const char *text, Dimension dimension, const char *because)
{
  g_autofree char *wrong = NULL;
  double value = -1;

  ck_assert_msg (!quantity_parse (text, dimension, &value, &wrong), "%s", text);
  small_says (wrong, because);
  small_says (wrong, quantity_units (dimension));
}

START_TEST (every_unit_has_its_value_in_base_units)
{
  for (guint i = 0; i < G_N_ELEMENTS (SAMPLES); i++)
    ck_assert_double_eq_tol (value_of (SAMPLES[i].text, SAMPLES[i].dimension),
                             SAMPLES[i].value, 1e-12 * ABS (SAMPLES[i].value));
}
END_TEST

/* The list for people and the samples above name the same units, so that no
 * unit is without a sample. */
START_TEST (every_unit_of_the_list_is_sampled)
{
  guint n_listed = 0;

  for (Dimension i = 0; i < N_DIMENSIONS; i++)
    {
      g_auto (GStrv) units = g_strsplit (quantity_units (i), ", ", -1);

      n_listed += g_strv_length (units);
      for (guint j = 0; units[j] != NULL; j++)
        {
          g_autofree char *text = g_strconcat ("1", units[j], NULL);

          ck_assert_double_gt (value_of (text, i), 0);
        }
    }
  ck_assert_uint_eq (n_listed, G_N_ELEMENTS (SAMPLES));
}
END_TEST

START_TEST (blanks_between_number_and_unit_do_not_matter)
{
  ck_assert_double_eq (value_of ("35  ms", DIMENSION_SPAN), 35e6);
  is_refused ("35ms ", DIMENSION_SPAN, "the unit is wrong");
  is_refused (" 35ms", DIMENSION_SPAN, "not a number");
}
END_TEST

START_TEST (a_number_without_its_unit_is_refused)
{
  for (Dimension i = 0; i < N_DIMENSIONS; i++)
    is_refused ("35", i, "the unit is missing");
}
END_TEST

/* Every unit of one dimension is wrong in every other. */
START_TEST (a_unit_of_another_dimension_is_refused)
{
  for (guint i = 0; i < G_N_ELEMENTS (SAMPLES); i++)
    for (Dimension j = 0; j < N_DIMENSIONS; j++)
      if (SAMPLES[i].dimension != j)
        is_refused (SAMPLES[i].text, j, "the unit is wrong");
}
END_TEST

START_TEST (units_differ_by_case)
{
  is_refused ("5MS", DIMENSION_SPAN, "the unit is wrong");
  is_refused ("5Kb", DIMENSION_BYTES, "the unit is wrong");
}
END_TEST

START_TEST (only_decimal_numbers_are_numbers)
{
  static const char *const others[]
      = { "", "ms", "-ms", "inf", "nan", ".5ms", "1e999ms", "+-1ms", NULL };

  for (guint i = 0; others[i] != NULL; i++)
    is_refused (others[i], DIMENSION_SPAN, "not a number");
  is_refused ("0x10ms", DIMENSION_SPAN, "the unit is wrong");
  is_refused ("5.ms", DIMENSION_SPAN, "the unit is wrong");
  is_refused ("1,5ms", DIMENSION_SPAN, "the unit is wrong");
  ck_assert_double_eq (value_of ("1e3ms", DIMENSION_SPAN), 1e9);
  ck_assert_double_eq (value_of ("-2.5E-1s", DIMENSION_SPAN), -0.25e9);
}
END_TEST

/* de_DE writes 2,5. Debian machines without that locale check what remains:
 * that the text does not depend on the C library's idea of a point. */
START_TEST (decimal_commas_of_a_locale_do_not_matter)
{
  g_autofree char *wrong = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *shown = NULL;

  if (setlocale (LC_ALL, "de_DE.UTF-8") == NULL)
    g_printerr ("decimal commas: no locale de_DE.UTF-8, checked in C only\n");
  ck_assert_double_eq (value_of ("2.5s", DIMENSION_SPAN), 2.5e9);
  is_refused ("2,5s", DIMENSION_SPAN, "the unit is wrong");
  plain = quantity_strip_units ("lognormal(mean=2.5us, cv=1.5)", DIMENSION_SPAN,
                                &wrong);
  ck_assert_str_eq (plain, "lognormal(mean=2500,cv=1.5)");
  shown = quantity_format_span (4200 * SIM_MICROSECOND);
  ck_assert_str_eq (shown, "4.2 ms");
  setlocale (LC_ALL, "C");
}
END_TEST

static void
count_is (const char *text, gboolean right, gint64 expected)
{
  g_autofree char *wrong = NULL;
  gint64 value = -1;

  ck_assert_int_eq (quantity_parse_count (text, 1, 1000, &value, &wrong),
                    right);
  if (right)
    ck_assert_int_eq (value, expected);
  else
    small_says (wrong, "a whole number from 1 to 1000");
}

START_TEST (a_count_is_whole_and_within_its_bounds)
{
  count_is ("1", TRUE, 1);
  count_is ("1000", TRUE, 1000);
  count_is ("0", FALSE, 0);
  count_is ("1001", FALSE, 0);
  count_is ("-3", FALSE, 0);
  count_is ("2.5", FALSE, 0);
  count_is ("99999999999999999999", FALSE, 0);
  count_is ("8x", FALSE, 0);
  count_is ("", FALSE, 0);
}
END_TEST

static void
period_is (const char *text, int months, SimSpan span)
{
  g_autofree char *wrong = NULL;
  Period period = { -1, -1 };

  ck_assert_msg (quantity_parse_period (text, &period, &wrong), "%s", text);
  ck_assert_int_eq (period.months, months);
  ck_assert_int_eq (period.span, span);
}

START_TEST (periods_are_those_of_iso_8601)
{
  period_is ("P15M", 15, 0);
  period_is ("P1Y6M", 18, 0);
  period_is ("P14D", 0, 14 * SIM_DAY);
  period_is ("P2W", 0, 2 * SIM_WEEK);
  period_is ("PT6H", 0, 6 * SIM_HOUR);
  period_is ("PT5M", 0, 5 * SIM_MINUTE);
  period_is ("P1M1DT1H1M1S", 1, SIM_DAY + SIM_HOUR + SIM_MINUTE + SIM_SECOND);
  period_is ("P0D", 0, 0);
}
END_TEST

/* Too long ones would leave the 64 bits of the clock. */
START_TEST (other_texts_are_no_periods)
{
  static const char *const others[] = { "",
                                        "P",
                                        "PT",
                                        "15M",
                                        "P15",
                                        "P15H",
                                        "PT5D",
                                        "P-1D",
                                        "P1DT",
                                        "p15m",
                                        "P1.5D",
                                        "P1D1Y",
                                        "P1M1M",
                                        "P999Y",
                                        "PT1S1H",
                                        "P200000D",
                                        "P99999W",
                                        "P15M ",
                                        "P100000DT100000H",
                                        "P99999999999999999999D",
                                        NULL };

  for (guint i = 0; others[i] != NULL; i++)
    {
      g_autofree char *wrong = NULL;
      Period period = { -1, -1 };

      ck_assert_msg (!quantity_parse_period (others[i], &period, &wrong), "%s",
                     others[i]);
      small_says (wrong, "P15M");
      ck_assert_int_eq (period.months, -1);
    }
}
END_TEST

START_TEST (months_of_a_period_follow_the_calendar)
{
  Period period = { 1, SIM_HOUR };

  ck_assert_int_eq (period_after (period, small_day ("2020-01-31")),
                    small_day ("2020-02-29T01:00Z"));
  ck_assert_int_eq (period_after (period, small_day ("2020-03-15")),
                    small_day ("2020-04-15T01:00Z"));
}
END_TEST

/* The clock ends in 2262; what lies beyond never comes. */
START_TEST (a_period_beyond_the_clock_never_ends)
{
  g_autofree char *wrong = NULL;
  Period years = { 0, 0 };
  Period days = { 0, 90000 * SIM_DAY };

  ck_assert (quantity_parse_period ("P250Y", &years, &wrong));
  ck_assert_int_eq (period_after (years, small_day ("2020-01-01")), SIM_NEVER);
  ck_assert_int_eq (period_after (days, small_day ("2100-01-01")), SIM_NEVER);
}
END_TEST

static void
strips_to (const char *text, const char *expected)
{
  g_autofree char *wrong = NULL;
  g_autofree char *plain = quantity_strip_units (text, DIMENSION_SPAN, &wrong);

  ck_assert_msg (plain != NULL, "%s: %s", text, wrong);
  ck_assert_str_eq (plain, expected);
}

START_TEST (units_of_distributions_become_base_units)
{
  strips_to ("exponential(mean=20ms)", "exponential(mean=20000000)");
  strips_to ("constant(3us)", "constant(3000)");
  strips_to ("lognormal( mean = 1us , cv = 1.5 )",
             "lognormal(mean=1000,cv=1.5)");
  strips_to ("pareto(alpha=1.5, least=1ms)", "pareto(alpha=1.5,least=1000000)");
  strips_to ("empirical(0:1ns, 0.5:2us, 1:1ms)",
             "empirical(0:1,0.5:2000,1:1000000)");
  strips_to ("erlang(k=3, mean=1us)", "erlang(k=3,mean=1000)");
}
END_TEST

static void
does_not_strip (const char *text, const char *because)
{
  g_autofree char *wrong = NULL;
  g_autofree char *plain = quantity_strip_units (text, DIMENSION_SPAN, &wrong);

  ck_assert_msg (plain == NULL, "%s became %s", text, plain);
  small_says (wrong, because);
}

/* A parameter that is neither a span nor a pure number (a rate, the mean of a
 * logarithm) has no unit here: it must not be read as if it were a span. */
START_TEST (distributions_without_right_units_are_refused)
{
  does_not_strip ("exponential(mean=20)", "the unit is missing");
  does_not_strip ("exponential(mean=20kB)", "the unit is wrong");
  does_not_strip ("exponential(mean=)", "not a number");
  does_not_strip ("exponential", "expected a distribution");
  does_not_strip ("20ms", "expected a distribution");
  does_not_strip ("constant(20ms) x", "expected a distribution");
  does_not_strip (")constant(", "expected a distribution");
  does_not_strip ("empirical(0:1, 1:2)", "the unit is missing");
  does_not_strip ("exponential(rate=5ms)", "'rate'");
  does_not_strip ("lognormal(mu=1ms, sigma=1)", "'mu'");
}
END_TEST

START_TEST (spans_are_shown_in_the_largest_unit_they_fill)
{
  static const struct
  {
    SimSpan span;
    const char *text;
  } shown[] = { { 0, "0 ns" },
                { 999, "999 ns" },
                { 3100 * SIM_MILLISECOND, "3.1 s" },
                { 15 * SIM_DAY, "15 d" },
                { 90 * SIM_MINUTE, "1.5 h" },
                { -2 * SIM_SECOND, "-2 s" } };

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      g_autofree char *text = quantity_format_span (shown[i].span);

      ck_assert_str_eq (text, shown[i].text);
    }
}
END_TEST

/* What the schema's pattern takes, the loader takes, and the other way. */
START_TEST (the_schema_pattern_accepts_what_the_parser_accepts)
{
  static const char *const texts[]
      = { "35ms",  "-2.5 s", "1e3ns", ".5ms",  "5.ms", "35", "ms",
          "35 kB", "+1h",    "1e+2d", "35ms ", "1_ms", "",   NULL };
  g_autofree char *pattern = quantity_pattern (DIMENSION_SPAN);
  g_autofree char *whole = g_strdup_printf ("^(%s)$", pattern);

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autofree char *wrong = NULL;
      double value;

      ck_assert_msg (quantity_parse (texts[i], DIMENSION_SPAN, &value, &wrong)
                         == g_regex_match_simple (whole, texts[i],
                                                  G_REGEX_DOLLAR_ENDONLY, 0),
                     "'%s'", texts[i]);
    }
}
END_TEST

static const TTest **const tests[]
    = { &every_unit_has_its_value_in_base_units,
        &every_unit_of_the_list_is_sampled,
        &blanks_between_number_and_unit_do_not_matter,
        &a_number_without_its_unit_is_refused,
        &a_unit_of_another_dimension_is_refused,
        &units_differ_by_case,
        &only_decimal_numbers_are_numbers,
        &decimal_commas_of_a_locale_do_not_matter,
        &a_count_is_whole_and_within_its_bounds,
        &periods_are_those_of_iso_8601,
        &other_texts_are_no_periods,
        &months_of_a_period_follow_the_calendar,
        &a_period_beyond_the_clock_never_ends,
        &units_of_distributions_become_base_units,
        &distributions_without_right_units_are_refused,
        &spans_are_shown_in_the_largest_unit_they_fill,
        &the_schema_pattern_accepts_what_the_parser_accepts,
        NULL };

SUITE_MAIN ("quantity", tests)
