/* Figures: the pictures of an experiment.
 *
 * Every kind of figure is one file, figure-NAME.c, that ends in its
 * descriptor, and one template, NAME.gp. The C side asks the store and writes
 * data; the template draws them; neither does the other's work. In the
 * directory of the figures every picture leaves ID.dat, ID.gp (a copy, with
 * style.gp beside it, so that a user edits and draws again with the command
 * in its first line), ID.svg, ID.png and, when asked for, ID.pdf. The id is
 * the kind's name, or that of a <figure> of the scenario (figure-wish.h).
 *
 * A figure without anything to show is not drawn, and that is no error. A
 * figure that fails does not keep the others from being drawn.
 */
#pragma once

#include "plots/figure-data.h"

G_BEGIN_DECLS

typedef struct _FigureWish FigureWish;

/* What a kind writes from; all of it borrowed. */
typedef struct
{
  SimStore *store; /* showing the variants of @wish only */
  const Names *names;
  const char *path; /* of the data file */
  const FigureWish *wish;
} FigureSource;

/* What a <figure> may choose beside its variants, and what it does with them: a
 * set. */
typedef enum
{
  FIGURE_CHOOSES_NOTHING = 0,
  FIGURE_CHOOSES_METRIC = 1 << 0,
  FIGURE_CHOOSES_POPULATIONS = 1 << 1,
  FIGURE_CHOOSES_DAY = 1 << 2,
  FIGURE_COLOURS_VARIANTS = 1 << 3, /* colour i is variant i */
  FIGURE_SHOWS_SWEEPS = 1 << 4,     /* all points, however many */
  FIGURE_CHOOSES_AGAINST = 1 << 5   /* a second metric */
} FigureTraits;

typedef enum
{
  FIGURE_DRAWN,  /* data, script, SVG and PNG are in place */
  FIGURE_EMPTY,  /* there was nothing to show */
  FIGURE_FAILED, /* an error; what could be kept is kept */
  FIGURE_SKIPPED /* there are too many points for it */
} FigureOutcome;

/* Pictures that have a colour or a panel for each point show so many; beyond
 * that only those of sweeps are drawn. */
#define FIGURE_MOST_POINTS 12

typedef struct
{
  const char *name;  /* also of its files and its template */
  const char *title; /* of the picture, one line */
  const char *help;  /* one sentence */
  const char *empty; /* completes "not drawn: " when there is nothing */

  /* Write the data file. @has_data says whether there is something to show;
   * if not, no file need be written. */
  gboolean (*write_data) (const FigureSource *source, gboolean *has_data,
                          GError **error);

  const char *about; /* kind of entity without which nobody misses it */
  guint choices;     /* FigureTraits */
  const char *file;  /* a file that the template reads beside, or NULL */
} FigureKind;

/* The kinds there are, in the order in which reports show them. */
guint figures_n_kinds (void);
const FigureKind *figures_kind (guint i);
const FigureKind *figures_find (const char *name); /* or NULL */

/* Told about every picture: @message is NULL for one that was drawn, the name
 * of one that was skipped, else a sentence that names it. */
typedef void (*FigureReport) (const FigureKind *kind, FigureOutcome outcome,
                              const char *message, gpointer data);

/* Draw all kinds, and what the scenario asks for, from @store into @directory,
 * which is made if it is not there, with the templates in the directory
 * @templates. @report may be NULL. FALSE if a figure failed: @error is the
 * first such error. */
gboolean figures_draw (SimStore *store, const char *directory,
                       const char *templates, FigureReport report,
                       gpointer data, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Draw @name.dat, which is in @directory already, with the template @name.gp of
 * @templates: for pictures of what is no experiment, such as an inquiry. */
gboolean figures_draw_data (const char *directory, const char *templates,
                            const char *name, const char *title,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Write ID.pdf beside every ID.svg in @directory that @store has a figure for.
 * The same pictures are the same bytes. FALSE as above. */
gboolean figures_draw_pdf (SimStore *store, const char *directory,
                           FigureReport report, gpointer data,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
