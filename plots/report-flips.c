#include "config.h"

#include "plots/report-flips.h"

#include <string.h>

#include "plots/flips.h"
#include "plots/html.h"
#include "plots/inquiries.h"
#include "plots/summary.h"

struct ReportFlips
{
  const Names *names; /* borrowed */
  Flips *exact;
  Inquiries *inquiries;
  Summary *summary; /* for the titles of metrics */
};

static void
take_hash (const char *key, const char *value, gpointer data)
{
  char **hash = data;

  if (*hash == NULL && g_str_equal (key, "scenario-hash"))
    *hash = g_strdup (value);
}

ReportFlips *
report_flips_new (const ReportSource *source, GError **error)
{
  g_autoptr (ReportFlips) flips = g_new0 (ReportFlips, 1);
  g_autofree char *hash = NULL;

  flips->names = source->names;
  if (!sim_store_each_meta (source->store, take_hash, &hash, error))
    return NULL;
  flips->exact = flips_load (source->store, error);
  if (flips->exact == NULL)
    return NULL;
  flips->inquiries = inquiries_load (source->trials, hash, error);
  if (flips->inquiries == NULL)
    return NULL;
  flips->summary = summary_load (source->store, source->names, error);
  return flips->summary != NULL ? g_steal_pointer (&flips) : NULL;
}

void
report_flips_free (ReportFlips *flips)
{
  if (flips == NULL)
    return;
  flips_free (flips->exact);
  inquiries_free (flips->inquiries);
  summary_free (flips->summary);
  g_free (flips);
}

/* ---- Above the table ----------------------------------------------------- */

void
report_flips_intro (const ReportFlips *flips, GString *page)
{
  const GPtrArray *heads = inquiries_heads (flips->inquiries);
  guint n_stale = inquiries_n_stale (flips->inquiries);

  if (flips_were_asked (flips->exact))
    g_string_append (
        page, "<p>Each assumption with a range was tried at both its ends, the "
              "others as they stand. What needs no request to be played is "
              "exact, in the chance of the first replication: verdicts of the "
              "law, classes of access, assertions on these, and which variant "
              "is best in what they add up to.</p>\n");
  else
    g_string_append (page, "<p>What its assumptions flip was not tried when "
                           "these results were made.</p>\n");
  if (heads->len == 0)
    g_string_append (page,
                     "<p>What they do to latency, availability and queues was "
                     "not asked: <code>sovsim compare --flips "
                     "SCENARIO.xml</code> asks it of runs.</p>\n");
  for (guint i = 0; i < heads->len; i++)
    html_add (page, "<p>Asked of runs: %s.</p>\n",
              (const char *) g_ptr_array_index (heads, i));
  if (n_stale > 0)
    html_add (page,
              "<p class=\"soft\">Not shown: %s of the scenario as it was "
              "before it changed, or with other --set.</p>\n",
              n_stale == 1 ? "one inquiry" : "some inquiries");
}

/* ---- One change in words ------------------------------------------------- */

static const char *
variant_title (const Names *names, const char *id)
{
  for (guint i = 0; i < names_n_variants (names); i++)
    if (g_str_equal (names_variant (names, i)->variant, id))
      return names_variant (names, i)->title;
  return id;
}

/* Ids of variants, with spaces between; several share the first place. */
static char *
winners_text (const Names *names, const char *ids)
{
  g_auto (GStrv) words = g_strsplit (ids, " ", -1);
  GString *text = g_string_new (NULL);

  for (char **word = words; *word != NULL; word++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " and " : "",
                            variant_title (names, *word));
  return g_string_free (text, FALSE);
}

static void
add_best (const ReportFlips *flips, GString *page, const FlipChange *change)
{
  const MetricWords *words = summary_words (flips->summary, change->subject);
  g_autofree char *from = winners_text (flips->names, change->from);
  g_autofree char *to = winners_text (flips->names, change->to);

  html_add (page, "<li>best in %s: %s instead of %s</li>",
            words != NULL ? words->title : change->subject, to, from);
}

static void
add_answer (const ReportFlips *flips, GString *page, const FlipChange *change)
{
  gboolean is_law = g_str_equal (change->form, "law");
  const char *subject = names_title (
      flips->names, is_law ? "flow" : "authority", change->subject);
  const char *object
      = names_title (flips->names, is_law ? NULL : "asset", change->object);

  html_add (page, "<li>%s: %s%s%s: %s instead of %s%s</li>",
            variant_title (flips->names, change->variant), subject,
            is_law ? " under the law of " : ", ", object, change->to,
            change->from,
            g_str_equal (change->when, "end") ? ", at the end" : "");
}

static void
add_assertion (const ReportFlips *flips, GString *page,
               const FlipChange *change)
{
  html_add (page, "<li>%s: “%s” %s instead of %s</li>",
            variant_title (flips->names, change->variant),
            names_title (flips->names, "assert", change->subject), change->to,
            change->from);
}

static void
add_change (const ReportFlips *flips, GString *page, const FlipChange *change)
{
  if (g_str_equal (change->form, "best"))
    add_best (flips, page, change);
  else if (g_str_equal (change->form, "assertion"))
    add_assertion (flips, page, change);
  else
    add_answer (flips, page, change);
}

/* ---- The cell ------------------------------------------------------------ */

/* How many of each sort, in the order of importance. */
static char *
count_text (const Flip *flip)
{
  static const struct
  {
    const char *form, *when, *one, *many;
  } sorts[] = {
    { "best", NULL, "winner", "winners" },
    { "assertion", NULL, "assertion", "assertions" },
    { "access", "end", "class of access", "classes of access" },
    { "law", "end", "verdict of the law", "verdicts of the law" },
    { "access", "before", "class of access on the way",
      "classes of access on the way" },
    { "law", "before", "verdict on the way", "verdicts on the way" },
    { NULL, "dates", "date", "dates" },
  };
  GString *text = g_string_new (NULL);

  for (guint s = 0; s < G_N_ELEMENTS (sorts); s++)
    {
      guint n = 0;

      for (guint i = 0; i < flip->changes->len; i++)
        {
          const FlipChange *change = g_ptr_array_index (flip->changes, i);

          n += (sorts[s].form == NULL
                || g_str_equal (sorts[s].form, change->form))
               && (sorts[s].when == NULL
                   || g_str_equal (sorts[s].when, change->when));
        }
      if (n > 0)
        g_string_append_printf (text, "%s%u %s", text->len > 0 ? ", " : "", n,
                                n == 1 ? sorts[s].one : sorts[s].many);
    }
  if (flip->n > flip->changes->len)
    g_string_append_printf (text, ", and %u more",
                            flip->n - flip->changes->len);
  return g_string_free (text, FALSE);
}

static const char *const ENDS[] = { "low", "high" };

static const Flip *
flip_at (const ReportFlips *flips, const SimAssumption *assumption, guint end)
{
  return flips_find (flips->exact, assumption->entity, assumption->attribute,
                     ENDS[end]);
}

/* What is exact, one line for each end; whether there was anything to say. */
static gboolean
write_exact (const ReportFlips *flips, GString *page,
             const SimAssumption *assumption)
{
  gboolean said = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (ENDS); i++)
    {
      const Flip *flip = flip_at (flips, assumption, i);
      g_autofree char *count = flip == NULL || !flip->tried
                                   ? g_strdup ("not possible in this scenario")
                                   : count_text (flip);

      if (flip == NULL || (flip->tried && flip->n == 0))
        continue;
      html_add (page, "<div>at %s: %s</div>", flip->value, count);
      said = TRUE;
    }
  return said;
}

gboolean
report_flips_has (const ReportFlips *flips, const SimAssumption *assumption)
{
  const Flip *low = flip_at (flips, assumption, 0);
  const Flip *high = flip_at (flips, assumption, 1);

  return (low != NULL && low->n > 0) || (high != NULL && high->n > 0);
}

static gboolean
was_tried (const ReportFlips *flips, const SimAssumption *assumption)
{
  return flip_at (flips, assumption, 0) != NULL
         || flip_at (flips, assumption, 1) != NULL;
}

void
report_flips_cell (const ReportFlips *flips, GString *page,
                   const SimAssumption *assumption)
{
  g_string_append (page, "<td class=\"flips\">");
  if (assumption->low[0] == '\0' && assumption->high[0] == '\0')
    g_string_append (page, "<span class=\"soft\">no range</span>");
  else if (!was_tried (flips, assumption))
    html_add (page, "<span class=\"soft\">%s</span>",
              flips_were_asked (flips->exact)
                  ? "not tried: its element has no id"
                  : "not asked");
  else if (!write_exact (flips, page, assumption))
    g_string_append (page, "<span class=\"soft\">nothing that is "
                           "exact</span>");
  g_string_append (page, "</td>");
}

/* ---- Below it ------------------------------------------------------------ */

static void
write_list (const ReportFlips *flips, GString *page, const Flip *flip)
{
  html_add (page, "<details><summary>which, at %s</summary><ul>", flip->value);
  for (guint i = 0; i < flip->changes->len; i++)
    add_change (flips, page, g_ptr_array_index (flip->changes, i));
  g_string_append (page, "</ul></details>");
}

void
report_flips_row (const ReportFlips *flips, GString *page,
                  const SimAssumption *assumption, guint n_columns)
{
  const GPtrArray *texts = inquiries_about (
      flips->inquiries, assumption->entity, assumption->attribute);

  if (texts == NULL && !report_flips_has (flips, assumption))
    return;
  g_string_append_printf (page, "<tr><td></td><td colspan=\"%u\">",
                          n_columns - 1);
  for (guint i = 0; i < G_N_ELEMENTS (ENDS); i++)
    {
      const Flip *flip = flip_at (flips, assumption, i);

      if (flip != NULL && flip->n > 0)
        write_list (flips, page, flip);
    }
  for (guint i = 0; texts != NULL && i < texts->len; i++)
    html_add (page, "<div>%s</div>",
              (const char *) g_ptr_array_index (texts, i));
  g_string_append (page, "</td></tr>\n");
}
