/* What a kind of distribution is made of; private to sim/dist and sim-dist.
 *
 * A kind is one file that ends in its descriptor. The parser checks every
 * parameter against its range and that the names make up one of the forms;
 * prepare then turns what was given into the few numbers that drawing needs,
 * and refuses what only together makes no sense (least above most).
 *
 * Draw must take exactly one index of the stream: either by using one word,
 * or by taking one and drawing the rest from sim_stream_aside. A kind without
 * a closed CDF uses GSL's; moments that are infinite are HUGE_VAL.
 *
 * To add a kind: copy exponential.c, name it below, in the table of
 * sim-dist.c and in local.mk. The property tests run on its examples.
 */
#pragma once

#include "sim/sim-dist.h"

#include <math.h>

G_BEGIN_DECLS

#define DIST_PARAMS 4 /* the most that a kind has */
#define DIST_FORMS 3

/* The range of a parameter; both ends belong to it unless it is above. */
typedef struct
{
  const char *name;
  const char *help;  /* one sentence, without the range */
  double least;      /* -HUGE_VAL: any */
  double most;       /* HUGE_VAL: any */
  gboolean is_above; /* must be greater than least, not equal to it */
  gboolean is_whole; /* no fraction */
} DistParam;

struct _SimDistKind
{
  const char *name;
  const char *help; /* one sentence */
  DistParam params[DIST_PARAMS + 1];
  const char *forms[DIST_FORMS + 1];    /* parameters, space between */
  const char *examples[DIST_FORMS + 1]; /* texts that the tests use */
  gboolean takes_points; /* p:x, instead of parameters */
  gboolean (*prepare) (SimDist *dist, GError **error);
  double (*draw) (const SimDist *dist, SimStream *stream);
  double (*mean) (const SimDist *dist);
  double (*variance) (const SimDist *dist);
  double (*cdf) (const SimDist *dist, double x);
  double (*least) (const SimDist *dist);
};

struct _SimDist
{
  const SimDistKind *kind;
  double given[DIST_PARAMS]; /* as written, in order; NAN when absent */
  double a, b, c;            /* what the kind's prepare made of it */
  guint n;                   /* of the table */
  double *p;                 /* [n] owned: probabilities, rising to 1 */
  double *x;                 /* [n] owned: values, or NULL */
};

/* Whether parameter @index was given. */
#define dist_has(dist, index) (!isnan ((dist)->given[index]))

/* Support from zero on, for descriptors. */
double dist_least_zero (const SimDist *dist);

/* One descriptor per file. */
extern const SimDistKind dist_constant;
extern const SimDistKind dist_uniform;
extern const SimDistKind dist_exponential;
extern const SimDistKind dist_erlang;
extern const SimDistKind dist_gamma;
extern const SimDistKind dist_weibull;
extern const SimDistKind dist_normal;
extern const SimDistKind dist_lognormal;
extern const SimDistKind dist_pareto;
extern const SimDistKind dist_hyperexponential;
extern const SimDistKind dist_zipf;
extern const SimDistKind dist_empirical;

G_END_DECLS
