/* Studies: variants, dated events, the command line, the grid of dates. */
#include "config.h"

#include "models/world/flow.h"
#include "models/world/study-turns.h"
#include "tests/models/small-world.h"

#define FEBRUARY "<event id='february' date='2020-02-01'>"
#define USERS(n) "<set entity='town' attribute='users' value='" n "'/>"

static gint64
users_in (const World *world)
{
  return ((const Population *) small_find (world, "town"))->users;
}

/* Users of the town in @option on @day. */
static gint64
users_on (const Study *study, const char *option, const char *day)
{
  const Option *found = study_option (study, option);
  const World *world = NULL;

  ck_assert_ptr_nonnull (found);
  for (guint i = 0; i < found->epochs->len; i++)
    {
      const Epoch *epoch = &g_array_index (found->epochs, Epoch, i);

      if (epoch->from <= small_day (day))
        world = epoch->world;
    }
  ck_assert_ptr_nonnull (world);
  return users_in (world);
}

START_TEST (a_study_without_variants_has_one_option)
{
  g_autoptr (Study) study = small_study (SMALL_ALL);

  ck_assert_uint_eq (study->options->len, 1);
  ck_assert_ptr_nonnull (study_option (study, "base"));
  ck_assert_ptr_null (study_option (study, "other"));
  ck_assert_int_eq (users_on (study, "base", "2020-01-01"), 1000);
}
END_TEST

START_TEST (variants_differ_by_their_changes_and_nothing_else)
{
  g_autoptr (Study) study
      = small_study (SMALL_ALL "<variant id='many' title='Many users'>" USERS (
          "5000") "</variant><variant id='same'/>");
  const Option *first = g_ptr_array_index (study->options, 0);

  ck_assert_uint_eq (study->options->len, 2);
  ck_assert_str_eq (first->id, "many");
  ck_assert_str_eq (first->title, "Many users");
  ck_assert_int_eq (users_on (study, "many", "2020-01-01"), 5000);
  ck_assert_int_eq (users_on (study, "same", "2020-01-01"), 1000);
  ck_assert_int_eq (users_in (study_world (study)), 1000);
}
END_TEST

START_TEST (an_event_holds_from_its_day_on)
{
  g_autoptr (Study) study
      = small_study (SMALL_ALL FEBRUARY USERS ("7") "</event>");

  ck_assert_int_eq (users_on (study, "base", "2020-01-31"), 1000);
  ck_assert_int_eq (users_on (study, "base", "2020-02-01"), 7);
  ck_assert_int_eq (users_on (study, "base", "2020-02-29"), 7);
}
END_TEST

/* Order in the file does not matter, dates do. */
START_TEST (events_cumulate_by_date)
{
  g_autoptr (Study) study = small_study (
      SMALL_ALL "<event id='late' date='2020-02-10'>"
                "<set entity='town' attribute='refusal' value='50%'/></event>"
                "<event id='early' date='2020-01-10'>" USERS (
                    "7") "<set entity='town' attribute='refusal' "
                         "value='10%'/></event>");
  const Option *option = study_option (study, "base");
  const Epoch *last = &g_array_index (option->epochs, Epoch, 2);
  const Population *town = small_find (last->world, "town");

  ck_assert_uint_eq (option->epochs->len, 3);
  ck_assert_int_eq (last->from, small_day ("2020-02-10"));
  ck_assert_int_eq (town->users, 7);
  ck_assert_double_eq (town->refusal, 0.5);
}
END_TEST

/* One changes something, the other is there for the time line: in either
 * order the change must come. */
START_TEST (events_of_one_day_all_count)
{
  g_autoptr (Study) first = small_study (SMALL_ALL FEBRUARY USERS (
      "7") "</event><event id='note' date='2020-02-01'/>");
  g_autoptr (Study) second = small_study (
      SMALL_ALL
      "<event id='note' date='2020-02-01'/>" FEBRUARY USERS ("7") "</event>");
  g_autoptr (Study) both = small_study (SMALL_ALL FEBRUARY USERS (
      "7") "</event><event id='more' "
           "date='2020-02-01'>" USERS ("8") "</event>");

  ck_assert_int_eq (users_on (first, "base", "2020-02-01"), 7);
  ck_assert_int_eq (users_on (second, "base", "2020-02-01"), 7);
  ck_assert_int_eq (users_on (both, "base", "2020-02-01"), 8);
  ck_assert_uint_eq (study_option (both, "base")->epochs->len, 2);
}
END_TEST

START_TEST (an_event_of_a_variant_happens_only_there)
{
  g_autoptr (Study) study
      = small_study (SMALL_ALL "<variant id='a'>" FEBRUARY USERS (
          "7") "</event></variant><variant id='b'/>");

  ck_assert_int_eq (users_on (study, "a", "2020-02-01"), 7);
  ck_assert_int_eq (users_on (study, "b", "2020-02-01"), 1000);
  ck_assert_uint_eq (study_option (study, "a")->events->len, 1);
  ck_assert_uint_eq (study_option (study, "b")->events->len, 0);
}
END_TEST

START_TEST (what_the_command_line_sets_wins_over_variants_and_events)
{
  g_autofree char *text = small_scenario (SMALL_ALL FEBRUARY USERS (
      "7") "</event><variant id='many'>" USERS ("5000") "</variant>");
  const char *sets[] = { "town.users=42", NULL };
  g_autoptr (Study) study = small_study_with (text, sets);

  ck_assert_int_eq (users_in (study_world (study)), 42);
  ck_assert_int_eq (users_on (study, "many", "2020-01-01"), 42);
  ck_assert_int_eq (users_on (study, "many", "2020-02-01"), 42);
}
END_TEST

static void
has_date (const Study *study, const char *day, gboolean expected)
{
  gboolean found = FALSE;

  for (guint i = 0; i < study->dates->len; i++)
    found |= g_array_index (study->dates, SimTime, i) == small_day (day);
  ck_assert_msg (found == expected, "%s", day);
}

/* So that windows of traffic are the same and differences are paired. */
START_TEST (variants_share_one_grid_of_dates)
{
  g_autoptr (Study) study = small_study (
      SMALL_ALL "<variant id='a'><set entity='town-mail' attribute='from' "
                "value='2020-01-05'/><event id='e' date='2020-01-20'/>"
                "</variant><variant id='b'><set entity='town-mail' "
                "attribute='to' value='2020-02-05'/></variant>"
                "<event id='f' date='2020-01-10'/>");

  has_date (study, "2020-01-05", TRUE);
  has_date (study, "2020-01-10", TRUE);
  has_date (study, "2020-01-20", TRUE);
  has_date (study, "2020-02-05", TRUE);
  ck_assert_uint_eq (study->dates->len, 4);
}
END_TEST

START_TEST (dates_are_sorted_unique_and_within_the_run)
{
  g_autoptr (Study) study = small_study (
      SMALL_ALL
      "<mechanism id='m1' form='consent' from='2020-01-10' to='2020-02-10'/>"
      "<mechanism id='m2' form='consent' from='2020-01-10' to='2021-01-01'/>"
      "<mechanism id='m3' form='consent' from='2019-01-10' to='2020-01-10'/>"
      "<mechanism id='m4' form='consent' from='2020-01-01'/>");

  ck_assert_uint_eq (study->dates->len, 2);
  ck_assert_int_eq (g_array_index (study->dates, SimTime, 0),
                    small_day ("2020-01-10"));
  ck_assert_int_eq (g_array_index (study->dates, SimTime, 1),
                    small_day ("2020-02-10"));
}
END_TEST

START_TEST (what_happens_outside_the_run_is_wrong)
{
  static const char *const days[] = { "2019-12-31", "2020-03-01", NULL };

  for (guint i = 0; days[i] != NULL; i++)
    {
      g_autofree char *body = small_replace (
          SMALL_ALL "<event id='e' date='DAY'/><challenge id='c' "
                    "partition='cloud' jurisdiction='land' filed='DAY' "
                    "until-decision='P1D' block-probability='1%' "
                    "block-length='P1D'/>",
          "DAY", days[i]);
      g_autofree char *wrong = small_problems (body);

      small_says (wrong, "<event e> date: lies outside the run, which goes "
                         "from 2020-01-01 to 2020-03-01");
      small_says (wrong, "<challenge c> filed: lies outside the run");
    }
}
END_TEST

START_TEST (mistakes_of_any_variant_or_event_are_found_at_loading)
{
  g_autofree char *wrong = small_problems (
      SMALL_ALL "\n<variant id='a'>\n<set entity='nobody' attribute='users' "
                "value='1'/></variant>\n<event id='e' date='2020-02-01'>\n"
                "<set entity='town' attribute='usres' value='1'/></event>");

  small_says (wrong, "s.xml:4: there is no entity with the id 'nobody'");
  small_says (wrong, "s.xml:6: <population> has no attribute 'usres'");
}
END_TEST

/* Their dates and their variants come from the scenario as --set leaves it;
 * a variant that moved them would be ignored in silence. */
START_TEST (a_variant_may_not_move_events_or_the_run)
{
  static const char *const bodies[]
      = { "<variant id='a'><set entity='e' attribute='date' "
          "value='2020-01-15'/></variant><event id='e' date='2020-02-01'/>",
          "<variant id='a'><set entity='small' attribute='to' "
          "value='2020-02-15'/></variant>",
          "<event id='e' date='2020-02-01'><set entity='e' attribute='form' "
          "value='rule'/></event>",
          NULL };

  for (guint i = 0; bodies[i] != NULL; i++)
    {
      g_autofree char *wrong = small_problems (bodies[i]);

      small_says (wrong, "can be changed by --set only");
    }
}
END_TEST

START_TEST (the_command_line_may_move_events)
{
  g_autofree char *text
      = small_scenario (SMALL_ALL FEBRUARY USERS ("7") "</event>");
  const char *sets[] = { "february.date=2020-01-15", NULL };
  g_autoptr (Study) study = small_study_with (text, sets);

  ck_assert_int_eq (users_on (study, "base", "2020-01-14"), 1000);
  ck_assert_int_eq (users_on (study, "base", "2020-01-15"), 7);
}
END_TEST

/* Results quote lines, so a line counts; a blank does not. */
START_TEST (the_hash_depends_on_the_file_and_on_what_is_set)
{
  g_autofree char *text = small_scenario (SMALL_ALL);
  g_autofree char *other = small_scenario (SMALL_ALL " ");
  const char *sets[] = { "town.users=42", NULL };
  g_autoptr (Study) plain = small_study_with (text, NULL);
  g_autoptr (Study) again = small_study_with (text, NULL);
  g_autoptr (Study) set = small_study_with (text, sets);
  g_autoptr (Study) blank = small_study_with (other, NULL);
  g_autofree char *shifted = small_scenario ("\n" SMALL_ALL);
  g_autoptr (Study) lower = small_study_with (shifted, NULL);

  ck_assert_str_eq (plain->hash, again->hash);
  ck_assert_str_ne (plain->hash, set->hash);
  ck_assert_str_eq (plain->hash, blank->hash);
  ck_assert_str_ne (plain->hash, lower->hash);
}
END_TEST

static guint n_searches;

static GArray *
search (const Study *study G_GNUC_UNUSED, guint64 seed, guint32 replication)
{
  GArray *turns = g_array_new (FALSE, FALSE, sizeof (SimTime));
  SimTime turn = (SimTime) (100 * seed + replication);

  n_searches++;
  g_array_append_val (turns, turn);
  return turns;
}

/* However many variants ask. */
START_TEST (turns_are_looked_for_once_in_each_replication)
{
  g_autoptr (Study) study = small_study (SMALL_ALL);

  for (guint i = 0; i < 30; i++)
    {
      const GArray *turns = study_turns (study, i % 2, i % 3, search);

      ck_assert_int_eq (g_array_index (turns, SimTime, 0),
                        100 * (i % 2) + i % 3);
    }
  ck_assert_uint_eq (n_searches, 6);
}
END_TEST

static const TTest **const tests[]
    = { &a_study_without_variants_has_one_option,
        &variants_differ_by_their_changes_and_nothing_else,
        &an_event_holds_from_its_day_on,
        &events_cumulate_by_date,
        &events_of_one_day_all_count,
        &an_event_of_a_variant_happens_only_there,
        &what_the_command_line_sets_wins_over_variants_and_events,
        &variants_share_one_grid_of_dates,
        &dates_are_sorted_unique_and_within_the_run,
        &what_happens_outside_the_run_is_wrong,
        &mistakes_of_any_variant_or_event_are_found_at_loading,
        &a_variant_may_not_move_events_or_the_run,
        &the_command_line_may_move_events,
        &the_hash_depends_on_the_file_and_on_what_is_set,
        &turns_are_looked_for_once_in_each_replication,
        NULL };

SUITE_MAIN ("study", tests)
