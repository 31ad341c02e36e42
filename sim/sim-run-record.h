/* Run record: everything one finished run has to say, gathered in memory.
 *
 * A run is one replication of one point of an experiment (a variant in one
 * setting of what is varied). While it is simulated, its results are added
 * here; when it is finished, sim_store_add_run puts the whole record into the
 * store in one transaction. So the store holds complete runs only, and a
 * worker needs the store's lock for milliseconds.
 *
 * A result belongs to a regime, a stretch of the calendar in which nothing
 * changes that traffic, law or isolation depends on, or to the whole run
 * (SIM_WHOLE_RUN). The record owns its texts; times are instants in
 * nanoseconds (sim/sim-time.h). The rows are open for reading, and belong to
 * the record; add through the functions.
 */
#pragma once

#include "sim/sim-time.h"

G_BEGIN_DECLS

#define SIM_WHOLE_RUN (-1)

typedef struct
{
  SimTime from, to;  /* [from, to) */
  const char *label; /* what changed at its start, "" for the first */
} SimRegimeRow;

typedef struct
{
  int regime;         /* index of the regime, or SIM_WHOLE_RUN */
  const char *metric; /* "latency.p50" */
  const char *labels; /* canonical: see sim/sim-labels.h */
  double value;       /* in the metric's unit */
} SimScalarRow;

typedef struct
{
  int regime;
  const char *metric; /* "latency" */
  const char *labels;
  const char *bins; /* see sim/sim-bins.h */
} SimHistRow;

typedef struct
{
  int regime;
  const char *kind;    /* "access" or "law" */
  const char *subject; /* the authority; the flow */
  const char *object;  /* the asset; the law */
  const char *verdict; /* "D", "T", "X", "N"; "prohibited" */
  const char *detail;  /* the reasons, one line per step */
} SimFindingRow;

typedef struct
{
  SimTime when;
  const char *kind;    /* rule, launch, licence, consent, region, custody,
                          incident or other */
  const char *subject; /* id of the entity that it happens to */
  const char *detail;  /* completes a sentence: "takes effect". That of a rule
                          which ceases begins with "lapses", "ends",
                          "expires", "repealed" or "annulled" */
} SimEventRow;

typedef struct
{
  const char *key;    /* sha-256 of scenario, point, seed and version, in hex */
  int point;          /* its number, unless the store knows config */
  const char *config; /* of the point, see sim_store_set_points; or "" */
  int replication;
  guint64 seed;
  const char *fingerprint; /* of the history of events, in hex */
  GArray *regimes;         /* SimRegimeRow, in order of time */
  GArray *scalars;         /* SimScalarRow */
  GArray *hists;           /* SimHistRow */
  GArray *findings;        /* SimFindingRow */
  GArray *events;          /* SimEventRow, in the order in which added */
  GStringChunk *texts;     /* what the rows point into */
} SimRunRecord;

SimRunRecord *sim_run_record_new (const char *key, int point, int replication,
                                  guint64 seed);
void sim_run_record_free (SimRunRecord *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimRunRecord, sim_run_record_free)

void sim_run_record_set_fingerprint (SimRunRecord *record,
                                     const char *fingerprint);

/* The point as the store knows it, whatever number it has there. */
void sim_run_record_set_config (SimRunRecord *record, const char *config);

/* Regimes are numbered from 0 in the order in which they are added. */
void sim_run_record_add_regime (SimRunRecord *record, SimTime from, SimTime to,
                                const char *label);

/* Labels need not be canonical yet; "" for all together. One value for each
 * (regime, metric, labels). What is not a number is kept as missing. */
void sim_run_record_add_scalar (SimRunRecord *record, int regime,
                                const char *metric, const char *labels,
                                double value);

/* A histogram, its @bins as sim/sim-bins.h writes them. One for each (regime,
 * metric, labels). */
void sim_run_record_add_hist (SimRunRecord *record, int regime,
                              const char *metric, const char *labels,
                              const char *bins);

/* An exact answer. @detail gives the reasons, one line per step, or "". */
void sim_run_record_add_finding (SimRunRecord *record, int regime,
                                 const char *kind, const char *subject,
                                 const char *object, const char *verdict,
                                 const char *detail);

void sim_run_record_add_event (SimRunRecord *record, SimTime when,
                               const char *kind, const char *subject,
                               const char *detail);

G_END_DECLS
