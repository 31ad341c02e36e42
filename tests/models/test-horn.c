/* Horn clauses: the least fixpoint, its levels and its derivations, on random
 * small systems against a closure by brute force. */
#include "config.h"

#include "models/isolation/horn.h"
#include "sim/sim-random.h"
#include "tests/sim/suite.h"

#include <string.h>

enum
{
  FACTS = 8,
  CLAUSES = 14,
  BODY_MOST = 3,
  LEVELS = 3,
  SYSTEMS = 3000
};

typedef struct
{
  guint head, level, n_body;
  guint body[BODY_MOST];
} Line;

static guint
below (SimStream *stream, guint n)
{
  return (guint) (sim_stream_bits (stream) % n);
}

/* Mostly facts from one or two facts, some axioms, a fact twice in a body. */
static void
draw_lines (SimStream *stream, Line lines[CLAUSES])
{
  for (guint i = 0; i < CLAUSES; i++)
    {
      lines[i].head = below (stream, FACTS);
      lines[i].level = below (stream, LEVELS);
      lines[i].n_body
          = below (stream, 6) == 0 ? 0 : 1 + below (stream, BODY_MOST);
      for (guint j = 0; j < lines[i].n_body; j++)
        lines[i].body[j] = below (stream, FACTS);
    }
}

static HornSystem *
solve (const Line *lines, guint n)
{
  HornSystem *system = horn_system_new (LEVELS);

  for (guint i = 0; i < FACTS; i++)
    ck_assert_uint_eq (horn_add_fact (system), i);
  for (guint i = 0; i < n; i++)
    horn_add_clause (system, lines[i].head, lines[i].body, lines[i].n_body,
                     lines[i].level, &lines[i]);
  horn_solve (system);
  return system;
}

/* What follows from the clauses of at most @level, by trying all of them
 * again and again: a set of facts. */
static guint
closure (const Line *lines, guint n, guint level)
{
  guint known = 0, before;

  do
    {
      before = known;
      for (guint i = 0; i < n; i++)
        {
          gboolean holds = lines[i].level <= level;

          for (guint j = 0; j < lines[i].n_body; j++)
            holds = holds && (known >> lines[i].body[j] & 1) != 0;
          known |= (guint) holds << lines[i].head;
        }
    }
  while (known != before);
  return known;
}

/* The lowest level at which @fact follows. */
static guint
level_by_force (const Line *lines, guint n, guint fact)
{
  for (guint level = 0; level < LEVELS; level++)
    if ((closure (lines, n, level) >> fact & 1) != 0)
      return level;
  return HORN_NONE;
}

START_TEST (facts_hold_at_the_lowest_level_at_which_they_follow)
{
  SimStream stream;
  guint n_of[LEVELS + 1] = { 0 };

  sim_stream_init (&stream, sim_key (1, 0, "test-horn", "systems"));
  for (int i = 0; i < SYSTEMS; i++)
    {
      Line lines[CLAUSES];
      g_autoptr (HornSystem) system = NULL;

      draw_lines (&stream, lines);
      system = solve (lines, CLAUSES);
      for (guint fact = 0; fact < FACTS; fact++)
        {
          guint level = level_by_force (lines, CLAUSES, fact);

          ck_assert_uint_eq (horn_level (system, fact), level);
          n_of[MIN (level, LEVELS)]++;
        }
    }
  for (guint level = 0; level <= LEVELS; level++)
    ck_assert_uint_gt (n_of[level], SYSTEMS / 10); /* all were put to test */
}
END_TEST

/* Walk the derivation of @fact: every premise was concluded before, no
 * clause comes twice, the last one concludes @fact, and the highest level on
 * the way is that of @fact. */
static void
replay_derivation (const HornSystem *system, guint fact)
{
  g_autoptr (GArray) steps = horn_derivation (system, fact);
  guint known = 0, highest = 0, n_body;

  ck_assert_int_eq (steps->len > 0, horn_level (system, fact) != HORN_NONE);
  for (guint i = 0; i < steps->len; i++)
    {
      guint clause = g_array_index (steps, guint, i);
      const guint *body = horn_clause_body (system, clause, &n_body);
      guint head = horn_clause_head (system, clause);

      for (guint j = 0; j < n_body; j++)
        ck_assert ((known >> body[j] & 1) != 0);
      ck_assert ((known >> head & 1) == 0);
      known |= 1u << head;
      highest = MAX (highest, horn_clause_level (system, clause));
      ck_assert_uint_eq (
          ((const Line *) horn_clause_why (system, clause))->head, head);
    }
  if (steps->len > 0)
    {
      ck_assert ((known >> fact & 1) != 0);
      ck_assert_uint_eq (highest, horn_level (system, fact));
    }
}

START_TEST (derivations_can_be_replayed_step_by_step)
{
  SimStream stream;

  sim_stream_init (&stream, sim_key (2, 0, "test-horn", "systems"));
  for (int i = 0; i < SYSTEMS; i++)
    {
      Line lines[CLAUSES];
      g_autoptr (HornSystem) system = NULL;

      draw_lines (&stream, lines);
      system = solve (lines, CLAUSES);
      for (guint fact = 0; fact < FACTS; fact++)
        replay_derivation (system, fact);
    }
}
END_TEST

/* By trying all clauses again and again: the hops to each fact when every
 * premise is derived in its lowest level, with as few hops as it can there. */
static void
depths_by_force (const Line *lines, const HornSystem *system,
                 guint depths[FACTS])
{
  for (guint fact = 0; fact < FACTS; fact++)
    depths[fact] = FACTS + 1;
  for (guint level = 0; level < LEVELS; level++)
    for (guint round = 0; round < FACTS; round++)
      for (guint i = 0; i < CLAUSES; i++)
        {
          guint head = lines[i].head, depth = 0;
          gboolean fires
              = lines[i].level <= level && horn_level (system, head) == level;

          for (guint j = 0; j < lines[i].n_body; j++)
            {
              fires = fires && horn_level (system, lines[i].body[j]) <= level;
              depth = MAX (depth, depths[lines[i].body[j]] + 1);
            }
          if (fires)
            depths[head] = MIN (depths[head], depth);
        }
}

START_TEST (a_derivation_has_the_fewest_hops_of_its_level)
{
  SimStream stream;
  guint n_deep = 0;

  sim_stream_init (&stream, sim_key (4, 0, "test-horn", "systems"));
  for (int i = 0; i < SYSTEMS; i++)
    {
      Line lines[CLAUSES];
      g_autoptr (HornSystem) system = NULL;
      guint depths[FACTS], n_body;

      draw_lines (&stream, lines);
      system = solve (lines, CLAUSES);
      depths_by_force (lines, system, depths);
      for (guint fact = 0; fact < FACTS; fact++)
        {
          guint clause = horn_derived_by (system, fact), depth = 0;
          const guint *body;

          if (clause == HORN_NONE)
            continue;
          body = horn_clause_body (system, clause, &n_body);
          for (guint j = 0; j < n_body; j++)
            depth = MAX (depth, depths[body[j]] + 1);
          ck_assert_uint_eq (depth, depths[fact]);
          n_deep += depth > 1 && horn_level (system, fact) > 0 ? 1 : 0;
        }
    }
  ck_assert_uint_gt (n_deep, SYSTEMS / 10);
}
END_TEST

/* HORN_NONE is the greatest number, so a level can only fall. */
START_TEST (another_clause_never_removes_a_fact)
{
  SimStream stream;

  sim_stream_init (&stream, sim_key (3, 0, "test-horn", "systems"));
  for (int i = 0; i < SYSTEMS / 10; i++)
    {
      Line lines[CLAUSES];

      draw_lines (&stream, lines);
      for (guint n = 0; n < CLAUSES; n++)
        {
          g_autoptr (HornSystem) less = solve (lines, n);
          g_autoptr (HornSystem) more = solve (lines, n + 1);

          for (guint fact = 0; fact < FACTS; fact++)
            ck_assert_uint_le (horn_level (more, fact),
                               horn_level (less, fact));
        }
    }
}
END_TEST

START_TEST (a_circle_of_clauses_derives_nothing)
{
  static const Line circle[]
      = { { 1, 0, 1, { 0 } }, { 2, 0, 1, { 1 } }, { 0, 0, 1, { 2 } } };
  g_autoptr (HornSystem) system = solve (circle, G_N_ELEMENTS (circle));

  for (guint fact = 0; fact < 3; fact++)
    {
      ck_assert_uint_eq (horn_level (system, fact), HORN_NONE);
      ck_assert_uint_eq (horn_derived_by (system, fact), HORN_NONE);
    }
}
END_TEST

START_TEST (a_fact_twice_in_a_body_counts_as_one)
{
  static const Line lines[] = { { 0, 0, 0, { 0 } }, { 1, 0, 2, { 0, 0 } } };
  g_autoptr (HornSystem) system = solve (lines, G_N_ELEMENTS (lines));

  ck_assert_uint_eq (horn_level (system, 1), 0);
}
END_TEST

/* A direct way of two steps beats a one-step way at a higher level, and of two
 * ways at one level the shorter is told. */
START_TEST (the_lower_level_wins_and_then_the_shorter_way)
{
  static const Line lines[] = {
    { 0, 0, 0, { 0 } }, { 3, 1, 1, { 0 } }, { 1, 0, 1, { 0 } },
    { 2, 0, 1, { 1 } }, { 3, 0, 1, { 2 } }, { 3, 0, 1, { 1 } },
  };
  g_autoptr (HornSystem) system = solve (lines, G_N_ELEMENTS (lines));

  ck_assert_uint_eq (horn_level (system, 3), 0);
  ck_assert_uint_eq (horn_derived_by (system, 3), 5);
}
END_TEST

static const TTest **const tests[]
    = { &facts_hold_at_the_lowest_level_at_which_they_follow,
        &derivations_can_be_replayed_step_by_step,
        &a_derivation_has_the_fewest_hops_of_its_level,
        &another_clause_never_removes_a_fact,
        &a_circle_of_clauses_derives_nothing,
        &a_fact_twice_in_a_body_counts_as_one,
        &the_lower_level_wins_and_then_the_shorter_way,
        NULL };

SUITE_MAIN ("horn", tests)
