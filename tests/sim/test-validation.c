/* Small models with a known answer, against the formula.
 *
 * Each is run N_REPLICATIONS times; each measure gets a Student interval over
 * the replications, and the exact value must lie inside. The confidence is
 * such that all comparisons of a run of this suite together raise a false
 * alarm once in 10^4 runs (Bonferroni over at most 100 comparisons at 1e-6).
 * The seed is fixed unless SOVSIM_SEEDS asks for more (make check-long).
 * Little's law is one of the measures of every model. */
#include "config.h"

#include "sim/sim-formula.h"
#include "sim/sim-interval.h"
#include "sim/sim-pool.h"
#include "tests/sim/model.h"
#include "tests/sim/suite.h"

#include <math.h>

#define N_REPLICATIONS 40
#define CONFIDENCE (1 - 1e-6)

/* What one run measures, into @out, in the order of the exact values. */
typedef void (*Measure) (const Model *model, double *out);

typedef struct
{
  const ModelSpec *spec;
  Measure measure;
  guint64 seed;
  guint n; /* measures */
  double values[MODEL_OUTPUTS][N_REPLICATIONS];
} Validation;

/* L - lambda W of a station: nobody refused is inside. */
static double
little (const Model *model, guint station)
{
  const SimStationStats *stats = model_stats (model, station);

  return model_inside (model, station)
         - (double) stats->n_departed / model->spec->run_ms * stats->stay.mean
               / 1e6;
}

static void
validation_task (guint index, gpointer data)
{
  Validation *v = data;
  g_autoptr (Model) model = model_new (v->spec, v->seed, index);
  double out[MODEL_OUTPUTS] = { 0 };

  model_run (model);
  v->measure (model, out);
  for (guint i = 0; i < v->n; i++)
    v->values[i][index] = out[i];
  for (guint i = 0; i < v->spec->n_stations; i++)
    v->values[v->n + i][index] = little (model, i);
}

static void
check_measure (const Validation *v, guint i, double exact)
{
  SimInterval interval
      = sim_interval_mean (v->values[i], N_REPLICATIONS, CONFIDENCE);

  if (g_getenv ("SOVSIM_VERBOSE") != NULL)
    g_print ("%-16s %2u exact %12.6f measured %12.6f +- %.6f\n", v->spec->name,
             i, exact, interval.estimate, interval.half_width);
  ck_assert_msg (exact >= interval.low && exact <= interval.high,
                 "%s: measure %u is %g to %g, but should be %g (seed %u)",
                 v->spec->name, i, interval.low, interval.high, exact,
                 (guint) v->seed);
}

static guint64
n_seeds (void)
{
  const char *text = g_getenv ("SOVSIM_SEEDS");

  return text == NULL ? 1 : g_ascii_strtoull (text, NULL, 10);
}

static void
validate (const ModelSpec *spec, Measure measure, const double *exact, guint n)
{
  g_autofree Validation *v = g_new0 (Validation, 1);

  v->spec = spec;
  v->measure = measure;
  v->n = n;
  for (v->seed = 1; v->seed <= n_seeds (); v->seed++)
    {
      sim_pool_run (N_REPLICATIONS, 2, validation_task, v);
      for (guint i = 0; i < n; i++)
        check_measure (v, i, exact[i]);
      for (guint i = 0; i < spec->n_stations; i++)
        check_measure (v, n + i, 0);
    }
}

#define VALIDATE(spec, measure, exact)                                         \
  validate (&spec, measure, exact, G_N_ELEMENTS (exact))

/* Share of the observed time with @n at station 0. */
static double
share_with (const Model *model, guint n)
{
  return (double) model->time_at[n] / (model->spec->run_ms * 1e6);
}

static void
measure_queue (const Model *model, double *out)
{
  const SimStationStats *stats = model_stats (model, 0);

  out[0] = stats->wait.mean / 1e6;
  out[1] = stats->stay.mean / 1e6;
  out[2] = model_inside (model, 0);
  out[3] = (double) model->n_soon / (double) model->n_begun;
  out[4] = share_with (model, 0);
  out[5] = share_with (model, 3);
}

static const ModelSpec MM1
    = { .name = "M/M/1",
        .n_stations = 1,
        .stations = { { .kind = "fifo", .n_servers = 1 } },
        .service = { { "exponential(mean=1)" } },
        .per_ms = { 0.8 },
        .warm_ms = 500,
        .run_ms = 30000,
        .wait_at_ms = 4 };

START_TEST (mm1_waits_and_queues_as_kleinrock_says)
{
  const double exact[] = { 4,
                           5,
                           4,
                           sim_formula_mmc_wait_cdf (0.8, 1, 1, 4),
                           sim_formula_mmck_state (0.8, 1, 1, 1000, 0),
                           0.2 * 0.512 };

  VALIDATE (MM1, measure_queue, exact);
}
END_TEST

/* States that are common: a t interval does not hold for a state that most
 * replications never see. */
static void
measure_wide (const Model *model, double *out)
{
  measure_queue (model, out);
  out[4] = share_with (model, 12);
  out[5] = share_with (model, 18);
}

static const ModelSpec MM16
    = { .name = "M/M/16",
        .n_stations = 1,
        .stations = { { .kind = "fifo", .n_servers = 16 } },
        .service = { { "exponential(mean=1)" } },
        .per_ms = { 14 },
        .warm_ms = 100,
        .run_ms = 3000,
        .wait_at_ms = 0.5 };

START_TEST (mm16_waits_and_queues_as_erlang_says)
{
  double wait = sim_formula_mmc_wait (14, 1, 16);
  const double exact[] = { wait,
                           wait + 1,
                           14 * (wait + 1),
                           sim_formula_mmc_wait_cdf (14, 1, 16, 0.5),
                           sim_formula_mmck_state (14, 1, 16, 500, 12),
                           sim_formula_mmck_state (14, 1, 16, 500, 18) };

  VALIDATE (MM16, measure_wide, exact);
}
END_TEST

static void
measure_loss (const Model *model, double *out)
{
  const SimStationStats *stats = model_stats (model, 0);

  out[0] = (double) stats->n_refused / (double) stats->n_arrived;
  out[1] = share_with (model, 1);
  out[2] = share_with (model, 4);
}

static const ModelSpec MM4K
    = { .name = "M/M/4/6",
        .n_stations = 1,
        .stations = { { .kind = "fifo", .n_servers = 4, .room = 6 } },
        .service = { { "exponential(mean=1)" } },
        .per_ms = { 3.6 },
        .warm_ms = 100,
        .run_ms = 10000 };

START_TEST (mmck_refuses_as_its_states_say)
{
  const double exact[] = { sim_formula_mmck_state (3.6, 1, 4, 6, 6),
                           sim_formula_mmck_state (3.6, 1, 4, 6, 1),
                           sim_formula_mmck_state (3.6, 1, 4, 6, 4) };

  VALIDATE (MM4K, measure_loss, exact);
}
END_TEST

static const ModelSpec LOSS
    = { .name = "M/G/4/4",
        .n_stations = 1,
        .stations = { { .kind = "loss", .n_servers = 4 } },
        .service = { { "lognormal(mean=1, cv=2)" } },
        .per_ms = { 3 },
        .warm_ms = 100,
        .run_ms = 10000 };

/* Erlang's loss does not depend on the law of service, only on its mean. */
START_TEST (a_loss_station_refuses_as_erlang_b_says_for_any_service)
{
  const double exact[]
      = { sim_formula_erlang_b (3, 4), sim_formula_mmck_state (3, 1, 4, 4, 1),
          sim_formula_mmck_state (3, 1, 4, 4, 4) };

  VALIDATE (LOSS, measure_loss, exact);
}
END_TEST

static void
measure_wait (const Model *model, double *out)
{
  out[0] = model_stats (model, 0)->wait.mean / 1e6;
  out[1] = model_inside (model, 0);
}

static void
validate_mg1 (const char *service, double variance)
{
  ModelSpec spec = MM1;
  double wait = sim_formula_mg1_wait (0.7, 1, variance);
  const double exact[] = { wait, 0.7 * (wait + 1) };

  spec.name = service;
  spec.service[0][0] = service;
  spec.per_ms[0] = 0.7;
  VALIDATE (spec, measure_wait, exact);
}

START_TEST (md1_waits_half_as_long_as_mm1) { validate_mg1 ("constant(1)", 0); }
END_TEST

START_TEST (mg1_with_lognormal_service_waits_as_pollaczek_says)
{
  validate_mg1 ("lognormal(mean=1, cv=1.5)", 2.25);
}
END_TEST

START_TEST (mg1_with_hyperexponential_service_waits_as_pollaczek_says)
{
  validate_mg1 ("hyperexponential(mean=1, cv=2)", 4);
}
END_TEST

static void
measure_sharing (const Model *model, double *out)
{
  out[0] = model_stats (model, 0)->stay.mean / 1e6;
  out[1] = share_with (model, 0);
  out[2] = share_with (model, 2);
}

/* M/G/1 under processor sharing is insensitive: mean stay and the number
 * inside are those of M/M/1, whatever the law (Kleinrock II, section 4.4). */
static void
validate_sharing (const char *service)
{
  ModelSpec spec = MM1;
  const double exact[] = { 1 / 0.3, 0.3, 0.3 * 0.49 };

  spec.name = service;
  spec.stations[0].kind = "sharing";
  spec.service[0][0] = service;
  spec.per_ms[0] = 0.7;
  VALIDATE (spec, measure_sharing, exact);
}

START_TEST (processor_sharing_does_not_care_about_the_law_of_service)
{
  validate_sharing ("exponential(mean=1)");
  validate_sharing ("constant(1)");
  validate_sharing ("hyperexponential(mean=1, cv=2)");
}
END_TEST

static void
measure_delay (const Model *model, double *out)
{
  out[0] = model_inside (model, 0);
  out[1] = share_with (model, 0);
  out[2] = share_with (model, 5);
}

/* M/G/infinity: the number inside is Poisson, whatever the law. */
START_TEST (infinite_servers_hold_a_poisson_number)
{
  ModelSpec spec = MM1;
  const double exact[] = { 4, exp (-4), exp (-4) * pow (4, 5) / 120 };

  spec.name = "M/G/inf";
  spec.stations[0].kind = "infinite";
  spec.service[0][0] = "lognormal(mean=1, cv=1)";
  spec.per_ms[0] = 4;
  spec.run_ms = 6000;
  VALIDATE (spec, measure_delay, exact);
}
END_TEST

static const ModelSpec TWO_CLASSES
    = { .name = "two classes",
        .n_stations = 1,
        .stations = { { .kind = "priority", .n_servers = 1, .n_tenants = 2 } },
        .service = { { "exponential(mean=1)", "erlang(k=2, mean=1.5)" } },
        .per_ms = { 0.3, 0.3 },
        .warm_ms = 500,
        .run_ms = 30000 };

static const SimFormulaClass CLASSES[] = { { 0.3, 1, 1 }, { 0.3, 1.5, 1.125 } };

static void
measure_waits (const Model *model, double *out)
{
  out[0] = model->wait[0].mean;
  out[1] = model->wait[1].mean;
}

START_TEST (two_priorities_wait_as_cobham_says)
{
  const double exact[] = { sim_formula_priority_wait (CLASSES, 2, 0),
                           sim_formula_priority_wait (CLASSES, 2, 1) };

  VALIDATE (TWO_CLASSES, measure_waits, exact);
}
END_TEST

static void
measure_stays (const Model *model, double *out)
{
  out[0] = model->stay[0].mean;
  out[1] = model->stay[1].mean;
}

START_TEST (two_preemptive_priorities_stay_as_theory_says)
{
  ModelSpec spec = TWO_CLASSES;
  const double exact[] = { sim_formula_preemptive_stay (CLASSES, 2, 0),
                           sim_formula_preemptive_stay (CLASSES, 2, 1) };

  spec.name = "preemptive";
  spec.stations[0].kind = "preemptive";
  VALIDATE (spec, measure_stays, exact);
}
END_TEST

/* Mean stays at each station. */
static void
measure_network (const Model *model, double *out)
{
  for (guint i = 0; i < model->spec->n_stations; i++)
    {
      out[2 * i] = model_stats (model, i)->stay.mean / 1e6;
      out[2 * i + 1] = model_arrivals (model, i);
    }
}

static const ModelSpec TANDEM
    = { .name = "tandem",
        .n_stations = 2,
        .stations = { { .kind = "fifo", .n_servers = 1 },
                      { .kind = "fifo", .n_servers = 2 } },
        .service = { { "exponential(mean=1)" }, { "exponential(mean=2)" } },
        .per_ms = { 0.7 },
        .route = { { 0, 1 } },
        .warm_ms = 500,
        .run_ms = 20000 };

/* Burke: what leaves M/M/1 is Poisson, so the second is M/M/2 on its own. */
START_TEST (a_tandem_is_two_queues_on_their_own)
{
  const double exact[]
      = { 1 / 0.3, 0.7, sim_formula_mmc_wait (0.7, 0.5, 2) + 2, 0.7 };

  VALIDATE (TANDEM, measure_network, exact);
}
END_TEST

static const ModelSpec JACKSON
    = { .name = "Jackson",
        .n_stations = 3,
        .stations = { { .kind = "fifo", .n_servers = 1 },
                      { .kind = "fifo", .n_servers = 2 },
                      { .kind = "fifo", .n_servers = 1 } },
        .service = { { "exponential(mean=1)" },
                     { "exponential(mean=4)" },
                     { "exponential(mean=0.8)" } },
        .per_ms = { 0.4 },
        .route = { { 0, 0.5, 0.3 }, { 0, 0, 1 }, { 0.4, 0, 0 } },
        .warm_ms = 500,
        .run_ms = 30000 };

/* Jackson (1957): a = 0.4 + 0.4 c, b = 0.5 a, c = 0.3 a + b: a = 0.4 / 0.68,
 * and each station is M/M/c with that arrival rate, feedback or not. */
START_TEST (a_jackson_network_is_made_of_independent_queues)
{
  double a = 0.4 / 0.68, b = 0.5 * a, c = 0.8 * a;
  const double exact[] = { sim_formula_mmc_wait (a, 1, 1) + 1,      a,
                           sim_formula_mmc_wait (b, 0.25, 2) + 4,   b,
                           sim_formula_mmc_wait (c, 1.25, 1) + 0.8, c };

  VALIDATE (JACKSON, measure_network, exact);
}
END_TEST

static void
measure_closed (const Model *model, double *out)
{
  out[0] = model_arrivals (model, 0);
  out[1] = model_inside (model, 0);
  out[2] = model_inside (model, 1);
}

static const ModelSpec CLOSED
    = { .name = "closed",
        .n_stations = 3,
        .stations = { { .kind = "fifo", .n_servers = 1 },
                      { .kind = "sharing", .n_servers = 1 },
                      { .kind = "infinite" } },
        .service = { { "exponential(mean=1)" },
                     { "hyperexponential(mean=1.5, cv=2)" },
                     { "lognormal(mean=5, cv=1)" } },
        .route = { { 0, 0.8, 0.2 }, { 0, 0, 1 }, { 1, 0, 0 } },
        .population = 8,
        .warm_ms = 500,
        .run_ms = 20000 };

/* Sharing and infinite stations do not care about the law (BCMP 1975). */
START_TEST (a_closed_network_has_the_throughput_of_mean_value_analysis)
{
  const double demand[] = { 1, 0.8 * 1.5 };
  double inside[2];
  double throughput = sim_formula_mva (demand, 2, 5, 8, inside);
  const double exact[] = { throughput, inside[0], inside[1] };

  VALIDATE (CLOSED, measure_closed, exact);
}
END_TEST

static const TTest **const tests[]
    = { &mm1_waits_and_queues_as_kleinrock_says,
        &mm16_waits_and_queues_as_erlang_says,
        &mmck_refuses_as_its_states_say,
        &a_loss_station_refuses_as_erlang_b_says_for_any_service,
        &md1_waits_half_as_long_as_mm1,
        &mg1_with_lognormal_service_waits_as_pollaczek_says,
        &mg1_with_hyperexponential_service_waits_as_pollaczek_says,
        &processor_sharing_does_not_care_about_the_law_of_service,
        &infinite_servers_hold_a_poisson_number,
        &two_priorities_wait_as_cobham_says,
        &two_preemptive_priorities_stay_as_theory_says,
        &a_tandem_is_two_queues_on_their_own,
        &a_jackson_network_is_made_of_independent_queues,
        &a_closed_network_has_the_throughput_of_mean_value_analysis,
        NULL };

SUITE_MAIN ("validation", tests)
