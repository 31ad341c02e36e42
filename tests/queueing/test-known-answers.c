/* The shipped validation scenarios: every value that a file states is the one
 * that sim-formula computes, and lies inside the interval of what is measured.
 *
 * The values in the files were computed apart from sim-formula, in 50 digits;
 * here the two must agree in 12. The intervals are Student's over
 * N_REPLICATIONS replications with a confidence such that all comparisons of
 * a run of this suite together raise a false alarm about once in 10^4 runs
 * (Bonferroni: at most MOST_COMPARISONS at 1 - CONFIDENCE; a test counts
 * them). The seed is fixed unless SOVSIM_SEEDS asks for more. */
#include "config.h"

#include "sim/sim-formula.h"
#include "tests/queueing/validation.h"
#include "tests/sim/suite.h"

#include <math.h>
#include <string.h>

#define N_REPLICATIONS 40
#define MOST_COMPARISONS 200
#define CONFIDENCE (1 - 5e-7)

/* --- the values in the files ---------------------------------------------- */

/* A scenario whose answers are checked one by one. */
typedef struct
{
  Study *study;
  gboolean *checked; /* by index of the answer */
} Checking;

static void
begin (Checking *checking, const char *name)
{
  checking->study = validation_load (name, NULL);
  checking->checked = g_new0 (
      gboolean,
      world_all (study_world (checking->study), KIND_KNOWN_ANSWER)->len);
}

/* Answer @id is @exact in 12 digits. */
static void
expect (Checking *checking, const char *id, double exact)
{
  const Entity *entity = world_find (study_world (checking->study), id);
  double stated;

  ck_assert_msg (entity != NULL && entity->kind->id == KIND_KNOWN_ANSWER,
                 "%s: no such answer", id);
  stated = known_answer_value ((const KnownAnswer *) entity);
  ck_assert_msg (fabs (stated - exact) <= 5e-13 * fabs (exact),
                 "%s: the file states %.16g, sim-formula computes %.16g", id,
                 stated, exact);
  checking->checked[entity->index] = TRUE;
}

/* Little's law is known to hold wherever it is stated; nothing else is left. */
static void
finish (Checking *checking)
{
  WORLD_EACH (study_world (checking->study), KIND_KNOWN_ANSWER, KnownAnswer,
              answer)
    {
      if (strcmp (ANSWER_WORDS[answer->metric], "queue.little") == 0)
        expect (checking, answer->base.id, 0);
      ck_assert_msg (checking->checked[answer->base.index],
                     "%s is compared with no formula", answer->base.id);
    }
  study_free (checking->study);
  g_free (checking->checked);
}

/* Many answers "PREFIX-NUMBER". */
static void
expect_numbered (Checking *checking, const char *prefix, guint number,
                 double exact)
{
  g_autofree char *id = g_strdup_printf ("%s-%u", prefix, number);

  expect (checking, id, exact);
}

START_TEST (mm1_states_kleinrocks_values)
{
  static const guint waits[] = { 0, 100, 200, 400, 800, 1200, 1600 };
  const double arrival = 1 / 100.0, service = 1 / 80.0;
  Checking c;

  begin (&c, "mm1");
  expect (&c, "wait", sim_formula_mmc_wait (arrival, service, 1));
  expect (&c, "stay", sim_formula_mmc_wait (arrival, service, 1) + 80);
  expect (&c, "inside",
          arrival * (sim_formula_mmc_wait (arrival, service, 1) + 80));
  expect (&c, "busy", 0.8);
  expect (&c, "served", 10);
  for (guint n = 0; n <= 8; n += n == 0 ? 1 : n == 1 ? 2 : 5)
    expect_numbered (&c, "inside", n,
                     sim_formula_mmck_state (arrival, service, 1, 500, n));
  for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
    expect_numbered (&c, "wait", waits[i],
                     sim_formula_mmc_wait_cdf (arrival, service, 1, waits[i]));
  expect (&c, "stay-200", -expm1 (-0.5));
  expect (&c, "stay-800", -expm1 (-2));
  finish (&c);
}
END_TEST

START_TEST (mm16_states_erlangs_values)
{
  static const guint waits[] = { 0, 25, 50, 100, 150, 200 };
  static const guint states[] = { 8, 14, 16, 20 };
  const double arrival = 1 / 8.0, service = 1 / 112.0;
  double wait = sim_formula_mmc_wait (arrival, service, 16);
  Checking c;

  begin (&c, "mm16");
  expect (&c, "wait", wait);
  expect (&c, "stay", wait + 112);
  expect (&c, "inside", arrival * (wait + 112));
  expect (&c, "busy", 14 / 16.0);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    expect_numbered (
        &c, "inside", states[i],
        sim_formula_mmck_state (arrival, service, 16, 1000, states[i]));
  for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
    expect_numbered (&c, "wait", waits[i],
                     sim_formula_mmc_wait_cdf (arrival, service, 16, waits[i]));
  finish (&c);
}
END_TEST

static double
mean_inside (double arrival, double service, guint n, guint room)
{
  double sum = 0;

  for (guint i = 1; i <= room; i++)
    sum += i * sim_formula_mmck_state (arrival, service, n, room, i);
  return sum;
}

START_TEST (mmck_states_the_values_of_erlang_b_and_c)
{
  const double arrival = 1 / 25.0, service = 1 / 80.0, offered = 3.2;
  double blocked = sim_formula_mmck_state (arrival, service, 4, 6, 6);
  double inside = mean_inside (arrival, service, 4, 6);
  double dropped = sim_formula_erlang_b (offered, 4);
  Checking c;

  begin (&c, "mmck");
  expect (&c, "blocked", blocked);
  expect (&c, "counter-inside", inside);
  expect (&c, "counter-wait", inside / (arrival * (1 - blocked)) - 80);
  expect (&c, "counter-served", 1000 * arrival * (1 - blocked));
  for (guint n = 1; n <= 6; n += n == 1 ? 3 : 2)
    expect_numbered (&c, "counter", n,
                     sim_formula_mmck_state (arrival, service, 4, 6, n));
  expect (&c, "dropped", dropped);
  expect (&c, "lines-inside", offered * (1 - dropped));
  expect (&c, "lines-1", sim_formula_mmck_state (arrival, service, 4, 4, 1));
  expect (&c, "lines-4", dropped);
  expect (&c, "hall-wait", sim_formula_mmc_wait (arrival, service, 4));
  expect (&c, "hall-at-once", 1 - sim_formula_erlang_c (offered, 4));
  finish (&c);
}
END_TEST

/* What all three M/G/1 state. */
static void
expect_mg1 (Checking *c, double cv2)
{
  double wait = sim_formula_mg1_wait (0.01, 70, cv2 * 70 * 70);

  expect (c, "wait", wait);
  expect (c, "stay", wait + 70);
  expect (c, "inside", 0.01 * (wait + 70));
  expect (c, "empty", 0.3);
  expect (c, "at-once", 0.3);
}

START_TEST (mg1_states_pollaczeks_values)
{
  Checking c;

  begin (&c, "mg1-lognormal");
  expect_mg1 (&c, 1.5 * 1.5);
  finish (&c);
  begin (&c, "mg1-hyperexponential");
  expect_mg1 (&c, 2 * 2);
  finish (&c);
}
END_TEST

START_TEST (md1_states_pollaczeks_and_erlangs_values)
{
  static const guint waits[] = { 35, 70, 105, 140, 210, 280 };
  Checking c;

  begin (&c, "md1");
  expect_mg1 (&c, 0);
  for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
    expect_numbered (&c, "wait", waits[i],
                     sim_formula_md1_wait_cdf (0.01, 70, waits[i]));
  finish (&c);
}
END_TEST

START_TEST (mg1_sharing_states_the_values_of_mm1)
{
  static const char *const queues[] = { "steady", "plain", "wild" };
  const double arrival = 1 / 100.0, service = 1 / 70.0;
  double stay = sim_formula_mmc_wait (arrival, service, 1) + 70;
  Checking c;

  begin (&c, "mg1-sharing");
  for (guint i = 0; i < G_N_ELEMENTS (queues); i++)
    {
      g_autofree char *stays = g_strdup_printf ("%s-stay", queues[i]);
      g_autofree char *insides = g_strdup_printf ("%s-inside", queues[i]);

      expect (&c, stays, stay);
      expect (&c, insides, arrival * stay);
      for (guint n = 0; n <= 2; n += 2)
        expect_numbered (&c, queues[i], n,
                         sim_formula_mmck_state (arrival, service, 1, 500, n));
    }
  finish (&c);
}
END_TEST

START_TEST (priorities_states_cobhams_values)
{
  const SimFormulaClass classes[]
      = { { 1 / 320.0, 100, 100 * 100 }, { 1 / 320.0, 150, 150 * 150 / 2.0 } };
  Checking c;

  begin (&c, "priorities");
  expect (&c, "wait-urgent", sim_formula_priority_wait (classes, 2, 0));
  expect (&c, "wait-normal", sim_formula_priority_wait (classes, 2, 1));
  expect (&c, "stay-urgent", sim_formula_preemptive_stay (classes, 2, 0));
  expect (&c, "stay-normal", sim_formula_preemptive_stay (classes, 2, 1));
  expect (&c, "busy-polite", 250 / 320.0);
  expect (&c, "busy-rude", 250 / 320.0);
  finish (&c);
}
END_TEST

START_TEST (tandem_states_burkes_values)
{
  const double arrival = 0.01, first = 1 / 70.0, second = 1 / 140.0;
  double wait = sim_formula_mmc_wait (arrival, second, 2);
  Checking c;

  begin (&c, "tandem");
  expect (&c, "first-stay", sim_formula_mmc_wait (arrival, first, 1) + 70);
  expect (&c, "second-wait", wait);
  expect (&c, "second-stay", wait + 140);
  expect (&c, "second-served", 10);
  for (guint n = 0; n <= 2; n += 2)
    {
      expect_numbered (&c, "first", n,
                       sim_formula_mmck_state (arrival, first, 1, 500, n));
      expect_numbered (&c, "second", n,
                       sim_formula_mmck_state (arrival, second, 2, 500, n));
    }
  for (guint t = 100; t <= 300; t += 200)
    expect_numbered (&c, "second-wait", t,
                     sim_formula_mmc_wait_cdf (arrival, second, 2, t));
  finish (&c);
}
END_TEST

static void
expect_jackson (Checking *c, const char *queue, double rate, guint n,
                double mean)
{
  g_autofree char *stay = g_strdup_printf ("%s-stay", queue);
  g_autofree char *served = g_strdup_printf ("%s-served", queue);
  g_autofree char *empty = g_strdup_printf ("%s-empty", queue);

  expect (c, stay, sim_formula_mmc_wait (rate, 1 / mean, n) + mean);
  expect (c, served, 1000 * rate);
  expect (c, empty, sim_formula_mmck_state (rate, 1 / mean, n, 500, 0));
  expect_numbered (c, queue, 2,
                   sim_formula_mmck_state (rate, 1 / mean, n, 500, 2));
}

/* gate = 1/250 + 0.4 exit, desk = 0.5 gate, exit = 0.3 gate + desk. */
START_TEST (jackson_states_jacksons_values)
{
  double gate = 1 / 250.0 / 0.68;
  Checking c;

  begin (&c, "jackson");
  expect_jackson (&c, "gate", gate, 1, 100);
  expect_jackson (&c, "desk", 0.5 * gate, 2, 400);
  expect_jackson (&c, "exit", 0.8 * gate, 1, 80);
  finish (&c);
}
END_TEST

START_TEST (closed_states_the_values_of_mean_value_analysis)
{
  const double demand[] = { 100, 0.8 * 150 };
  double inside[2];
  double rate = sim_formula_mva (demand, 2, 500, 8, inside);
  Checking c;

  begin (&c, "closed");
  expect (&c, "cycles", 1000 * rate);
  expect (&c, "cpu-inside", inside[0]);
  expect (&c, "disk-inside", inside[1]);
  expect (&c, "cpu-busy", rate * demand[0]);
  expect (&c, "disk-busy", rate * demand[1]);
  expect (&c, "cpu-stay", inside[0] / rate);
  expect (&c, "disk-stay", inside[1] / (0.8 * rate));
  finish (&c);
}
END_TEST

/* 2400 visitors a day, spread by the weights of the profile in the file. */
START_TEST (nhpp_states_the_rate_of_each_hour)
{
  static const guint hours[] = { 0, 6, 9, 12, 17, 23 };
  const Profile *profile;
  double sum = 0;
  Checking c;

  begin (&c, "nhpp");
  profile = (const Profile *) world_find (study_world (c.study), "office");
  for (guint i = 0; i < 24; i++)
    sum += profile->hours[i];
  for (guint i = 0; i < G_N_ELEMENTS (hours); i++)
    {
      double mean = 2400 * profile->hours[hours[i]] / sum;

      expect_numbered (&c, "mean", hours[i], mean);
      expect_numbered (&c, "variance", hours[i], mean);
    }
  expect (&c, "a-day", 2400 / 86400.0);
  finish (&c);
}
END_TEST

/* --- what is measured ----------------------------------------------------- */

static guint64
n_seeds (void)
{
  const char *text = g_getenv ("SOVSIM_SEEDS");

  return text == NULL ? 1 : g_ascii_strtoull (text, NULL, 10);
}

static void
check_answer (const KnownAnswer *answer, const double *values, guint64 seed)
{
  SimInterval interval = sim_interval_mean (values, N_REPLICATIONS, CONFIDENCE);
  double exact = known_answer_value (answer);

  ck_assert_msg (interval.low <= exact && exact <= interval.high,
                 "%s: %s is %g to %g, but should be %g (seed %u)",
                 answer->base.file, answer->base.id, interval.low,
                 interval.high, exact, (guint) seed);
}

static void
check_scenario (const char *name, guint64 seed)
{
  g_autoptr (Study) study = validation_load (name, NULL);
  g_autofree double *values
      = validation_replay (study, seed, N_REPLICATIONS, 2);

  WORLD_EACH (study_world (study), KIND_KNOWN_ANSWER, KnownAnswer, answer)
    check_answer (answer, &values[answer->base.index * N_REPLICATIONS], seed);
}

START_TEST (all_known_answers_lie_inside_their_intervals)
{
  for (guint64 seed = 1; seed <= n_seeds (); seed++)
    for (guint i = 0; i < N_VALIDATIONS; i++)
      check_scenario (VALIDATIONS[i], seed);
}
END_TEST

START_TEST (no_more_comparisons_are_made_than_the_false_alarm_rate_allows)
{
  guint n = 0;

  for (guint i = 0; i < N_VALIDATIONS; i++)
    {
      g_autoptr (Study) study = validation_load (VALIDATIONS[i], NULL);

      n += world_all (study_world (study), KIND_KNOWN_ANSWER)->len;
    }
  ck_assert_uint_le (n, MOST_COMPARISONS);
  ck_assert_double_le ((1 - CONFIDENCE) * MOST_COMPARISONS, 1.001e-4);
}
END_TEST

static const TTest **const tests[]
    = { &mm1_states_kleinrocks_values,
        &mm16_states_erlangs_values,
        &mmck_states_the_values_of_erlang_b_and_c,
        &mg1_states_pollaczeks_values,
        &md1_states_pollaczeks_and_erlangs_values,
        &mg1_sharing_states_the_values_of_mm1,
        &priorities_states_cobhams_values,
        &tandem_states_burkes_values,
        &jackson_states_jacksons_values,
        &closed_states_the_values_of_mean_value_analysis,
        &nhpp_states_the_rate_of_each_hour,
        &all_known_answers_lie_inside_their_intervals,
        &no_more_comparisons_are_made_than_the_false_alarm_rate_allows,
        NULL };

SUITE_MAIN ("known answers", tests)
