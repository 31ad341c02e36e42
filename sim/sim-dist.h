/* Distributions: laws of a random quantity, as text and as draws.
 *
 * A law is written as a kind and its parameters, the way a person would note
 * it down:
 *
 *   exponential(mean=35)          lognormal(mean=20, cv=1.5)
 *   constant(5)                   pareto(alpha=1.5, least=1)
 *   empirical(0:100, 0.5:2000, 1:60000)
 *
 * Most kinds can be given by their own parameters or by mean and coefficient
 * of variation (cv, deviation divided by mean); each accepted set of names is
 * a form of the kind, and values without names are the first form's, in its
 * order. The empirical kind takes points p:x of a quantile function that is
 * linear between them. Numbers have no unit: the owner attaches one.
 *
 * Kinds are a table of descriptors, one file each in sim/dist/; to add one,
 * copy the smallest, and the tests will find it. Every draw takes exactly one
 * index of its stream, so exchanging a law moves no other draw.
 *
 * A law that was made is valid: every parameter is finite and within its
 * range, and what was wrong with the text is in the GError, with the
 * parameter, what was found and what would be right. A law is immutable, and
 * may be shared by threads.
 */
#pragma once

#include "sim/sim-random.h"

G_BEGIN_DECLS

typedef struct _SimDist SimDist;
typedef struct _SimDistKind SimDistKind;

#define SIM_DIST_ERROR (sim_dist_error_quark ())
GQuark sim_dist_error_quark (void);

typedef enum
{
  SIM_DIST_ERROR_SYNTAX,  /* not of the form kind(parameters) */
  SIM_DIST_ERROR_UNKNOWN, /* no such kind or parameter */
  SIM_DIST_ERROR_MISSING, /* the names do not make up a form */
  SIM_DIST_ERROR_VALUE    /* a value out of range */
} SimDistError;

/* Read a law from text such as "lognormal(mean=20, cv=1.5)". */
SimDist *sim_dist_parse (const char *text,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Make a law of a kind from pairs of name and double, ended by NULL:
 * sim_dist_new (&error, "gamma", "mean", 5.0, "cv", 0.5, NULL). */
SimDist *sim_dist_new (GError **error, const char *kind,
                       ...) G_GNUC_NULL_TERMINATED G_GNUC_WARN_UNUSED_RESULT;

/* Always @value. */
SimDist *sim_dist_new_constant (double value);

/* NULL is fine. */
void sim_dist_free (SimDist *dist);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimDist, sim_dist_free)

/* The next value; takes one index of @stream. */
double sim_dist_draw (const SimDist *dist, SimStream *stream);

/* HUGE_VAL where it is infinite. */
double sim_dist_mean (const SimDist *dist);
double sim_dist_variance (const SimDist *dist);

/* The probability of a value at or below @x. */
double sim_dist_cdf (const SimDist *dist, double x);

/* As sim_dist_parse reads it, digits enough to be the same law. g_free. */
char *sim_dist_format (const SimDist *dist);

/* The smallest value that a draw can have; -HUGE_VAL when there is none. A
 * model that cannot use negative values asks here, before the run. */
double sim_dist_least (const SimDist *dist);

/* The table, for list, describe and tests: NULL past the end. */
const SimDistKind *sim_dist_kind (guint index);
const char *sim_dist_kind_name (const SimDistKind *kind);
const char *sim_dist_kind_help (const SimDistKind *kind);

/* The name of parameter @index and what it means; NULL past the last. */
const char *sim_dist_kind_param (const SimDistKind *kind, guint index,
                                 const char **help);

/* A sample text of the kind, one for each form; NULL past the last. */
const char *sim_dist_kind_example (const SimDistKind *kind, guint index);

G_END_DECLS
