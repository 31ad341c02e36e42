#include "config.h"

#include "sim/sim-wide.h"

__extension__ typedef unsigned __int128 Natural;

/* Sign, 39 digits, end. */
#define ROOM 48

char *
sim_wide_format (SimWide wide)
{
  Natural rest = wide < 0 ? -(Natural) wide : (Natural) wide;
  char text[ROOM];
  int at = ROOM - 1;

  text[at] = '\0';
  do
    {
      text[--at] = (char) ('0' + (int) (rest % 10));
      rest /= 10;
    }
  while (rest > 0);
  if (wide < 0)
    text[--at] = '-';
  return g_strdup (&text[at]);
}

/* @most: 2^127 - 1, or 2^127 for a negative number. */
static gboolean
natural_parse (const char *text, Natural most, Natural *natural)
{
  *natural = 0;
  if (*text == '\0')
    return FALSE;
  for (; *text != '\0'; text++)
    {
      Natural digit = (Natural) (*text - '0');

      if (!g_ascii_isdigit (*text) || *natural > (most - digit) / 10)
        return FALSE;
      *natural = 10 * *natural + digit;
    }
  return TRUE;
}

gboolean
sim_wide_parse (const char *text, SimWide *wide)
{
  gboolean negative = *text == '-';
  Natural most = ((Natural) 1 << 127) - !negative;
  Natural natural;

  if (!natural_parse (text + negative, most, &natural))
    return FALSE;
  *wide = (SimWide) (negative ? -natural : natural);
  return TRUE;
}
