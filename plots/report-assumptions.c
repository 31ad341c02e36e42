/* The numbers that the answer stands on, the weakest first. */
#include "config.h"

#include "plots/html.h"
#include "plots/report-chapters.h"
#include "plots/report-flips.h"

typedef struct
{
  const ReportSource *source;
  GString *page;
  const ReportFlips *flips;
  const char *status; /* the one to be written now; NULL: all others */
  gboolean flipping;  /* those that flip something, or those that do not */
  guint n;
} Writing;

static const char *const KNOWN[] = { "assumption", "estimate", "fact" };

static gboolean
is_wanted (const Writing *writing, const char *status)
{
  if (writing->status != NULL)
    return g_str_equal (writing->status, status);
  for (guint i = 0; i < G_N_ELEMENTS (KNOWN); i++)
    if (g_str_equal (KNOWN[i], status))
      return FALSE;
  return TRUE;
}

static void
take_assumption (const SimAssumption *assumption, gpointer data)
{
  static const char *const heads[]
      = { "Status",        "Of",     "Value", "Low", "High",
          "What it flips", "Source", NULL };
  Writing *writing = data;

  if (!is_wanted (writing, assumption->status)
      || report_flips_has (writing->flips, assumption) != writing->flipping)
    return;
  if (writing->n++ == 0)
    html_table_open (writing->page, heads);
  html_add (writing->page, "<tr><td>%s</td><td>%s, %s</td>", assumption->status,
            assumption->entity, assumption->attribute);
  html_add (writing->page, "<td><code>%s</code></td><td><code>%s</code></td>",
            assumption->value, assumption->low);
  html_add (writing->page, "<td><code>%s</code></td>", assumption->high);
  report_flips_cell (writing->flips, writing->page, assumption);
  html_cell (writing->page, assumption->source);
  g_string_append (writing->page, "</tr>\n");
  report_flips_row (writing->flips, writing->page, assumption,
                    G_N_ELEMENTS (heads) - 1);
}

static gboolean
write_chapter (const ReportSource *source, GString *page, GError **error)
{
  g_autoptr (ReportFlips) flips = report_flips_new (source, error);
  Writing writing = { source, page, flips, NULL, FALSE, 0 };

  if (flips == NULL)
    return FALSE;
  report_flips_intro (flips, page);
  /* Of each status first what flips something, then the others. */
  for (guint i = 0; i < 2 * G_N_ELEMENTS (KNOWN) + 2; i++)
    {
      writing.status = i / 2 < G_N_ELEMENTS (KNOWN) ? KNOWN[i / 2] : NULL;
      writing.flipping = i % 2 == 0;
      if (!sim_store_each_assumption (source->store, take_assumption, &writing,
                                      error))
        return FALSE;
    }
  if (writing.n > 0)
    html_table_close (page);
  else
    g_string_append (page, "<p>No number of the scenario says where it comes "
                           "from.</p>\n");
  return TRUE;
}

const ReportChapter REPORT_ASSUMPTIONS
    = { "assumptions", "What this rests on", write_chapter };
