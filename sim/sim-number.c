#include "config.h"

#include "sim/sim-number.h"

#include <math.h>

const char *
sim_number_format (char *buffer, double value)
{
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };

  if (isnan (value))
    buffer[0] = '\0';
  else if (isinf (value))
    g_strlcpy (buffer, value > 0 ? "Inf" : "-Inf", SIM_NUMBER_SIZE);
  else
    for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
      {
        g_ascii_formatd (buffer, SIM_NUMBER_SIZE, formats[i], value);
        if (!(g_ascii_strtod (buffer, NULL) < value)
            && !(g_ascii_strtod (buffer, NULL) > value))
          break;
      }
  return buffer;
}
