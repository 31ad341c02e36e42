/* Compliance: what the law says of every flow, and who is let in. */
#include "config.h"

#include "models/course.h"
#include "models/world/scenario.h"
#include "tests/models/small-world.h"

#define FLOW(policy)                                                           \
  "<flow id='content' service='mail' class='personal' policy='" policy "'/>"
#define BAN                                                                    \
  "<rule id='ban' law='LA' decision='transfer' from='2020-02-01' "             \
  "verdict='prohibited' article='Art 1'/>"
#define CONSENT(more)                                                          \
  "<mechanism id='prompt' form='consent' from='2020-02-01' " more "/>"
#define AT_AWAY "instance='mail-away'"

typedef struct
{
  Study *study;
  Course *course;
  const Compliance *compliance;
} Judged;

static void
judged_clear (Judged *judged)
{
  course_free (judged->course);
  study_free (judged->study);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Judged, judged_clear)

/* What holds on @day of the world of @body. */
static Judged
judge (const char *body, const char *day)
{
  Judged judged = { small_study (body), NULL, NULL };

  judged.course = course_play (
      judged.study, g_ptr_array_index (judged.study->options, 0), 1, 0);
  for (guint i = 0; i < judged.course->compliances->len; i++)
    {
      const Compliance *compliance = course_compliance (judged.course, i);

      if (dated_holds (compliance->regime->from, compliance->regime->to,
                       small_day (day)))
        judged.compliance = compliance;
    }
  ck_assert_ptr_nonnull (judged.compliance);
  return judged;
}

/* The only admission, and its shares. */
static const Admission *
admits (const Judged *judged, double first, double fallback, double lost,
        Loss reason)
{
  const Admission *admission
      = &g_array_index (judged->compliance->admissions, Admission, 0);

  ck_assert_uint_eq (judged->compliance->admissions->len, 1);
  ck_assert_double_eq_tol (admission->first, first, 1e-12);
  ck_assert_double_eq_tol (admission->fallback, fallback, 1e-12);
  ck_assert_double_eq_tol (admission->lost, lost, 1e-12);
  ck_assert_str_eq (LOSS_WORDS[admission->reason], LOSS_WORDS[reason]);
  return admission;
}

static void
day_admits (const char *body, const char *day, double first, double fallback,
            Loss reason)
{
  g_auto (Judged) judged = judge (body, day);

  admits (&judged, first, fallback, 1 - first - fallback, reason);
}

static const FlowVerdict *
flow (const Judged *judged, guint i)
{
  ck_assert_uint_gt (judged->compliance->flows->len, i);
  return &g_array_index (judged->compliance->flows, FlowVerdict, i);
}

/* The fallback at home for the town that is served abroad. */
static char *
with_fallback (const char *body)
{
  return small_replace (body, "instance='mail-away' activity",
                        "instance='mail-away' fallback='mail-home' activity");
}

START_TEST (users_without_obstacles_are_let_in)
{
  day_admits (SMALL_ALL, "2020-02-01", 1, 0, LOST_NOT);
}
END_TEST

START_TEST (those_who_refuse_the_prompt_are_lost)
{
  static const char *const body = SMALL_ALL CONSENT (AT_AWAY);

  day_admits (body, "2020-01-31", 1, 0, LOST_NOT);
  day_admits (body, "2020-02-01", 0.75, 0, LOST_CONSENT);
}
END_TEST

START_TEST (those_who_refuse_take_the_other_door)
{
  g_autofree char *body = with_fallback (SMALL_ALL CONSENT (AT_AWAY));

  day_admits (body, "2020-02-01", 0.75, 0.25, LOST_CONSENT);
}
END_TEST

/* A mechanism without an instance is asked at both doors. */
START_TEST (who_refused_one_prompt_refuses_the_next)
{
  g_autofree char *body = with_fallback (SMALL_ALL CONSENT (""));

  day_admits (body, "2020-02-01", 0.75, 0, LOST_CONSENT);
}
END_TEST

/* The other door of a use that is served at home leads abroad: when the first
 * is absent, the data moves all the same, and a tenant that blocks refuses. */
#define OTHER_DOOR_ABROAD(policy)                                              \
  SMALL_SERVICE SMALL_TENANT SMALL_TOWN (                                      \
      "town", "refusal='25%'",                                                 \
      "<use instance='mail-local' fallback='mail-away' "                       \
      "activity='1000/d'/>") "<instance id='mail-local' "                      \
                             "service='mail' partition='cloud' "               \
                             "available='2025-01-01'>"                         \
                             "<deployment site='home-site' "                   \
                             "servers='2'/></instance>" FLOW (policy) BAN

START_TEST (the_fallback_is_judged_like_the_first_door)
{
  g_auto (Judged) judged = judge (OTHER_DOOR_ABROAD ("continue"), "2020-02-01");

  admits (&judged, 0, 1, 0, LOST_ABSENT);
  ck_assert_uint_eq (judged.compliance->flows->len, 2);
  ck_assert (!flow (&judged, 0)->leaves);
  ck_assert (flow (&judged, 1)->leaves);
  ck_assert_int_eq (flow (&judged, 1)->persons, 1000);
  ck_assert (!verdict_permits (&flow (&judged, 1)->verdict));
  day_admits (OTHER_DOOR_ABROAD ("block"), "2020-01-31", 0, 1, LOST_ABSENT);
  day_admits (OTHER_DOOR_ABROAD ("block"), "2020-02-01", 0, 0, LOST_ABSENT);
}
END_TEST

/* All that is left out means all. */
START_TEST (a_prompt_is_shown_where_its_mechanism_covers)
{
  day_admits (SMALL_ALL CONSENT (""), "2020-02-01", 0.75, 0, LOST_CONSENT);
  day_admits (SMALL_ALL CONSENT ("instance='mail-home'"), "2020-02-01", 1, 0,
              LOST_NOT);
  day_admits (SMALL_ALL CONSENT (AT_AWAY " jurisdiction='union'"), "2020-02-01",
              0.75, 0, LOST_CONSENT);
  day_admits (SMALL_ALL CONSENT (AT_AWAY " jurisdiction='abroad'"),
              "2020-02-01", 1, 0, LOST_NOT);
  day_admits (SMALL_ALL "<mechanism id='m' form='filing' " AT_AWAY
                        " from='2020-01-01'/>",
              "2020-02-01", 1, 0, LOST_NOT);
}
END_TEST

START_TEST (a_prompt_for_a_flow_of_another_service_is_not_shown)
{
  day_admits (SMALL_ALL
              "<service id='chat' demand='constant(1ms)' "
              "reply='constant(1B)'/><flow id='chats' "
              "service='chat' class='personal'/>" CONSENT ("flow='chats'"),
              "2020-02-01", 1, 0, LOST_NOT);
}
END_TEST

#define BLOCKED                                                                \
  "<challenge id='suit' partition='cloud' jurisdiction='union' "               \
  "filed='2020-01-10' until-decision='P1M' block-probability='100%' "          \
  "block-length='P5D'/>"

START_TEST (a_block_cuts_off_who_is_served_from_outside)
{
  g_autofree char *home
      = small_replace (SMALL_ALL BLOCKED, "instance='mail-away' activity",
                       "instance='mail-home' activity");
  g_autofree char *fallback = with_fallback (SMALL_ALL BLOCKED);
  g_autofree char *ordered = small_replace (SMALL_ALL BLOCKED, "<challenge ",
                                            "<challenge grounds='order' ");
  g_autofree char *outside = small_replace (
      SMALL_ALL BLOCKED, "tenant='customer' jurisdiction='land'",
      "tenant='customer' jurisdiction='abroad'");

  day_admits (SMALL_ALL BLOCKED, "2020-02-09", 1, 0, LOST_NOT);
  day_admits (SMALL_ALL BLOCKED, "2020-02-10", 0, 0, LOST_LICENCE);
  day_admits (ordered, "2020-02-10", 0, 0, LOST_BLOCK);
  day_admits (SMALL_ALL BLOCKED, "2020-02-15", 1, 0, LOST_NOT);
  day_admits (home, "2020-02-10", 1, 0, LOST_NOT);
  day_admits (fallback, "2020-02-10", 0, 1, LOST_LICENCE);
  day_admits (outside, "2020-02-10", 1, 0, LOST_NOT);
}
END_TEST

START_TEST (a_block_of_another_partition_cuts_off_nobody)
{
  g_autofree char *other = small_replace (
      SMALL_ALL
      "<partition id='rival' operator='vendor' owner='vendor'/>" BLOCKED,
      "<challenge id='suit' partition='cloud'",
      "<challenge id='suit' partition='rival'");

  day_admits (other, "2020-02-10", 1, 0, LOST_NOT);
}
END_TEST

START_TEST (a_tenant_that_blocks_serves_nobody_while_the_law_is_not_met)
{
  g_autofree char *fallback = with_fallback (SMALL_ALL BAN FLOW ("block"));

  day_admits (SMALL_ALL BAN FLOW ("block"), "2020-01-31", 1, 0, LOST_NOT);
  day_admits (SMALL_ALL BAN FLOW ("block"), "2020-02-01", 0, 0, LOST_RULE);
  day_admits (SMALL_ALL BAN FLOW ("continue"), "2020-02-01", 1, 0, LOST_NOT);
  day_admits (fallback, "2020-02-01", 0, 1, LOST_RULE);
}
END_TEST

START_TEST (a_service_that_is_not_in_the_catalogue_is_absent)
{
  g_autofree char *later
      = small_replace (SMALL_ALL, "<instance id='mail-away'",
                       "<instance id='mail-away' available='2020-02-01' "
                       "retired='2020-02-10'");

  day_admits (later, "2020-01-31", 0, 0, LOST_ABSENT);
  day_admits (later, "2020-02-01", 1, 0, LOST_NOT);
  day_admits (later, "2020-02-10", 0, 0, LOST_ABSENT);
}
END_TEST

START_TEST (an_absent_fallback_helps_nobody)
{
  g_autofree char *both = with_fallback (SMALL_ALL CONSENT (AT_AWAY));
  g_autofree char *later
      = small_replace (both, "<instance id='mail-home'",
                       "<instance id='mail-home' available='2020-02-20'");

  day_admits (later, "2020-02-01", 0.75, 0, LOST_CONSENT);
  day_admits (later, "2020-02-20", 0.75, 0.25, LOST_CONSENT);
}
END_TEST

START_TEST (a_door_without_servers_is_an_outage)
{
  g_autofree char *closed
      = small_replace (SMALL_ALL, "<region id='away'",
                       "<region id='away' opened='2020-01-10' "
                       "closed='2020-02-01'");
  g_autofree char *none = small_replace (
      SMALL_ALL, "<deployment id='away-servers' site='away-site' servers='2'/>",
      "");

  day_admits (closed, "2020-01-09", 0, 0, LOST_OUTAGE);
  day_admits (closed, "2020-01-10", 1, 0, LOST_NOT);
  day_admits (closed, "2020-02-01", 0, 0, LOST_OUTAGE);
  day_admits (none, "2020-01-10", 0, 0, LOST_OUTAGE);
}
END_TEST

START_TEST (a_use_that_is_not_in_demand_is_not_there)
{
  g_autofree char *later = small_replace (
      SMALL_ALL, "activity='1000/d'", "activity='1000/d' from='2020-02-01'");
  g_auto (Judged) before = judge (later, "2020-01-31");
  g_auto (Judged) after = judge (later, "2020-02-01");

  ck_assert_uint_eq (before.compliance->admissions->len, 0);
  ck_assert_uint_eq (after.compliance->admissions->len, 1);
}
END_TEST

START_TEST (data_that_stays_under_its_law_moves_nowhere)
{
  g_autofree char *home = small_replace (SMALL_ALL BAN FLOW ("block"),
                                         "instance='mail-away' activity",
                                         "instance='mail-home' activity");
  g_auto (Judged) judged = judge (home, "2020-02-01");

  ck_assert (!flow (&judged, 0)->leaves);
  ck_assert_int_eq (flow (&judged, 0)->persons, 0);
  ck_assert_int_eq (flow (&judged, 0)->verdict.word, VERDICT_NO_RULE);
}
END_TEST

START_TEST (persons_whose_data_moves_are_those_let_in)
{
  g_auto (Judged) all = judge (SMALL_ALL FLOW ("continue"), "2020-02-01");
  g_auto (Judged) most
      = judge (SMALL_ALL FLOW ("continue") CONSENT (AT_AWAY), "2020-02-01");
  g_auto (Judged) none = judge (SMALL_ALL BAN FLOW ("block"), "2020-02-01");

  ck_assert (flow (&all, 0)->leaves);
  ck_assert_int_eq (flow (&all, 0)->persons, 1000);
  ck_assert_int_eq (flow (&most, 0)->persons, 750);
  ck_assert_int_eq (flow (&none, 0)->persons, 0);
}
END_TEST

/* A door in a safe harbour, where @easy is the verdict, and one abroad, where
 * @hard is; the rule that decides. */
static void
hardest_is (const char *easy, const char *hard)
{
  g_autofree char *rules = g_strdup_printf (
      "<rule id='easy' law='LA' decision='transfer' from='2020-01-01' "
      "verdict='%s' article='a'><when fact='destination' in='safe'/></rule>"
      "<rule id='hard' law='LA' decision='transfer' from='2020-01-01' "
      "verdict='%s' article='b'/>",
      easy, hard);
  g_autofree char *text
      = g_strconcat (SMALL_ALL FLOW ("continue"), rules, NULL);
  g_autofree char *harbour = small_replace (
      text, "<region id='away' jurisdiction='abroad'",
      "<region id='harbour' jurisdiction='safe' lat='0deg' lon='0deg'>"
      "<zone id='h-1'><site id='h-site' host='vendor'/></zone></region>"
      "<region id='away' jurisdiction='abroad'");
  g_autofree char *place
      = small_replace (harbour, "<party id='vendor'",
                       "<jurisdiction id='safe'/><party id='vendor'");
  static const char *const second
      = "<deployment id='h-servers' site='h-site' servers='1'/>";
  static const char *const first
      = "<deployment id='away-servers' site='away-site' servers='2'/>";
  g_autofree char *before = g_strconcat (second, first, NULL);
  g_autofree char *after = g_strconcat (first, second, NULL);
  const char *orders[] = { before, after };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autofree char *both = small_replace (place, first, orders[i]);
      g_auto (Judged) judged = judge (both, "2020-01-15");

      ck_assert_uint_eq (judged.compliance->flows->len, 1);
      ck_assert_str_eq (rule_name (flow (&judged, 0)->verdict.rule), "hard");
    }
}

/* In whatever order the destinations come. */
START_TEST (the_hardest_verdict_of_all_destinations_stands)
{
  hardest_is ("allowed", "requires-filing");
  hardest_is ("allowed", "needs-judgement");
  hardest_is ("needs-judgement", "requires-filing");
  hardest_is ("requires-filing", "prohibited");
  hardest_is ("allowed", "prohibited");
}
END_TEST

/* Two towns of one tenant count together; one of another tenant does not, nor
 * one whose data stays. */
START_TEST (counts_are_those_of_the_tenant)
{
  static const char *const limit
      = "<rule id='many' law='LA' decision='transfer' from='2020-01-01' "
        "verdict='prohibited' article='a'><count fact='export-pi' "
        "window='prev-jan1' least='2000'/></rule>";
  static const char *const use
      = "<use instance='mail-away' activity='1/d'/></population>";
  g_autofree char *mine = g_strconcat (
      SMALL_ALL FLOW ("continue"), limit,
      "<population id='village' tenant='customer' jurisdiction='land' "
      "lat='50deg' lon='9deg' utc-offset='+00:00' users='1000' "
      "profile='flat'>",
      use, NULL);
  g_autofree char *other
      = small_replace (mine, "<population id='village' tenant='customer'",
                       "<tenant id='rival' party='firm'/>"
                       "<population id='village' tenant='rival'");
  g_autofree char *at_home
      = small_replace (mine, "<use instance='mail-away' activity='1/d'/>",
                       "<use instance='mail-home' activity='1/d'/>");
  g_auto (Judged) both = judge (mine, "2020-01-15");
  g_auto (Judged) apart = judge (other, "2020-01-15");
  g_auto (Judged) home = judge (at_home, "2020-01-15");

  ck_assert_int_eq (flow (&both, 0)->verdict.word, VERDICT_PROHIBITED);
  ck_assert_int_eq (flow (&apart, 0)->verdict.word, VERDICT_NO_RULE);
  ck_assert_int_eq (flow (&home, 0)->verdict.word, VERDICT_NO_RULE);
}
END_TEST

START_TEST (consent_at_the_door_cures_a_rule_that_takes_consent)
{
  static const char *const body = SMALL_ALL FLOW ("block") CONSENT (
      AT_AWAY) "<rule id='ask' law='LA' decision='transfer' from='2020-01-01' "
               "verdict='requires-any-mechanism' article='a'>"
               "<cure mechanisms='consent'/></rule>";

  day_admits (body, "2020-01-31", 0, 0, LOST_RULE);
  day_admits (body, "2020-02-01", 0.75, 0, LOST_CONSENT);
}
END_TEST

START_TEST (users_of_a_place_without_law_have_no_flows)
{
  g_autofree char *lawless
      = small_replace (SMALL_ALL BAN FLOW ("block"),
                       " law='LA'/></jurisdiction>", "/></jurisdiction>");
  g_auto (Judged) judged = judge (lawless, "2020-02-01");

  ck_assert_uint_eq (judged.compliance->flows->len, 0);
  admits (&judged, 1, 0, 0, LOST_NOT);
}
END_TEST

/* Nobody comes to a door that no path leads to, so no data moves there; and to
 * the other one only those whom the law admits. */
START_TEST (who_is_cut_off_takes_the_other_door_if_the_law_lets_him)
{
#define WALL                                                                   \
  "<border id='wall' inside='land' delay='1ms' state='blocked' "               \
  "rate='4Mbit/s' from='2020-02-01'/>"
  g_autofree char *body = with_fallback (SMALL_ALL WALL FLOW ("continue"));
  g_autofree char *down = g_strconcat (
      body,
      "<takedown id='order' instance='mail-home' jurisdiction='land' "
      "from='2020-01-15'/>",
      NULL);
  g_auto (Judged) judged = judge (body, "2020-02-01");

  day_admits (SMALL_ALL WALL, "2020-01-31", 1, 0, LOST_NOT);
  day_admits (SMALL_ALL WALL, "2020-02-01", 0, 0, LOST_BLOCK);
  admits (&judged, 0, 1, 0, LOST_BLOCK);
  ck_assert (flow (&judged, 0)->leaves);
  ck_assert_int_eq (flow (&judged, 0)->persons, 0);
  day_admits (down, "2020-02-01", 0, 0, LOST_BLOCK);
}
END_TEST

START_TEST (who_accepted_one_prompt_accepts_the_next)
{
  g_autofree char *body = with_fallback (SMALL_ALL CONSENT (""));
  g_autofree char *only
      = with_fallback (SMALL_ALL CONSENT ("instance='mail-home'"));
  g_auto (Judged) both = judge (body, "2020-02-01");
  g_auto (Judged) one = judge (only, "2020-02-01");

  ck_assert_double_eq_tol (admits (&both, 0.75, 0, 0.25, LOST_CONSENT)->spare,
                           1, 1e-12);
  ck_assert_double_eq_tol (admits (&one, 1, 0, 0, LOST_NOT)->spare, 0.75,
                           1e-12);
}
END_TEST

static const TTest **const tests[]
    = { &users_without_obstacles_are_let_in,
        &those_who_refuse_the_prompt_are_lost,
        &those_who_refuse_take_the_other_door,
        &who_refused_one_prompt_refuses_the_next,
        &the_fallback_is_judged_like_the_first_door,
        &a_prompt_is_shown_where_its_mechanism_covers,
        &a_prompt_for_a_flow_of_another_service_is_not_shown,
        &a_block_cuts_off_who_is_served_from_outside,
        &a_block_of_another_partition_cuts_off_nobody,
        &a_tenant_that_blocks_serves_nobody_while_the_law_is_not_met,
        &a_service_that_is_not_in_the_catalogue_is_absent,
        &an_absent_fallback_helps_nobody,
        &a_door_without_servers_is_an_outage,
        &a_use_that_is_not_in_demand_is_not_there,
        &data_that_stays_under_its_law_moves_nowhere,
        &persons_whose_data_moves_are_those_let_in,
        &the_hardest_verdict_of_all_destinations_stands,
        &counts_are_those_of_the_tenant,
        &consent_at_the_door_cures_a_rule_that_takes_consent,
        &users_of_a_place_without_law_have_no_flows,
        &who_is_cut_off_takes_the_other_door_if_the_law_lets_him,
        &who_accepted_one_prompt_accepts_the_next,
        NULL };

SUITE_MAIN ("compliance", tests)
