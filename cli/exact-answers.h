/* Exact answers: what all variants of a study say without a request played.
 *
 * Verdicts of the law and classes of access day by day, assertions on them,
 * and who is best in what is counted or summed exactly (models/exact.h). Two
 * sets of them are compared to say what an assumption flips; the question is
 * the same, so only the answers can differ.
 *
 * What chance decides is as in one replication, the first.
 */
#pragma once

#include "models/exact.h"
#include "plots/flips.h"

G_BEGIN_DECLS

typedef struct ExactAnswers ExactAnswers;

/* As far as @reach goes; what it does not reach is not answered. May be called
 * from several threads. */
ExactAnswers *exact_answers_new (const Study *study, guint64 seed,
                                 ExactReach reach);
void exact_answers_free (ExactAnswers *answers);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExactAnswers, exact_answers_free)

/* What @other says otherwise than @own, where it was asked: of ExactChange, by
 * form, then in the order of the scenario. */
GPtrArray *exact_answers_changes (const ExactAnswers *own,
                                  const ExactAnswers *other);

G_END_DECLS
