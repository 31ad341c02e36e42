#include "config.h"

#include "cli/results.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cli/data-dir.h"
#include "cli/describing.h"
#include "cli/manifest.h"
#include "cli/summary.h"
#include "models/replay.h"
#include "plots/figures.h"
#include "plots/report.h"

G_DEFINE_QUARK (sovsim - results - error, results_error)

/* What a results directory consists of. */
static const char *const OWN[]
    = { "results.db",    "results.db-wal", "results.db-shm", "metrics.csv",
        "manifest.json", "report.html",    "figures",        NULL };

/* --- whose directory is it? ------------------------------------------------
 */

static gboolean
holds_own (const char *directory)
{
  for (guint i = 0; OWN[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (directory, OWN[i], NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return TRUE;
    }
  return FALSE;
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      g_unlink (inside);
    }
  g_rmdir (path);
}

static void
remove_own (const char *directory)
{
  for (guint i = 0; OWN[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (directory, OWN[i], NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_unlink (path);
    }
}

/* What a store says about whose it is. */
typedef struct
{
  char *hash;
  char *seed;
  char *version;
  char *scenario;
} Identity;

static void
identity_clear (Identity *identity)
{
  g_free (identity->hash);
  g_free (identity->seed);
  g_free (identity->version);
  g_free (identity->scenario);
}

static void
note_identity (const char *key, const char *value, gpointer data)
{
  Identity *identity = data;
  const struct
  {
    const char *key;
    char **value;
  } wanted[] = { { "scenario-hash", &identity->hash },
                 { "seed", &identity->seed },
                 { "model-version", &identity->version },
                 { "scenario", &identity->scenario } };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (strcmp (key, wanted[i].key) == 0 && *wanted[i].value == NULL)
      *wanted[i].value = g_strdup (value);
}

/* In what @identity differs from @plan, for people; NULL: in nothing. */
static char *
difference (const Identity *identity, const Plan *plan)
{
  const Study *study = plan_study (plan);
  const char *id = world_scenario (study_world (study))->base.id;
  g_autofree char *seed
      = g_strdup_printf ("%" G_GUINT64_FORMAT, plan_seed (plan));

  if (g_strcmp0 (identity->scenario, id) != 0)
    return g_strdup_printf ("results of the scenario '%s'",
                            identity->scenario != NULL ? identity->scenario
                                                       : "");
  if (g_strcmp0 (identity->version, REPLAY_MODEL_VERSION) != 0)
    return g_strdup_printf ("results of version %s of the models, this "
                            "program has version " REPLAY_MODEL_VERSION,
                            identity->version);
  if (g_strcmp0 (identity->seed, seed) != 0)
    return g_strdup_printf ("results of seed %s, not %s", identity->seed, seed);
  if (g_strcmp0 (identity->hash, study->hash) != 0)
    return g_strdup ("results of this scenario as it was before it was "
                     "changed, or with other --set");
  return NULL;
}

/* What keeps @plan from going on in the store at @path; NULL: nothing. */
static char *
objection (const char *path, const Plan *plan, GError **error)
{
  g_autoptr (SimStore) store = sim_store_open (path, error);
  Identity identity = { NULL, NULL, NULL, NULL };
  char *why = NULL;

  if (store != NULL
      && sim_store_each_meta (store, note_identity, &identity, error)
      && identity.scenario != NULL)
    why = difference (&identity, plan);
  identity_clear (&identity);
  return why;
}

/* Whether @plan may go on at @path. A store that cannot be read is one more
 * thing that may be replaced; one that is locked is not; one that is empty is
 * being made by somebody, or by nobody any more. */
static gboolean
suits (const char *path, const Plan *plan, char **why, GError **error)
{
  g_autoptr (GError) unread = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    *why = g_strdup ("files of that name without results.db");
  else
    *why = objection (path, plan, &unread);
  if (g_error_matches (unread, SIM_STORE_ERROR, SIM_STORE_ERROR_EMPTY))
    return TRUE;
  if (g_error_matches (unread, SIM_STORE_ERROR, SIM_STORE_ERROR_LOCKED))
    {
      g_propagate_error (error, g_steal_pointer (&unread));
      return FALSE;
    }
  if (unread != NULL)
    *why
        = g_strdup_printf ("results that cannot be read (%s)", unread->message);
  return TRUE;
}

static gboolean
refuse (const char *path, GError **error, const char *why)
{
  g_set_error (error, RESULTS_ERROR, RESULTS_ERROR_TAKEN,
               "%s: holds %s; choose another directory with -o, replace them "
               "with --overwrite, or keep both with --mix",
               path, why);
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

static gboolean
claim (const char *directory, const Plan *plan, ResultsMode mode,
       GError **error)
{
  g_autofree char *path = g_build_filename (directory, "results.db", NULL);
  g_autofree char *why = NULL;

  if (!check_place (directory, error))
    return FALSE;
  if (!holds_own (directory) || mode == RESULTS_MIX)
    return TRUE;
  if (!suits (path, plan, &why, error))
    return FALSE;
  if (why == NULL)
    return TRUE;
  if (mode != RESULTS_OVERWRITE)
    return refuse (directory, error, why);
  remove_own (directory);
  return TRUE;
}

static gboolean
claim_shard (const char *directory, const char *path, const Plan *plan,
             ResultsMode mode, GError **error)
{
  g_autofree char *why = NULL;

  if (!check_place (directory, error))
    return FALSE;
  if (!g_file_test (path, G_FILE_TEST_EXISTS) || mode == RESULTS_MIX)
    return TRUE;
  if (!suits (path, plan, &why, error))
    return FALSE;
  if (why == NULL)
    return TRUE;
  if (mode != RESULTS_OVERWRITE)
    return refuse (path, error, why);
  g_unlink (path);
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

  return claim (directory, plan, mode, error)
             ? open_at (directory, path, plan, error)
             : NULL;
}

SimStore *
results_open_shard (const char *directory, const Plan *plan, const Shard *shard,
                    ResultsMode mode, GError **error)
{
  g_autofree char *path = shard_path (directory, shard);

  return claim_shard (directory, path, plan, mode, error)
             ? open_at (directory, path, plan, error)
             : NULL;
}

static void
count_run (const SimRunHead *run G_GNUC_UNUSED, gpointer data)
{
  (*(guint *) data)++;
}

gboolean
results_abandon (const char *directory, SimStore *store)
{
  g_autofree char *name = g_path_get_basename (sim_store_path (store));
  guint n_runs = 0;

  if (!sim_store_each_run (store, count_run, &n_runs, NULL) || n_runs > 0)
    return FALSE;
  if (strcmp (name, "results.db") == 0)
    remove_own (directory);
  else
    g_unlink (sim_store_path (store));
  g_rmdir (directory);
  return TRUE;
}

/* --- exports ----------------------------------------------------------------
 */

static gboolean export(const ResultsFinish *how, SimStore *store,
                       GError **error)
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

static void
report_figure (const FigureKind *kind, FigureOutcome outcome,
               const char *message, gpointer data)
{
  if (outcome == FIGURE_FAILED
      || (outcome == FIGURE_EMPTY && is_missed (kind, data)))
    g_printerr ("sovsim: %s\n", message);
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
  g_autofree char *templates = data_plots ();
  g_autoptr (GError) error = NULL;
  gboolean fine = TRUE;

  if (pictures != PICTURES_NONE)
    fine = figures_draw (store, folder, templates, report_figure, store, NULL);
  if (pictures == PICTURES_PDF
      && !figures_draw_pdf (store, folder, report_figure, store, NULL))
    fine = FALSE;
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
      || !export(how, store, &error)
      || !print_summary (store, n_points, how->json, &error))
    {
      g_printerr ("sovsim %s: %s\n", verb, error->message);
      return EXIT_FAILED;
    }
  if (n_points > RESULTS_POINTS_SHOWN)
    pictures = PICTURES_NONE;
  pictured = n_points > RESULTS_POINTS_SHOWN
             || results_picture (how->directory, store, pictures, NULL);
  g_printerr ("Results: %s/ (results.db, metrics.csv, manifest.json%s)\n",
              how->directory, pictures != PICTURES_NONE ? ", figures/" : "");
  if (n_points <= RESULTS_POINTS_SHOWN)
    g_printerr ("Report:  %s/report.html\n", how->directory);
  else
    g_printerr ("No figures and no report: they show up to %d points, these "
                "are %u.\n",
                RESULTS_POINTS_SHOWN, n_points);
  return pictured ? EXIT_FINE : EXIT_FAILED;
}
