/* Samples: points over the ranges of several factors. */
#include "config.h"

#include "models/world/design-private.h"

#include <string.h>

#include "sim/sim-sample.h"

/* A factor with its range. */
typedef struct
{
  Factor *factor; /* owned by the block */
  Range *range;   /* owned */
} Dimensioned;

static void
clear_dimensioned (gpointer data)
{
  range_free (((Dimensioned *) data)->range);
}

/* "LOW:HIGH" cut in two; FALSE for anything else. Colons within parentheses
 * do not count. */
static gboolean
cut_range (const char *text, char **low, char **high)
{
  g_autoptr (GPtrArray) ends = split_values (text, ":");

  if (ends->len != 2)
    return FALSE;
  *low = g_strdup (g_ptr_array_index (ends, 0));
  *high = g_strdup (g_ptr_array_index (ends, 1));
  return TRUE;
}

static const About *
about_of (const World *world, const Factor *factor)
{
  const Entity *entity = world_find (world, factor->entity);

  ENTITY_EACH (entity, KIND_ABOUT, About, about)
    if (strcmp (about->attribute, factor->attribute) == 0 && about->low != NULL)
      return about;
  return NULL;
}

/* The ends that the axis names, or those that the scenario assumes. */
static gboolean
find_ends (Reading *reading, const AxisText *text, const Factor *factor,
           char **low, char **high)
{
  const About *about;

  if (factor->entity == NULL)
    {
      problem_note (reading->problems, factor->file, factor->line,
                    "variant: has no range; vary it by itself");
      return FALSE;
    }
  if (text->range != NULL && cut_range (text->range, low, high))
    return TRUE;
  about = about_of (study_world (reading->study), factor);
  if (text->range == NULL && about != NULL)
    {
      *low = g_strdup (about->low);
      *high = g_strdup (about->high);
      return TRUE;
    }
  problem_note (reading->problems, factor->file, factor->line,
                "%s: found '%s', expected a range LOW:HIGH, as in 10:100%s",
                factor->name, text->range != NULL ? text->range : "nothing",
                about != NULL ? ", or nothing: the scenario has one" : "");
  return FALSE;
}

static gboolean
add_dimension (Reading *reading, GArray *dimensions, Block *block,
               const AxisText *text)
{
  Factor *factor = factor_new (reading, text->attribute, &text->origin);
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  g_autofree char *wrong = NULL;
  Dimensioned dimension = { factor, NULL };

  if (factor == NULL)
    return FALSE;
  g_ptr_array_add (block->factors, factor);
  if (!find_ends (reading, text, factor, &low, &high)
      || !factor_check (reading, factor, low)
      || !factor_check (reading, factor, high))
    return FALSE;
  dimension.range = range_new (factor->spec, low, high, text->scale, &wrong);
  if (dimension.range == NULL)
    problem_note (reading->problems, factor->file, factor->line, "%s: %s",
                  factor->name, wrong);
  else
    {
      Measure measure;

      if (measure_read (factor->dimension, low, &measure))
        {
          g_free (factor->unit);
          factor->unit = g_strdup (measure.unit);
        }
      g_array_append_val (dimensions, dimension);
    }
  return dimension.range != NULL;
}

static gboolean
add_assumptions (Reading *reading, GArray *dimensions, Block *block,
                 const Origin *origin)
{
  g_autoptr (GPtrArray) assumptions = design_assumptions (reading->study);
  gboolean fine = TRUE;

  for (guint i = 0; i < assumptions->len; i++)
    {
      const Assumption *assumption = g_ptr_array_index (assumptions, i);
      AxisText text = { .attribute = assumption->name, .origin = *origin };

      fine &= add_dimension (reading, dimensions, block, &text);
    }
  if (assumptions->len > 0)
    return fine;
  problem_note (reading->problems, origin->file, origin->line,
                "there is no assumption with a range to sample over; name "
                "attributes, as in 'sobol:64 mail.servers=10:100'");
  return FALSE;
}

/* --- points --------------------------------------------------------------- */

/* The place of point @i along axis @j. */
static double *
places_of (Reading *reading, SampleMethod method, const GArray *dimensions,
           guint n)
{
  guint n_axes = dimensions->len;
  double *places;

  if (method == SAMPLE_SOBOL)
    return sim_sample_sobol (n_axes, n);
  places = g_new (double, (gsize) n *n_axes);
  for (guint j = 0; j < n_axes; j++)
    {
      const Factor *factor = g_array_index (dimensions, Dimensioned, j).factor;
      g_autofree double *along
          = sim_sample_latin (reading->seed, factor->name, n);

      for (guint i = 0; i < n; i++)
        places[(gsize) i * n_axes + j] = along[i];
    }
  return places;
}

static void
add_points (Block *block, const GArray *dimensions, const double *places,
            guint n)
{
  for (guint i = 0; i < n; i++)
    {
      GPtrArray *row = g_ptr_array_new_with_free_func (g_free);

      for (guint j = 0; j < dimensions->len; j++)
        g_ptr_array_add (
            row, range_text (g_array_index (dimensions, Dimensioned, j).range,
                             places[(gsize) i * dimensions->len + j]));
      g_ptr_array_add (block->rows, row);
    }
}

static gboolean
is_few_enough (Reading *reading, SampleMethod method, guint n_axes,
               const Origin *origin)
{
  if (method != SAMPLE_SOBOL || n_axes <= SIM_SAMPLE_SOBOL_MOST)
    return TRUE;
  problem_note (reading->problems, origin->file, origin->line,
                "found %u attributes; a Sobol sequence has at most %d: name "
                "fewer of them, or take latin-hypercube",
                n_axes, SIM_SAMPLE_SOBOL_MOST);
  return FALSE;
}

Block *
block_of_sample (Reading *reading, SampleMethod method, guint points,
                 const GArray *texts, const Origin *origin)
{
  g_autoptr (GArray) dimensions
      = g_array_new (FALSE, FALSE, sizeof (Dimensioned));
  g_autoptr (Block) block = block_new ();
  g_autofree double *places = NULL;
  gboolean fine = TRUE;

  g_array_set_clear_func (dimensions, clear_dimensioned);
  for (guint i = 0; i < texts->len; i++)
    fine &= add_dimension (reading, dimensions, block,
                           &g_array_index (texts, AxisText, i));
  if (texts->len == 0)
    fine = add_assumptions (reading, dimensions, block, origin);
  if (!fine || !is_few_enough (reading, method, dimensions->len, origin))
    return NULL;
  places = places_of (reading, method, dimensions, points);
  add_points (block, dimensions, places, points);
  return g_steal_pointer (&block);
}
