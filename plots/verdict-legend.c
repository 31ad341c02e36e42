#include "config.h"

#include "plots/verdict-legend.h"

void
verdict_legend_write (FigureData *data, VerdictIsUsed is_used,
                      gconstpointer content)
{
  const VerdictLook *look = VERDICT_LOOKS;

  figure_data_block (data, "legend", "code text");
  for (;; look++)
    {
      g_autofree char *text
          = g_strdup_printf ("%s  %s", look->letter, look->text);

      if (is_used (content, look))
        {
          figure_data_int (data, look->code);
          figure_data_text (data, text);
          figure_data_end_row (data);
        }
      if (look->prefix == NULL)
        break;
    }
}
