/* Verdicts as figures and report show them: a colour, a letter, a word.
 *
 * The words are those of the findings in the store; a word that is not known
 * here is shown as it is, with its own first letter. The code chooses the
 * colour in the templates (plots/style.gp) and the class in the report.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *prefix; /* of the verdicts it stands for */
  int code;
  const char *letter; /* the second channel beside the colour */
  const char *text;   /* for a legend */
  int severity;       /* of several verdicts on one flow the gravest shows */
} VerdictLook;

/* How a law's verdict on a flow looks. Never NULL. */
const VerdictLook *verdict_look (const char *verdict);

/* How an access class (D, T, X, N) looks, or "D or X". Never NULL. */
const VerdictLook *access_look (const char *verdict);

/* All looks of each, in the order of legends; ends with a NULL prefix. */
extern const VerdictLook VERDICT_LOOKS[];
extern const VerdictLook ACCESS_LOOKS[];

G_END_DECLS
