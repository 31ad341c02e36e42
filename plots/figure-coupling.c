/* How far partitions fail together: a cell for each pair and variant. */
#include "config.h"

#include "plots/figure-kinds.h"
#include "plots/text-fit.h"

#include <string.h>

enum
{
  LABEL_WIDTH = 24,
  COLUMNS_WIDTH = 54, /* of all columns together */
  COLUMN_LEAST = 6
};

/* All of @of fails: so much of @with is hit. */
typedef struct
{
  guint variant;
  guint of, with; /* places in the list of partitions */
  double share;
} Cell;

typedef struct
{
  const Names *names;
  GPtrArray *partitions; /* ids, owned, as they come */
  GArray *cells;         /* of Cell */
} Reading;

static guint
place_of (Reading *reading, const char *id)
{
  guint place = 0;

  if (g_ptr_array_find_with_equal_func (reading->partitions, id, g_str_equal,
                                        &place))
    return place;
  g_ptr_array_add (reading->partitions, g_strdup (id));
  return reading->partitions->len - 1;
}

static void
read_cell (const SimRunHead *run, const SimRegimeRow *span G_GNUC_UNUSED,
           const SimScalarRow *scalar, gpointer data)
{
  Reading *reading = data;
  g_auto (GStrv) labels = g_strsplit (scalar->labels, ";", 2);
  Cell cell = { .share = scalar->value };

  if (run->replication != 0 || !names_has_point (reading->names, run->point)
      || g_strv_length (labels) != 2 || !g_str_has_prefix (labels[0], "of=")
      || !g_str_has_prefix (labels[1], "with="))
    return;
  cell.variant = names_place (reading->names, run->point);
  cell.of = place_of (reading, labels[0] + strlen ("of="));
  cell.with = place_of (reading, labels[1] + strlen ("with="));
  g_array_append_val (reading->cells, cell);
}

static void
write_partitions (FigureData *data, const Reading *reading)
{
  guint n = reading->partitions->len;

  figure_data_block (data, "partitions", "place row column");
  for (guint i = 0; i < n; i++)
    {
      const char *title = names_title (
          reading->names, NULL, g_ptr_array_index (reading->partitions, i));
      g_autofree char *row = text_shorten (title, LABEL_WIDTH);
      g_autofree char *column
          = text_wrap (title, MAX (COLUMNS_WIDTH / n, COLUMN_LEAST), 3);

      figure_data_int (data, i);
      figure_data_text (data, row);
      figure_data_text (data, column);
      figure_data_end_row (data);
    }
}

static void
write_cells (FigureData *data, const Reading *reading)
{
  figure_data_block (data, "cells", "variant of with share_percent text");
  for (guint i = 0; i < reading->cells->len; i++)
    {
      const Cell *cell = &g_array_index (reading->cells, Cell, i);
      g_autofree char *text = g_strdup_printf ("%.0f %%", 100 * cell->share);

      figure_data_int (data, cell->variant);
      figure_data_int (data, cell->of);
      figure_data_int (data, cell->with);
      figure_data_number (data, 100 * cell->share);
      figure_data_text (data, text);
      figure_data_end_row (data);
    }
}

static gboolean
write_reading (const FigureSource *source, const Reading *reading,
               GError **error)
{
  const char *caption
      = "When all of the partition on the left fails: the share of the "
        "elements of the one above that are down or impaired, at the end of "
        "the run. Exact, unknown dependencies taken as there.";
  g_autoptr (FigureData) data
      = figure_data_new (source->path, source->names, caption, error);

  if (data == NULL)
    return FALSE;
  write_partitions (data, reading);
  write_cells (data, reading);
  return figure_data_commit (data, error);
}

static gboolean
write_data (const FigureSource *source, gboolean *has_data, GError **error)
{
  g_autoptr (GPtrArray) partitions = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  Reading reading = { source->names, partitions, cells };

  if (!sim_store_each_scalar (source->store, "coupling", read_cell, &reading,
                              error))
    return FALSE;
  *has_data = cells->len > 0;
  return !*has_data || write_reading (source, &reading, error);
}

const FigureKind FIGURE_COUPLING = {
  "coupling",
  "How far partitions fail together",
  "The share of one partition that is hit when all of another fails, per "
  "variant.",
  "fewer than two partitions, or no dependency, are in the scenario",
  write_data,
  "dependency",
  FIGURE_CHOOSES_NOTHING,
  NULL,
};
