/* A plan: every run of an experiment, in order, before any of them is done.
 *
 * A point is one setting of the design with one variant; its configuration is
 * a hash of all that its results depend on, and the key of a run is a hash of
 * the configuration, the seed, the replication and the version of the models.
 * So settings that say the same have the same runs, whoever planned them, and
 * are planned once. Points come in the order of the design, variants fastest;
 * runs point by point of a setting, replications slowest within it.
 *
 * A plan is cheap: the Worlds of a setting are built when somebody holds it,
 * and go when nobody does. It may be used from several threads.
 */
#pragma once

#include "models/world/design.h"
#include "sim/sim-run-record.h"

G_BEGIN_DECLS

typedef struct
{
  guint setting;        /* of the design */
  const Option *option; /* of the study, without the setting's changes */
  char *name;           /* "in-country mail.servers=10"; unique */
  char *title;          /* for people */
  char *config;         /* SHA-256 in hex */
  guint32 replications; /* wanted */
} PlanPoint;

/* One run of a plan. */
typedef struct
{
  guint point;
  guint32 replication;
} PlanRun;

typedef struct Plan Plan;

/* Plan the runs of @design of @study, both borrowed: of all variants, or of
 * the @variants (NULL-terminated) only. */
Plan *plan_new (const Study *study, const Design *design,
                const char *const *variants, guint64 seed,
                guint32 replications);
void plan_free (Plan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Plan, plan_free)

const Study *plan_study (const Plan *plan);
const Design *plan_design (const Plan *plan);
guint64 plan_seed (const Plan *plan);
guint plan_n_points (const Plan *plan);
const PlanPoint *plan_point (const Plan *plan, guint i);

/* Want another number of replications of point @i. */
void plan_set_replications (Plan *plan, guint i, guint32 replications);

/* SHA-256 over the configurations of all points in their order and the seed,
 * in hex: the same for every shard. Borrowed. */
const char *plan_hash (const Plan *plan);

/* The key of a run. Free with g_free. */
char *plan_key (const Plan *plan, const PlanRun *run);

/* All runs in order, of PlanRun; free with g_array_unref. */
GArray *plan_runs (const Plan *plan);

/* The key of a run from its parts, e.g. from those that a store holds. */
char *plan_key_of (const char *config, guint64 seed, guint32 replication);

/* On how many threads each run is done from now on; 1 to begin with. */
void plan_set_threads (Plan *plan, guint n_threads);

/* Do @run. NULL when the Worlds of its setting cannot be built: then @error
 * says all that is wrong with them. */
SimRunRecord *plan_do (Plan *plan, const PlanRun *run,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

#define PLAN_ERROR (plan_error_quark ())
GQuark plan_error_quark (void);

typedef enum
{
  PLAN_ERROR_SETTING /* a setting makes no world */
} PlanError;

G_END_DECLS
