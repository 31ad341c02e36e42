/* What assumptions flip among the exact answers, kept beside the results.
 *
 * Each is tried at both of its ends, the others as they stand: an entity
 * "flip" called "ENTITY.ATTRIBUTE END", whose attributes are the answers that
 * change. Nothing of it needs runs. */
#include "config.h"

#include "cli/describing.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "cli/exact-answers.h"
#include "cli/json-output.h"
#include "models/replay.h"
#include "sim/sim-pool.h"

#define MOST_LISTED 24 /* changes of one end */
#define MARK "flips-of"

/* One assumption at one end. */
typedef struct
{
  char *name;        /* "fence.delay" */
  const char *end;   /* "low", "high" */
  const char *value; /* borrowed */
  ExactReach reach;
  GPtrArray *changes; /* of FlipChange, or NULL: it could not be tried */
} Trial;

typedef struct
{
  const Study *study;
  guint64 seed;
  const ExactAnswers *own;
  GPtrArray *flips; /* of Trial */
} Flipping;

static void
trial_free (gpointer data)
{
  Trial *trial = data;

  g_clear_pointer (&trial->changes, g_ptr_array_unref);
  g_free (trial->name);
  g_free (trial);
}

static void
add_end (GPtrArray *flips, const About *about, const char *end,
         const char *value)
{
  Trial *trial;

  if (value == NULL)
    return;
  trial = g_new0 (Trial, 1);
  trial->name
      = g_strdup_printf ("%s.%s", about->base.parent->id, about->attribute);
  trial->end = end;
  trial->value = value;
  trial->reach = exact_reach (about->base.parent->kind->id, about->attribute);
  g_ptr_array_add (flips, trial);
}

/* What has no id cannot be set. */
static GPtrArray *
flips_of (const World *world)
{
  GPtrArray *flips = g_ptr_array_new_with_free_func (trial_free);

  WORLD_EACH (world, KIND_ABOUT, About, about)
    if (about->base.parent->id != NULL && about->base.status != NULL)
      {
        add_end (flips, about, "low", about->low);
        add_end (flips, about, "high", about->high);
      }
  return flips;
}

/* --- trying --------------------------------------------------------------- */

static void
free_change (gpointer change)
{
  change_free (change);
}

/* NULL when it cannot be: the reader would refuse the value. */
static Study *
study_of (const Study *base, const Trial *trial)
{
  g_autofree char *text = g_strdup_printf ("%s=%s", trial->name, trial->value);
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (free_change);
  Change *change = change_parse (text, problems);

  if (change == NULL)
    return NULL;
  g_ptr_array_add (changes, change);
  return study_at (base, changes, problems);
}

static void
try_flip (guint index, gpointer data)
{
  const Flipping *flipping = data;
  Trial *trial = g_ptr_array_index (flipping->flips, index);
  g_autoptr (Study) study = NULL;
  g_autoptr (ExactAnswers) answers = NULL;

  if (trial->reach == EXACT_NOTHING)
    {
      trial->changes = g_ptr_array_new ();
      return;
    }
  study = study_of (flipping->study, trial);
  if (study == NULL)
    return;
  answers = exact_answers_new (study, flipping->seed, trial->reach);
  trial->changes = exact_answers_changes (flipping->own, answers);
}

/* --- keeping -------------------------------------------------------------- */

static void
add_change (JsonBuilder *json, const FlipChange *change)
{
  json_builder_begin_object (json);
  json_output_text (json, "form", change->form);
  json_output_text (json, "when", change->when);
  json_output_text (json, "variant", change->variant);
  json_output_text (json, "subject", change->subject);
  json_output_text (json, "object", change->object);
  json_output_text (json, "from", change->from);
  json_output_text (json, "to", change->to);
  json_builder_end_object (json);
}

static char *
flip_json (const Trial *trial)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  guint n = trial->changes == NULL ? 0 : trial->changes->len;

  json_builder_begin_object (json);
  json_output_text (json, "value", trial->value);
  json_builder_set_member_name (json, "tried");
  json_builder_add_boolean_value (json, trial->changes != NULL);
  json_builder_set_member_name (json, "n");
  json_builder_add_int_value (json, n);
  json_builder_set_member_name (json, "changes");
  json_builder_begin_array (json);
  for (guint i = 0; i < MIN (n, MOST_LISTED); i++)
    add_change (json, g_ptr_array_index (trial->changes, i));
  json_builder_end_array (json);
  json_builder_end_object (json);
  root = json_builder_get_root (json);
  return json_to_string (root, FALSE);
}

static gboolean
keep_flip (SimStore *store, const Trial *trial, GError **error)
{
  g_autofree char *id = g_strdup_printf ("%s %s", trial->name, trial->end);
  g_autofree char *json = flip_json (trial);

  return sim_store_add_entity (
      store, &(SimEntity){ "flip", id, trial->name, json }, error);
}

static gboolean
keep_all (SimStore *store, const GPtrArray *flips, GError **error)
{
  gboolean fine = sim_store_forget_entities (store, "flip", error);

  for (guint i = 0; fine && i < flips->len; i++)
    fine = keep_flip (store, g_ptr_array_index (flips, i), error);
  return fine;
}

/* --- all of it ------------------------------------------------------------ */

/* What it all depends on. Free with g_free. */
static char *
mark_of (const Study *study, guint64 seed)
{
  return g_strdup_printf ("%s %" G_GUINT64_FORMAT " %s", study->hash, seed,
                          REPLAY_MODEL_VERSION);
}

typedef struct
{
  const char *mark;
  gboolean found;
} Marked;

static void
note_mark (const char *key, const char *value, gpointer data)
{
  Marked *marked = data;

  if (strcmp (key, MARK) == 0)
    marked->found = strcmp (value, marked->mark) == 0;
}

gboolean
describe_flips (SimStore *store, const Study *study, guint64 seed,
                GError **error)
{
  g_autoptr (GPtrArray) flips = flips_of (study_world (study));
  g_autofree char *mark = mark_of (study, seed);
  g_autoptr (ExactAnswers) own = NULL;
  Flipping flipping = { study, seed, NULL, flips };
  Marked marked = { mark, FALSE };

  if (!sim_store_each_meta (store, note_mark, &marked, error))
    return FALSE;
  if (marked.found || flips->len == 0)
    return TRUE;
  flipping.own = own = exact_answers_new (study, seed, EXACT_ALL);
  sim_pool_run (flips->len, g_get_num_processors (), try_flip, &flipping);
  return keep_all (store, flips, error)
         && sim_store_set_meta (store, MARK, mark, error);
}
