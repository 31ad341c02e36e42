/* sovsim decide: what the law says of transfers, storage and requests. */
#include "config.h"

#include <string.h>

#include "cli/data-dir.h"
#include "cli/deciding.h"
#include "cli/loading.h"
#include "cli/verb.h"
#include "models/law/case-file.h"
#include "models/law/law-library.h"

enum
{
  PROBLEMS_MOST = 100 /* then the rest of a file is not looked at */
};

typedef struct
{
  Rulebook *book;
  ProblemList *problems;
  DecidingForm form;
  gboolean expect;
  const char *law;     /* chosen, or NULL */
  GHashTable *outside; /* places of cases that no law speaks for, a set */
  guint n_cases, n_wrong;
} Deciding;

/* --- answers -------------------------------------------------------------- */

static void
free_reasons (gpointer reasons)
{
  reasons_free (reasons);
}

/* Does @law have rules about this kind of decision at all? */
static gboolean
speaks (const Deciding *deciding, const char *law, int decision)
{
  WORLD_EACH (rulebook_world (deciding->book), KIND_RULE, Rule, rule)
    if (rule->decision == decision && g_str_equal (rule->law, law))
      return TRUE;
  return FALSE;
}

/* Remember places whose own law is not among the rules. */
static void
note_places (const Deciding *deciding, const Case *subject)
{
  static const CaseColumn PLACES[]
      = { COLUMN_ORIGIN, COLUMN_LOCATION, COLUMN_DESTINATION,
          COLUMN_OPERATOR_HOME };
  const Vocabulary *vocabulary = rulebook_vocabulary (deciding->book);
  const char *const *laws = rulebook_laws (deciding->book);
  g_autofree char *all = g_strjoinv (" ", (char **) laws);
  Condition anywhere = { .fact = FACT_ORIGIN, .in = all };
  WordSet spoken_for = vocabulary_fitting (vocabulary, &anywhere);

  for (guint i = 0; i < G_N_ELEMENTS (PLACES); i++)
    {
      const char *place = subject->texts[PLACES[i]];
      int word = place == NULL
                     ? -1
                     : vocabulary_find (vocabulary, FACT_ORIGIN, place);

      if (word >= 0 && !word_set_holds (&spoken_for, word))
        g_hash_table_add (
            deciding->outside,
            (gpointer) vocabulary_words (vocabulary, FACT_ORIGIN)[word]);
    }
}

static void
compare (Deciding *deciding, const char *id, const Case *subject,
         const Reasons *reasons)
{
  const char *verdict = verdict_word (&reasons->verdict);
  const Rule *rule = reasons_rule (reasons);
  const char *name = rule == NULL ? "-" : rule_name (rule);
  const char *expected = subject->texts[COLUMN_VERDICT];
  const char *expected_rule = subject->texts[COLUMN_RULE];

  if (g_strcmp0 (expected, verdict) == 0
      && (expected_rule == NULL || g_str_equal (expected_rule, name)))
    return;
  deciding->n_wrong++;
  g_printerr ("%s: expected %s by %s, found %s by %s\n", id,
              expected == NULL ? "-" : expected,
              expected_rule == NULL ? "any rule" : expected_rule, verdict,
              name);
}

static void
answer_one (Deciding *deciding, const char *id, const Case *subject)
{
  g_autoptr (Reasons) reasons = reasons_new (deciding->book, &subject->act);

  deciding_print (&deciding->form, id,
                  rulebook_laws (deciding->book)[subject->act.law], reasons);
  if (deciding->expect)
    compare (deciding, id, subject, reasons);
}

/* Nobody said whose law: every law that speaks of such acts answers. */
static void
answer_all (Deciding *deciding, const char *id, Case *subject)
{
  const char *const *laws = rulebook_laws (deciding->book);
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func (free_reasons);
  g_autoptr (GPtrArray) of = g_ptr_array_new ();
  g_autoptr (GPtrArray) conflicts = NULL;

  for (int i = 0; laws[i] != NULL; i++)
    if (speaks (deciding, laws[i], subject->act.decision))
      {
        Reasons *reasons;

        subject->act.law = i;
        reasons = reasons_new (deciding->book, &subject->act);
        deciding_print (&deciding->form, id, laws[i], reasons);
        g_ptr_array_add (answers, reasons);
        g_ptr_array_add (of, (gpointer) laws[i]);
      }
  conflicts = deciding_conflicts (answers, (const char *const *) of->pdata);
  for (guint i = 0; i < conflicts->len; i++)
    deciding_print_conflict (&deciding->form, id,
                             g_ptr_array_index (conflicts, i));
}

/* What is compared is the verdict of one law. */
static gboolean
can_compare (const Deciding *deciding, const Case *subject, const char *path,
             int line)
{
  if (!deciding->expect || subject->act.law >= 0)
    return TRUE;
  problem_note (deciding->problems, path, line,
                "law: is not stated; --expect compares the verdict of one "
                "law, which --law can name");
  return FALSE;
}

static void
answer (Deciding *deciding, const char *id, Case *subject)
{
  deciding->n_cases++;
  note_places (deciding, subject);
  if (subject->act.law < 0)
    answer_all (deciding, id, subject);
  else
    answer_one (deciding, id, subject);
}

/* --- a file of cases ------------------------------------------------------ */

/* With --law, cases that name no law get it, and those of others are left
 * out. */
static gboolean
is_chosen (const Deciding *deciding, Case *subject)
{
  const char *law = subject->texts[COLUMN_LAW];

  if (deciding->law == NULL)
    return TRUE;
  if (law == NULL)
    subject->texts[COLUMN_LAW] = deciding->law;
  return law == NULL || g_str_equal (law, deciding->law);
}

static void
answer_line (Deciding *deciding, const char *path, int line, Case *subject)
{
  g_autofree char *number = g_strdup_printf ("%d", line);
  const char *id = subject->texts[COLUMN_ID];

  if (is_chosen (deciding, subject)
      && case_read (subject, deciding->book, path, line, deciding->problems)
      && can_compare (deciding, subject, path, line))
    answer (deciding, id == NULL ? number : id, subject);
}

static void
answer_file (Deciding *deciding, const char *path)
{
  g_autoptr (CaseFile) file = case_file_open (path, deciding->problems);
  Case subject;
  int line;

  if (file == NULL)
    return;
  if (deciding->expect && !case_file_has (file, COLUMN_VERDICT))
    {
      problem_note (deciding->problems, path, 1,
                    "there is no column 'verdict' to compare with");
      return;
    }
  deciding->form.with_law
      = deciding->law == NULL && !case_file_has (file, COLUMN_LAW);
  deciding_print_head (&deciding->form);
  while (problem_list_count (deciding->problems) < PROBLEMS_MOST
         && case_file_next (file, &subject, &line, deciding->problems))
    answer_line (deciding, path, line, &subject);
  if (problem_list_count (deciding->problems) >= PROBLEMS_MOST)
    problem_note (deciding->problems, path, line,
                  "more than %d mistakes; the rest is not looked at",
                  PROBLEMS_MOST);
}

/* --- a single case -------------------------------------------------------- */

/* What is left out of a single case, but stands in every case of a file. */
static void
fill_in (Case *subject)
{
  const char **texts = subject->texts;
  gboolean request = g_strcmp0 (texts[COLUMN_DECISION], "request") == 0;

  if (texts[COLUMN_PURPOSE] == NULL && !request)
    texts[COLUMN_PURPOSE] = "general";
  if (texts[COLUMN_MECHANISM] == NULL)
    texts[COLUMN_MECHANISM] = "none";
  if (texts[COLUMN_LOCATION] == NULL && !request)
    texts[COLUMN_LOCATION] = texts[COLUMN_LAW];
  if (texts[COLUMN_ORIGIN] == NULL)
    texts[COLUMN_ORIGIN] = texts[COLUMN_LOCATION];
  if (texts[COLUMN_OPERATOR_HOME] == NULL && !request)
    texts[COLUMN_OPERATOR_HOME] = texts[COLUMN_DESTINATION];
}

static void
answer_options (Deciding *deciding, Case *subject)
{
  fill_in (subject);
  deciding->form.with_law = subject->texts[COLUMN_LAW] == NULL;
  if (!case_read (subject, deciding->book, "command line", 0,
                  deciding->problems))
    return;
  deciding_print_head (&deciding->form);
  answer (deciding, "case", subject);
}

/* --- the command line ----------------------------------------------------- */

static int
compare_names (gconstpointer left, gconstpointer right)
{
  return strcmp (left, right);
}

static guint
count_rules (const Deciding *deciding)
{
  guint n = 0;

  WORLD_EACH (rulebook_world (deciding->book), KIND_RULE, Rule, rule)
    n += rule->commenced
         && (deciding->law == NULL || g_str_equal (rule->law, deciding->law));
  return n;
}

/* "HK-PDPO-33 (never in force)": rules of the laws that were asked; and how
 * many of which laws were not. */
static char *
rules_left_out (const Deciding *deciding)
{
  GString *text = g_string_new (NULL);
  guint n_others = 0;

  WORLD_EACH (rulebook_world (deciding->book), KIND_RULE, Rule, rule)
    {
      gboolean asked
          = deciding->law == NULL || g_str_equal (rule->law, deciding->law);

      n_others += !asked;
      if (asked && !rule->commenced)
        g_string_append_printf (text, "%s%s (never in force)",
                                text->len > 0 ? ", " : "", rule->base.id);
    }
  if (n_others > 0)
    g_string_append_printf (text, "%s%u of other laws",
                            text->len > 0 ? ", " : "", n_others);
  if (text->len == 0)
    g_string_append (text, "none");
  return g_string_free (text, FALSE);
}

/* Every output carries it: what this is, and what was not looked at. */
static void
print_footer (const Deciding *deciding)
{
  g_autofree char *laws
      = g_strjoinv (", ", (char **) rulebook_laws (deciding->book));
  g_autofree char *left_out = rules_left_out (deciding);
  GList *places
      = g_list_sort (g_hash_table_get_keys (deciding->outside), compare_names);

  g_printerr ("A model, not legal advice. Rules evaluated: %u, of %s; not "
              "evaluated: %s; laws not modelled:",
              count_rules (deciding),
              deciding->law == NULL ? laws : deciding->law, left_out);
  for (GList *at = places; at != NULL; at = at->next)
    g_printerr (" %s", (const char *) at->data);
  g_printerr ("%s\n", places == NULL ? " none of those named" : "");
  g_list_free (places);
}

static ExitStatus
finish (const Deciding *deciding)
{
  gboolean is_fine = loading_is_fine (deciding->problems);

  if (is_fine || deciding->n_cases > 0)
    print_footer (deciding);
  if (deciding->expect)
    g_printerr ("%u case%s, %u as expected, %u not\n", deciding->n_cases,
                deciding->n_cases == 1 ? "" : "s",
                deciding->n_cases - deciding->n_wrong, deciding->n_wrong);
  if (!is_fine)
    return EXIT_USAGE;
  return deciding->n_wrong > 0 ? EXIT_REFUTED : EXIT_FINE;
}

static ExitStatus
decide_with (Deciding *deciding, const char *path, Case *subject)
{
  const char *const *laws = rulebook_laws (deciding->book);

  deciding->law = subject->texts[COLUMN_LAW];
  if (deciding->law != NULL && !g_strv_contains (laws, deciding->law))
    {
      g_autofree char *quoted = problem_quote (deciding->law);
      g_autofree char *hint = problem_suggest (deciding->law, laws);

      return verb_refused (&VERB_DECIDE, "--law: no rule is of the law '%s'%s",
                           quoted, hint);
    }
  deciding->outside = g_hash_table_new (g_str_hash, g_str_equal);
  if (path != NULL)
    answer_file (deciding, path);
  else
    answer_options (deciding, subject);
  return finish (deciding);
}

static ExitStatus
decide_by (const char *folder, Deciding *deciding, const char *path,
           Case *subject)
{
  g_autofree char *library = data_scenarios ();
  g_autofree char *shipped = g_build_filename (library, "laws", NULL);
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autoptr (World) world
      = law_library_load (folder == NULL ? shipped : folder, library, problems);
  g_autoptr (Rulebook) book = NULL;
  ExitStatus status;

  if (world == NULL)
    {
      g_autofree char *text = problem_list_format (problems);

      g_printerr ("%s", text);
      return EXIT_USAGE;
    }
  book = rulebook_new (world);
  deciding->book = book;
  deciding->problems = problems;
  status = decide_with (deciding, path, subject);
  g_clear_pointer (&deciding->outside, g_hash_table_unref);
  return status;
}

/* The options of a single case, one for each column that has one; their
 * texts go to @given. */
static GArray *
case_options (char **given)
{
  GArray *options = g_array_new (TRUE, FALSE, sizeof (GOptionEntry));

  for (int i = 0; i < N_COLUMNS; i++)
    {
      GOptionEntry entry
          = { CASE_COLUMNS[i].option, 0,         0,
              G_OPTION_ARG_STRING,    &given[i], CASE_COLUMNS[i].help,
              CASE_COLUMNS[i].takes };

      if (entry.long_name != NULL)
        g_array_append_val (options, entry);
    }
  return options;
}

static gboolean
has_case (const Case *subject)
{
  for (int i = 0; i < N_COLUMNS; i++)
    if (i != COLUMN_LAW && subject->texts[i] != NULL)
      return TRUE;
  return FALSE;
}

static ExitStatus
check_usage (int argc, char **argv, const Case *subject, gboolean expect)
{
  if (argc > 2)
    return verb_misused (&VERB_DECIDE, "'%s' is one file too many", argv[2]);
  if (argc < 2 && !has_case (subject))
    return verb_misused (&VERB_DECIDE,
                         "a file of cases is missing, or a case as options");
  if (argc == 2 && has_case (subject))
    return verb_misused (&VERB_DECIDE,
                         "a file of cases and a case as options; one of them");
  if (argc < 2 && expect)
    return verb_misused (&VERB_DECIDE, "--expect needs a file of cases");
  return EXIT_FINE;
}

static ExitStatus
decide_case (const char *folder, Deciding *deciding, int argc, char **argv,
             char *const *given)
{
  Case subject;
  ExitStatus status;

  memset (&subject, 0, sizeof subject);
  for (int i = 0; i < N_COLUMNS; i++)
    subject.texts[i] = given[i];
  status = check_usage (argc, argv, &subject, deciding->expect);
  if (status != EXIT_FINE)
    return status;
  return decide_by (folder, deciding, argc == 2 ? argv[1] : NULL, &subject);
}

static ExitStatus
decide (int argc, char **argv)
{
  char *given[N_COLUMNS] = { NULL };
  Deciding deciding = { 0 };
  g_autofree char *folder = NULL;
  g_autoptr (GArray) options = case_options (given);
  ExitStatus status;
  const GOptionEntry own[] = {
    { "laws", 0, 0, G_OPTION_ARG_FILENAME, &folder,
      "Folder of rules; those that come with sovsim when left out", "DIR" },
    { "expect", 0, 0, G_OPTION_ARG_NONE, &deciding.expect,
      "Compare with the columns verdict and rule; 1 when a case differs",
      NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &deciding.form.json,
      "Print JSON, one object a line, with the whole chain of reasons", NULL }
  };

  g_array_prepend_vals (options, own, G_N_ELEMENTS (own));
  if (!verb_parse (&VERB_DECIDE,
                   (const GOptionEntry *) (gpointer) options->data, &argc,
                   &argv, &status))
    return status;
  status = decide_case (folder, &deciding, argc, argv, given);
  for (int i = 0; i < N_COLUMNS; i++)
    g_free (given[i]);
  return status;
}

const Verb VERB_DECIDE
    = { .name = "decide",
        .arguments = "[CASES.csv]",
        .help = "Verdicts of the law on transfers, storage and requests, with "
                "rule and article",
        .run = decide };
