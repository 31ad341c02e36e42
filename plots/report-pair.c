#include "config.h"

#include "plots/report-pair.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "plots/comparison.h"
#include "plots/estimate.h"
#include "plots/figures.h"
#include "plots/html.h"
#include "plots/report-page.h"
#include "sim/sim-outfile.h"

typedef struct
{
  const ReportSide *sides[2];
} Pair;

typedef struct
{
  const char *name, *title;
  gboolean (*write) (const Pair *pair, GString *page, GError **error);
} Part;

/* ---- Differences --------------------------------------------------------- */

/* The same point of the same variant, in the other results. */
static gboolean
are_namesakes (const Contender *one, const Contender *other)
{
  return one->store != other->store && one->group == other->group
         && strcmp (one->variant, other->variant) == 0
         && strcmp (one->setting, other->setting) == 0;
}

static void
write_number (GString *page, SimInterval interval, double factor)
{
  const Estimate estimate
      = { interval.n, factor * interval.estimate,
          isfinite (interval.half_width) ? factor * interval.half_width
                                         : (double) NAN };
  g_autofree char *text = estimate_format (estimate);

  html_add (page, "<td class=\"number\">%s</td>", text);
}

static void
write_difference (GString *page, const Comparison *comparison, guint i,
                  guint one, guint other)
{
  const Series *series = comparison_series (comparison, i);
  double factor;
  const char *unit = comparison_unit (series, &factor);
  Difference difference;

  if (!comparison_find (comparison, i, one, other, &difference))
    return;
  html_add (page, "<tr><td>%s %s</td><td>%s</td>", series->metric,
            series->labels, unit);
  write_number (page, comparison_mean (comparison, i, other), factor);
  write_number (page, comparison_mean (comparison, i, one), factor);
  write_number (page, difference.interval, factor);
  html_add (page, "<td>%s</td></tr>\n",
            OUTCOME_WORDS[comparison_outcome (comparison, &difference)]);
}

static void
write_variant (GString *page, const Comparison *comparison, guint one,
               guint other)
{
  static const char *const heads[]
      = { "Metric", "Unit", "A", "B", "B − A", "B is", NULL };
  const Contender *it = comparison_contender (comparison, one);

  html_add (page, "<h3>%s%s%s</h3>\n", it->variant,
            it->setting[0] != '\0' ? ", " : "", it->setting);
  html_table_open (page, heads);
  for (guint i = 0; i < comparison->series->len; i++)
    write_difference (page, comparison, i, one, other);
  html_table_close (page);
}

static gboolean
write_differences (const Pair *pair, GString *page, GError **error)
{
  SimStore *const stores[] = { pair->sides[0]->store, pair->sides[1]->store };
  const char *const names[] = { pair->sides[0]->name, pair->sides[1]->name };
  const ComparisonWish wish
      = { .level = 0.95, .correction = SIM_CORRECTION_HOLM };
  g_autoptr (Comparison) comparison
      = comparison_load (stores, names, 2, &wish, error);
  guint n = 0;

  if (comparison == NULL)
    return FALSE;
  comparison_judge (comparison);
  for (guint i = 0; i < comparison->contenders->len; i++)
    for (guint j = 0; j < comparison->contenders->len; j++)
      {
        const Contender *b = comparison_contender (comparison, i);
        const Contender *a = comparison_contender (comparison, j);

        if (b->store != 1 || !are_namesakes (b, a))
          continue;
        write_variant (page, comparison, i, j);
        n++;
      }
  g_string_append (
      page, n == 0 ? "<p>No variant has the same name in both.</p>\n"
                   : "<p class=\"soft\">Means over replications ± half the "
                     "width of a 95 % interval; differences by pairs of runs "
                     "with the same seed and replication, all intervals of "
                     "this page together corrected after Holm. Exposure, not "
                     "legal advice.</p>\n");
  return TRUE;
}

/* ---- Descriptions -------------------------------------------------------- */

static void
take_meta (const char *key, const char *value, gpointer data)
{
  g_hash_table_insert (data, g_strdup (key), g_strdup (value));
}

static void
take_assumption (const SimAssumption *assumption, gpointer data)
{
  g_hash_table_insert (
      data,
      g_strdup_printf ("%s.%s", assumption->entity, assumption->attribute),
      g_strdup (assumption->value));
}

/* An entry for itself, and one for each attribute: "service mail demand". */
static void
take_entity (const SimEntity *entity, gpointer data)
{
  g_autofree char *name = g_strdup_printf ("%s %s", entity->kind, entity->id);
  g_autoptr (JsonNode) node = json_from_string (entity->attributes, NULL);
  JsonObjectIter iter;
  const char *attribute;
  JsonNode *value;

  g_hash_table_insert (data, g_strdup (name), g_strdup (entity->title));
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &attribute, &value))
    g_hash_table_insert (data, g_strdup_printf ("%s %s", name, attribute),
                         JSON_NODE_HOLDS_VALUE (value)
                                 && json_node_get_value_type (value)
                                        == G_TYPE_STRING
                             ? json_node_dup_string (value)
                             : json_to_string (value, FALSE));
}

static gboolean
load_texts (const ReportSide *side, GHashTable *texts, GError **error)
{
  return sim_store_each_meta (side->store, take_meta, texts, error)
         && sim_store_each_assumption (side->store, take_assumption, texts,
                                       error)
         && sim_store_each_entity (side->store, NULL, take_entity, texts,
                                   error);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* All keys of both, sorted. */
static GPtrArray *
keys_of (GHashTable *const texts[2])
{
  GPtrArray *keys = g_ptr_array_new ();

  for (guint i = 0; i < 2; i++)
    {
      GHashTableIter iter;
      gpointer key;

      g_hash_table_iter_init (&iter, texts[i]);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        if (i == 0 || !g_hash_table_contains (texts[0], key))
          g_ptr_array_add (keys, key);
    }
  g_ptr_array_sort (keys, compare_texts);
  return keys;
}

/* Of what only one of them has the attributes go without saying. */
static gboolean
is_of_one_side (GHashTable *const texts[2], const char *key)
{
  const char *end = strrchr (key, ' ');
  g_autofree char *owner
      = end != NULL ? g_strndup (key, (gsize) (end - key)) : NULL;

  return owner != NULL
         && g_hash_table_contains (texts[0], owner)
                != g_hash_table_contains (texts[1], owner);
}

/* A row for each of @keys that both tell differently; returns how many. */
static guint
write_changes (GHashTable *const texts[2], const GPtrArray *keys, GString *rows)
{
  guint n = 0;

  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      const char *left = g_hash_table_lookup (texts[0], key);
      const char *right = g_hash_table_lookup (texts[1], key);

      if (g_strcmp0 (left, right) == 0 || is_of_one_side (texts, key))
        continue;
      html_add (rows, "<tr><td>%s</td><td>%s</td><td>%s</td></tr>\n", key,
                left != NULL ? left : "–", right != NULL ? right : "–");
      n++;
    }
  return n;
}

static gboolean
write_descriptions (const Pair *pair, GString *page, GError **error)
{
  static const char *const heads[] = { "What", "A", "B", NULL };
  g_autoptr (GHashTable) a
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) b
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTable *const texts[] = { a, b };
  g_autoptr (GPtrArray) keys = NULL;
  g_autoptr (GString) rows = g_string_new (NULL);

  if (!load_texts (pair->sides[0], a, error)
      || !load_texts (pair->sides[1], b, error))
    return FALSE;
  keys = keys_of (texts);
  if (write_changes (texts, keys, rows) == 0)
    {
      g_string_append (page, "<p>Both are described alike.</p>\n");
      return TRUE;
    }
  html_table_open (page, heads);
  g_string_append_len (page, rows->str, (gssize) rows->len);
  html_table_close (page);
  return TRUE;
}

/* ---- Pictures ------------------------------------------------------------ */

static gboolean
write_side (const ReportSide *side, const char *letter, const FigureKind *kind,
            GString *page, GError **error)
{
  g_autofree char *file = g_strconcat (kind->name, ".svg", NULL);
  g_autofree char *prefix = g_strconcat (letter, "-", kind->name, "-", NULL);
  g_autofree char *path = g_build_filename (side->figures, file, NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  html_add (page, "<h3>%s: %s</h3>\n", letter, kind->title);
  return html_svg (page, path, prefix, FALSE, kind->help, error);
}

static gboolean
write_pictures (const Pair *pair, GString *page, GError **error)
{
  for (guint i = 0; i < figures_n_kinds (); i++)
    if (!write_side (pair->sides[0], "A", figures_kind (i), page, error)
        || !write_side (pair->sides[1], "B", figures_kind (i), page, error))
      return FALSE;
  if (page->len == 0)
    g_string_append (page, "<p class=\"soft\">Neither has figures.</p>\n");
  return TRUE;
}

/* ---- The page ------------------------------------------------------------ */

static const Part PARTS[]
    = { { "differences", "What differs", write_differences },
        { "descriptions", "What was changed", write_descriptions },
        { "pictures", "Pictures", write_pictures } };

static gboolean
write_part (const Pair *pair, const Part *part, GString *page, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) failure = NULL;
  gboolean done = part->write (pair, text, &failure);

  html_add (page, "<section id=\"%s\"><h2>%s</h2>\n", part->name, part->title);
  if (done)
    g_string_append_len (page, text->str, (gssize) text->len);
  else
    {
      html_add (page,
                "<p class=\"failed\">This part could not be written: %s</p>\n",
                failure->message);
      g_propagate_prefixed_error (error, g_steal_pointer (&failure),
                                  "report, %s: ", part->name);
    }
  g_string_append (page, "</section>\n");
  return done;
}

gboolean
report_pair_write (const ReportSide *a, const ReportSide *b, const char *path,
                   GError **error)
{
  const Pair pair = { { a, b } };
  g_autoptr (SimOutfile) file = sim_outfile_new (path, error);
  g_autoptr (GString) page = g_string_new (NULL);
  g_autofree char *title = g_strdup_printf ("%s and %s", a->name, b->name);
  gboolean all_well = TRUE;

  if (file == NULL)
    return FALSE;
  report_page_open (page, title);
  html_add (page, "<p>A is %s, B is %s.</p>\n<nav>", a->name, b->name);
  for (guint i = 0; i < G_N_ELEMENTS (PARTS); i++)
    html_add (page, "<a href=\"#%s\">%s</a> ", PARTS[i].name, PARTS[i].title);
  g_string_append (page, "</nav>\n");
  for (guint i = 0; i < G_N_ELEMENTS (PARTS); i++)
    if (!write_part (&pair, &PARTS[i], page, all_well ? error : NULL))
      all_well = FALSE;
  report_page_close (page);
  sim_outfile_write (file, page->str);
  return sim_outfile_commit (file, all_well ? error : NULL) && all_well;
}
