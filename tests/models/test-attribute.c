/* Attribute types and kinds of entities: what must hold for every entry of
 * the tables, so that loader, schema, changes and manual agree. */
#include "config.h"

#include "models/world/attribute.h"
#include "models/world/quantity.h"
#include "models/world/world.h"
#include "sim/sim-dist.h"
#include "tests/models/small-world.h"

#include <string.h>

typedef void (*KindProperty) (const EntityKind *kind);
typedef void (*SpecProperty) (const EntityKind *kind,
                              const AttributeSpec *spec);

static void
for_kinds (KindProperty property)
{
  for (EntityKindId id = KIND_NONE + 1; id < N_KINDS; id++)
    property (entity_kind (id));
}

static void
for_specs (SpecProperty property)
{
  for (EntityKindId id = KIND_NONE + 1; id < N_KINDS; id++)
    for (const AttributeSpec *spec = entity_kind (id)->attributes;
         spec->name != NULL; spec++)
      property (entity_kind (id), spec);
}

/* One line for people: something, no full stop, no break. */
static void
is_help (const char *help, const char *whose)
{
  ck_assert_msg (help != NULL && strlen (help) > 3, "%s", whose);
  ck_assert_msg (!g_str_has_suffix (help, "."), "%s", whose);
  ck_assert_msg (strchr (help, '\n') == NULL, "%s", whose);
}

static void
kind_describes_itself (const EntityKind *kind)
{
  ck_assert_ptr_eq (entity_kind (kind->id), kind);
  ck_assert_ptr_eq (entity_kind_named (kind->element), kind);
  ck_assert_str_eq (entity_kind_names ()[kind->id - 1], kind->element);
  ck_assert_uint_ge (kind->size, sizeof (Entity));
  is_help (kind->help, kind->element);
}

START_TEST (every_kind_is_found_by_its_id_and_its_element)
{
  for_kinds (kind_describes_itself);
  ck_assert_ptr_null (entity_kind_named ("no-such-element"));
  ck_assert_ptr_null (entity_kind_names ()[N_KINDS - 1]);
}
END_TEST

static void
fits_its_parents (const EntityKind *kind)
{
  gboolean at_root = kind->parents[0] == KIND_NONE;

  ck_assert_int_eq (at_root, kind->id == KIND_SCENARIO);
  for (const EntityKindId *at = kind->parents; *at != KIND_NONE; at++)
    ck_assert_msg (entity_kind_fits (kind, *at), "%s", kind->element);
  ck_assert_int_eq (entity_kind_fits (entity_kind (KIND_ABOUT), kind->id),
                    kind->id != KIND_ABOUT);
}

START_TEST (every_parent_of_a_kind_accepts_it)
{
  for_kinds (fits_its_parents);
  ck_assert (!entity_kind_fits (entity_kind (KIND_SITE), KIND_SCENARIO));
}
END_TEST

static void
has_the_size_of_its_type (const EntityKind *kind, const AttributeSpec *spec)
{
  ck_assert_msg (spec->size == spec->type->size, "%s of %s", spec->name,
                 kind->element);
  ck_assert_msg (spec->offset >= sizeof (Entity)
                     && spec->offset + spec->size <= kind->size,
                 "%s of %s", spec->name, kind->element);
}

START_TEST (a_field_has_the_size_of_its_type)
{
  for_specs (has_the_size_of_its_type);
}
END_TEST

static const char *const COMMON[] = { "id", "title", "status", "source", NULL };

/* Neither a name nor a field twice: a copied line is easily left unchanged. */
static void
is_unique (const EntityKind *kind, const AttributeSpec *spec)
{
  guint position = G_MAXUINT;

  ck_assert_msg (!g_strv_contains (COMMON, spec->name), "%s of %s", spec->name,
                 kind->element);
  ck_assert_ptr_eq (entity_kind_attribute (kind, spec->name, &position), spec);
  ck_assert_ptr_eq (&kind->attributes[position], spec);
  for (const AttributeSpec *other = spec + 1; other->name != NULL; other++)
    {
      ck_assert_str_ne (spec->name, other->name);
      ck_assert_msg (spec->offset + spec->size <= other->offset
                         || other->offset + other->size <= spec->offset,
                     "%s and %s of %s", spec->name, other->name, kind->element);
    }
}

START_TEST (no_attribute_of_a_kind_comes_twice) { for_specs (is_unique); }
END_TEST

static void
helps (const EntityKind *kind, const AttributeSpec *spec)
{
  g_autofree char *whose
      = g_strdup_printf ("%s of %s", spec->name, kind->element);

  is_help (spec->help, whose);
}

START_TEST (every_attribute_and_type_helps_in_one_line)
{
  for_specs (helps);
  for (guint i = 0; ATTRIBUTE_TYPES[i] != NULL; i++)
    is_help (ATTRIBUTE_TYPES[i]->help, ATTRIBUTE_TYPES[i]->name);
}
END_TEST

static gboolean
is_listed (const AttributeType *type)
{
  for (guint i = 0; ATTRIBUTE_TYPES[i] != NULL; i++)
    if (ATTRIBUTE_TYPES[i] == type)
      return TRUE;
  return FALSE;
}

static void
has_what_its_type_needs (const EntityKind *kind, const AttributeSpec *spec)
{
  gboolean words
      = spec->type == &ATTRIBUTE_WORD || spec->type == &ATTRIBUTE_WORDS;
  guint n = spec->words == NULL ? 0 : g_strv_length ((char **) spec->words);

  ck_assert_msg (is_listed (spec->type), "%s of %s", spec->name, kind->element);
  ck_assert_msg (words == (spec->words != NULL), "%s of %s", spec->name,
                 kind->element);
  ck_assert_uint_le (n, 64); /* a set of words is 64 bits */
  if (spec->type != &ATTRIBUTE_REFERENCE)
    ck_assert_int_eq (spec->target, KIND_NONE);
  else if (spec->target != KIND_NONE)
    ck_assert_msg (entity_kind (spec->target)->needs_id, "%s of %s", spec->name,
                   kind->element);
}

/* A reference leads to a kind that has ids, words come with their list. */
START_TEST (every_attribute_has_what_its_type_needs)
{
  for_specs (has_what_its_type_needs);
}
END_TEST

static Study *study;

static gboolean
parses (const AttributeSpec *spec, const char *text)
{
  guint64 field[2] = { 0, 0 };
  g_autofree char *wrong = NULL;
  gboolean right;

  ck_assert_uint_le (spec->type->size, sizeof field);
  right = spec->type->parse (spec, text, (World *) study_world (study), field,
                             &wrong);
  if (right && spec->type->clear != NULL)
    spec->type->clear (field);
  ck_assert_msg (right == (wrong == NULL), "%s: '%s'", spec->name, text);
  return right;
}

static void
its_fallback_parses (const EntityKind *kind, const AttributeSpec *spec)
{
  if (spec->fallback != REQUIRED && spec->fallback[0] != '\0')
    ck_assert_msg (parses (spec, spec->fallback), "%s of %s: '%s'", spec->name,
                   kind->element, spec->fallback);
}

START_TEST (every_fallback_is_a_right_value)
{
  study = small_study ("");
  for_specs (its_fallback_parses);
  study_free (study);
}
END_TEST

static void
refuses_nonsense (const EntityKind *kind, const AttributeSpec *spec)
{
  if (spec->type != &ATTRIBUTE_TEXT)
    {
      ck_assert_msg (!parses (spec, "no such thing"), "%s of %s", spec->name,
                     kind->element);
      ck_assert_msg (!parses (spec, ""), "%s of %s takes nothing", spec->name,
                     kind->element);
    }
}

/* An empty text is no value: a cure without mechanisms would cure all. */
START_TEST (nonsense_and_nothing_are_refused)
{
  study = small_study ("");
  for_specs (refuses_nonsense);
  study_free (study);
}
END_TEST

static void
respects_its_bounds (const EntityKind *kind, const AttributeSpec *spec)
{
  char least[G_ASCII_DTOSTR_BUF_SIZE], most[G_ASCII_DTOSTR_BUF_SIZE];

  if (spec->type != &ATTRIBUTE_COUNT || spec->least >= spec->most)
    return;
  g_ascii_formatd (least, sizeof least, "%.0f", spec->least);
  g_ascii_formatd (most, sizeof most, "%.0f", spec->most);
  ck_assert_msg (parses (spec, least), "%s of %s", spec->name, kind->element);
  ck_assert_msg (parses (spec, most), "%s of %s", spec->name, kind->element);
  g_ascii_formatd (least, sizeof least, "%.0f", spec->least - 1);
  g_ascii_formatd (most, sizeof most, "%.0f", spec->most + 2);
  ck_assert_msg (!parses (spec, least), "%s of %s", spec->name, kind->element);
  ck_assert_msg (!parses (spec, most), "%s of %s", spec->name, kind->element);
}

START_TEST (bounds_of_counts_are_inclusive)
{
  study = small_study ("");
  for_specs (respects_its_bounds);
  study_free (study);
}
END_TEST

typedef struct
{
  const AttributeType *type;
  const char *text;
  gboolean right;
} Sample;

static const Sample SAMPLES[] = {
  { &ATTRIBUTE_YES_NO, "yes", TRUE },
  { &ATTRIBUTE_YES_NO, "true", FALSE },
  { &ATTRIBUTE_NUMBER, "1.46", TRUE },
  { &ATTRIBUTE_NUMBER, "1.46ms", FALSE },
  { &ATTRIBUTE_FROM, "always", TRUE },
  { &ATTRIBUTE_FROM, "2021-11-01", TRUE },
  { &ATTRIBUTE_FROM, "2021-11-01T16:00Z", TRUE },
  { &ATTRIBUTE_FROM, "never", FALSE },
  { &ATTRIBUTE_FROM, "2021-02-29", FALSE },
  { &ATTRIBUTE_TO, "never", TRUE },
  { &ATTRIBUTE_TO, "always", FALSE },
  { &ATTRIBUTE_SPAN, "36525d", TRUE },
  { &ATTRIBUTE_SPAN, "36526d", FALSE },
  { &ATTRIBUTE_SPAN, "-1ns", FALSE },
  { &ATTRIBUTE_SHARE, "100%", TRUE },
  { &ATTRIBUTE_SHARE, "100.1%", FALSE },
  { &ATTRIBUTE_SHARE, "-1%", FALSE },
  { &ATTRIBUTE_OFFSET, "-05:30", TRUE },
  { &ATTRIBUTE_OFFSET, "08:00", FALSE },
  { &ATTRIBUTE_OFFSET, "+8:00", FALSE },
  { &ATTRIBUTE_OFFSET, "+15:00", FALSE },
  { &ATTRIBUTE_OFFSET, "+08:60", FALSE },
  { &ATTRIBUTE_SPAN_DIST, "exponential(mean=20ms)", TRUE },
  { &ATTRIBUTE_SPAN_DIST, "exponential(mean=20kB)", FALSE },
  { &ATTRIBUTE_SPAN_DIST, "constant(0ms)", TRUE },
  { &ATTRIBUTE_SPAN_DIST, "constant(-5ms)", FALSE },
  { &ATTRIBUTE_SPAN_DIST, "normal(mean=20ms, cv=0.1)", FALSE },
  { &ATTRIBUTE_SPAN_DIST, "exponential(mean=1d)", TRUE },
  { &ATTRIBUTE_SPAN_DIST, "exponential(mean=1.01d)", FALSE },
  { &ATTRIBUTE_SPAN_DIST, "pareto(alpha=1, least=1ms)", FALSE },
  { &ATTRIBUTE_SPAN_DIST, "exponentia(mean=20ms)", FALSE },
  { &ATTRIBUTE_SIZE_DIST, "exponential(mean=20kB)", TRUE },
  { &ATTRIBUTE_SIZE_DIST, "constant(1TB)", TRUE },
  { &ATTRIBUTE_SIZE_DIST, "constant(1.1TB)", FALSE },
  { &ATTRIBUTE_SIZE_DIST, "uniform(least=-1B, most=1B)", FALSE },
  { &ATTRIBUTE_WEIGHTS, SMALL_HOURS, TRUE },
  { &ATTRIBUTE_WEIGHTS, SMALL_HOURS " 1", FALSE },
  { &ATTRIBUTE_WEIGHTS, "1 2 3", FALSE },
  { &ATTRIBUTE_WEIGHTS, "1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 -1",
    FALSE },
  { &ATTRIBUTE_WEIGHTS, "0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0",
    FALSE },
};

/* Negative demands and sizes would send time backwards. */
START_TEST (types_take_what_their_help_says_and_nothing_else)
{
  study = small_study ("");
  for (guint i = 0; i < G_N_ELEMENTS (SAMPLES); i++)
    {
      AttributeSpec spec
          = { .name = SAMPLES[i].type->name, .type = SAMPLES[i].type };

      ck_assert_msg (parses (&spec, SAMPLES[i].text) == SAMPLES[i].right,
                     "%s '%s'", spec.name, SAMPLES[i].text);
    }
  study_free (study);
}
END_TEST

START_TEST (words_are_a_set_in_any_order)
{
  static const char *const known[] = { "seat", "establishment", "nexus", NULL };
  AttributeSpec spec
      = { .name = "set", .type = &ATTRIBUTE_WORDS, .words = known };
  g_autofree char *wrong = NULL;
  guint64 set = 0;

  ck_assert (spec.type->parse (&spec, " nexus  seat seat", NULL, &set, &wrong));
  ck_assert_uint_eq (set, 1 | 1 << 2);
  ck_assert (!spec.type->parse (&spec, "seat nexsu", NULL, &set, &wrong));
  small_says (wrong, "'nexus'");
  small_says (wrong, "seat, establishment, nexus");
}
END_TEST

static const TTest **const tests[]
    = { &every_kind_is_found_by_its_id_and_its_element,
        &every_parent_of_a_kind_accepts_it,
        &a_field_has_the_size_of_its_type,
        &no_attribute_of_a_kind_comes_twice,
        &every_attribute_and_type_helps_in_one_line,
        &every_attribute_has_what_its_type_needs,
        &every_fallback_is_a_right_value,
        &nonsense_and_nothing_are_refused,
        &bounds_of_counts_are_inclusive,
        &types_take_what_their_help_says_and_nothing_else,
        &words_are_a_set_in_any_order,
        NULL };

SUITE_MAIN ("attribute", tests)
