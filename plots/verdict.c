#include "config.h"

#include "plots/verdict.h"

#include <string.h>

const VerdictLook VERDICT_LOOKS[]
    = { { "allowed", 1, "A", "allowed", 1 },
        { "no-rule", 2, "–", "no rule applies", 0 },
        { "requires", 3, "R", "requires a mechanism that is missing", 3 },
        { "needs", 4, "?", "needs judgement", 2 },
        { "prohibited", 5, "P", "prohibited", 4 },
        { NULL, 6, "*", "other", 2 } };

const VerdictLook ACCESS_LOOKS[]
    = { { "D", 5, "D", "direct", 3 },
        { "T", 3, "T", "through a treaty partner", 2 },
        { "X", 4, "X", "only by breaking another law", 1 },
        { "N", 1, "N", "not at all", 0 },
        { NULL, 6, "?", "unknown", 2 } };

static const VerdictLook *
find (const VerdictLook *looks, const char *verdict)
{
  while (looks->prefix != NULL && !g_str_has_prefix (verdict, looks->prefix))
    looks++;
  return looks;
}

const VerdictLook *
verdict_look (const char *verdict)
{
  return find (VERDICT_LOOKS, verdict);
}

/* "D or X": what is unknown decides. */
const VerdictLook *
access_look (const char *verdict)
{
  const VerdictLook *last = ACCESS_LOOKS;

  if (strstr (verdict, " or ") == NULL)
    return find (ACCESS_LOOKS, verdict);
  while (last->prefix != NULL)
    last++;
  return last;
}
