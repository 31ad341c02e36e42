/* Designs as scenarios and the command line write them. */
#include "config.h"

#include "models/world/design-private.h"

#include <string.h>

#include "sim/sim-spell.h"

/* --- blocks --------------------------------------------------------------- */

static GPtrArray *
one_value (const char *value)
{
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (row, g_strdup (value));
  return row;
}

static Block *
block_of_axis (Reading *reading, const AxisText *text)
{
  g_autoptr (Block) block = block_new ();
  g_autoptr (GPtrArray) values = NULL;
  Factor *factor = factor_new (reading, text->attribute, &text->origin);

  if (factor == NULL)
    return NULL;
  g_ptr_array_add (block->factors, factor);
  values = axis_values (reading, text, factor);
  if (values == NULL)
    return NULL;
  for (guint i = 0; i < values->len; i++)
    g_ptr_array_add (block->rows, one_value (g_ptr_array_index (values, i)));
  return g_steal_pointer (&block);
}

/* Append the column of @one to @block. */
static gboolean
zip_with (Reading *reading, Block *block, Block *one, const Origin *origin)
{
  const Factor *first = g_ptr_array_index (block->factors, 0);
  Factor *factor = g_ptr_array_steal_index (one->factors, 0);

  g_ptr_array_add (block->factors, factor);
  if (one->rows->len != block->rows->len)
    {
      problem_note (reading->problems, origin->file, origin->line,
                    "zipped axes are of one length: '%s' has %u values, '%s' "
                    "has %u",
                    first->name, block->rows->len, factor->name,
                    one->rows->len);
      return FALSE;
    }
  for (guint i = 0; i < one->rows->len; i++)
    {
      const GPtrArray *row = g_ptr_array_index (one->rows, i);

      g_ptr_array_add (g_ptr_array_index (block->rows, i),
                       g_strdup (g_ptr_array_index (row, 0)));
    }
  return TRUE;
}

static Block *
block_of_zip (Reading *reading, const GArray *texts, const Origin *origin)
{
  g_autoptr (Block) block = NULL;

  for (guint i = 0; i < texts->len; i++)
    {
      g_autoptr (Block) one
          = block_of_axis (reading, &g_array_index (texts, AxisText, i));

      if (one == NULL)
        return NULL;
      if (block == NULL)
        block = g_steal_pointer (&one);
      else if (!zip_with (reading, block, one, origin))
        return NULL;
    }
  if (texts->len < 2)
    {
      problem_note (reading->problems, origin->file, origin->line,
                    "zips %u axes; expected two or more", texts->len);
      return NULL;
    }
  return g_steal_pointer (&block);
}

static void
take_block (Reading *reading, Block *block)
{
  if (block != NULL)
    g_ptr_array_add (reading->blocks, block);
}

static void
take_where (Reading *reading, const char *text, const Origin *origin)
{
  Where *where
      = where_new (text, origin->file, origin->line, reading->problems);

  if (where != NULL)
    g_ptr_array_add (reading->wheres, where);
}

/* --- the scenario --------------------------------------------------------- */

static Origin
origin_of (const Entity *entity)
{
  return (Origin){ entity->file, entity->line };
}

static AxisText
text_of_axis (const Axis *axis)
{
  return (AxisText){ axis->attribute, axis->values, axis->range,
                     (AxisScale) axis->scale, origin_of (&axis->base) };
}

static GArray *
texts_inside (const Entity *entity)
{
  GArray *texts = g_array_new (FALSE, FALSE, sizeof (AxisText));

  ENTITY_EACH (entity, KIND_AXIS, Axis, axis)
    {
      AxisText text = text_of_axis (axis);

      g_array_append_val (texts, text);
    }
  return texts;
}

static gboolean
starts_with_name (const char *text, const char *name)
{
  return g_str_has_prefix (text, name) && text[strlen (name)] == '=';
}

/* An axis of the command line takes the place of the scenario's. */
static gboolean
is_replaced (const DesignWishes *wishes, const Axis *axis)
{
  for (guint i = 0; wishes->vary != NULL && wishes->vary[i] != NULL; i++)
    if (starts_with_name (wishes->vary[i], axis->attribute))
      return TRUE;
  return FALSE;
}

static void
read_element (Reading *reading, const DesignWishes *wishes,
              const Entity *entity)
{
  g_autoptr (GArray) inside = texts_inside (entity);
  Origin origin = origin_of (entity);
  AxisText text;

  switch (entity->kind->id)
    {
    case KIND_AXIS:
      text = text_of_axis ((const Axis *) entity);
      if (!is_replaced (wishes, (const Axis *) entity))
        take_block (reading, block_of_axis (reading, &text));
      break;
    case KIND_ZIP:
      take_block (reading, block_of_zip (reading, inside, &origin));
      break;
    case KIND_SAMPLE:
      take_block (reading,
                  block_of_sample (
                      reading, (SampleMethod) ((const Sample *) entity)->method,
                      (guint) ((const Sample *) entity)->points, inside,
                      &origin));
      break;
    case KIND_CONSTRAINT:
      take_where (reading, ((const Constraint *) entity)->where, &origin);
      break;
    default:
      break;
    }
}

static void
read_scenario (Reading *reading, const DesignWishes *wishes)
{
  const Entity *experiment
      = &world_experiment (study_world (reading->study))->base;

  for (guint i = 0; i < experiment->children->len; i++)
    read_element (reading, wishes, g_ptr_array_index (experiment->children, i));
}

/* --- the command line ----------------------------------------------------- */

/* Cut "NAME=REST" in place; @rest is NULL without '='. */
static char *
cut_name (char *text, char **rest)
{
  char *equals = strchr (text, '=');

  *rest = equals == NULL ? NULL : equals + 1;
  if (equals != NULL)
    *equals = '\0';
  return text;
}

static void
read_vary (Reading *reading, const char *argument)
{
  g_autofree char *copy = g_strdup (argument);
  AxisText text = { .origin = { "--vary", 0 } };

  text.attribute = cut_name (copy, (char **) &text.values);
  if (text.values != NULL)
    {
      take_block (reading, block_of_axis (reading, &text));
      return;
    }
  problem_note (reading->problems, "--vary", 0,
                "found '%s', expected ENTITY.ATTRIBUTE=VALUES, as in "
                "mail.servers=10:100:10 or mail.servers=10,20,40",
                argument);
}

/* The axes of @words from @first on; the words are cut. */
static GArray *
texts_of_words (const GPtrArray *words, guint first, const char *option)
{
  GArray *texts = g_array_new (FALSE, FALSE, sizeof (AxisText));

  for (guint i = first; i < words->len; i++)
    {
      AxisText text = { .origin = { option, 0 } };

      text.attribute
          = cut_name (g_ptr_array_index (words, i), (char **) &text.values);
      text.range = text.values;
      g_array_append_val (texts, text);
    }
  return texts;
}

static void
read_zip (Reading *reading, const char *argument)
{
  static const Origin origin = { "--zip", 0 };
  g_autoptr (GPtrArray) words = split_values (argument, " ");
  g_autoptr (GArray) texts = texts_of_words (words, 0, origin.file);

  for (guint i = 0; i < texts->len; i++)
    {
      AxisText *text = &g_array_index (texts, AxisText, i);

      text->range = NULL;
      if (text->values != NULL)
        continue;
      problem_note (reading->problems, origin.file, 0,
                    "found '%s', expected ENTITY.ATTRIBUTE=VALUES, as in "
                    "'a.servers=1,2,3 b.servers=4,5,6'",
                    text->attribute);
      return;
    }
  take_block (reading, block_of_zip (reading, texts, &origin));
}

static int
method_named (const char *name)
{
  for (int i = 0; SAMPLE_WORDS[i] != NULL; i++)
    if (strcmp (SAMPLE_WORDS[i], name) == 0)
      return i;
  return -1;
}

static void
complain_sample (Reading *reading, const char *found)
{
  g_autofree char *quoted = problem_quote (found);

  problem_note (reading->problems, "--sample", 0,
                "found '%s', expected METHOD:POINTS, as in sobol:64 or "
                "latin-hypercube:50",
                quoted);
}

static void
read_sample (Reading *reading, const char *argument)
{
  static const Origin origin = { "--sample", 0 };
  g_autoptr (GPtrArray) words = split_values (argument, " ");
  const char *head = words->len > 0 ? g_ptr_array_index (words, 0) : "";
  g_auto (GStrv) parts = g_strsplit (head, ":", 2);
  g_autoptr (GArray) texts = NULL;
  gint64 points = 0;
  int method;

  method = parts[0] == NULL ? -1 : method_named (parts[0]);
  if (method < 0 || parts[1] == NULL
      || !g_ascii_string_to_signed (parts[1], 10, 1, SETTINGS_MOST, &points,
                                    NULL))
    {
      complain_sample (reading, head);
      return;
    }
  texts = texts_of_words (words, 1, origin.file);
  take_block (reading, block_of_sample (reading, (SampleMethod) method,
                                        (guint) points, texts, &origin));
}

static void
each_argument (Reading *reading, const char *const *arguments,
               void (*read) (Reading *, const char *))
{
  for (guint i = 0; arguments != NULL && arguments[i] != NULL; i++)
    read (reading, arguments[i]);
}

static void
read_where (Reading *reading, const char *argument)
{
  static const Origin origin = { "--where", 0 };

  take_where (reading, argument, &origin);
}

/* --- the whole ------------------------------------------------------------ */

static void
free_block (gpointer block)
{
  block_free (block);
}

static void
free_where (gpointer where)
{
  where_free (where);
}

static Reading
reading_of (const Study *study, guint64 seed, ProblemList *problems)
{
  return (Reading){ study, problems, seed,
                    g_ptr_array_new_with_free_func (free_block),
                    g_ptr_array_new_with_free_func (free_where) };
}

static Design *
finish (Reading *reading, guint problems_before)
{
  Design *design = NULL;

  if (problem_list_count (reading->problems) == problems_before)
    design = design_of_blocks (reading);
  g_ptr_array_unref (reading->blocks);
  g_ptr_array_unref (reading->wheres);
  return design;
}

Design *
design_new (const Study *study, const DesignWishes *wishes, guint64 seed,
            ProblemList *problems)
{
  static const DesignWishes none = { NULL, NULL, NULL, NULL, FALSE };
  Reading reading = reading_of (study, seed, problems);
  guint before = problem_list_count (problems);

  if (wishes == NULL)
    wishes = &none;
  if (!wishes->no_sweep)
    read_scenario (&reading, wishes);
  each_argument (&reading, wishes->vary, read_vary);
  each_argument (&reading, wishes->zip, read_zip);
  each_argument (&reading, wishes->sample, read_sample);
  each_argument (&reading, wishes->where, read_where);
  return finish (&reading, before);
}
