/* Coalitions against every subset of parties; remedies that do remove. */
#include "config.h"

#include "models/isolation/coalition.h"
#include "models/isolation/followup.h"
#include "sim/sim-random.h"
#include "tests/isolation/made-world.h"
#include "tests/sim/suite.h"

enum
{
  WORLDS = 1500,
  PARTIES = 5,
  ITEMS = 3
};

static guint
below (SimStream *stream, guint n)
{
  return (guint) (sim_stream_bits (stream) % n);
}

/* Who holds which item, whom they control, which items make a set. */
typedef struct
{
  guint holders[ITEMS];    /* sets of parties */
  guint controls[PARTIES]; /* sets of parties */
  guint sets[2];           /* sets of items */
} Plan;

static Plan
draw (SimStream *stream)
{
  Plan plan;

  for (guint i = 0; i < ITEMS; i++)
    plan.holders[i] = (1u << below (stream, PARTIES))
                      | (below (stream, 2) << below (stream, PARTIES));
  for (guint i = 0; i < PARTIES; i++)
    plan.controls[i]
        = below (stream, 3) == 0
              ? 1u << ((i + 1 + below (stream, PARTIES - 1)) % PARTIES)
              : 0;
  for (guint i = 0; i < 2; i++)
    plan.sets[i] = 1 + below (stream, (1u << ITEMS) - 1);
  return plan;
}

static World *
world_of (const Plan *plan)
{
  g_autoptr (ScenarioNode) root = made_scenario ();
  ScenarioNode *at;

  made_add (root, "jurisdiction", "id", "j", NULL);
  at = made_add (root, "authority", "id", "a", "jurisdiction", "j", NULL);
  made_add (at, "power", "form", "order", NULL);
  for (guint i = 0; i < PARTIES; i++)
    {
      at = made_add (root, "party", "id", made_id ("p", i), "seat", "j", NULL);
      for (guint j = 0; j < PARTIES; j++)
        if ((plan->controls[i] >> j & 1) != 0)
          made_add (at, "control", "over", made_id ("p", j), "means",
                    "contract", NULL);
    }
  at = made_add (root, "asset", "id", "d", "class", "personal", NULL);
  for (guint i = 0; i < ITEMS; i++)
    {
      ScenarioNode *item
          = made_add (at, "item", "id", made_id ("i", i), "form", "key", NULL);

      for (guint j = 0; j < PARTIES; j++)
        if ((plan->holders[i] >> j & 1) != 0)
          made_add (item, "holding", "party", made_id ("p", j), NULL);
    }
  for (guint i = 0; i < 2; i++)
    {
      ScenarioNode *set = made_add (at, "decryption", NULL);

      for (guint j = 0; j < ITEMS; j++)
        if ((plan->sets[i] >> j & 1) != 0)
          made_add (set, "needs", "item", made_id ("i", j), NULL);
    }
  return made_world (root);
}

/* Do @members suffice, by the plan alone? */
static gboolean
suffices (const Plan *plan, guint members)
{
  guint reached = members, items = 0;

  for (guint round = 0; round < PARTIES; round++)
    for (guint i = 0; i < PARTIES; i++)
      if ((reached >> i & 1) != 0)
        reached |= plan->controls[i];
  for (guint i = 0; i < ITEMS; i++)
    if ((plan->holders[i] & reached) != 0)
      items |= 1u << i;
  return (plan->sets[0] & ~items) == 0 || (plan->sets[1] & ~items) == 0;
}

static gboolean
is_minimal (const Plan *plan, guint members)
{
  gboolean minimal = suffices (plan, members);

  for (guint i = 0; i < PARTIES; i++)
    if ((members >> i & 1) != 0 && suffices (plan, members & ~(1u << i)))
      minimal = FALSE;
  return minimal;
}

START_TEST (coalitions_are_all_minimal_sets_that_suffice)
{
  SimStream stream;
  guint most = 0;

  sim_stream_init (&stream, sim_key (1, 0, "test-followup", "plans"));
  for (guint n = 0; n < WORLDS; n++)
    {
      Plan plan = draw (&stream);
      g_autoptr (World) world = world_of (&plan);
      g_autoptr (Access) access = access_solve (world, made_day ());
      CoalitionsKnown known;
      g_autoptr (GPtrArray) found = coalitions (access, made_find (world, "a"),
                                                made_find (world, "d"), &known);
      guint n_minimal = 0, size = 0;

      for (guint members = 0; members < 1u << PARTIES; members++)
        n_minimal += is_minimal (&plan, members) ? 1 : 0;
      ck_assert_uint_eq (found->len, n_minimal);
      ck_assert_int_eq (known, COALITIONS_ALL);
      for (guint i = 0; i < found->len; i++)
        {
          const GPtrArray *coalition = g_ptr_array_index (found, i);
          guint members = 0;

          for (guint j = 0; j < coalition->len; j++)
            members |= 1u << ((const Party *) coalition->pdata[j])->base.index;
          ck_assert (is_minimal (&plan, members));
          ck_assert_uint_ge (coalition->len, size); /* smallest first */
          size = coalition->len;
        }
      most = MAX (most, found->len);
    }
  ck_assert_uint_gt (most, 3);
}
END_TEST

/* @items keys, each with @holders parties of its own: holders^items minimal
 * coalitions, all of as many members as there are items. */
static World *
many_ways (guint items, guint holders)
{
  g_autoptr (ScenarioNode) root = made_scenario ();
  ScenarioNode *asset, *set;

  made_add (root, "jurisdiction", "id", "j", NULL);
  made_add (made_add (root, "authority", "id", "a", "jurisdiction", "j", NULL),
            "power", "form", "order", "reach", "control", NULL);
  asset = made_add (root, "asset", "id", "d", "class", "personal", NULL);
  for (guint i = 0; i < items; i++)
    {
      ScenarioNode *item = made_add (asset, "item", "id", made_id ("i", i),
                                     "form", "key", NULL);

      for (guint j = i * holders; j < (i + 1) * holders; j++)
        {
          made_add (root, "party", "id", made_id ("p", j), "seat", "j", NULL);
          made_add (item, "holding", "party", made_id ("p", j), NULL);
        }
    }
  set = made_add (asset, "decryption", NULL);
  for (guint i = 0; i < items; i++)
    made_add (set, "needs", "item", made_id ("i", i), NULL);
  return made_world (root);
}

START_TEST (where_there_are_too_many_the_smallest_are_told)
{
  static const struct
  {
    guint items, holders, found;
    CoalitionsKnown known;
  } cases[] = { { 2, 30, 900, COALITIONS_ALL },
                { 3, 50, 1000, COALITIONS_SMALLEST },
                { 9, 8, 1, COALITIONS_SOME } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (World) world = many_ways (cases[i].items, cases[i].holders);
      g_autoptr (Access) access = access_solve (world, made_day ());
      CoalitionsKnown known;
      g_autoptr (GPtrArray) found = coalitions (access, made_find (world, "a"),
                                                made_find (world, "d"), &known);

      ck_assert_int_eq (known, cases[i].known);
      ck_assert_uint_eq (found->len, cases[i].found);
      ck_assert_uint_eq (((GPtrArray *) g_ptr_array_index (found, 0))->len,
                         cases[i].items);
    }
}
END_TEST

/* Every remedy, carried out, removes the access; and when there is none, no
 * relation alone would. */
START_TEST (remedies_are_exactly_the_single_changes_that_remove)
{
  SimStream stream;
  guint n_with = 0, n_without = 0;

  sim_stream_init (&stream, sim_key (2, 0, "test-followup", "plans"));
  for (guint n = 0; n < WORLDS / 10; n++)
    {
      static const EntityKindId kinds[]
          = { KIND_CONTROL, KIND_HOLDING, KIND_DECRYPTION, KIND_POWER };
      Plan plan = draw (&stream);
      g_autoptr (World) world = world_of (&plan);
      g_autoptr (GPtrArray) remedies = followup_remedies (
          world, made_day (), made_find (world, "a"), made_find (world, "d"));
      guint n_removing = 0;

      for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
        WORLD_EACH (world, kinds[i], Entity, relation)
          {
            const AccessTerms terms = { .at = made_day (),
                                        .without = relation,
                                        .patience = G_MAXINT64 };
            g_autoptr (Access) access = access_solve_terms (world, &terms);

            if (access_class (access, made_find (world, "a"),
                              made_find (world, "d"))
                == ACCESS_NONE)
              n_removing++;
          }
      ck_assert_uint_eq (remedies->len, n_removing);
      for (guint i = 1; i < remedies->len; i++)
        ck_assert_int_le (
            ((const Remedy *) g_ptr_array_index (remedies, i - 1))->effort,
            ((const Remedy *) g_ptr_array_index (remedies, i))->effort);
      n_with += remedies->len > 1 ? 1 : 0;
      n_without += remedies->len == 1 ? 1 : 0; /* the law alone */
    }
  ck_assert_uint_gt (n_with, 5);
  ck_assert_uint_gt (n_without, 5);
}
END_TEST

static const TTest **const tests[]
    = { &coalitions_are_all_minimal_sets_that_suffice,
        &where_there_are_too_many_the_smallest_are_told,
        &remedies_are_exactly_the_single_changes_that_remove, NULL };

SUITE_MAIN ("followup", tests)
