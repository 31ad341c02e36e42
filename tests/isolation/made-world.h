/* Made worlds: scenarios built element by element, for tests and benchmarks.
 *
 * Ten thousand random models are too many for files, so elements are made as
 * the loader makes them and go through the same world_build(), with all its
 * checks. The tree owns what is added to it.
 */
#pragma once

#include "models/isolation/access.h"
#include "models/world/scenario-node.h"

/* An empty scenario of the year 2020. */
ScenarioNode *made_scenario (void);

/* Add an element with pairs of attributes, ended by NULL; returns it. */
ScenarioNode *made_add (ScenarioNode *parent, const char *element,
                        ...) G_GNUC_NULL_TERMINATED;

/* "p7", from "p" and 7; valid until the 16th call from now. */
const char *made_id (const char *prefix, guint number);

/* The World, which must be fine. */
World *made_world (const ScenarioNode *root);

/* What is wrong with it, one problem a line. Free with g_free. */
char *made_problems (const ScenarioNode *root);

/* The entity called @id, which must exist. */
gconstpointer made_find (const World *world, const char *id);

/* The middle of that year. */
SimTime made_day (void);
