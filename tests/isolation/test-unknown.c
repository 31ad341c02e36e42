/* Access when something is unknown, on random small worlds: the range of
 * classes is that of all ways to complete what is unknown, and what is said to
 * decide does decide, by a checker that knows neither views nor clauses.
 */
#include "config.h"

#include "models/isolation/access-private.h"
#include "models/isolation/access-range.h"
#include "models/isolation/coalition.h"
#include "tests/isolation/checker.h"
#include "tests/isolation/random-world.h"
#include "tests/sim/suite.h"

enum
{
  WORLDS = 2500,
  COMPLETED = 8 /* unknowns at most, in worlds that are completed every way */
};

/* What is unknown in @world, of int *: to be decided, and put back. */
static GPtrArray *
unknowns (const World *world)
{
  static const EntityKindId KINDS[]
      = { KIND_POWER,    KIND_ESTABLISHMENT, KIND_CONTROL,
          KIND_LEVERAGE, KIND_HOLDING,       KIND_BLOCKING_STATUTE };
  GPtrArray *found = g_ptr_array_new ();
  Compulsion *c = (Compulsion *) (gpointer) world_compulsion (world);
  int *switches[] = { &c->contract, &c->leverage, &c->treaty, &c->live };

  for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
    WORLD_EACH (world, KINDS[i], Entity, relation)
      if (*relation_switch (relation) == HOLDS_UNKNOWN)
        g_ptr_array_add (found, (gpointer) relation_switch (relation));
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    if (*switches[i] == HOLDS_UNKNOWN)
      g_ptr_array_add (found, switches[i]);
  return found;
}

static void
put_back (const GPtrArray *unknown)
{
  for (guint i = 0; i < unknown->len; i++)
    *(int *) g_ptr_array_index (unknown, i) = HOLDS_UNKNOWN;
}

static AccessClass
brute_class (const World *world, const Authority *authority)
{
  return checker_class (world, authority, made_find (world, "d"), made_day ());
}

/* Each unknown yes or no, in all ways. */
static AccessRange
complete (const World *world, const Authority *authority,
          const GPtrArray *unknown)
{
  AccessRange range = { ACCESS_NONE, ACCESS_DIRECT };

  for (guint way = 0; way < 1u << unknown->len; way++)
    {
      AccessClass class_;

      for (guint i = 0; i < unknown->len; i++)
        *(int *) g_ptr_array_index (unknown, i)
            = (way >> i & 1) != 0 ? HOLDS_YES : HOLDS_NO;
      class_ = brute_class (world, authority);
      range.possible = MIN (range.possible, class_);
      range.sure = MAX (range.sure, class_);
    }
  put_back (unknown);
  return range;
}

START_TEST (the_range_is_that_of_all_completions)
{
  SimStream stream;
  guint n_open = 0;

  sim_stream_init (&stream, sim_key (1, 0, "test-unknown", "worlds"));
  for (guint n = 0; n < WORLDS / 2; n++)
    {
      g_autoptr (ScenarioNode) root = random_world_draw (&stream);
      g_autoptr (World) world = made_world (root);
      g_autoptr (Access) access = access_solve (world, made_day ());
      g_autoptr (GPtrArray) unknown = unknowns (world);

      if (unknown->len > COMPLETED)
        continue;
      WORLD_EACH (world, KIND_AUTHORITY, Authority, authority)
        {
          AccessRange range
              = access_range (access, authority, made_find (world, "d"));
          AccessRange all = complete (world, authority, unknown);

          ck_assert_int_eq (range.possible, all.possible);
          ck_assert_int_eq (range.sure, all.sure);
          n_open += access_range_is_known (range) ? 0 : 1;
        }
    }
  ck_assert_uint_gt (n_open, WORLDS / 20);
}
END_TEST

static gboolean
is_decider (const GPtrArray *deciders, const int *holds)
{
  for (guint i = 0; i < deciders->len; i++)
    if (((const AccessDecider *) g_ptr_array_index (deciders, i))->holds
        == holds)
      return TRUE;
  return FALSE;
}

static gboolean
is_statute (const World *world, const int *holds)
{
  WORLD_EACH (world, KIND_BLOCKING_STATUTE, BlockingStatute, statute)
    if (&statute->holds == holds)
      return TRUE;
  return FALSE;
}

/* Deciders in the authority's favour but for @spared, the rest against it. */
static AccessClass
class_deciding (const World *world, const Authority *authority,
                const GPtrArray *unknown, const GPtrArray *deciders,
                const int *spared)
{
  AccessClass class_;

  for (guint i = 0; i < unknown->len; i++)
    {
      int *holds = g_ptr_array_index (unknown, i);
      gboolean favour = holds != spared && is_decider (deciders, holds);

      *holds = favour != is_statute (world, holds) ? HOLDS_YES : HOLDS_NO;
    }
  class_ = brute_class (world, authority);
  put_back (unknown);
  return class_;
}

START_TEST (deciders_suffice_and_none_can_be_left_out)
{
  SimStream stream;
  guint n_deciders = 0, n_statutes = 0;

  sim_stream_init (&stream, sim_key (2, 0, "test-unknown", "worlds"));
  for (guint n = 0; n < WORLDS; n++)
    {
      g_autoptr (ScenarioNode) root = random_world_draw (&stream);
      g_autoptr (World) world = made_world (root);
      g_autoptr (Access) access = access_solve (world, made_day ());
      g_autoptr (GPtrArray) unknown = unknowns (world);
      const Asset *asset = made_find (world, "d");

      WORLD_EACH (world, KIND_AUTHORITY, Authority, authority)
        {
          AccessRange range = access_range (access, authority, asset);
          g_autoptr (GArray) steps = coalition_steps (access, authority, asset);
          g_autoptr (GPtrArray) deciders
              = access_deciders (access, authority, asset, steps);

          ck_assert_int_eq (deciders->len == 0, access_range_is_known (range));
          if (deciders->len > 0)
            ck_assert_int_eq (
                class_deciding (world, authority, unknown, deciders, NULL),
                range.possible);
          for (guint i = 0; i < deciders->len; i++)
            {
              const AccessDecider *one = g_ptr_array_index (deciders, i);

              ck_assert_int_gt (class_deciding (world, authority, unknown,
                                                deciders, one->holds),
                                range.possible);
              n_statutes
                  += one->relation->kind->id == KIND_BLOCKING_STATUTE ? 1 : 0;
            }
          n_deciders += deciders->len;
        }
    }
  ck_assert_uint_gt (n_deciders, WORLDS / 5);
  ck_assert_uint_gt (n_statutes, 0);
}
END_TEST

static const TTest **const tests[]
    = { &the_range_is_that_of_all_completions,
        &deciders_suffice_and_none_can_be_left_out, NULL };

SUITE_MAIN ("unknown", tests)
