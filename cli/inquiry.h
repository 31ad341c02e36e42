/* Inquiries: what a comparison owes to the assumptions of its scenario.
 *
 * An inquiry tries assumptions at other values and asks how the difference
 * between the winner and the next moves, or when another wins. Every method is
 * one file that ends in its descriptor, and a row of the table in inquiry.c.
 * It first adds the trials that it knows it needs, so that their cost can be
 * told before anything runs, then runs them and whatever else they lead to,
 * and tells what they gave.
 */
#pragma once

#include <json-glib/json-glib.h>

#include "cli/exit-status.h"
#include "cli/trials.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;       /* "flips" */
  const char *path;       /* of the scenario */
  char **sets;            /* of the command line, or NULL */
  char **assumptions;     /* of these only, or NULL: all */
  char **variants;        /* of these only, or NULL: all */
  const char *reference;  /* whom the winner is compared with, or NULL */
  const char *metric;     /* or NULL */
  const char *labels;     /* or NULL */
  const char *directory;  /* or NULL */
  gint64 seed;            /* -1: as the scenario says */
  int replications, jobs; /* -1: as the scenario says, all processors */
  int points;             /* -1: the method's own */
  double level;
  gboolean json;
  gboolean dry_run;
  gboolean no_figures;
} InquiryWish;

typedef struct
{
  const InquiryWish *wish;
  const Study *study;
  GPtrArray *factors;  /* of Factor */
  GPtrArray *left_out; /* of char *: assumptions that are none, and why */
  Trials *trials;
  const char *metric, *unit;
  gboolean is_lower;   /* whether lower is better */
  guint n;             /* points: trajectories, rows; as the method has it */
  guint base;          /* the trial with everything as it stands */
  guint winner, rival; /* variants; equal where there is only one */
} Inquiry;

typedef struct
{
  const char *name;
  const char *help; /* completes "NAME: " */
  guint n;          /* points when nobody says */
  guint most;       /* that anybody may say */
  void (*add) (Inquiry *inquiry);
  gboolean (*tell) (Inquiry *inquiry, JsonBuilder *json, GError **error);
  gboolean (*draw) (Inquiry *inquiry); /* or NULL; says what fails itself */
} InquiryMethod;

extern const InquiryMethod INQUIRY_TORNADO;
extern const InquiryMethod INQUIRY_MORRIS;
extern const InquiryMethod INQUIRY_SOBOL;
extern const InquiryMethod INQUIRY_FLIPS;

/* The names of all methods, NULL-terminated, borrowed; free the array. */
const char **inquiry_names (void);

ExitStatus inquiry_run (const InquiryWish *wish);

/* Open an object that begins with what was asked, and who wins; the caller
 * ends it. */
void inquiry_json_head (const Inquiry *inquiry, const InquiryMethod *method,
                        JsonBuilder *json);

/* Keep what it told beside the trials, for the report (plots/inquiries.h). */
gboolean inquiry_keep (Inquiry *inquiry, const InquiryMethod *method,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whether every trial has an effect; if not, how many have none is told. */
gboolean inquiry_has_values (const Inquiry *inquiry);

/* ---- For methods --------------------------------------------------------- */

const Factor *inquiry_factor (const Inquiry *inquiry, guint i);

/* A place for each factor, all as they stand. Free with g_free. */
double *inquiry_places (const Inquiry *inquiry);

/* The winner minus the rival in @trial; of a single variant its value. */
SimContrast inquiry_effect (const Inquiry *inquiry, guint trial);

/* Add a trial at each of @n_points @points of the unit cube, a place for every
 * factor each. */
void inquiry_add (Inquiry *inquiry, const double *points, guint n_points);

/* The effect with factors at each of @n_points @points of the unit cube, one
 * mean each. Free with g_free. */
double *inquiry_means (Inquiry *inquiry, const double *points, guint n_points);

/* "near-door - far-door", or the only variant. Free with g_free. */
char *inquiry_describe_effect (const Inquiry *inquiry);

/* Numbers for people: with sign and interval. Free with g_free. */
char *inquiry_interval_text (const SimInterval *interval);

G_END_DECLS
