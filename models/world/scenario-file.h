/* Scenario files: XML on disk, read as untrusted input.
 *
 * No DOCTYPE, no entities, no huge documents, no network. XInclude admits
 * regular files below the scenario's own folder and below the installed
 * library, and nothing else; a relative name is looked for beside the including
 * file first, then in the library. Only this module knows libxml2.
 */
#pragma once

#include "models/world/scenario-node.h"

G_BEGIN_DECLS

typedef struct ScenarioFile ScenarioFile;

/* Read @path and what it includes. Every mistake is noted in @problems; NULL
 * when there is nothing that could be looked at. @library may be NULL. */
ScenarioFile *scenario_file_open (const char *path, const char *library,
                                  ProblemList *problems);
void scenario_file_close (ScenarioFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScenarioFile, scenario_file_close)

/* The elements, owned by @file. */
const ScenarioNode *scenario_file_root (const ScenarioFile *file);

/* The real path of another file that @url names, if a scenario may read it;
 * else NULL and why not. Free both with g_free. */
char *scenario_file_admit (const ScenarioFile *file, const char *url,
                           char **why);

/* SHA-256 of all bytes read, in the order of reading, as hexadecimal. */
const char *scenario_file_hash (const ScenarioFile *file);

/* Validate against the XML Schema at @schema. */
void scenario_file_validate (ScenarioFile *file, const char *schema,
                             ProblemList *problems);

G_END_DECLS
