/* Changes: ENTITY.ATTRIBUTE=VALUE, read and written. */
#include "config.h"

#include "tests/models/small-world.h"

static void
reads_as (const char *text, const char *entity, const char *attribute,
          const char *value)
{
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autoptr (Change) change = change_parse (text, problems);

  ck_assert_msg (change != NULL, "%s", text);
  ck_assert_str_eq (change->entity, entity);
  ck_assert_str_eq (change->attribute, attribute);
  ck_assert_str_eq (change->value, value);
  ck_assert_str_eq (change->file, "--set");
  ck_assert_int_eq (change->line, 0);
  ck_assert_uint_eq (problem_list_count (problems), 0);
}

START_TEST (a_change_has_an_entity_an_attribute_and_a_value)
{
  reads_as ("mail.region=azure-cn:chinanorth3", "mail", "region",
            "azure-cn:chinanorth3");
  reads_as ("mail.servers=16", "mail", "servers", "16");
}
END_TEST

/* Ids like CN-SAM-4.2 have dots, attributes never do. */
START_TEST (an_id_may_contain_dots)
{
  reads_as ("CN-SAM-4.2.from=2022-09-01", "CN-SAM-4.2", "from", "2022-09-01");
}
END_TEST

/* Values are texts of every kind: empty, with dots, with another '='. */
START_TEST (the_value_is_all_that_follows_the_first_equals_sign)
{
  reads_as ("a.b=", "a", "b", "");
  reads_as ("a.b=c.d=e", "a", "b", "c.d=e");
  reads_as ("mail.demand=exponential(mean=2.5ms)", "mail", "demand",
            "exponential(mean=2.5ms)");
}
END_TEST

START_TEST (other_texts_are_refused_with_an_example)
{
  static const char *const others[]
      = { "",  "mail", "mail.servers",  "servers=16", ".servers=16", "mail.=16",
          "=", ".=",   "=mail.servers", "\033[2J",    NULL };

  for (guint i = 0; others[i] != NULL; i++)
    {
      g_autoptr (ProblemList) problems = problem_list_new ();
      g_autofree char *text = NULL;

      ck_assert_msg (change_parse (others[i], problems) == NULL, "'%s'",
                     others[i]);
      ck_assert_uint_eq (problem_list_count (problems), 1);
      text = problem_list_format (problems);
      small_says (text, "--set: found '");
      small_says (text, "mail.servers=16");
      small_keeps_quiet (text, "\033");
    }
}
END_TEST

START_TEST (a_change_is_written_as_it_was_read)
{
  static const char *const texts[]
      = { "mail.servers=16", "CN-SAM-4.2.to=never", "a.b=c=d", "a.b=", NULL };

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autoptr (ProblemList) problems = problem_list_new ();
      g_autoptr (Change) change = change_parse (texts[i], problems);
      g_autoptr (Change) copy = change_copy (change);
      g_autofree char *text = change_format (copy);

      ck_assert_str_eq (text, texts[i]);
      ck_assert_ptr_ne (copy->value, change->value);
    }
}
END_TEST

static const TTest **const tests[]
    = { &a_change_has_an_entity_an_attribute_and_a_value,
        &an_id_may_contain_dots,
        &the_value_is_all_that_follows_the_first_equals_sign,
        &other_texts_are_refused_with_an_example,
        &a_change_is_written_as_it_was_read,
        NULL };

SUITE_MAIN ("change", tests)
