/* What the tables of a comparison share. */
#pragma once

#include "cli/comparing.h"

G_BEGIN_DECLS

enum
{
  ABREAST = 4,     /* contenders in a table, if they fit */
  HEADS_WIDTH = 54 /* room for their names and the gaps between */
};

/* Contenders of one group, as many as fit side by side. */
typedef struct
{
  guint group;
  guint members[ABREAST];
  guint n;
} Slice;

/* "@text in mail.servers=10@more": where there is one group only, without its
 * name. Free with g_free. */
char *comparing_heading (const Comparing *comparing, const char *text,
                         guint group, const char *more);

/* The head of a column on a contender. Free with g_free. */
char *comparing_head (const Comparing *comparing, guint contender);

/* The replications for an interval of WANTED_SHARE of the difference either
 * way, at the level of the comparison: see sim_contrast_needed. */
#define WANTED_SHARE 0.02
guint comparing_needed (const Comparing *comparing, const SimContrast *contrast,
                        gboolean paired);

/* A number for people; what is counted has no digits after the point. */
char *comparing_number (double value, int digits);

void comparing_print_answers (const Comparing *comparing, const Slice *slice);
void comparing_print_outcomes (const Comparing *comparing, const Slice *slice);
void comparing_print_dominance (const Comparing *comparing, guint group);

G_END_DECLS
