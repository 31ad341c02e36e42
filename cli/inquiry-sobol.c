/* Shares of the variance: see sim/sim-sobol.h. */
#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "cli/inquiry-figure.h"
#include "cli/json-output.h"
#include "cli/output.h"
#include "sim/sim-sobol.h"

#define N_ROWS 64
#define MOST_ROWS 65536

typedef struct
{
  const Factor *factor;
  SimSobol index;
} Row;

static double *
design (const Inquiry *inquiry)
{
  guint k = inquiry->factors->len;
  double *points
      = g_new (double, (gsize) sim_sobol_n_points (k, inquiry->n) * k);

  sim_sobol_design (k, inquiry->n, 1, points);
  return points;
}

static void
add (Inquiry *inquiry)
{
  g_autofree double *points = design (inquiry);

  inquiry_add (inquiry, points,
               sim_sobol_n_points (inquiry->factors->len, inquiry->n));
}

static int
compare_rows (const void *left, const void *right)
{
  double a = ((const Row *) left)->index.total.estimate;
  double b = ((const Row *) right)->index.total.estimate;

  return (a < b) - (a > b);
}

/* Rounding has a sign, too: nothing is "0.000". */
static const char *
share_text (char *buffer, int size, double share)
{
  return g_ascii_formatd (buffer, size, "%.3f",
                          fabs (share) < 0.0005 ? 0 : share);
}

static char *
index_text (const SimInterval *index)
{
  char estimate[32], low[32], high[32];

  return g_strdup_printf (
      "%s [%s, %s]", share_text (estimate, 32, index->estimate),
      share_text (low, 32, index->low), share_text (high, 32, index->high));
}

static void
print_rows (const Inquiry *inquiry, const Row *rows, guint n)
{
  static const char *const heads[]
      = { "", "low", "high", "alone (S)", "in all (T)" };
  g_autoptr (Table) table = table_new ("lrrrr");

  table_add (table, heads);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *first = index_text (&rows[i].index.first);
      g_autofree char *total = index_text (&rows[i].index.total);
      const char *cells[] = { rows[i].factor->name, rows[i].factor->low,
                              rows[i].factor->high, first, total };

      table_add (table, cells);
    }
  table_print (table);
  g_print (
      "\nShares of the variance of the difference, all assumptions uniform "
      "over their ranges;\nintervals from resampling the %u rows. T - S is "
      "what it does together with others.\n",
      inquiry->n);
}

static void
add_index (JsonBuilder *json, const char *name, const SimInterval *index)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_object (json);
  json_output_number (json, "estimate", index->estimate);
  json_output_number (json, "low", index->low);
  json_output_number (json, "high", index->high);
  json_builder_end_object (json);
}

static void
add_rows (JsonBuilder *json, const Row *rows, guint n)
{
  json_builder_set_member_name (json, "assumptions");
  json_builder_begin_array (json);
  for (guint i = 0; i < n; i++)
    {
      json_builder_begin_object (json);
      json_output_text (json, "assumption", rows[i].factor->name);
      add_index (json, "first", &rows[i].index.first);
      add_index (json, "total", &rows[i].index.total);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static Row *
rows_of (Inquiry *inquiry)
{
  guint k = inquiry->factors->len;
  g_autofree double *points = design (inquiry);
  g_autofree double *means
      = inquiry_means (inquiry, points, sim_sobol_n_points (k, inquiry->n));
  g_autofree SimSobol *indices = g_new (SimSobol, k);
  Row *rows = g_new (Row, k);

  sim_sobol_indices (means, k, inquiry->n, 1, inquiry->wish->level, indices);
  for (guint i = 0; i < k; i++)
    rows[i] = (Row){ inquiry_factor (inquiry, i), indices[i] };
  qsort (rows, k, sizeof *rows, compare_rows);
  return rows;
}

static gboolean
tell (Inquiry *inquiry, JsonBuilder *json, GError **error G_GNUC_UNUSED)
{
  g_autofree Row *rows = rows_of (inquiry);
  guint k = inquiry->factors->len;

  if (json != NULL)
    add_rows (json, rows, k);
  else if (isnan (rows[0].index.total.estimate))
    g_print ("The difference is the same at all points: no assumption moves "
             "it.\n");
  else
    print_rows (inquiry, rows, k);
  return TRUE;
}

/* What does not vary has no picture. */
static gboolean
draw (Inquiry *inquiry)
{
  g_autofree Row *rows = rows_of (inquiry);
  guint k = inquiry->factors->len;
  g_autofree InquiryRow *shown = g_new (InquiryRow, k);

  for (guint i = 0; i < k; i++)
    shown[i] = (InquiryRow){ rows[i].factor,
                             { rows[i].index.first, rows[i].index.total } };
  return isnan (rows[0].index.total.estimate)
         || inquiry_draw (inquiry, "Shares of the variance by assumption",
                          "share of the variance of the difference", shown, k);
}

const InquiryMethod INQUIRY_SOBOL = { "sobol",
                                      "shares of the variance over all "
                                      "ranges at once",
                                      N_ROWS,
                                      MOST_ROWS,
                                      add,
                                      tell,
                                      draw };
