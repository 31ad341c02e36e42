/* The schema: printed from the table of kinds, shipped, and of one mind with
 * the loader. */
#include "config.h"

#include "models/world/scenario-file.h"
#include "models/world/schema.h"
#include "tests/models/small-world.h"

#include <string.h>

#define SHIPPED SOVSIM_SOURCEDIR "/scenarios/sovsim.xsd"

START_TEST (the_shipped_schema_is_the_printed_one)
{
  g_autofree char *printed = schema_text ();
  g_autofree char *shipped = NULL;

  ck_assert (g_file_get_contents (SHIPPED, &shipped, NULL, NULL));
  ck_assert_msg (strcmp (printed, shipped) == 0,
                 "print it anew: sovsim list schema > scenarios/sovsim.xsd");
}
END_TEST

typedef enum
{
  BOTH_ACCEPT,
  BOTH_REFUSE,
  /* Deliberate: a schema does not see through units, dates and relations. */
  ONLY_THE_LOADER_REFUSES
} Agreement;

static gboolean
loader_accepts (const ScenarioFile *file)
{
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autoptr (World) world
      = world_build (scenario_file_root (file), NULL, problems);

  return world != NULL;
}

static gboolean
schema_accepts (ScenarioFile *file)
{
  g_autoptr (ProblemList) problems = problem_list_new ();

  scenario_file_validate (file, SHIPPED, problems);
  return problem_list_count (problems) == 0;
}

static void
agree (const char *text, Agreement agreement)
{
  g_autoptr (SmallFolder) folder = small_folder_new ();
  g_autofree char *path = small_path (folder, "s.xml");
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autoptr (ScenarioFile) file = NULL;

  small_write (folder, "s.xml", text);
  file = scenario_file_open (path, NULL, problems);
  ck_assert_msg (file != NULL, "%s", text);
  ck_assert_msg (loader_accepts (file) == (agreement == BOTH_ACCEPT),
                 "the loader on %s", text);
  ck_assert_msg (schema_accepts (file) == (agreement != BOTH_REFUSE),
                 "the schema on %s", text);
}

/* @body within a scenario. */
static void
agree_on (const char *body, Agreement agreement)
{
  g_autofree char *text = small_scenario (body);

  agree (text, agreement);
}

START_TEST (loader_and_schema_accept_the_same)
{
  static const char *const good[] = {
    "",
    SMALL_ALL,
    "<library id='l'>" SMALL_ALL "<library/></library>",
    SMALL_ALL "<variant id='v'><set entity='town' attribute='users' "
              "value='5'/><event id='e' date='2020-01-05' form='launch'/>"
              "</variant>",
    SMALL_PLACES "<party id='p' seat='land' roles='vendor  host' "
                 "status='fact' source='register' title='P &amp; Co'/>",
    SMALL_PLACES "<party id='p' seat='land'><about attribute='seat' "
                 "status='assumption' low='land' high='abroad'/></party>",
    "<network id='n' stretch='1.46' overhead='4.05 ms'/>",
    "<experiment seed='0' windows='100000' warm-up='0s'/>",
    "<experiment seed='9007199254740992' windows='+8'/>",
    SMALL_CLOUD
    "<challenge id='c' partition='cloud' jurisdiction='land' "
    "filed='2020-01-05' until-decision='P1M2DT3H' block-probability='0.5%' "
    "block-length='P2W'/>",
    SMALL_ALL "<authority id='au' jurisdiction='land'><power form='order' "
              "nexus='seat' reach='control'/></authority>",
    "<!-- a comment --><jurisdiction id='a' law=''/>",
    NULL
  };

  for (guint i = 0; good[i] != NULL; i++)
    agree_on (good[i], BOTH_ACCEPT);
}
END_TEST

START_TEST (loader_and_schema_refuse_the_same)
{
  static const char *const bad[]
      = { "<jurisdicton id='a'/>",
          "<jurisdiction id='a' lwa='A'/>",
          "<jurisdiction/>",
          "<jurisdiction id='9a'/>",
          "<jurisdiction id=''/>",
          "<jurisdiction id='a'/><jurisdiction id='a'/>",
          "<jurisdiction id='a' status='fatc'/>",
          "<jurisdiction id='a'>text</jurisdiction>",
          "<party id='p'/>",
          "<party id='p' seat='nowhere'/>",
          SMALL_PLACES "<party id='p' seat='land' roles=''/>",
          SMALL_PLACES "<party id='p' seat='land' roles='vendr'/>",
          SMALL_PLACES "<party id='p' seat='land'/><party id='q' seat='p'/>",
          SMALL_PLACES "<party id='p' seat='land'><library/></party>",
          "<site id='s1' host='x'/>",
          "<zone id='z'/>",
          "<experiment windows='0'/>",
          "<experiment windows='100001'/>",
          "<experiment windows=''/>",
          "<experiment windows='8.5'/>",
          "<experiment window-length='60'/>",
          "<experiment window-length='60kB'/>",
          "<experiment window-length='.5s'/>",
          "<experiment window-length='60s '/>",
          "<network id='n' stretch='INF' overhead='4ms'/>",
          "<network id='n' stretch='1.46x' overhead='4ms'/>",
          "<network id='n' stretch=' 1.46 ' overhead='4ms'/>",
          "<network id='n' stretch='' overhead='4ms'/>",
          "<event id='e' date='01.02.2020'/>",
          "<event id='e' date='2020-02-01' form='lanch'/>",
          "<dependency of='a' on='b' form='x'/>",
          NULL };

  for (guint i = 0; bad[i] != NULL; i++)
    agree_on (bad[i], BOTH_REFUSE);
  agree ("<library/>", ONLY_THE_LOADER_REFUSES); /* as a part it is right */
  agree ("<world/>", BOTH_REFUSE);
  agree ("<scenario id='s' from='2020-01-01'/>", BOTH_REFUSE);
}
END_TEST

/* Every way of writing a period, right and wrong. */
START_TEST (loader_and_schema_know_the_same_periods)
{
  static const struct
  {
    const char *period;
    gboolean right;
  } periods[] = { { "P15M", TRUE },   { "P2W", TRUE },
                  { "PT6H", TRUE },   { "P1Y2M3DT4H5M6S", TRUE },
                  { "P0D", TRUE },    { "", FALSE },
                  { "P", FALSE },     { "PT", FALSE },
                  { "P1DT", FALSE },  { "-P1D", FALSE },
                  { "P1.5D", FALSE }, { "PT1.5S", FALSE },
                  { "P1D1Y", FALSE }, { " P1D", FALSE },
                  { "P1M1M", FALSE }, { "P5H", FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      g_autofree char *body = g_strdup_printf (
          "<party id='v' seat='a'/><jurisdiction id='a'/>"
          "<partition id='c' operator='v' owner='v'/>"
          "<challenge id='x' partition='c' jurisdiction='a' "
          "filed='2020-01-05' until-decision='%s' block-probability='1%%' "
          "block-length='P1D'/>",
          periods[i].period);

      agree_on (body, periods[i].right ? BOTH_ACCEPT : BOTH_REFUSE);
    }
}
END_TEST

START_TEST (only_the_loader_sees_through_units_dates_and_relations)
{
  static const char *const bad[] = {
    /* a unit hides the bounds */
    "<network id='n' stretch='0.5' overhead='4ms'/>",
    "<network id='n' stretch='1.46' overhead='-4ms'/>",
    "<network id='n' stretch='1e999' overhead='4ms'/>",
    SMALL_CLOUD
    "<challenge id='c' partition='cloud' jurisdiction='land' "
    "filed='2020-01-05' until-decision='P999Y' block-probability='1%' "
    "block-length='P1D'/>",
    "<service id='s1' demand='constant(1kB)' reply='constant(1B)'/>",
    "<service id='s1' demand='nonsense(1ms)' reply='constant(1B)'/>",
    "<profile id='f' hours='0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0'"
    "/>",
    /* whole numbers of a schema may have blanks around them */
    "<experiment windows=' 8'/>",
    /* lists of numbers are text to a schema */
    "<profile id='f' hours='one two'/>", "<profile id='f' hours='1 1 1'/>",
    /* a day that does not exist */
    "<event id='e' date='2020-02-30'/>",
    /* keys are those of one kind */
    "<jurisdiction id='a'/><party id='a' seat='a'/>",
    /* ids that may be left out are no keys */
    "<experiment id='a'/><jurisdiction id='a'/>",
    /* a reference to an entity of any kind is no key reference */
    "<dependency of='a' on='b' form='name'/>", "<experiment/><experiment/>",
    /* relations between attributes */
    "<rule id='r' law='LA' decision='transfer' from='2020-02-01' "
    "to='2020-01-01' verdict='prohibited' article='a'/>",
    "<asset id='a' class='personal'/>", NULL
  };

  for (guint i = 0; bad[i] != NULL; i++)
    agree_on (bad[i], ONLY_THE_LOADER_REFUSES);
}
END_TEST

START_TEST (the_shipped_scenario_is_valid)
{
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autoptr (Study) study
      = study_load (SOVSIM_SOURCEDIR "/scenarios/two-doors.xml", NULL,
                    SOVSIM_SOURCEDIR "/scenarios", problems);
  g_autofree char *wrong = problem_list_format (problems);

  ck_assert_str_eq (wrong, "");
  ck_assert_ptr_nonnull (study);
}
END_TEST

START_TEST (what_the_schema_refuses_is_reported_at_its_place)
{
  g_autoptr (SmallFolder) folder = small_folder_new ();
  g_autofree char *path = small_path (folder, "s.xml");
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autoptr (ScenarioFile) file = NULL;
  g_autofree char *wrong = NULL;

  small_write (folder, "part.xml", "<library>\n\n<jurisdiction/></library>");
  small_write (folder, "s.xml",
               "<scenario id='s' from='2020-01-01' to='2020-02-01' "
               "xmlns:xi='http://www.w3.org/2001/XInclude'>\n"
               "<xi:include href='part.xml'/></scenario>");
  file = scenario_file_open (path, NULL, problems);
  scenario_file_validate (file, SHIPPED, problems);
  wrong = problem_list_format (problems);
  small_says (wrong, "/part.xml:3: ");
  small_says (wrong, "'id' is required");
}
END_TEST

START_TEST (a_missing_schema_is_reported)
{
  g_autoptr (SmallFolder) folder = small_folder_new ();
  g_autofree char *text = small_scenario ("");
  g_autofree char *wrong = NULL;

  small_write (folder, "s.xml", text);
  small_write (folder, "shelf/x", "");
  wrong = small_problems_in (folder, "shelf");
  small_says (wrong, "shelf/sovsim.xsd: cannot be read as XML Schema");
}
END_TEST

static const TTest **const tests[]
    = { &the_shipped_schema_is_the_printed_one,
        &loader_and_schema_accept_the_same,
        &loader_and_schema_refuse_the_same,
        &loader_and_schema_know_the_same_periods,
        &only_the_loader_sees_through_units_dates_and_relations,
        &the_shipped_scenario_is_valid,
        &what_the_schema_refuses_is_reported_at_its_place,
        &a_missing_schema_is_reported,
        NULL };

SUITE_MAIN ("schema", tests)
