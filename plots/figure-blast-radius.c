/* What a failure cuts off: bars of users and requests, by element and
 * variant. */
#include "config.h"

#include "plots/figure-kinds.h"
#include "plots/text-fit.h"

#include <string.h>

enum
{
  ELEMENTS_MOST = 14,
  LABEL_WIDTH = 34
};

#define ELEMENT "element="

/* A share of one element in one variant; of the first replication, for the
 * closure is exact. */
typedef struct
{
  const char *element; /* borrowed from the list of elements */
  guint variant;
  gboolean requests; /* or users */
  double share;
} Bar;

typedef struct
{
  const Names *names;
  GPtrArray *elements; /* ids, owned */
  GArray *bars;        /* of Bar */
} Reading;

/* The id as the list has it, added when it is new. */
static const char *
element_of (Reading *reading, const char *id)
{
  guint place = 0;

  if (!g_ptr_array_find_with_equal_func (reading->elements, id, g_str_equal,
                                         &place))
    {
      place = reading->elements->len;
      g_ptr_array_add (reading->elements, g_strdup (id));
    }
  return g_ptr_array_index (reading->elements, place);
}

static void
read_share (const SimRunHead *run, const SimRegimeRow *span G_GNUC_UNUSED,
            const SimScalarRow *scalar, gpointer data)
{
  Reading *reading = data;
  Bar bar = { .requests = g_str_equal (scalar->metric, "blast.requests"),
              .share = scalar->value };

  if (run->replication != 0 || !names_has_point (reading->names, run->point)
      || !g_str_has_prefix (scalar->labels, ELEMENT))
    return;
  bar.variant = names_place (reading->names, run->point);
  bar.element = element_of (reading, scalar->labels + strlen (ELEMENT));
  g_array_append_val (reading->bars, bar);
}

/* The most that @element cuts off in any variant. */
static double
worst (const Reading *reading, const char *element)
{
  double most = 0;

  for (guint i = 0; i < reading->bars->len; i++)
    {
      const Bar *bar = &g_array_index (reading->bars, Bar, i);

      if (bar->element == element)
        most = MAX (most, bar->share);
    }
  return most;
}

static int
compare_elements (gconstpointer left, gconstpointer right, gpointer data)
{
  const char *a = *(const char *const *) left;
  const char *b = *(const char *const *) right;
  double worst_a = worst (data, a), worst_b = worst (data, b);

  if (worst_a > worst_b || worst_a < worst_b)
    return worst_a > worst_b ? -1 : 1;
  return strcmp (a, b);
}

static void
write_elements (FigureData *data, const Reading *reading, guint n)
{
  figure_data_block (data, "elements", "row title");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = text_shorten (
          names_title (reading->names, NULL,
                       g_ptr_array_index (reading->elements, i)),
          LABEL_WIDTH);

      figure_data_int (data, i);
      figure_data_text (data, title);
      figure_data_end_row (data);
    }
}

static void
write_bars (FigureData *data, const Reading *reading, guint n)
{
  figure_data_block (data, "bars", "variant row requests share_percent");
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < reading->bars->len; j++)
      {
        const Bar *bar = &g_array_index (reading->bars, Bar, j);

        if (bar->element != g_ptr_array_index (reading->elements, i))
          continue;
        figure_data_int (data, bar->variant);
        figure_data_int (data, i);
        figure_data_int (data, bar->requests);
        figure_data_number (data, 100 * bar->share);
        figure_data_end_row (data);
      }
}

static gboolean
write_reading (const FigureSource *source, const Reading *reading,
               GError **error)
{
  guint n = MIN (reading->elements->len, ELEMENTS_MOST);
  g_autofree char *caption = g_strdup_printf (
      "Share of users, and of requests, without any door when the element "
      "fails, at the end of the run; the first %u of %u elements that cut off "
      "somebody. Exact, unknown dependencies taken as there.",
      n, reading->elements->len);
  g_autoptr (FigureData) data
      = figure_data_new (source->path, source->names, caption, error);

  if (data == NULL)
    return FALSE;
  write_elements (data, reading, n);
  write_bars (data, reading, n);
  return figure_data_commit (data, error);
}

static gboolean
write_data (const FigureSource *source, gboolean *has_data, GError **error)
{
  g_autoptr (GPtrArray) elements = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) bars = g_array_new (FALSE, FALSE, sizeof (Bar));
  Reading reading = { source->names, elements, bars };

  if (!sim_store_each_scalar (source->store, "blast.users", read_share,
                              &reading, error)
      || !sim_store_each_scalar (source->store, "blast.requests", read_share,
                                 &reading, error))
    return FALSE;
  g_ptr_array_sort_with_data (elements, compare_elements, &reading);
  *has_data = elements->len > 0;
  return !*has_data || write_reading (source, &reading, error);
}

const FigureKind FIGURE_BLAST_RADIUS = {
  "blast-radius",
  "What a failure cuts off",
  "Share of users and of requests that the failure of an element cuts off, per "
  "variant.",
  "no failure cuts anybody off, or no dependency is in the scenario",
  write_data,
  "dependency",
  FIGURE_COLOURS_VARIANTS,
  NULL,
};
