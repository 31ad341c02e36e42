/* Settings at which nothing was measured: nobody knows what they do. */
#include "config.h"

#include <math.h>

#include "cli/inquiry.h"

/* How many trials have no effect; @first takes one of them. */
static guint
count_gaps (const Inquiry *inquiry, guint *first)
{
  guint n = 0;

  for (guint i = trials_n (inquiry->trials); i-- > 0;)
    if (isnan (inquiry_effect (inquiry, i).difference))
      {
        *first = i;
        n++;
      }
  return n;
}

gboolean
inquiry_has_values (const Inquiry *inquiry)
{
  guint first = 0;
  guint n = count_gaps (inquiry, &first);
  g_autofree char *at = NULL;
  g_autofree char *what = NULL;

  if (n == 0)
    return TRUE;
  at = trials_describe (inquiry->trials, first);
  what = inquiry_describe_effect (inquiry);
  g_printerr ("sovsim compare: at %u of %u settings there is no %s of %s,\n"
              "as with %s: what assumptions do to it is unknown.\n"
              "Choose another metric, or leave such assumptions out with "
              "--assumption.\n",
              n, trials_n (inquiry->trials), inquiry->metric, what, at);
  return FALSE;
}
