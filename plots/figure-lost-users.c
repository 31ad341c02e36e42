/* What is lost and why: the share of requests that were never answered,
 * stacked by reason, per variant over the calendar. */
#include "config.h"

#include "plots/figure-kinds.h"
#include "plots/losses.h"
#include "plots/text-fit.h"

#define REASON_WIDTH 22

/* Every instant at which the share of any reason steps. */
static GArray *
borders_of (const Losses *losses, guint variant)
{
  GArray *borders = g_array_new (FALSE, FALSE, sizeof (SimTime));

  for (guint i = 0; i < losses->reasons->len; i++)
    {
      const GArray *means = losses_over_time (losses, variant, i);

      for (guint j = 0; j < means->len; j++)
        {
          StepMean *mean = &g_array_index (means, StepMean, j);

          g_array_append_val (borders, mean->from);
          g_array_append_val (borders, mean->to);
        }
    }
  g_array_sort (borders, steps_compare_instants);
  return borders;
}

static double
share_at (const GArray *means, SimTime when)
{
  for (guint i = 0; i < means->len; i++)
    {
      const StepMean *mean = &g_array_index (means, StepMean, i);

      if (mean->from <= when && when < mean->to)
        return mean->estimate.mean;
    }
  return 0;
}

static void
write_point (FigureData *data, guint variant, guint reason, SimTime when,
             double low, double high)
{
  figure_data_int (data, variant);
  figure_data_int (data, reason);
  figure_data_time (data, when);
  figure_data_number (data, 100 * low);
  figure_data_number (data, 100 * high);
  figure_data_end_row (data);
}

/* The layer of @reason lies on the sum of those before it. */
static void
write_layer (FigureData *data, const Losses *losses, guint variant,
             guint reason, const GArray *borders)
{
  for (guint i = 1; i < borders->len; i++)
    {
      SimTime from = g_array_index (borders, SimTime, i - 1);
      SimTime to = g_array_index (borders, SimTime, i);
      double low = 0;
      double share
          = share_at (losses_over_time (losses, variant, reason), from);

      if (from == to)
        continue;
      for (guint j = 0; j < reason; j++)
        low += share_at (losses_over_time (losses, variant, j), from);
      write_point (data, variant, reason, from, low, low + share);
      write_point (data, variant, reason, to, low, low + share);
    }
  figure_data_interrupt (data);
}

static void
write_reasons (FigureData *data, const Losses *losses)
{
  figure_data_block (data, "reasons", "reason title");
  for (guint i = 0; i < losses->reasons->len; i++)
    {
      const char *id = g_ptr_array_index (losses->reasons, i);
      g_autofree char *title
          = text_shorten (losses_reason_title (id), REASON_WIDTH);

      figure_data_int (data, i);
      figure_data_text (data, title);
      figure_data_end_row (data);
    }
}

static gboolean
write_losses (const FigureSource *source, const Losses *losses, GError **error)
{
  g_autofree char *n = names_describe_n (source->names);
  g_autofree char *caption = g_strdup_printf (
      "Share of the offered requests that was not served, stacked by reason; "
      "mean over %s per variant.",
      n);
  g_autoptr (FigureData) data
      = figure_data_new (source->path, source->names, caption, error);

  if (data == NULL)
    return FALSE;
  write_reasons (data, losses);
  figure_data_block (data, "lost",
                     "variant reason at low_percent high_percent");
  for (guint v = 0; v < names_n_variants (source->names); v++)
    {
      g_autoptr (GArray) borders = borders_of (losses, v);

      for (guint i = 0; i < losses->reasons->len; i++)
        write_layer (data, losses, v, i, borders);
    }
  return figure_data_commit (data, error);
}

static gboolean
write_data (const FigureSource *source, gboolean *has_data, GError **error)
{
  g_autoptr (Losses) losses = losses_load (source->store, source->names, error);

  if (losses == NULL)
    return FALSE;
  for (guint i = 0; i < losses->means->len && !*has_data; i++)
    *has_data
        = ((const GArray *) g_ptr_array_index (losses->means, i))->len > 0;
  return !*has_data || write_losses (source, losses, error);
}

const FigureKind FIGURE_LOST_USERS = {
  "lost-users",
  "Requests lost, by reason",
  "Share of requests lost by reason (consent, block, rule, overload, outage, "
  "timeout) over the calendar, per variant.",
  "nothing was lost",
  write_data,
  "population",
  FIGURE_CHOOSES_NOTHING,
  NULL,
};
