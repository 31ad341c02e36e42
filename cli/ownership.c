#include "config.h"

#include "cli/ownership.h"

#include <string.h>

#include "models/replay.h"

G_DEFINE_QUARK (ownership_error, ownership_error)

#define KIND "kind"
#define TRIALS "trials" /* a store without a kind holds results */

/* What a store says about whose it is. */
typedef struct
{
  char *kind;
  char *hash;
  char *seed;
  char *version;
  char *scenario;
  gboolean has_points;
} Identity;

static void
identity_clear (Identity *identity)
{
  g_free (identity->kind);
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
  } wanted[] = { { KIND, &identity->kind },
                 { "scenario-hash", &identity->hash },
                 { "seed", &identity->seed },
                 { "model-version", &identity->version },
                 { "scenario", &identity->scenario } };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (strcmp (key, wanted[i].key) == 0 && *wanted[i].value == NULL)
      *wanted[i].value = g_strdup (value);
}

static void
note_point (const SimPoint *point G_GNUC_UNUSED, gpointer data)
{
  ((Identity *) data)->has_points = TRUE;
}

static const char *
scenario_of (const Owner *owner)
{
  return world_scenario (study_world (owner->study))->base.id;
}

static gboolean
is_trials (const Identity *identity)
{
  return g_strcmp0 (identity->kind, TRIALS) == 0;
}

/* In what @identity, of the same kind, differs from @owner; NULL: in nothing.
 */
static char *
difference (const Identity *identity, const Owner *owner)
{
  const char *what = owner->kind == OWNER_TRIALS ? TRIALS : "results";
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, owner->seed);

  if (g_strcmp0 (identity->scenario, scenario_of (owner)) != 0)
    return g_strdup_printf ("%s of the scenario '%s'", what,
                            identity->scenario);
  if (g_strcmp0 (identity->version, REPLAY_MODEL_VERSION) != 0)
    return g_strdup_printf ("%s of version %s of the models, this program has "
                            "version " REPLAY_MODEL_VERSION,
                            what, identity->version);
  if (g_strcmp0 (identity->seed, seed) != 0)
    return g_strdup_printf ("%s of seed %s, not %s", what, identity->seed,
                            seed);
  if (g_strcmp0 (identity->hash, owner->study->hash) != 0)
    return g_strdup_printf ("%s of this scenario as it was before it was "
                            "changed, or with other --set",
                            what);
  return NULL;
}

/* A store whose maker died before he described it is anybody's. */
static char *
objection (const Identity *identity, const Owner *owner, gboolean *can_mix)
{
  *can_mix = owner->kind == OWNER_RESULTS && !is_trials (identity);
  if (identity->scenario == NULL && !identity->has_points)
    return NULL;
  if (owner->kind == OWNER_RESULTS && is_trials (identity))
    return g_strdup ("trials of assumptions, which 'sovsim compare' keeps");
  if (owner->kind == OWNER_TRIALS && identity->scenario != NULL
      && !is_trials (identity))
    return g_strdup ("results of 'sovsim run'");
  if (identity->scenario == NULL)
    return g_strdup ("runs of a scenario that it does not name");
  return difference (identity, owner);
}

char *
owner_objection (const Owner *owner, SimStore *store, gboolean *can_mix,
                 GError **error)
{
  Identity identity = { .kind = NULL };
  char *why = NULL;

  *can_mix = FALSE;
  if (sim_store_each_meta (store, note_identity, &identity, error)
      && sim_store_each_point (store, note_point, &identity, error))
    why = objection (&identity, owner, can_mix);
  identity_clear (&identity);
  return why;
}

gboolean
owner_describe (const Owner *owner, SimStore *store, GError **error)
{
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, owner->seed);
  const struct
  {
    const char *key;
    const char *value;
  } meta[] = { { "scenario", scenario_of (owner) },
               { "scenario-hash", owner->study->hash },
               { "seed", seed },
               { "model-version", REPLAY_MODEL_VERSION } };

  for (guint i = 0; i < G_N_ELEMENTS (meta); i++)
    if (!sim_store_set_meta (store, meta[i].key, meta[i].value, error))
      return FALSE;
  return owner->kind == OWNER_RESULTS
         || sim_store_set_meta (store, KIND, TRIALS, error);
}

gboolean
owner_expect_results (SimStore *store, GError **error)
{
  Identity identity = { .kind = NULL };
  gboolean fine = sim_store_each_meta (store, note_identity, &identity, error);

  if (fine && is_trials (&identity))
    {
      g_set_error (error, OWNERSHIP_ERROR, OWNERSHIP_ERROR_TRIALS,
                   "%s: holds trials of assumptions, no results; 'sovsim "
                   "compare' with --flips or --sensitivity reads them",
                   sim_store_path (store));
      fine = FALSE;
    }
  identity_clear (&identity);
  return fine;
}
