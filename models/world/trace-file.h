/* Where the files of traces are: found and admitted as a World is built.
 *
 * A name in the scenario means a file beside the file it stands in, below the
 * scenario's folder or the library, like every other part of a scenario. A
 * name given by --set is the user's own: it may lie anywhere.
 */
#pragma once

#include "models/world/scenario-file.h"
#include "models/world/world.h"

G_BEGIN_DECLS

/* Find the files of all traces of @world, which is new. @sets, of Change, are
 * those of the command line; may be NULL. */
void traces_find (World *world, const ScenarioFile *file, const GPtrArray *sets,
                  ProblemList *problems);

G_END_DECLS
