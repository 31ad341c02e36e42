#include "config.h"

#include "models/world/design-private.h"

#include <string.h>

#include "models/world/attribute.h"

/* --- factors -------------------------------------------------------------- */

void
factor_free (gpointer data)
{
  Factor *factor = data;

  if (factor == NULL)
    return;
  g_free (factor->name);
  g_free (factor->entity);
  g_free (factor->attribute);
  g_free (factor->unit);
  g_free (factor->file);
  g_free (factor);
}

static void
complain_unknown_entity (Reading *reading, const Factor *factor)
{
  g_autofree const char **ids = world_ids (study_world (reading->study));
  g_autofree char *hint = problem_suggest (factor->entity, ids);
  g_autofree char *quoted = problem_quote (factor->entity);

  problem_note (reading->problems, factor->file, factor->line,
                "%s: there is no entity with the id '%s'%s", factor->name,
                quoted, hint);
}

static void
complain_unknown_attribute (Reading *reading, const Factor *factor,
                            const EntityKind *kind)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autofree char *hint = NULL;

  for (guint i = 0; kind->attributes[i].name != NULL; i++)
    g_ptr_array_add (known, (gpointer) kind->attributes[i].name);
  g_ptr_array_add (known, NULL);
  hint
      = problem_suggest (factor->attribute, (const char *const *) known->pdata);
  problem_note (reading->problems, factor->file, factor->line,
                "%s: <%s> has no attribute '%s'%s", factor->name, kind->element,
                factor->attribute, hint);
}

/* Seed and replications are in the key of a run, not in its world; and what
 * decides which Worlds there are is the same for all. */
static gboolean
is_variable (Reading *reading, const Factor *factor, const Entity *entity)
{
  gboolean is_count = g_str_equal (factor->attribute, "seed")
                      || g_str_equal (factor->attribute, "replications");

  if (entity->kind->id == KIND_EXPERIMENT && is_count)
    problem_note (reading->problems, factor->file, factor->line,
                  "%s: is not part of the world; use --%s", factor->name,
                  factor->attribute);
  else if (entity->kind->id == KIND_SET || entity->kind->id == KIND_AXIS
           || entity->kind->id == KIND_SAMPLE
           || entity->kind->id == KIND_CONSTRAINT)
    problem_note (reading->problems, factor->file, factor->line,
                  "%s: a <%s> cannot be varied; vary what it is about",
                  factor->name, entity->kind->element);
  else
    return TRUE;
  return FALSE;
}

static gboolean
is_set_too (Reading *reading, const Factor *factor)
{
  const GPtrArray *sets = study_sets (reading->study);

  for (guint i = 0; i < sets->len; i++)
    {
      const Change *change = g_ptr_array_index (sets, i);

      if (g_str_equal (change->entity, factor->entity)
          && g_str_equal (change->attribute, factor->attribute))
        {
          problem_note (reading->problems, factor->file, factor->line,
                        "%s: is varied and also fixed by --set; take one of "
                        "them",
                        factor->name);
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
resolve (Reading *reading, Factor *factor)
{
  const Entity *entity
      = world_find (study_world (reading->study), factor->entity);

  if (entity == NULL)
    {
      complain_unknown_entity (reading, factor);
      return FALSE;
    }
  factor->spec = entity_kind_attribute (entity->kind, factor->attribute, NULL);
  if (factor->spec == NULL)
    {
      complain_unknown_attribute (reading, factor, entity->kind);
      return FALSE;
    }
  factor->dimension = measure_dimension (factor->spec);
  return is_variable (reading, factor, entity) && !is_set_too (reading, factor);
}

Factor *
factor_new (Reading *reading, const char *name, const Origin *origin)
{
  Factor *factor = g_new0 (Factor, 1);
  const char *dot = strrchr (name, '.');

  factor->name = g_strdup (name);
  factor->file = g_strdup (origin->file);
  factor->line = origin->line;
  factor->unit = g_strdup ("");
  factor->dimension = MEASURE_NONE;
  if (g_str_equal (name, FACTOR_VARIANT))
    return factor;
  if (dot == NULL || dot == name || dot[1] == '\0')
    {
      g_autofree char *quoted = problem_quote (name);

      problem_note (reading->problems, origin->file, origin->line,
                    "found '%s', expected ENTITY.ATTRIBUTE, as in "
                    "mail.servers, or " FACTOR_VARIANT,
                    quoted);
      factor_free (factor);
      return NULL;
    }
  factor->entity = g_strndup (name, (gsize) (dot - name));
  factor->attribute = g_strdup (dot + 1);
  if (resolve (reading, factor))
    return factor;
  factor_free (factor);
  return NULL;
}

static gboolean
check_variant (Reading *reading, const Factor *factor, const char *value)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  const GPtrArray *options = reading->study->options;
  g_autofree char *hint = NULL;
  g_autofree char *quoted = NULL;

  if (study_option (reading->study, value) != NULL)
    return TRUE;
  for (guint i = 0; i < options->len; i++)
    g_ptr_array_add (known, ((Option *) g_ptr_array_index (options, i))->id);
  g_ptr_array_add (known, NULL);
  hint = problem_suggest (value, (const char *const *) known->pdata);
  quoted = problem_quote (value);
  problem_note (reading->problems, factor->file, factor->line,
                "variant: there is no variant '%s'%s", quoted, hint);
  return FALSE;
}

gboolean
factor_check (Reading *reading, const Factor *factor, const char *value)
{
  g_autofree char *wrong = NULL;
  g_autofree char *quoted = NULL;

  if (factor->entity == NULL)
    return check_variant (reading, factor, value);
  if (value[0] == '\0' && g_strcmp0 (factor->spec->fallback, OPTIONAL) == 0)
    return TRUE;
  if (study_value_fits (reading->study, factor->spec, value, &wrong))
    return TRUE;
  quoted = problem_quote (value);
  problem_note (reading->problems, factor->file, factor->line,
                "%s: found '%s': %s", factor->name, quoted, wrong);
  return FALSE;
}

/* --- the design ----------------------------------------------------------- */

void
design_free (Design *design)
{
  if (design == NULL)
    return;
  g_ptr_array_unref (design->factors);
  g_ptr_array_unref (design->settings);
  g_string_chunk_free (design->texts);
  g_free (design);
}

const char *
design_value (const Design *design, guint setting, guint i)
{
  const char **values = g_ptr_array_index (design->settings, setting);

  return values[i];
}

const char *
design_variant (const Design *design, guint setting)
{
  for (guint i = 0; i < design->factors->len; i++)
    {
      const Factor *factor = g_ptr_array_index (design->factors, i);

      if (factor->entity == NULL)
        return design_value (design, setting, i);
    }
  return NULL;
}

static void
free_change (gpointer change)
{
  change_free (change);
}

GPtrArray *
design_changes (const Design *design, guint setting)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (free_change);

  for (guint i = 0; i < design->factors->len; i++)
    {
      const Factor *factor = g_ptr_array_index (design->factors, i);

      if (factor->entity != NULL)
        g_ptr_array_add (changes, change_new (factor->entity, factor->attribute,
                                              design_value (design, setting, i),
                                              factor->file, factor->line));
    }
  return changes;
}

/* --- assumptions ---------------------------------------------------------- */

static void
assumption_free (gpointer data)
{
  Assumption *assumption = data;

  g_free (assumption->name);
  range_free (assumption->range);
  g_free (assumption);
}

static void
add_assumption (GPtrArray *assumptions, const About *about)
{
  const Entity *entity = about->base.parent;
  g_autofree char *wrong = NULL;
  guint position = 0;
  const AttributeSpec *spec
      = entity_kind_attribute (entity->kind, about->attribute, &position);
  Assumption *assumption;
  Range *range;

  if (entity->id == NULL || spec == NULL || about->low == NULL)
    return;
  range = range_new (spec, about->low, about->high, SCALE_AUTO, &wrong);
  if (range == NULL)
    return;
  assumption = g_new0 (Assumption, 1);
  assumption->name = g_strdup_printf ("%s.%s", entity->id, about->attribute);
  assumption->spec = spec;
  assumption->title = entity->title;
  assumption->value = entity->texts[position] != NULL ? entity->texts[position]
                                                      : spec->fallback;
  assumption->low = about->low;
  assumption->high = about->high;
  assumption->range = range;
  assumption->file = about->base.file;
  assumption->line = about->base.line;
  g_ptr_array_add (assumptions, assumption);
}

GPtrArray *
design_assumptions (const Study *study)
{
  GPtrArray *assumptions = g_ptr_array_new_with_free_func (assumption_free);

  WORLD_EACH (study_world (study), KIND_ABOUT, About, about)
    if (g_strcmp0 (about->base.status, "assumption") == 0)
      add_assumption (assumptions, about);
  return assumptions;
}
