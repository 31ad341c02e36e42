/* The vocabulary as a reference: every element with its attributes, types and
 * distributions, printed from the tables from which the loader works.
 *
 * `describe` tells one word of it; docs/format.md and sovsim-scenario(5) are
 * the whole, and a test prints them anew and compares.
 */
#pragma once

#include "models/world/entity.h"

G_BEGIN_DECLS

/* How the attribute is written: "span", "id of an instance". Free with g_free.
 */
char *reference_type (const AttributeSpec *spec);

/* What it is when left out: "required", "optional" or "[1.46]". Free with
 * g_free. */
char *reference_fallback (const AttributeSpec *spec);

/* The elements in which @kind may stand, or that may stand in it, each followed
 * by a blank: "<scenario> <library> "; empty when there is none. Free with
 * g_free. */
char *reference_parents (const EntityKind *kind);
char *reference_children (const EntityKind *kind);

/* Print all of it, as Markdown or as the source of a manual page. */
void reference_print_markdown (void);
void reference_print_man (void);

G_END_DECLS
