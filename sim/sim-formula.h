/* Formulas: what theory says about queues, for comparison.
 *
 * A simulator earns trust where the answer is known. These are the closed
 * forms that the validation models are compared with, each with its source.
 * Rates are per unit of time, and times come out in that unit; which one is
 * the caller's choice. Where a steady state is asked for, the load must be
 * below one: that is asserted here and checked where input enters.
 *
 * Sources, by short name:
 *   Erlang    A. K. Erlang, 1917, as in Kleinrock, Queueing Systems I (1975),
 *             sections 3.5 (C) and 3.6 (B), by the stable recursion
 *   Gross     Gross, Shortle, Thompson, Harris: Fundamentals of Queueing
 *             Theory, 4th ed. (2008), chapters 2 and 3
 *   PK        Pollaczek 1930, Khinchine 1932; Kleinrock I, section 5.6
 *   Cobham    A. Cobham, Priority assignment in waiting line problems,
 *             Operations Research 2 (1954), doi:10.1287/opre.2.1.70
 *   MVA       Reiser, Lavenberg: Mean-value analysis of closed multichain
 *             queueing networks, J. ACM 27 (1980), doi:10.1145/322186.322195
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The probability that an arrival at c = @n servers without a queue finds all
 * of them busy, where @offered = arrival rate / service rate. Erlang. */
double sim_formula_erlang_b (double offered, guint n);

/* The probability that an arrival at @n servers with a queue must wait;
 * @offered < @n. Erlang. */
double sim_formula_erlang_c (double offered, guint n);

/* Mean wait in M/M/@n. Gross 2.3. */
double sim_formula_mmc_wait (double arrival, double service, guint n);

/* The probability in M/M/@n of waiting at most @t. Gross 2.3. */
double sim_formula_mmc_wait_cdf (double arrival, double service, guint n,
                                 double t);

/* The probability of @inside customers in M/M/@n with room for @room.
 * Gross 2.5. */
double sim_formula_mmck_state (double arrival, double service, guint n,
                               guint room, guint inside);

/* The probability in M/D/1, where each service takes @service, of waiting at
 * most @t; its terms grow and cancel, so up to a few services only. Erlang
 * (1909), as in Tijms, A First Course in Stochastic Models (2003), chapter 9.
 */
double sim_formula_md1_wait_cdf (double arrival, double service, double t);

/* Mean wait in M/G/1, where service has @mean and @variance. PK. */
double sim_formula_mg1_wait (double arrival, double mean, double variance);

/* A class of customers of a priority queue. */
typedef struct
{
  double arrival;  /* rate */
  double mean;     /* of service */
  double variance; /* of service */
} SimFormulaClass;

/* Mean wait of class @k, 0 the best, without interruption. Cobham. */
double sim_formula_priority_wait (const SimFormulaClass *classes, guint n,
                                  guint k);

/* Mean stay of class @k where better classes interrupt and service is
 * resumed. Gross 3.4. */
double sim_formula_preemptive_stay (const SimFormulaClass *classes, guint n,
                                    guint k);

/* A closed network in which @n customers visit @n_stations single servers,
 * with a total @demand of service at each, and think for @think in between:
 * the throughput, and in @inside (or NULL) the mean number at each. MVA. */
double sim_formula_mva (const double *demand, guint n_stations, double think,
                        guint n, double *inside);

G_END_DECLS
