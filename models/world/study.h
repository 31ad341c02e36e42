/* A study: a scenario file with everything that can be made of it.
 *
 * Loading a study builds every World that its variants and dated events lead
 * to, so whatever is wrong anywhere is reported before anything runs. It then
 * never changes; all runs on all threads share it.
 */
#pragma once

#include "models/world/scenario.h"
#include "models/world/world.h"

G_BEGIN_DECLS

/* From @from on, @world holds. */
typedef struct
{
  SimTime from;
  const World *world; /* owned by the study */
} Epoch;

/* One variant, ready to run. */
typedef struct
{
  char *id;
  char *title;
  GArray *epochs;    /* of Epoch, ascending; the first from the start */
  GPtrArray *events; /* of const Event, ascending by date, borrowed */
} Option;

typedef struct
{
  char *path;         /* as the user wrote it */
  char *hash;         /* SHA-256 of every byte that was read, and of --set */
  GPtrArray *options; /* of Option, owned, in document order */
  GPtrArray *worlds;  /* of World, owned; the first is without variant */
  GArray *dates;      /* of SimTime, ascending: all instants within the run
                         at which any variant may change */
} Study;

/* Load the scenario at @path. @sets, of Change, come from the command line
 * and apply to every variant, after its own changes; may be NULL. @library is
 * the folder of shipped scenarios. Mistakes are noted; NULL when there is at
 * least one. */
Study *study_load (const char *path, const GPtrArray *sets, const char *library,
                   ProblemList *problems);
void study_free (Study *study);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Study, study_free)

/* The World without variant and events. */
const World *study_world (const Study *study);

/* The variant called @id, or NULL. */
const Option *study_option (const Study *study, const char *id);

G_END_DECLS
