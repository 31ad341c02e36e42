/* A change: an entity by id, one of its attributes, a new value.
 *
 * The one mechanism for everything that makes a world differ: --set, variants,
 * axes of a sweep and dated events. Whoever changes an attribute, its text is
 * read and checked by the same function as the one in the file.
 */
#pragma once

#include "models/world/problem.h"
#include "sim/sim-time.h"

G_BEGIN_DECLS

typedef struct
{
  char *entity;    /* id */
  char *attribute; /* name */
  char *value;     /* text */
  char *file;      /* where the change is written; "--set" */
  int line;        /* 0 on the command line */
} Change;

Change *change_new (const char *entity, const char *attribute,
                    const char *value, const char *file, int line);
Change *change_copy (const Change *change);
void change_free (Change *change);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Change, change_free)

/* Read "ENTITY.ATTRIBUTE=VALUE". An id may contain dots, an attribute never
 * does. Returns NULL, with a problem noted, for anything else. */
Change *change_parse (const char *text, ProblemList *problems);

/* "mail.region=azure-cn:chinanorth3". Free with g_free. */
char *change_format (const Change *change);

G_END_DECLS
