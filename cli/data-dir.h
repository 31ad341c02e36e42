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

/* The file in a folder of that library, as an <xi:include> names it, in which
 * an element has @id; NULL when there is none. Free with g_free. */
char *data_file_with (const char *id);

G_END_DECLS
