/* Questions of failure: what fails with this, what stops that, who shares. */
#include "config.h"

#include "models/isolation/failing-parts.h"
#include "models/isolation/failure.h"
#include "models/isolation/question.h"
#include "models/world/population.h"

/* The sure and the possible net of one instant. */
typedef struct
{
  const World *world;
  Answer *answer;
  FailureNet *sure;
  FailureNet *possible;
} Asking;

static void
asking_init (Asking *asking, const Question *question, SimTime at,
             Answer *answer)
{
  asking->world = option_world (question->option, at);
  asking->answer = answer;
  asking->sure = failure_net_new (asking->world, at, FALSE);
  asking->possible = failure_net_new (asking->world, at, TRUE);
}

static void
asking_clear (Asking *asking)
{
  failure_net_free (asking->sure);
  failure_net_free (asking->possible);
}

static Failure *
spread_one (const FailureNet *net, const Entity *element)
{
  g_autoptr (GPtrArray) failing = g_ptr_array_new ();

  g_ptr_array_add (failing, (gpointer) element);
  return failure_spread (net, failing);
}

/* Findings that are sure come first and decide. */
static void
decide (Asking *asking)
{
  Answer *answer = asking->answer;

  answer->verdict = answer->findings->len == 0 ? ANSWER_PROVED : ANSWER_UNKNOWN;
  for (guint i = 0; i < answer->findings->len; i++)
    if (!((const AnswerFinding *) g_ptr_array_index (answer->findings, i))
             ->open)
      answer->verdict = ANSWER_REFUTED;
  answer->searched = g_strdup_printf (
      "%u elements and %u dependencies, closed. Closed world: only "
      "dependencies that the scenario names, and buildings, exist%s",
      failure_net_elements (asking->possible)->len,
      world_all (asking->world, KIND_DEPENDENCY)->len,
      world_all (asking->world, KIND_DEPENDENCY)->len == 0
          ? "; it names none: nothing is known but what lies in what"
          : "");
}

/* --- findings ------------------------------------------------------------- */

static const char *const PLANE_NAMES[] = { "work", "control" };

static const char *const DEPENDENCY_NAMES[]
    = { "identity", "names",      "configuration", "code",         "an agent",
        "network",  "a building", "a key",         "staff access", "control" };

static char *
tell_step (const FailureStep *step)
{
  if (step->basis->kind->id == KIND_DEPENDENCY)
    return g_strdup_printf (
        "%s (%s) fails: it gets %s from %s%s", entity_name (step->element),
        PLANE_NAMES[step->plane],
        DEPENDENCY_NAMES[((const Dependency *) step->basis)->form],
        entity_name (step->cause),
        ((const Dependency *) step->basis)->hard ? "" : ", and is impaired");
  return g_strdup_printf ("%s (%s) fails with %s", entity_name (step->element),
                          PLANE_NAMES[step->plane], entity_name (step->cause));
}

static void
note_missing (Asking *asking, const FailureStep *step)
{
  const Dependency *dependency = (const Dependency *) step->basis;
  char *text;

  if (step->basis->kind->id != KIND_DEPENDENCY
      || dependency->holds != HOLDS_UNKNOWN)
    return;
  text = g_strdup_printf (
      "does %s depend on %s (%s:%d)", entity_name (dependency->of),
      entity_name (dependency->on), step->basis->file, step->basis->line);
  if (g_ptr_array_find_with_equal_func (asking->answer->missing, text,
                                        g_str_equal, NULL))
    g_free (text);
  else
    g_ptr_array_add (asking->answer->missing, text);
}

static void
add_steps (Asking *asking, AnswerFinding *finding, const Failure *failure,
           const Entity *element, Plane plane)
{
  g_autoptr (GArray) steps = failure_steps (failure, element, plane);

  for (guint i = 0; i < steps->len; i++)
    {
      const FailureStep *step = &g_array_index (steps, FailureStep, i);

      finding_add_relation (finding, tell_step (step), step->basis);
      if (finding->open)
        note_missing (asking, step);
    }
}

static char *
tell_delay (const GArray *steps)
{
  SimSpan delay
      = steps->len == 0
            ? 0
            : g_array_index (steps, FailureStep, steps->len - 1).delay;

  return delay == 0 ? g_strdup ("at once")
                    : g_strdup_printf ("after %" G_GINT64_FORMAT " s",
                                       delay / SIM_SECOND);
}

/* @element is hit by @failure, in @plane. */
static void
find_hit (Asking *asking, const Failure *failure, const Entity *element,
          Plane plane, gboolean open)
{
  FailureState state = failure_state (failure, element, plane);
  g_autoptr (GArray) steps = failure_steps (failure, element, plane);
  g_autofree char *delay = tell_delay (steps);
  AnswerFinding *finding = answer_find (
      asking->answer,
      g_strdup_printf ("%s %s: %s is %s %s, with probability %.0f %%",
                       element->kind->element, entity_name (element),
                       plane == PLANE_DATA ? "its work" : "controlling it",
                       failure_state_word (state), delay,
                       100 * failure_probability (failure, element, plane)),
      element, NULL, g_strdup (failure_state_word (state)));

  finding->open = open;
  finding->plane = (int) plane;
  add_steps (asking, finding, failure, element, plane);
}

/* --- fails-with ----------------------------------------------------------- */

static void
note_blast (AnswerFinding *finding, const Failure *failure)
{
  FailureBlast blast = failure_blast (failure);

  g_ptr_array_add (
      finding->notes,
      g_strdup_printf (
          "all in all cut off: %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT
          " users, %u of %u tenants, %u of %u services, %.0f %% "
          "of the requests",
          blast.users, blast.users_all, blast.tenants, blast.tenants_all,
          blast.services, blast.services_all,
          100 * blast.requests / MAX (blast.requests_all, 1e-300)));
}

/* The smallest unit around @element that nothing left. */
static const Entity *
containment_of (const Failure *failure, const GPtrArray *elements,
                const Entity *failing)
{
  const Entity *unit = failing;
  gboolean left = TRUE;

  while (left && unit != NULL && unit->kind->id != KIND_SCENARIO)
    {
      left = FALSE;
      for (guint i = 0; !left && i < elements->len; i++)
        {
          const Entity *element = g_ptr_array_index (elements, i);

          left = failure_state_any (failure, element) != FAILURE_FINE
                 && !element_is_part_of (element, unit);
        }
      if (left)
        unit = unit->parent;
    }
  return left ? NULL : unit;
}

static void
note_containment (AnswerFinding *finding, const Failure *failure,
                  const GPtrArray *elements, const Entity *failing)
{
  const Entity *unit = containment_of (failure, elements, failing);

  g_ptr_array_add (finding->notes,
                   unit == NULL ? g_strdup ("it leaves every unit it lies in")
                                : g_strdup_printf ("it stays within %s %s",
                                                   unit->kind->element,
                                                   entity_name (unit)));
}

static void
find_all_hits (Asking *asking, const Failure *sure, const Failure *possible,
               const Entity *failing)
{
  const GPtrArray *elements = failure_net_elements (asking->possible);

  for (int open = FALSE; open <= TRUE; open++)
    for (guint i = 0; i < elements->len; i++)
      for (Plane plane = PLANE_DATA; plane < N_PLANES; plane++)
        {
          const Entity *element = g_ptr_array_index (elements, i);
          gboolean surely
              = failure_state (sure, element, plane) != FAILURE_FINE;

          if (failure_state (possible, element, plane) != FAILURE_FINE
              && !element_is_part_of (element, failing) && surely == !open)
            find_hit (asking, open ? possible : sure, element, plane, open);
        }
}

static void
answer_fails_with (const Question *question, SimTime at, Answer *answer)
{
  static const char *const does[]
      = { "takes nothing else along", "takes others along",
          "might take others along" };
  Asking asking;
  const Entity *failing;
  g_autofree char *data = NULL;
  g_autoptr (Failure) sure = NULL;
  g_autoptr (Failure) possible = NULL;

  asking_init (&asking, question, at, answer);
  failing = question_entity (question, asking.world, 0);
  sure = spread_one (asking.sure, failing);
  possible = spread_one (asking.possible, failing);
  find_all_hits (&asking, sure, possible, failing);
  decide (&asking);
  if (answer->findings->len > 0)
    {
      AnswerFinding *first = g_ptr_array_index (answer->findings, 0);

      note_blast (first, first->open ? possible : sure);
      note_containment (first, first->open ? possible : sure,
                        failure_net_elements (asking.sure), failing);
    }
  data = failing_data (asking.world, failing, at);
  answer->text
      = g_strdup_printf ("the failure of %s %s%s", entity_name (failing),
                         does[answer->verdict], data);
  asking_clear (&asking);
}

static gboolean
can_fail (const FailureNet *net, const Entity *entity)
{
  return g_ptr_array_find ((GPtrArray *) failure_net_elements (net), entity,
                           NULL);
}

static char *
accepts_element (const Question *question, guint i)
{
  const World *world = study_world (question->study);
  const Entity *entity = world_find (world, question->arguments[i]);
  g_autoptr (FailureNet) net
      = failure_net_new (world, world_scenario (world)->from, TRUE);
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autofree char *quoted = problem_quote (question->arguments[i]);
  g_autofree char *hint = NULL;

  if (entity != NULL && can_fail (net, entity))
    return NULL;
  for (guint j = 0; j < failure_net_elements (net)->len; j++)
    {
      const Entity *element = g_ptr_array_index (failure_net_elements (net), j);

      if (element->id != NULL)
        g_ptr_array_add (known, (gpointer) element->id);
    }
  g_ptr_array_add (known, NULL);
  hint = problem_suggest (question->arguments[i],
                          (const char *const *) known->pdata);
  return g_strdup_printf ("nothing called '%s' can fail%s", quoted, hint);
}

const QuestionKind QUESTION_FAILS_WITH
    = { .name = "fails-with",
        .arguments = "ELEMENT",
        .help = "Does the failure of an element take nothing else along",
        .n_arguments = 1,
        .kinds = { KIND_NONE },
        .accepts = accepts_element,
        .answer = answer_fails_with };

/* --- single-points -------------------------------------------------------- */

/* Is everybody who uses @service cut off, and is there somebody? */
static gboolean
stops (const World *world, const Failure *failure, const Service *service,
       SimTime at)
{
  guint n_uses = 0, n_cut = 0;

  WORLD_EACH (world, KIND_USE, Use, use)
    if (use->instance->service == service
        && dated_holds (use->from, use->to, at))
      {
        n_uses++;
        n_cut += failure_cuts_off (failure, &use->base) ? 1 : 0;
      }
  return n_uses > 0 && n_cut == n_uses;
}

/* The instance that shows how: one that is used and down. */
static const Instance *
instance_hit (const World *world, const Failure *failure,
              const Service *service)
{
  WORLD_EACH (world, KIND_USE, Use, use)
    if (use->instance->service == service
        && failure_cuts_off (failure, &use->base))
      return use->instance;
  return NULL;
}

static void
find_point (Asking *asking, const Entity *element, const Service *service,
            SimTime at)
{
  g_autoptr (Failure) sure = spread_one (asking->sure, element);
  g_autoptr (Failure) possible = spread_one (asking->possible, element);
  gboolean surely = stops (asking->world, sure, service, at);
  const Failure *failure = surely ? sure : possible;
  const Instance *instance;
  AnswerFinding *finding;

  if (!surely && !stops (asking->world, possible, service, at))
    return;
  instance = instance_hit (asking->world, failure, service);
  finding = answer_find (
      asking->answer,
      g_strdup_printf ("%s %s is a single point of failure of %s",
                       element->kind->element, entity_name (element),
                       entity_name (&service->base)),
      element, &service->base, NULL);
  finding->open = !surely;
  if (instance != NULL)
    add_steps (asking, finding, failure, &instance->base, PLANE_DATA);
}

static void
answer_single_points (const Question *question, SimTime at, Answer *answer)
{
  Asking asking;
  const Service *service;
  const GPtrArray *elements;
  guint n;

  asking_init (&asking, question, at, answer);
  service = question_entity (question, asking.world, 0);
  elements = failure_net_elements (asking.possible);
  for (guint i = 0; i < elements->len; i++)
    if (g_ptr_array_index (elements, i) != &service->base)
      find_point (&asking, g_ptr_array_index (elements, i), service, at);
  decide (&asking);
  n = findings_innermost (answer->findings);
  answer->text = g_strdup_printf (
      "%u single point%s of failure of %s%s", n, n == 1 ? "" : "s",
      entity_name (&service->base),
      n < answer->findings->len ? ", with what each lies in" : "");
  asking_clear (&asking);
}

const QuestionKind QUESTION_SINGLE_POINTS
    = { .name = "single-points",
        .arguments = "SERVICE",
        .help = "Does no single failure cut off all users of a service",
        .n_arguments = 1,
        .kinds = { KIND_SERVICE },
        .answer = answer_single_points };

/* --- isolated ------------------------------------------------------------- */

/* The first element of @partition that @failure hits, or NULL; and in which
 * plane. */
static const Entity *
first_hit (const Asking *asking, const Failure *failure,
           const Partition *partition, Plane *plane)
{
  const GPtrArray *elements = failure_net_elements (asking->possible);

  for (int p = 0; p < N_PLANES; p++)
    for (guint i = 0; i < elements->len; i++)
      {
        const Entity *element = g_ptr_array_index (elements, i);

        *plane = (Plane) p;
        if (element_partition (element) == partition
            && failure_state (failure, element, *plane) != FAILURE_FINE)
          return element;
      }
  return NULL;
}

/* Does the failure of @element alone reach both? */
static void
find_shared (Asking *asking, const Entity *element,
             const Partition *const two[2])
{
  g_autoptr (Failure) sure = spread_one (asking->sure, element);
  g_autoptr (Failure) possible = spread_one (asking->possible, element);
  const Failure *failures[] = { sure, possible };
  AnswerFinding *finding;

  for (int open = FALSE; open <= TRUE; open++)
    {
      Plane planes[2];
      const Entity *one
          = first_hit (asking, failures[open], two[0], &planes[0]);
      const Entity *other
          = first_hit (asking, failures[open], two[1], &planes[1]);

      if (one == NULL || other == NULL)
        continue;
      finding = answer_find (asking->answer,
                             g_strdup_printf ("%s %s takes both along",
                                              element->kind->element,
                                              entity_name (element)),
                             element, NULL, NULL);
      finding->open = open;
      add_steps (asking, finding, failures[open], one, planes[0]);
      add_steps (asking, finding, failures[open], other, planes[1]);
      return;
    }
}

static double
coupling (const FailureNet *net, const Partition *from, const Partition *to)
{
  g_autoptr (Failure) failure = spread_one (net, &from->base);

  return failure_coupling (failure, to);
}

static void
answer_isolated (const Question *question, SimTime at, Answer *answer)
{
  static const char *const are[]
      = { "share no failure", "fail together", "might fail together" };
  Asking asking;
  const Partition *two[2];
  const GPtrArray *elements;
  double there, back;

  asking_init (&asking, question, at, answer);
  two[0] = question_entity (question, asking.world, 0);
  two[1] = question_entity (question, asking.world, 1);
  elements = failure_net_elements (asking.possible);
  for (guint i = 0; i < elements->len; i++)
    find_shared (&asking, g_ptr_array_index (elements, i), two);
  decide (&asking);
  there = coupling (asking.possible, two[0], two[1]);
  back = coupling (asking.possible, two[1], two[0]);
  answer->text = g_strdup_printf (
      "%s and %s %s; coupling %.2f and %.2f, isolation index %.2f, "
      "common causes %.1f %%",
      entity_name (&two[0]->base), entity_name (&two[1]->base),
      are[answer->verdict], there, back, 1 - (there + back) / 2,
      100 * failure_common_cause (asking.possible, two[0], two[1]));
  asking_clear (&asking);
}

const QuestionKind QUESTION_ISOLATED
    = { .name = "isolated",
        .arguments = "PARTITION PARTITION",
        .help = "Does no single failure reach two partitions",
        .n_arguments = 2,
        .kinds = { KIND_PARTITION, KIND_PARTITION },
        .answer = answer_isolated };
