/* What tenants do about the law, what authorities make of them, and licences:
 * expected days are counted by hand on a calendar of 2020. */
#include "config.h"

#include "models/course.h"
#include "models/world/scenario.h"
#include "tests/models/small-world.h"

#include <math.h>

#define DUTY                                                                   \
  "<rule id='duty' law='LA' decision='transfer' from='2020-01-13' "            \
  "verdict='requires-security-assessment' article='Art 1'>"                    \
  "<cure mechanisms='security-assessment'/></rule>"
#define OFFICE(more)                                                           \
  "<regulator id='office' jurisdiction='land' opens='2019-12-02'>"             \
  "<procedure id='licence' form='security-assessment' "                        \
  "review='constant(5d)' " more "/></regulator>"
#define LETTERS(more)                                                          \
  "<flow id='letters' title='Letters' service='mail' class='personal' " more   \
  "/>"
#define CRITICAL                                                               \
  "<rule id='critical' law='LA' decision='transfer' from='2019-01-01' "        \
  "verdict='prohibited' article='Art 2'>"                                      \
  "<when fact='exporter' in='cii'/></rule>"

/* One regime: since when, is the flow lawful, why is who not served, and how
 * many filings are pending, granted, refused. */
typedef struct
{
  const char *from;
  gboolean lawful;
  Loss reason;
  guint filings[N_FILING_STATES];
} Expected;

typedef struct
{
  Study *study;
  Course *course;
} Played;

static void
played_clear (Played *played)
{
  course_free (played->course);
  study_free (played->study);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Played, played_clear)

/* The first half of 2020. */
static Played
play (const char *body, guint32 replication)
{
  g_autofree char *scenario = small_scenario (body);
  g_autofree char *text
      = small_replace (scenario, "to='2020-03-01'", "to='2020-07-01'");
  Played played = { small_study_with (text, NULL), NULL };

  played.course
      = course_play (played.study, g_ptr_array_index (played.study->options, 0),
                     1, replication);
  return played;
}

static void
goes (const char *body, const Expected *expected, guint n)
{
  g_auto (Played) played = play (body, 0);

  ck_assert_uint_eq (played.course->compliances->len, n);
  for (guint i = 0; i < n; i++)
    {
      const Compliance *compliance = course_compliance (played.course, i);
      const Regime *regime = compliance->regime;
      g_autofree char *from = sim_time_format (regime->from);

      ck_assert_str_eq (from, expected[i].from);
      ck_assert_int_eq (
          verdict_permits (
              &g_array_index (compliance->flows, FlowVerdict, 0).verdict),
          expected[i].lawful);
      ck_assert_str_eq (
          LOSS_WORDS[g_array_index (compliance->admissions, Admission, 0)
                         .reason],
          LOSS_WORDS[expected[i].reason]);
      for (guint j = 0; j < N_FILING_STATES; j++)
        ck_assert_uint_eq (regime->filings[j], expected[i].filings[j]);
    }
}

/* What happened on @day, or "". */
static char *
label_on (const Played *played, const char *day)
{
  for (guint i = 0; i < played->course->compliances->len; i++)
    {
      const Regime *regime = course_compliance (played->course, i)->regime;

      if (regime->from == small_day (day))
        return g_strdup (regime->label);
    }
  return g_strdup ("");
}

/* --- applying ------------------------------------------------------------- */

/* The duty binds on Monday, 13 January; five working days later it is met. */
START_TEST (who_applies_waits_and_is_lawful_then)
{
  static const Expected expected[]
      = { { "2020-01-01", TRUE, LOST_NOT, { 0, 0, 0 } },
          { "2020-01-13", FALSE, LOST_RULE, { 1, 0, 0 } },
          { "2020-01-20", TRUE, LOST_NOT, { 0, 1, 0 } } };
  static const Expected serving[]
      = { { "2020-01-01", TRUE, LOST_NOT, { 0, 0, 0 } },
          { "2020-01-13", FALSE, LOST_NOT, { 1, 0, 0 } },
          { "2020-01-20", TRUE, LOST_NOT, { 0, 1, 0 } } };

  goes (SMALL_ALL DUTY OFFICE ("validity='P2Y'") LETTERS ("policy='apply'"),
        expected, G_N_ELEMENTS (expected));
  goes (SMALL_ALL DUTY OFFICE ("validity='P2Y'")
            LETTERS ("policy='apply' meanwhile='continue'"),
        serving, G_N_ELEMENTS (serving));
}
END_TEST

/* Who looks 14 days ahead files on 30 December 2019, which is before the run:
 * on its first day, a Wednesday; five working days later it is granted. */
START_TEST (who_looks_ahead_is_lawful_in_time)
{
  static const Expected expected[]
      = { { "2020-01-01", TRUE, LOST_NOT, { 1, 0, 0 } },
          { "2020-01-08", TRUE, LOST_NOT, { 0, 1, 0 } },
          { "2020-01-13", TRUE, LOST_NOT, { 0, 1, 0 } } };

  goes (SMALL_ALL DUTY OFFICE ("validity='P2Y'")
            LETTERS ("policy='apply' foresight='P14D'"),
        expected, G_N_ELEMENTS (expected));
}
END_TEST

START_TEST (who_is_refused_may_try_again_as_often_as_the_procedure_says)
{
  static const Expected expected[]
      = { { "2020-01-01", TRUE, LOST_NOT, { 0, 0, 0 } },
          { "2020-01-13", FALSE, LOST_RULE, { 1, 0, 0 } },
          { "2020-01-20", FALSE, LOST_RULE, { 1, 0, 1 } },
          { "2020-01-27", FALSE, LOST_RULE, { 0, 0, 2 } } };

  goes (SMALL_ALL DUTY OFFICE ("validity='P2Y' granted='0%' tries='2'")
            LETTERS ("policy='apply'"),
        expected, G_N_ELEMENTS (expected));
}
END_TEST

START_TEST (nobody_files_before_the_regulator_opens)
{
  static const Expected expected[]
      = { { "2020-01-01", TRUE, LOST_NOT, { 0, 0, 0 } },
          { "2020-01-13", FALSE, LOST_RULE, { 0, 0, 0 } },
          { "2020-02-03", FALSE, LOST_RULE, { 1, 0, 0 } },
          { "2020-02-10", TRUE, LOST_NOT, { 0, 1, 0 } } };
  g_autofree char *late = small_replace (
      SMALL_ALL DUTY OFFICE ("validity='P2Y'") LETTERS ("policy='apply'"),
      "2019-12-02", "2020-02-03");

  goes (late, expected, G_N_ELEMENTS (expected));
}
END_TEST

/* A contract that is filed holds from the day of its filing. */
START_TEST (what_holds_when_filed_holds_at_once)
{
  static const Expected expected[]
      = { { "2020-01-01", TRUE, LOST_NOT, { 0, 0, 0 } },
          { "2020-01-13", TRUE, LOST_NOT, { 1, 0, 0 } },
          { "2020-01-20", TRUE, LOST_NOT, { 0, 1, 0 } } };
  static const Expected refused[]
      = { { "2020-01-01", TRUE, LOST_NOT, { 0, 0, 0 } },
          { "2020-01-13", TRUE, LOST_NOT, { 1, 0, 0 } },
          { "2020-01-20", FALSE, LOST_RULE, { 0, 0, 1 } } };

  goes (SMALL_ALL DUTY OFFICE ("validity='P2Y' holds='when-filed'")
            LETTERS ("policy='apply'"),
        expected, G_N_ELEMENTS (expected));
  goes (SMALL_ALL DUTY OFFICE ("validity='P2Y' holds='when-filed' granted='0%'")
            LETTERS ("policy='apply'"),
        refused, G_N_ELEMENTS (refused));
}
END_TEST

/* Granted on 20 January for 28 days, until 17 February, and asked for anew ten
 * working days before, on 3 February: granted on the 10th, from the 17th on. */
START_TEST (what_is_renewed_in_time_does_not_lapse)
{
  g_auto (Played) played
      = play (SMALL_ALL DUTY OFFICE ("validity='P28D' renewal='10'")
                  LETTERS ("policy='apply'"),
              0);
  g_autofree char *renewed = label_on (&played, "2020-02-03");
  g_autofree char *granted = label_on (&played, "2020-02-10");
  g_autofree char *again = label_on (&played, "2020-03-02");

  ck_assert_str_eq (renewed, "Letters: security-assessment filed");
  ck_assert_str_eq (granted, "Letters: security-assessment granted");
  ck_assert_str_eq (again, "Letters: security-assessment filed");
  for (guint i = 2; i < played.course->compliances->len; i++)
    {
      const Compliance *compliance = course_compliance (played.course, i);

      ck_assert (verdict_permits (
          &g_array_index (compliance->flows, FlowVerdict, 0).verdict));
    }
}
END_TEST

START_TEST (without_renewal_it_lapses_and_is_filed_again)
{
  static const Expected expected[]
      = { { "2020-01-01", TRUE, LOST_NOT, { 0, 0, 0 } },
          { "2020-01-13", FALSE, LOST_RULE, { 1, 0, 0 } },
          { "2020-01-20", TRUE, LOST_NOT, { 0, 1, 0 } },
          { "2020-05-20", FALSE, LOST_RULE, { 1, 1, 0 } },
          { "2020-05-27", TRUE, LOST_NOT, { 0, 2, 0 } } };

  goes (SMALL_ALL DUTY OFFICE ("validity='P4M'") LETTERS ("policy='apply'"),
        expected, G_N_ELEMENTS (expected));
}
END_TEST

/* --- moving and leaving --------------------------------------------------- */

START_TEST (who_migrates_is_served_at_home_then)
{
  static const Expected expected[]
      = { { "2020-01-01", TRUE, LOST_NOT, { 0, 0, 0 } },
          { "2020-01-13", FALSE, LOST_NOT, { 0, 0, 0 } },
          { "2020-03-13", TRUE, LOST_NOT, { 0, 0, 0 } } };
  static const char *const body = SMALL_ALL DUTY LETTERS (
      "policy='migrate' to='mail-home' takes='P2M' meanwhile='continue'");
  g_auto (Played) played = play (body, 0);
  const Compliance *last = course_compliance (played.course, 2);

  goes (body, expected, G_N_ELEMENTS (expected));
  ck_assert_str_eq (
      g_array_index (last->admissions, Admission, 0).door->base.id,
      "mail-home");
  ck_assert_int_eq (g_array_index (last->flows, FlowVerdict, 0).leaves, FALSE);
}
END_TEST

START_TEST (who_leaves_serves_nobody_then)
{
  static const Expected expected[]
      = { { "2020-01-01", TRUE, LOST_NOT, { 0, 0, 0 } },
          { "2020-01-13", FALSE, LOST_NOT, { 0, 0, 0 } },
          { "2020-04-13", FALSE, LOST_EXIT, { 0, 0, 0 } } };
  static const Expected at_once[]
      = { { "2020-01-01", TRUE, LOST_NOT, { 0, 0, 0 } },
          { "2020-01-13", FALSE, LOST_EXIT, { 0, 0, 0 } } };

  goes (
      SMALL_ALL DUTY LETTERS ("policy='exit' takes='P3M' meanwhile='continue'"),
      expected, G_N_ELEMENTS (expected));
  goes (SMALL_ALL DUTY LETTERS ("policy='exit'"), at_once,
        G_N_ELEMENTS (at_once));
}
END_TEST

/* --- designations --------------------------------------------------------- */

/* Told on 1 February, counts from 1 April; the move begins when it is told,
 * and takes three months: one month in breach. */
START_TEST (a_migration_longer_than_the_grace_is_in_breach)
{
  static const Expected expected[]
      = { { "2020-01-01", TRUE, LOST_NOT, { 0, 0, 0 } },
          { "2020-02-01", TRUE, LOST_NOT, { 0, 0, 0 } },
          { "2020-04-01", FALSE, LOST_NOT, { 0, 0, 0 } },
          { "2020-05-01", TRUE, LOST_NOT, { 0, 0, 0 } } };

  goes (SMALL_ALL CRITICAL LETTERS (
            "policy='migrate' to='mail-home' takes='P3M' "
            "meanwhile='continue' foresight='P2M'") "<designation id='named' "
                                                    "tenant='customer' "
                                                    "exporter='cii' "
                                                    "date='2020-02-01' "
                                                    "grace='P2M'/>",
        expected, G_N_ELEMENTS (expected));
}
END_TEST

START_TEST (a_designation_comes_with_its_probability)
{
  guint n = 0;

  for (guint32 i = 0; i < 400; i++)
    {
      g_auto (Played) played
          = play (SMALL_ALL CRITICAL LETTERS (
                      "") "<designation id='named' tenant='customer' "
                          "exporter='cii' date='2020-02-01' "
                          "probability='25%'/>",
                  i);
      const Compliance *last = course_compliance (
          played.course, played.course->compliances->len - 1);

      n += verdict_permits (
               &g_array_index (last->flows, FlowVerdict, 0).verdict)
               ? 0
               : 1;
    }
  ck_assert_double_eq_tol (n / 400.0, 0.25, 4 * sqrt (0.25 * 0.75 / 400));
}
END_TEST

/* --- licences ------------------------------------------------------------- */

#define SUIT(more)                                                             \
  "<challenge id='suit' title='A suit' partition='cloud' "                     \
  "jurisdiction='land' filed='2020-01-10' until-decision='P1M' "               \
  "block-probability='100%' block-length='P3M' " more "/>"

static Loss
reason_on (const Played *played, const char *day)
{
  Loss reason = N_LOSSES;

  for (guint i = 0; i < played->course->compliances->len; i++)
    {
      const Compliance *compliance = course_compliance (played->course, i);

      if (dated_holds (compliance->regime->from, compliance->regime->to,
                       small_day (day)))
        reason = g_array_index (compliance->admissions, Admission, 0).reason;
    }
  return reason;
}

START_TEST (proof_before_the_deadline_costs_nothing)
{
  g_auto (Played) played = play (SMALL_ALL SUIT ("proof='constant(20d)'"), 0);
  g_autofree char *label = label_on (&played, "2020-01-30");

  ck_assert_str_eq (label, "A suit; licences proved: no block");
  ck_assert_uint_eq (played.course->compliances->len, 2);
  ck_assert_int_eq (reason_on (&played, "2020-02-11"), LOST_NOT);
}
END_TEST

START_TEST (proof_after_the_deadline_ends_the_block)
{
  g_auto (Played) played = play (SMALL_ALL SUIT ("proof='constant(50d)'"), 0);

  ck_assert_int_eq (reason_on (&played, "2020-02-09"), LOST_NOT);
  ck_assert_int_eq (reason_on (&played, "2020-02-10"), LOST_LICENCE);
  ck_assert_int_eq (reason_on (&played, "2020-02-28"), LOST_LICENCE);
  ck_assert_int_eq (reason_on (&played, "2020-02-29"), LOST_NOT);
}
END_TEST

/* The block of three months ends on 10 May, a Sunday, with a revocation; the
 * new licence takes five working days. */
START_TEST (a_revoked_licence_is_obtained_anew)
{
  g_auto (Played) played
      = play (SMALL_ALL OFFICE ("validity='P5Y'")
                  SUIT ("revocation='100%' procedure='licence'"),
              0);

  ck_assert_int_eq (reason_on (&played, "2020-05-10"), LOST_LICENCE);
  ck_assert_int_eq (reason_on (&played, "2020-05-14"), LOST_LICENCE);
  ck_assert_int_eq (reason_on (&played, "2020-05-15"), LOST_NOT);
}
END_TEST

/* Who proves its licence late, on 29 February, keeps it. */
START_TEST (what_is_proved_late_is_not_revoked)
{
  g_auto (Played) played = play (SMALL_ALL OFFICE ("validity='P5Y'") SUIT (
                                     "proof='constant(50d)' revocation='100%' "
                                     "procedure='licence'"),
                                 0);

  ck_assert_int_eq (reason_on (&played, "2020-02-28"), LOST_LICENCE);
  ck_assert_int_eq (reason_on (&played, "2020-02-29"), LOST_NOT);
}
END_TEST

/* The office opens on Monday, 1 June. */
START_TEST (a_revoked_licence_waits_until_somebody_takes_applications)
{
  g_autofree char *later
      = small_replace (SMALL_ALL OFFICE ("validity='P5Y'")
                           SUIT ("revocation='100%' procedure='licence'"),
                       "opens='2019-12-02'", "opens='2020-06-01'");
  g_auto (Played) played = play (later, 0);

  ck_assert_int_eq (reason_on (&played, "2020-06-07"), LOST_LICENCE);
  ck_assert_int_eq (reason_on (&played, "2020-06-08"), LOST_NOT);
}
END_TEST

/* --- what makes no sense -------------------------------------------------- */

START_TEST (what_makes_no_sense_is_refused)
{
  static const struct
  {
    const char *body, *says;
  } cases[] = {
    { SMALL_ALL LETTERS ("policy='migrate'"),
      "'to' names where users migrate" },
    { SMALL_ALL LETTERS ("to='mail-home'"), "'to' names where users migrate" },
    { SMALL_ALL OFFICE ("validity='P2Y'") LETTERS ("procedure='licence'"),
      "'procedure' says where the tenant files" },
    { SMALL_ALL SUIT ("revocation='50%'"),
      "'procedure' says how a revoked licence" },
    { SMALL_PLACES "<regulator id='o' jurisdiction='land' opens='2020-01-01'>"
                   "<procedure id='p' form='filing' validity='P1Y'/>"
                   "</regulator>",
      "needs 'review', or at least one <stage>" },
    { SMALL_PLACES "<regulator id='o' jurisdiction='land' opens='2020-01-01'>"
                   "<procedure id='p' form='filing' validity='P1Y' "
                   "granted='50%'><stage length='constant(1d)'/></procedure>"
                   "</regulator>",
      "has stages; 'until-accepted'" },
    { SMALL_PLACES "<regulator id='o' jurisdiction='land' opens='2020-01-01'>"
                   "<procedure id='p' form='filing' validity='P1Y'>"
                   "<stage length='constant(1d)' sent-back='100%'/>"
                   "</procedure></regulator>",
      "whoever is always sent back" },
    { SMALL_PLACES "<regulator id='o' jurisdiction='land' opens='2020-01-01'>"
                   "<procedure id='p' form='filing' validity='P1Y'>"
                   "<stage at='own' length='constant(1d)'/>"
                   "</procedure></regulator>",
      "'desks' are the stage's own" },
    { SMALL_ALL LETTERS ("policy='apply'"),
      "policy: nobody takes the filings of who applies" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *said = small_problems (cases[i].body);

      small_says (said, cases[i].says);
    }
}
END_TEST

/* Of two variants only one moves its users; both have the regime of that day.
 */
START_TEST (who_stays_shares_the_regimes_of_who_moves)
{
  g_autofree char *body = g_strconcat (
      SMALL_ALL DUTY LETTERS (""),
      "<variant id='stay'/><variant id='move'>"
      "<set entity='letters' attribute='policy' value='migrate'/>"
      "<set entity='letters' attribute='to' value='mail-home'/>"
      "<set entity='letters' attribute='takes' value='P10D'/></variant>",
      NULL);
  g_autoptr (Study) study = small_study (body);

  for (guint i = 0; i < study->options->len; i++)
    {
      g_autoptr (Course) course
          = course_play (study, g_ptr_array_index (study->options, i), 1, 0);

      ck_assert_uint_eq (course->compliances->len, 3);
      ck_assert_int_eq (course_compliance (course, 2)->regime->from,
                        small_day ("2020-01-23"));
    }
}
END_TEST

static const TTest **const tests[]
    = { &who_applies_waits_and_is_lawful_then,
        &who_looks_ahead_is_lawful_in_time,
        &who_is_refused_may_try_again_as_often_as_the_procedure_says,
        &nobody_files_before_the_regulator_opens,
        &what_holds_when_filed_holds_at_once,
        &what_is_renewed_in_time_does_not_lapse,
        &without_renewal_it_lapses_and_is_filed_again,
        &who_migrates_is_served_at_home_then,
        &who_leaves_serves_nobody_then,
        &a_migration_longer_than_the_grace_is_in_breach,
        &a_designation_comes_with_its_probability,
        &proof_before_the_deadline_costs_nothing,
        &proof_after_the_deadline_ends_the_block,
        &a_revoked_licence_is_obtained_anew,
        &what_is_proved_late_is_not_revoked,
        &a_revoked_licence_waits_until_somebody_takes_applications,
        &what_makes_no_sense_is_refused,
        &who_stays_shares_the_regimes_of_who_moves,
        NULL };

SUITE_MAIN ("reactions", tests)
