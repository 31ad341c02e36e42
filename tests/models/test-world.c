/* The World: what is wrong with a scenario, all at once, each at its place
 * and with what would be right; and what comes out when it is right. */
#include "config.h"

#include "models/world/flow.h"
#include "models/world/scenario-file.h"
#include "tests/models/small-world.h"

#include <string.h>

/* Bodies begin on line 2 of s.xml. */
static void
is_wrong (const char *body, const char *because)
{
  g_autofree char *wrong = small_problems (body);

  small_says (wrong, because);
}

static void
is_only_wrong (const char *body, const char *problems)
{
  g_autofree char *wrong = small_problems (body);

  ck_assert_str_eq (wrong, problems);
}

START_TEST (an_unknown_element_comes_with_the_nearest_known)
{
  is_only_wrong ("\n<jurisdicton id='a'/>",
                 "s.xml:3: there is no element <jurisdicton> (did you mean "
                 "'jurisdiction'?)\n");
  is_wrong ("<zzzzzz/>", "there is no element <zzzzzz> (known: scenario, ");
}
END_TEST

START_TEST (an_unknown_attribute_comes_with_the_nearest_known)
{
  is_only_wrong ("<jurisdiction id='a' lwa='A'/>",
                 "s.xml:2: <jurisdiction> has no attribute 'lwa' (did you "
                 "mean 'law'?)\n");
  is_wrong ("<jurisdiction id='a' zzzzzz='A'/>",
            "(known: law, id, title, status, source)");
}
END_TEST

START_TEST (an_unknown_word_comes_with_the_nearest_known)
{
  is_wrong (SMALL_ALL "<flow id='f' service='mail' class='persnal'/>",
            "<flow f> class: found 'persnal': did you mean 'personal'? "
            "Known: non-personal, personal");
  is_wrong (SMALL_PLACES "<party id='p' seat='land' status='fatc'/>",
            "<party p> status: found 'fatc' (did you mean 'fact'?)");
}
END_TEST

START_TEST (an_unknown_id_comes_with_the_nearest_of_the_right_kind)
{
  is_wrong (SMALL_PLACES "<party id='lant' seat='lnad'/>",
            "<party lant> seat: found 'lnad': there is no <jurisdiction> of "
            "that id (did you mean 'land'?)");
  is_wrong (SMALL_PLACES "<party id='firm' seat='land'/>"
                         "<party id='other' seat='firm'/>",
            "found 'firm': there is no <jurisdiction> of that id (known: "
            "union, land, abroad)");
}
END_TEST

START_TEST (ids_are_unique_whatever_the_kind)
{
  is_only_wrong (
      SMALL_PLACES "\n<party id='land' seat='abroad'/>",
      "s.xml:3: <party land> the id is taken by the "
      "<jurisdiction> at s.xml:2; ids are unique: choose another, as "
      "in 'land-party'\n");
}
END_TEST

START_TEST (ids_are_made_of_letters_digits_and_some_signs)
{
  is_wrong ("<jurisdiction id='9a'/>", "an id begins with a letter");
  is_wrong ("<jurisdiction id='a b'/>", "an id begins with a letter");
  is_wrong ("<jurisdiction id=''/>", "an id begins with a letter");
  is_wrong ("<jurisdiction/>", "<jurisdiction> has no 'id'");
  is_only_wrong ("<jurisdiction id='CN-SAM_4.2'/>", "");
}
END_TEST

START_TEST (a_misplaced_element_is_told_where_it_belongs)
{
  is_wrong ("<site id='s1' host='x'/>",
            "<site> stands in <scenario>; it belongs in <zone>");
  is_wrong ("<set entity='a' attribute='b' value='c'/>",
            "it belongs in <variant>, <event>");
  is_wrong ("<scenario id='x' from='2020-01-01' to='2020-01-02'/>",
            "it belongs in the root of the file");
  is_wrong (SMALL_PLACES "<party id='p' seat='land'><library>"
                         "<establishment jurisdiction='land'/></library>"
                         "</party>",
            "<library> stands in <party>");
}
END_TEST

START_TEST (the_root_is_a_scenario)
{
  g_autofree char *library = small_problems_with ("<library/>", NULL);
  g_autofree char *other = small_problems_with ("\n<world/>", NULL);

  ck_assert_str_eq (library, "s.xml:1: the root element is <library>; "
                             "expected <scenario> (a <library> is for "
                             "including)\n");
  ck_assert_str_eq (other, "s.xml:2: the root element is <world>; expected "
                           "<scenario>\n");
}
END_TEST

START_TEST (text_between_elements_is_wrong)
{
  is_wrong ("<jurisdiction id='a'> law=A </jurisdiction>",
            "<jurisdiction> contains the text 'law=A'");
}
END_TEST

START_TEST (a_required_attribute_is_missed_with_its_help)
{
  is_wrong (
      "<party id='p'/>",
      "<party p> lacks the required attribute 'seat' (jurisdiction under whose "
      "law it is organised: the id of an entity)");
}
END_TEST

/* Numbers: issue 2 lists them. */
START_TEST (wrong_numbers_are_named_with_what_is_right)
{
  static const struct
  {
    const char *attribute, *value, *because;
  } cases[] = {
    { "home-servers.servers", "0", "a whole number from 1 to 1000000" },
    { "home-servers.servers", "-3", "a whole number from 1 to 1000000" },
    { "town.users", "-1", "a whole number from 0" },
    { "town.access-delay", "5", "the unit is missing" },
    { "town.access-delay", "5kB", "the unit is wrong" },
    { "town.lat", "91deg", "out of bounds; expected -90deg to 90deg" },
    { "town.refusal", "125%", "a share from 0% to 100%" },
    { "town.profile", "nobody", "there is no <profile> of that id" },
    { "mail.demand", "exponentia(mean=1ms)", "exponential" },
    { "town-mail.from", "2020-02-30", "expected a date" },
    { "town.utc-offset", "8", "an offset from UTC, as in +08:00" },
  };
  g_autofree char *text = small_scenario (SMALL_ALL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *set
          = g_strdup_printf ("%s=%s", cases[i].attribute, cases[i].value);
      const char *sets[] = { set, NULL };
      g_autofree char *wrong = small_problems_with (text, sets);

      ck_assert_msg (g_str_has_prefix (wrong, "--set: <"), "%s", wrong);
      small_says (wrong, cases[i].because);
    }
}
END_TEST

START_TEST (what_ends_before_it_begins_is_wrong)
{
  is_wrong ("<rule id='r' law='LA' decision='transfer' from='2020-02-01' "
            "to='2020-02-01' verdict='prohibited' article='a'/>",
            "<rule r> ends before it begins: 'from' is 2020-02-01, 'to' is "
            "2020-02-01");
}
END_TEST

/* What no single attribute can tell, one case for each check. */
static const struct
{
  const char *body, *because;
} RELATIONS[] = {
  { "<asset id='a' class='personal'/>", "has no <decryption> set" },
  { "<asset id='a' class='personal'><decryption/></asset>",
    "needs nothing, so everybody could read" },
  { "<asset id='a' class='personal'><item id='i' form='key'/>"
    "<decryption><needs item='i'/></decryption></asset>"
    "<asset id='b' class='personal'><decryption><needs item='i'/>"
    "</decryption></asset>",
    "item 'i' belongs to asset 'a'" },
  { "<instance id='x' service='mail' partition='cloud' "
    "announced='2020-02-01' available='2020-01-15'/>",
    "available before it was announced" },
  { "<partition id='p2' operator='vendor' owner='vendor'/>"
    "<instance id='x' service='mail' partition='p2'>"
    "<deployment site='home-site' servers='1'/></instance>",
    "site 'home-site' belongs to partition 'cloud'" },
  { "<party id='p' seat='land'><control over='p'/></party>",
    "a party controls itself" },
  { "<dependency of='home' on='home' form='name'/>", "depends on itself" },
  { "<authority id='au' jurisdiction='land'><power form='treaty'/>"
    "</authority>",
    "'with' names the other side" },
  { "<service id='s2' demand='constant(1ms)' reply='constant(1B)'/>"
    "<instance id='x' service='s2' partition='cloud'/>"
    "<population id='t2' tenant='customer' jurisdiction='land' lat='0deg' "
    "lon='0deg' utc-offset='+00:00' users='1' profile='flat'>"
    "<use instance='mail-home' fallback='x' activity='1/d'/></population>",
    "both doors must lead to the same service" },
  { "<rule id='r' law='LA' decision='transfer' from='2020-01-01' "
    "verdict='prohibited' article='a'><when fact='class' in='persnal'/>"
    "</rule>",
    "'persnal' is no class (did you mean 'personal'?)" },
  { "<rule id='r' law='LA' decision='transfer' from='2020-01-01' "
    "verdict='prohibited' article='a'><when fact='class'/></rule>",
    "needs 'in' or 'not-in'" },
  { "<rule id='r' law='LA' decision='transfer' from='2020-01-01' "
    "verdict='prohibited' article='a'><when fact='activity-start'/></rule>",
    "'before' takes a date" },
  { "<rule id='r' law='LA' decision='transfer' from='2020-01-01' "
    "verdict='prohibited' article='a'>"
    "<count fact='held' least='5' below='5'/></rule>",
    "<count>" },
  { "<experiment window-length='2d'/>", "'window-length' must lie" },
  { "<experiment/><experiment/>", "is the second one" },
  { "<party id='p' seat='land'><about attribute='saet'/></party>",
    "<party> has no attribute 'saet'" },
  { "<party id='p' seat='land'><about attribute='seat' low='x'/></party>",
    "a range needs both ends" },
};

START_TEST (relations_that_make_no_sense_are_wrong)
{
  for (guint i = 0; i < G_N_ELEMENTS (RELATIONS); i++)
    {
      g_autofree char *body
          = g_strconcat (SMALL_ALL, "\n", RELATIONS[i].body, NULL);

      is_wrong (body, RELATIONS[i].because);
    }
}
END_TEST

START_TEST (a_run_has_a_first_and_a_last_day)
{
  g_autofree char *text = small_scenario ("");
  g_autofree char *endless = small_replace (text, "2020-03-01", "never");
  g_autofree char *wrong = small_problems_with (endless, NULL);

  small_says (wrong, "'from' and 'to' must be dates");
}
END_TEST

/* Nobody wants to mend a file one error a time. */
START_TEST (all_mistakes_are_reported_at_once)
{
  is_only_wrong (
      "<jurisdiction id='a' lwa='A'/>\n"
      "<jurisdicton id='b'/>\n"
      "<party id='p' seat='aa'/>\n"
      "<network id='n' stretch='0.5' overhead='4'/>\n",
      "s.xml:2: <jurisdiction> has no attribute 'lwa' (did you mean "
      "'law'?)\n"
      "s.xml:3: there is no element <jurisdicton> (did you mean "
      "'jurisdiction'?)\n"
      "s.xml:4: <party p> seat: found 'aa': there is no <jurisdiction> of "
      "that id (did you mean 'a'?)\n"
      "s.xml:5: <network n> stretch: found '0.5': out of bounds; expected 1 "
      "to 10\n"
      "s.xml:5: <network n> overhead: found '4': the unit is missing; "
      "expected a number with one of the units ns, us, ms, s, min, h, d, as "
      "in 35ms\n");
}
END_TEST

START_TEST (an_attribute_that_is_left_out_has_its_fallback)
{
  g_autoptr (Study) study = small_study (SMALL_ALL);
  const World *world = study_world (study);
  const Service *mail = small_find (world, "mail");
  const Population *town = small_find (world, "town");
  const Use *use = small_find (world, "town-mail");
  const Region *home = small_find (world, "home");

  ck_assert_int_eq (mail->round_trips, 1);
  ck_assert_double_eq (town->access_rate, 20e6);
  ck_assert_int_eq (town->access_delay, 5 * SIM_MILLISECOND);
  ck_assert_double_eq (town->growth, 0);
  ck_assert_ptr_null (use->fallback);
  ck_assert_int_eq (use->from, SIM_ALWAYS);
  ck_assert_int_eq (use->to, SIM_NEVER);
  ck_assert_int_eq (home->closed, SIM_NEVER);
  ck_assert_str_eq (town->base.title, "town");
  ck_assert_int_eq (world_experiment (world)->windows, 8);
}
END_TEST

START_TEST (entities_are_linked_to_what_they_name_and_stand_in)
{
  g_autoptr (Study) study = small_study (SMALL_ALL);
  const World *world = study_world (study);
  const Site *site = small_find (world, "home-site");
  const Deployment *servers = small_find (world, "home-servers");
  const Jurisdiction *land = small_find (world, "land");

  ck_assert_ptr_eq (servers->site, site);
  ck_assert_ptr_eq (site_region (site), small_find (world, "home"));
  ck_assert_ptr_eq (region_partition (site_region (site)),
                    small_find (world, "cloud"));
  ck_assert_ptr_eq (site_region (site)->jurisdiction, land);
  ck_assert (jurisdiction_is_within (land, small_find (world, "union")));
  ck_assert (!jurisdiction_is_within (small_find (world, "union"), land));
  ck_assert_str_eq (jurisdiction_law (land), "LA");
  ck_assert_ptr_null (jurisdiction_law (small_find (world, "union")));
}
END_TEST

START_TEST (ids_of_a_world_are_sorted)
{
  g_autoptr (Study) study = small_study (SMALL_ALL);
  g_autofree const char **ids = world_ids (study_world (study));

  for (guint i = 1; ids[i] != NULL; i++)
    ck_assert_int_lt (strcmp (ids[i - 1], ids[i]), 0);
  ck_assert_uint_gt (g_strv_length ((char **) ids), 15);
}
END_TEST

static void
change_is_wrong (const char *set, const char *because)
{
  g_autofree char *text = small_scenario (SMALL_ALL);
  const char *sets[] = { set, NULL };
  g_autofree char *wrong = small_problems_with (text, sets);

  ck_assert_str_eq (wrong, because);
}

START_TEST (a_change_is_checked_like_an_attribute)
{
  change_is_wrong ("home-servrs.servers=4",
                   "--set: there is no entity with the id 'home-servrs' (did "
                   "you mean 'home-servers'?)\n");
  change_is_wrong ("home-servers.severs=4",
                   "--set: <deployment> has no attribute 'severs' (did you "
                   "mean 'servers'?)\n");
  change_is_wrong ("home-servers.servers=0",
                   "--set: <deployment home-servers> servers: found '0': "
                   "expected a whole number from 1 to 1000000\n");
}
END_TEST

/* Titles and sources are not part of the world that is simulated. */
START_TEST (what_no_change_can_reach_is_not_suggested)
{
  change_is_wrong ("town.title=City",
                   "--set: <population> 'title' cannot be changed\n");
}
END_TEST

START_TEST (a_change_in_the_file_is_reported_at_its_own_line)
{
  is_only_wrong (SMALL_ALL "\n<variant id='v'>\n"
                           "<set entity='town' attribute='users' value='x'/>"
                           "\n</variant>",
                 "s.xml:4: <population town> users: found 'x': expected a "
                 "whole number from 0 to 10000000000\n");
}
END_TEST

START_TEST (the_last_of_two_changes_of_an_attribute_holds)
{
  g_autofree char *text = small_scenario (SMALL_ALL);
  const char *sets[] = { "town.users=5", "town.users=7", NULL };
  g_autoptr (Study) study = small_study_with (text, sets);
  const Population *town = small_find (study_world (study), "town");

  ck_assert_int_eq (town->users, 7);
}
END_TEST

/* Worlds of variants are built from one tree: none may reach into another. */
START_TEST (building_with_changes_does_not_alter_another_world)
{
  g_autoptr (SmallFolder) folder = small_folder_new ();
  g_autofree char *path = small_path (folder, "s.xml");
  g_autofree char *text = small_scenario (SMALL_ALL);
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autoptr (ScenarioFile) file = NULL;
  g_autoptr (World) plain = NULL;
  g_autoptr (World) changed = NULL;
  g_autoptr (GPtrArray) changes = g_ptr_array_new ();
  g_autoptr (Change) change = change_parse ("town.users=7", problems);

  small_write (folder, "s.xml", text);
  file = scenario_file_open (path, NULL, problems);
  g_ptr_array_add (changes, change);
  plain = world_build (scenario_file_root (file), NULL, problems);
  changed = world_build (scenario_file_root (file), changes, problems);
  ck_assert_uint_eq (problem_list_count (problems), 0);
  g_clear_pointer (&file, scenario_file_close);
  ck_assert_int_eq (((const Population *) small_find (plain, "town"))->users,
                    1000);
  ck_assert_int_eq (((const Population *) small_find (changed, "town"))->users,
                    7);
  g_clear_pointer (&changed, world_free);
  ck_assert_int_eq (((const Population *) small_find (plain, "town"))->users,
                    1000);
}
END_TEST

/* Whether it is written or not, and whatever its id. */
START_TEST (the_experiment_can_be_changed_without_an_id)
{
  static const char *const bodies[] = { "", "<experiment windows='5'/>", NULL };
  const char *sets[] = { "experiment.windows=2", NULL };

  for (guint i = 0; bodies[i] != NULL; i++)
    {
      g_autofree char *text = small_scenario (bodies[i]);
      g_autoptr (Study) study = small_study_with (text, sets);

      ck_assert_int_eq (world_experiment (study_world (study))->windows, 2);
    }
}
END_TEST

START_TEST (an_experiment_with_an_id_keeps_it)
{
  g_autofree char *text = small_scenario ("<experiment id='e'/>");
  const char *mine[] = { "e.windows=2", NULL };
  const char *other[] = { "experiment.windows=2", NULL };
  g_autoptr (Study) study = small_study_with (text, mine);
  g_autofree char *wrong = small_problems_with (text, other);

  ck_assert_int_eq (world_experiment (study_world (study))->windows, 2);
  small_says (wrong, "there is no entity with the id 'experiment'");
}
END_TEST

static const TTest **const tests[]
    = { &an_unknown_element_comes_with_the_nearest_known,
        &an_unknown_attribute_comes_with_the_nearest_known,
        &an_unknown_word_comes_with_the_nearest_known,
        &an_unknown_id_comes_with_the_nearest_of_the_right_kind,
        &ids_are_unique_whatever_the_kind,
        &ids_are_made_of_letters_digits_and_some_signs,
        &a_misplaced_element_is_told_where_it_belongs,
        &the_root_is_a_scenario,
        &text_between_elements_is_wrong,
        &a_required_attribute_is_missed_with_its_help,
        &wrong_numbers_are_named_with_what_is_right,
        &what_ends_before_it_begins_is_wrong,
        &relations_that_make_no_sense_are_wrong,
        &a_run_has_a_first_and_a_last_day,
        &all_mistakes_are_reported_at_once,
        &an_attribute_that_is_left_out_has_its_fallback,
        &entities_are_linked_to_what_they_name_and_stand_in,
        &ids_of_a_world_are_sorted,
        &a_change_is_checked_like_an_attribute,
        &what_no_change_can_reach_is_not_suggested,
        &a_change_in_the_file_is_reported_at_its_own_line,
        &the_last_of_two_changes_of_an_attribute_holds,
        &building_with_changes_does_not_alter_another_world,
        &the_experiment_can_be_changed_without_an_id,
        &an_experiment_with_an_id_keeps_it,
        NULL };

SUITE_MAIN ("world", tests)
