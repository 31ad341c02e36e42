/* The legend of verdicts: a block "legend" of code and text, of those looks
 * only that a figure shows. */
#pragma once

#include "plots/figure-data.h"
#include "plots/verdict.h"

G_BEGIN_DECLS

/* Does the figure whose @content it is show @look? */
typedef gboolean (*VerdictIsUsed) (gconstpointer content,
                                   const VerdictLook *look);

void verdict_legend_write (FigureData *data, VerdictIsUsed is_used,
                           gconstpointer content);

G_END_DECLS
