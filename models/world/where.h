/* Constraints: which settings of a design are wanted.
 *
 *   mail.servers > 10 and mail.servers * mail.rate < 100/s
 *   not (variant = mixed or border.delay >= 50ms)
 *
 * Operands are numbers with their unit, names of factors, names of other
 * attributes (which keep the value that the scenario gives them), words, and
 * 'quoted text'. Operators, the loosest first: or, and, not, then = != < <= >
 * >=, then + and -, then * and /. A minus stands between spaces, since names
 * contain it. Sums and comparisons want the same dimension on both sides.
 */
#pragma once

#include "models/world/study.h"

G_BEGIN_DECLS

typedef struct Where Where;

/* Parse @text; NULL with a problem noted at @file and @line. */
Where *where_new (const char *text, const char *file, int line,
                  ProblemList *problems);
void where_free (Where *where);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Where, where_free)

/* Find what the names mean among @factors (of Factor) and in @study. */
gboolean where_bind (Where *where, const GPtrArray *factors, const Study *study,
                     ProblemList *problems);

/* Whether it holds when the factors have @values. */
gboolean where_holds (const Where *where, const char *const *values);

G_END_DECLS
