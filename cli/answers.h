/* Answers on standard output: for people, and as JSON.
 *
 * For people: the verdict, then for each thing that speaks against the claim
 * its witness, numbered, one line a hop; what is missing when that decides;
 * what a proof rests on. Without --all only the first witness, the strongest
 * and shortest, and a line that says how many more there are.
 */
#pragma once

#include "models/isolation/question.h"

G_BEGIN_DECLS

/* Print @answers, of Answer, to @question. @spans: say for each from when to
 * when it holds. */
void answers_print (const Question *question, const GPtrArray *answers,
                    gboolean spans);

/* The same as one JSON object. */
void answers_print_json (const Question *question, const GPtrArray *answers);

G_END_DECLS
