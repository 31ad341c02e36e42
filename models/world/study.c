#include "config.h"

#include "models/world/study.h"

#include <string.h>

#include "models/world/assertion.h"
#include "models/world/attribute.h"
#include "models/world/canonical.h"
#include "models/world/incident.h"
#include "models/world/licence.h"
#include "models/world/study-dates.h"
#include "models/world/study-turns.h"
#include "models/world/trace-file.h"

typedef struct
{
  Study *study;
  const ScenarioFile *file;
  const ScenarioNode *root;
  const GPtrArray *sets;
  const GPtrArray *users; /* those of the command line among them */
  ProblemList *problems;
} Loading;

static void
option_free (gpointer data)
{
  Option *option = data;

  g_free (option->id);
  g_free (option->title);
  g_array_unref (option->epochs);
  g_ptr_array_unref (option->events);
  g_free (option);
}

static void
free_world (gpointer world)
{
  world_free (world);
}

static void
free_change (gpointer change)
{
  change_free (change);
}

static Study *
study_new (const char *path)
{
  Study *study = g_new0 (Study, 1);

  study->path = g_strdup (path);
  study->options = g_ptr_array_new_with_free_func (option_free);
  study->worlds = g_ptr_array_new_with_free_func (free_world);
  study->surveys
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  study->dates = g_array_new (FALSE, FALSE, sizeof (SimTime));
  study->sets = g_ptr_array_new_with_free_func (free_change);
  study->turns = study_turns_new ();
  return study;
}

void
study_free (Study *study)
{
  if (study == NULL)
    return;
  g_ptr_array_unref (study->options);
  g_ptr_array_unref (study->worlds);
  g_hash_table_unref (study->surveys);
  g_array_unref (study->dates);
  study_turns_free (study->turns);
  g_ptr_array_unref (study->sets);
  world_free (study->plain);
  g_clear_pointer (&study->file, scenario_file_close);
  g_free (study->path);
  g_free (study->tree);
  g_free (study->hash);
  g_free (study);
}

const World *
study_world (const Study *study)
{
  return g_ptr_array_index (study->worlds, 0);
}

const Option *
study_option (const Study *study, const char *id)
{
  for (guint i = 0; i < study->options->len; i++)
    {
      const Option *option = g_ptr_array_index (study->options, i);

      if (g_str_equal (option->id, id))
        return option;
    }
  return NULL;
}

const World *
option_world (const Option *option, SimTime at)
{
  const World *world = g_array_index (option->epochs, Epoch, 0).world;

  for (guint i = 1; i < option->epochs->len; i++)
    if (g_array_index (option->epochs, Epoch, i).from <= at)
      world = g_array_index (option->epochs, Epoch, i).world;
  return world;
}

/* A World with the files that it reads. */
static World *
build (const Loading *loading, const GPtrArray *changes)
{
  World *world = world_build (loading->root, changes, loading->problems);

  if (world != NULL)
    traces_find (world, loading->file, loading->users, loading->problems);
  return world;
}

/* --- variants and events ------------------------------------------------ */

static int
compare_events (gconstpointer left, gconstpointer right)
{
  const Event *a = *(const Event *const *) left;
  const Event *b = *(const Event *const *) right;

  if (a->date != b->date)
    return a->date < b->date ? -1 : 1;
  return a->base.index < b->base.index ? -1 : 1;
}

/* The events of the whole scenario and those of @variant, by date. */
static GPtrArray *
events_of (const World *world, const Entity *variant)
{
  GPtrArray *events = g_ptr_array_new ();

  WORLD_EACH (world, KIND_EVENT, Event, event)
    if (event->base.parent->kind->id == KIND_SCENARIO
        || (variant != NULL && event->base.parent == variant))
      g_ptr_array_add (events, (gpointer) event);
  g_ptr_array_sort (events, compare_events);
  return events;
}

static void
append_changes (GPtrArray *to, GPtrArray *from)
{
  g_ptr_array_extend_and_steal (to, from);
}

static void
append_copies (GPtrArray *to, const GPtrArray *from)
{
  for (guint i = 0; from != NULL && i < from->len; i++)
    g_ptr_array_add (to, change_copy (g_ptr_array_index (from, i)));
}

/* Build the World with @changes and let @option have it from @from on. */
static void
add_epoch (Loading *loading, Option *option, const GPtrArray *changes,
           SimTime from)
{
  World *world = build (loading, changes);
  Epoch epoch = { from, world };

  if (world == NULL)
    return;
  g_ptr_array_add (loading->study->worlds, world);
  g_array_append_val (option->epochs, epoch);
}

/* The changes of @event, after all before it, and once more those of the
 * command line. */
static gboolean
append_event (const Loading *loading, const Event *event, GPtrArray *changes)
{
  GPtrArray *more = entity_changes (&event->base);
  gboolean any = more->len > 0;

  append_changes (changes, more);
  if (any)
    append_copies (changes, loading->sets);
  return any;
}

/* One World for each date on which events change something. What the command
 * line sets wins over variants, and over events that touch the same. */
static void
add_epochs (Loading *loading, Option *option, GPtrArray *changes, SimTime start)
{
  gboolean changed = FALSE; /* by the events of this date so far */

  append_copies (changes, loading->sets);
  add_epoch (loading, option, changes, start);
  for (guint i = 0; i < option->events->len; i++)
    {
      const Event *event = g_ptr_array_index (option->events, i);
      const Event *next = i + 1 < option->events->len
                              ? g_ptr_array_index (option->events, i + 1)
                              : NULL;

      changed |= append_event (loading, event, changes);
      if (next != NULL && next->date == event->date)
        continue;
      if (changed)
        add_epoch (loading, option, changes, event->date);
      changed = FALSE;
    }
}

static void
add_option (Loading *loading, const Entity *variant)
{
  const World *world = study_world (loading->study);
  Option *option = g_new0 (Option, 1);
  g_autoptr (GPtrArray) changes
      = variant == NULL ? entity_changes (&world_scenario (world)->base)
                        : entity_changes (variant);

  option->id = g_strdup (variant == NULL ? "base" : variant->id);
  option->title = g_strdup (variant == NULL ? "as described" : variant->title);
  option->epochs = g_array_new (FALSE, FALSE, sizeof (Epoch));
  option->events = events_of (world, variant);
  g_ptr_array_add (loading->study->options, option);
  add_epochs (loading, option, changes, world_scenario (world)->from);
}

static void
add_options (Loading *loading)
{
  const GPtrArray *variants
      = world_all (study_world (loading->study), KIND_VARIANT);

  for (guint i = 0; i < variants->len; i++)
    add_option (loading, g_ptr_array_index (variants, i));
  if (variants->len == 0)
    add_option (loading, NULL);
}

/* --- dates -------------------------------------------------------------- */

static void
check_event_dates (const World *world, ProblemList *problems)
{
  const Scenario *scenario = world_scenario (world);
  g_autofree char *from = sim_time_format (scenario->from);
  g_autofree char *to = sim_time_format (scenario->to);

  WORLD_EACH (world, KIND_EVENT, Event, event)
    if (!dated_holds (scenario->from, scenario->to, event->date))
      entity_complain (&event->base, problems,
                       "date: lies outside the run, which goes from %s to %s",
                       from, to);
  WORLD_EACH (world, KIND_INCIDENT, Incident, incident)
    if (incident->happens
        && !dated_holds (scenario->from, scenario->to, incident->from))
      entity_complain (&incident->base, problems,
                       "from: lies outside the run, which goes from %s to %s",
                       from, to);
  WORLD_EACH (world, KIND_ASSERT, Assert, assertion)
    if (assertion->from >= scenario->to || assertion->to <= scenario->from)
      entity_complain (&assertion->base, problems,
                       "holds on no day of the run, which goes from %s to %s",
                       from, to);
  WORLD_EACH (world, KIND_CHALLENGE, Challenge, challenge)
    if (!dated_holds (scenario->from, scenario->to, challenge->filed))
      entity_complain (&challenge->base, problems,
                       "filed: lies outside the run, which goes from %s to %s",
                       from, to);
}

/* The run, its events and what they set are the same for all variants: they
 * are read once, from the World that the command line leaves. */
static void
check_sets (const World *world, ProblemList *problems)
{
  WORLD_EACH (world, KIND_SET, Set, set)
    {
      const Entity *entity = world_find (world, set->entity);

      if (entity != NULL
          && (entity->kind->id == KIND_SCENARIO
              || entity->kind->id == KIND_EVENT
              || entity->kind->id == KIND_SET))
        entity_complain (&set->base, problems,
                         "the <%s> '%s' can be changed by --set only, for all "
                         "variants alike",
                         entity->kind->element, set->entity);
    }
}

/* --- loading ------------------------------------------------------------ */

/* Of the tree alone where nothing is set. */
static char *
hash_of (const Study *study, const GPtrArray *changes)
{
  g_autofree char *lines = canonical_changes (study->plain, changes);
  g_autofree char *text = g_strdup_printf ("%s\n%s", study->tree, lines);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

void
study_depends_on (Study *study, const char *what)
{
  g_autofree char *text = g_strdup_printf ("%s\n%s", study->tree, what);

  g_free (study->tree);
  g_free (study->hash);
  study->tree = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  study->hash = hash_of (study, study->sets);
}

static GPtrArray *
join_changes (const GPtrArray *sets, const GPtrArray *changes)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (free_change);

  append_copies (all, sets);
  append_copies (all, changes);
  return all;
}

char *
study_hash_with (const Study *study, const GPtrArray *changes)
{
  g_autoptr (GPtrArray) all = join_changes (study->sets, changes);

  return hash_of (study, all);
}

const GPtrArray *
study_sets (const Study *study)
{
  return study->sets;
}

gboolean
study_value_fits (const Study *study, const AttributeSpec *spec,
                  const char *text, char **wrong)
{
  g_autofree gpointer field = g_malloc0 (spec->type->size);
  gboolean fits = spec->type->parse (
      spec, text, g_ptr_array_index (study->worlds, 0), field, wrong);

  if (fits && spec->type->clear != NULL)
    spec->type->clear (field);
  return fits;
}

static void
load (Loading *loading)
{
  guint before = problem_list_count (loading->problems);
  World *base = build (loading, loading->sets);

  if (base == NULL)
    return;
  g_ptr_array_add (loading->study->worlds, base);
  check_event_dates (base, loading->problems);
  check_sets (base, loading->problems);
  if (problem_list_count (loading->problems) == before)
    add_options (loading);
  if (problem_list_count (loading->problems) == before)
    study_dates_collect (loading->study);
}

/* What the file says by itself, to tell which changes change anything. */
static World *
plain_world (const Loading *loading)
{
  g_autoptr (ProblemList) unheard = problem_list_new ();

  return world_build (loading->root, NULL, unheard);
}

Study *
study_load (const char *path, const GPtrArray *sets, const char *library,
            ProblemList *problems)
{
  g_autoptr (Study) study = study_new (path);
  g_autofree char *schema = NULL;
  Loading loading = { .study = study,
                      .sets = study->sets,
                      .users = study->sets,
                      .problems = problems };

  study->file = scenario_file_open (path, library, problems);
  if (study->file == NULL)
    return NULL;
  append_copies (study->sets, sets);
  loading.file = study->file;
  loading.root = scenario_file_root (study->file);
  study->tree = canonical_tree (loading.root);
  load (&loading);
  if (problem_list_count (problems) == 0 && library != NULL)
    {
      schema = g_build_filename (library, "sovsim.xsd", NULL);
      scenario_file_validate (study->file, schema, problems);
    }
  if (problem_list_count (problems) > 0)
    return NULL;
  study->plain = plain_world (&loading);
  study->hash = hash_of (study, study->sets);
  return g_steal_pointer (&study);
}

Study *
study_at (const Study *base, const GPtrArray *changes, ProblemList *problems)
{
  g_autoptr (Study) study = study_new (base->path);
  guint before = problem_list_count (problems);
  Loading loading = { .study = study,
                      .file = base->file,
                      .root = scenario_file_root (base->file),
                      .sets = study->sets,
                      .users = base->sets,
                      .problems = problems };

  append_copies (study->sets, base->sets);
  append_copies (study->sets, changes);
  study->tree = g_strdup (base->tree);
  load (&loading);
  if (problem_list_count (problems) > before)
    return NULL;
  study->hash = hash_of (base, study->sets);
  return g_steal_pointer (&study);
}
