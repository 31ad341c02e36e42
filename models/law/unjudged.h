/* Unjudged: data that lies where no flow takes it.
 *
 * The law judges flows: what moves because users are served somewhere. A
 * backup in another country moves, too, but only a <flow> says so; without
 * one no rule is asked about it. That is worth a remark.
 */
#pragma once

#include "models/world/study.h"

G_BEGIN_DECLS

/* Remark in @problems each item of content that rests under another law than
 * that of its home, or else of the users of its service, while no flow of its
 * class leads there; in any variant, at any time. Says nothing where there is
 * no rule. */
void unjudged_check (const Study *study, ProblemList *problems);

G_END_DECLS
