/* Store: the results of an experiment, in one SQLite file.
 *
 * A store describes the experiment once (its points, the names of its
 * entities, its assumptions, its metrics) and holds one block of rows for
 * every finished run. A run is written in one transaction or not at all, is
 * never written twice, and is found again by its key: so a killed experiment
 * is resumed and a finished one extended. The store is the only journal.
 *
 * The contents are a function of the runs alone, not of the order in which
 * they finished or of who ran them: after sim_store_snapshot two stores of
 * the same runs are the same bytes. Wall-clock facts (when, how long, on which
 * host) therefore live in a table of their own, run_log, outside of the
 * snapshot.
 *
 * Tables, for readers with any other tool (times in ns since 1970 UTC):
 *
 *   meta        key, value             schema-version, model version, command
 *   point       point, name, title, variant, config, replications
 *   point_param point, name, value, number, unit        what was varied
 *   run         run (a number made of its key), key, point, replication, seed,
 *               fingerprint
 *   regime      run, seq, from_ns, to_ns, label
 *   scalar      run, regime, metric, labels, value      regime -1: whole run
 *   histogram   run, regime, metric, labels, bins       see sim/sim-bins.h
 *   hist        run, regime, metric, labels, lower, upper, count
 *                                                       a view of the bins
 *   finding     run, regime, kind, subject, object, verdict, detail
 *   event       run, seq, t_ns, kind, subject, detail
 *   entity      kind, id, title, attributes             attributes: JSON
 *   assumption  entity, attribute, value, low, high, status, source
 *   metric      name, unit, title, help, direction
 *   run_log     run, started, wall_s, host
 *   omnetpp_run, _runAttr, _runItervar, _scalar, _statistic, _histogramBin
 *                                                       views: OMNeT++'s names
 *
 * Seeds from 2^63 on appear as negative numbers in SQL. A missing value is
 * NULL there and NaN here.
 *
 * This is the only module that knows SQLite. Every failure is an error of the
 * user or the machine and a GError that names the file. A store that is open
 * for writing may be used from several threads.
 */
#pragma once

#include <gio/gio.h>

#include "sim/sim-bins.h"
#include "sim/sim-run-record.h"

G_BEGIN_DECLS

#define SIM_STORE_ERROR (sim_store_error_quark ())
GQuark sim_store_error_quark (void);

typedef enum
{
  SIM_STORE_ERROR_OPEN,    /* no such file, no permission, not a file */
  SIM_STORE_ERROR_EMPTY,   /* a store that was not filled yet */
  SIM_STORE_ERROR_FORMAT,  /* not a store, or a damaged one */
  SIM_STORE_ERROR_VERSION, /* a store of another version of sovsim */
  SIM_STORE_ERROR_FULL,    /* no space left, or not allowed to grow */
  SIM_STORE_ERROR_LOCKED,  /* another process kept it for too long */
  SIM_STORE_ERROR_OTHER,   /* a shard of another plan */
  SIM_STORE_ERROR_CLASH,   /* the same run with other contents */
  SIM_STORE_ERROR_FAILED   /* anything else; the message says what */
} SimStoreError;

typedef struct _SimStore SimStore;

/* Open @path for writing; it is created if it is not there yet. */
SimStore *sim_store_create (const char *path,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Open @path for reading only; it must exist. */
SimStore *sim_store_open (const char *path,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Close. What was begun and not committed is undone. */
void sim_store_free (SimStore *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimStore, sim_store_free)

/* Remove the file of @store, if this handle made the store, nothing was run
 * into it, and nobody else has it open: then TRUE. Close it all the same. */
gboolean sim_store_discard (SimStore *store);

/* Borrowed. */
const char *sim_store_path (const SimStore *store);

/* ---- The experiment: replaces what was said before about the same. -------
 * Put these between begin and commit: one transaction instead of hundreds. */

typedef struct
{
  int point;
  const char *name;    /* unique: "in-country mail.servers=10" */
  const char *title;   /* for display */
  const char *variant; /* its id */
  const char *config;  /* hash of all that its results depend on */
  int replications;    /* wanted */
} SimPoint;

typedef struct
{
  int point;
  const char *name;  /* "mail.servers" */
  const char *value; /* as written: "35ms" */
  double number;     /* 35, or not a number */
  const char *unit;  /* "ms"; "" for none */
} SimPointParam;

typedef struct
{
  const char *kind; /* "population", "asset", "authority", "flow" */
  const char *id;
  const char *title;      /* for display */
  const char *attributes; /* JSON object, "{}" if there are none */
} SimEntity;

typedef struct
{
  const char *entity;
  const char *attribute;
  const char *value; /* with its unit: "35ms" */
  const char *low;   /* "" if nobody said */
  const char *high;
  const char *status; /* "fact", "estimate", "assumption" */
  const char *source;
} SimAssumption;

typedef struct
{
  const char *name;      /* "latency.p50" */
  const char *unit;      /* "ms"; "1" for counts and shares */
  const char *title;     /* "median latency" */
  const char *help;      /* one sentence */
  const char *direction; /* "lower" or "higher" is better, or "" */
} SimMetric;

typedef struct
{
  const char *key;
  const char *started; /* ISO 8601 */
  double wall_s;
  const char *host;
} SimRunLog;

gboolean sim_store_begin (SimStore *store,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean sim_store_commit (SimStore *store,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean sim_store_set_meta (SimStore *store, const char *key,
                             const char *value,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Say which points there are, @points of SimPoint numbered from 0 and @params
 * of SimPointParam. Points that are known by their configuration keep their
 * runs under the new number. When all are known and more besides, all keep
 * their old numbers; else those that are known besides and have runs follow
 * after the new ones, and those without runs are forgotten. Only between begin
 * and commit: half of it would be a lie. */
gboolean sim_store_set_points (SimStore *store, const GArray *points,
                               const GArray *params,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean sim_store_add_entity (SimStore *store, const SimEntity *entity,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Forget what was described of @kind: it is described anew. */
gboolean sim_store_forget_entities (SimStore *store, const char *kind,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean sim_store_add_assumption (SimStore *store,
                                   const SimAssumption *assumption,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean sim_store_add_metric (SimStore *store, const SimMetric *metric,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* ---- Runs ---------------------------------------------------------------- */

/* Add a finished run, and @log (or NULL) of when and where it ran, in one
 * transaction. A run whose key is there already is left as it is. Not between
 * begin and commit. */
gboolean sim_store_add_run (SimStore *store, const SimRunRecord *record,
                            const SimRunLog *log,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* How long the runs took that were noted. */
typedef struct
{
  gint64 n;
  double sum_s;
} SimWall;

gboolean sim_store_wall (SimStore *store, SimWall *wall,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whether the run with @key is there: @found is set unless FALSE comes back. */
gboolean sim_store_has_run (SimStore *store, const char *key, gboolean *found,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* ---- Reading ---------------------------------------------------------------
 * Each calls @fn once per row, in an order that depends on the contents alone
 * and is given below. Texts last for the call only. */

/* The run to which a row belongs. */
typedef struct
{
  const char *key;
  int point;
  const char *variant; /* name of the point, "" if it was not described */
  int replication;
  guint64 seed;
  const char *fingerprint;
} SimRunHead;

/* A histogram, summed over the replications of a point. */
typedef struct
{
  int point;
  int regime; /* or SIM_WHOLE_RUN */
  const char *labels;
  const SimBin *bins; /* by lower bound */
  guint n_bins;
} SimHist;

typedef void (*SimMetaFn) (const char *key, const char *value, gpointer data);
typedef void (*SimPointFn) (const SimPoint *point, gpointer data);
typedef void (*SimParamFn) (const SimPointParam *param, gpointer data);
typedef void (*SimEntityFn) (const SimEntity *entity, gpointer data);
typedef void (*SimAssumptionFn) (const SimAssumption *assumption,
                                 gpointer data);
typedef void (*SimMetricFn) (const SimMetric *metric, gpointer data);
typedef void (*SimRunFn) (const SimRunHead *run, gpointer data);
typedef void (*SimRegimeFn) (const SimRunHead *run, int seq,
                             const SimRegimeRow *regime, gpointer data);
/* @span is when the value holds: its regime, or the whole run. */
typedef void (*SimScalarFn) (const SimRunHead *run, const SimRegimeRow *span,
                             const SimScalarRow *scalar, gpointer data);
typedef void (*SimTotalFn) (const SimRunHead *run, const SimScalarRow *scalar,
                            gpointer data);
typedef void (*SimHistFn) (const SimHist *hist, gpointer data);
typedef void (*SimFindingFn) (const SimRunHead *run, const SimRegimeRow *span,
                              const SimFindingRow *finding, gpointer data);
typedef void (*SimEventFn) (const SimRunHead *run, const SimEventRow *event,
                            gpointer data);

#define SIM_READER G_GNUC_WARN_UNUSED_RESULT

/* From now on the readers below show these @n points, their runs and what
 * belongs to them only; all of them again after 0 points. For one thread. */
void sim_store_show_points (SimStore *store, const int *points, guint n);

/* By key. */
gboolean sim_store_each_meta (SimStore *store, SimMetaFn fn, gpointer data,
                              GError **error) SIM_READER;
/* By point. */
gboolean sim_store_each_point (SimStore *store, SimPointFn fn, gpointer data,
                               GError **error) SIM_READER;
/* By point, name. */
gboolean sim_store_each_point_param (SimStore *store, SimParamFn fn,
                                     gpointer data, GError **error) SIM_READER;
/* By kind, id; one @kind only unless it is NULL. */
gboolean sim_store_each_entity (SimStore *store, const char *kind,
                                SimEntityFn fn, gpointer data,
                                GError **error) SIM_READER;
/* By entity, attribute. */
gboolean sim_store_each_assumption (SimStore *store, SimAssumptionFn fn,
                                    gpointer data, GError **error) SIM_READER;
/* By name. */
gboolean sim_store_each_metric (SimStore *store, SimMetricFn fn, gpointer data,
                                GError **error) SIM_READER;
/* By point, replication, key. */
gboolean sim_store_each_run (SimStore *store, SimRunFn fn, gpointer data,
                             GError **error) SIM_READER;
/* By point, replication, key, sequence. */
gboolean sim_store_each_regime (SimStore *store, SimRegimeFn fn, gpointer data,
                                GError **error) SIM_READER;
/* By point, labels, replication, key, regime: those of one @metric. */
gboolean sim_store_each_scalar (SimStore *store, const char *metric,
                                SimScalarFn fn, gpointer data,
                                GError **error) SIM_READER;
/* Of whole runs, all metrics: by point, metric, labels, replication, key. */
gboolean sim_store_each_total (SimStore *store, SimTotalFn fn, gpointer data,
                               GError **error) SIM_READER;
/* By point, labels, regime. */
gboolean sim_store_each_hist (SimStore *store, const char *metric, SimHistFn fn,
                              gpointer data, GError **error) SIM_READER;
/* By point, subject, object, replication, key, regime; one @kind. */
gboolean sim_store_each_finding (SimStore *store, const char *kind,
                                 SimFindingFn fn, gpointer data,
                                 GError **error) SIM_READER;
/* By point, replication, key, sequence. */
gboolean sim_store_each_event (SimStore *store, SimEventFn fn, gpointer data,
                               GError **error) SIM_READER;

/* ---- Shards ---------------------------------------------------------------
 */

typedef struct
{
  guint n_added; /* runs that were not there yet */
  guint n_known; /* runs that were, with the same contents */
  guint n_other; /* runs of points that the plan has not: left out */
} SimMerge;

/* Add the runs of the store at @path, a shard of the same plan: what both say
 * about the experiment must be equal. A shard may hold runs of points that it
 * was used for before; those that @store has not stay where they are. A run
 * that both hold with other contents is an error, and then nothing is added. An
 * empty @store takes over what the shard says about the experiment. */
gboolean sim_store_merge (SimStore *store, const char *path, SimMerge *merge,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* ---- Copies -------------------------------------------------------------- */

/* Write metrics.csv: variant, replication, regime, from, to, metric, labels,
 * value, unit; one row per scalar, RFC 4180, sorted by point, replication,
 * regime ("whole" first), metric, labels. */
gboolean sim_store_export_csv (SimStore *store, const char *path,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Write a copy without run_log to @path: the same runs give the same bytes. */
gboolean sim_store_snapshot (SimStore *store, const char *path,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
