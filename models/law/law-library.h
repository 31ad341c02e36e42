/* The library of laws: rules read from a folder, without a scenario.
 *
 * Every *.xml file of the folder is a <library> of rules; together with the
 * areas that come with sovsim they make a World that has nothing but law. They
 * are read and checked as a scenario's own elements are: every mistake is
 * noted with file and line. The order of the files is that of their names; the
 * order of rules within one law is that of its file.
 */
#pragma once

#include "models/world/world.h"

G_BEGIN_DECLS

/* Read the laws of @folder; @library is the folder of shipped scenarios. NULL
 * when something is wrong, all of which is noted. */
World *law_library_load (const char *folder, const char *library,
                         ProblemList *problems);

G_END_DECLS
