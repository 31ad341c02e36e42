/* Replays: what a whole run says, and that it says it again. */
#include "config.h"

#include "models/metrics.h"
#include "models/replay.h"
#include "tests/models/small-world.h"

#include <string.h>

static int
compare_lines (gconstpointer left, gconstpointer right)
{
  return strcmp (*(const char *const *) left, *(const char *const *) right);
}

static char *
join_sorted (GPtrArray *lines)
{
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* Everything that @record says whose labels contain @about, a line each,
 * sorted: two records say the same iff their texts are equal. */
static char *
numbers_about (const SimRunRecord *record, const char *about)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < record->scalars->len; i++)
    {
      const SimScalarRow *row
          = &g_array_index (record->scalars, SimScalarRow, i);

      if (strstr (row->labels, about) != NULL)
        g_ptr_array_add (lines, g_strdup_printf ("%d %s{%s} %.17g", row->regime,
                                                 row->metric, row->labels,
                                                 row->value));
    }
  for (guint i = 0; i < record->hists->len; i++)
    {
      const SimHistRow *row = &g_array_index (record->hists, SimHistRow, i);

      if (strstr (row->labels, about) != NULL)
        g_ptr_array_add (lines, g_strdup_printf ("%s{%s} %s", row->metric,
                                                 row->labels, row->bins));
    }
  return join_sorted (lines);
}

static SimRunRecord *
replay (const Study *study, const char *option, guint32 replication)
{
  g_autofree char *key = g_strdup_printf ("%s %u", option, replication);

  return replay_run (study, study_option (study, option), key, 0, 1,
                     replication);
}

#define SHORT "<experiment windows='4' window-length='30s'/>"
#define EVENTFUL                                                               \
  SMALL_ALL SHORT                                                              \
      "<challenge id='suit' partition='cloud' jurisdiction='land' "            \
      "filed='2020-01-10' until-decision='P1M' block-probability='50%' "       \
      "block-length='P5D'/><event id='e' title='Growth' date='2020-01-20'>"    \
      "<set entity='town' attribute='users' value='2000'/></event>"            \
      "<mechanism id='prompt' form='consent' instance='mail-away' "            \
      "from='2020-02-20'/>"

START_TEST (identical_variants_differ_by_exactly_nothing)
{
  g_autoptr (Study) study
      = small_study (EVENTFUL "<variant id='a'/><variant id='b'/>");

  for (guint32 i = 0; i < 5; i++)
    {
      g_autoptr (SimRunRecord) a = replay (study, "a", i);
      g_autoptr (SimRunRecord) b = replay (study, "b", i);
      g_autofree char *of_a = numbers_about (a, "");
      g_autofree char *of_b = numbers_about (b, "");

      ck_assert_uint_gt (strlen (of_a), 1000);
      ck_assert_str_eq (of_a, of_b);
      ck_assert_str_eq (a->fingerprint, b->fingerprint);
      ck_assert_str_ne (a->key, b->key);
    }
}
END_TEST

START_TEST (a_replay_is_a_function_of_its_arguments)
{
  g_autoptr (Study) study = small_study (EVENTFUL "<variant id='a'/>");
  g_autoptr (Study) loaded_anew = small_study (EVENTFUL "<variant id='a'/>");
  g_autoptr (SimRunRecord) one = replay (study, "a", 0);
  g_autoptr (SimRunRecord) again = replay (study, "a", 0);
  g_autoptr (SimRunRecord) anew = replay (loaded_anew, "a", 0);
  g_autoptr (SimRunRecord) other = replay (study, "a", 1);
  g_autofree char *of_one = numbers_about (one, "");
  g_autofree char *of_anew = numbers_about (anew, "");

  ck_assert_str_eq (one->fingerprint, again->fingerprint);
  ck_assert_str_eq (one->fingerprint, anew->fingerprint);
  ck_assert_str_eq (one->key, anew->key);
  ck_assert_str_eq (of_one, of_anew);
  ck_assert_str_ne (one->fingerprint, other->fingerprint);
  ck_assert_str_ne (one->key, other->key);
}
END_TEST

/* Another population at servers of its own, and with no date of its own: the
 * numbers of the town stay the same to the last bit. */
START_TEST (an_unrelated_population_changes_nobody_elses_numbers)
{
  static const char *const guest
      = "<population id='guest' tenant='customer' jurisdiction='abroad' "
        "lat='40deg' lon='-75deg' utc-offset='-05:00' users='500' "
        "profile='flat'><use instance='mail-home' activity='1000/d'/>"
        "</population>";
  g_autofree char *before
      = g_strconcat (guest, EVENTFUL, "<variant id='a'/>", NULL);
  g_autofree char *after
      = g_strconcat (EVENTFUL, guest, "<variant id='a'/>", NULL);
  const char *bodies[] = { EVENTFUL "<variant id='a'/>", before, after, NULL };
  g_autofree char *expected = NULL;

  for (guint i = 0; bodies[i] != NULL; i++)
    {
      g_autoptr (Study) study = small_study (bodies[i]);
      g_autoptr (SimRunRecord) record = replay (study, "a", 2);
      g_autofree char *numbers = numbers_about (record, "population=town");

      if (expected == NULL)
        expected = g_steal_pointer (&numbers);
      else
        ck_assert_str_eq (numbers, expected);
    }
  small_says (expected, "latency.p50{population=town}");
}
END_TEST

START_TEST (requests_of_a_run_add_up)
{
  static const char *const reasons[]
      = { "absent", "block", "licence", "rule", "consent", "outage", NULL };
  g_autoptr (Study) study = small_study (EVENTFUL "<variant id='a'/>");
  double n_licence = 0;

  for (guint32 i = 0; i < 5; i++)
    {
      g_autoptr (SimRunRecord) record = replay (study, "a", i);
      double offered = small_whole (record, "requests.offered", "");
      double served = small_whole (record, "requests.served", "");
      double lost = 0;

      for (guint j = 0; reasons[j] != NULL; j++)
        {
          g_autofree char *labels = g_strconcat ("reason=", reasons[j], NULL);

          lost += small_whole (record, "requests.lost", labels);
        }
      n_licence += small_whole (record, "requests.lost", "reason=licence");
      ck_assert_double_gt (lost, 0);
      ck_assert_double_eq_tol (served + lost, offered, 1e-6 * offered);
      ck_assert_double_eq_tol (small_whole (record, "availability", ""),
                               served / offered, 1e-12);
    }
  ck_assert_double_gt (n_licence, 0);
}
END_TEST

/* 2000 users of whom 25 % refuse, for the last 10 days of the run; and all
 * 2000 during the 5 days of a block: exact, whatever was sampled. */
START_TEST (user_days_lost_are_exact)
{
  g_autoptr (Study) study = small_study (EVENTFUL "<variant id='a'/>");
  gboolean seen[2] = { FALSE, FALSE };

  for (guint32 i = 0; i < 20; i++)
    {
      g_autoptr (SimRunRecord) record = replay (study, "a", i);
      double blocked = small_whole (record, "user-days.lost", "reason=licence");

      ck_assert_double_eq_tol (
          small_whole (record, "user-days.lost", "reason=consent"),
          2000 * 0.25 * 10, 1e-6);
      ck_assert_double_eq_tol (blocked, blocked > 0 ? 2000 * 5 : 0, 1e-6);
      seen[blocked > 0] = TRUE;
    }
  ck_assert (seen[FALSE] && seen[TRUE]);
}
END_TEST

/* Absent for 10 days, then abroad for 50, of which the last 29 under a ban:
 * days times 1000 users, exact. */
START_TEST (what_the_law_says_is_counted_in_days)
{
  g_autofree char *body = small_replace (
      SMALL_ALL SHORT
      "<flow id='content' service='mail' class='personal'/>"
      "<rule id='ban' law='LA' decision='transfer' from='2020-02-01' "
      "verdict='prohibited' article='Art 1'/><variant id='a'/>",
      "<instance id='mail-away'",
      "<instance id='mail-away' available='2020-01-11'");
  g_autoptr (Study) study = small_study (body);
  g_autoptr (SimRunRecord) record = replay (study, "a", 0);
  static const struct
  {
    const char *metric, *labels;
    double value;
  } known[] = {
    { "user-days.lost", "reason=absent", 10 * 1000 },
    { "user-days.lost", "population=town;reason=absent;service=mail",
      10 * 1000 },
    { "subject-days.abroad", "law=LA", 50 * 1000 },
    { "subject-days.exposed", "law=LA;rule=ban", 29 * 1000 },
    { "catalogue.share", "", 50.0 / 60 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    ck_assert_double_eq_tol (
        small_whole (record, known[i].metric, known[i].labels), known[i].value,
        1e-6);
}
END_TEST

START_TEST (threads_within_a_run_change_nothing)
{
  g_autoptr (Study) study = small_study (EVENTFUL "<variant id='a'/>");
  const Option *option = study_option (study, "a");
  g_autoptr (SimRunRecord) one = replay_run (study, option, "run", 0, 1, 0);
  g_autofree char *of_one = numbers_about (one, "");

  for (guint n = 2; n <= 5; n++)
    {
      g_autoptr (SimRunRecord) many
          = replay_run_on (study, option, "run", 0, 1, 0, n);
      g_autofree char *of_many = numbers_about (many, "");

      ck_assert_str_eq (of_one, of_many);
      ck_assert_str_eq (one->fingerprint, many->fingerprint);
    }
}
END_TEST

/* Of 1000 people, a tenth of whose data one flow moves and all of whose the
 * other, 1000 are abroad, on each of 60 days, whichever flow comes first. */
START_TEST (persons_of_several_flows_are_those_of_the_largest)
{
#define PART "<flow id='part' service='mail' class='personal' subjects='10%'/>"
#define ALL "<flow id='all' service='mail' class='personal'/>"
#define BANNED                                                                 \
  "<rule id='ban' law='LA' decision='transfer' from='2019-01-01' "             \
  "verdict='prohibited' article='Art 1'/>"
  static const char *const bodies[]
      = { SMALL_ALL SHORT BANNED PART ALL, SMALL_ALL SHORT BANNED ALL PART };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (Study) study = small_study (bodies[i]);
      g_autoptr (SimRunRecord) record = replay_run (
          study, g_ptr_array_index (study->options, 0), "run", 0, 1, 0);

      ck_assert_double_eq_tol (
          small_whole (record, METRIC_SUBJECT_DAYS_ABROAD.name, "law=LA"),
          60000, 1e-6);
      ck_assert_double_eq_tol (small_whole (record,
                                            METRIC_SUBJECT_DAYS_EXPOSED.name,
                                            "law=LA;rule=ban"),
                               60000, 1e-6);
    }
}
END_TEST

static const TTest **const tests[]
    = { &identical_variants_differ_by_exactly_nothing,
        &a_replay_is_a_function_of_its_arguments,
        &threads_within_a_run_change_nothing,
        &an_unrelated_population_changes_nobody_elses_numbers,
        &requests_of_a_run_add_up,
        &user_days_lost_are_exact,
        &what_the_law_says_is_counted_in_days,
        &persons_of_several_flows_are_those_of_the_largest,
        NULL };

SUITE_MAIN ("replay", tests)
