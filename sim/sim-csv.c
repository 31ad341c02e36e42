#include "config.h"

#include "sim/sim-csv.h"
#include "sim/sim-number.h"

#include <string.h>

/* A first field that is empty must be told from an empty line. */
static void
append_separator (GString *line, const char *field)
{
  if (line->len > 0)
    g_string_append_c (line, ',');
  else if (*field == '\0')
    g_string_append (line, "\"\"");
}

void
sim_csv_append (GString *line, const char *field)
{
  g_return_if_fail (line != NULL && field != NULL);

  append_separator (line, field);
  if (strpbrk (field, ",\"\r\n") == NULL)
    {
      g_string_append (line, field);
      return;
    }
  g_string_append_c (line, '"');
  for (const char *c = field; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *c);
    }
  g_string_append_c (line, '"');
}

void
sim_csv_append_number (GString *line, double value)
{
  char buffer[SIM_NUMBER_SIZE];

  sim_csv_append (line, sim_number_format (buffer, value));
}
