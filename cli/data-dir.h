/* Where the shipped files are: installed, or in the source tree while the
 * program runs from its build tree. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The folder that holds scenarios/ and plots/; SOVSIM_DATADIR overrides it. */
const char *data_dir (void);

/* The library of scenarios, and the templates of figures. g_free. */
char *data_scenarios (void);
char *data_plots (void);

G_END_DECLS
