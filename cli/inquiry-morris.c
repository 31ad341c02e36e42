/* Elementary effects: see sim/sim-morris.h. */
#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "cli/inquiry.h"
#include "cli/json-output.h"
#include "cli/output.h"
#include "sim/sim-morris.h"

#define N_TRAJECTORIES 10
#define MOST_TRAJECTORIES 10000

typedef struct
{
  const Factor *factor;
  SimMorris effect;
} Row;

static double *
design (const Inquiry *inquiry)
{
  guint k = inquiry->factors->len;
  double *points
      = g_new (double, (gsize) sim_morris_n_points (k, inquiry->n) * k);

  sim_morris_design (k, inquiry->n, 1, points);
  return points;
}

static void
add (Inquiry *inquiry)
{
  g_autofree double *points = design (inquiry);

  inquiry_add (inquiry, points,
               sim_morris_n_points (inquiry->factors->len, inquiry->n));
}

static int
compare_rows (const void *left, const void *right)
{
  double a = ((const Row *) left)->effect.mu_star;
  double b = ((const Row *) right)->effect.mu_star;

  return (a < b) - (a > b);
}

/* Sums in another order are no effect. */
static char *
text_of (double value, double largest, int digits)
{
  return output_number (fabs (value) < 1e-6 * largest ? 0 : value, digits);
}

static void
print_rows (const Row *rows, guint n)
{
  static const char *const heads[]
      = { "", "low", "high", "mu* (mean size)", "mu (mean)", "sigma" };
  g_autoptr (Table) table = table_new ("lrrrrr");

  table_add (table, heads);
  for (guint i = 0; i < n; i++)
    {
      const SimMorris *effect = &rows[i].effect;
      double most = rows[0].effect.mu_star;
      g_autofree char *size = text_of (effect->mu_star, most, 4);
      g_autofree char *half = text_of (effect->half_width, most, 2);
      g_autofree char *both = g_strdup_printf ("%s ± %s", size, half);
      g_autofree char *mu = text_of (effect->mu, most, 4);
      g_autofree char *sigma = text_of (effect->sigma, most, 3);
      const char *cells[] = { rows[i].factor->name,
                              rows[i].factor->low,
                              rows[i].factor->high,
                              half[0] != '0' || half[1] != '\0' ? both : size,
                              mu,
                              sigma };

      table_add (table, cells);
    }
  table_print (table);
  g_print ("\nAn effect is the change of the difference when the assumption "
           "goes from low to high.\nsigma above mu* says that it acts through "
           "others, or not in a straight line.\n");
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
      json_output_number (json, "mu-star", rows[i].effect.mu_star);
      json_output_number (json, "half-width", rows[i].effect.half_width);
      json_output_number (json, "mu", rows[i].effect.mu);
      json_output_number (json, "sigma", rows[i].effect.sigma);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static gboolean
tell (Inquiry *inquiry, JsonBuilder *json, GError **error G_GNUC_UNUSED)
{
  guint k = inquiry->factors->len;
  g_autofree double *points = design (inquiry);
  g_autofree double *means
      = inquiry_means (inquiry, points, sim_morris_n_points (k, inquiry->n));
  g_autofree SimMorris *effects = g_new (SimMorris, k);
  g_autofree Row *rows = g_new (Row, k);

  sim_morris_effects (points, means, k, inquiry->n, inquiry->wish->level,
                      effects);
  for (guint i = 0; i < k; i++)
    rows[i] = (Row){ inquiry_factor (inquiry, i), effects[i] };
  qsort (rows, k, sizeof *rows, compare_rows);
  if (json == NULL)
    print_rows (rows, k);
  else
    add_rows (json, rows, k);
  return TRUE;
}

const InquiryMethod INQUIRY_MORRIS
    = { "morris",
        "elementary effects along random trajectories",
        N_TRAJECTORIES,
        MOST_TRAJECTORIES,
        add,
        tell,
        NULL };
