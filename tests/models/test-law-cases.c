/* Decision cases: what law texts say of single acts, as researched, against
 * the rules of scenarios/laws.
 *
 * The cases come from ../shared/facts/regulation-cases.csv (SOVSIM_SHARED
 * names another place for ../shared). Without it, the suite is skipped: it
 * must never pass by not looking. */
#include "config.h"

#include "models/law/rulebook.h"
#include "tests/models/small-world.h"

#include <string.h>

enum
{
  SKIPPED = 77,
  /* Columns of the file. */
  ID = 0, DECISION, LAW, DATE, ORIGIN, LOCATION, EXPORTER, CLASS, SUBTYPE,
  HELD, EXPORT_PI, EXPORT_SPI, WINDOW, PURPOSE, ACTIVITY_START, DESTINATION,
  OPERATOR_HOME, MECHANISM, VERDICT, RULE, N_COLUMNS
};

/* Cases on which the rules and the researchers differ on purpose: none. */
static const char *const EXCEPTIONS[] = { NULL };

static char *
cases_path (void)
{
  const char *shared = g_getenv ("SOVSIM_SHARED");

  return g_build_filename (shared != NULL ? shared
                                          : SOVSIM_SOURCEDIR "/../shared",
                           "facts", "regulation-cases.csv", NULL);
}

/* The index of @text in @words, or "not stated" for "-". */
static int
index_of (const char *const *words, const char *text)
{
  for (int i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], text) == 0)
      return i;
  ck_assert_msg (strcmp (text, "-") == 0, "unknown word '%s'", text);
  return ACT_NOT_STATED;
}

static gint64
count_of (const char *text)
{
  return strcmp (text, "-") == 0 ? ACT_NOT_STATED
                                 : g_ascii_strtoll (text, NULL, 10);
}

/* "CN-GBA" is a place within "CN". */
static char **
place_of (const char *code)
{
  const char *dash = strchr (code, '-');
  g_autofree char *both = NULL;

  if (strcmp (code, "-") == 0)
    return NULL;
  if (dash == NULL)
    return g_strsplit (code, " ", 1);
  both = g_strdup_printf ("%s %.*s", code, (int) (dash - code), code);
  return g_strsplit (both, " ", -1);
}

static guint64
mechanisms_of (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, "+; ", -1);
  guint64 set = 0;

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0' && strcmp (words[i], "none") != 0
        && strcmp (words[i], "-") != 0)
      set |= G_GUINT64_CONSTANT (1) << index_of (MECHANISM_WORDS, words[i]);
  return set;
}

static void
fill_act (Act *act, char **row)
{
  act_init (act);
  act->decision = DECISION_TRANSFER;
  act->law = row[LAW];
  act->date = small_day (row[DATE]);
  act->data_class = index_of (DATA_CLASS_WORDS, row[CLASS]);
  act->exporter = index_of (EXPORTER_WORDS, row[EXPORTER]);
  act->purpose = index_of (PURPOSE_WORDS, row[PURPOSE]);
  act->origin = place_of (row[ORIGIN]);
  act->location = place_of (row[LOCATION]);
  act->destination = place_of (row[DESTINATION]);
  act->operator_home = place_of (row[OPERATOR_HOME]);
  if (strcmp (row[ACTIVITY_START], "-") != 0)
    act->activity_start = small_day (row[ACTIVITY_START]);
  act->counts[COUNT_HELD] = count_of (row[HELD]);
  act->counts[COUNT_EXPORT_PI] = count_of (row[EXPORT_PI]);
  act->counts[COUNT_EXPORT_SPI] = count_of (row[EXPORT_SPI]);
  act->window = strcmp (row[WINDOW], "-") == 0
                    ? WINDOW_ANY
                    : index_of (WINDOW_WORDS, row[WINDOW]);
  act->mechanisms = mechanisms_of (row[MECHANISM]);
}

/* Counts that a case leaves out play no part in it: none of those persons. */
static void
fill_absent_counts (Act *act)
{
  for (int i = 0; i < N_COUNTS; i++)
    if (act->counts[i] == ACT_NOT_STATED)
      act->counts[i] = 0;
}

static Study *
laws (void)
{
  g_autoptr (SmallFolder) folder = small_folder_new ();
  g_autofree char *path = small_path (folder, "s.xml");
  g_autofree char *text
      = small_scenario ("<xi:include href='laws/cn-transfer.xml'/>");
  g_autoptr (ProblemList) problems = problem_list_new ();
  Study *study;

  small_write (folder, "s.xml", text);
  study = study_load (path, NULL, SOVSIM_SOURCEDIR "/scenarios", problems);
  ck_assert_ptr_nonnull (study);
  return study;
}

/* One line for a case that is decided otherwise, else nothing. */
static void
decide (const World *world, char **row, GString *wrong)
{
  g_auto (Act) act = { 0 };
  g_auto (Verdict) verdict = { 0 };
  g_autoptr (Rulebook) book = NULL;
  g_autofree char *why = NULL;

  fill_act (&act, row);
  fill_absent_counts (&act);
  book = rulebook_new (world, act.date);
  rulebook_judge (book, &act, &verdict);
  why = verdict_explain (&verdict);
  if (strcmp (VERDICT_WORDS[verdict.word], row[VERDICT]) != 0
      && !g_strv_contains (EXCEPTIONS, row[ID]))
    g_string_append_printf (wrong, "%s: %s by %s, not %s: %s\n", row[ID],
                            row[VERDICT], row[RULE],
                            VERDICT_WORDS[verdict.word], why);
}

START_TEST (transfers_from_the_mainland_are_decided_as_in_the_cases)
{
  g_autofree char *path = cases_path ();
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (Study) study = laws ();
  g_autoptr (GString) wrong = g_string_new (NULL);
  guint n = 0;

  ck_assert (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) row = g_strsplit (lines[i], ",", -1);

      if (g_strv_length (row) < N_COLUMNS || strcmp (row[LAW], "CN") != 0
          || strcmp (row[DECISION], "transfer") != 0)
        continue;
      decide (study_world (study), row, wrong);
      n++;
    }
  ck_assert_uint_ge (n, 80);
  ck_assert_str_eq (wrong->str, "");
}
END_TEST

static const TTest **const tests[]
    = { &transfers_from_the_mainland_are_decided_as_in_the_cases, NULL };

int
main (void)
{
  g_autofree char *path = cases_path ();

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_print ("law-cases: skipped, there is no %s; SOVSIM_SHARED may name "
               "the folder that holds facts/\n",
               path);
      return SKIPPED;
    }
  return suite_run ("law-cases", tests);
}
