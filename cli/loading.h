/* Loading a scenario on behalf of a verb, with --set from the command line. */
#pragma once

#include "models/world/study.h"

G_BEGIN_DECLS

/* Print @problems, and how many they are, on standard error; TRUE when there
 * are none. */
gboolean loading_is_fine (const ProblemList *problems);

/* Load @path with the changes of @sets (NULL-terminated, may be NULL). When
 * something is wrong all of it is printed on standard error, and NULL comes
 * back. */
Study *loading_study (const char *path, char **sets);

/* The same with one change more, "ENTITY.ATTRIBUTE=VALUE", to see what would
 * follow; says nothing when that is wrong. */
Study *loading_study_if (const char *path, char **sets, const char *change);

/* "FILE has no variant 'x', did you mean 'y'?", or NULL where @study has it.
 * Free with g_free. */
char *loading_variant_mistake (const Study *study, const char *variant);

/* Is what the scenario says about its design right? If not, that is printed
 * likewise. */
gboolean loading_check_design (const Study *study);

/* Remark on standard error what in @study lies far from where its name is
 * known to be, by the places of the library. */
void loading_check_names (const Study *study);

/* Remark on standard error what lies where the law does not look. */
void loading_check_resting (const Study *study);

G_END_DECLS
