/* Judging assertions: every one, in every variant, over the whole run.
 *
 * An assertion becomes a question; the run is cut where the assertion or one of
 * its waivers begins or ends and where anything changes. On each stretch the
 * answer breaches the assertion, leaves it open, or not. A breach within a
 * waiver is accepted. The result of an assertion in a variant is the worst of
 * its stretches, and keeps the first answer that made it so.
 *
 * What only runs can tell, latency and what the law says day by day, is open
 * here; who has runs takes it from there with assertion_result_take().
 */
#pragma once

#include "models/world/assertion.h"
#include "models/world/study.h"

G_BEGIN_DECLS

/* From best to worst. */
typedef enum
{
  ASSERTION_HOLDS,
  ASSERTION_WAIVED,
  ASSERTION_OPEN, /* what is unknown decides */
  ASSERTION_FAILS
} AssertionOutcome;

typedef struct
{
  const Assert *assertion; /* of the study's first World */
  const Option *option;
  AssertionOutcome outcome;
  SimTime from, to;     /* the stretch; when it holds: all that was judged */
  char *text;           /* what was found there */
  GPtrArray *hops;      /* of char *: the witness */
  const Waiver *waiver; /* that accepts it, or NULL */
  SimTime all_from, all_to; /* all that is to be judged */
} AssertionResult;

/* Is it a question for runs? */
gboolean assertion_is_measured (const Assert *assertion);

/* Begin anew with what was open for want of runs: as if it held. */
void assertion_result_begin (AssertionResult *result);

/* On [@from, @to) the outcome is @outcome, because of @text, which is taken
 * over. Where a waiver holds, what fails or is open counts as waived, so the
 * stretch is cut where waivers begin and end; the worst is kept. */
void assertion_result_take (AssertionResult *result, AssertionOutcome outcome,
                            SimTime from, SimTime to, char *text);

/* "accepted until 2021-10-29 by the board: reason". Free with g_free. */
char *waiver_tell (const Waiver *waiver);

/* "holds", "waived", "open", "fails". */
const char *assertion_outcome_word (AssertionOutcome outcome);

/* One for each assertion and variant of @study, in document order; @variants,
 * ended by NULL, limits them, NULL does not. Free with g_ptr_array_unref. */
GPtrArray *assertions_judge (const Study *study, const char *const *variants);

/* The same without the questions of isolation: those for runs, all open. */
GPtrArray *assertions_measured (const Study *study);

G_END_DECLS
