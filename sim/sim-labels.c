#include "config.h"

#include "sim/sim-labels.h"

#include <stdlib.h>
#include <string.h>

/* By key alone, so that "a=2" and "ab=1" stand as a and ab do. */
static int
compare_pairs (const void *a, const void *b)
{
  const char *left = *(const char *const *) a;
  const char *right = *(const char *const *) b;
  size_t n_left = strcspn (left, "=");
  size_t n_right = strcspn (right, "=");
  int order = strncmp (left, right, MIN (n_left, n_right));

  return order != 0 ? order : (n_left > n_right) - (n_left < n_right);
}

char *
sim_labels_canonical (const char *labels)
{
  g_auto (GStrv) pairs = NULL;

  g_return_val_if_fail (labels != NULL, NULL);
  if (strchr (labels, ';') == NULL)
    return g_strdup (labels);
  pairs = g_strsplit (labels, ";", -1);
  qsort (pairs, g_strv_length (pairs), sizeof *pairs, compare_pairs);
  return g_strjoinv (";", pairs);
}

char *
sim_labels_get (const char *labels, const char *key)
{
  size_t length;

  g_return_val_if_fail (labels != NULL && key != NULL, NULL);
  length = strlen (key);
  while (*labels != '\0')
    {
      size_t n = strcspn (labels, ";");

      if (n > length && strncmp (labels, key, length) == 0
          && labels[length] == '=')
        return g_strndup (labels + length + 1, n - length - 1);
      labels += n + (labels[n] == ';');
    }
  return NULL;
}

gboolean
sim_labels_are_only (const char *labels, const char *key)
{
  g_autofree char *value = sim_labels_get (labels, key);

  return value != NULL && strchr (labels, ';') == NULL;
}
