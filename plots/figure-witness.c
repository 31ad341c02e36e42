/* How somebody reads what: the shortest witness of the worst access of an
 * authority at the end, a box per step with arrows from one to the next. */
#include "config.h"

#include "plots/figure-kinds.h"
#include "plots/text-fit.h"
#include "plots/tracks.h"
#include "plots/verdict.h"

enum
{
  CHAINS_MOST = 3,
  STEPS_MOST = 12, /* boxes of a chain */
  BOX_WIDTH = 66,
  BOX_LINES = 4,
  HEADING_WIDTH = 58
};

/* What a row is, as the template knows it. */
enum
{
  ROW_HEADING,
  ROW_FIRST, /* no arrow leads to it */
  ROW_STEP,
  ROW_LAST
};

static const TrackSpan *
at_end (const Track *track)
{
  return &g_array_index (track->spans, TrackSpan, track->spans->len - 1);
}

static int
severity (const Track *track)
{
  return access_look (at_end (track)->verdict)->severity;
}

/* The gravest first; those of the same gravity as they were. */
static void
insert_by_severity (GPtrArray *chains, const Track *track)
{
  guint i = 0;

  while (i < chains->len
         && severity (g_ptr_array_index (chains, i)) >= severity (track))
    i++;
  g_ptr_array_insert (chains, (int) i, (gpointer) track);
}

/* Take @track unless its authority has something as bad already. */
static void
take_track (GPtrArray *chains, const Track *track)
{
  for (guint i = 0; i < chains->len; i++)
    {
      const Track *other = g_ptr_array_index (chains, i);

      if (!g_str_equal (other->subject, track->subject))
        continue;
      if (severity (other) >= severity (track))
        return;
      g_ptr_array_remove_index (chains, i);
      break;
    }
  insert_by_severity (chains, track);
}

/* A witness per authority of the first variant. */
static GPtrArray *
chains_of (const GPtrArray *tracks)
{
  GPtrArray *chains = g_ptr_array_new ();

  for (guint i = 0; i < tracks->len; i++)
    {
      const Track *track = g_ptr_array_index (tracks, i);

      if (track->variant == 0 && *at_end (track)->detail != '\0')
        take_track (chains, track);
    }
  return chains;
}

/* --- writing -------------------------------------------------------------- */

static void
write_row (FigureData *data, int kind, const char *verdict, const char *text)
{
  g_autofree char *lines = text_wrap (
      text, kind == ROW_HEADING ? HEADING_WIDTH : BOX_WIDTH, BOX_LINES);

  figure_data_int (data, kind);
  figure_data_int (data, access_look (verdict)->code);
  figure_data_int (data, text_n_lines (lines));
  figure_data_text (data, lines);
  figure_data_end_row (data);
}

static int
kind_of_step (guint i, guint n)
{
  if (i == 0)
    return ROW_FIRST;
  return i + 1 == n ? ROW_LAST : ROW_STEP;
}

/* The steps of @detail; of very many those in the middle are left out. */
static void
write_steps (FigureData *data, const TrackSpan *span)
{
  g_auto (GStrv) steps = g_strsplit (span->detail, "\n", -1);
  guint n = g_strv_length (steps);

  while (n > 1 && *steps[n - 1] == '\0')
    n--;
  for (guint i = 0; i < n; i++)
    if (i < STEPS_MOST - 2 || i + 1 == n || n <= STEPS_MOST)
      write_row (data, kind_of_step (i, n), span->verdict, steps[i]);
    else if (i == STEPS_MOST - 2)
      {
        g_autofree char *more
            = g_strdup_printf ("… %u further steps", n - 1 - i);

        write_row (data, ROW_STEP, span->verdict, more);
      }
}

static void
write_chain (FigureData *data, const Names *names, const Track *track)
{
  const TrackSpan *span = at_end (track);
  g_autofree char *heading = g_strdup_printf (
      "%s (%s): %s: %s", span->verdict, access_look (span->verdict)->text,
      names_title (names, "authority", track->subject),
      names_title (names, "asset", track->object));

  write_row (data, ROW_HEADING, span->verdict, heading);
  write_steps (data, span);
}

static gboolean
write_chains (const FigureSource *source, const GPtrArray *chains,
              GError **error)
{
  guint n = MIN (chains->len, CHAINS_MOST);
  g_autofree char *variant
      = text_shorten (names_variant (source->names, 0)->title, HEADING_WIDTH);
  g_autofree char *caption = g_strdup_printf (
      "%s, at the end, first replication: the shortest witness of the worst "
      "access of %u of %u authorities that read anything; arrows in the order "
      "of its steps. Exact. Not legal advice.",
      variant, n, chains->len);
  g_autoptr (FigureData) data
      = figure_data_new (source->path, source->names, caption, error);

  if (data == NULL)
    return FALSE;
  figure_data_block (data, "steps", "kind code lines text");
  for (guint i = 0; i < n; i++)
    write_chain (data, source->names, g_ptr_array_index (chains, i));
  return figure_data_commit (data, error);
}

static gboolean
write_data (const FigureSource *source, gboolean *has_data, GError **error)
{
  g_autoptr (GPtrArray) tracks
      = tracks_load (source->store, "access", source->names, error);
  g_autoptr (GPtrArray) chains = NULL;

  if (tracks == NULL)
    return FALSE;
  chains = chains_of (tracks);
  *has_data = chains->len > 0;
  return !*has_data || write_chains (source, chains, error);
}

const FigureKind FIGURE_WITNESS = {
  .name = "witness",
  .title = "How an authority reads an asset",
  .help = "The shortest witness of the worst access of up to three authorities "
          "at the end, in the first variant, step by step.",
  .empty = "no authority reads an asset at the end in the first variant",
  .write_data = write_data,
  .about = "authority",
  .choices = FIGURE_CHOOSES_NOTHING,
};
