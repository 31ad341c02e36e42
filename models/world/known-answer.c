#include "config.h"

#include "models/world/known-answer.h"

#include <string.h>

#include "models/world/attribute.h"
#include "models/world/quantity.h"
#include "sim/sim-labels.h"
#include "sim/sim-number.h"

static const EntityKindId AT_TOP[] = { KIND_SCENARIO, KIND_NONE };

enum
{
  PLAIN = N_DIMENSIONS, /* a number without a unit */
  MOST_INSIDE = 1000    /* customers whose share of time can be asked for */
};

/* In the order of ANSWER_WORDS. */
static const struct
{
  int dimension; /* of the value */
  AnswerAt at;
  gboolean of_class; /* of <arrivals>; else of a <queue> */
} ANSWERS[] = {
  { DIMENSION_SPAN, AT_NOTHING, FALSE },
  { DIMENSION_SPAN, AT_NOTHING, FALSE },
  { DIMENSION_SHARE, AT_SPAN, FALSE },
  { DIMENSION_SHARE, AT_SPAN, FALSE },
  { PLAIN, AT_NOTHING, FALSE },
  { DIMENSION_SHARE, AT_NUMBER, FALSE },
  { DIMENSION_SHARE, AT_NOTHING, FALSE },
  { DIMENSION_FREQUENCY, AT_NOTHING, FALSE },
  { DIMENSION_SHARE, AT_NOTHING, FALSE },
  { PLAIN, AT_NOTHING, FALSE },
  { PLAIN, AT_HOUR, TRUE },
  { PLAIN, AT_HOUR, TRUE },
};

const char *const ANSWER_WORDS[] = { "queue.wait",
                                     "queue.stay",
                                     "queue.wait.share",
                                     "queue.stay.share",
                                     "queue.inside",
                                     "queue.inside.share",
                                     "queue.utilisation",
                                     "queue.throughput",
                                     "queue.lost",
                                     "queue.little",
                                     "queue.arrivals",
                                     "queue.arrivals.variance",
                                     NULL };

G_STATIC_ASSERT (G_N_ELEMENTS (ANSWERS) == G_N_ELEMENTS (ANSWER_WORDS) - 1);

/* --- values --------------------------------------------------------------- */

static gboolean
parse_plain (const char *text, double *value, char **wrong)
{
  if (quantity_take_number (&text, value) && *text == '\0')
    return TRUE;
  *wrong = g_strdup ("expected a number, as in 3.2");
  return FALSE;
}

static gboolean
parse_value (const KnownAnswer *answer, double *value, char **wrong)
{
  int dimension = ANSWERS[answer->metric].dimension;

  if (dimension == PLAIN)
    return parse_plain (answer->value, value, wrong);
  if (!quantity_parse (answer->value, (Dimension) dimension, value, wrong))
    return FALSE;
  if (dimension == DIMENSION_SPAN)
    *value /= (double) SIM_MILLISECOND;
  return TRUE;
}

static gboolean
parse_at (const KnownAnswer *answer, gint64 *at, char **wrong)
{
  double span;

  switch (known_answer_at_kind (answer))
    {
    case AT_SPAN:
      if (!quantity_parse (answer->at, DIMENSION_SPAN, &span, wrong))
        return FALSE;
      *at = (gint64) (span + 0.5);
      return TRUE;
    case AT_NUMBER:
      return quantity_parse_count (answer->at, 0, MOST_INSIDE, at, wrong);
    case AT_HOUR:
      return quantity_parse_count (answer->at, 0, 23, at, wrong);
    case AT_NOTHING:
    default:
      return TRUE;
    }
}

AnswerAt
known_answer_at_kind (const KnownAnswer *answer)
{
  return ANSWERS[answer->metric].at;
}

gint64
known_answer_at (const KnownAnswer *answer)
{
  g_autofree char *wrong = NULL;
  gint64 at = 0;

  if (!parse_at (answer, &at, &wrong))
    g_return_val_if_reached (0);
  return at;
}

double
known_answer_value (const KnownAnswer *answer)
{
  g_autofree char *wrong = NULL;
  double value = 0;

  if (!parse_value (answer, &value, &wrong))
    g_return_val_if_reached (0);
  return value;
}

char *
known_answer_labels (const KnownAnswer *answer)
{
  gboolean of_class = ANSWERS[answer->metric].of_class;
  g_autoptr (GString) labels = g_string_new (NULL);

  g_string_append_printf (labels, "%s=%s", of_class ? "class" : "queue",
                          answer->of->id);
  if (answer->class != NULL)
    g_string_append_printf (labels, ";class=%s", answer->class->base.id);
  if (known_answer_at_kind (answer) != AT_NOTHING)
    g_string_append_printf (
        labels, ";%s=%s",
        known_answer_at_kind (answer) == AT_HOUR ? "hour" : "at", answer->at);
  return sim_labels_canonical (labels->str);
}

/* --- what makes no sense -------------------------------------------------- */

static void
check_texts (const KnownAnswer *answer, ProblemList *problems)
{
  g_autofree char *wrong = NULL;
  double value;
  gint64 at;
  gboolean needs_at = known_answer_at_kind (answer) != AT_NOTHING;

  if (answer->base.source == NULL)
    entity_complain (&answer->base, problems,
                     "has no 'source'; expected the book or paper");
  if (needs_at != (answer->at != NULL))
    entity_complain (&answer->base, problems, "%s 'at'; %s %s",
                     needs_at ? "has no" : "has an",
                     ANSWER_WORDS[answer->metric],
                     needs_at ? "asks for one" : "takes none");
  else if (!parse_value (answer, &value, &wrong))
    entity_complain (&answer->base, problems, "value: found '%s': %s",
                     answer->value, wrong);
  else if (!parse_at (answer, &at, &wrong))
    entity_complain (&answer->base, problems, "at: found '%s': %s", answer->at,
                     wrong);
}

/* Is it about the right kind of entity? */
static gboolean
check_subject (const World *world, const KnownAnswer *answer,
               ProblemList *problems)
{
  gboolean of_class = ANSWERS[answer->metric].of_class;
  g_autofree gboolean *visits = NULL;

  if (answer->of->kind->id != (of_class ? KIND_ARRIVALS : KIND_QUEUE))
    {
      entity_complain (&answer->base, problems,
                       "'of' is the <%s> '%s'; %s is known of a <%s>",
                       answer->of->kind->element, answer->of->id,
                       ANSWER_WORDS[answer->metric],
                       of_class ? "arrivals" : "queue");
      return FALSE;
    }
  if (answer->class == NULL)
    return TRUE;
  if (entity_is_class (&answer->class->base) && !of_class)
    visits = class_visits (world, answer->class);
  if (visits == NULL || !visits[answer->of->index])
    entity_complain (&answer->base, problems,
                     "'class' is '%s', which does not visit '%s'",
                     answer->class->base.id, answer->of->id);
  return TRUE;
}

static void
check_once (const World *world, const KnownAnswer *answer,
            ProblemList *problems)
{
  g_autofree char *labels = known_answer_labels (answer);

  WORLD_EACH (world, KIND_KNOWN_ANSWER, KnownAnswer, other)
    {
      g_autofree char *others = known_answer_labels (other);

      if (other->base.index < answer->base.index
          && other->metric == answer->metric && strcmp (labels, others) == 0)
        entity_complain (&answer->base, problems,
                         "states again what '%s' states", other->base.id);
    }
}

/* What theory says of a steady state needs one. */
static void
check_load (const World *world, const KnownAnswer *answer,
            ProblemList *problems)
{
  const Queue *queue = (const Queue *) answer->of;
  char percent[SIM_NUMBER_SIZE];
  double load;

  if (answer->of->kind->id != KIND_QUEUE || queue_is_bounded (queue))
    return;
  load = queue_load (world, queue);
  g_ascii_formatd (percent, sizeof percent, "%g", load * 100);
  if (!(load < 1))
    entity_complain (&answer->base, problems,
                     "asks for a steady state, but the load of '%s' is %s%%; "
                     "expected less than 100%%",
                     queue->base.id, percent);
}

static void
check_known_answer (const World *world, const Entity *entity,
                    ProblemList *problems)
{
  const KnownAnswer *answer = (const KnownAnswer *) entity;

  check_texts (answer, problems);
  if (!check_subject (world, answer, problems))
    return;
  check_once (world, answer, problems);
  check_load (world, answer, problems);
}

static const AttributeSpec KNOWN_ANSWER_ATTRIBUTES[] = {
  { ATTRIBUTE (KnownAnswer, metric, "metric", ATTRIBUTE_WORD, REQUIRED,
               "the metric whose exact value is known"),
    .words = ANSWER_WORDS },
  { ATTRIBUTE (KnownAnswer, of, "of", ATTRIBUTE_REFERENCE, REQUIRED,
               "the queue, or the arrivals, that it is known of") },
  { ATTRIBUTE (KnownAnswer, class, "class", ATTRIBUTE_REFERENCE, OPTIONAL,
               "only these <arrivals> or <customers> at the queue") },
  { ATTRIBUTE (KnownAnswer, at, "at", ATTRIBUTE_TEXT, OPTIONAL,
               "where a distribution is asked: a span, a number of customers "
               "or an hour of the day") },
  { ATTRIBUTE (KnownAnswer, value, "value", ATTRIBUTE_TEXT, REQUIRED,
               "the exact value with its unit, in 12 digits") },
  { ATTRIBUTE (KnownAnswer, formula, "formula", ATTRIBUTE_TEXT, REQUIRED,
               "how it is computed") },
  { 0 }
};

const EntityKind KIND_OF_KNOWN_ANSWER
    = { .id = KIND_KNOWN_ANSWER,
        .element = "known-answer",
        .help = "What theory says a queueing network measures",
        .size = sizeof (KnownAnswer),
        .attributes = KNOWN_ANSWER_ATTRIBUTES,
        .parents = AT_TOP,
        .needs_id = TRUE,
        .check = check_known_answer };
