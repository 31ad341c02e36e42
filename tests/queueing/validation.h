/* The shipped validation scenarios, for the tests about them. */
#pragma once

#include "models/replay.h"
#include "models/world/known-answer.h"
#include "sim/sim-interval.h"

#define N_VALIDATIONS 12

/* Their names, in the order of docs/validation.md. */
extern const char *const VALIDATIONS[N_VALIDATIONS];

/* Load scenarios/validation/NAME.xml, with a change such as
 * "mm1.to=2026-01-06", or NULL. */
Study *validation_load (const char *name, const char *change);

/* The value of @answer in @record; NAN when there is none. */
double validation_value (const SimRunRecord *record, const KnownAnswer *answer);

/* Replay @n replications of @study on @n_workers threads and enter what was
 * measured for each known answer: values[answer * n + replication]. */
double *validation_replay (const Study *study, guint64 seed, guint n,
                           guint n_workers);
