/* The numbers that the answer stands on, the weakest first. */
#include "config.h"

#include "plots/html.h"
#include "plots/report-chapters.h"

typedef struct
{
  const ReportSource *source;
  GString *page;
  const char *status; /* the one to be written now; NULL: all others */
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
      = { "Status", "Of", "Value", "Low", "High", "Source", NULL };
  Writing *writing = data;

  if (!is_wanted (writing, assumption->status))
    return;
  if (writing->n++ == 0)
    html_table_open (writing->page, heads);
  html_add (writing->page, "<tr><td>%s</td><td>%s, %s</td>", assumption->status,
            assumption->entity, assumption->attribute);
  html_cell (writing->page, assumption->value);
  html_cell (writing->page, assumption->low);
  html_cell (writing->page, assumption->high);
  html_cell (writing->page, assumption->source);
  g_string_append (writing->page, "</tr>\n");
}

static gboolean
write_chapter (const ReportSource *source, GString *page, GError **error)
{
  Writing writing = { source, page, NULL, 0 };

  for (guint i = 0; i <= G_N_ELEMENTS (KNOWN); i++)
    {
      writing.status = i < G_N_ELEMENTS (KNOWN) ? KNOWN[i] : NULL;
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
