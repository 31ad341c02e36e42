/* manifest.json: what made the results in this directory. */
#pragma once

#include "sim/sim-store.h"

G_BEGIN_DECLS

/* Write it to @path. @command is what the user typed. */
gboolean manifest_write (const char *path, SimStore *store,
                         const char *scenario, const char *command,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
