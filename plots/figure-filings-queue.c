/* Filings over the calendar: how many wait at the regulator, how many were
 * granted, how many refused; a panel for each variant. */
#include "config.h"

#include "plots/curves.h"
#include "plots/figure-kinds.h"
#include "sim/sim-labels.h"

#define N_STATES G_N_ELEMENTS (STATES)

/* In the order of legends. */
static const struct
{
  const char *labels;
  const char *title;
} STATES[] = { { "state=pending", "waiting for the regulator" },
               { "state=granted", "granted" },
               { "state=refused", "refused" } };

static guint
state_of (const char *labels)
{
  guint i = 0;

  while (i < N_STATES && !g_str_equal (STATES[i].labels, labels))
    i++;
  return i;
}

static gboolean
is_state (const char *labels, gconstpointer data G_GNUC_UNUSED)
{
  return state_of (labels) < N_STATES;
}

static void
write_states (FigureData *data)
{
  figure_data_block (data, "states", "state title");
  for (guint i = 0; i < N_STATES; i++)
    {
      figure_data_int (data, i);
      figure_data_text (data, STATES[i].title);
      figure_data_end_row (data);
    }
}

static void
write_curves (FigureData *data, const GPtrArray *curves)
{
  figure_data_block (data, "filings", CURVE_COLUMNS);
  for (guint i = 0; i < curves->len; i++)
    {
      const Curve *curve = g_ptr_array_index (curves, i);

      curve_write (data, curve->variant, state_of (curve->labels), curve->means,
                   1);
    }
}

static gboolean
write_data (const FigureSource *source, gboolean *has_data, GError **error)
{
  g_autoptr (GPtrArray) curves = curves_load (source->store, source->names,
                                              "filings", is_state, NULL, error);
  g_autofree char *n = curves_describe_n (source->names);
  g_autofree char *caption = g_strdup_printf (
      "Filings of all tenants, by state at the start of each regime. %s", n);
  g_autoptr (FigureData) data = NULL;

  if (curves == NULL)
    return FALSE;
  *has_data = curves->len > 0;
  if (!*has_data)
    return TRUE;
  data = figure_data_new (source->path, source->names, caption, error);
  if (data == NULL)
    return FALSE;
  write_states (data);
  write_curves (data, curves);
  return figure_data_commit (data, error);
}

const FigureKind FIGURE_FILINGS_QUEUE = {
  "filings-queue",
  "Filings at the regulator",
  "Filings that wait, were granted and were refused, over the calendar and per "
  "variant.",
  "nobody files anything",
  write_data,
  "filing",
  FIGURE_CHOOSES_NOTHING,
  NULL,
};
