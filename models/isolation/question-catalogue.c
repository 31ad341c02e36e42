/* What the catalogue of one partition lacks beside another's. */
#include "config.h"

#include "models/isolation/question.h"
#include "models/world/lag.h"

/* One comparison of two catalogues. */
typedef struct
{
  const World *world;
  SimTime at;
  const Partition *of, *to;
  const Lag *lag; /* or NULL */
  guint n, n_present;
  double expected; /* by the lag, summed over services */
} Comparison;

static gboolean
is_available (const Instance *instance, SimTime at)
{
  return dated_holds (instance->available, instance->retired, at);
}

/* The instance of @service in @partition that tells most, or NULL. */
static const Instance *
instance_of (const Comparison *comparison, const Service *service,
             const Partition *partition)
{
  const Instance *best = NULL;

  WORLD_EACH (comparison->world, KIND_INSTANCE, Instance, instance)
    if (instance->service == service && instance->partition == partition
        && (best == NULL || is_available (instance, comparison->at)))
      best = instance;
  return best;
}

static const char *
stage_of (const Instance *instance, SimTime at)
{
  if (instance == NULL)
    return "absent";
  if (at >= instance->retired)
    return "retired";
  if (at >= instance->available)
    return "available";
  return instance->announced <= at ? "announced" : "absent";
}

/* How long after its appearance @at is; services without a date were always
 * there. */
static double
expected_share (const Comparison *comparison, const Instance *first)
{
  if (comparison->lag == NULL)
    return 0;
  if (first->available == SIM_ALWAYS)
    return 1;
  return lag_share (comparison->lag, comparison->at - first->available);
}

static void
find_lacking (Answer *answer, const Comparison *comparison,
              const Instance *first, const Instance *other)
{
  const char *stage = stage_of (other, comparison->at);
  const char *name = entity_name (&first->service->base);
  AnswerFinding *finding = answer_find (
      answer,
      g_strdup_printf ("%s is %s in %s", name, stage,
                       entity_name (&comparison->to->base)),
      &first->service->base, &comparison->to->base, g_strdup (stage));
  g_autofree char *day = NULL;

  finding_add_relation (finding,
                        g_strdup_printf ("%s is available in %s", name,
                                         entity_name (&comparison->of->base)),
                        &first->base);
  if (other == NULL)
    return;
  day = sim_time_format (other->available);
  finding_add_relation (finding,
                        g_strdup_printf ("%s is available from %s", name, day),
                        &other->base);
}

static void
compare (Answer *answer, Comparison *comparison)
{
  WORLD_EACH (comparison->world, KIND_SERVICE, Service, service)
    {
      const Instance *first = instance_of (comparison, service, comparison->of);
      const Instance *other = instance_of (comparison, service, comparison->to);

      if (first == NULL || !is_available (first, comparison->at))
        continue;
      comparison->n++;
      comparison->expected += expected_share (comparison, first);
      if (other != NULL && is_available (other, comparison->at))
        comparison->n_present++;
      else
        find_lacking (answer, comparison, first, other);
    }
}

static void
note_lag (Answer *answer, const Comparison *comparison)
{
  AnswerFinding *first;

  if (comparison->lag == NULL || answer->findings->len == 0)
    return;
  first = g_ptr_array_index (answer->findings, 0);
  g_ptr_array_add (
      first->notes,
      g_strdup_printf ("by the lag between the two, %.0f %% were to be "
                       "expected; %.0f %% of what appears comes at once, the "
                       "rest after %" G_GINT64_FORMAT " d in the mean",
                       100 * comparison->expected / comparison->n,
                       100 * comparison->lag->at_once,
                       comparison->lag->mean / SIM_DAY));
}

static void
answer_catalogue (const Question *question, SimTime at, Answer *answer)
{
  const World *world = option_world (question->option, at);
  const Partition *of = question_entity (question, world, 0);
  const Partition *to = question_entity (question, world, 1);
  Comparison comparison = { .world = world,
                            .at = at,
                            .of = of,
                            .to = to,
                            .lag = world_lag (world, of, to) };

  compare (answer, &comparison);
  note_lag (answer, &comparison);
  answer->verdict = answer->findings->len == 0 ? ANSWER_PROVED : ANSWER_REFUTED;
  answer->text = g_strdup_printf (
      "%u of %u services of %s are in the catalogue of %s (%.0f %%)",
      comparison.n_present, comparison.n, entity_name (&of->base),
      entity_name (&to->base),
      comparison.n == 0 ? 100.0 : 100.0 * comparison.n_present / comparison.n);
  answer->searched
      = g_strdup_printf ("%u services available in the first were looked at. "
                         "Closed world: only instances that the scenario names "
                         "exist",
                         comparison.n);
}

const QuestionKind QUESTION_CATALOGUE
    = { .name = "catalogue",
        .arguments = "PARTITION PARTITION",
        .help = "Is every service of one partition available in another",
        .n_arguments = 2,
        .kinds = { KIND_PARTITION, KIND_PARTITION },
        .answer = answer_catalogue };
