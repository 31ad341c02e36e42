#include "config.h"

#include "cli/interruption.h"

#include <signal.h>

static gint interrupted = 0;

static void
interrupt (int signal_number G_GNUC_UNUSED)
{
  g_atomic_int_set (&interrupted, 1);
}

void
interruption_catch (void)
{
  struct sigaction action = { .sa_handler = interrupt };

  sigaction (SIGINT, &action, NULL);
  sigaction (SIGTERM, &action, NULL);
}

gboolean
interruption_came (void)
{
  return g_atomic_int_get (&interrupted) != 0;
}
