#include "config.h"

#include "cli/results.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cli/data-dir.h"
#include "cli/describing.h"
#include "cli/manifest.h"
#include "cli/ownership.h"
#include "cli/summary.h"
#include "plots/figures.h"
#include "plots/report.h"

G_DEFINE_QUARK (results_error, results_error)

/* What a results directory consists of, beside figures. */
static const char *const OWN[]
    = { "results.db", "metrics.csv", "manifest.json", "report.html", NULL };

/* What a picture consists of. */
static const char *const SOURCE_ENDS[] = { ".dat", ".gp", NULL };
static const char *const PICTURE_ENDS[] = { ".svg", ".png", ".pdf", NULL };

/* --- whose directory is it? ------------------------------------------------
 */

static gboolean
holds_own (const char *directory)
{
  g_autofree char *figures = g_build_filename (directory, "figures", NULL);

  for (guint i = 0; OWN[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (directory, OWN[i], NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return TRUE;
    }
  return g_file_test (figures, G_FILE_TEST_EXISTS);
}

/* With what SQLite puts beside it. */
static void
remove_store (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (path, "-shm", NULL);

  g_unlink (wal);
  g_unlink (shm);
  g_unlink (path);
}

/* Whether @path ends in one of @ends; @stem takes what is before it. */
static gboolean
has_end (const char *path, const char *const *ends, char **stem)
{
  for (guint i = 0; ends[i] != NULL; i++)
    if (g_str_has_suffix (path, ends[i]))
      {
        *stem = g_strndup (path, strlen (path) - strlen (ends[i]));
        return TRUE;
      }
  return FALSE;
}

/* A picture is ours when its script lies beside it. */
static gboolean
is_own_picture (const char *path)
{
  g_autofree char *stem = NULL;
  g_autofree char *script = NULL;

  if (!has_end (path, PICTURE_ENDS, &stem))
    return FALSE;
  script = g_strconcat (stem, ".gp", NULL);
  return g_file_test (script, G_FILE_TEST_EXISTS);
}

static gboolean
is_own_source (const char *path)
{
  g_autofree char *stem = NULL;

  return has_end (path, SOURCE_ENDS, &stem);
}

static void
remove_files (const char *folder, gboolean (*is_own) (const char *))
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (is_own (path))
        g_unlink (path);
    }
}

static void
remove_own (const char *directory)
{
  g_autofree char *figures = g_build_filename (directory, "figures", NULL);
  g_autofree char *store = g_build_filename (directory, "results.db", NULL);

  remove_store (store);
  for (guint i = 0; OWN[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (directory, OWN[i], NULL);

      g_unlink (path);
    }
  remove_files (figures, is_own_picture);
  remove_files (figures, is_own_source);
  g_rmdir (figures);
}

/* What stands in the way at a place. */
typedef struct
{
  char *why; /* completes "DIR: holds"; NULL: nothing */
  gboolean can_mix;
} Obstacle;

static void
obstacle_clear (Obstacle *obstacle)
{
  g_free (obstacle->why);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Obstacle, obstacle_clear)

static void
look_inside (const char *path, const Plan *plan, Obstacle *obstacle,
             GError **error)
{
  const Owner owner = { OWNER_RESULTS, plan_study (plan), plan_seed (plan) };
  g_autoptr (SimStore) store = sim_store_open (path, error);

  if (store != NULL)
    obstacle->why = owner_objection (&owner, store, &obstacle->can_mix, error);
}

/* What keeps @plan from going on at @path. A store that cannot be read is one
 * more thing that may be replaced; one that is locked is not; one that is empty
 * is being made by somebody, or by nobody any more. */
static gboolean
find_obstacle (const char *path, const Plan *plan, Obstacle *obstacle,
               GError **error)
{
  g_autoptr (GError) unread = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      obstacle->why = g_strdup ("files of that name without results.db");
      obstacle->can_mix = TRUE;
      return TRUE;
    }
  look_inside (path, plan, obstacle, &unread);
  if (unread == NULL
      || g_error_matches (unread, SIM_STORE_ERROR, SIM_STORE_ERROR_EMPTY))
    return TRUE;
  if (g_error_matches (unread, SIM_STORE_ERROR, SIM_STORE_ERROR_LOCKED))
    {
      g_propagate_error (error, g_steal_pointer (&unread));
      return FALSE;
    }
  obstacle->why
      = g_strdup_printf ("results that cannot be read (%s)", unread->message);
  return TRUE;
}

static gboolean
refuse (const char *path, const Obstacle *obstacle, GError **error)
{
  g_set_error (error, RESULTS_ERROR, RESULTS_ERROR_TAKEN,
               "%s: holds %s; choose another directory with -o%s replace them "
               "with --overwrite%s",
               path, obstacle->why, obstacle->can_mix ? "," : ", or",
               obstacle->can_mix ? ", or keep both with --mix" : "");
  return FALSE;
}

static gboolean
check_place (const char *directory, GError **error)
{
  if (!g_file_test (directory, G_FILE_TEST_EXISTS)
      || g_file_test (directory, G_FILE_TEST_IS_DIR))
    return TRUE;
  g_set_error (error, RESULTS_ERROR, RESULTS_ERROR_TAKEN,
               "%s: is a file; expected a directory, or none yet", directory);
  return FALSE;
}

/* Whether @plan may go on at @path, after @replace was called on @place if it
 * has to. */
static gboolean
claim (const char *path, const char *place, const Plan *plan, ResultsMode mode,
       void (*replace) (const char *), GError **error)
{
  g_auto (Obstacle) obstacle = { NULL, FALSE };

  if (!find_obstacle (path, plan, &obstacle, error))
    return FALSE;
  if (obstacle.why == NULL || (mode == RESULTS_MIX && obstacle.can_mix))
    return TRUE;
  if (mode != RESULTS_OVERWRITE)
    return refuse (place, &obstacle, error);
  replace (place);
  return TRUE;
}

static gboolean
make_directory (const char *directory, GError **error)
{
  if (g_mkdir_with_parents (directory, 0777) == 0)
    return TRUE;
  g_set_error (error, RESULTS_ERROR, RESULTS_ERROR_DISK,
               "%s: cannot be made: %s", directory, g_strerror (errno));
  return FALSE;
}

static SimStore *
open_at (const char *directory, const char *path, const Plan *plan,
         GError **error)
{
  g_autoptr (SimStore) store = NULL;

  if (!make_directory (directory, error))
    return NULL;
  store = sim_store_create (path, error);
  if (store == NULL)
    {
      g_rmdir (directory);
      return NULL;
    }
  if (!describe_experiment (store, plan, error))
    {
      results_abandon (directory, store);
      return NULL;
    }
  return g_steal_pointer (&store);
}

SimStore *
results_open (const char *directory, const Plan *plan, ResultsMode mode,
              GError **error)
{
  g_autofree char *path = g_build_filename (directory, "results.db", NULL);

  if (!check_place (directory, error)
      || (holds_own (directory)
          && !claim (path, directory, plan, mode, remove_own, error)))
    return NULL;
  return open_at (directory, path, plan, error);
}

SimStore *
results_open_shard (const char *directory, const Plan *plan, const Shard *shard,
                    ResultsMode mode, GError **error)
{
  g_autofree char *path = shard_path (directory, shard);

  if (!check_place (directory, error)
      || (g_file_test (path, G_FILE_TEST_EXISTS)
          && !claim (path, path, plan, mode, remove_store, error)))
    return NULL;
  return open_at (directory, path, plan, error);
}

gboolean
results_abandon (const char *directory, SimStore *store)
{
  if (!sim_store_discard (store))
    return FALSE;
  g_rmdir (directory);
  return TRUE;
}

/* --- exports ----------------------------------------------------------------
 */

static gboolean
write_exports (const ResultsFinish *how, SimStore *store, GError **error)
{
  g_autofree char *csv = g_build_filename (how->directory, "metrics.csv", NULL);
  g_autofree char *manifest
      = g_build_filename (how->directory, "manifest.json", NULL);

  return sim_store_export_csv (store, csv, error)
         && manifest_write (manifest, store, how->scenario, how->command,
                            error);
}

static void
note_entity (const SimEntity *entity G_GNUC_UNUSED, gpointer data)
{
  *(gboolean *) data = TRUE;
}

/* That there is no figure of queues where there are no queues is no news. */
static gboolean
is_missed (const FigureKind *kind, SimStore *store)
{
  gboolean found = FALSE;

  return !sim_store_each_entity (store, kind->about, note_entity, &found, NULL)
         || found;
}

/* What is told while figures are drawn. */
typedef struct
{
  SimStore *store;
  GString *skipped; /* names of figures */
  gboolean told;    /* what failed */
} Telling;

static void
report_figure (const FigureKind *kind, FigureOutcome outcome,
               const char *message, gpointer data)
{
  Telling *telling = data;

  telling->told |= outcome == FIGURE_FAILED;
  if (outcome == FIGURE_SKIPPED)
    {
      if (!is_missed (kind, telling->store))
        return;
      g_string_append_printf (telling->skipped, "%s%s",
                              telling->skipped->len > 0 ? ", " : "", message);
      return;
    }
  if (outcome == FIGURE_FAILED
      || (outcome == FIGURE_EMPTY && is_missed (kind, telling->store)))
    g_printerr ("sovsim: %s\n", message);
}

/* A figure that fails is told by its name; what keeps all of them from being
 * drawn, here. */
static gboolean
draw_figures (SimStore *store, const char *folder, gboolean pdf)
{
  g_autofree char *templates = data_plots ();
  g_autoptr (GString) skipped = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  Telling telling = { store, skipped, FALSE };
  gboolean fine = figures_draw (store, folder, templates, report_figure,
                                &telling, &error);

  if (pdf
      && !figures_draw_pdf (store, folder, report_figure, &telling,
                            error == NULL ? &error : NULL))
    fine = FALSE;
  if (error != NULL && !telling.told)
    g_printerr ("sovsim: figures: %s\n", error->message);
  if (skipped->len > 0)
    g_printerr ("sovsim: not drawn, for they show no more than %d points: "
                "%s\n",
                FIGURE_MOST_POINTS, skipped->str);
  return fine;
}

Pictures
results_pictures (gboolean no_figures, gboolean pdf)
{
  if (no_figures)
    return PICTURES_NONE;
  return pdf ? PICTURES_PDF : PICTURES_DRAWN;
}

/* NULL without an error: there are none. */
static SimStore *
open_trials (const char *directory, const char *trials, GError **error)
{
  gsize length = strlen (directory);
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;

  while (length > 1 && directory[length - 1] == G_DIR_SEPARATOR)
    length--;
  folder = trials != NULL
               ? g_strdup (trials)
               : g_strdup_printf ("%.*s-trials", (int) length, directory);
  path = g_build_filename (folder, "results.db", NULL);
  if (trials == NULL && !g_file_test (path, G_FILE_TEST_EXISTS))
    return NULL;
  return sim_store_open (path, error);
}

static gboolean
write_report (const char *directory, SimStore *store, const char *figures,
              const char *trials, GError **error)
{
  g_autofree char *path = g_build_filename (directory, "report.html", NULL);
  g_autoptr (GError) failure = NULL;
  g_autoptr (SimStore) tried = open_trials (directory, trials, &failure);
  gboolean found = failure == NULL;
  gboolean done
      = report_write (store, tried, figures, path, found ? error : NULL);

  if (!found)
    g_propagate_error (error, g_steal_pointer (&failure));
  return done && found;
}

gboolean
results_picture (const char *directory, SimStore *store, Pictures pictures,
                 const char *trials)
{
  g_autofree char *folder = g_build_filename (directory, "figures", NULL);
  g_autoptr (GError) error = NULL;
  gboolean fine = pictures == PICTURES_NONE
                  || draw_figures (store, folder, pictures == PICTURES_PDF);

  if (!write_report (directory, store,
                     pictures != PICTURES_NONE ? folder : NULL, trials, &error))
    {
      g_printerr ("sovsim: report: %s\n", error->message);
      fine = FALSE;
    }
  return fine;
}

static void
count_point (const SimPoint *point G_GNUC_UNUSED, gpointer data)
{
  (*(guint *) data)++;
}

static void
note_param (const SimPointParam *param G_GNUC_UNUSED, gpointer data)
{
  *(gboolean *) data = TRUE;
}

/* The names of settings are too long for the head of a column. */
static gboolean
print_summary (SimStore *store, guint n_points, gboolean json, GError **error)
{
  gboolean is_sweep = FALSE;

  if (!sim_store_each_point_param (store, note_param, &is_sweep, error))
    return FALSE;
  return n_points > RESULTS_POINTS_SHOWN || (is_sweep && !json)
             ? summary_print_sweep (store, json, error)
             : summary_print (store, json, error);
}

ExitStatus
results_finish (const ResultsFinish *how, SimStore *store, const char *verb)
{
  g_autoptr (GError) error = NULL;
  guint n_points = 0;
  Pictures pictures = how->pictures;
  gboolean pictured;

  if (!sim_store_each_point (store, count_point, &n_points, &error)
      || !write_exports (how, store, &error)
      || !print_summary (store, n_points, how->json, &error))
    {
      g_printerr ("sovsim %s: %s\n", verb, error->message);
      return EXIT_FAILED;
    }
  pictured = results_picture (how->directory, store, pictures, NULL);
  g_printerr ("Results: %s/ (results.db, metrics.csv, manifest.json%s)\n",
              how->directory, pictures != PICTURES_NONE ? ", figures/" : "");
  g_printerr ("Report:  %s/report.html\n", how->directory);
  return pictured ? EXIT_FINE : EXIT_FAILED;
}
