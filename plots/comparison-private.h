/* What the files of the comparison share. */
#pragma once

#include "plots/comparison.h"

G_BEGIN_DECLS

/* Say of each contender with whom it is compared. */
void comparison_form_groups (Comparison *comparison);

G_END_DECLS
