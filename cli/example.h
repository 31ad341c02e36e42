/* Examples: how an element or an attribute is written, from the library of
 * scenarios itself.
 *
 * The tutorial is looked at first, then the scenarios, then their parts, and at
 * last scenarios/examples/, which has whatever stands nowhere else. So an
 * example is one that runs, and there is none to be kept in step.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The first start tag of @element in the library, with @attribute unless that
 * is NULL, and where it stands in @place ("tutorial/1-queue.xml:14"); NULL if
 * there is none. Free both. */
char *example_of (const char *element, const char *attribute, char **place);

G_END_DECLS
