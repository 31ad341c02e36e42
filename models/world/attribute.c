#include "config.h"

#include "models/world/attribute.h"

#include <string.h>

#include "models/world/quantity.h"
#include "models/world/world.h"
#include "sim/sim-dist.h"
#include "sim/sim-spell.h"

/* --- bounds ------------------------------------------------------------- */

static gboolean
is_bounded (const AttributeSpec *spec)
{
  return spec->least < spec->most;
}

static gboolean
is_within (const AttributeSpec *spec, double value, char **wrong)
{
  char least[40], most[40];

  if (!is_bounded (spec) || (spec->least <= value && value <= spec->most))
    return TRUE;
  *wrong = g_strdup_printf ("out of bounds; expected %s to %s in base units",
                            quantity_format_number (spec->least, least),
                            quantity_format_number (spec->most, most));
  return FALSE;
}

/* --- text and words ----------------------------------------------------- */

static gboolean
parse_text (const AttributeSpec *spec G_GNUC_UNUSED, const char *text,
            World *world, gpointer field, char **wrong G_GNUC_UNUSED)
{
  *(const char **) field = world_keep_text (world, text);
  return TRUE;
}

static int
word_index (const char *const *words, const char *text)
{
  for (int i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], text) == 0)
      return i;
  return -1;
}

static void
say_known_words (const AttributeSpec *spec, const char *word, char **wrong)
{
  const char *nearest = sim_spell_nearest (word, spec->words);
  g_autofree char *known = g_strjoinv (", ", (char **) spec->words);

  *wrong = nearest == NULL
               ? g_strdup_printf ("expected one of: %s", known)
               : g_strdup_printf ("did you mean '%s'? Known: %s", nearest,
                                  known);
}

static gboolean
parse_word (const AttributeSpec *spec, const char *text,
            World *world G_GNUC_UNUSED, gpointer field, char **wrong)
{
  int index = word_index (spec->words, text);

  if (index < 0)
    {
      say_known_words (spec, text, wrong);
      return FALSE;
    }
  *(int *) field = index;
  return TRUE;
}

static gboolean
parse_words (const AttributeSpec *spec, const char *text,
             World *world G_GNUC_UNUSED, gpointer field, char **wrong)
{
  g_auto (GStrv) parts = g_strsplit_set (text, " \t\n", -1);
  guint64 set = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      int index = word_index (spec->words, parts[i]);

      if (parts[i][0] == '\0')
        continue;
      if (index < 0)
        {
          say_known_words (spec, parts[i], wrong);
          return FALSE;
        }
      set |= G_GUINT64_CONSTANT (1) << index;
    }
  *(guint64 *) field = set;
  return TRUE;
}

static gboolean
parse_yes_no (const AttributeSpec *spec G_GNUC_UNUSED, const char *text,
              World *world G_GNUC_UNUSED, gpointer field, char **wrong)
{
  gboolean yes = strcmp (text, "yes") == 0;

  if (!yes && strcmp (text, "no") != 0)
    {
      *wrong = g_strdup ("expected yes or no");
      return FALSE;
    }
  *(gboolean *) field = yes;
  return TRUE;
}

static char *
words_alternatives (const AttributeSpec *spec)
{
  g_autofree char *joined = g_strjoinv ("|", (char **) spec->words);
  g_auto (GStrv) parts = g_strsplit (joined, ".", -1);
  g_autofree char *escaped = g_strjoinv ("\\.", parts);

  return g_strdup_printf ("(%s)", escaped);
}

static char *
words_pattern (const AttributeSpec *spec)
{
  g_autofree char *one = words_alternatives (spec);

  return g_strdup_printf (" *%s( +%s)* *", one, one);
}

static char *
yes_no_pattern (const AttributeSpec *spec G_GNUC_UNUSED)
{
  return g_strdup ("yes|no");
}

/* --- references --------------------------------------------------------- */

static void
say_known_ids (const AttributeSpec *spec, const char *text, World *world,
               char **wrong)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *suggestion = NULL;
  const char *what = "entity";

  if (spec->target != KIND_NONE)
    what = entity_kind (spec->target)->element;
  for (int kind = 0; kind < N_KINDS; kind++)
    for (guint i = 0; i < world_all (world, kind)->len; i++)
      {
        const Entity *entity = g_ptr_array_index (world_all (world, kind), i);

        if (entity->id != NULL
            && (spec->target == KIND_NONE || (int) spec->target == kind))
          g_ptr_array_add (ids, (gpointer) entity->id);
      }
  g_ptr_array_add (ids, NULL);
  suggestion = problem_suggest (text, (const char *const *) ids->pdata);
  *wrong = g_strdup_printf ("there is no <%s> of that id%s", what, suggestion);
}

static gboolean
parse_reference (const AttributeSpec *spec, const char *text, World *world,
                 gpointer field, char **wrong)
{
  const Entity *entity = world_find (world, text);

  if (entity == NULL
      || (spec->target != KIND_NONE && entity->kind->id != spec->target))
    {
      say_known_ids (spec, text, world, wrong);
      return FALSE;
    }
  *(const Entity **) field = entity;
  return TRUE;
}

/* --- numbers ------------------------------------------------------------ */

static gboolean
parse_count (const AttributeSpec *spec, const char *text,
             World *world G_GNUC_UNUSED, gpointer field, char **wrong)
{
  gint64 least = is_bounded (spec) ? (gint64) spec->least : 0;
  gint64 most = is_bounded (spec) ? (gint64) spec->most : 1000000000000;

  return quantity_parse_count (text, least, most, field, wrong);
}

static gboolean
parse_number (const AttributeSpec *spec, const char *text,
              World *world G_GNUC_UNUSED, gpointer field, char **wrong)
{
  const char *at = text;
  double value;

  if (!quantity_take_number (&at, &value) || *at != '\0')
    {
      *wrong = g_strdup ("expected a number, as in 1.46");
      return FALSE;
    }
  *(double *) field = value;
  return is_within (spec, value, wrong);
}

static gboolean
parse_quantity (const AttributeSpec *spec, const char *text, Dimension dimension,
                double *field, char **wrong)
{
  double value;

  if (!quantity_parse (text, dimension, &value, wrong)
      || !is_within (spec, value, wrong))
    return FALSE;
  *field = value;
  return TRUE;
}

/* At most some 100 years, so that sums of spans stay within 64 bits. */
static gboolean
parse_span (const AttributeSpec *spec, const char *text,
            World *world G_GNUC_UNUSED, gpointer field, char **wrong)
{
  double value;

  if (!parse_quantity (spec, text, DIMENSION_SPAN, &value, wrong))
    return FALSE;
  if (value < 0 || value > 36525.0 * (double) SIM_DAY)
    {
      *wrong = g_strdup ("expected a span from 0ns to 36525d");
      return FALSE;
    }
  *(SimSpan *) field = (SimSpan) (value + 0.5);
  return TRUE;
}

static gboolean
parse_period (const AttributeSpec *spec G_GNUC_UNUSED, const char *text,
              World *world G_GNUC_UNUSED, gpointer field, char **wrong)
{
  return quantity_parse_period (text, field, wrong);
}

static gboolean
parse_share (const AttributeSpec *spec G_GNUC_UNUSED, const char *text,
             World *world G_GNUC_UNUSED, gpointer field, char **wrong)
{
  double value;

  if (!quantity_parse (text, DIMENSION_SHARE, &value, wrong))
    return FALSE;
  if (is_bounded (spec))
    {
      *(double *) field = value;
      return is_within (spec, value, wrong);
    }
  if (value < 0 || value > 1)
    {
      *wrong = g_strdup ("expected a share from 0% to 100%");
      return FALSE;
    }
  *(double *) field = value;
  return TRUE;
}

static gboolean
parse_distance (const AttributeSpec *spec, const char *text,
                World *world G_GNUC_UNUSED, gpointer field, char **wrong)
{
  return parse_quantity (spec, text, DIMENSION_DISTANCE, field, wrong);
}

static gboolean
parse_angle (const AttributeSpec *spec, const char *text,
             World *world G_GNUC_UNUSED, gpointer field, char **wrong)
{
  return parse_quantity (spec, text, DIMENSION_ANGLE, field, wrong);
}

static gboolean
parse_rate (const AttributeSpec *spec, const char *text,
            World *world G_GNUC_UNUSED, gpointer field, char **wrong)
{
  return parse_quantity (spec, text, DIMENSION_RATE, field, wrong);
}

static gboolean
parse_frequency (const AttributeSpec *spec, const char *text,
                 World *world G_GNUC_UNUSED, gpointer field, char **wrong)
{
  return parse_quantity (spec, text, DIMENSION_FREQUENCY, field, wrong);
}

#define QUANTITY_PATTERN(name, dimension)                                     \
  static char *name##_pattern (const AttributeSpec *spec G_GNUC_UNUSED)       \
  {                                                                           \
    return quantity_pattern (dimension);                                      \
  }
QUANTITY_PATTERN (span, DIMENSION_SPAN)
QUANTITY_PATTERN (share, DIMENSION_SHARE)
QUANTITY_PATTERN (distance, DIMENSION_DISTANCE)
QUANTITY_PATTERN (angle, DIMENSION_ANGLE)
QUANTITY_PATTERN (rate, DIMENSION_RATE)
QUANTITY_PATTERN (frequency, DIMENSION_FREQUENCY)

/* --- dates -------------------------------------------------------------- */

static gboolean
parse_date (const char *text, const char *end_word, SimTime end, SimTime *field,
            char **wrong)
{
  if (strcmp (text, end_word) == 0)
    {
      *field = end;
      return TRUE;
    }
  if (sim_time_parse (text, field))
    return TRUE;
  *wrong = g_strdup_printf ("expected a date, as in 2021-11-01 or "
                            "2021-11-01T16:00Z, or %s",
                            end_word);
  return FALSE;
}

static gboolean
parse_from (const AttributeSpec *spec G_GNUC_UNUSED, const char *text,
            World *world G_GNUC_UNUSED, gpointer field, char **wrong)
{
  return parse_date (text, "always", SIM_ALWAYS, field, wrong);
}

static gboolean
parse_to (const AttributeSpec *spec G_GNUC_UNUSED, const char *text,
          World *world G_GNUC_UNUSED, gpointer field, char **wrong)
{
  return parse_date (text, "never", SIM_NEVER, field, wrong);
}

#define DATE_PATTERN                                                          \
  "[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z)?"

static char *
from_pattern (const AttributeSpec *spec G_GNUC_UNUSED)
{
  return g_strdup ("always|" DATE_PATTERN);
}

static char *
to_pattern (const AttributeSpec *spec G_GNUC_UNUSED)
{
  return g_strdup ("never|" DATE_PATTERN);
}

/* "+08:00", "-05:30". */
static gboolean
parse_offset (const AttributeSpec *spec G_GNUC_UNUSED, const char *text,
              World *world G_GNUC_UNUSED, gpointer field, char **wrong)
{
  gboolean fits = strlen (text) == 6 && strchr ("+-", text[0]) != NULL
                  && text[3] == ':';
  int digits = 0;

  for (int i = 1; fits && i < 6; i++)
    if (i != 3)
      {
        fits = g_ascii_isdigit (text[i]);
        digits = digits * 10 + (text[i] - '0');
      }
  if (!fits || digits / 100 > 14 || digits % 100 > 59)
    {
      *wrong = g_strdup ("expected an offset from UTC, as in +08:00");
      return FALSE;
    }
  *(SimSpan *) field = (text[0] == '-' ? -1 : 1)
                       * (digits / 100 * SIM_HOUR + digits % 100 * SIM_MINUTE);
  return TRUE;
}

static char *
offset_pattern (const AttributeSpec *spec G_GNUC_UNUSED)
{
  return g_strdup ("[+\\-][0-9]{2}:[0-9]{2}");
}

/* --- distributions and tables ------------------------------------------- */

static gboolean
parse_dist (const char *text, Dimension dimension, gpointer field,
            char **wrong)
{
  g_autofree char *plain = quantity_strip_units (text, dimension, wrong);
  g_autoptr (GError) error = NULL;
  SimDist *dist;

  if (plain == NULL)
    return FALSE;
  dist = sim_dist_parse (plain, &error);
  if (dist == NULL)
    {
      *wrong = g_strdup (error->message);
      return FALSE;
    }
  *(SimDist **) field = dist;
  return TRUE;
}

static gboolean
parse_span_dist (const AttributeSpec *spec G_GNUC_UNUSED, const char *text,
                 World *world G_GNUC_UNUSED, gpointer field, char **wrong)
{
  return parse_dist (text, DIMENSION_SPAN, field, wrong);
}

static gboolean
parse_size_dist (const AttributeSpec *spec G_GNUC_UNUSED, const char *text,
                 World *world G_GNUC_UNUSED, gpointer field, char **wrong)
{
  return parse_dist (text, DIMENSION_BYTES, field, wrong);
}

static void
clear_dist (gpointer field)
{
  sim_dist_free (*(SimDist **) field);
}

static char *
dist_pattern (const AttributeSpec *spec G_GNUC_UNUSED)
{
  return g_strdup ("[a-z\\-]+ *\\(.*\\)");
}

static gboolean
parse_weights (const AttributeSpec *spec G_GNUC_UNUSED, const char *text,
               World *world, gpointer field, char **wrong)
{
  double weights[24];
  double sum = 0;
  guint n = 0;

  for (;; n++)
    {
      while (g_ascii_isspace (*text))
        text++;
      if (*text == '\0' || n == G_N_ELEMENTS (weights)
          || !quantity_take_number (&text, &weights[n]) || weights[n] < 0)
        break;
      sum += weights[n];
    }
  if (*text != '\0' || n != G_N_ELEMENTS (weights) || !(sum > 0))
    {
      *wrong = g_strdup ("expected 24 weights, one for each hour from midnight,"
                         " none negative, not all zero");
      return FALSE;
    }
  *(const double **) field = world_keep_numbers (world, weights, n);
  return TRUE;
}

#define TYPE(Name, text, help_, Field, parse_, pattern_, clear_)              \
  const AttributeType ATTRIBUTE_##Name = { .name = text,                      \
                                           .help = help_,                     \
                                           .size = sizeof (Field),            \
                                           .parse = parse_,                   \
                                           .pattern = pattern_,               \
                                           .clear = clear_ }

TYPE (TEXT, "text", "any text", const char *, parse_text, NULL, NULL);
TYPE (REFERENCE, "reference", "the id of an entity", const Entity *,
      parse_reference, NULL, NULL);
TYPE (WORD, "word", "one of a list of words", int, parse_word,
      words_alternatives, NULL);
TYPE (WORDS, "words", "one or more of a list of words", guint64, parse_words,
      words_pattern, NULL);
TYPE (YES_NO, "yes-no", "yes or no", gboolean, parse_yes_no, yes_no_pattern,
      NULL);
TYPE (COUNT, "count", "a whole number", gint64, parse_count, NULL, NULL);
TYPE (NUMBER, "number", "a number without a unit", double, parse_number, NULL,
      NULL);
TYPE (FROM, "from", "a date, the first day on which it holds, or always",
      SimTime, parse_from, from_pattern, NULL);
TYPE (TO, "to", "a date, the first day on which it no longer holds, or never",
      SimTime, parse_to, to_pattern, NULL);
TYPE (SPAN, "span", "a span of time with its unit, as in 35ms", SimSpan,
      parse_span, span_pattern, NULL);
TYPE (PERIOD, "period", "an ISO 8601 period, as in P15M", Period, parse_period,
      NULL, NULL);
TYPE (SHARE, "share", "a share in percent, as in 12%", double, parse_share,
      share_pattern, NULL);
TYPE (DISTANCE, "distance", "a distance with its unit, as in 1200km", double,
      parse_distance, distance_pattern, NULL);
TYPE (ANGLE, "angle", "degrees, as in 39.9deg", double, parse_angle,
      angle_pattern, NULL);
TYPE (RATE, "rate", "a data rate with its unit, as in 10Mbit/s", double,
      parse_rate, rate_pattern, NULL);
TYPE (FREQUENCY, "frequency", "how often, as in 40/d", double, parse_frequency,
      frequency_pattern, NULL);
TYPE (OFFSET, "offset", "an offset from UTC, as in +08:00", SimSpan,
      parse_offset, offset_pattern, NULL);
TYPE (SPAN_DIST, "span-distribution",
      "a distribution of spans, as in lognormal(mean=20ms, cv=1.5)", SimDist *,
      parse_span_dist, dist_pattern, clear_dist);
TYPE (SIZE_DIST, "size-distribution",
      "a distribution of sizes, as in exponential(mean=20kB)", SimDist *,
      parse_size_dist, dist_pattern, clear_dist);
TYPE (WEIGHTS, "weights", "24 numbers, one for each hour from midnight",
      const double *, parse_weights, NULL, NULL);

const AttributeType *const ATTRIBUTE_TYPES[] = {
  &ATTRIBUTE_TEXT,      &ATTRIBUTE_REFERENCE, &ATTRIBUTE_WORD,
  &ATTRIBUTE_WORDS,     &ATTRIBUTE_YES_NO,    &ATTRIBUTE_COUNT,
  &ATTRIBUTE_NUMBER,    &ATTRIBUTE_FROM,      &ATTRIBUTE_TO,
  &ATTRIBUTE_SPAN,      &ATTRIBUTE_PERIOD,    &ATTRIBUTE_SHARE,
  &ATTRIBUTE_DISTANCE,  &ATTRIBUTE_ANGLE,     &ATTRIBUTE_RATE,
  &ATTRIBUTE_FREQUENCY, &ATTRIBUTE_OFFSET,    &ATTRIBUTE_SPAN_DIST,
  &ATTRIBUTE_SIZE_DIST, &ATTRIBUTE_WEIGHTS,   NULL
};
