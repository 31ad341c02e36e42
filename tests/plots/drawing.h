/* Drawing: what the tests of figures share. A sample is drawn into a folder of
 * its own, and what became of it is looked at.
 */
#pragma once

#include <check.h>

#include "plots/figures.h"
#include "tests/plots/sample-store.h"

G_BEGIN_DECLS

#define TEMPLATES SOVSIM_SOURCEDIR "/plots"

extern char *drawing_folder;
extern char *drawing_figures; /* the folder of the figures within */

/* Fixture: a fresh folder, and none. */
void drawing_begin (void);
void drawing_end (void);

/* Stores in the folder. */
SimStore *drawing_sample (const SampleOptions *options);
SimStore *drawing_empty (void);

/* The file of figure @name that ends in @end: its path, whether it is there,
 * its text. */
char *drawing_file (const char *name, const char *end);
gboolean drawing_exists (const char *name, const char *end);
char *drawing_text (const char *name, const char *end);

/* A FigureReport that writes what it is told to a GString. */
void drawing_tell (const FigureKind *kind, FigureOutcome outcome,
                   const char *message, gpointer data);

/* Both pictures of figure @name are complete. */
void drawing_assert (const char *name);

/* Draw all kinds, and see that they are. */
void drawing_assert_all (SimStore *store);

/* Run @cases as a suite; the exit status, that of a skipped test where gnuplot
 * is not installed. */
int drawing_run (const char *name, TCase *cases);

G_END_DECLS
