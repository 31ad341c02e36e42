/* What the files of the comparison share. */
#pragma once

#include "plots/comparison.h"

G_BEGIN_DECLS

/* Say of each contender with whom it is compared. */
void comparison_form_groups (Comparison *comparison);

/* By seed and replication: those that are equal are a pair. */
int run_value_compare (gconstpointer left, gconstpointer right);

G_END_DECLS
