/* What a run records of access and what `ask can-read` answers is one answer:
 * on every shipped scenario, variant and date, as it is shipped and with some
 * of what it says made unknown by chance.
 */
#include "config.h"

#include <string.h>

#include "models/course.h"
#include "models/isolation/access-private.h"
#include "models/isolation/question.h"
#include "models/observe.h"
#include "models/world/scenario.h"
#include "sim/sim-random.h"
#include "tests/sim/suite.h"

enum
{
  DRAWS = 6,   /* of what is unknown, for each variant */
  UNKNOWNS = 5 /* at most, in each */
};

static Study *
load (const char *name)
{
  g_autofree char *path
      = g_strdup_printf ("%s/scenarios/%s", SOVSIM_SOURCEDIR, name);
  g_autoptr (ProblemList) problems = problem_list_new ();
  Study *study
      = study_load (path, NULL, SOVSIM_SOURCEDIR "/scenarios", problems);

  if (study == NULL)
    {
      g_autofree char *text = problem_list_format (problems);

      g_error ("%s", text);
    }
  return study;
}

static int
compare_names (gconstpointer left, gconstpointer right)
{
  return strcmp (*(const char *const *) left, *(const char *const *) right);
}

/* The names of all shipped scenarios. */
static GPtrArray *
shipped (void)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) folder = g_dir_open (SOVSIM_SOURCEDIR "/scenarios", 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_suffix (name, ".xml"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  ck_assert_uint_gt (names->len, 20);
  return names;
}

/* --- agreement ------------------------------------------------------------ */

/* What `ask` says, in the letters of a run: "N", "D", "D or X". */
static char *
letters_of (const Answer *answer)
{
  const AnswerFinding *finding;

  if (answer->findings->len == 0)
    {
      ck_assert_int_eq (answer->verdict, ANSWER_PROVED);
      return g_strdup ("N");
    }
  finding = g_ptr_array_index (answer->findings, 0);
  ck_assert_int_eq (answer->verdict,
                    finding->open ? ANSWER_UNKNOWN : ANSWER_REFUTED);
  return finding->open
             ? g_strdup_printf ("%s or %s", finding->value, finding->surely)
             : g_strdup (finding->value);
}

/* The run and the question name something that decides, if only one does. */
static void
check_missing (const Answer *answer, const SimFindingRow *row)
{
  gboolean open = answer->verdict == ANSWER_UNKNOWN;

  ck_assert_int_eq (open, strstr (row->detail, "missing: ") != NULL);
  ck_assert_int_eq (open, answer->missing->len > 0);
}

/* Every access of one regime; returns how many are not known. */
static guint
check_regime (const Study *study, const Option *option, const Regime *regime)
{
  g_autoptr (SimRunRecord) record = sim_run_record_new ("key", 0, 0, 1);
  g_autoptr (Observer) observer = observer_new (record);
  g_autoptr (Access) access = access_solve (regime->world, regime->from);
  guint n_open = 0;

  sim_run_record_add_regime (record, regime->from, regime->to, "");
  observe_access (observer, regime, access);
  for (guint i = 0; i < record->findings->len; i++)
    {
      const SimFindingRow *row
          = &g_array_index (record->findings, SimFindingRow, i);
      char *arguments[] = { (char *) row->subject, (char *) row->object, NULL };
      const Question question = { .kind = &QUESTION_CAN_READ,
                                  .study = study,
                                  .option = option,
                                  .arguments = arguments };
      g_autoptr (Answer) answer = question_answer (&question, regime->from);
      g_autofree char *said = letters_of (answer);

      ck_assert_msg (g_str_equal (said, row->verdict),
                     "%s, %s: %s and %s: asked %s, run %s", study->path,
                     option->id, row->subject, row->object, said, row->verdict);
      if (g_str_equal (row->kind, "access")) /* the others have no detail */
        check_missing (answer, row);
      n_open += answer->verdict == ANSWER_UNKNOWN ? 1 : 0;
    }
  return n_open;
}

/* --- as shipped ----------------------------------------------------------- */

/* What tenants do about the law is known to runs alone; regimes whose World is
 * that of the scenario can be asked about. */
START_TEST (runs_and_questions_agree_on_what_is_shipped)
{
  g_autoptr (GPtrArray) names = shipped ();
  guint n_regimes = 0, n_open = 0;

  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (Study) study = load (g_ptr_array_index (names, i));

      for (guint v = 0; v < study->options->len; v++)
        {
          const Option *option = g_ptr_array_index (study->options, v);
          g_autoptr (Course) course = course_play (study, option, 1, 0);

          for (guint r = 0; r < course->compliances->len; r++)
            {
              const Regime *regime = course_compliance (course, r)->regime;

              if (regime->world != option_world (option, regime->from))
                continue;
              n_open += check_regime (study, option, regime);
              n_regimes++;
            }
        }
    }
  ck_assert_uint_gt (n_regimes, 100);
  ck_assert_uint_gt (n_open, 0); /* icloud-china asks for leverage */
}
END_TEST

/* --- with something unknown ----------------------------------------------- */

/* One switch, and what it was. */
typedef struct
{
  int *holds;
  int was;
} Unset;

/* A World is immutable to everybody but this test, which puts it back. */
static int *
nth_switch (const World *world, guint n)
{
  static const EntityKindId KINDS[]
      = { KIND_POWER,    KIND_ESTABLISHMENT, KIND_CONTROL,
          KIND_LEVERAGE, KIND_HOLDING,       KIND_BLOCKING_STATUTE };
  Compulsion *c = (Compulsion *) (gpointer) world_compulsion (world);
  int *switches[] = { &c->equity,   &c->administration, &c->contract,
                      &c->leverage, &c->treaty,         &c->live };

  if (n % 2 == 0)
    return switches[n / 2 % G_N_ELEMENTS (switches)];
  for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
    {
      EntityKindId kind = KINDS[(n / 2 + i) % G_N_ELEMENTS (KINDS)];
      const GPtrArray *all = world_all (world, kind);

      if (all->len > 0)
        return (int *) (gpointer) relation_switch (
            g_ptr_array_index (all, n / 12 % all->len));
    }
  return switches[0];
}

static guint
check_unset (const Study *study, const Option *option, SimStream *stream)
{
  const Scenario *scenario = world_scenario (study_world (study));
  SimSpan days = (scenario->to - scenario->from) / SIM_DAY;
  Regime regime = { .from = scenario->from };
  Unset unset[UNKNOWNS];
  guint n = 1 + (guint) (sim_stream_bits (stream) % UNKNOWNS), n_open;

  regime.from
      += (SimSpan) (sim_stream_bits (stream) % (guint64) days) * SIM_DAY;
  regime.to = regime.from + SIM_DAY;
  regime.world = option_world (option, regime.from);
  for (guint i = 0; i < n; i++)
    {
      unset[i].holds
          = nth_switch (regime.world, (guint) (sim_stream_bits (stream) >> 40));
      unset[i].was = *unset[i].holds;
      *unset[i].holds = HOLDS_UNKNOWN;
    }
  n_open = check_regime (study, option, &regime);
  for (guint i = n; i > 0; i--)
    *unset[i - 1].holds = unset[i - 1].was;
  return n_open;
}

START_TEST (runs_and_questions_agree_whatever_is_unknown)
{
  g_autoptr (GPtrArray) names = shipped ();
  SimStream stream;
  guint n_open = 0;

  sim_stream_init (&stream, sim_key (1, 0, "test-run-and-ask", "unknown"));
  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (Study) study = load (g_ptr_array_index (names, i));

      for (guint v = 0; v < study->options->len; v++)
        for (guint n = 0; n < DRAWS; n++)
          n_open += check_unset (study, g_ptr_array_index (study->options, v),
                                 &stream);
    }
  ck_assert_uint_gt (n_open, 100); /* it was put to test */
}
END_TEST

static const TTest **const tests[]
    = { &runs_and_questions_agree_on_what_is_shipped,
        &runs_and_questions_agree_whatever_is_unknown, NULL };

SUITE_MAIN ("run and ask", tests)
