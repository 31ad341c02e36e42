/* Decision cases: what law texts say of single acts, against scenarios/laws.
 *
 * Two files: tests/law/cases.csv, which always runs, and the researchers'
 * ../shared/facts/regulation-cases.csv (SOVSIM_SHARED names another place for
 * ../shared), which is told to be absent where it is. Verdict and rule must
 * come out. */
#include "config.h"

#include "models/law/case-file.h"
#include "models/law/law-library.h"
#include "models/law/reasons.h"
#include "tests/models/small-world.h"

static World *
shipped_laws (void)
{
  g_autoptr (ProblemList) problems = problem_list_new ();
  World *world = law_library_load (SOVSIM_SOURCEDIR "/scenarios/laws",
                                   SOVSIM_SOURCEDIR "/scenarios", problems);
  g_autofree char *wrong = problem_list_format (problems);

  ck_assert_str_eq (wrong, "");
  return world;
}

static void
judge_case (Rulebook *book, const Case *subject, GString *wrong)
{
  g_autoptr (Reasons) reasons = reasons_new (book, &subject->act);
  const Rule *rule = reasons_rule (reasons);
  const char *name = rule == NULL ? "-" : rule_name (rule);
  const char *verdict = verdict_word (&reasons->verdict);

  if (g_strcmp0 (verdict, subject->texts[COLUMN_VERDICT]) != 0
      || (subject->texts[COLUMN_RULE] != NULL
          && g_strcmp0 (name, subject->texts[COLUMN_RULE]) != 0))
    g_string_append_printf (wrong, "%s: expected %s by %s, found %s by %s\n",
                            subject->texts[COLUMN_ID],
                            subject->texts[COLUMN_VERDICT],
                            subject->texts[COLUMN_RULE], verdict, name);
}

static guint
judge_file (const char *path)
{
  g_autoptr (World) world = shipped_laws ();
  g_autoptr (Rulebook) book = rulebook_new (world);
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autoptr (CaseFile) file = case_file_open (path, problems);
  g_autoptr (GString) wrong = g_string_new (NULL);
  g_autofree char *said = NULL;
  Case subject;
  guint n = 0;
  int line;

  ck_assert_ptr_nonnull (file);
  for (; case_file_next (file, &subject, &line, problems); n++)
    if (case_read (&subject, book, path, line, problems))
      judge_case (book, &subject, wrong);
  said = problem_list_format (problems);
  ck_assert_str_eq (said, "");
  ck_assert_str_eq (wrong->str, "");
  return n;
}

START_TEST (every_case_of_our_own_comes_out)
{
  ck_assert_uint_ge (judge_file (SOVSIM_SOURCEDIR "/tests/law/cases.csv"), 150);
}
END_TEST

START_TEST (every_shared_case_comes_out)
{
  const char *shared = g_getenv ("SOVSIM_SHARED");
  g_autofree char *path = g_build_filename (
      shared != NULL ? shared : SOVSIM_SOURCEDIR "/../shared", "facts",
      "regulation-cases.csv", NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_print ("every_shared_case_comes_out: skipped, there is no %s; "
               "SOVSIM_SHARED may name the folder that holds facts/\n",
               path);
      return;
    }
  ck_assert_uint_eq (judge_file (path), 180);
}
END_TEST

/* Each rule answers at least one case of our own file. */
START_TEST (every_rule_decides_a_case)
{
  g_autoptr (World) world = shipped_laws ();
  g_autoptr (GHashTable) named
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autoptr (CaseFile) file
      = case_file_open (SOVSIM_SOURCEDIR "/tests/law/cases.csv", problems);
  Case subject;
  int line;

  while (case_file_next (file, &subject, &line, problems))
    g_hash_table_add (named, g_strdup (subject.texts[COLUMN_RULE]));
  WORLD_EACH (world, KIND_RULE, Rule, rule)
    ck_assert_msg (g_hash_table_contains (named, rule_name (rule)),
                   "no case is answered by %s", rule_name (rule));
}
END_TEST

/* Any one act, with any one fact blotted out: the verdict stays, or judgement
 * is needed; it never turns into another one. */
START_TEST (what_is_not_stated_never_becomes_another_verdict)
{
  g_autoptr (World) world = shipped_laws ();
  g_autoptr (Rulebook) book = rulebook_new (world);
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autoptr (CaseFile) file
      = case_file_open (SOVSIM_SOURCEDIR "/tests/law/cases.csv", problems);
  Case subject;
  int line;

  while (case_file_next (file, &subject, &line, problems))
    for (int fact = 0; fact < N_WORD_FACTS; fact++)
      {
        Verdict full, less;

        ck_assert (case_read (&subject, book, "cases.csv", line, problems));
        rulebook_judge (book, &subject.act, &full);
        subject.act.words[fact] = ACT_NOT_STATED;
        rulebook_judge (book, &subject.act, &less);
        ck_assert_msg (
            less.word == full.word || less.word == VERDICT_NEEDS_JUDGEMENT,
            "%s without %s: %s becomes %s", subject.texts[COLUMN_ID],
            FACTS[fact].column, verdict_word (&full), verdict_word (&less));
      }
}
END_TEST

static const TTest **const tests[]
    = { &every_case_of_our_own_comes_out, &every_shared_case_comes_out,
        &every_rule_decides_a_case,
        &what_is_not_stated_never_becomes_another_verdict, NULL };

SUITE_MAIN ("law-cases", tests)
