/* What lies in what fails: parts of a unit, and the data that is kept there.
 * Texts belong to the caller. */
#pragma once

#include "models/isolation/question.h"

G_BEGIN_DECLS

/* Is @element the failing @unit, or a part of it? */
gboolean element_is_part_of (const Entity *element, const Entity *unit);

/* "; out of reach: A, B" of the content that is kept in @failing at @at, or
 * "". Free with g_free. */
char *failing_data (const World *world, const Entity *failing, SimTime at);

/* How many of @findings (of AnswerFinding) are about something in which none
 * of the others lies. */
guint findings_innermost (const GPtrArray *findings);

G_END_DECLS
