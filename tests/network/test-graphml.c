/* Topologies of the Internet Topology Zoo, and what is wrong with others. */
#include "config.h"

#include <stdio.h>

#include "tests/network/small-network.h"

/* A scenario with @graphml as its topology; problems and remarks as text. */
static Study *
load_graphml (const char *graphml, gsize length, char **said)
{
  static const char SCENARIO[]
      = "<scenario id=\"s\" from=\"2020-01-01\" to=\"2021-01-01\">"
        "<topology id=\"t\" href=\"g.graphml\" stretch=\"1\"/></scenario>";
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autofree char *folder = g_dir_make_tmp ("sovsim-XXXXXX", NULL);
  g_autofree char *scenario = g_build_filename (folder, "s.xml", NULL);
  g_autofree char *file = g_build_filename (folder, "g.graphml", NULL);
  g_autofree char *wrong = NULL;
  g_autofree char *remarks = NULL;
  Study *study;

  ck_assert (g_file_set_contents (scenario, SCENARIO, -1, NULL));
  ck_assert (g_file_set_contents (file, graphml, (gssize) length, NULL));
  study = study_load (scenario, NULL, NULL, problems);
  wrong = problem_list_format (problems);
  remarks = problem_list_format_remarks (problems);
  *said = g_strconcat (wrong, remarks, NULL);
  g_unlink (scenario);
  g_unlink (file);
  g_rmdir (folder);
  return study;
}

/* What ../shared/data/README.md expects. */
static const struct
{
  const char *name;
  guint n_placed, n_joined;
  double km;
  const char *told; /* in the remark, or NULL: nothing to tell */
} EXPECTED[] = {
  { "Abilene", 11, 14, 14082, NULL },
  { "BtAsiaPac", 16, 20, 53813, "16 of 20 nodes have a position, 20 of 31" },
  { "Chinanet", 38, 62, 56542, "38 of 42 nodes have a position, 62 of 66" },
  { "Cogentco", 186, 214, 105381,
    "186 of 197 nodes have a position, 214 of 245" },
  { "Geant2012", 37, 58, 47758, "37 of 40 nodes have a position, 58 of 61" },
  { "HiberniaGlobal", 53, 76, 40161,
    "53 of 55 nodes have a position, 76 of 81" },
  { "HurricaneElectric", 24, 37, 106976, NULL },
  { "Sinet", 47, 49, 7985, "47 of 74 nodes have a position, 49 of 76" },
};

START_TEST (counts_and_lengths_are_those_of_the_zoo)
{
  g_autofree char *shared = shared_data ();
  g_autofree char *name = g_strconcat (EXPECTED[_i].name, ".graphml", NULL);
  g_autofree char *path = g_build_filename (shared, "topology", name, NULL);
  g_autofree char *text = NULL;
  g_autofree char *said = NULL;
  g_autoptr (Study) study = NULL;
  gsize length;
  double km = 0;

  ck_assert (g_file_get_contents (path, &text, &length, NULL));
  study = load_graphml (text, length, &said);
  ck_assert_msg (study != NULL, "%s", said);
  WORLD_EACH (study_world (study), KIND_LINK, Link, link)
    km += link_km (link);
  ck_assert_uint_eq (world_all (study_world (study), KIND_HUB)->len,
                     EXPECTED[_i].n_placed);
  ck_assert_uint_eq (world_all (study_world (study), KIND_LINK)->len,
                     EXPECTED[_i].n_joined);
  ck_assert_double_eq_tol (km, EXPECTED[_i].km, 0.6);
  if (EXPECTED[_i].told == NULL)
    ck_assert_str_eq (said, "");
  else
    ck_assert_msg (strstr (said, EXPECTED[_i].told) != NULL, "%s", said);
}
END_TEST

#define KEYS                                                                   \
  "<key attr.name=\"Latitude\" for=\"node\" id=\"y\"/>"                        \
  "<key attr.name=\"Longitude\" for=\"node\" id=\"x\"/>"
#define NODE(id, lat, lon)                                                     \
  "<node id=\"" id "\"><data key=\"y\">" lat "</data><data key=\"x\">" lon     \
  "</data></node>"
#define GRAPH(inside) "<graphml>" KEYS "<graph>" inside "</graph></graphml>"

/* Bad files, and a part of what must be said. */
static const struct
{
  const char *text;
  const char *said;
} BAD[] = {
  { "no mark-up here", "not well-formed" },
  { "<graphml>", "not well-formed" },
  { "<!DOCTYPE x [<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">]><graphml>&a;"
    "</graphml>",
    "found a DOCTYPE" },
  { "<svg/>", "is not GraphML" },
  { "<graphml><graph/></graphml>", "has no <key>" },
  { GRAPH (NODE ("1", "91", "0")), "Latitude of a node: found '91'" },
  { GRAPH (NODE ("1", "0", "200")), "Longitude of a node: found '200'" },
  { GRAPH (NODE ("1", "nan", "0")), "Latitude of a node: found 'nan'" },
  { GRAPH (NODE ("1", "1e999", "0")), "Latitude of a node" },
  { GRAPH ("<node id=\"1\"><data key=\"y\">1</data></node>"),
    "a node has a Latitude but no Longitude" },
  { GRAPH (NODE ("1", "0", "0") NODE ("1", "1", "1")), "a second node '1'" },
  { GRAPH (NODE ("1", "0", "0") "<edge source=\"1\" target=\"2\"/>"),
    "the target of an edge is '2'; there is no such node" },
  { GRAPH ("<node/>"), "a node has no id" },
  { GRAPH (NODE ("1", "0", "0") NODE ("a b", "1", "1") NODE ("a-b", "2", "2")),
    "the id is taken" },
};

START_TEST (bad_files_are_refused_with_a_reason)
{
  g_autofree char *said = NULL;
  g_autoptr (Study) study
      = load_graphml (BAD[_i].text, strlen (BAD[_i].text), &said);

  ck_assert (study == NULL);
  ck_assert_msg (strstr (said, BAD[_i].said) != NULL, "%s", said);
}
END_TEST

START_TEST (a_topology_within_a_topology_is_not_read)
{
  static const char TEXT[]
      = GRAPH (NODE ("1", "0", "0") "<topology href=\"g.graphml\"/>");
  g_autofree char *said = NULL;
  g_autoptr (Study) study = load_graphml (TEXT, strlen (TEXT), &said);

  ck_assert_msg (study != NULL, "%s", said);
  ck_assert_uint_eq (world_all (study_world (study), KIND_HUB)->len, 1);
}
END_TEST

int
main (void)
{
  g_autofree char *shared = shared_data ();
  Suite *suite = suite_create ("graphml");
  TCase *all = tcase_create ("all");

  if (shared != NULL)
    tcase_add_loop_test (all, counts_and_lengths_are_those_of_the_zoo, 0,
                         G_N_ELEMENTS (EXPECTED));
  else
    printf ("not tried: the Topology Zoo, ../shared/data, is not here\n");
  tcase_add_loop_test (all, bad_files_are_refused_with_a_reason, 0,
                       G_N_ELEMENTS (BAD));
  tcase_add_test (all, a_topology_within_a_topology_is_not_read);
  suite_add_tcase (suite, all);
  return run_suite (suite);
}
