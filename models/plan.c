#include "config.h"

#include "models/plan.h"

#include <string.h>

#include "models/replay.h"
#include "models/traffic/trace-survey.h"

G_DEFINE_QUARK (plan_error, plan_error)

enum
{
  SETTINGS_KEPT = 4 /* beside those that are run */
};

/* The Worlds of one setting, as long as somebody runs it. */
typedef struct
{
  GMutex lock; /* one thread builds, the others wait */
  guint n_users;
  Study *study;
} Setting;

struct Plan
{
  const Study *study;
  const Design *design;
  guint64 seed;
  GArray *points; /* of PlanPoint */
  char *hash;
  guint n_threads;      /* of one run */
  GMutex lock;          /* of the table below */
  GHashTable *settings; /* number -> Setting */
};

/* --- points --------------------------------------------------------------- */

/* " mail.servers=10 rate=4/s": what the setting varies, but for the variant. */
static char *
describe_setting (const Design *design, guint setting, const char *separator)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < design->factors->len; i++)
    {
      const Factor *factor = g_ptr_array_index (design->factors, i);

      if (factor->entity != NULL)
        g_string_append_printf (text, "%s%s=%s", text->len > 0 ? separator : "",
                                factor->name,
                                design_value (design, setting, i));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
join_name (const char *first, const char *separator, const char *second)
{
  return first[0] == '\0'    ? g_strdup (second)
         : second[0] == '\0' ? g_strdup (first)
                             : g_strconcat (first, separator, second, NULL);
}

/* "base" goes without saying where there are no variants. */
static gboolean
is_the_only_one (const Study *study, const char *setting)
{
  return setting[0] != '\0'
         && world_all (study_world (study), KIND_VARIANT)->len == 0;
}

static void
clear_point (gpointer data)
{
  PlanPoint *point = data;

  g_free (point->name);
  g_free (point->title);
  g_free (point->config);
}

/* Of a setting with its @hash in variant @option. Another version of the models
 * may give other results. */
static char *
config_of (const char *hash, const char *option)
{
  g_autofree char *text
      = g_strdup_printf ("%s\n%s\n" REPLAY_MODEL_VERSION, hash, option);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

/* Unless a point of the same configuration is planned already. */
static void
add_point (Plan *plan, GHashTable *known, PlanPoint point, const char *hash)
{
  const Option *option = point.option;
  g_autofree char *name = describe_setting (plan->design, point.setting, " ");
  g_autofree char *title = describe_setting (plan->design, point.setting, ", ");

  point.config = config_of (hash, option->id);
  if (g_hash_table_contains (known, point.config))
    {
      g_free (point.config);
      return;
    }
  point.name = join_name (is_the_only_one (plan->study, name) ? "" : option->id,
                          " ", name);
  point.title = join_name (option->title, ", ", title);
  g_array_append_val (plan->points, point);
  g_hash_table_add (known, point.config);
}

static gboolean
is_wanted (const Plan *plan, guint setting, const Option *option,
           const char *const *variants)
{
  const char *asked = design_variant (plan->design, setting);

  return (asked == NULL || strcmp (asked, option->id) == 0)
         && (variants == NULL || g_strv_contains (variants, option->id));
}

/* All variants of one setting; what it changes is looked at once. */
static void
add_setting (Plan *plan, GHashTable *known, guint setting,
             const char *const *variants, guint32 replications)
{
  g_autoptr (GPtrArray) changes = design_changes (plan->design, setting);
  g_autofree char *hash = study_hash_with (plan->study, changes);
  const GPtrArray *options = plan->study->options;

  for (guint i = 0; i < options->len; i++)
    {
      PlanPoint point = { .setting = setting,
                          .option = g_ptr_array_index (options, i),
                          .replications = replications };

      if (is_wanted (plan, setting, point.option, variants))
        add_point (plan, known, point, hash);
    }
}

static void
add_points (Plan *plan, const char *const *variants, guint32 replications)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < plan->design->settings->len; i++)
    add_setting (plan, known, i, variants, replications);
}

static char *
hash_points (const Plan *plan)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *tail = g_strdup_printf ("%" G_GUINT64_FORMAT, plan->seed);

  for (guint i = 0; i < plan->points->len; i++)
    g_checksum_update (sum, (const guchar *) plan_point (plan, i)->config, -1);
  g_checksum_update (sum, (const guchar *) tail, -1);
  return g_strdup (g_checksum_get_string (sum));
}

static void
setting_free (gpointer data)
{
  Setting *setting = data;

  study_free (setting->study);
  g_mutex_clear (&setting->lock);
  g_free (setting);
}

Plan *
plan_new (const Study *study, const Design *design, const char *const *variants,
          guint64 seed, guint32 replications)
{
  Plan *plan = g_new0 (Plan, 1);

  plan->study = study;
  plan->design = design;
  plan->seed = seed;
  plan->n_threads = 1;
  plan->points = g_array_new (FALSE, FALSE, sizeof (PlanPoint));
  g_array_set_clear_func (plan->points, clear_point);
  plan->settings = g_hash_table_new_full (NULL, NULL, NULL, setting_free);
  g_mutex_init (&plan->lock);
  add_points (plan, variants, replications);
  plan->hash = hash_points (plan);
  return plan;
}

void
plan_free (Plan *plan)
{
  if (plan == NULL)
    return;
  g_array_unref (plan->points);
  g_hash_table_unref (plan->settings);
  g_mutex_clear (&plan->lock);
  g_free (plan->hash);
  g_free (plan);
}

const Study *
plan_study (const Plan *plan)
{
  return plan->study;
}

const Design *
plan_design (const Plan *plan)
{
  return plan->design;
}

guint64
plan_seed (const Plan *plan)
{
  return plan->seed;
}

guint
plan_n_points (const Plan *plan)
{
  return plan->points->len;
}

const PlanPoint *
plan_point (const Plan *plan, guint i)
{
  return &g_array_index (plan->points, PlanPoint, i);
}

void
plan_set_replications (Plan *plan, guint i, guint32 replications)
{
  g_array_index (plan->points, PlanPoint, i).replications = replications;
}

const char *
plan_hash (const Plan *plan)
{
  return plan->hash;
}

/* --- runs ----------------------------------------------------------------- */

char *
plan_key_of (const char *config, guint64 seed, guint32 replication)
{
  g_autofree char *text = g_strdup_printf ("%s\n%" G_GUINT64_FORMAT "\n%u",
                                           config, seed, replication);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

char *
plan_key (const Plan *plan, const PlanRun *run)
{
  return plan_key_of (plan_point (plan, run->point)->config, plan->seed,
                      run->replication);
}

/* The points from @first on that share its setting end before the result. */
static guint
end_of_setting (const Plan *plan, guint first)
{
  guint end = first + 1;

  while (end < plan->points->len
         && plan_point (plan, end)->setting
                == plan_point (plan, first)->setting)
    end++;
  return end;
}

static void
append_runs (const Plan *plan, GArray *runs, guint first, guint end)
{
  guint32 most = 0;

  for (guint i = first; i < end; i++)
    most = MAX (most, plan_point (plan, i)->replications);
  for (guint32 r = 0; r < most; r++)
    for (guint i = first; i < end; i++)
      if (r < plan_point (plan, i)->replications)
        {
          PlanRun run = { i, r };

          g_array_append_val (runs, run);
        }
}

GArray *
plan_runs (const Plan *plan)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (PlanRun));
  guint end;

  for (guint first = 0; first < plan->points->len; first = end)
    {
      end = end_of_setting (plan, first);
      append_runs (plan, runs, first, end);
    }
  return runs;
}

/* --- doing them ----------------------------------------------------------- */

static Setting *
setting_enter (Plan *plan, guint number)
{
  Setting *setting;

  g_mutex_lock (&plan->lock);
  setting = g_hash_table_lookup (plan->settings, GUINT_TO_POINTER (number));
  if (setting == NULL)
    {
      setting = g_new0 (Setting, 1);
      g_mutex_init (&setting->lock);
      g_hash_table_insert (plan->settings, GUINT_TO_POINTER (number), setting);
    }
  setting->n_users++;
  g_mutex_unlock (&plan->lock);
  return setting;
}

/* The first setting that nobody runs, or -1. */
static gint64
first_idle (const Plan *plan)
{
  GHashTableIter iter;
  gpointer number, setting;
  gint64 first = -1;

  g_hash_table_iter_init (&iter, plan->settings);
  while (g_hash_table_iter_next (&iter, &number, &setting))
    if (((Setting *) setting)->n_users == 0
        && (first < 0 || GPOINTER_TO_UINT (number) < first))
      first = GPOINTER_TO_UINT (number);
  return first;
}

/* A few are kept for the next replication. Workers go through the settings in
 * order, so the first idle one is the least likely to be wanted again. */
static void
setting_leave (Plan *plan, Setting *setting)
{
  gint64 idle;

  g_mutex_lock (&plan->lock);
  setting->n_users--;
  while (g_hash_table_size (plan->settings) > SETTINGS_KEPT
         && (idle = first_idle (plan)) >= 0)
    g_hash_table_remove (plan->settings, GUINT_TO_POINTER ((guint) idle));
  g_mutex_unlock (&plan->lock);
}

static Study *
build_setting (const Plan *plan, guint number, GError **error)
{
  g_autoptr (GPtrArray) changes = design_changes (plan->design, number);
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  g_autoptr (Study) study = study_at (plan->study, changes, problems);

  if (study != NULL)
    traces_survey (study, plan->study, problems);
  if (problem_list_count (problems) == 0)
    return g_steal_pointer (&study);
  text = problem_list_format (problems);
  name = describe_setting (plan->design, number, " ");
  g_set_error (error, PLAN_ERROR, PLAN_ERROR_SETTING,
               "the setting %s makes no world:\n%s", name, g_strchomp (text));
  return NULL;
}

/* Without changes the Worlds are there already. */
static const Study *
setting_study (Plan *plan, guint number, Setting *setting, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;

  if (plan->design->factors->len == 0)
    return plan->study;
  locker = g_mutex_locker_new (&setting->lock);
  if (setting->study == NULL)
    setting->study = build_setting (plan, number, error);
  return setting->study;
}

void
plan_set_threads (Plan *plan, guint n_threads)
{
  plan->n_threads = n_threads;
}

SimRunRecord *
plan_do (Plan *plan, const PlanRun *run, GError **error)
{
  const PlanPoint *point = plan_point (plan, run->point);
  Setting *setting = setting_enter (plan, point->setting);
  const Study *study = setting_study (plan, point->setting, setting, error);
  g_autofree char *key = plan_key (plan, run);
  SimRunRecord *record = NULL;

  if (study != NULL)
    record = replay_run_on (study, study_option (study, point->option->id), key,
                            (int) run->point, plan->seed, run->replication,
                            plan->n_threads);
  if (record != NULL)
    sim_run_record_set_config (record, point->config);
  setting_leave (plan, setting);
  return record;
}
