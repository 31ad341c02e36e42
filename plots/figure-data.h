/* Figure data: the file that C writes and gnuplot draws.
 *
 * A data file is a sequence of blocks, parted by two empty lines, as gnuplot
 * counts them with "index". A block opens with comments that name it and its
 * columns; columns are parted by tabs; instants are ISO 8601 in UTC; texts are
 * quoted (plots/gnuplot.h). An empty line within a block interrupts a curve.
 *
 * Every file begins with the same three blocks: 0 the caption, 1 the horizon,
 * 2 the variants. A figure's own blocks follow from 3 on.
 */
#pragma once

#include "plots/names.h"

G_BEGIN_DECLS

typedef struct _FigureData FigureData;

/* Begin @path with the blocks that all figures share. */
FigureData *figure_data_new (const char *path, const Names *names,
                             const char *caption,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void figure_data_free (FigureData *data);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FigureData, figure_data_free)

/* Begin a block; @columns are names with units, parted by blanks. */
void figure_data_block (FigureData *data, const char *name,
                        const char *columns);

/* Add a field to the current row. */
void figure_data_int (FigureData *data, gint64 value);
void figure_data_number (FigureData *data, double value);
void figure_data_text (FigureData *data, const char *text);
void figure_data_time (FigureData *data, SimTime when);

void figure_data_end_row (FigureData *data);
void figure_data_interrupt (FigureData *data);

/* For a caption: " The first 12 of 20 places are shown.", or "" when all are,
 * of at most @most. Free with g_free. */
char *figure_data_cut (guint most, guint n, const char *what);

/* Put the file into its place. */
gboolean figure_data_commit (FigureData *data,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
