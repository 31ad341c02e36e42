#include "config.h"

#include "sim/sim-bins.h"

/* Digits of 2^63 and a sign. */
#define DIGITS_MOST 20

/* printf takes ten times as long, and a run has thousands of these. */
static void
append_int (GString *text, gint64 value)
{
  char digits[DIGITS_MOST];
  char *at = digits + DIGITS_MOST;
  guint64 left = value < 0 ? -(guint64) value : (guint64) value;

  do
    *--at = (char) ('0' + left % 10);
  while ((left /= 10) > 0);
  if (value < 0)
    *--at = '-';
  g_string_append_len (text, at, digits + DIGITS_MOST - at);
}

void
sim_bins_append (GString *text, const SimBin *bin)
{
  g_return_if_fail (bin->lower <= bin->upper && bin->count >= 0);
  g_string_append (text, text->len == 0 ? "[[" : ",[");
  append_int (text, bin->lower);
  g_string_append_c (text, ',');
  append_int (text, bin->upper);
  g_string_append_c (text, ',');
  append_int (text, bin->count);
  g_string_append_c (text, ']');
}

void
sim_bins_close (GString *text)
{
  g_string_append (text, text->len == 0 ? "[]" : "]");
}

static gboolean
skip (const char **at, char expected)
{
  if (**at != expected)
    return FALSE;
  (*at)++;
  return TRUE;
}

static gboolean
read_int (const char **at, gint64 *value)
{
  char *end = NULL;

  *value = g_ascii_strtoll (*at, &end, 10);
  if (end == *at)
    return FALSE;
  *at = end;
  return TRUE;
}

/* Each bin begins with the bracket of the array or the comma before it. */
gboolean
sim_bins_next (const char **at, SimBin *bin)
{
  return (skip (at, '[') || skip (at, ',')) && skip (at, '[')
         && read_int (at, &bin->lower) && skip (at, ',')
         && read_int (at, &bin->upper) && skip (at, ',')
         && read_int (at, &bin->count) && skip (at, ']');
}
