#include "config.h"

#include "plots/access-legend.h"

#include "plots/verdict.h"

void
access_legend_write (FigureData *data)
{
  figure_data_block (data, "legend", "code text");
  for (const VerdictLook *look = ACCESS_LOOKS; look->prefix != NULL; look++)
    {
      g_autofree char *text
          = g_strdup_printf ("%s  %s", look->letter, look->text);

      figure_data_int (data, look->code);
      figure_data_text (data, text);
      figure_data_end_row (data);
    }
}
