/* Designs and plans: which settings, and which of them are the same. */
#include "config.h"

#include "models/plan.h"
#include "models/replay.h"
#include "tests/models/small-world.h"

#include <math.h>
#include <string.h>

#define VARIANTS                                                               \
  "<variant id='a'/>"                                                          \
  "<variant id='b'><set entity='town' attribute='users' value='5'/></variant>"

static Design *
design_with (const Study *study, DesignWishes wishes)
{
  g_autoptr (ProblemList) problems = problem_list_new ();
  Design *design = design_new (study, &wishes, 1, problems);
  g_autofree char *text = problem_list_format (problems);

  ck_assert_str_eq (text, "");
  return design;
}

/* The settings, "1 2; 1 3": one after the other. */
static char *
settings_of (const Design *design)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < design->settings->len; i++)
    for (guint j = 0; j < design->factors->len; j++)
      g_string_append_printf (text, "%s%s",
                              j > 0   ? " "
                              : i > 0 ? "; "
                                      : "",
                              design_value (design, i, j));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
makes (const char *body, DesignWishes wishes, const char *settings)
{
  g_autoptr (Study) study = small_study (body);
  g_autoptr (Design) design = design_with (study, wishes);
  g_autofree char *found = settings_of (design);

  ck_assert_str_eq (found, settings);
}

#define LIST(...)                                                              \
  (const char *const[]) { __VA_ARGS__, NULL }
#define VARY(...) ((DesignWishes){ .vary = LIST (__VA_ARGS__) })

START_TEST (axes_multiply_and_the_last_is_the_fastest)
{
  makes (SMALL_ALL, VARY ("town.users=1,2", "town-mail.activity=3/d,4/d"),
         "1 3/d; 1 4/d; 2 3/d; 2 4/d");
  makes (SMALL_ALL, (DesignWishes){ .no_sweep = TRUE }, "");
}
END_TEST

START_TEST (a_range_reaches_its_last_value)
{
  makes (SMALL_ALL, VARY ("town.users=10:30:10"), "10; 20; 30");
  makes (SMALL_ALL, VARY ("town.users=1:1000:x10"), "1; 10; 100; 1000");
  makes (SMALL_ALL, VARY ("town-mail.activity=0.1/d:0.4/d:0.1/d"),
         "0.1/d; 0.2/d; 0.3/d; 0.4/d");
  makes (SMALL_ALL, VARY ("town.access-delay=900us:1.1ms:0.1ms"),
         "900us; 1000us; 1100us");
  makes (SMALL_ALL, VARY ("town.receive-window=64kB:192kB:64kB"),
         "64kB; 128kB; 192kB");
}
END_TEST

START_TEST (the_scenario_says_the_same_words)
{
  makes (SMALL_ALL
         "<experiment><axis attribute='town.users' values='1 2'/>"
         "<zip><axis attribute='town-mail.activity' values='3/d 4/d'/>"
         "<axis attribute='town.access-delay' range='1ms:2ms:1ms'/></zip>"
         "<constraint where='town.users = 1 or town-mail.activity &gt; 3/d'/>"
         "</experiment>",
         VARY (NULL), "1 3/d 1ms; 1 4/d 2ms; 2 4/d 2ms");
  makes (SMALL_ALL "<experiment><axis attribute='town.users' values='1 2'/>"
                   "</experiment>",
         VARY ("town.users=7"), "7");
}
END_TEST

START_TEST (zipped_axes_go_in_step)
{
  makes (SMALL_ALL,
         (DesignWishes){ .zip
                         = LIST ("town.users=1,2 town-mail.activity=3/d,4/d") },
         "1 3/d; 2 4/d");
}
END_TEST

/* What @where leaves of users 1 to 4, in the order of the axis. */
static void
leaves (const char *where, const char *settings)
{
  makes (SMALL_ALL,
         (DesignWishes){ .vary = LIST ("town.users=1:4:1"),
                         .where = LIST (where) },
         settings);
}

START_TEST (a_constraint_takes_settings_away)
{
  leaves ("town.users > 2", "3; 4");
  leaves ("town.users >= 2 and not town.users = 3", "2; 4");
  leaves ("town.users = 1 or town.users = 4 and 1 = 1", "1; 4");
  leaves ("(town.users = 1 or town.users = 4) and 1 = 2 or town.users != 3",
          "1; 2; 4");
  leaves ("town.users * 2 + 1 < 7", "1; 2");
  leaves ("2 + town.users * 2 <= 6", "1; 2");
  leaves ("6 - town.users - 1 = 2", "3");
  leaves ("12 / town.users / 2 = 2", "3");
  leaves ("town.users * town-mail.activity > 2500/d", "3; 4");
  leaves ("town-mail.activity / 1/d = 1000 and town.users = 1", "1");
  leaves ("500us < 1ms and 1h = 60min", "1; 2; 3; 4");
}
END_TEST

static void
is_wrong (DesignWishes wishes, const char *message)
{
  g_autoptr (Study) study = small_study (SMALL_ALL);
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autofree char *text = NULL;

  ck_assert_ptr_null (design_new (study, &wishes, 1, problems));
  text = problem_list_format (problems);
  ck_assert_msg (strstr (text, message) != NULL, "'%s' is not in: %s", message,
                 text);
}

static void
where_is_wrong (const char *where, const char *message)
{
  is_wrong ((DesignWishes){ .vary = LIST ("town.users=1:4:1"),
                            .where = LIST (where) },
            message);
}

START_TEST (a_constraint_has_an_end)
{
  g_autoptr (GString) few = g_string_new ("town.users > 2");
  g_autoptr (GString) many = NULL;

  for (guint i = 0; i < 4000; i++)
    g_string_append (few, " or 1 = 2");
  where_is_wrong (few->str, "the end, after 4000 operators");
  many = g_string_new (few->str);
  for (guint i = 0; i < 200000; i++)
    g_string_append (many, " or 1 = 2");
  where_is_wrong (many->str, "the end, after 4000 operators");
  g_string_assign (few, "town.users > 2");
  for (guint i = 0; i < 1900; i++)
    g_string_append (few, " or 1 = 2");
  leaves (few->str, "3; 4");
}
END_TEST

START_TEST (mistakes_say_what_would_be_right)
{
  is_wrong (VARY ("tow.users=1"), "did you mean 'town'");
  is_wrong (VARY ("town.user=1"), "did you mean 'users'");
  is_wrong (VARY ("town.users=-1"), "expected a whole number");
  is_wrong (VARY ("town.users"), "expected ENTITY.ATTRIBUTE=VALUES");
  is_wrong (VARY ("town-mail.activity=1/d:5/d"), "FIRST:LAST:STEP");
  is_wrong (VARY ("town.users=5:1:1"), "from lower to higher");
  is_wrong (VARY ("town-mail.activity=1/d:5/d:1"), "FIRST:LAST:STEP");
  is_wrong (VARY ("town.users=1,1"), "appears twice");
  is_wrong (VARY ("town.users=1:2:0.5"), "expected a whole number as step");
  is_wrong (VARY ("town.users=1", "town.users=2"), "is varied twice");
  is_wrong (VARY ("variant=x"), "there is no variant 'x'");
  is_wrong (VARY ("town.users=1:100000:1", "town-mail.activity=1/d:90/d:1/d"),
            "more than 1000000 settings");
  is_wrong (
      (DesignWishes){ .zip = LIST ("town.users=1,2 town-mail.activity=3/d") },
      "'town.users' has 2 values, 'town-mail.activity' has 1");
  is_wrong ((DesignWishes){ .sample = LIST ("sobol") }, "METHOD:POINTS");
  is_wrong ((DesignWishes){ .sample = LIST ("sobol:4 town.users=9:1") },
            "from the lower to the higher end");
  is_wrong ((DesignWishes){ .sample = LIST ("sobol:4") }, "no assumption");
  where_is_wrong ("town.users > 4", "the constraints leave none of 4 settings");
  where_is_wrong ("town.userz > 4", "did you mean 'town.users'");
  where_is_wrong ("town.users > 4ms", "cannot compare");
  where_is_wrong ("town.users + 1/d > 4", "cannot add");
  where_is_wrong ("town.users and 1 = 1", "join comparisons");
  where_is_wrong ("town.users > 4 4 ", "found '4 '");
  where_is_wrong ("((town.users > 4)", "')' was expected");
}
END_TEST

/* --- samples -------------------------------------------------------------- */

#define ASSUMED                                                                \
  SMALL_PLACES                                                                 \
  "<party id='p' seat='abroad'><about attribute='seat' status='assumption'/>"  \
  "</party><network id='net' loss='1%' jitter='2ms'>"                          \
  "<about attribute='loss' status='assumption' low='0.1%' high='10%'/>"        \
  "<about attribute='jitter' status='estimate' low='1ms' high='3ms'/>"         \
  "</network>"

START_TEST (a_latin_hypercube_has_one_point_in_each_slice)
{
  g_autoptr (Study) study = small_study (SMALL_ALL);
  DesignWishes wishes
      = { .sample = LIST ("latin-hypercube:50 town.users=101:150") };
  g_autoptr (Design) design = design_with (study, wishes);
  gboolean seen[51] = { FALSE };

  ck_assert_uint_eq (design->settings->len, 50);
  for (guint i = 0; i < 50; i++)
    {
      int users = atoi (design_value (design, i, 0)) - 100;

      ck_assert_int_ge (users, 1);
      ck_assert_int_le (users, 50);
      ck_assert (!seen[users]);
      seen[users] = TRUE;
    }
}
END_TEST

START_TEST (another_axis_does_not_move_the_points_of_the_first)
{
  g_autoptr (Study) study = small_study (SMALL_ALL);
  DesignWishes one = { .sample = LIST ("latin-hypercube:9 town.users=1:999") };
  DesignWishes two
      = { .sample = LIST ("latin-hypercube:9 town-mail.activity=1/d:9/d "
                          "town.users=1:999") };
  g_autoptr (Design) alone = design_with (study, one);
  g_autoptr (Design) together = design_with (study, two);

  for (guint i = 0; i < 9; i++)
    ck_assert_str_eq (design_value (alone, i, 0),
                      design_value (together, i, 1));
}
END_TEST

START_TEST (sobol_points_begin_in_the_middle)
{
  makes (
      SMALL_ALL,
      (DesignWishes){ .sample = LIST ("sobol:3 town-mail.activity=0/d:8/d") },
      "4/d; 6/d; 2/d");
}
END_TEST

START_TEST (a_decade_is_sampled_on_a_logarithmic_scale)
{
  makes (
      SMALL_ALL,
      (DesignWishes){ .sample = LIST ("sobol:3 town-mail.activity=1/d:16/d") },
      "4/d; 8/d; 2/d");
}
END_TEST

static void
between (const AttributeSpec *spec, const char *low, const char *high,
         double place, const char *text)
{
  g_autofree char *wrong = NULL;
  g_autoptr (Range) range = range_new (spec, low, high, SCALE_LINEAR, &wrong);
  g_autofree char *found = NULL;

  ck_assert_msg (range != NULL, "%s", wrong);
  found = range_text (range, place);
  ck_assert_str_eq (found, text);
}

START_TEST (texts_lie_between_texts)
{
  g_autoptr (Study) study = small_study (SMALL_ALL);
  const Entity *town = small_find (study_world (study), "town");
  const AttributeSpec *users
      = entity_kind_attribute (town->kind, "users", NULL);
  const AttributeSpec *delay
      = entity_kind_attribute (town->kind, "access-delay", NULL);
  const AttributeSpec *demand
      = entity_kind_attribute (entity_kind_named ("service"), "demand", NULL);

  between (users, "1", "4", 0, "1");
  between (users, "1", "4", 0.26, "2");
  between (users, "1", "4", 1, "4");
  between (delay, "500us", "2ms", 0.5, "1250us");
  between (demand, "lognormal(mean=10ms, cv=1.2)",
           "lognormal(mean=60ms, cv=1.2)", 0.5, "lognormal(mean=35ms, cv=1.2)");
}
END_TEST

/* --- plans ---------------------------------------------------------------- */

/* The configuration of @variant in the first setting of @wishes. */
static char *
config_of (const char *body, const char *const *sets, DesignWishes wishes,
           const char *variant)
{
  g_autofree char *text = small_scenario (body);
  g_autoptr (Study) study = small_study_with (text, sets);
  g_autoptr (Design) design = design_with (study, wishes);
  const char *variants[] = { variant, NULL };
  g_autoptr (Plan) plan = plan_new (study, design, variants, 1, 1);

  return g_strdup (plan_point (plan, 0)->config);
}

static void
compare_configs (gboolean same, const char *body, DesignWishes one,
                 DesignWishes other, const char *variant)
{
  g_autofree char *first = config_of (body, NULL, one, variant);
  g_autofree char *second = config_of (body, NULL, other, variant);

  ck_assert_int_eq (strcmp (first, second) == 0, same);
}

START_TEST (what_the_file_says_anyway_is_no_setting_of_its_own)
{
  const DesignWishes none = { .vary = NULL };

  compare_configs (TRUE, SMALL_ALL VARIANTS, none,
                   VARY ("town.access-delay=5ms"), "a");
  compare_configs (TRUE, SMALL_ALL VARIANTS, none,
                   VARY ("town.access-delay=5000us"), "a");
  compare_configs (TRUE, SMALL_ALL VARIANTS, none,
                   VARY ("experiment.windows=8"), "a");
  compare_configs (FALSE, SMALL_ALL VARIANTS, none,
                   VARY ("town.access-delay=3ms"), "a");
  compare_configs (TRUE, SMALL_ALL VARIANTS,
                   VARY ("town.access-delay=3ms", "town-mail.activity=7/d"),
                   VARY ("town-mail.activity=7/d", "town.access-delay=3000us"),
                   "a");
}
END_TEST

/* The axis wins over the variant, so repeating the file is not nothing. */
START_TEST (a_value_that_undoes_a_variant_counts)
{
  const DesignWishes none = { .vary = NULL };

  compare_configs (FALSE, SMALL_ALL VARIANTS, none, VARY ("town.users=1000"),
                   "b");
}
END_TEST

START_TEST (setting_and_varying_are_the_same)
{
  const char *sets[] = { "town.users=42", NULL };
  g_autofree char *set = config_of (SMALL_ALL VARIANTS, sets, VARY (NULL), "a");
  g_autofree char *varied
      = config_of (SMALL_ALL VARIANTS, NULL, VARY ("town.users=42"), "a");

  ck_assert_str_eq (set, varied);
}
END_TEST

START_TEST (how_to_experiment_is_no_part_of_what_with)
{
  const DesignWishes none = { .no_sweep = TRUE };
  g_autofree char *plain = config_of (SMALL_ALL, NULL, none, "base");
  g_autofree char *designed = config_of (
      SMALL_ALL "<experiment replications='7' seed='9'>"
                "<axis attribute='town.users' values='1 2'/></experiment>",
      NULL, none, "base");
  g_autofree char *shorter
      = config_of (SMALL_ALL "<experiment windows='7'/>", NULL, none, "base");
  g_autofree char *experiment
      = config_of (SMALL_ALL "<experiment/>", NULL, none, "base");

  ck_assert_str_eq (experiment, designed);
  ck_assert_str_ne (experiment, shorter);
  (void) plain;
}
END_TEST

START_TEST (a_plan_leaves_out_what_it_has_already)
{
  g_autoptr (Study) study = small_study (SMALL_ALL);
  g_autoptr (Design) design
      = design_with (study, VARY ("town.access-delay=5ms,5000us,3ms"));
  g_autoptr (Plan) plan = plan_new (study, design, NULL, 1, 4);
  g_autoptr (GArray) runs = plan_runs (plan);

  ck_assert_uint_eq (plan_n_points (plan), 2);
  ck_assert_uint_eq (runs->len, 8);
  ck_assert_str_eq (plan_point (plan, 1)->name, "town.access-delay=3ms");
}
END_TEST

START_TEST (the_variant_is_an_axis_when_asked)
{
  g_autoptr (Study) study = small_study (SMALL_ALL VARIANTS);
  DesignWishes wishes = { .zip = LIST ("variant=b,a town.users=7,8") };
  g_autoptr (Design) design = design_with (study, wishes);
  g_autoptr (Plan) plan = plan_new (study, design, NULL, 1, 1);

  ck_assert_uint_eq (plan_n_points (plan), 2);
  ck_assert_str_eq (plan_point (plan, 0)->name, "b town.users=7");
  ck_assert_str_eq (plan_point (plan, 1)->name, "a town.users=8");
}
END_TEST

START_TEST (a_setting_is_replayed_like_the_same_set)
{
  const char *sets[] = { "town.users=42", "experiment.windows=2", NULL };
  g_autofree char *text = small_scenario (SMALL_ALL);
  g_autoptr (Study) set = small_study_with (text, sets);
  g_autoptr (Study) plain = small_study (SMALL_ALL);
  g_autoptr (Design) design
      = design_with (plain, VARY ("town.users=41,42", "experiment.windows=2"));
  g_autoptr (Plan) plan = plan_new (plain, design, NULL, 1, 1);
  const PlanRun run = { 1, 0 };
  g_autoptr (SimRunRecord) varied = plan_do (plan, &run, NULL);
  g_autoptr (SimRunRecord) fixed
      = replay_run (set, study_option (set, "base"), "run", 0, 1, 0);

  ck_assert_str_eq (varied->fingerprint, fixed->fingerprint);
  ck_assert_double_eq (small_whole (varied, "latency.p50", ""),
                       small_whole (fixed, "latency.p50", ""));
}
END_TEST

START_TEST (a_setting_that_makes_no_world_says_why)
{
  g_autoptr (Study) study = small_study (SMALL_ALL);
  g_autoptr (Design) design
      = design_with (study, VARY ("experiment.window-length=2d"));
  g_autoptr (Plan) plan = plan_new (study, design, NULL, 1, 1);
  g_autoptr (GError) error = NULL;
  const PlanRun run = { 0, 0 };

  ck_assert_ptr_null (plan_do (plan, &run, &error));
  small_says (error->message, "experiment.window-length=2d");
  small_says (error->message, "must lie between 1ms and 1d");
}
END_TEST

static const TTest **const tests[]
    = { &axes_multiply_and_the_last_is_the_fastest,
        &a_range_reaches_its_last_value,
        &the_scenario_says_the_same_words,
        &zipped_axes_go_in_step,
        &a_constraint_takes_settings_away,
        &a_constraint_has_an_end,
        &mistakes_say_what_would_be_right,
        &a_latin_hypercube_has_one_point_in_each_slice,
        &another_axis_does_not_move_the_points_of_the_first,
        &sobol_points_begin_in_the_middle,
        &a_decade_is_sampled_on_a_logarithmic_scale,
        &texts_lie_between_texts,
        &what_the_file_says_anyway_is_no_setting_of_its_own,
        &a_value_that_undoes_a_variant_counts,
        &setting_and_varying_are_the_same,
        &how_to_experiment_is_no_part_of_what_with,
        &a_plan_leaves_out_what_it_has_already,
        &the_variant_is_an_axis_when_asked,
        &a_setting_is_replayed_like_the_same_set,
        &a_setting_that_makes_no_world_says_why,
        NULL };

SUITE_MAIN ("design", tests)
