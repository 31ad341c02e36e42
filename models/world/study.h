/* A study: a scenario file with everything that can be made of it.
 *
 * Loading a study builds every World that its variants and dated events lead
 * to, so whatever is wrong anywhere is reported before anything runs. It then
 * never changes; all runs on all threads share it.
 */
#pragma once

#include "models/world/scenario-file.h"
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

/* See study-turns.h. */
typedef struct StudyTurns StudyTurns;

typedef struct
{
  char *path;          /* as the user wrote it */
  char *tree;          /* SHA-256 of the scenario alone; see canonical.h */
  char *hash;          /* the same together with what is set */
  GPtrArray *options;  /* of Option, owned, in document order */
  GPtrArray *worlds;   /* of World, owned; the first is without variant */
  GArray *dates;       /* of SimTime, ascending: all instants within the run
                          at which any variant may change */
  GPtrArray *sets;     /* of Change, owned: what the command line sets */
  ScenarioFile *file;  /* whose elements the Worlds are built of; NULL in the
                          study of a setting */
  GHashTable *surveys; /* what traces hold, once read: TraceSurvey, by what
                          decides it, owned */
  StudyTurns *turns;   /* what its runs have found out; see study-turns.h */
  World *plain;        /* without --set; NULL when it is wrong without, or
                          nothing is set */
} Study;

/* Load the scenario at @path. @sets, of Change, come from the command line
 * and apply to every variant, after its own changes; may be NULL. @library is
 * the folder of shipped scenarios. Mistakes are noted; NULL when there is at
 * least one. */
Study *study_load (const char *path, const GPtrArray *sets, const char *library,
                   ProblemList *problems);

/* The same scenario with @changes (of Change) on top of what is set, for one
 * setting of a design: they hold for every variant, after its own changes. May
 * be called from several threads. The tree of @base stays in use: it must not
 * be freed before. NULL, with the mistakes noted, when there is one. */
Study *study_at (const Study *base, const GPtrArray *changes,
                 ProblemList *problems);
void study_free (Study *study);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Study, study_free)

/* The results depend on @what, too, which the scenario only names. */
void study_depends_on (Study *study, const char *what);

/* The World without variant and events. */
const World *study_world (const Study *study);

/* What --set set: of Change; may be empty. */
const GPtrArray *study_sets (const Study *study);

/* Whether @text can be read as an attribute of @spec; else @wrong says what
 * would be right (free with g_free). Not from several threads. */
gboolean study_value_fits (const Study *study, const AttributeSpec *spec,
                           const char *text, char **wrong);

/* What the results with @changes (may be NULL) on top depend on, but for the
 * variant, as SHA-256 in hex: settings that say the same in other words have
 * the same. Free with g_free. */
char *study_hash_with (const Study *study, const GPtrArray *changes);

/* The variant called @id, or NULL. */
const Option *study_option (const Study *study, const char *id);

/* The World of @option at @at. */
const World *option_world (const Option *option, SimTime at);

G_END_DECLS
