#include "config.h"

#include <string.h>

#include "cli/answers.h"
#include "cli/data-dir.h"
#include "cli/loading.h"
#include "cli/output.h"
#include "cli/verb.h"
#include "models/world/encryption.h"

/* What the user asked for. */
typedef struct
{
  char *variant;
  char **sets;
  char *at;
  char *between; /* two dates with a blank */
  gboolean json;
  gboolean all;
  gboolean explain;
  char **except;
} Wishes;

/* --- which variant, when ----------------------------------------------------
 */

static const Option *
find_option (const Study *study, const char *id)
{
  g_autofree char *mistake = NULL;

  if (id == NULL)
    return g_ptr_array_index (study->options, 0);
  mistake = loading_variant_mistake (study, id);
  if (mistake != NULL)
    verb_refused (&VERB_ASK, "%s", mistake);
  return study_option (study, id);
}

/* The run; of several scenarios what they have in common. */
typedef struct
{
  SimTime from, to;
} Span;

static gboolean
find_span (const Question *question, Span *span)
{
  const Scenario *scenario = world_scenario (study_world (question->study));

  *span = (Span){ scenario->from, scenario->to };
  for (guint i = 0; i < G_N_ELEMENTS (question->files); i++)
    if (question->files[i] != NULL)
      {
        scenario = world_scenario (study_world (question->files[i]));
        span->from = MAX (span->from, scenario->from);
        span->to = MIN (span->to, scenario->to);
      }
  if (span->from < span->to)
    return TRUE;
  verb_refused (&VERB_ASK, "the runs of the scenarios have no day in common");
  return FALSE;
}

/* @after: the date may also be the end of the run. */
static gboolean
parse_date (const Span *span, const char *option, const char *text,
            gboolean after, SimTime *date)
{
  g_autofree char *from = sim_time_format (span->from);
  g_autofree char *to = sim_time_format (span->to);
  g_autofree char *quoted = problem_quote (text);

  if (sim_time_parse (text, date)
      && (dated_holds (span->from, span->to, *date)
          || (after && *date == span->to)))
    return TRUE;
  if (!sim_time_parse (text, date))
    verb_refused (&VERB_ASK, "%s: found '%s', expected a date, as in %s",
                  option, quoted, from);
  else
    verb_refused (&VERB_ASK,
                  "%s: found '%s', expected a date within the run, which goes "
                  "from %s to before %s",
                  option, quoted, from, to);
  return FALSE;
}

static gboolean
parse_between (const Span *span, const char *text, SimTime *from, SimTime *to)
{
  g_auto (GStrv) dates = g_strsplit (text, " ", 2);

  if (!parse_date (span, "--between", dates[0], FALSE, from)
      || !parse_date (span, "--between", dates[1] == NULL ? "" : dates[1], TRUE,
                      to))
    return FALSE;
  if (*from < *to)
    return TRUE;
  verb_misused (&VERB_ASK, "--between: the second date must be later");
  return FALSE;
}

/* The instant that is asked about: without a word, the last day of the run. */
static gboolean
find_instant (const Span *span, const Wishes *wishes, SimTime *at)
{
  *at = MAX (span->to - SIM_DAY, span->from);
  return wishes->at == NULL || parse_date (span, "--at", wishes->at, FALSE, at);
}

/* --- asking -----------------------------------------------------------------
 */

static void
free_answer (gpointer answer)
{
  answer_free (answer);
}

static GPtrArray *
get_answers (const Question *question, const Wishes *wishes)
{
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func (free_answer);
  SimTime from, to;
  Span span;

  if (!find_span (question, &span))
    return NULL;
  if (wishes->between != NULL)
    return parse_between (&span, wishes->between, &from, &to)
               ? question_answers (question, from, to)
               : NULL;
  if (!find_instant (&span, wishes, &from))
    return NULL;
  g_ptr_array_add (answers, question_answer (question, from));
  return g_steal_pointer (&answers);
}

/* --- another mode of encryption ---------------------------------------------
 */

/* The asset of a question of access that is encrypted by a mode, or NULL. */
static const Asset *
asset_in_mode (const Question *question, SimTime at)
{
  const World *world = option_world (question->option, at);
  const Asset *asset;

  for (guint i = 0; i < question->kind->n_arguments; i++)
    if (question->kind->kinds[i] == KIND_ASSET)
      {
        asset = question_entity (question, world, i);
        return asset->custody.mode == MODE_CUSTOM ? NULL : asset;
      }
  return NULL;
}

/* Would the claim be proved with @change? */
static gboolean
is_proved_if (const Question *question, const Wishes *wishes, SimTime at,
              const char *change)
{
  g_autoptr (Study) study
      = loading_study_if (question->study->path, wishes->sets, change);
  g_autoptr (Answer) answer = NULL;
  Question again = *question;

  if (study == NULL)
    return FALSE;
  again.study = study;
  again.option = study_option (study, question->option->id);
  again.explain = FALSE;
  answer = question_answer (&again, at);
  return answer->verdict == ANSWER_PROVED;
}

/* Modes whose choice alone ends every access that was found, by trying each:
 * said with the first finding. */
static void
suggest_modes (const Question *question, const Wishes *wishes,
               const Answer *answer)
{
  const Asset *asset = asset_in_mode (question, answer->from);
  AnswerFinding *first;

  if (!wishes->explain || asset == NULL || answer->verdict != ANSWER_REFUTED)
    return;
  first = g_ptr_array_index (answer->findings, 0);
  for (int mode = MODE_NONE; mode < N_MODES; mode++)
    {
      g_autofree char *change = g_strdup_printf ("%s.mode=%s", asset->base.id,
                                                 ENCRYPTION_WORDS[mode]);

      if (is_proved_if (question, wishes, answer->from, change))
        g_ptr_array_add (first->notes,
                         g_strdup_printf ("another mode alone ends it: --set "
                                          "%s",
                                          change));
    }
}

static ExitStatus
status_of (const GPtrArray *answers)
{
  ExitStatus status = EXIT_FINE;

  for (guint i = 0; i < answers->len; i++)
    {
      const Answer *answer = g_ptr_array_index (answers, i);

      if (answer->verdict == ANSWER_REFUTED)
        return EXIT_REFUTED;
      if (answer->verdict == ANSWER_UNKNOWN)
        status = EXIT_UNKNOWN;
    }
  return status;
}

/* Load the scenarios that are arguments themselves. */
static gboolean
load_files (Question *question, const Wishes *wishes, Study *files[2])
{
  for (guint i = 0; i < question->kind->n_arguments; i++)
    if (question->kind->takes_files
        && g_str_has_suffix (question->arguments[i], ".xml"))
      {
        files[i] = loading_study (question->arguments[i], wishes->sets);
        if (files[i] == NULL)
          return FALSE;
        question->files[i] = files[i];
      }
  return TRUE;
}

/* What is not in the scenario may be in a file that could be. */
static ExitStatus
refuse (const Question *question, const char *wrong)
{
  const World *world = study_world (question->study);

  for (guint i = 0; i < question->kind->n_arguments; i++)
    {
      g_autofree char *file = world_find (world, question->arguments[i]) != NULL
                                  ? NULL
                                  : data_file_with (question->arguments[i]);

      if (file != NULL)
        return verb_refused (&VERB_ASK,
                             "%s; %s has it: <xi:include href=\"%s\"/>", wrong,
                             file, file);
    }
  return verb_refused (&VERB_ASK, "%s", wrong);
}

static ExitStatus
put_question (const Question *question, const Wishes *wishes)
{
  g_autofree char *wrong = question_check (question);
  g_autoptr (GPtrArray) answers = NULL;

  if (wrong != NULL)
    return refuse (question, wrong);
  answers = get_answers (question, wishes);
  if (answers == NULL)
    return EXIT_USAGE;
  for (guint i = 0; i < answers->len; i++)
    suggest_modes (question, wishes, g_ptr_array_index (answers, i));
  if (wishes->json)
    answers_print_json (question, answers);
  else
    answers_print (question, answers, wishes->between != NULL);
  return status_of (answers);
}

static ExitStatus
ask_study (const Study *study, const QuestionKind *kind, char **arguments,
           const Wishes *wishes)
{
  Question question = { .kind = kind,
                        .study = study,
                        .arguments = arguments,
                        .all = wishes->all,
                        .except = (const char *const *) wishes->except,
                        .explain = wishes->explain };
  Study *files[2] = { NULL, NULL };
  ExitStatus status = EXIT_USAGE;

  question.option = find_option (study, wishes->variant);
  if (question.option != NULL && load_files (&question, wishes, files))
    status = put_question (&question, wishes);
  study_free (files[0]);
  study_free (files[1]);
  return status;
}

/* --- the command line -------------------------------------------------------
 */

static ExitStatus
complain_kind (const char *name)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autofree char *quoted = problem_quote (name);
  g_autofree char *hint = NULL;

  for (guint i = 0; QUESTIONS[i] != NULL; i++)
    g_ptr_array_add (known, (gpointer) QUESTIONS[i]->name);
  g_ptr_array_add (known, NULL);
  hint = problem_suggest (name, (const char *const *) known->pdata);
  return verb_misused (&VERB_ASK, "there is no question '%s'%s", quoted, hint);
}

static void
print_kinds (void)
{
  g_autoptr (Table) table = table_new ("lll");

  for (guint i = 0; QUESTIONS[i] != NULL; i++)
    table_add (table, (const char *const[]){ QUESTIONS[i]->name,
                                             QUESTIONS[i]->arguments,
                                             QUESTIONS[i]->help });
  table_print (table);
}

static ExitStatus
ask_wishes (int argc, char **argv, const Wishes *wishes)
{
  const QuestionKind *kind;
  g_autoptr (Study) study = NULL;

  if (argc < 2)
    {
      print_kinds ();
      return EXIT_FINE;
    }
  if (argc < 3)
    return verb_misused (&VERB_ASK, "a question is missing");
  if (wishes->at != NULL && wishes->between != NULL)
    return verb_misused (&VERB_ASK, "--at and --between exclude each other");
  kind = question_kind (argv[2]);
  if (kind == NULL)
    return complain_kind (argv[2]);
  if ((guint) argc != 3 + kind->n_arguments)
    return verb_misused (&VERB_ASK, "expected: %s %s", kind->name,
                         kind->arguments);
  study = loading_study (argv[1], wishes->sets);
  return study == NULL ? EXIT_USAGE : ask_study (study, kind, argv + 3, wishes);
}

/* "--between D1 D2" is an option with two values: join them for the parser.
 * Returns the joined text, which @argv refers to. */
static char *
join_dates (int *argc, char **argv)
{
  char *joined;

  for (int i = 1; i + 2 < *argc; i++)
    if (strcmp (argv[i], "--between") == 0 && strchr (argv[i + 1], ' ') == NULL)
      {
        joined = g_strdup_printf ("%s %s", argv[i + 1], argv[i + 2]);
        argv[i + 1] = joined;
        for (int j = i + 2; j < *argc; j++)
          argv[j] = argv[j + 1];
        (*argc)--;
        return joined;
      }
  return NULL;
}

static ExitStatus
ask (int argc, char **argv)
{
  g_autofree char *joined G_GNUC_UNUSED = join_dates (&argc, argv);
  Wishes wishes = { .variant = NULL };
  ExitStatus status;
  const GOptionEntry options[] = {
    { "variant", 'v', 0, G_OPTION_ARG_STRING, &wishes.variant,
      "The variant to ask about [the first]", "ID" },
    { "set", 's', 0, G_OPTION_ARG_STRING_ARRAY, &wishes.sets,
      "Change an attribute, as in compulsion.leverage=no; may be repeated",
      "CHANGE" },
    { "at", 0, 0, G_OPTION_ARG_STRING, &wishes.at,
      "The day to ask about [the last one of the run]", "DATE" },
    { "between", 0, 0, G_OPTION_ARG_STRING, &wishes.between,
      "Every stretch from the first day to before the second", "DATE DATE" },
    { "all", 0, 0, G_OPTION_ARG_NONE, &wishes.all,
      "Every witness, coalition and remedy, not only the first", NULL },
    { "explain", 0, 0, G_OPTION_ARG_NONE, &wishes.explain,
      "Whom to compel, since when, and what would end it", NULL },
    { "except", 0, 0, G_OPTION_ARG_STRING_ARRAY, &wishes.except,
      "Leave this authority or asset out; may be repeated", "ID" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &wishes.json, "Print JSON", NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL }
  };

  if (verb_parse (&VERB_ASK, options, &argc, &argv, &status))
    status = ask_wishes (argc, argv, &wishes);
  g_free (wishes.variant);
  g_free (wishes.at);
  g_free (wishes.between);
  g_strfreev (wishes.sets);
  g_strfreev (wishes.except);
  return status;
}

const Verb VERB_ASK
    = { .name = "ask",
        .arguments = "SCENARIO.xml QUESTION ARGUMENT...",
        .help = "Ask who can read what: PROVED, REFUTED with a witness, or "
                "UNKNOWN",
        .run = ask };
