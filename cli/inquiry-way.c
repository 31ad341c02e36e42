#include "config.h"

#include "cli/inquiry-way.h"

#include <math.h>
#include <stdlib.h>

#include "models/world/attribute.h"

enum
{
  N_NEAREST = 4 /* are tried two by two */
};

#define TOLERANCE (1.0 / 256)

/* Of the advantage, left at the end by an assumption that matters in a pair. */
#define MATTERS 0.99

/* ---- Along a way --------------------------------------------------------- */

double
way_place (const Inquiry *inquiry, const Way *way, int leg, double share)
{
  const Factor *factor = inquiry_factor (inquiry, way->factors[leg]);

  return factor->place + share * (way->ends[leg] - factor->place);
}

guint
way_trial (Inquiry *inquiry, const Way *way, double share)
{
  g_autofree double *places = inquiry_places (inquiry);

  for (int leg = 0; leg < 2; leg++)
    places[way->factors[leg]] = way_place (inquiry, way, leg, share);
  return trials_add (inquiry->trials, places);
}

/* A whole number cannot be parted further. */
static double
tolerance_of (const Factor *factor, double end)
{
  double apart
      = fabs (g_ascii_strtod (end > 0.5 ? factor->high : factor->low, NULL)
              - g_ascii_strtod (factor->value, NULL));

  return factor->spec->type == &ATTRIBUTE_COUNT && apart > 0
             ? MAX (TOLERANCE, 0.999 / apart)
             : TOLERANCE;
}

static Way
way_of (const Inquiry *inquiry, guint factor, double end)
{
  const Factor *it = inquiry_factor (inquiry, factor);
  Way way = { .factors = { factor, factor }, .ends = { end, end } };

  sim_flip_init (&way.flip, tolerance_of (it, end));
  way.is_moving = fabs (end - it->place) > 1e-9;
  return way;
}

/* ---- Who wins there ------------------------------------------------------ */

/* Bonferroni over the rivals, so that all are judged together. */
static double
level_of (const Inquiry *inquiry)
{
  guint n = trials_n_variants (inquiry->trials) - 1;

  return 1 - (1 - inquiry->wish->level) / MAX (n, 1);
}

SimWinner
ways_winner (const Inquiry *inquiry, guint trial)
{
  SimWinner winner = SIM_WINNER_SAME;

  for (guint i = 0; i < trials_n_variants (inquiry->trials); i++)
    {
      SimContrast contrast
          = trials_contrast (inquiry->trials, trial, inquiry->winner, i);
      SimInterval apart = sim_contrast_interval (&contrast, level_of (inquiry));

      if (i == inquiry->winner)
        continue;
      if (inquiry->is_lower ? apart.low > 0 : apart.high < 0)
        return SIM_WINNER_OTHER;
      if (inquiry->is_lower ? !(apart.high < 0) : !(apart.low > 0))
        winner = SIM_WINNER_NOT_SHOWN;
    }
  return winner;
}

gboolean
ways_have_winner (const Inquiry *inquiry)
{
  return inquiry->winner != inquiry->rival
         && ways_winner (inquiry, inquiry->base) == SIM_WINNER_SAME;
}

/* The name of the one with the best mean. */
const char *
ways_best (const Inquiry *inquiry, guint trial)
{
  guint best = inquiry->winner;
  double sign = inquiry->is_lower ? 1 : -1;

  for (guint i = 0; i < trials_n_variants (inquiry->trials); i++)
    if (sign * trials_contrast (inquiry->trials, trial, i, best).difference < 0)
      best = i;
  return trials_variant (inquiry->trials, best);
}

/* ---- Searching ----------------------------------------------------------- */

/* Ask all ways for their next place; FALSE when none has one. */
gboolean
ways_add_round (Inquiry *inquiry, GArray *ways)
{
  gboolean is_any = FALSE;

  for (guint i = 0; i < ways->len; i++)
    {
      const Way *way = &g_array_index (ways, Way, i);
      double share;

      if (way->is_moving && sim_flip_next (&way->flip, &share))
        {
          (void) way_trial (inquiry, way, share);
          is_any = TRUE;
        }
    }
  return is_any;
}

static void
tell_round (Inquiry *inquiry, GArray *ways)
{
  for (guint i = 0; i < ways->len; i++)
    {
      Way *way = &g_array_index (ways, Way, i);
      double share;

      if (way->is_moving && sim_flip_next (&way->flip, &share))
        sim_flip_tell (&way->flip, share,
                       ways_winner (inquiry, way_trial (inquiry, way, share)));
    }
}

static void
measure_way (Inquiry *inquiry, Way *way)
{
  double whole = inquiry_effect (inquiry, inquiry->base).difference;
  double share = sim_flip_distance (&way->flip);
  const Factor *factor = inquiry_factor (inquiry, way->factors[0]);

  way->distance = way->is_moving && share <= 1
                      ? share * fabs (way->ends[0] - factor->place)
                      : 2;
  way->left
      = way->is_moving
            ? inquiry_effect (inquiry, way_trial (inquiry, way, 1)).difference
                  / whole
            : 1;
}

gboolean
ways_search (Inquiry *inquiry, GArray *ways, GError **error)
{
  while (ways_add_round (inquiry, ways))
    {
      if (!trials_run (inquiry->trials, error))
        return FALSE;
      tell_round (inquiry, ways);
    }
  for (guint i = 0; i < ways->len; i++)
    measure_way (inquiry, &g_array_index (ways, Way, i));
  return TRUE;
}

/* ---- Two by two ---------------------------------------------------------- */

/* The nearest flip first; of those that do not flip, the least advantage left
 * at the end. */
static int
compare_ways (const void *left, const void *right)
{
  const Way *a = left, *b = right;

  if (a->distance < b->distance || a->distance > b->distance)
    return a->distance < b->distance ? -1 : 1;
  /* Sums in another order are no advantage. */
  if (fabs (a->left - b->left) < 1e-9)
    return 0;
  return a->left > b->left ? 1 : -1;
}

/* The worse way of each factor, the nearest of those first. */
GArray *
ways_worse (const GArray *ways)
{
  GArray *worse = g_array_new (FALSE, FALSE, sizeof (Way));

  for (guint i = 0; i + 1 < ways->len; i += 2)
    {
      const Way *two = &g_array_index (ways, Way, i);

      g_array_append_val (worse, two[compare_ways (&two[1], &two[0]) < 0]);
    }
  g_array_sort (worse, (GCompareFunc) compare_ways);
  return worse;
}

GArray *
ways_pairs (const GArray *worse)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Way));
  guint n = MIN (worse->len, N_NEAREST);

  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      {
        const Way *a = &g_array_index (worse, Way, i);
        const Way *b = &g_array_index (worse, Way, j);
        Way pair = { .factors = { a->factors[0], b->factors[0] },
                     .ends = { a->ends[0], b->ends[0] },
                     .is_moving = TRUE };

        sim_flip_init (&pair.flip, TOLERANCE);
        if (a->left < MATTERS && b->left < MATTERS)
          g_array_append_val (pairs, pair);
      }
  return pairs;
}

/* ---- All of them ----------------------------------------------------------
 */

GArray *
ways_all (const Inquiry *inquiry)
{
  GArray *ways = g_array_new (FALSE, FALSE, sizeof (Way));

  for (guint i = 0; i < inquiry->factors->len; i++)
    for (int end = 0; end < 2; end++)
      {
        Way way = way_of (inquiry, i, end);

        g_array_append_val (ways, way);
      }
  return ways;
}

/* The two ways of a factor stay together; factors by their nearest flip. */
void
ways_sort (GArray *ways)
{
  for (guint i = 2; i < ways->len; i += 2)
    for (guint j = i; j > 0; j -= 2)
      {
        Way *b = &g_array_index (ways, Way, j), *a = b - 2;
        const Way *of_a = &a[compare_ways (&a[1], &a[0]) < 0];
        const Way *of_b = &b[compare_ways (&b[1], &b[0]) < 0];
        Way kept[2] = { a[0], a[1] };

        if (compare_ways (of_b, of_a) >= 0)
          break;
        a[0] = b[0];
        a[1] = b[1];
        b[0] = kept[0];
        b[1] = kept[1];
      }
}
