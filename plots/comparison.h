/* Comparison: variants beside each other, number by number.
 *
 * Loaded from one store or several: the contenders (a variant of a store),
 * and for each metric and labels a series, which holds one value of each
 * contender for each replication. Two contenders are compared by pairs: the
 * values that have the same seed and replication and so share their random
 * draws (sim/sim-contrast.h). What has no partner is left out and counted.
 *
 * Contenders that differ in more than the variant are not set against each
 * other: where there are settings of a design, or several stores, each setting
 * is a group of its own, and only the contenders of a group are compared.
 *
 * comparison_judge looks at every pair within a group in every series, and
 * corrects for there being so many: all of them are one family, but for those
 * that are exact and cannot err. It knows neither tables nor figures.
 */
#pragma once

#include "plots/objective.h"
#include "sim/sim-contrast.h"
#include "sim/sim-store.h"

G_BEGIN_DECLS

/* Variants that one picture, or one ranking, sets against each other. */
#define COMPARISON_MOST 7

typedef struct
{
  guint64 seed;
  int replication;
  double value; /* NaN: missing */
} RunValue;

typedef struct
{
  guint store; /* position among the stores */
  int point;
  char *variant; /* the id of the variant */
  char *name;    /* unique: that of the point, or "DIRECTORY:POINT" */
  char *setting; /* what else tells points apart, "" for nothing */
  guint group;   /* contenders of one group are compared */
  GArray *runs;  /* of RunValue, sorted; values unused */
} Contender;

typedef struct
{
  char *metric;
  char *labels;               /* "" for all together */
  char *unit;                 /* the metric's own */
  char *direction;            /* "lower" or "higher" is better, or "" */
  const Objective *objective; /* or NULL: asked for by name */
  gboolean is_sum;            /* over the labels of other series */
  GArray **samples;           /* of RunValue, sorted, for each contender */
} Series;

/* What two contenders differ by in one series: the first minus the second. */
typedef struct
{
  guint series;
  guint one, other; /* contenders */
  guint n_left_out; /* values without partner */
  SimContrast contrast;
  double p;             /* for itself */
  double p_adjusted;    /* among the family */
  double level;         /* of interval, such as 0.99 */
  SimInterval interval; /* of the difference */
  SimInterval relative; /* the same as a share of the second */
} Difference;

/* What is looked at, and how. */
typedef struct
{
  const char *const *metrics;  /* NULL-terminated; NULL: the objectives */
  const char *labels;          /* canonical; NULL: those of the objectives */
  const char *const *variants; /* NULL: all */
  double level;                /* such as 0.95 */
  SimCorrection correction;
  gboolean by_order; /* medians by order statistics instead of means by t */
} ComparisonWish;

typedef struct
{
  ComparisonWish wish;
  GPtrArray *contenders; /* of Contender */
  GPtrArray *series;     /* of Series, in the order of the objectives */
  GPtrArray *groups;     /* of char *: their names */
  GArray *differences;   /* of Difference; after comparison_judge */
  guint n_family;        /* of those that could err */
} Comparison;

/* Read what is compared. @names are those of the @n_stores stores, and part of
 * the contenders' names when there are several. */
Comparison *comparison_load (SimStore *const *stores, const char *const *names,
                             guint n_stores, const ComparisonWish *wish,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void comparison_free (Comparison *comparison);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Comparison, comparison_free)

/* Compare all pairs within groups. */
void comparison_judge (Comparison *comparison);

/* How many groups there are. Each has a name: "" if there is only one. */
guint comparison_n_groups (const Comparison *comparison);
const char *comparison_group_name (const Comparison *comparison, guint group);

/* A key for hash tables: a point of a store. */
gpointer comparison_place_key (guint store, int point);

const Contender *comparison_contender (const Comparison *comparison, guint i);
const Series *comparison_series (const Comparison *comparison, guint i);

/* Is it but one variant, in several settings or stores? */
gboolean comparison_is_one_variant (const Comparison *comparison);

/* What a contender is called below a heading that names its group: without
 * what all members of the group share. Free with g_free. */
char *comparison_name_within (const Comparison *comparison, guint contender);

/* "latency.p95", "subject-days.exposed CN-PIPL-38". Free with g_free. */
char *comparison_label (const Series *series);

/* The unit in which it is told, "" for mere numbers, and the factor to it. */
const char *comparison_unit (const Series *series, double *factor);

/* The difference @one - @other in series @i, FALSE if it was not judged. */
gboolean comparison_find (const Comparison *comparison, guint i, guint one,
                          guint other, Difference *difference);

/* The mean of a contender over its replications; n is 0 if it has none. */
SimInterval comparison_mean (const Comparison *comparison, guint i,
                             guint contender);

/* The contenders of @group in series @i in order of merit, best mean first,
 * those without values left out; returns how many. @order has room for all. */
guint comparison_rank (const Comparison *comparison, guint i, guint group,
                       guint *order);

/* What is known of a difference. */
typedef enum
{
  OUTCOME_EQUAL,     /* exactly 0 in every pair */
  OUTCOME_NOT_SHOWN, /* the interval contains zero */
  OUTCOME_BETTER,    /* the first; or, without a direction, lower */
  OUTCOME_WORSE,
  OUTCOME_LOWER, /* where no direction is better */
  OUTCOME_HIGHER
} Outcome;

extern const char *const OUTCOME_WORDS[];

Outcome comparison_outcome (const Comparison *comparison,
                            const Difference *difference);

/* ---- Who dominates whom -------------------------------------------------- */

typedef enum
{
  DOMINANCE_NONE,
  DOMINANCE_PERHAPS, /* better somewhere, and nowhere shown to be worse */
  DOMINANCE_SHOWN    /* better somewhere, equal elsewhere */
} Dominance;

/* The series that are weighed against each other: of guint. */
GArray *comparison_outcomes (const Comparison *comparison);

Dominance comparison_dominates (const Comparison *comparison,
                                const GArray *outcomes, guint one, guint other);

/* How much worse than the best of its group a contender is, from 0 (best) to 1
 * (worst of those compared) in each of @outcomes, averaged by @weights. */
double comparison_regret (const Comparison *comparison, const GArray *outcomes,
                          const double *weights, guint contender);

G_END_DECLS
