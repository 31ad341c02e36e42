/* Renewals: what is granted is asked for anew before it expires, before the run
 * as within it, each time with all attempts. Expected days are counted by hand
 * on a calendar. */
#include "config.h"

#include "models/calendar/calendar.h"
#include "tests/models/small-world.h"

#include <string.h>

/* Takes applications since @opens. */
#define OFFICE(opens, more)                                                    \
  SMALL_ALL                                                                    \
  "<rule id='r' law='LA' decision='transfer' from='2019-01-01' "               \
  "verdict='requires-security-assessment' article='Art 1'>"                    \
  "<cure mechanisms='security-assessment'/></rule>"                            \
  "<flow id='letters' service='mail' class='personal'/>"                       \
  "<regulator id='office' jurisdiction='land' opens='" opens                   \
  "'><procedure id='licence' form='security-assessment' " more                 \
  "/></regulator>"
#define FILING(day) "<filing id='f' procedure='licence' filed='" day "'/>"

static void
is_day (SimTime found, const char *expected)
{
  g_autofree char *text = sim_time_format (found);

  ck_assert_str_eq (text, expected);
}

static Calendar *
play_first (const Study *study, guint32 replication)
{
  return calendar_play (study, g_ptr_array_index (study->options, 0), 1,
                        replication);
}

/* Valid for a week, two attempts each time: whoever is refused twice running
 * has no more, and nobody has less. */
START_TEST (every_renewal_has_all_attempts)
{
  g_autoptr (Study) study = small_study (OFFICE (
      "2020-01-01", "validity='P7D' renewal='2' tries='2' granted='60%' "
                    "review='constant(1d)'") FILING ("2020-01-06"));
  guint n_retried = 0;

  for (guint32 replication = 0; replication < 50; replication++)
    {
      g_autoptr (Calendar) calendar = play_first (study, replication);
      const GArray *decisions = calendar->decisions;
      guint n_refused = 0;

      for (guint i = 0; i < decisions->len; i++)
        {
          const CalendarDecision *one
              = &g_array_index (decisions, CalendarDecision, i);
          gboolean last = i + 1 == decisions->len;

          n_refused = one->granted ? 0 : n_refused + 1;
          ck_assert_uint_le (n_refused, 2);
          if (n_refused == 1 && one->decided < small_day ("2020-02-20"))
            {
              ck_assert (!last);
              ck_assert_int_eq (
                  g_array_index (decisions, CalendarDecision, i + 1).filed,
                  one->decided);
              n_retried += i > 0 ? 1 : 0;
            }
          ck_assert (n_refused < 2 || last);
        }
    }
  ck_assert_uint_gt (n_retried, 10);
}
END_TEST

/* Granted on 19 January 2015 for three years, and asked for anew twelve weeks
 * before that is over: the second grant lasts three years longer. */
START_TEST (renewals_of_before_the_run_are_played)
{
  g_autoptr (Study) study = small_study (OFFICE (
      "2014-01-01", "validity='P3Y' renewal='60' review='constant(10d)'")
                                             FILING ("2015-01-05"));
  g_autoptr (Calendar) calendar = play_first (study, 0);
  const Regime *first = g_ptr_array_index (calendar->regimes, 0);

  ck_assert_uint_eq (calendar->regimes->len, 1);
  ck_assert_uint_eq (first->held->len, 1);
  is_day (g_array_index (first->held, Held, 0).until, "2021-01-19");
  ck_assert_uint_eq (first->filings[FILINGS_GRANTED], 2);
  ck_assert_uint_eq (calendar->decisions->len, 2);
  is_day (g_array_index (calendar->decisions, CalendarDecision, 1).filed,
          "2017-10-27");
}
END_TEST

/* Granted on Tuesday the 7th, for a week, and every time anew in time. */
START_TEST (what_is_renewed_in_time_never_expires)
{
  g_autoptr (Study) study = small_study (
      OFFICE ("2020-01-01", "validity='P7D' renewal='2' review='constant(1d)'")
          FILING ("2020-01-06"));
  g_autoptr (Calendar) calendar = play_first (study, 0);

  ck_assert_uint_gt (calendar->decisions->len, 4);
  for (guint i = 0; i < calendar->entries->len; i++)
    ck_assert_ptr_null (strstr (
        g_array_index (calendar->entries, CalendarEntry, i).detail, "expires"));
}
END_TEST

static const TTest **const tests[]
    = { &every_renewal_has_all_attempts, &renewals_of_before_the_run_are_played,
        &what_is_renewed_in_time_never_expires, NULL };

SUITE_MAIN ("renewals", tests)
