/* Compelled access on ten thousand random small worlds: agreement with brute
 * force, witnesses that replay, closed fixpoints, and nothing lost by adding.
 */
#include "config.h"

#include "models/isolation/coalition.h"
#include "models/isolation/horn.h"
#include "sim/sim-random.h"
#include "tests/isolation/checker.h"
#include "tests/isolation/made-world.h"
#include "tests/sim/suite.h"

enum
{
  WORLDS = 10000,
  PLACES = 3,
  PARTIES = 6,
  ITEMS = 3 /* of the one asset, and as many sets */
};

static guint
below (SimStream *stream, guint n)
{
  return (guint) (sim_stream_bits (stream) % n);
}

static const char *
one_of (SimStream *stream, const char *const *words, guint n)
{
  return words[below (stream, n)];
}

#define ONE_OF(stream, words) one_of (stream, words, G_N_ELEMENTS (words))

static const char *const HOLDS[] = { "yes", "yes", "yes", "no", "unknown" };
static const char *const DATES[]
    = { "2019-01-01", "2020-03-01", "2020-06-01", "2020-09-01" };

static const char *
place (SimStream *stream)
{
  return made_id ("j", below (stream, PLACES));
}

static const char *
party (SimStream *stream)
{
  return made_id ("p", below (stream, PARTIES));
}

static void
add_places (SimStream *stream, ScenarioNode *root)
{
  ScenarioNode *last = root;

  for (guint i = 0; i < PLACES; i++)
    {
      last = made_add (below (stream, 2) == 0 ? root : last, "jurisdiction",
                       "id", made_id ("j", i), NULL);
      if (below (stream, 3) == 0)
        made_add (last, "blocking-statute", "article", "Art 1", "from",
                  ONE_OF (stream, DATES), "holds", ONE_OF (stream, HOLDS),
                  NULL);
    }
}

static void
add_power (SimStream *stream, ScenarioNode *authority)
{
  static const char *const reaches[] = { "territory", "control" };
  static const char *const nexus[]
      = { "seat", "establishment", "seat market", "staff listing" };

  switch (below (stream, 4))
    {
    case 0:
      made_add (authority, "power", "form", "seizure", "holds",
                ONE_OF (stream, HOLDS), NULL);
      break;
    case 1:
      made_add (authority, "power", "form", "treaty", "with", place (stream),
                "from", ONE_OF (stream, DATES), NULL);
      break;
    default:
      made_add (authority, "power", "form", "order", "reach",
                ONE_OF (stream, reaches), "nexus", ONE_OF (stream, nexus),
                "from", ONE_OF (stream, DATES), "holds", ONE_OF (stream, HOLDS),
                NULL);
      break;
    }
}

static void
add_authorities (SimStream *stream, ScenarioNode *root)
{
  for (guint i = 0; i < PLACES; i++)
    {
      ScenarioNode *authority
          = made_add (root, "authority", "id", made_id ("a", i), "jurisdiction",
                      place (stream), NULL);

      for (guint n = 1 + below (stream, 2); n > 0; n--)
        add_power (stream, authority);
    }
}

static void
add_edge (SimStream *stream, ScenarioNode *from, guint number)
{
  static const char *const means[] = { "administration", "contract" };
  const char *to
      = made_id ("p", (number + 1 + below (stream, PARTIES - 1)) % PARTIES);

  if (below (stream, 3) == 0)
    made_add (from, "leverage", "over", to, "holds", ONE_OF (stream, HOLDS),
              NULL);
  else
    made_add (from, "control", "over", to, "means", ONE_OF (stream, means),
              "from", ONE_OF (stream, DATES), "holds", ONE_OF (stream, HOLDS),
              NULL);
}

static void
add_parties (SimStream *stream, ScenarioNode *root)
{
  static const char *const forms[] = { "branch", "market", "staff", "listing" };

  for (guint i = 0; i < PARTIES; i++)
    {
      ScenarioNode *at = made_add (root, "party", "id", made_id ("p", i),
                                   "seat", place (stream), NULL);

      if (below (stream, 3) == 0)
        made_add (at, "establishment", "jurisdiction", place (stream), "form",
                  ONE_OF (stream, forms), "holds", ONE_OF (stream, HOLDS),
                  NULL);
      if (below (stream, 3) == 0)
        add_edge (stream, at, i);
      if (i + 1 < PARTIES && below (stream, 4) == 0)
        made_add (at, "control", "over", made_id ("p", i + 1), NULL);
    }
}

static void
add_sites (SimStream *stream, ScenarioNode *root)
{
  ScenarioNode *cloud = made_add (root, "partition", "id", "cloud", "operator",
                                  "p0", "owner", "p1", NULL);

  for (guint i = 0; i < 2; i++)
    {
      ScenarioNode *at
          = made_add (cloud, "region", "id", made_id ("r", i), "jurisdiction",
                      place (stream), "lat", "1deg", "lon", "1deg", NULL);

      at = made_add (at, "zone", "id", made_id ("z", i), NULL);
      made_add (at, "site", "id", made_id ("s", i), "host", party (stream),
                NULL);
    }
}

static void
add_holding (SimStream *stream, ScenarioNode *item)
{
  made_add (item, "holding", "party", party (stream), "from",
            ONE_OF (stream, DATES), "holds", ONE_OF (stream, HOLDS), NULL);
}

static void
add_asset (SimStream *stream, ScenarioNode *root)
{
  static const char *const forms[] = { "content", "key", "processing" };
  static const char *const readings[] = { "stored", "live" };
  ScenarioNode *asset
      = made_add (root, "asset", "id", "d", "class", "personal", NULL);

  for (guint i = 0; i < ITEMS; i++)
    {
      ScenarioNode *item
          = below (stream, 2) == 0
                ? made_add (asset, "item", "id", made_id ("i", i), "form",
                            ONE_OF (stream, forms), NULL)
                : made_add (asset, "item", "id", made_id ("i", i), "form",
                            ONE_OF (stream, forms), "site",
                            made_id ("s", below (stream, 2)), NULL);

      for (guint n = 1 + below (stream, 2); n > 0; n--)
        add_holding (stream, item);
    }
  for (guint i = 0; i < 2; i++)
    {
      ScenarioNode *set = made_add (asset, "decryption", "reading",
                                    ONE_OF (stream, readings), NULL);

      for (guint n = 1 + below (stream, 2); n > 0; n--)
        made_add (set, "needs", "item", made_id ("i", below (stream, ITEMS)),
                  NULL);
    }
}

static ScenarioNode *
draw (SimStream *stream)
{
  ScenarioNode *root = made_scenario ();

  add_places (stream, root);
  add_parties (stream, root);
  add_sites (stream, root);
  add_authorities (stream, root);
  add_asset (stream, root);
  made_add (root, "compulsion", "contract", ONE_OF (stream, HOLDS), "leverage",
            ONE_OF (stream, HOLDS), "treaty", ONE_OF (stream, HOLDS), "live",
            ONE_OF (stream, HOLDS), NULL);
  return root;
}

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
      g_autoptr (ScenarioNode) root = draw (&stream);
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
      g_autoptr (ScenarioNode) root = draw (&stream);
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

/* Somewhere in the tree, the element called @id. */
static ScenarioNode *
find_node (ScenarioNode *node, const char *id)
{
  ScenarioNode *found = NULL;

  if (g_strcmp0 (scenario_node_get (node, "id"), id) == 0)
    return node;
  for (guint i = 0; i < node->children->len && found == NULL; i++)
    found = find_node (g_ptr_array_index (node->children, i), id);
  return found;
}

static void
add_something (SimStream *stream, ScenarioNode *root)
{
  guint number = below (stream, PARTIES);

  switch (below (stream, 3))
    {
    case 0:
      add_power (stream,
                 find_node (root, made_id ("a", below (stream, PLACES))));
      break;
    case 1:
      add_edge (stream, find_node (root, made_id ("p", number)), number);
      break;
    default:
      add_holding (stream,
                   find_node (root, made_id ("i", below (stream, ITEMS))));
      break;
    }
}

START_TEST (a_power_an_edge_a_holding_never_removes_access)
{
  SimStream stream;
  guint n_gained = 0;

  sim_stream_init (&stream, sim_key (3, 0, "test-random-access", "worlds"));
  for (guint n = 0; n < WORLDS / 4; n++)
    {
      g_autoptr (ScenarioNode) root = draw (&stream);
      g_autoptr (World) before = made_world (root);
      g_autoptr (World) after = NULL;
      AccessClass less[PLACES], more[PLACES];

      add_something (&stream, root);
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
      g_autoptr (ScenarioNode) root = draw (&stream);
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
      g_autoptr (ScenarioNode) root = draw (&stream);
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
