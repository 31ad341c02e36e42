/* What authorities ask and get: by the provider's policy, by what it can
 * decrypt, by the class of access, and by treaty. */
#include "config.h"

#include "models/disclosure.h"
#include "models/world/scenario.h"
#include "tests/models/small-world.h"

#include <math.h>

/* The police of land ask a vendor abroad, by whom mail is kept. */
#define POLICE(power)                                                          \
  SMALL_PLACES                                                                 \
  "<party id='vendor' seat='abroad'/><party id='user' seat='land'/>"           \
  "<authority id='police' jurisdiction='land'>" power "</authority>"           \
  "<authority id='court' jurisdiction='abroad'><power form='order'/>"          \
  "</authority>"
#define TREATY "<power form='treaty' with='abroad' to='2020-02-15'/>"
#define ORDER "<power form='order' nexus='seat market' reach='control'/>"
#define MAIL(mode)                                                             \
  "<asset id='mail' class='personal' mode='" mode "' host='vendor' "           \
  "operator='vendor' vendor='vendor' custodian='vendor' user='user'/>"
#define STREAM(more)                                                           \
  "<request-stream id='asks' authority='police' party='vendor' asset='mail' "  \
  "rate='20/d' " more "/>"
#define OFFICE                                                                 \
  "<regulator id='office' jurisdiction='abroad' desks='1000' "                 \
  "opens='2020-01-01'><procedure id='letters' form='mlat' validity='P1Y' "     \
  "review='constant(10d)'/></regulator>"

static guint
count (const char *body, guint *n, SimSpan *answered)
{
  g_autoptr (Study) study = small_study (body);
  g_autoptr (Course) course
      = course_play (study, g_ptr_array_index (study->options, 0), 1, 0);
  g_autoptr (Disclosures) disclosures = disclosures_new (1, 0);
  const GArray *all;

  for (guint i = 0; i < course->compliances->len; i++)
    {
      const Regime *regime = course_compliance (course, i)->regime;
      g_autoptr (Access) access = access_solve (regime->world, regime->from);

      disclosures_play (disclosures, regime, access);
    }
  all = disclosures_settle (disclosures, course->calendar,
                            world_scenario (study_world (study))->to);
  for (guint i = 0; i < all->len; i++)
    {
      const Disclosure *one = &g_array_index (all, Disclosure, i);

      n[one->outcome]++;
      if (answered != NULL && one->answered != SIM_NEVER)
        *answered = MAX (*answered, one->answered - one->asked);
    }
  return all->len;
}

/* Every request of @body ends as @outcome. */
static void
all_end (const char *body, DisclosureOutcome outcome)
{
  guint n[N_DISCLOSURES] = { 0 };
  guint all = count (body, n, NULL);

  ck_assert_uint_gt (all, 0);
  ck_assert_msg (n[outcome] == all, "%u of %u are %s", n[outcome], all,
                 DISCLOSURE_WORDS[outcome]);
}

/* 60 days of 20 a day: 1200, within four deviations. */
START_TEST (requests_arrive_at_their_rate_and_in_their_shares)
{
  guint n[N_DISCLOSURES] = { 0 };
  guint all = count (POLICE (ORDER) MAIL ("provider-key")
                         STREAM ("content='30%' found='80%'"),
                     n, NULL);

  ck_assert_double_eq_tol (all, 1200, 4 * sqrt (1200));
  ck_assert_uint_eq (
      n[REFUSED_NO_POWER] + n[DISCLOSED_RECORDS] + n[DISCLOSED_NOTHING], all);
  ck_assert_double_eq_tol (n[REFUSED_NO_POWER] / (double) all, 0.3, 0.06);
  ck_assert_double_eq_tol (n[DISCLOSED_NOTHING] / (double) all, 0.7 * 0.2,
                           0.05);
}
END_TEST

START_TEST (content_is_disclosed_to_whom_can_compel_it)
{
  g_autofree char *seated = small_replace (
      POLICE (ORDER) MAIL ("provider-key") STREAM ("content='100%'"),
      "id='vendor' seat='abroad'/>",
      "id='vendor' seat='abroad'><establishment jurisdiction='land' "
      "form='market'/></party>");
  g_autofree char *forbidden
      = small_replace (seated, "id='abroad' law='AB'/>",
                       "id='abroad' law='AB'><blocking-statute "
                       "article='a'/></jurisdiction>");

  all_end (POLICE (ORDER) MAIL ("provider-key") STREAM ("content='100%'"),
           REFUSED_NO_POWER);
  all_end (seated, DISCLOSED_CONTENT);
  all_end (forbidden, REFUSED_CONFLICT);
}
END_TEST

START_TEST (nobody_discloses_what_it_cannot_decrypt)
{
  all_end (POLICE (ORDER) MAIL ("end-to-end") STREAM ("content='100%'"),
           DISCLOSED_CIPHERTEXT);
  all_end (POLICE (ORDER) MAIL ("end-to-end") STREAM ("emergency='100%'"),
           DISCLOSED_CIPHERTEXT);
  all_end (POLICE (ORDER) MAIL ("end-to-end") STREAM (""), DISCLOSED_RECORDS);
  all_end (POLICE (ORDER) MAIL ("provider-key")
               STREAM ("emergency='100%' policy='treaty-only'"),
           DISCLOSED_CONTENT);
}
END_TEST

START_TEST (the_policy_of_the_provider_decides)
{
  guint n[N_DISCLOSURES] = { 0 };
  SimSpan longest = 0;
  guint all = count (POLICE (ORDER) MAIL ("provider-key")
                         STREAM ("policy='challenge' court='constant(30d)' "
                                 "answer='constant(2d)' upheld='50%'"),
                     n, &longest);

  ck_assert_double_eq_tol (n[REFUSED_BY_COURT] / (double) all, 0.5, 0.06);
  ck_assert_int_eq (longest, 32 * SIM_DAY);
  all_end (POLICE (ORDER) MAIL ("provider-key") STREAM ("policy='pause'"),
           UNANSWERED_PAUSED);
  all_end (POLICE (ORDER) MAIL ("provider-key") STREAM ("policy='exit'"),
           UNANSWERED_LEFT);
}
END_TEST

/* A treaty until 15 February, letters that take ten working days: those of the
 * last two weeks lapse, and after that there is no way. */
START_TEST (a_treaty_is_a_way_while_it_lasts)
{
  guint n[N_DISCLOSURES] = { 0 };
  guint all = count (POLICE (TREATY) OFFICE MAIL ("provider-key")
                         STREAM ("content='100%' content-route='treaty' "
                                 "procedure='letters'"),
                     n, NULL);

  ck_assert_uint_eq (n[DISCLOSED_CONTENT] + n[UNANSWERED_LAPSED]
                         + n[UNANSWERED_NO_ROUTE],
                     all);
  ck_assert_double_eq_tol (n[DISCLOSED_CONTENT], 31 * 20, 4 * sqrt (620));
  ck_assert_double_eq_tol (n[UNANSWERED_LAPSED], 14 * 20, 4 * sqrt (280));
  ck_assert_double_eq_tol (n[UNANSWERED_NO_ROUTE], 15 * 20, 4 * sqrt (300));
  all_end (POLICE ("") OFFICE MAIL ("provider-key")
               STREAM ("policy='treaty-only' procedure='letters'"),
           UNANSWERED_NO_ROUTE);
}
END_TEST

/* A holding company whose subsidiary has the mail and its key. */
#define HOLDING_COMPANY(control, key)                                          \
  SMALL_PLACES                                                                 \
  "<party id='vendor' seat='land'><control over='firm' " control               \
  "/></party><party id='firm' seat='land'/>"                                   \
  "<authority id='police' jurisdiction='land'>" ORDER "</authority>"           \
  "<asset id='mail' class='personal'>"                                         \
  "<item id='text' form='content'><holding party='firm'/></item>"              \
  "<item id='key' form='key'><holding party='firm' " key "/></item>"           \
  "<decryption><needs item='text'/><needs item='key'/></decryption></asset>"

START_TEST (a_relation_that_does_not_hold_brings_nothing_along)
{
  all_end (HOLDING_COMPANY ("", "") STREAM ("content='100%'"),
           DISCLOSED_CONTENT);
  all_end (HOLDING_COMPANY ("holds='no'", "") STREAM ("content='100%'"),
           DISCLOSED_CIPHERTEXT);
  all_end (HOLDING_COMPANY ("", "holds='no'") STREAM ("content='100%'"),
           DISCLOSED_CIPHERTEXT);
  all_end ("<compulsion equity='no'/>" HOLDING_COMPANY ("", "")
               STREAM ("content='100%'"),
           DISCLOSED_CIPHERTEXT);
}
END_TEST

START_TEST (a_treaty_that_does_not_hold_is_no_way)
{
  const char *letters = POLICE (TREATY) OFFICE MAIL ("provider-key")
      STREAM ("policy='treaty-only' procedure='letters'");
  g_autofree char *suspended
      = small_replace (letters, "form='treaty'", "form='treaty' holds='no'");
  g_autofree char *none
      = g_strconcat ("<compulsion treaty='no'/>", letters, NULL);

  all_end (suspended, UNANSWERED_NO_ROUTE);
  all_end (none, UNANSWERED_NO_ROUTE);
}
END_TEST

/* Longer than any stack is deep. */
START_TEST (a_chain_of_control_may_be_long)
{
  enum
  {
    PARTIES = 300000
  };
  g_autoptr (GString) body = g_string_new (SMALL_PLACES);

  for (guint i = 0; i < PARTIES; i++)
    g_string_append_printf (body,
                            "<party id='p%u' seat='land'><control over='p%u'/>"
                            "</party>",
                            i, i + 1);
  g_string_append_printf (
      body,
      "<party id='p%u' seat='land'/><authority id='police' "
      "jurisdiction='land'>" ORDER "</authority>"
      "<asset id='mail' class='personal'><item id='text' form='content'>"
      "<holding party='p%u'/></item><decryption><needs item='text'/>"
      "</decryption></asset><request-stream id='asks' authority='police' "
      "party='p0' asset='mail' rate='1/d' content='100%%'/>",
      PARTIES, PARTIES);
  all_end (body->str, DISCLOSED_CONTENT);
}
END_TEST

START_TEST (what_makes_no_sense_is_refused)
{
  g_autofree char *shares = small_problems (POLICE (ORDER) MAIL (
      "provider-key") STREAM ("content='60%' emergency='50%'"));
  g_autofree char *accounts = small_problems (
      POLICE (ORDER) MAIL ("provider-key") STREAM ("accounts='0.5'"));
  g_autofree char *treaty = small_problems (
      POLICE (TREATY) MAIL ("provider-key") STREAM ("policy='treaty-only'"));

  small_says (treaty, "'procedure' says how a request by treaty is answered");
  small_says (shares, "add up to more than 100%");
  small_says (accounts, "accounts: found '0.5'");
}
END_TEST

static const TTest **const tests[]
    = { &requests_arrive_at_their_rate_and_in_their_shares,
        &content_is_disclosed_to_whom_can_compel_it,
        &nobody_discloses_what_it_cannot_decrypt,
        &the_policy_of_the_provider_decides,
        &a_treaty_is_a_way_while_it_lasts,
        &a_relation_that_does_not_hold_brings_nothing_along,
        &a_treaty_that_does_not_hold_is_no_way,
        &a_chain_of_control_may_be_long,
        &what_makes_no_sense_is_refused,
        NULL };

SUITE_MAIN ("disclosure", tests)
