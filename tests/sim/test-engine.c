#include "config.h"

#include "sim/sim-engine.h"
#include "tests/sim/suite.h"

#include <string.h>

/* Handlers write their subject, a letter, into the context, a string. */
static void
letter_happens (SimEngine *engine, gpointer subject)
{
  g_string_append_c (sim_engine_context (engine),
                     (char) GPOINTER_TO_INT (subject));
}

static int n_dropped;

static void
letter_dropped (gpointer subject)
{
  (void) subject;
  n_dropped++;
}

static const SimEventKind USUAL = { "usual", letter_happens, 8, NULL };
static const SimEventKind EARLY = { "early", letter_happens, 0, NULL };
static const SimEventKind LATE = { "late", letter_happens, 15, NULL };
static const SimEventKind OWNED
    = { "owned", letter_happens, 8, letter_dropped };

static SimEventId
say (SimEngine *engine, SimTime when, const SimEventKind *kind, char letter)
{
  return sim_at (engine, when, kind, GINT_TO_POINTER ((int) letter));
}

static SimEngine *
engine_with (GString *said)
{
  SimEngine *engine = sim_engine_new ();

  sim_engine_set_context (engine, said);
  n_dropped = 0;
  return engine;
}

START_TEST (events_happen_by_time_then_rank_then_order_of_coming)
{
  g_autoptr (GString) said = g_string_new (NULL);
  g_autoptr (SimEngine) engine = engine_with (said);

  say (engine, 7, &LATE, 'f');
  say (engine, 7, &USUAL, 'd');
  say (engine, 9, &EARLY, 'g');
  say (engine, 7, &USUAL, 'e');
  say (engine, 7, &EARLY, 'c');
  say (engine, 3, &LATE, 'b');
  say (engine, 0, &LATE, 'a');
  sim_run_until (engine, SIM_NEVER);
  ck_assert_str_eq (said->str, "abcdefg");
  ck_assert_int_eq (sim_now (engine), 9);
  ck_assert_uint_eq (sim_engine_n_events (engine), 7);
}
END_TEST

START_TEST (instants_before_1970_come_before_those_after)
{
  g_autoptr (GString) said = g_string_new (NULL);
  g_autoptr (SimEngine) engine = engine_with (said);

  sim_engine_reset (engine, SIM_ALWAYS);
  say (engine, 5, &USUAL, 'd');
  say (engine, -5, &USUAL, 'c');
  say (engine, -SIM_DAY, &USUAL, 'b');
  say (engine, SIM_ALWAYS, &USUAL, 'a');
  say (engine, SIM_NEVER, &USUAL, 'e');
  sim_run_until (engine, SIM_NEVER);
  ck_assert_str_eq (said->str, "abcde");
}
END_TEST

START_TEST (running_until_an_instant_includes_it_and_stops_there)
{
  g_autoptr (GString) said = g_string_new (NULL);
  g_autoptr (SimEngine) engine = engine_with (said);

  say (engine, 10, &USUAL, 'a');
  say (engine, 11, &USUAL, 'b');
  sim_run_until (engine, 10);
  ck_assert_str_eq (said->str, "a");
  ck_assert_int_eq (sim_engine_next (engine), 11);
  sim_run_until (engine, 100);
  ck_assert_int_eq (sim_now (engine), 100);
  ck_assert_int_eq (sim_engine_next (engine), SIM_NEVER);
}
END_TEST

START_TEST (a_cancelled_event_does_not_happen_and_drops_its_subject)
{
  g_autoptr (GString) said = g_string_new (NULL);
  g_autoptr (SimEngine) engine = engine_with (said);
  SimEventId a = say (engine, 1, &OWNED, 'a');
  SimEventId b = say (engine, 1, &OWNED, 'b');

  ck_assert (sim_cancel (engine, a));
  ck_assert (!sim_cancel (engine, a));
  ck_assert (!sim_is_pending (engine, a));
  ck_assert (sim_is_pending (engine, b));
  ck_assert_uint_eq (sim_engine_n_pending (engine), 1);
  ck_assert_int_eq (n_dropped, 1);
  sim_run_until (engine, 5);
  ck_assert_str_eq (said->str, "b");
  ck_assert (!sim_cancel (engine, b));
  ck_assert_int_eq (n_dropped, 1);
}
END_TEST

START_TEST (a_stale_identifier_never_names_a_later_event)
{
  g_autoptr (GString) said = g_string_new (NULL);
  g_autoptr (SimEngine) engine = engine_with (said);
  SimEventId old = say (engine, 1, &USUAL, 'a');
  SimEventId young;

  sim_run_until (engine, 1);
  young = say (engine, 2, &USUAL, 'b');
  ck_assert (!sim_cancel (engine, old));
  ck_assert (sim_is_pending (engine, young));
  sim_engine_reset (engine, 0);
  ck_assert (!sim_is_pending (engine, young));
  ck_assert (!sim_cancel (engine, 0));
  ck_assert (!sim_cancel (engine, G_MAXUINT64));
}
END_TEST

START_TEST (a_rescheduled_event_happens_once_behind_what_is_due_then)
{
  g_autoptr (GString) said = g_string_new (NULL);
  g_autoptr (SimEngine) engine = engine_with (said);
  SimEventId a = say (engine, 1, &OWNED, 'a');
  SimEventId moved;

  say (engine, 4, &USUAL, 'b');
  moved = sim_reschedule (engine, a, 4);
  ck_assert (!sim_is_pending (engine, a));
  ck_assert (sim_is_pending (engine, moved));
  ck_assert_uint_eq (sim_reschedule (engine, a, 4), 0);
  sim_run_until (engine, SIM_NEVER);
  ck_assert_str_eq (said->str, "ba");
  ck_assert_int_eq (n_dropped, 0);
}
END_TEST

START_TEST (a_reset_drops_what_is_pending_and_starts_the_clock_anew)
{
  g_autoptr (GString) said = g_string_new (NULL);
  g_autoptr (SimEngine) engine = engine_with (said);

  say (engine, 1, &OWNED, 'a');
  say (engine, 9, &OWNED, 'b');
  sim_run_until (engine, 5);
  sim_engine_reset (engine, -3);
  ck_assert_int_eq (n_dropped, 1);
  ck_assert_int_eq (sim_now (engine), -3);
  ck_assert_uint_eq (sim_engine_n_events (engine), 0);
  ck_assert_uint_eq (sim_engine_fingerprint (engine), 0);
  ck_assert_ptr_eq (sim_engine_context (engine), said);
  say (engine, -2, &USUAL, 'c');
  sim_run_until (engine, 0);
  ck_assert_str_eq (said->str, "ac");
}
END_TEST

static guint64
fingerprint_of (SimTime second, const SimEventKind *kind)
{
  g_autoptr (GString) said = g_string_new (NULL);
  g_autoptr (SimEngine) engine = engine_with (said);

  say (engine, 1, &USUAL, 'a');
  say (engine, second, kind, 'b');
  sim_run_until (engine, SIM_NEVER);
  return sim_engine_fingerprint (engine);
}

START_TEST (the_fingerprint_tells_times_and_kinds_and_repeats_itself)
{
  ck_assert_uint_eq (fingerprint_of (2, &USUAL), fingerprint_of (2, &USUAL));
  ck_assert_uint_ne (fingerprint_of (2, &USUAL), fingerprint_of (3, &USUAL));
  ck_assert_uint_ne (fingerprint_of (2, &USUAL), fingerprint_of (2, &LATE));
}
END_TEST

static void
nothing_happens (SimEngine *engine G_GNUC_UNUSED,
                 gpointer subject G_GNUC_UNUSED)
{
}

/* More kinds than an engine keeps in mind, at places that share what is kept.
 */
static guint64
fingerprint_of_many (guint offset)
{
  enum
  {
    KINDS = 300
  };
  g_autoptr (SimEngine) engine = sim_engine_new ();
  g_autofree SimEventKind *kinds = g_new0 (SimEventKind, KINDS + offset);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 2 * KINDS; i++)
    {
      char *name = g_strdup_printf ("kind-%u", i % KINDS);
      SimEventKind kind = { name, nothing_happens, 0, NULL };

      g_ptr_array_add (names, name);
      if (i < KINDS)
        memcpy (&kinds[i + offset], &kind, sizeof kind);
      sim_at (engine, (SimTime) i, &kinds[i % KINDS + offset], NULL);
    }
  sim_run_until (engine, SIM_NEVER);
  return sim_engine_fingerprint (engine);
}

START_TEST (the_fingerprint_of_many_kinds_does_not_know_where_they_lie)
{
  for (guint offset = 1; offset < 70; offset += 23)
    ck_assert_uint_eq (fingerprint_of_many (0), fingerprint_of_many (offset));
}
END_TEST

/* The literal was printed by a build of gcc 12 and must come out of every
 * compiler and machine. */
START_TEST (the_fingerprint_is_the_same_everywhere)
{
  ck_assert_uint_eq (fingerprint_of (2, &LATE),
                     G_GUINT64_CONSTANT (2417517744832492665));
}
END_TEST

static void
stopping_happens (SimEngine *engine, gpointer subject)
{
  letter_happens (engine, subject);
  sim_stop (engine);
}

static const SimEventKind STOPPING = { "stopping", stopping_happens, 8, NULL };

START_TEST (a_handler_can_stop_the_run_which_can_go_on_later)
{
  g_autoptr (GString) said = g_string_new (NULL);
  g_autoptr (SimEngine) engine = engine_with (said);

  say (engine, 1, &STOPPING, 'a');
  say (engine, 1, &USUAL, 'b');
  sim_run_until (engine, 50);
  ck_assert_str_eq (said->str, "a");
  ck_assert_int_eq (sim_now (engine), 1);
  sim_run_until (engine, 50);
  ck_assert_str_eq (said->str, "ab");
}
END_TEST

/* A random history against a plain sorted array: what is scheduled, moved and
 * cancelled, before the run and from within it. */
#define N_TRIALS 100
#define N_MOST 700

typedef struct
{
  SimTime when;
  guint order;
  SimEventId id;
  gboolean live;
} Trial;

typedef struct
{
  GRand *rand;
  Trial trials[N_MOST];
  guint n;
  guint next_order;
} History;

static void trial_happens (SimEngine *engine, gpointer subject);
static const SimEventKind TRIAL = { "trial", trial_happens, 8, NULL };

static void
history_add (SimEngine *engine, History *history)
{
  Trial *trial = &history->trials[history->n];

  if (history->n == N_MOST)
    return;
  trial->when = sim_now (engine) + g_rand_int_range (history->rand, 0, 40);
  trial->order = history->next_order++;
  trial->live = TRUE;
  trial->id
      = sim_at (engine, trial->when, &TRIAL, GUINT_TO_POINTER (history->n));
  history->n++;
}

static void
history_disturb (SimEngine *engine, History *history)
{
  Trial *trial
      = &history->trials[g_rand_int_range (history->rand, 0, (int) history->n)];

  ck_assert (sim_is_pending (engine, trial->id) == trial->live);
  if (!trial->live)
    return;
  if (g_rand_boolean (history->rand))
    {
      ck_assert (sim_cancel (engine, trial->id));
      trial->live = FALSE;
      return;
    }
  trial->when = sim_now (engine) + g_rand_int_range (history->rand, 0, 90);
  trial->order = history->next_order++;
  trial->id = sim_reschedule (engine, trial->id, trial->when);
}

/* Whether nothing that lives should have happened before @trial. One answer
 * for all: an assertion of Check's costs a system call. */
static gboolean
trial_is_next (const History *history, const Trial *trial)
{
  for (guint i = 0; i < history->n; i++)
    {
      const Trial *other = &history->trials[i];

      if (other->live
          && (other->when < trial->when
              || (other->when == trial->when && other->order < trial->order)))
        return FALSE;
    }
  return TRUE;
}

/* Whoever happens must be the least of all that live. */
static void
trial_happens (SimEngine *engine, gpointer subject)
{
  History *history = sim_engine_context (engine);
  Trial *trial = &history->trials[GPOINTER_TO_UINT (subject)];

  ck_assert (trial->live);
  ck_assert_int_eq (trial->when, sim_now (engine));
  trial->live = FALSE;
  ck_assert (trial_is_next (history, trial));
  for (int i = g_rand_int_range (history->rand, 0, 3); i > 0; i--)
    history_add (engine, history);
  for (int i = g_rand_int_range (history->rand, 0, 3); i > 0; i--)
    history_disturb (engine, history);
}

START_TEST (any_history_happens_in_the_order_of_a_sorted_list)
{
  for (guint32 seed = 0; seed < N_TRIALS; seed++)
    {
      g_autoptr (SimEngine) engine = sim_engine_new ();
      g_autofree History *history = g_new0 (History, 1);
      guint n_live = 0;

      history->rand = g_rand_new_with_seed (seed);
      sim_engine_set_context (engine, history);
      for (int i = 0; i < 200; i++)
        history_add (engine, history);
      for (int i = 0; i < 150; i++)
        history_disturb (engine, history);
      sim_run_until (engine, SIM_NEVER);
      for (guint i = 0; i < history->n; i++)
        n_live += history->trials[i].live ? 1 : 0;
      ck_assert_uint_eq (n_live, 0);
      ck_assert_uint_eq (sim_engine_n_pending (engine), 0);
      g_rand_free (history->rand);
    }
}
END_TEST

static const TTest **const tests[]
    = { &events_happen_by_time_then_rank_then_order_of_coming,
        &instants_before_1970_come_before_those_after,
        &running_until_an_instant_includes_it_and_stops_there,
        &a_cancelled_event_does_not_happen_and_drops_its_subject,
        &a_stale_identifier_never_names_a_later_event,
        &a_rescheduled_event_happens_once_behind_what_is_due_then,
        &a_reset_drops_what_is_pending_and_starts_the_clock_anew,
        &the_fingerprint_tells_times_and_kinds_and_repeats_itself,
        &the_fingerprint_of_many_kinds_does_not_know_where_they_lie,
        &the_fingerprint_is_the_same_everywhere,
        &a_handler_can_stop_the_run_which_can_go_on_later,
        &any_history_happens_in_the_order_of_a_sorted_list,
        NULL };

SUITE_MAIN ("engine", tests)
