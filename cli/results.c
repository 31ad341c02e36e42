#include "config.h"

#include "cli/results.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cli/data-dir.h"
#include "cli/describing.h"
#include "cli/manifest.h"
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

/* What keeps @plan from going on in @directory; NULL: nothing. */
static char *
objection (const char *directory, const Plan *plan)
{
  g_autofree char *path = g_build_filename (directory, "results.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SimStore) store = sim_store_open (path, &error);
  Identity identity = { NULL, NULL, NULL, NULL };
  char *why;

  if (store != NULL
      && sim_store_each_meta (store, note_identity, &identity, &error))
    why = difference (&identity, plan);
  else if (g_file_test (path, G_FILE_TEST_EXISTS))
    why = g_strdup_printf ("results that cannot be read (%s)", error->message);
  else
    why = g_strdup ("files of that name without results.db");
  identity_clear (&identity);
  return why;
}

static gboolean
claim (const char *directory, const Plan *plan, ResultsMode mode,
       GError **error)
{
  g_autofree char *why = NULL;

  if (g_file_test (directory, G_FILE_TEST_EXISTS)
      && !g_file_test (directory, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, RESULTS_ERROR, RESULTS_ERROR_TAKEN,
                   "%s: is a file; expected a directory, or none yet",
                   directory);
      return FALSE;
    }
  if (!holds_own (directory) || mode == RESULTS_MIX)
    return TRUE;
  why = objection (directory, plan);
  if (why == NULL)
    return TRUE;
  if (mode == RESULTS_OVERWRITE)
    {
      remove_own (directory);
      return TRUE;
    }
  g_set_error (error, RESULTS_ERROR, RESULTS_ERROR_TAKEN,
               "%s: holds %s; choose another directory with -o, replace them "
               "with --overwrite, or keep both with --mix",
               directory, why);
  return FALSE;
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

SimStore *
results_open (const char *directory, const Plan *plan, ResultsMode mode,
              GError **error)
{
  g_autofree char *path = g_build_filename (directory, "results.db", NULL);
  g_autoptr (SimStore) store = NULL;

  if (!claim (directory, plan, mode, error)
      || !make_directory (directory, error))
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

static void
count_run (const SimRunHead *run G_GNUC_UNUSED, gpointer data)
{
  (*(guint *) data)++;
}

gboolean
results_abandon (const char *directory, SimStore *store)
{
  guint n_runs = 0;

  if (!sim_store_each_run (store, count_run, &n_runs, NULL) || n_runs > 0)
    return FALSE;
  remove_own (directory);
  g_rmdir (directory);
  return TRUE;
}

/* --- exports ----------------------------------------------------------------
 */

gboolean
results_export (const char *directory, SimStore *store, const Study *study,
                const char *command, GError **error)
{
  g_autofree char *csv = g_build_filename (directory, "metrics.csv", NULL);
  g_autofree char *manifest
      = g_build_filename (directory, "manifest.json", NULL);

  return sim_store_export_csv (store, csv, error)
         && manifest_write (manifest, store, study, command, error);
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

gboolean
results_picture (const char *directory, SimStore *store, Pictures pictures)
{
  g_autofree char *folder = g_build_filename (directory, "figures", NULL);
  g_autofree char *report = g_build_filename (directory, "report.html", NULL);
  g_autofree char *templates = data_plots ();
  g_autoptr (GError) error = NULL;
  gboolean fine = TRUE;

  if (pictures != PICTURES_NONE)
    fine = figures_draw (store, folder, templates, report_figure, store, NULL);
  if (pictures == PICTURES_PDF
      && !figures_draw_pdf (store, folder, report_figure, store, NULL))
    fine = FALSE;
  if (!report_write (store, pictures != PICTURES_NONE ? folder : NULL, report,
                     &error))
    {
      g_printerr ("sovsim: report: %s\n", error->message);
      fine = FALSE;
    }
  return fine;
}
