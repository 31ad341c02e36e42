/* What the tables of a comparison share. */
#pragma once

#include "cli/comparing.h"

G_BEGIN_DECLS

enum
{
  ABREAST = 4 /* contenders in a table that fits */
};

/* Contenders of one group, as many as fit side by side. */
typedef struct
{
  guint group;
  guint members[ABREAST];
  guint n;
} Slice;

/* A number for people; what is counted has no digits after the point. */
char *comparing_number (double value, int digits);

void comparing_print_answers (const Comparing *comparing, const Slice *slice);
void comparing_print_outcomes (const Comparing *comparing, const Slice *slice);
void comparing_print_dominance (const Comparing *comparing, guint group);

G_END_DECLS
