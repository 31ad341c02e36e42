/* The time line of incidents: what is sent, answered, tried again and lost per
 * second, a panel per incident and variant.
 *
 * The model counts by slices of the regimes in which something fails
 * (models/traffic/timeline.c). Regimes that touch are one incident here: a
 * law that takes effect in the middle of it does not end it. */
#include "config.h"

#include "plots/curves.h"
#include "plots/figure-kinds.h"
#include "plots/figure-wish.h"
#include "plots/text-fit.h"
#include "sim/sim-labels.h"

#define LABEL_WIDTH 62
#define MOST_SHOWN 6 /* incidents of one picture */

static const struct
{
  const char *metric;
  const char *title; /* in the key */
} MEASURES[] = {
  { "incident.offered", "offered" },
  { "incident.served", "served" },
  { "incident.failed", "attempts failed" },
  { "incident.retried", "tried again" },
  { "incident.lost", "lost for good" },
};

/* A value of one replication in one slice of time. */
typedef struct
{
  guint variant;
  guint measure;
  SimRegimeRow regime; /* without its label */
  SimTime from;
  double value;
} Count;

/* From when to when something failed without a break. */
typedef struct
{
  SimTime from, to;
  char *label; /* of the regime that begins it */
} Episode;

typedef struct
{
  const Names *names;
  guint measure;
  GArray *counts;   /* Count */
  GArray *episodes; /* Episode, in order of time, none touching */
} Loading;

/* --- loading -------------------------------------------------------------- */

static void
episode_clear (gpointer data)
{
  g_free (((Episode *) data)->label);
}

/* What happens is said by the variants that it happens to. */
static void
note_regime (GArray *spans, const SimRegimeRow *span)
{
  Episode regime = { span->from, span->to, NULL };

  for (guint i = 0; i < spans->len; i++)
    {
      Episode *known = &g_array_index (spans, Episode, i);

      if (known->from != span->from || known->to != span->to)
        continue;
      if (known->label[0] == '\0' && span->label[0] != '\0')
        {
          g_free (known->label);
          known->label = g_strdup (span->label);
        }
      return;
    }
  regime.label = g_strdup (span->label);
  g_array_append_val (spans, regime);
}

static void
take_count (const SimRunHead *run, const SimRegimeRow *span,
            const SimScalarRow *scalar, gpointer data)
{
  Loading *loading = data;
  g_autofree char *slice = sim_labels_get (scalar->labels, "slice");
  Count count = { .variant = names_place (loading->names, run->point),
                  .measure = loading->measure,
                  .regime = { .from = span->from, .to = span->to },
                  .value = scalar->value };

  if (scalar->regime == SIM_WHOLE_RUN || slice == NULL
      || !sim_time_parse (slice, &count.from))
    return;
  g_array_append_val (loading->counts, count);
  note_regime (loading->episodes, span);
}

static int
compare_episodes (gconstpointer a, gconstpointer b)
{
  return steps_compare_instants (&((const Episode *) a)->from,
                                 &((const Episode *) b)->from);
}

/* One of those that touch or overlap; it keeps the first one's label. */
static void
join_episodes (GArray *episodes)
{
  g_array_sort (episodes, compare_episodes);
  for (guint i = 1; i < episodes->len;)
    {
      Episode *last = &g_array_index (episodes, Episode, i - 1);
      const Episode *next = &g_array_index (episodes, Episode, i);

      if (next->from > last->to)
        {
          i++;
          continue;
        }
      last->to = MAX (last->to, next->to);
      g_array_remove_index (episodes, i);
    }
}

/* So that the slices of a regime are neighbours, in order of time. */
static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const Count *left = a;
  const Count *right = b;
  int order
      = (left->measure > right->measure) - (left->measure < right->measure);

  if (order == 0)
    order = (left->variant > right->variant) - (left->variant < right->variant);
  if (order == 0)
    order = steps_compare_instants (&left->regime.from, &right->regime.from);
  if (order == 0)
    order = steps_compare_instants (&left->regime.to, &right->regime.to);
  return order != 0 ? order
                    : steps_compare_instants (&left->from, &right->from);
}

static gboolean
load (Loading *loading, SimStore *store, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (MEASURES); i++)
    {
      loading->measure = i;
      if (!sim_store_each_scalar (store, MEASURES[i].metric, take_count,
                                  loading, error))
        return FALSE;
    }
  g_array_sort (loading->counts, compare_counts);
  join_episodes (loading->episodes);
  return TRUE;
}

/* --- curves --------------------------------------------------------------- */

static gboolean
is_same_regime (const Count *a, const Count *b)
{
  return a->measure == b->measure && a->variant == b->variant
         && a->regime.from == b->regime.from && a->regime.to == b->regime.to;
}

/* A slice ends where the next one of its regime begins, or with the regime. */
static SimTime
end_of (const GArray *counts, guint i)
{
  const Count *count = &g_array_index (counts, Count, i);

  for (guint j = i + 1; j < counts->len; j++)
    {
      const Count *next = &g_array_index (counts, Count, j);

      if (!is_same_regime (count, next))
        break;
      if (next->from > count->from)
        return next->from;
    }
  return count->regime.to;
}

/* The steps of every measure (columns) of every variant (rows) in @episode. */
static GPtrArray *
steps_in (const Loading *loading, const Episode *episode)
{
  GPtrArray *steps
      = g_ptr_array_new_with_free_func ((GDestroyNotify) steps_free);

  for (guint i = 0;
       i < names_n_variants (loading->names) * G_N_ELEMENTS (MEASURES); i++)
    g_ptr_array_add (steps, steps_new ());
  for (guint i = 0; i < loading->counts->len; i++)
    {
      const Count *count = &g_array_index (loading->counts, Count, i);

      if (count->regime.from >= episode->from && count->regime.to <= episode->to
          && count->from < count->regime.to)
        steps_add (
            g_ptr_array_index (steps, count->variant * G_N_ELEMENTS (MEASURES)
                                          + count->measure),
            count->from, end_of (loading->counts, i), count->value);
    }
  return steps;
}

static void
write_curves (FigureData *data, const Loading *loading, guint first, guint n)
{
  guint n_variants = names_n_variants (loading->names);

  figure_data_block (data, "curves", "panel measure at per_s low high");
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) steps = steps_in (
          loading, &g_array_index (loading->episodes, Episode, first + i));

      for (guint j = 0; j < steps->len; j++)
        {
          g_autoptr (GArray) means
              = steps_average (g_ptr_array_index (steps, j));

          curve_write (data, i * n_variants + j / G_N_ELEMENTS (MEASURES),
                       j % G_N_ELEMENTS (MEASURES), means, 1);
        }
    }
}

/* --- blocks --------------------------------------------------------------- */

static void
write_measures (FigureData *data)
{
  figure_data_block (data, "measures", "measure title");
  for (guint i = 0; i < G_N_ELEMENTS (MEASURES); i++)
    {
      figure_data_int (data, i);
      figure_data_text (data, MEASURES[i].title);
      figure_data_end_row (data);
    }
}

/* The unit of the axis: so that its numbers have few digits. */
static void
write_episode (FigureData *data, const Episode *episode, guint number)
{
  SimSpan span = episode->to - episode->from;
  SimSpan unit = span < 4 * SIM_HOUR  ? SIM_MINUTE
                 : span < 4 * SIM_DAY ? SIM_HOUR
                                      : SIM_DAY;
  g_autofree char *from = sim_time_format (episode->from);
  g_autofree char *label = text_shorten (episode->label, LABEL_WIDTH);
  g_autofree char *title = g_strdup_printf ("%s%sfrom %s on", label,
                                            *label != '\0' ? ", " : "", from);

  figure_data_int (data, number);
  figure_data_time (data, episode->from);
  figure_data_time (data, episode->to);
  figure_data_int (data, unit / SIM_SECOND);
  figure_data_text (data, unit == SIM_MINUTE ? "min"
                          : unit == SIM_HOUR ? "h"
                                             : "d");
  figure_data_text (data, title);
  figure_data_end_row (data);
}

static void
write_episodes (FigureData *data, const GArray *episodes, guint first, guint n)
{
  figure_data_block (data, "incidents", "incident from to unit_s unit title");
  for (guint i = 0; i < n; i++)
    write_episode (data, &g_array_index (episodes, Episode, first + i), i);
}

static char *
caption_of (const Loading *loading, guint first, guint n)
{
  g_autofree char *runs = names_describe_n (loading->names);
  guint all = loading->episodes->len;
  g_autofree char *which
      = n == all ? g_strdup ("")
        : n == 1 ? g_strdup_printf ("Incident %u of %u. ", first + 1, all)
                 : g_strdup_printf ("Incidents %u to %u of %u. ", first + 1,
                                    first + n, all);

  return g_strdup_printf (
      "%sRequests per second, mean over %s per variant; shaded while the "
      "incident and its tail last, as far as regimes of at most a week go.",
      which, runs);
}

static gboolean
write_loaded (const FigureSource *source, const Loading *loading, guint first,
              guint n, GError **error)
{
  g_autofree char *caption = caption_of (loading, first, n);
  g_autoptr (FigureData) data
      = figure_data_new (source->path, source->names, caption, error);

  if (data == NULL)
    return FALSE;
  write_episodes (data, loading->episodes, first, n);
  write_measures (data);
  write_curves (data, loading, first, n);
  return figure_data_commit (data, error);
}

/* The first that is not over on the day asked for. */
static guint
choose (const GArray *episodes, SimTime at)
{
  guint i = 0;

  while (at != SIM_NEVER && i < episodes->len
         && g_array_index (episodes, Episode, i).to <= at)
    i++;
  return i;
}

static gboolean
write_data (const FigureSource *source, gboolean *has_data, GError **error)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (Count));
  g_autoptr (GArray) episodes = g_array_new (FALSE, FALSE, sizeof (Episode));
  Loading loading = { source->names, 0, counts, episodes };
  SimTime at = source->wish->at;
  guint first;

  g_array_set_clear_func (episodes, episode_clear);
  if (!load (&loading, source->store, error))
    return FALSE;
  first = choose (episodes, at);
  *has_data = first < episodes->len;
  return !*has_data
         || write_loaded (source, &loading, first,
                          at != SIM_NEVER ? 1 : MIN (episodes->len, MOST_SHOWN),
                          error);
}

const FigureKind FIGURE_INCIDENT = {
  .name = "incident",
  .title = "Requests during incidents",
  .help = "What is offered, served, tried again and lost per second from the "
          "start of each incident, per variant.",
  .empty = "no incident of at most a week strikes anything",
  .write_data = write_data,
  .about = "incident",
  .choices = FIGURE_CHOOSES_DAY,
};
