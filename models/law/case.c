#include "config.h"

#include "models/law/case.h"

#include <string.h>

#include "models/world/asset.h"

const CaseColumnSpec CASE_COLUMNS[N_COLUMNS] = {
  [COLUMN_ID] = { "id", NULL, NULL, "Name of the case" },
  [COLUMN_DECISION] = { "decision", "decision", "WORD",
                        "transfer, storage or request; transfer when left "
                        "out" },
  [COLUMN_LAW]
  = { "law", "law", "CODE", "Whose law is asked, as in CN; all when left out" },
  [COLUMN_DATE] = { "date", "date", "DAY", "Day of the act" },
  [COLUMN_ORIGIN]
  = { "origin", "origin", "PLACE", "Where the data was collected" },
  [COLUMN_LOCATION]
  = { "location", "location", "PLACE", "Where the data lies before the act" },
  [COLUMN_EXPORTER] = { "exporter", "exporter", "WORD",
                        "Who moves or holds it: ordinary, cii, gov, ..." },
  [COLUMN_CLASS] = { "data_class", "class", "WORD",
                     "Class of the data: personal, sensitive, important, "
                     "..." },
  [COLUMN_SUBTYPE] = { "data_subtype", "subtype", "WORD",
                       "Kind of sensitive data: health, financial, ..." },
  [COLUMN_HELD] = { "held_count", "held", "N",
                    "Persons whose data the exporter processes at all" },
  [COLUMN_EXPORT_PI] = { "export_pi", "export-pi", "N",
                         "Persons exported, not sensitive, this act "
                         "included" },
  [COLUMN_EXPORT_SPI] = { "export_spi", "export-spi", "N",
                          "Persons exported, sensitive, this act included" },
  [COLUMN_WINDOW] = { "window", "window", "WORD",
                      "Since when they are counted: prev-jan1, cur-jan1, "
                      "12-months" },
  [COLUMN_PURPOSE] = { "purpose", "purpose", "WORD",
                       "Purpose: general (when left out), hr, contract, "
                       "us-warrant, ..." },
  [COLUMN_ACTIVITY_START] = { "activity_start", "activity-start", "DAY",
                              "First day of a continuing activity" },
  [COLUMN_DESTINATION]
  = { "destination", "to", "PLACE", "Where the data goes, or who asks for it" },
  [COLUMN_OPERATOR_HOME] = { "operator_home", "operator-home", "PLACE",
                             "Home of the operator that receives or holds "
                             "it" },
  [COLUMN_MECHANISM] = { "mechanism", "mechanism", "WORD+WORD",
                         "What is held; none when left out" },
  [COLUMN_VERDICT] = { "verdict", NULL, NULL, "Expected verdict" },
  [COLUMN_RULE] = { "rule", NULL, NULL, "Expected rule" },
  [COLUMN_ARTICLE] = { "article", NULL, NULL, "Its article; not compared" },
  [COLUMN_CONFIDENCE] = { "confidence", NULL, NULL, "Not compared" },
  [COLUMN_REASONING] = { "reasoning", NULL, NULL, "Not compared" },
};

typedef struct
{
  Case *subject;
  const Rulebook *book;
  const char *file;
  int line;
  ProblemList *problems;
} Reader;

static void
complain (const Reader *reader, CaseColumn column, const char *expected)
{
  g_autofree char *found = problem_quote (reader->subject->texts[column]);

  problem_note (reader->problems, reader->file, reader->line,
                "%s: found '%s'%s", CASE_COLUMNS[column].name, found, expected);
}

/* The index of the text of @column among @words, or -1 when it is not stated;
 * a word that is not known is noted. */
static int
read_word (const Reader *reader, CaseColumn column, const char *const *words)
{
  const char *text = reader->subject->texts[column];
  g_autofree char *hint = NULL;

  if (text == NULL)
    return ACT_NOT_STATED;
  for (int i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], text))
      return i;
  hint = problem_suggest (text, words);
  complain (reader, column, hint);
  return ACT_NOT_STATED;
}

/* --- words of facts ------------------------------------------------------- */

static const struct
{
  CaseColumn column;
  Fact fact;
} WORD_COLUMNS[] = { { COLUMN_CLASS, FACT_CLASS },
                     { COLUMN_SUBTYPE, FACT_SUBTYPE },
                     { COLUMN_EXPORTER, FACT_EXPORTER },
                     { COLUMN_PURPOSE, FACT_PURPOSE },
                     { COLUMN_ORIGIN, FACT_ORIGIN },
                     { COLUMN_LOCATION, FACT_LOCATION },
                     { COLUMN_DESTINATION, FACT_DESTINATION },
                     { COLUMN_OPERATOR_HOME, FACT_OPERATOR_HOME } };

static void
read_words (const Reader *reader)
{
  const Vocabulary *vocabulary = rulebook_vocabulary (reader->book);

  for (guint i = 0; i < G_N_ELEMENTS (WORD_COLUMNS); i++)
    reader->subject->act.words[WORD_COLUMNS[i].fact]
        = read_word (reader, WORD_COLUMNS[i].column,
                     vocabulary_words (vocabulary, WORD_COLUMNS[i].fact));
}

static void
read_mechanisms (const Reader *reader)
{
  const Vocabulary *vocabulary = rulebook_vocabulary (reader->book);
  const char *text = reader->subject->texts[COLUMN_MECHANISM];
  g_auto (GStrv) words = NULL;
  Act *act = &reader->subject->act;

  if (text == NULL)
    return;
  act->mechanisms_stated = TRUE;
  words = g_strsplit (text, "+", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      int word = vocabulary_find (vocabulary, FACT_MECHANISM, words[i]);
      g_autofree char *hint = NULL;

      if (word >= 0 && word < MECHANISMS_MOST)
        act->mechanisms |= G_GUINT64_CONSTANT (1) << word;
      else if (!g_str_equal (words[i], "none"))
        {
          hint = problem_suggest (
              words[i], vocabulary_words (vocabulary, FACT_MECHANISM));
          complain (reader, COLUMN_MECHANISM, hint);
        }
    }
}

/* --- numbers and dates ---------------------------------------------------- */

static gint64
read_count (const Reader *reader, CaseColumn column)
{
  const char *text = reader->subject->texts[column];
  gint64 count = ACT_NOT_STATED;

  if (text != NULL
      && !g_ascii_string_to_signed (
          text, 10, 0, G_GINT64_CONSTANT (1000000000000), &count, NULL))
    {
      complain (reader, column,
                ": expected a number of persons, as in 100000, or -");
      count = ACT_NOT_STATED;
    }
  return count;
}

static void
read_counts (const Reader *reader)
{
  Act *act = &reader->subject->act;
  int window = read_word (reader, COLUMN_WINDOW, WINDOW_WORDS);

  act->window = window == ACT_NOT_STATED ? WINDOW_ANY : window;
  act->counts[COUNT_HELD] = read_count (reader, COLUMN_HELD);
  act->counts[COUNT_EXPORT_PI] = read_count (reader, COLUMN_EXPORT_PI);
  act->counts[COUNT_EXPORT_SPI] = read_count (reader, COLUMN_EXPORT_SPI);
  if (act->words[FACT_CLASS] == DATA_PERSONAL
      && act->counts[COUNT_EXPORT_SPI] == ACT_NOT_STATED)
    act->counts[COUNT_EXPORT_SPI] = 0;
  if (act->words[FACT_CLASS] == DATA_SENSITIVE
      && act->counts[COUNT_EXPORT_PI] == ACT_NOT_STATED)
    act->counts[COUNT_EXPORT_PI] = 0;
}

static gboolean
is_day (const char *text, SimTime *day)
{
  return strlen (text) == strlen ("2024-03-22") && sim_time_parse (text, day);
}

static void
read_date (const Reader *reader)
{
  const char *text = reader->subject->texts[COLUMN_DATE];
  SimTime day = 0;

  if (text == NULL)
    problem_note (reader->problems, reader->file, reader->line,
                  "date: is not stated; a case is judged by the law of a day, "
                  "as in 2024-03-22");
  else if (!is_day (text, &day))
    complain (reader, COLUMN_DATE, ": expected a day, as in 2024-03-22");
  act_init (&reader->subject->act, day);
}

static void
read_start (const Reader *reader)
{
  const char *text = reader->subject->texts[COLUMN_ACTIVITY_START];
  Act *act = &reader->subject->act;
  SimTime day;

  if (text == NULL)
    return;
  if (!is_day (text, &day))
    complain (reader, COLUMN_ACTIVITY_START,
              ": expected a day, as in 2022-06-01, or -");
  else if (day > act->date)
    complain (reader, COLUMN_ACTIVITY_START,
              ": lies after the date of the act");
  else
    act_set_start (act, day);
}

/* --- the whole ------------------------------------------------------------ */

static void
read_question (const Reader *reader)
{
  Act *act = &reader->subject->act;
  int decision = read_word (reader, COLUMN_DECISION, DECISION_WORDS);

  act->decision
      = decision == ACT_NOT_STATED ? (int) DECISION_TRANSFER : decision;
  act->law = read_word (reader, COLUMN_LAW, rulebook_laws (reader->book));
}

gboolean
case_read (Case *subject, const Rulebook *book, const char *file, int line,
           ProblemList *problems)
{
  Reader reader = { subject, book, file, line, problems };
  guint before = problem_list_count (problems);

  read_date (&reader);
  read_question (&reader);
  read_words (&reader);
  read_mechanisms (&reader);
  read_counts (&reader);
  read_start (&reader);
  return problem_list_count (problems) == before;
}
