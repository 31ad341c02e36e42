/* Compelled access on ten thousand random small worlds: agreement with brute
 * force, witnesses that replay, closed fixpoints, and nothing lost by adding.
 */
#include "config.h"

#include "models/isolation/coalition.h"
#include "models/isolation/horn.h"
#include "tests/isolation/checker.h"
#include "tests/isolation/random-world.h"
#include "tests/sim/suite.h"

enum
{
  WORLDS = 10000
};

static void
classes_of (const World *world, AccessClass classes[PLACES])
{
  g_autoptr (Access) access = access_solve (world, made_day ());

  for (guint i = 0; i < PLACES; i++)
    classes[i] = access_class (access, made_find (world, made_id ("a", i)),
                               made_find (world, "d"));
}

START_TEST (access_agrees_with_brute_force)
{
  SimStream stream;
  guint n_of[ACCESS_NONE + 1] = { 0 };

  sim_stream_init (&stream, sim_key (1, 0, "test-random-access", "worlds"));
  for (guint n = 0; n < WORLDS; n++)
    {
      g_autoptr (ScenarioNode) root = random_world_draw (&stream);
      g_autoptr (World) world = made_world (root);
      AccessClass classes[PLACES];

      classes_of (world, classes);
      for (guint i = 0; i < PLACES; i++)
        {
          AccessClass expected
              = checker_class (world, made_find (world, made_id ("a", i)),
                               made_find (world, "d"), made_day ());

          ck_assert_msg (classes[i] == expected, "world %u, a%u: %s not %s", n,
                         i, access_letter (classes[i]),
                         access_letter (expected));
          n_of[expected]++;
        }
    }
  for (AccessClass class_ = ACCESS_DIRECT; class_ <= ACCESS_NONE; class_++)
    ck_assert_uint_gt (n_of[class_], WORLDS / 100); /* all were put to test */
}
END_TEST

START_TEST (every_witness_replays_and_every_fixpoint_is_closed)
{
  SimStream stream;
  guint n_steps = 0;

  sim_stream_init (&stream, sim_key (2, 0, "test-random-access", "worlds"));
  for (guint n = 0; n < WORLDS; n++)
    {
      g_autoptr (ScenarioNode) root = random_world_draw (&stream);
      g_autoptr (World) world = made_world (root);
      g_autoptr (Access) access = access_solve (world, made_day ());
      const Asset *asset = made_find (world, "d");

      WORLD_EACH (world, KIND_AUTHORITY, Authority, authority)
        {
          AccessClass class_ = access_class (access, authority, asset);
          g_autoptr (GArray) steps = access_steps (access, authority, asset);
          g_autofree char *wrong = NULL;
          guint n_checked;

          ck_assert (access_is_closed (access, authority, &n_checked));
          ck_assert_uint_gt (n_checked, 0);
          ck_assert_int_eq (steps->len == 0, class_ == ACCESS_NONE);
          if (steps->len > 0)
            wrong = checker_replay (world, steps, authority, asset, class_,
                                    made_day ());
          ck_assert_msg (wrong == NULL, "world %u, %s: %s", n,
                         authority->base.id, wrong);
          n_steps = MAX (n_steps, steps->len);
        }
    }
  ck_assert_uint_gt (n_steps, 5);
}
END_TEST

START_TEST (a_power_an_edge_a_holding_never_removes_access)
{
  SimStream stream;
  guint n_gained = 0;

  sim_stream_init (&stream, sim_key (3, 0, "test-random-access", "worlds"));
  for (guint n = 0; n < WORLDS / 4; n++)
    {
      g_autoptr (ScenarioNode) root = random_world_draw (&stream);
      g_autoptr (World) before = made_world (root);
      g_autoptr (World) after = NULL;
      AccessClass less[PLACES], more[PLACES];

      random_world_add (&stream, root);
      after = made_world (root);
      classes_of (before, less);
      classes_of (after, more);
      for (guint i = 0; i < PLACES; i++)
        {
          ck_assert_int_le (more[i], less[i]);
          n_gained += more[i] < less[i] ? 1 : 0;
        }
    }
  ck_assert_uint_gt (n_gained, WORLDS / 400);
}
END_TEST

/* What is sure is possible. */
START_TEST (the_sure_view_never_says_more_than_the_possible_one)
{
  SimStream stream;
  guint n_open = 0;

  sim_stream_init (&stream, sim_key (4, 0, "test-random-access", "worlds"));
  for (guint n = 0; n < WORLDS / 4; n++)
    {
      g_autoptr (ScenarioNode) root = random_world_draw (&stream);
      g_autoptr (World) world = made_world (root);
      const AccessTerms terms
          = { .at = made_day (), .view = ACCESS_SURE, .patience = G_MAXINT64 };
      g_autoptr (Access) sure = access_solve_terms (world, &terms);
      g_autoptr (Access) possible = access_solve (world, made_day ());
      const Asset *asset = made_find (world, "d");

      WORLD_EACH (world, KIND_AUTHORITY, Authority, authority)
        {
          AccessClass least = access_class (possible, authority, asset);
          AccessClass most = access_class (sure, authority, asset);

          ck_assert_int_le (least, most);
          n_open += least < most ? 1 : 0;
        }
    }
  ck_assert_uint_gt (n_open, WORLDS / 400);
}
END_TEST

/* The certificate is no formality. */
START_TEST (a_clause_that_did_not_fire_is_found)
{
  g_autoptr (HornSystem) horn = horn_system_new (2);
  g_autoptr (GArray) axioms = g_array_new (FALSE, FALSE, sizeof (HornAxiom));
  guint a = horn_add_fact (horn), b = horn_add_fact (horn);
  const HornAxiom axiom = { a, 1, NULL };
  g_autoptr (HornSolution) solution = NULL;

  g_array_append_val (axioms, axiom);
  solution = horn_solution_new (horn, axioms);
  ck_assert (horn_solution_is_closed (solution, NULL));
  horn_add_clause (horn, b, &a, 1, 0, NULL);
  ck_assert (!horn_solution_is_closed (solution, NULL));
}
END_TEST

/* As long as a stack of calls could not be. */
START_TEST (a_chain_of_a_million_hops_is_derived)
{
  enum
  {
    HOPS = 1000000
  };
  g_autoptr (HornSystem) horn = horn_system_new (1);
  g_autoptr (GArray) steps = NULL;
  guint last = HOPS;

  horn_add_facts (horn, HOPS + 1);
  horn_add_clause (horn, 0, NULL, 0, 0, NULL);
  for (guint i = 0; i < HOPS; i++)
    horn_add_clause (horn, i + 1, &i, 1, 0, NULL);
  horn_solve (horn);
  steps = horn_derivation (horn, last);
  ck_assert_uint_eq (steps->len, HOPS + 1);
}
END_TEST

/* Whoever is compelled anyway hands over all it holds. */
START_TEST (the_witness_of_coalitions_replays_and_is_never_longer)
{
  SimStream stream;
  guint n_shorter = 0;

  sim_stream_init (&stream, sim_key (5, 0, "test-random-access", "worlds"));
  for (guint n = 0; n < WORLDS / 4; n++)
    {
      g_autoptr (ScenarioNode) root = random_world_draw (&stream);
      g_autoptr (World) world = made_world (root);
      g_autoptr (Access) access = access_solve (world, made_day ());
      const Asset *asset = made_find (world, "d");

      WORLD_EACH (world, KIND_AUTHORITY, Authority, authority)
        {
          AccessClass class_ = access_class (access, authority, asset);
          g_autoptr (GArray) usual = access_steps (access, authority, asset);
          g_autoptr (GArray) steps = coalition_steps (access, authority, asset);
          g_autofree char *wrong
              = class_ == ACCESS_NONE
                    ? NULL
                    : checker_replay (world, steps, authority, asset, class_,
                                      made_day ());

          ck_assert_msg (wrong == NULL, "world %u: %s", n, wrong);
          ck_assert_uint_le (steps->len, usual->len);
          n_shorter += steps->len < usual->len ? 1 : 0;
        }
    }
  ck_assert_uint_gt (n_shorter, 0);
}
END_TEST

static const TTest **const tests[]
    = { &access_agrees_with_brute_force,
        &every_witness_replays_and_every_fixpoint_is_closed,
        &a_power_an_edge_a_holding_never_removes_access,
        &the_sure_view_never_says_more_than_the_possible_one,
        &the_witness_of_coalitions_replays_and_is_never_longer,
        &a_clause_that_did_not_fire_is_found,
        &a_chain_of_a_million_hops_is_derived,
        NULL };

SUITE_MAIN ("random access", tests)
