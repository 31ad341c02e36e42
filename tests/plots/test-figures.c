/* Every kind of figure is drawn from small data, odd data and no data; what
 * fails says so and takes nothing else with it. */
#include "config.h"

#include "models/world/figure.h"
#include "tests/plots/drawing.h"

#include <check.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Every kind ---------------------------------------------------------- */

START_TEST (every_kind_has_a_template_that_states_its_use)
{
  const FigureKind *kind = figures_kind ((guint) _i);
  g_autofree char *name = g_strconcat (kind->name, ".gp", NULL);
  g_autofree char *path = g_build_filename (TEMPLATES, name, NULL);
  g_autofree char *first
      = g_strdup_printf ("# gnuplot -d -c %s.gp %s.dat %s.svg \"", kind->name,
                         kind->name, kind->name);
  g_autofree char *text = NULL;

  ck_assert (g_file_get_contents (path, &text, NULL, NULL));
  ck_assert (g_str_has_prefix (text, first));
  ck_assert_ptr_nonnull (strstr (text, "if (ARGC < 2)"));
  ck_assert_ptr_nonnull (strstr (text, "load \"style.gp\""));
  ck_assert_ptr_eq (figures_find (kind->name), kind);
  ck_assert (g_str_has_suffix (kind->help, "."));
}
END_TEST

START_TEST (all_kinds_are_drawn_with_data_and_script_beside_them)
{
  g_autoptr (SimStore) store = drawing_sample (NULL);

  drawing_assert_all (store);
  for (guint i = 0; i < figures_n_kinds (); i++)
    {
      ck_assert (drawing_exists (figures_kind (i)->name, ".dat"));
      ck_assert (drawing_exists (figures_kind (i)->name, ".gp"));
    }
  ck_assert (drawing_exists ("style", ".gp"));
}
END_TEST

/* Run the command in the first line of a script, by a shell, as a user would,
 * and compare. */
static void
assert_drawn_again (const char *name)
{
  g_autofree char *svg = drawing_text (name, ".svg");
  g_autofree char *again = NULL;
  g_autofree char *command
      = g_strdup_printf ("cd '%s' && rm %s.svg && "
                         "sh -c \"$(sed -n '1s/^# //p' %s.gp)\"",
                         drawing_figures, name, name);

  ck_assert_int_eq (system (command), 0);
  again = drawing_text (name, ".svg");
  ck_assert_uint_gt (strlen (again), strlen (svg) / 2);
}

START_TEST (the_command_in_the_script_draws_the_figure_again)
{
  g_autoptr (SimStore) store = drawing_sample (NULL);

  drawing_assert_all (store);
  for (guint i = 0; i < figures_n_kinds (); i++)
    assert_drawn_again (figures_kind (i)->name);
}
END_TEST

/* What was told when every kind was empty for which @is_empty says so. */
static char *
told_of (gboolean (*is_empty) (const char *name))
{
  GString *told = g_string_new (NULL);

  for (guint i = 0; i < figures_n_kinds (); i++)
    {
      const FigureKind *kind = figures_kind (i);

      if (is_empty (kind->name))
        g_string_append_printf (told, "%s 1 figure %s is not drawn: %s\n",
                                kind->name, kind->name, kind->empty);
      else
        g_string_append_printf (told, "%s 0 \n", kind->name);
    }
  return g_string_free (told, FALSE);
}

/* With one regime nothing is lost yet, with one point nothing varied. */
static gboolean
is_empty_at_a_point (const char *name)
{
  return g_str_equal (name, "lost-users") || g_str_equal (name, "differences")
         || g_str_equal (name, "pareto") || g_str_has_prefix (name, "sweep-");
}

static gboolean
is_empty_always (const char *name G_GNUC_UNUSED)
{
  return TRUE;
}

START_TEST (a_single_point_is_enough)
{
  const SampleOptions options = { NULL, TRUE, FALSE, FALSE };
  g_autoptr (SimStore) store = drawing_sample (&options);
  g_autoptr (GString) told = g_string_new (NULL);
  g_autofree char *expected = told_of (is_empty_at_a_point);

  gboolean done = figures_draw (store, drawing_figures, TEMPLATES, drawing_tell,
                                told, NULL);

  ck_assert_str_eq (told->str, expected);
  ck_assert (done);
  for (guint i = 0; i < figures_n_kinds (); i++)
    if (!is_empty_at_a_point (figures_kind (i)->name))
      drawing_assert (figures_kind (i)->name);
}
END_TEST

START_TEST (much_is_drawn_as_well)
{
  const SampleOptions options = { NULL, FALSE, FALSE, TRUE };
  g_autoptr (SimStore) store = drawing_sample (&options);

  drawing_assert_all (store);
}
END_TEST

START_TEST (odd_titles_are_drawn_as_they_are)
{
  static const char *const titles[]
      = { "北京 – ёж a_b^c {/:Bold d} @e &f ~g",
          "`touch pwned` \"); system(\"touch pwned\") #x\t\ty\n\n\nsystem "
          "'touch pwned'\n\xFF\xFE broken" };
  g_autofree char *longest = g_strnfill (200, 'W');
  const char *title = _i < (int) G_N_ELEMENTS (titles) ? titles[_i] : longest;
  const SampleOptions options = { title, FALSE, FALSE, FALSE };
  g_autoptr (SimStore) store = drawing_sample (&options);
  g_autofree char *pwned = g_build_filename (drawing_figures, "pwned", NULL);
  g_autofree char *svg = NULL;

  drawing_assert_all (store);
  ck_assert (!g_file_test (pwned, G_FILE_TEST_EXISTS));
  svg = drawing_text ("latency-years", ".svg");
  if (_i == 0)
    ck_assert_ptr_nonnull (
        strstr (svg, "北京 – ёж a_b^c {/:Bold d} @e &amp;f ~g"));
}
END_TEST

/* ---- What a scenario asks for -------------------------------------------- */

/* A <figure> of the latency in one place and variant, with a title that would
 * like to be a command. */
static SimStore *
store_with_figure (const char *id, const char *attributes)
{
  g_autofree char *path = g_build_filename (drawing_folder, "r.db", NULL);
  g_autoptr (SimStore) store = NULL;
  const SimEntity figure
      = { "figure", id, "Mine'; touch pwned; '\n$(touch pwned)", attributes };

  sample_store (path, NULL);
  store = sim_store_create (path, NULL);
  ck_assert (sim_store_add_entity (store, &figure, NULL));
  return g_steal_pointer (&store);
}

START_TEST (a_figure_of_the_scenario_is_drawn_as_it_asks)
{
  g_autoptr (SimStore) store = store_with_figure (
      "mine", "{\"kind\":\"latency-cdf\",\"populations\":\"beijing\","
              "\"variants\":\"in-country\"}");
  g_autofree char *pwned = g_build_filename (drawing_figures, "pwned", NULL);
  g_autofree char *mine = NULL;
  g_autofree char *plain = NULL;

  ck_assert (
      figures_draw (store, drawing_figures, TEMPLATES, NULL, NULL, NULL));
  drawing_assert ("mine");
  drawing_assert ("latency-cdf");
  mine = drawing_text ("mine", ".dat");
  plain = drawing_text ("latency-cdf", ".dat");
  ck_assert_ptr_nonnull (strstr (plain, "Served from abroad"));
  ck_assert_ptr_nonnull (strstr (plain, "New York"));
  ck_assert_ptr_null (strstr (mine, "Served from abroad"));
  ck_assert_ptr_null (strstr (mine, "New York"));
  ck_assert_ptr_nonnull (strstr (mine, "Served in the country"));
  ck_assert_ptr_nonnull (strstr (mine, "Beijing"));
  assert_drawn_again ("mine");
  ck_assert (!g_file_test (pwned, G_FILE_TEST_EXISTS));
}
END_TEST

START_TEST (a_figure_with_the_name_of_a_kind_takes_its_place)
{
  g_autoptr (SimStore) store = store_with_figure (
      "metric-years", "{\"kind\":\"metric-years\",\"metric\":\"latency.p95\","
                      "\"populations\":\"new-york beijing\"}");
  g_autofree char *data = NULL;

  ck_assert (
      figures_draw (store, drawing_figures, TEMPLATES, NULL, NULL, NULL));
  data = drawing_text ("metric-years", ".dat");
  ck_assert_ptr_nonnull (strstr (data, "Metric latency.p95"));
  ck_assert_ptr_nonnull (strstr (data, "\"95 \\0045 latency \\0050ms\\0051\""));
  ck_assert_ptr_nonnull (strstr (data, "New York"));
}
END_TEST

START_TEST (the_words_of_the_schema_are_the_kinds)
{
  guint n = 0;

  for (; FIGURE_WORDS[n] != NULL; n++)
    ck_assert_str_eq (FIGURE_WORDS[n], figures_kind (n)->name);
  ck_assert_uint_eq (n, figures_n_kinds ());
}
END_TEST

START_TEST (the_same_picture_is_the_same_pdf)
{
  g_autofree char *program = g_find_program_in_path ("rsvg-convert");
  g_autoptr (SimStore) store = drawing_sample (NULL);
  g_autofree char *once = NULL;
  g_autofree char *again = NULL;
  g_autofree char *path = drawing_file ("latency-years", ".pdf");
  gsize length = 0;
  gsize length_again = 0;

  if (program == NULL)
    {
      g_printerr ("rsvg-convert is not installed: no PDF tried\n");
      return;
    }
  ck_assert (
      figures_draw (store, drawing_figures, TEMPLATES, NULL, NULL, NULL));
  ck_assert (figures_draw_pdf (store, drawing_figures, NULL, NULL, NULL));
  ck_assert (g_file_get_contents (path, &once, &length, NULL));
  ck_assert_int_eq (memcmp (once, "%PDF", 4), 0);
  g_usleep (G_USEC_PER_SEC);
  ck_assert (figures_draw_pdf (store, drawing_figures, NULL, NULL, NULL));
  ck_assert (g_file_get_contents (path, &again, &length_again, NULL));
  ck_assert_uint_eq (length, length_again);
  ck_assert_int_eq (memcmp (once, again, length), 0);
}
END_TEST

START_TEST (without_a_converter_the_message_names_the_figure)
{
  g_autoptr (SimStore) store = drawing_sample (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = drawing_file ("latency-years", ".svg");

  ck_assert_int_eq (g_mkdir (drawing_figures, 0755), 0);
  ck_assert (g_file_set_contents (path, "<svg/>", -1, NULL));
  g_setenv ("PATH", drawing_folder, TRUE);
  ck_assert (!figures_draw_pdf (store, drawing_figures, NULL, NULL, &error));
  ck_assert_str_eq (error->message,
                    "figure latency-years: rsvg-convert is not installed, or "
                    "not on the PATH");
}
END_TEST

START_TEST (an_empty_store_draws_nothing_and_fails_nowhere)
{
  g_autoptr (SimStore) store = drawing_empty ();
  g_autoptr (GString) told = g_string_new (NULL);
  g_autofree char *expected = told_of (is_empty_always);

  ck_assert (figures_draw (store, drawing_figures, TEMPLATES, drawing_tell,
                           told, NULL));
  ck_assert_str_eq (told->str, expected);
  for (guint i = 0; i < figures_n_kinds (); i++)
    {
      ck_assert (!drawing_exists (figures_kind (i)->name, ".svg"));
      ck_assert (!drawing_exists (figures_kind (i)->name, ".dat"));
    }
}
END_TEST

START_TEST (what_is_empty_now_takes_away_what_was_drawn_before)
{
  static const char *const ends[] = { ".dat", ".gp", ".svg", ".png", ".pdf" };
  g_autoptr (SimStore) store = drawing_empty ();
  g_autofree char *mine = drawing_file ("thesis", ".svg");

  ck_assert_int_eq (g_mkdir_with_parents (drawing_figures, 0777), 0);
  ck_assert (g_file_set_contents (mine, "mine", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *old = drawing_file ("latency-cdf", ends[i]);

      ck_assert (g_file_set_contents (old, "old", -1, NULL));
    }
  ck_assert (
      figures_draw (store, drawing_figures, TEMPLATES, NULL, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    ck_assert_msg (!drawing_exists ("latency-cdf", ends[i]), "%s", ends[i]);
  ck_assert (drawing_exists ("thesis", ".svg"));
}
END_TEST

START_TEST (without_latency_the_other_figures_are_drawn)
{
  const SampleOptions options = { NULL, FALSE, TRUE, FALSE };
  g_autoptr (SimStore) store = drawing_sample (&options);

  ck_assert (
      figures_draw (store, drawing_figures, TEMPLATES, NULL, NULL, NULL));
  ck_assert (!drawing_exists ("latency-years", ".svg"));
  ck_assert (!drawing_exists ("latency-cdf", ".svg"));
  drawing_assert ("flow-verdicts");
  drawing_assert ("lost-users");
}
END_TEST

START_TEST (the_data_say_what_the_store_holds)
{
  g_autoptr (SimStore) store = drawing_sample (NULL);
  g_autofree char *years = NULL;
  g_autofree char *cells = NULL;
  g_autofree char *waits = NULL;
  const char *known;

  ck_assert (
      figures_draw (store, drawing_figures, TEMPLATES, NULL, NULL, NULL));
  years = drawing_text ("latency-years", ".dat");
  cells = drawing_text ("who-can-read", ".dat");
  waits = drawing_text ("queue-waits", ".dat");
  /* Ten of twenty at once, fifteen within 5 ms; and what theory knows. */
  ck_assert_ptr_nonnull (strstr (waits, "0\t0\t0\t0.5\n"));
  ck_assert_ptr_nonnull (strstr (waits, "0\t0\t5\t0.75\n"));
  known = strstr (waits, "# exact");
  ck_assert_ptr_nonnull (known);
  ck_assert_ptr_nonnull (strstr (known, "\n0\t0\t5\t0.75\n"));
  /* Replications of 180 and 181 ms: mean 180.5, half width 12.7062 / 2. */
  ck_assert_ptr_nonnull (
      strstr (years, "0\t50\t2014-04-15T00:00:00Z\t180.5\t174.14689763"));
  ck_assert_ptr_nonnull (
      strstr (cells, "0\t1\t0\t5\t\"D\"\t\"T\\342\\206\\222D 2017-06\""));
}
END_TEST

/* Replications of 100 and 110 requests a second; slices end where the next
 * begins, and the last one with its regime. */
START_TEST (an_incident_is_drawn_as_its_slices_say)
{
  g_autoptr (SimStore) store = drawing_sample (NULL);
  g_autofree char *data = NULL;

  ck_assert (
      figures_draw (store, drawing_figures, TEMPLATES, NULL, NULL, NULL));
  data = drawing_text ("incident", ".dat");
  ck_assert_ptr_nonnull (strstr (
      data, "\n0\t2014-04-15T00:00:00Z\t2017-06-01T00:00:00Z\t86400\t\"d\"\t"));
  /* The second is the third and fourth panel; nothing fails in the latter. */
  ck_assert_ptr_nonnull (
      strstr (data, "\n1\t2021-11-01T00:00:00Z\t2023-06-30T00:00:00Z\t"));
  ck_assert_ptr_nonnull (strstr (data, "\n2\t0\t2021-11-01T00:00:00Z\t7\t"));
  ck_assert_ptr_null (strstr (data, "\n3\t0\t"));
  ck_assert_ptr_nonnull (strstr (data, "\n0\t0\t2014-04-15T00:00:00Z\t105\t"));
  ck_assert_ptr_nonnull (strstr (data, "\n0\t0\t2017-06-01T00:00:00Z\t105\t"));
  ck_assert_ptr_nonnull (strstr (data, "\n1\t1\t2014-04-16T00:00:00Z\t65\t"));
  ck_assert_ptr_nonnull (strstr (data, "\n1\t4\t2014-04-17T00:00:00Z\t80\t"));
}
END_TEST

/* Two outcomes in which neither is better: both are on the front, and the stair
 * between them goes right before it goes down. */
START_TEST (the_front_is_what_no_other_is_better_than)
{
  g_autoptr (SimStore) store = store_with_figure (
      "chosen", "{\"kind\":\"pareto\",\"metric\":\"latency.p50\","
                "\"against\":\"latency.p95\"}");
  g_autofree char *data = NULL;
  g_autofree char *chosen = NULL;

  ck_assert (
      figures_draw (store, drawing_figures, TEMPLATES, NULL, NULL, NULL));
  data = drawing_text ("pareto", ".dat");
  /* 361 ms and 70 000 times 1000 days of exposure, against 81 ms and none. */
  ck_assert_ptr_nonnull (strstr (data, "\n1\t1\t81\t"));
  ck_assert_ptr_nonnull (strstr (data, "\n0\t0\t361\t"));
  ck_assert_ptr_nonnull (
      strstr (data, "# front\n# columns: across up\n81\t0\n"));
  /* In both latencies one is better: the front is a point. */
  chosen = drawing_text ("chosen", ".dat");
  ck_assert_ptr_nonnull (strstr (chosen, "\n1\t1\t40.5\t"));
  ck_assert_ptr_nonnull (strstr (chosen, "\n0\t0\t180.5\t"));
}
END_TEST

START_TEST (interference_is_drawn_over_what_was_varied)
{
  g_autoptr (SimStore) store = drawing_sample (NULL);
  g_autofree char *data = NULL;

  ck_assert (
      figures_draw (store, drawing_figures, TEMPLATES, NULL, NULL, NULL));
  data = drawing_text ("interference", ".dat");
  /* border.delay of 35ms and of 20ms, or mail.servers of 2 and of 4. */
  ck_assert_ptr_nonnull (strstr (data, "\t3.5\t"));
  ck_assert_ptr_nonnull (strstr (data, "\n1\t1\t"));
}
END_TEST

/* What is over on the day that is asked for is not shown. */
START_TEST (a_day_after_all_incidents_shows_none)
{
  g_autoptr (SimStore) store = store_with_figure (
      "late", "{\"kind\":\"incident\",\"at\":\"2023-06-30\"}");

  ck_assert (
      figures_draw (store, drawing_figures, TEMPLATES, NULL, NULL, NULL));
  drawing_assert ("incident");
  ck_assert (!drawing_exists ("late", ".svg"));
}
END_TEST

/* Of two authorities that read the mail abroad the gravest comes first. */
START_TEST (a_witness_is_drawn_step_by_step)
{
  g_autoptr (SimStore) store = drawing_sample (NULL);
  g_autofree char *data = NULL;
  const char *direct;

  ck_assert (
      figures_draw (store, drawing_figures, TEMPLATES, NULL, NULL, NULL));
  data = drawing_text ("witness", ".dat");
  direct = strstr (data, "\n0\t5\t1\t\"D \\0050direct\\0051: US Department");
  ck_assert_ptr_nonnull (direct);
  ck_assert_ptr_nonnull (strstr (direct, "\n1\t5\t1\t\"us-doj orders vendor"));
  ck_assert_ptr_nonnull (strstr (direct, "\n3\t5\t1\t\"vendor holds key"));
  ck_assert_ptr_nonnull (strstr (direct, "\n0\t4\t2\t\"X "));
}
END_TEST

static TCase *
drawing_cases (void)
{
  TCase *drawing = tcase_create ("drawing");
  int n_kinds = (int) figures_n_kinds ();

  tcase_add_checked_fixture (drawing, drawing_begin, drawing_end);
  tcase_set_timeout (drawing, 180);
  tcase_add_loop_test (drawing, every_kind_has_a_template_that_states_its_use,
                       0, n_kinds);
  tcase_add_test (drawing,
                  all_kinds_are_drawn_with_data_and_script_beside_them);
  tcase_add_test (drawing, the_command_in_the_script_draws_the_figure_again);
  tcase_add_test (drawing, a_single_point_is_enough);
  tcase_add_test (drawing, much_is_drawn_as_well);
  tcase_add_loop_test (drawing, odd_titles_are_drawn_as_they_are, 0, 3);
  tcase_add_test (drawing, a_figure_of_the_scenario_is_drawn_as_it_asks);
  tcase_add_test (drawing, a_figure_with_the_name_of_a_kind_takes_its_place);
  tcase_add_test (drawing, the_words_of_the_schema_are_the_kinds);
  tcase_add_test (drawing, the_same_picture_is_the_same_pdf);
  tcase_add_test (drawing, without_a_converter_the_message_names_the_figure);
  tcase_add_test (drawing, an_empty_store_draws_nothing_and_fails_nowhere);
  tcase_add_test (drawing, what_is_empty_now_takes_away_what_was_drawn_before);
  tcase_add_test (drawing, without_latency_the_other_figures_are_drawn);
  tcase_add_test (drawing, the_data_say_what_the_store_holds);
  tcase_add_test (drawing, an_incident_is_drawn_as_its_slices_say);
  tcase_add_test (drawing, a_day_after_all_incidents_shows_none);
  tcase_add_test (drawing, the_front_is_what_no_other_is_better_than);
  tcase_add_test (drawing, interference_is_drawn_over_what_was_varied);
  tcase_add_test (drawing, a_witness_is_drawn_step_by_step);
  return drawing;
}

int
main (void)
{
  return drawing_run ("figures", drawing_cases ());
}
