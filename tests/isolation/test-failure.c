/* What fails together: incidents of facts/systems.md section 9 in small, and
 * the closure against brute force. */
#include "config.h"

#include "models/isolation/failure.h"
#include "sim/sim-random.h"
#include "tests/isolation/made-world.h"
#include "tests/sim/suite.h"

/* A site and an instance of mail, called after the region. */
static void
add_region (ScenarioNode *root, ScenarioNode *partition, const char *id)
{
  g_autofree char *zone = g_strconcat (id, "-zone", NULL);
  g_autofree char *site = g_strconcat (id, "-site", NULL);
  g_autofree char *instance = g_strconcat (id, "-mail", NULL);
  g_autofree char *servers = g_strconcat (id, "-servers", NULL);
  ScenarioNode *at = made_add (partition, "region", "id", id, "jurisdiction",
                               "j", "lat", "1deg", "lon", "1deg", NULL);

  at = made_add (at, "zone", "id", zone, NULL);
  made_add (at, "site", "id", site, "host", "p", NULL);
  at = made_add (root, "instance", "id", instance, "service", "mail",
                 "partition", scenario_node_get (partition, "id"), NULL);
  made_add (at, "deployment", "id", servers, "site", site, "servers", "1",
            NULL);
}

/* Two partitions, the global one with two regions. */
static ScenarioNode *
clouds (void)
{
  ScenarioNode *root = made_scenario ();
  ScenarioNode *at;

  made_add (root, "jurisdiction", "id", "j", NULL);
  made_add (root, "party", "id", "p", "seat", "j", NULL);
  made_add (root, "service", "id", "mail", "demand", "constant(1ms)", "reply",
            "constant(1kB)", NULL);
  made_add (root, "service", "id", "identity", "demand", "constant(1ms)",
            "reply", "constant(1kB)", NULL);
  at = made_add (root, "partition", "id", "global", "operator", "p", "owner",
                 "p", NULL);
  add_region (root, at, "east");
  add_region (root, at, "west");
  at = made_add (root, "partition", "id", "local", "operator", "p", "owner",
                 "p", NULL);
  add_region (root, at, "home");
  return root;
}

static void
depends (ScenarioNode *root, const char *of, const char *on, const char *form,
         const char *attribute, const char *value)
{
  ScenarioNode *node
      = made_add (root, "dependency", "of", of, "on", on, "form", form, NULL);

  if (attribute != NULL)
    scenario_node_add (node, attribute, value);
}

/* "down" or "impaired" in the plane, for "ELEMENT" when @failing fails. */
static FailureState
state (const ScenarioNode *root, const char *failing, const char *element,
       Plane plane)
{
  g_autoptr (World) world = made_world (root);
  g_autoptr (FailureNet) net = failure_net_new (world, made_day (), TRUE);
  g_autoptr (GPtrArray) first = g_ptr_array_new ();
  g_autoptr (Failure) failure = NULL;

  g_ptr_array_add (first, (gpointer) made_find (world, failing));
  failure = failure_spread (net, first);
  return failure_state (failure, made_find (world, element), plane);
}

static void
is_state (const ScenarioNode *root, const char *failing, const char *element,
          Plane plane, FailureState expected)
{
  ck_assert_msg (state (root, failing, element, plane) == expected,
                 "%s when %s fails", element, failing);
}

/* Storm-0558: one key, and exactly those who accept it. */
START_TEST (a_signing_key_hits_the_realms_that_accept_it)
{
  g_autoptr (ScenarioNode) root = clouds ();
  ScenarioNode *asset
      = made_add (root, "asset", "id", "tokens", "class", "personal", NULL);

  made_add (asset, "item", "id", "signing-key", "form", "key", NULL);
  made_add (made_add (asset, "decryption", NULL), "needs", "item",
            "signing-key", NULL);
  depends (root, "east-mail", "signing-key", "key", NULL, NULL);
  depends (root, "west-mail", "signing-key", "key", NULL, NULL);
  is_state (root, "signing-key", "east-mail", PLANE_DATA, FAILURE_DOWN);
  is_state (root, "signing-key", "west-mail", PLANE_DATA, FAILURE_DOWN);
  is_state (root, "signing-key", "home-mail", PLANE_DATA, FAILURE_FINE);
}
END_TEST

/* us-east-1: the anchor of the control plane of its partition. */
START_TEST (an_anchor_takes_the_control_of_its_partition_and_no_other)
{
  g_autoptr (ScenarioNode) root = clouds ();

  depends (root, "west", "east", "control-plane", "plane", "control");
  is_state (root, "east", "west", PLANE_CONTROL, FAILURE_DOWN);
  is_state (root, "east", "west", PLANE_DATA, FAILURE_FINE);
  is_state (root, "east", "home", PLANE_CONTROL, FAILURE_FINE);
  is_state (root, "east-site", "west-mail", PLANE_DATA, FAILURE_FINE);
}
END_TEST

/* Azure China 2024: an outage made within stays within. */
START_TEST (what_happens_in_an_isolated_partition_stays_there)
{
  g_autoptr (ScenarioNode) root = clouds ();

  depends (root, "home-mail", "home", "name", NULL, NULL);
  is_state (root, "local", "home-mail", PLANE_DATA, FAILURE_DOWN);
  is_state (root, "local", "east-mail", PLANE_DATA, FAILURE_FINE);
  is_state (root, "local", "global", PLANE_CONTROL, FAILURE_FINE);
}
END_TEST

/* CrowdStrike: an agent of a third party runs on both sides. */
START_TEST (an_agent_ignores_the_edge_of_partitions)
{
  g_autoptr (ScenarioNode) root = clouds ();

  made_add (root, "party", "id", "agent", "seat", "j", NULL);
  depends (root, "east-servers", "agent", "agent", NULL, NULL);
  depends (root, "home-servers", "agent", "agent", NULL, NULL);
  is_state (root, "agent", "east-mail", PLANE_DATA, FAILURE_DOWN);
  is_state (root, "agent", "home-mail", PLANE_DATA, FAILURE_DOWN);
  is_state (root, "agent", "west-mail", PLANE_DATA, FAILURE_FINE);
}
END_TEST

START_TEST (a_shared_building_takes_both_its_tenants)
{
  g_autoptr (ScenarioNode) root = clouds ();

  depends (root, "home-site", "west-site", "facility", NULL, NULL);
  is_state (root, "west-site", "west-mail", PLANE_DATA, FAILURE_DOWN);
  is_state (root, "west-site", "home-mail", PLANE_DATA, FAILURE_DOWN);
  is_state (root, "west-site", "local", PLANE_DATA, FAILURE_DOWN); /* its all */
  is_state (root, "west-site", "global", PLANE_DATA, FAILURE_FINE);
}
END_TEST

/* A second site in the zone keeps it going, unless it has closed or is yet to
 * come; a second region likewise. */
START_TEST (what_is_not_open_keeps_nothing_going)
{
  static const struct
  {
    const char *attribute, *date;
    FailureState expected;
  } cases[] = { { "from", "2010-01-01", FAILURE_FINE },
                { "to", "2010-01-01", FAILURE_DOWN },
                { "from", "2030-01-01", FAILURE_DOWN } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ScenarioNode) root = clouds ();
      ScenarioNode *cloud = made_add (root, "partition", "id", "third",
                                      "operator", "p", "owner", "p", NULL);
      ScenarioNode *zone;
      const char *dated
          = g_str_equal (cases[i].attribute, "to") ? "closed" : "opened";

      add_region (root, cloud, "far");
      zone = made_add (made_add (cloud, "region", "id", "near", "jurisdiction",
                                 "j", "lat", "1deg", "lon", "1deg", dated,
                                 cases[i].date, NULL),
                       "zone", "id", "near-zone", NULL);
      made_add (zone, "site", "id", "near-site", "host", "p", NULL);
      zone = made_add (root, "partition", "id", "fourth", "operator", "p",
                       "owner", "p", NULL);
      zone = made_add (zone, "region", "id", "only", "jurisdiction", "j", "lat",
                       "1deg", "lon", "1deg", NULL);
      zone = made_add (zone, "zone", "id", "only-zone", NULL);
      made_add (zone, "site", "id", "new-site", "host", "p", NULL);
      made_add (zone, "site", "id", "old-site", "host", "p", cases[i].attribute,
                cases[i].date, NULL);
      is_state (root, "new-site", "only-zone", PLANE_DATA, cases[i].expected);
      is_state (root, "far", "third", PLANE_DATA, cases[i].expected);
    }
}
END_TEST

START_TEST (soft_edges_impair_and_hard_ones_take_down)
{
  g_autoptr (ScenarioNode) root = clouds ();

  depends (root, "west-mail", "identity", "identity", "hard", "no");
  depends (root, "home-mail", "west-mail", "network", NULL, NULL);
  is_state (root, "identity", "west-mail", PLANE_DATA, FAILURE_IMPAIRED);
  is_state (root, "identity", "home-mail", PLANE_DATA, FAILURE_IMPAIRED);
  is_state (root, "west-mail", "home-mail", PLANE_DATA, FAILURE_DOWN);
}
END_TEST

/* Two ways: 5 min + 5 min, and 30 min; the chain of the first is told. */
START_TEST (the_quickest_chain_gives_delay_and_probability)
{
  g_autoptr (ScenarioNode) root = clouds ();
  g_autoptr (World) world = NULL;
  g_autoptr (FailureNet) net = NULL;
  g_autoptr (GPtrArray) first = g_ptr_array_new ();
  g_autoptr (Failure) failure = NULL;
  g_autoptr (GArray) steps = NULL;
  const Entity *hit;

  made_add (root, "dependency", "of", "home-mail", "on", "identity", "form",
            "identity", "delay", "30min", NULL);
  made_add (root, "dependency", "of", "west-mail", "on", "identity", "form",
            "identity", "delay", "5min", "probability", "50%", NULL);
  made_add (root, "dependency", "of", "home-mail", "on", "west-mail", "form",
            "config-push", "delay", "5min", "probability", "40%", NULL);
  world = made_world (root);
  net = failure_net_new (world, made_day (), TRUE);
  g_ptr_array_add (first, (gpointer) made_find (world, "identity"));
  failure = failure_spread (net, first);
  hit = made_find (world, "home-mail");
  steps = failure_steps (failure, hit, PLANE_DATA);
  ck_assert_uint_eq (steps->len, 2);
  ck_assert_int_eq (g_array_index (steps, FailureStep, 1).delay,
                    10 * SIM_MINUTE);
  ck_assert_double_eq_tol (failure_probability (failure, hit, PLANE_DATA), 0.2,
                           1e-12);
}
END_TEST

START_TEST (a_dependency_that_is_unknown_counts_only_as_possible)
{
  g_autoptr (ScenarioNode) root = clouds ();
  g_autoptr (World) world = NULL;

  depends (root, "home-mail", "identity", "identity", "holds", "unknown");
  world = made_world (root);
  for (int possible = FALSE; possible <= TRUE; possible++)
    {
      g_autoptr (FailureNet) net
          = failure_net_new (world, made_day (), possible);
      g_autoptr (GPtrArray) first = g_ptr_array_new ();
      g_autoptr (Failure) failure = NULL;

      g_ptr_array_add (first, (gpointer) made_find (world, "identity"));
      failure = failure_spread (net, first);
      ck_assert_int_eq (
          failure_state_any (failure, made_find (world, "home-mail")),
          possible ? FAILURE_DOWN : FAILURE_FINE);
    }
}
END_TEST

/* --- brute force ---------------------------------------------------------- */

enum
{
  NETS = 2000,
  NODES = 8,
  EDGES = 10
};

/* Parties that depend on each other: reachable by edges, or not. */
START_TEST (the_closure_is_what_can_be_reached)
{
  SimStream stream;
  guint n_hit = 0;

  sim_stream_init (&stream, sim_key (1, 0, "test-failure", "nets"));
  for (guint n = 0; n < NETS; n++)
    {
      g_autoptr (ScenarioNode) root = made_scenario ();
      gboolean reached[NODES] = { TRUE };
      guint from[EDGES], to[EDGES];
      g_autoptr (World) world = NULL;

      made_add (root, "jurisdiction", "id", "j", NULL);
      for (guint i = 0; i < NODES; i++)
        made_add (root, "party", "id", made_id ("n", i), "seat", "j", NULL);
      for (guint i = 0; i < EDGES; i++)
        {
          from[i] = (guint) (sim_stream_bits (&stream) % NODES);
          to[i] = (from[i] + 1
                   + (guint) (sim_stream_bits (&stream) % (NODES - 1)))
                  % NODES;
          depends (root, made_id ("n", to[i]), made_id ("n", from[i]),
                   "network", NULL, NULL);
        }
      for (guint round = 0; round < NODES; round++)
        for (guint i = 0; i < EDGES; i++)
          reached[to[i]] = reached[to[i]] || reached[from[i]];
      world = made_world (root);
      {
        g_autoptr (FailureNet) net = failure_net_new (world, made_day (), TRUE);
        g_autoptr (GPtrArray) first = g_ptr_array_new ();
        g_autoptr (Failure) failure = NULL;

        g_ptr_array_add (first, (gpointer) made_find (world, "n0"));
        failure = failure_spread (net, first);
        for (guint i = 0; i < NODES; i++)
          {
            FailureState found = failure_state_any (
                failure, made_find (world, made_id ("n", i)));

            ck_assert_int_eq (found == FAILURE_DOWN, reached[i]);
            n_hit += reached[i] ? 1 : 0;
          }
      }
    }
  ck_assert_uint_gt (n_hit, 2 * NETS);
}
END_TEST

static const TTest **const tests[]
    = { &a_signing_key_hits_the_realms_that_accept_it,
        &an_anchor_takes_the_control_of_its_partition_and_no_other,
        &what_happens_in_an_isolated_partition_stays_there,
        &an_agent_ignores_the_edge_of_partitions,
        &a_shared_building_takes_both_its_tenants,
        &what_is_not_open_keeps_nothing_going,
        &soft_edges_impair_and_hard_ones_take_down,
        &the_quickest_chain_gives_delay_and_probability,
        &a_dependency_that_is_unknown_counts_only_as_possible,
        &the_closure_is_what_can_be_reached,
        NULL };

SUITE_MAIN ("failure", tests)
