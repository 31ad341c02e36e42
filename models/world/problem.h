/* Problems: everything that is wrong with a scenario, in one list.
 *
 * The loader does not stop at the first mistake: it notes each one here, with
 * file and line, and goes on as far as makes sense. A problem says what was
 * found and what would be right. Whoever asked for the loading owns the list,
 * prints it sorted by file and line, and decides that there is no World.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *file;    /* as the user named it, or "--set" */
  int line;      /* from 1; 0 when the whole file is meant */
  char *message; /* "<site hkg> servers: found ..., expected ..." */
  guint order;   /* first come */
} Problem;

typedef struct
{
  GPtrArray *all;     /* of Problem, owned */
  GPtrArray *remarks; /* of Problem, owned: worth knowing, not wrong */
} ProblemList;

ProblemList *problem_list_new (void);
void problem_list_free (ProblemList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ProblemList, problem_list_free)

/* Note a problem; the same message at the same place is kept once. */
void problem_note (ProblemList *list, const char *file, int line,
                   const char *format, ...) G_GNUC_PRINTF (4, 5);

/* Remark something that is not wrong but should not go unsaid. */
void problem_remark (ProblemList *list, const char *file, int line,
                     const char *format, ...) G_GNUC_PRINTF (4, 5);

/* How many problems there are, remarks not counted. */
guint problem_list_count (const ProblemList *list);

/* All of them, one "file:line: message" a line, sorted by place; text within
 * is made safe for a terminal. Free with g_free. */
char *problem_list_format (const ProblemList *list);

/* The remarks likewise, each marked "note:". */
char *problem_list_format_remarks (const ProblemList *list);

/* " (did you mean 'x'?)" when @word is close to one of @known, else a list of
 * what is known: " (known: a, b, c)". @known is NULL-terminated. */
char *problem_suggest (const char *word, const char *const *known);

/* At most 60 characters of @text as it may be printed: valid UTF-8, control
 * characters escaped, "..." where it was cut. Free with g_free. */
char *problem_quote (const char *text);

G_END_DECLS
