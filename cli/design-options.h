/* Options that say what an experiment varies, the same for every verb that
 * runs one: --vary, --zip, --sample, --where, --no-sweep, --variant, --set,
 * --seed, --replications. */
#pragma once

#include "models/plan.h"

G_BEGIN_DECLS

typedef struct
{
  char **vary, **zip, **sample, **where;
  gboolean no_sweep;
  char **sets;
  char **variants;
  gint64 seed;      /* -1: as the scenario says */
  int replications; /* -1: as the scenario says */
} PlanWishes;

#define PLAN_WISHES_NONE                                                       \
  {                                                                            \
    .seed = -1, .replications = -1                                             \
  }

/* Rows for a table of GOptionEntry. @w is a PlanWishes. */
#define PLAN_OPTIONS(w)                                                        \
  { "vary",                                                                    \
    0,                                                                         \
    0,                                                                         \
    G_OPTION_ARG_STRING_ARRAY,                                                 \
    &(w).vary,                                                                 \
    "Attribute to vary: mail.servers=10:100:10 or mail.servers=1,2,4",         \
    "AXIS" },                                                                  \
      { "zip",    0,                                                           \
        0,        G_OPTION_ARG_STRING_ARRAY,                                   \
        &(w).zip, "Vary attributes in step, as in 'a.x=1,2 b.y=3,4'",          \
        "AXES" },                                                              \
      { "sample",                                                              \
        0,                                                                     \
        0,                                                                     \
        G_OPTION_ARG_STRING_ARRAY,                                             \
        &(w).sample,                                                           \
        "Points of 'sobol:64 a.x=1:9', or 'sobol:64' for all ranges",          \
        "SAMPLE" },                                                            \
      { "where",    0,                                                         \
        0,          G_OPTION_ARG_STRING_ARRAY,                                 \
        &(w).where, "Leave out other settings, as in 'mail.servers > 10'",     \
        "CONDITION" },                                                         \
      { "no-sweep",                                                            \
        0,                                                                     \
        0,                                                                     \
        G_OPTION_ARG_NONE,                                                     \
        &(w).no_sweep,                                                         \
        "Leave out the axes that the scenario names",                          \
        NULL },                                                                \
      { "variant",                                                             \
        'v',                                                                   \
        0,                                                                     \
        G_OPTION_ARG_STRING_ARRAY,                                             \
        &(w).variants,                                                         \
        "This variant only; may be repeated",                                  \
        "ID" },                                                                \
      { "set",                                                                 \
        's',                                                                   \
        0,                                                                     \
        G_OPTION_ARG_STRING_ARRAY,                                             \
        &(w).sets,                                                             \
        "Change an attribute, as in mail.servers=16; may be repeated",         \
        "CHANGE" },                                                            \
      { "replications",                                                        \
        'r',                                                                   \
        0,                                                                     \
        G_OPTION_ARG_INT,                                                      \
        &(w).replications,                                                     \
        "Repetitions of each point [as the scenario says]",                    \
        "N" },                                                                 \
  {                                                                            \
    "seed", 0, 0, G_OPTION_ARG_INT64, &(w).seed,                               \
        "Seed of all random draws [as the scenario says]", "N"                 \
  }

void plan_wishes_clear (PlanWishes *wishes);

/* A scenario with its design and plan. */
typedef struct
{
  Study *study;
  Design *design;
  Plan *plan;
} Planned;

/* Load @path and plan it. When something is wrong all of it is said on
 * standard error, in the name of @verb, and FALSE comes back. Clear in any
 * case. */
gboolean planned_load (Planned *planned, const char *verb, const char *path,
                       const PlanWishes *wishes);
void planned_clear (Planned *planned);

/* Where its results go unless somebody says otherwise. Free with g_free. */
char *planned_directory (const Planned *planned);

G_END_DECLS
