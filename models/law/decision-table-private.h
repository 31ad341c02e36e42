/* The inside of a decision table: for what makes it and what judges by it. */
#pragma once

#include "models/law/decision-table.h"

G_BEGIN_DECLS

enum
{
  FEW_WORDS = 64 /* words of a fact that narrows at the start */
};

/* The facts by which a table narrows at the start. */
enum
{
  N_NARROWING = 4
};
extern const Fact NARROWING[N_NARROWING];

struct DecisionTable
{
  const Vocabulary *vocabulary;
  GPtrArray *rows; /* of Row */
  guint n_blocks;  /* of 64 rows each */
  /* By narrowing fact, word and block: rows that the word leaves open. */
  guint64 *open[N_NARROWING];
};

G_END_DECLS
