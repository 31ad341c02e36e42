/* The legend that all figures of access share. */
#pragma once

#include "plots/figure-data.h"

G_BEGIN_DECLS

/* The block "legend": a code and a text for each class of access. */
void access_legend_write (FigureData *data);

G_END_DECLS
