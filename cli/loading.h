/* Loading a scenario on behalf of a verb, with --set from the command line. */
#pragma once

#include "models/world/study.h"

G_BEGIN_DECLS

/* Load @path with the changes of @sets (NULL-terminated, may be NULL). When
 * something is wrong all of it is printed on standard error, and NULL comes
 * back. */
Study *loading_study (const char *path, char **sets);

G_END_DECLS
