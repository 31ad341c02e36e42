/* Blocks multiply into the table of settings. */
#include "config.h"

#include "models/world/design-private.h"

#include <string.h>

#include "models/world/where-private.h"

static void
free_row (gpointer row)
{
  g_ptr_array_unref (row);
}

Block *
block_new (void)
{
  Block *block = g_new0 (Block, 1);

  block->factors = g_ptr_array_new_with_free_func (factor_free);
  block->rows = g_ptr_array_new_with_free_func (free_row);
  return block;
}

void
block_free (Block *block)
{
  if (block == NULL)
    return;
  g_ptr_array_unref (block->factors);
  g_ptr_array_unref (block->rows);
  g_free (block);
}

static Design *
design_empty (void)
{
  Design *design = g_new0 (Design, 1);

  design->factors = g_ptr_array_new_with_free_func (factor_free);
  design->settings = g_ptr_array_new_with_free_func (g_free);
  design->texts = g_string_chunk_new (16384);
  return design;
}

/* --- what is varied twice ------------------------------------------------- */

static gboolean
take_factor (Reading *reading, Design *design, Factor *factor)
{
  for (guint i = 0; i < design->factors->len; i++)
    {
      const Factor *other = g_ptr_array_index (design->factors, i);

      if (strcmp (factor->name, other->name) == 0)
        {
          g_autofree char *line
              = other->line > 0 ? g_strdup_printf (":%d", other->line) : NULL;

          problem_note (reading->problems, factor->file, factor->line,
                        "%s: is varied twice, also by %s%s", factor->name,
                        other->file, line != NULL ? line : "");
          return FALSE;
        }
    }
  g_ptr_array_add (design->factors, factor);
  return TRUE;
}

static gboolean
take_factors (Reading *reading, Design *design)
{
  for (guint i = 0; i < reading->blocks->len; i++)
    {
      Block *block = g_ptr_array_index (reading->blocks, i);

      while (block->factors->len > 0)
        {
          Factor *factor = g_ptr_array_steal_index (block->factors, 0);

          if (!take_factor (reading, design, factor))
            {
              factor_free (factor);
              return FALSE;
            }
        }
    }
  return TRUE;
}

/* --- the product ---------------------------------------------------------- */

static gboolean
count_product (Reading *reading, guint *n)
{
  guint64 product = 1;

  for (guint i = 0; i < reading->blocks->len; i++)
    {
      const Block *block = g_ptr_array_index (reading->blocks, i);

      product *= block->rows->len;
      if (product <= SETTINGS_MOST)
        continue;
      problem_note (reading->problems, "the design", 0,
                    "has more than %d settings; take coarser axes, zip some of "
                    "them, or a sample",
                    SETTINGS_MOST);
      return FALSE;
    }
  *n = (guint) product;
  return TRUE;
}

/* The @number-th combination of rows; the last block is the fastest. */
static const char **
combine (Design *design, const GPtrArray *blocks, guint number)
{
  const char **values = g_new0 (const char *, design->factors->len + 1);
  guint column = design->factors->len;

  for (guint i = blocks->len; i > 0; i--)
    {
      const Block *block = g_ptr_array_index (blocks, i - 1);
      const GPtrArray *row
          = g_ptr_array_index (block->rows, number % block->rows->len);

      number /= block->rows->len;
      column -= row->len;
      for (guint j = 0; j < row->len; j++)
        values[column + j] = g_string_chunk_insert_const (
            design->texts, g_ptr_array_index (row, j));
    }
  return values;
}

static gboolean
is_allowed (const Reading *reading, const char *const *values)
{
  for (guint i = 0; i < reading->wheres->len; i++)
    if (!where_holds (g_ptr_array_index (reading->wheres, i), values))
      return FALSE;
  return TRUE;
}

static gboolean
bind_wheres (Reading *reading, const Design *design)
{
  gboolean fine = TRUE;

  for (guint i = 0; i < reading->wheres->len; i++)
    fine &= where_bind (g_ptr_array_index (reading->wheres, i), design->factors,
                        reading->study, reading->problems);
  return fine;
}

/* At the last constraint: all together leave nothing. */
static void
complain_of_nothing (const Reading *reading, guint n)
{
  const Where *last
      = g_ptr_array_index (reading->wheres, reading->wheres->len - 1);

  problem_note (reading->problems, last->file, last->line,
                "'%s': the constraints leave none of %u settings", last->text,
                n);
}

static void
multiply (Reading *reading, Design *design, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const char **values = combine (design, reading->blocks, i);

      if (is_allowed (reading, values))
        g_ptr_array_add (design->settings, values);
      else
        g_free (values);
    }
  if (design->settings->len == 0)
    complain_of_nothing (reading, n);
}

Design *
design_of_blocks (Reading *reading)
{
  g_autoptr (Design) design = design_empty ();
  guint n = 0;

  if (!count_product (reading, &n) || !take_factors (reading, design)
      || !bind_wheres (reading, design))
    return NULL;
  multiply (reading, design, n);
  return design->settings->len == 0 ? NULL : g_steal_pointer (&design);
}
