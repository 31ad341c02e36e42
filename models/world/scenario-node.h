/* The elements of a scenario file after XInclude, as a plain tree.
 *
 * Only the reader knows libxml2; everybody else sees these nodes. A tree owns
 * its nodes and their texts.
 */
#pragma once

#include "models/world/problem.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;
  char *value;
} ScenarioAttribute;

typedef struct ScenarioNode ScenarioNode;

struct ScenarioNode
{
  char *name;          /* element */
  char *file;          /* as the user named it, or relative to the library */
  int line;            /* of its start tag */
  GArray *attributes;  /* of ScenarioAttribute, in the order written */
  GPtrArray *children; /* of ScenarioNode, owned */
  char *text;          /* text that is not white space, or NULL */
  int text_line;       /* where that text ends */
};

ScenarioNode *scenario_node_new (const char *name, const char *file, int line);
void scenario_node_free (ScenarioNode *node);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScenarioNode, scenario_node_free)

/* The text of attribute @name, or NULL. */
const char *scenario_node_get (const ScenarioNode *node, const char *name);

/* Append an attribute; the texts are copied. */
void scenario_node_add (ScenarioNode *node, const char *name,
                        const char *value);

G_END_DECLS
