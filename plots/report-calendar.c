/* What happened when. */
#include "config.h"

#include "plots/html.h"
#include "plots/marks.h"
#include "plots/report-chapters.h"

static gboolean
write_chapter (const ReportSource *source, GString *page, GError **error)
{
  const char *const heads[] = { "When", "Kind", "Event", NULL };
  g_autoptr (GPtrArray) marks
      = marks_load (source->store, source->names, error);

  if (marks == NULL)
    return FALSE;
  if (marks->len == 0)
    {
      g_string_append (page, "<p>Nothing changes in this calendar.</p>\n");
      return TRUE;
    }
  html_table_open (page, heads);
  for (guint i = 0; i < marks->len; i++)
    {
      const Mark *mark = g_ptr_array_index (marks, i);
      g_autofree char *when = sim_time_format (mark->when);

      html_add (page, "<tr><td>%s</td><td>%s</td><td>%s%s</td></tr>\n", when,
                mark->kind, mark->text, mark->where);
    }
  html_table_close (page);
  g_string_append (page, "<p class=\"soft\">Events of the first replication "
                         "of every variant; where they differ, the variants "
                         "that have an event stand in parentheses.</p>\n");
  return TRUE;
}

const ReportChapter REPORT_CALENDAR = { "calendar", "Calendar", write_chapter };
