/* Turns: instants at which the regimes of some variant begin in a replication,
 * which all variants of the study have to share.
 *
 * To find them every variant is played, so they are found once for each seed
 * and replication, by who asks first, and kept with the study. It does not know
 * how they are found.
 */
#pragma once

#include "models/world/study.h"

G_BEGIN_DECLS

/* What finds them: of SimTime, ascending, each once; the study frees it. */
typedef GArray *(*FindTurns) (const Study *study, guint64 seed,
                              guint32 replication);

/* Those of @replication, borrowed from @study. May be asked from several
 * threads: for each replication one of them finds, the others wait. */
const GArray *study_turns (const Study *study, guint64 seed,
                           guint32 replication, FindTurns find);

/* The store of a study. */
StudyTurns *study_turns_new (void);
void study_turns_free (StudyTurns *turns);

G_END_DECLS
