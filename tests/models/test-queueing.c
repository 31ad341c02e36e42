/* Queueing networks: what is refused, and models so plain that the answer is
 * known without theory. What theory knows is in tests/queueing. */
#include "config.h"

#include "models/metrics.h"
#include "models/replay.h"
#include "models/world/known-answer.h"
#include "tests/models/small-world.h"

#include <math.h>
#include <string.h>

#define QUEUE "<queue id='desk' demand='constant(48s)'/>"
#define JOBS "<arrivals id='jobs' at='desk' every='constant(60s)'/>"
#define ROOM_FOR_NONE "<experiment warm-up='0s'/>"

static SimRunRecord *
replay (const char *body, guint32 replication)
{
  g_autoptr (Study) study = small_study (body);

  return replay_run (study, g_ptr_array_index (study->options, 0), "run", 0, 1,
                     replication);
}

static double
value_in (const SimRunRecord *record, int regime, const char *metric,
          const char *labels)
{
  for (guint i = 0; i < record->scalars->len; i++)
    {
      const SimScalarRow *row
          = &g_array_index (record->scalars, SimScalarRow, i);

      if (row->regime == regime && g_str_equal (row->metric, metric)
          && g_str_equal (row->labels, labels))
        return row->value;
    }
  ck_abort_msg ("no %s{%s}", metric, labels);
  return 0;
}

static double
whole (const SimRunRecord *record, const char *metric, const char *labels)
{
  return value_in (record, SIM_WHOLE_RUN, metric, labels);
}

/* --- the tables agree ----------------------------------------------------- */

START_TEST (every_discipline_is_a_kind_of_station)
{
  const SimStationKind *kind;
  guint n = 0;

  for (; (kind = sim_station_kind (n)) != NULL; n++)
    ck_assert_msg (
        g_strv_contains (DISCIPLINE_WORDS, sim_station_kind_name (kind)), "%s",
        sim_station_kind_name (kind));
  ck_assert_uint_eq (g_strv_length ((char **) DISCIPLINE_WORDS), n);
}
END_TEST

START_TEST (what_can_be_known_is_a_metric)
{
  for (guint i = 0; ANSWER_WORDS[i] != NULL; i++)
    {
      gboolean found = FALSE;

      for (guint m = 0; METRICS[m] != NULL; m++)
        found |= g_str_equal (METRICS[m]->name, ANSWER_WORDS[i]);
      ck_assert_msg (found, "%s", ANSWER_WORDS[i]);
    }
}
END_TEST

/* --- what is refused ------------------------------------------------------ */

static void
is_wrong (const char *body, const char *because)
{
  g_autofree char *wrong = small_problems (body);

  small_says (wrong, because);
}

#define ANSWER(more) "<known-answer id='a' formula='f' source='s' " more "/>"

START_TEST (queues_and_laws_that_make_no_sense_are_refused)
{
  is_wrong (QUEUE, "<queue desk> is visited by nobody");
  is_wrong ("<queue id='desk'/>" JOBS, "neither of them has a 'demand'");
  is_wrong (
      "<queue id='desk' servers='4' room='2' demand='constant(1s)'/>" JOBS,
      "room is 2, but must be at least the number of servers");
  is_wrong ("<queue id='desk' demand='normal(mean=1s, cv=1)'/>" JOBS,
            "<queue desk> demand: found 'normal(mean=1s, cv=1)': can become "
            "negative");
  is_wrong (QUEUE "<arrivals id='jobs' at='desk' every='constant(0s)'/>",
            "'every' has a mean below 1ns");
  is_wrong ("<queue id='desk' discipline='shares' demand='constant(1s)'/>"
            "<arrivals id='jobs' at='desk' every='constant(2s)' "
            "guarantee='3'/>",
            "<queue desk> cannot be built: ");
}
END_TEST

START_TEST (routes_that_make_no_sense_are_refused)
{
  is_wrong (QUEUE JOBS "<route from='desk' to='desk' probability='70%'/>"
                       "<route from='desk' to='desk' probability='50%'/>",
            "leaves 'desk' by routes whose probabilities sum to 120%; "
            "expected at most 100%");
  is_wrong (QUEUE JOBS "<route from='desk' to='desk'/>",
            "<arrivals jobs> come from outside and never leave");
  is_wrong (QUEUE "<customers id='users' at='desk' number='3'/>",
            "is closed, but its routes from 'desk' sum to 0%");
  is_wrong (QUEUE JOBS "<route from='desk' to='desk' class='desk' "
                       "probability='10%'/>",
            "'class' is the <queue> 'desk'");
}
END_TEST

START_TEST (known_answers_that_make_no_sense_are_refused)
{
  is_wrong (QUEUE JOBS ANSWER ("metric='queue.wait' of='desk' value='3'"),
            "value: found '3': ");
  is_wrong (QUEUE JOBS ANSWER ("metric='queue.wait' of='jobs' value='3s'"),
            "'of' is the <arrivals> 'jobs'; queue.wait is known of a <queue>");
  is_wrong (QUEUE JOBS ANSWER ("metric='queue.wait.share' of='desk' "
                               "value='3%'"),
            "has no 'at'; queue.wait.share asks for one");
  is_wrong (QUEUE JOBS ANSWER ("metric='queue.wait' of='desk' value='3s' "
                               "at='2s'"),
            "has an 'at'; queue.wait takes none");
  is_wrong (QUEUE JOBS ANSWER ("metric='queue.arrivals' of='jobs' value='3' "
                               "at='24'"),
            "at: found '24': ");
  is_wrong (QUEUE JOBS
            "<known-answer id='a' metric='queue.wait' of='desk' value='0s' "
            "formula='f'/>",
            "<known-answer a> has no 'source'");
  is_wrong (
      QUEUE JOBS ANSWER (
          "metric='queue.wait' of='desk' value='0s'") "<known-answer id='b' "
                                                      "metric='queue.wait' "
                                                      "of='desk' value='1s' "
                                                      "formula='f' "
                                                      "source='s'/>",
      "<known-answer b> states again what 'a' states");
}
END_TEST

/* 48 s every 40 s, and again 25 % of them: 48 / 40 / 0.75 = 160 %. */
START_TEST (a_steady_state_needs_a_load_below_one)
{
  const char *busy
      = QUEUE "<arrivals id='jobs' at='desk' every='constant(40s)'/>"
              "<route from='desk' to='desk' probability='25%'/>";
  g_autofree char *asked = g_strconcat (
      busy, ANSWER ("metric='queue.wait' of='desk' value='1s'"), NULL);
  g_autofree char *unasked = small_problems (busy);

  is_wrong (asked, "asks for a steady state, but the load of 'desk' is 160%; "
                   "expected less than 100%");
  ck_assert_str_eq (unasked, "");
}
END_TEST

/* --- what is known without theory ----------------------------------------- */

START_TEST (a_clockwork_never_waits)
{
  g_autoptr (SimRunRecord) record = replay (QUEUE JOBS ROOM_FOR_NONE, 0);

  ck_assert_double_eq (whole (record, "queue.wait", "queue=desk"), 0);
  ck_assert_double_eq (whole (record, "queue.stay", "queue=desk"), 48e3);
  ck_assert_double_eq_tol (whole (record, "queue.utilisation", "queue=desk"),
                           0.8, 1e-5);
  ck_assert_double_eq_tol (whole (record, "queue.throughput", "queue=desk"),
                           1 / 60.0, 1e-6);
  ck_assert_double_eq_tol (
      whole (record, "queue.arrivals", "class=jobs;hour=9"), 60, 1e-9);
  ck_assert_double_eq (
      whole (record, "queue.arrivals.variance", "class=jobs;hour=9"), 0);
}
END_TEST

/* Served for 150 s while one comes each minute: every third is served. */
START_TEST (a_clockwork_without_room_loses_two_of_three)
{
  g_autoptr (SimRunRecord) record = replay (
      "<queue id='desk' discipline='loss' demand='constant(150s)'/>" JOBS
          ROOM_FOR_NONE,
      0);

  ck_assert_double_eq_tol (whole (record, "queue.lost", "queue=desk"), 2 / 3.0,
                           1e-4);
}
END_TEST

START_TEST (customers_who_do_not_think_are_always_inside)
{
  g_autoptr (SimRunRecord) record
      = replay ("<queue id='a' demand='exponential(mean=60s)'/>"
                "<queue id='b' demand='exponential(mean=90s)' servers='2'/>"
                "<customers id='users' at='a' number='5'/>"
                "<route from='a' to='b'/><route from='b' to='a'/>",
                0);

  ck_assert_double_eq_tol (whole (record, "queue.inside", "queue=a")
                               + whole (record, "queue.inside", "queue=b"),
                           5, 1e-9);
}
END_TEST

/* Both classes always have customers there, so weights divide the server. */
START_TEST (weights_divide_a_server)
{
  g_autoptr (SimRunRecord) record
      = replay ("<queue id='a' discipline='shares' demand='constant(60s)'/>"
                "<customers id='heavy' at='a' number='5' weight='3'/>"
                "<customers id='light' at='a' number='5' weight='1'/>"
                "<route from='a' to='a'/>",
                0);

  ck_assert_double_eq_tol (
      whole (record, "queue.throughput", "class=heavy;queue=a")
          / whole (record, "queue.throughput", "class=light;queue=a"),
      3, 1e-2);
}
END_TEST

START_TEST (a_route_of_one_class_is_not_for_the_other)
{
  g_autoptr (SimRunRecord) record = replay (
      QUEUE JOBS "<queue id='next' demand='constant(1s)'/>"
                 "<arrivals id='rare' at='desk' every='constant(600s)'/>"
                 "<route from='desk' to='next' class='rare'/>",
      0);

  ck_assert_double_eq_tol (whole (record, "queue.throughput", "queue=next"),
                           1 / 600.0, 1e-5);
}
END_TEST

/* Hours of weight 0 are empty; the others take what the day has. */
START_TEST (a_profile_moves_arrivals_to_its_hours)
{
  g_autoptr (SimRunRecord) record = replay (
      QUEUE "<profile id='morning' weekend='0%' hours='0 0 0 0 0 0 0 0 1 1 1 1 "
            "0 0 0 0 0 0 0 0 0 0 0 0'/>"
            "<arrivals id='jobs' at='desk' every='constant(600s)' "
            "profile='morning'/>",
      0);

  ck_assert_double_eq (whole (record, "queue.arrivals", "class=jobs;hour=7"),
                       0);
  ck_assert_double_eq (whole (record, "queue.arrivals", "class=jobs;hour=12"),
                       0);
  /* 144 on a workday, in four hours; of the 60 days from Wednesday,
   * 1 January 2020, 43 are workdays. */
  ck_assert_double_eq_tol (
      whole (record, "queue.arrivals", "class=jobs;hour=9"), 36 * 43 / 60.0,
      0.7);
}
END_TEST

/* --- regimes, keys, repetition -------------------------------------------- */

#define FASTER                                                                 \
  "<event id='faster' date='2020-01-31'><set entity='desk' "                   \
  "attribute='demand' value='constant(24s)'/></event>"

/* 30 of 60 days at 80 %, 30 at 40 %. */
START_TEST (each_regime_is_played_and_the_whole_is_their_sum)
{
  g_autoptr (SimRunRecord) record = replay (QUEUE JOBS FASTER ROOM_FOR_NONE, 0);

  ck_assert_double_eq_tol (
      value_in (record, 0, "queue.utilisation", "queue=desk"), 0.8, 1e-4);
  ck_assert_double_eq_tol (
      value_in (record, 1, "queue.utilisation", "queue=desk"), 0.4, 1e-4);
  ck_assert_double_eq_tol (whole (record, "queue.utilisation", "queue=desk"),
                           0.6, 1e-4);
  ck_assert_double_eq_tol (whole (record, "queue.stay", "queue=desk"), 36e3,
                           36);
}
END_TEST

#define RANDOM                                                                 \
  "<queue id='desk' demand='exponential(mean=48s)'/>"                          \
  "<arrivals id='jobs' at='desk' every='exponential(mean=60s)'/>"
#define ANOTHER                                                                \
  "<queue id='other' demand='exponential(mean=48s)'/>"                         \
  "<arrivals id='others' at='other' every='exponential(mean=60s)'/>"

START_TEST (an_unrelated_queue_moves_no_number)
{
  g_autoptr (SimRunRecord) alone = replay (RANDOM, 0);
  g_autoptr (SimRunRecord) beside = replay (ANOTHER RANDOM, 0);
  static const char *const metrics[]
      = { "queue.wait", "queue.stay.p95", "queue.inside", "queue.little" };

  for (guint i = 0; i < G_N_ELEMENTS (metrics); i++)
    {
      ck_assert_double_eq (whole (alone, metrics[i], "queue=desk"),
                           whole (beside, metrics[i], "queue=desk"));
      ck_assert_double_ne (whole (beside, metrics[i], "queue=other"),
                           whole (beside, metrics[i], "queue=desk"));
    }
}
END_TEST

START_TEST (a_replication_repeats_itself_and_no_other)
{
  g_autoptr (SimRunRecord) one = replay (RANDOM, 0);
  g_autoptr (SimRunRecord) again = replay (RANDOM, 0);
  g_autoptr (SimRunRecord) other = replay (RANDOM, 1);

  ck_assert_str_eq (one->fingerprint, again->fingerprint);
  ck_assert_str_ne (one->fingerprint, other->fingerprint);
}
END_TEST

/* Populations are played beside queues, and do not feel them. */
START_TEST (queues_and_populations_share_a_world)
{
#define SHORT "<experiment windows='2' window-length='10s'/>"
  g_autoptr (SimRunRecord) alone = replay (SMALL_ALL SHORT, 0);
  g_autoptr (SimRunRecord) both = replay (SMALL_ALL SHORT RANDOM, 0);

  ck_assert_double_eq (whole (alone, "latency.mean", ""),
                       whole (both, "latency.mean", ""));
  ck_assert_double_gt (whole (both, "queue.wait", "queue=desk"), 0);
}
END_TEST

static const TTest **const tests[]
    = { &every_discipline_is_a_kind_of_station,
        &what_can_be_known_is_a_metric,
        &queues_and_laws_that_make_no_sense_are_refused,
        &routes_that_make_no_sense_are_refused,
        &known_answers_that_make_no_sense_are_refused,
        &a_steady_state_needs_a_load_below_one,
        &a_clockwork_never_waits,
        &a_clockwork_without_room_loses_two_of_three,
        &customers_who_do_not_think_are_always_inside,
        &weights_divide_a_server,
        &a_route_of_one_class_is_not_for_the_other,
        &a_profile_moves_arrivals_to_its_hours,
        &each_regime_is_played_and_the_whole_is_their_sum,
        &an_unrelated_queue_moves_no_number,
        &a_replication_repeats_itself_and_no_other,
        &queues_and_populations_share_a_world,
        NULL };

SUITE_MAIN ("queueing", tests)
