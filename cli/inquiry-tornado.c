/* One assumption at a time, at either end of its range. */
#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "cli/inquiry-figure.h"
#include "cli/json-output.h"
#include "cli/output.h"

typedef struct
{
  const Factor *factor;
  SimInterval at[2]; /* low, high */
  double swing;
} Bar;

static guint
add_end (Inquiry *inquiry, guint factor, double place)
{
  g_autofree double *places = inquiry_places (inquiry);

  places[factor] = place;
  return trials_add (inquiry->trials, places);
}

static void
add (Inquiry *inquiry)
{
  for (guint i = 0; i < inquiry->factors->len; i++)
    for (int end = 0; end < 2; end++)
      (void) add_end (inquiry, i, end);
}

static Bar
bar_of (Inquiry *inquiry, guint i)
{
  Bar bar = { .factor = inquiry_factor (inquiry, i) };

  for (int end = 0; end < 2; end++)
    {
      SimContrast effect = inquiry_effect (inquiry, add_end (inquiry, i, end));

      bar.at[end] = sim_contrast_interval (&effect, inquiry->wish->level);
    }
  bar.swing = fabs (bar.at[1].estimate - bar.at[0].estimate);
  /* Sums in another order are no effect. */
  if (bar.swing < 1e-9 * fabs (bar.at[0].estimate))
    bar.swing = 0;
  return bar;
}

static int
compare_bars (const void *left, const void *right)
{
  const Bar *a = left, *b = right;

  return (a->swing < b->swing) - (a->swing > b->swing);
}

/* Does the difference have another sign here, shown beyond chance? */
static gboolean
flips (const Inquiry *inquiry, const SimInterval *interval)
{
  if (inquiry->winner == inquiry->rival)
    return FALSE;
  return inquiry->is_lower ? interval->low > 0 : interval->high < 0;
}

static void
print_bar (Table *table, const Inquiry *inquiry, const Bar *bar)
{
  g_autofree char *low = inquiry_interval_text (&bar->at[0]);
  g_autofree char *high = inquiry_interval_text (&bar->at[1]);
  g_autofree char *swing = output_number (bar->swing, 3);
  gboolean is_flip
      = flips (inquiry, &bar->at[0]) || flips (inquiry, &bar->at[1]);
  const char *cells[] = { bar->factor->name,
                          bar->factor->low,
                          low,
                          bar->factor->high,
                          high,
                          swing,
                          is_flip ? "flips" : "" };

  table_add (table, cells);
}

static void
add_bar (JsonBuilder *json, const Bar *bar)
{
  static const char *const names[] = { "low", "high" };

  json_builder_begin_object (json);
  json_output_text (json, "assumption", bar->factor->name);
  json_output_text (json, "value", bar->factor->value);
  for (int end = 0; end < 2; end++)
    {
      json_builder_set_member_name (json, names[end]);
      json_builder_begin_object (json);
      json_output_text (json, "value",
                        end == 0 ? bar->factor->low : bar->factor->high);
      json_output_number (json, "difference", bar->at[end].estimate);
      json_output_number (json, "half-width", bar->at[end].half_width);
      json_builder_end_object (json);
    }
  json_output_number (json, "swing", bar->swing);
  json_builder_end_object (json);
}

static void
print_bars (const Inquiry *inquiry, const Bar *bars, guint n)
{
  static const char *const heads[]
      = { "", "low", "difference", "high", "difference", "swing", "" };
  g_autoptr (Table) table = table_new ("lrrrrrl");

  table_add (table, heads);
  for (guint i = 0; i < n; i++)
    print_bar (table, inquiry, &bars[i]);
  table_print (table);
}

static Bar *
bars_of (Inquiry *inquiry)
{
  guint n = inquiry->factors->len;
  Bar *bars = g_new (Bar, n);

  for (guint i = 0; i < n; i++)
    bars[i] = bar_of (inquiry, i);
  qsort (bars, n, sizeof *bars, compare_bars);
  return bars;
}

static gboolean
tell (Inquiry *inquiry, JsonBuilder *json, GError **error G_GNUC_UNUSED)
{
  guint n = inquiry->factors->len;
  g_autofree Bar *bars = bars_of (inquiry);

  if (json == NULL)
    {
      print_bars (inquiry, bars, n);
      return TRUE;
    }
  json_builder_set_member_name (json, "assumptions");
  json_builder_begin_array (json);
  for (guint i = 0; i < n; i++)
    add_bar (json, &bars[i]);
  json_builder_end_array (json);
  return TRUE;
}

static gboolean
draw (Inquiry *inquiry)
{
  guint n = inquiry->factors->len;
  g_autofree Bar *bars = bars_of (inquiry);
  g_autofree InquiryRow *rows = g_new (InquiryRow, n);
  g_autofree char *what = inquiry_describe_effect (inquiry);
  g_autofree char *axis = g_strdup_printf (
      "%s (%s)", what, inquiry->unit[0] != '\0' ? inquiry->unit : "1");

  for (guint i = 0; i < n; i++)
    rows[i] = (InquiryRow){ bars[i].factor, { bars[i].at[0], bars[i].at[1] } };
  return inquiry_draw (inquiry, "What each assumption does alone", axis, rows,
                       n);
}

const InquiryMethod INQUIRY_TORNADO
    = { "tornado",
        "each assumption at either end of its range, the others as "
        "they stand",
        0,
        0,
        add,
        tell,
        draw };
