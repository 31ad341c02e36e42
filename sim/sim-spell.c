#include "config.h"

#include "sim/sim-spell.h"

#include <string.h>

static guint
least (guint a, guint b, guint c)
{
  return MIN (MIN (a, b), c);
}

/* One row of the table of distances, from the two rows above it. */
static void
fill_row (guint *row, const guint *above, const guint *higher, gsize i,
          const char *a, const char *b)
{
  row[0] = (guint) i;
  for (gsize j = 1; b[j - 1] != '\0'; j++)
    {
      guint differs = a[i - 1] != b[j - 1];

      row[j] = least (above[j] + 1, row[j - 1] + 1, above[j - 1] + differs);
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = MIN (row[j], higher[j - 2] + 1);
    }
}

guint
sim_spell_distance (const char *a, const char *b)
{
  gsize width = strlen (b) + 1;
  g_autofree guint *table = g_new (guint, 3 * width);
  guint *higher = table, *above = table + width, *row = table + 2 * width;

  for (gsize j = 0; j < width; j++)
    row[j] = (guint) j;
  for (gsize i = 1; a[i - 1] != '\0'; i++)
    {
      guint *oldest = higher;

      higher = above;
      above = row;
      row = oldest;
      fill_row (row, above, higher, i, a, b);
    }
  return row[width - 1];
}

const char *
sim_spell_nearest (const char *word, const char *const *candidates)
{
  guint nearest = MAX (1, (guint) strlen (word) / 3);
  const char *found = NULL;

  for (; *candidates != NULL; candidates++)
    {
      guint distance = sim_spell_distance (word, *candidates);

      if (distance < nearest || (distance == nearest && found == NULL))
        {
          nearest = distance;
          found = *candidates;
        }
    }
  return found;
}
