/* The inside of a scenario file, for the modules that know libxml2. */
#pragma once

#include <libxml/tree.h>

#include "models/world/file-scope.h"
#include "models/world/scenario-file.h"

G_BEGIN_DECLS

struct ScenarioFile
{
  FileScope *scope;
  ProblemList *problems; /* borrowed while reading */
  GChecksum *checksum;
  xmlDocPtr document;
  ScenarioNode *root;
  char *refused;      /* why the last include was not read, or NULL */
  GHashTable *broken; /* files of which one syntax error is noted */
};

/* A message of libxml2 on one line. Free with g_free. */
char *scenario_tidy_message (const char *message);

G_END_DECLS
