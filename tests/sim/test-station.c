#include "config.h"

#include "sim/sim-station.h"
#include "tests/sim/suite.h"

#include <math.h>
#include <string.h>

#define MS SIM_MILLISECOND
#define N_GUESTS 8

/* A customer with a plan: when it comes, and when it left. */
typedef struct
{
  SimCustomer customer;
  SimStation *station;
  SimTime left; /* SIM_NEVER: not yet */
  gboolean refused;
} Guest;

typedef struct
{
  SimEngine *engine;
  SimStation *station;
  Guest guests[N_GUESTS];
} House;

static void guest_arrives (SimEngine *engine, gpointer subject);
static void server_fails (SimEngine *engine, gpointer subject);
static void server_is_repaired (SimEngine *engine, gpointer subject);
static void guest_gives_up (SimEngine *engine, gpointer subject);

static const SimEventKind GUEST_ARRIVES
    = { "guest-arrives", guest_arrives, 8, NULL };
static const SimEventKind SERVER_FAILS
    = { "server-fails", server_fails, 4, NULL };
static const SimEventKind SERVER_IS_REPAIRED
    = { "server-is-repaired", server_is_repaired, 4, NULL };
static const SimEventKind GUEST_GIVES_UP
    = { "guest-gives-up", guest_gives_up, 4, NULL };

static void
guest_arrives (SimEngine *engine, gpointer subject)
{
  Guest *guest = subject;

  guest->refused
      = !sim_station_arrive (engine, guest->station, &guest->customer);
}

static void
server_fails (SimEngine *engine, gpointer subject)
{
  sim_station_fail (engine, subject, 1);
}

static void
server_is_repaired (SimEngine *engine, gpointer subject)
{
  sim_station_repair (engine, subject, 1);
}

static void
guest_gives_up (SimEngine *engine, gpointer subject)
{
  Guest *guest = subject;

  sim_station_withdraw (engine, guest->station, &guest->customer);
}

static void
guest_leaves (SimEngine *engine, SimStation *station, SimCustomer *customer)
{
  (void) station;
  ((Guest *) customer)->left = sim_now (engine);
}

static House *
house_new (SimStationSpec spec)
{
  House *house = g_new0 (House, 1);

  spec.departs = guest_leaves;
  house->engine = sim_engine_new ();
  house->station = sim_station_new (&spec);
  return house;
}

static void
house_free (House *house)
{
  sim_engine_free (house->engine);
  sim_station_free (house->station);
  g_free (house);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (House, house_free)

/* Guest @n of class @tenant comes at @at with @demand, both in ms. */
static void
house_expect (House *house, guint n, guint tenant, double at, double demand)
{
  Guest *guest = &house->guests[n];

  guest->station = house->station;
  guest->left = SIM_NEVER;
  guest->customer.tenant = tenant;
  guest->customer.demand = (SimSpan) (demand * (double) MS);
  sim_at (house->engine, (SimTime) (at * (double) MS), &GUEST_ARRIVES, guest);
}

static void
house_event (House *house, double at, const SimEventKind *kind)
{
  sim_at (house->engine, (SimTime) (at * (double) MS), kind, house->station);
}

/* Guest @n left at @at ms, to the nanosecond (sharing rounds up). */
static void
check_left (const House *house, guint n, double at)
{
  double off = (double) house->guests[n].left - at * (double) MS;

  ck_assert_msg (fabs (off) <= 2, "guest %u left at %g ms, not %g", n,
                 (double) house->guests[n].left / (double) MS, at);
}

static void
house_run (House *house)
{
  sim_run_until (house->engine, SIM_NEVER);
}

static SimStationSpec
kind_of (const char *kind, guint n_servers)
{
  return (SimStationSpec){ .kind = kind, .n_servers = n_servers };
}

START_TEST (the_second_of_two_waits_for_one_server)
{
  g_autoptr (House) house = house_new (kind_of ("fifo", 1));
  const SimStationStats *stats = sim_station_stats (house->station);

  house_expect (house, 0, 0, 0, 5);
  house_expect (house, 1, 0, 0, 5);
  house_run (house);
  check_left (house, 0, 5);
  check_left (house, 1, 10);
  ck_assert_double_eq (stats->stay.least, 5 * MS);
  ck_assert_double_eq (stats->stay.most, 10 * MS);
  ck_assert_double_eq (stats->wait.mean, 2.5 * MS);
  ck_assert_double_eq (sim_level_mean (&stats->inside, 10 * MS), 1.5);
  ck_assert_double_eq (sim_level_mean (&stats->busy, 20 * MS), 0.5);
}
END_TEST

START_TEST (two_servers_serve_two_at_once_and_the_third_after_the_first)
{
  g_autoptr (House) house = house_new (kind_of ("fifo", 2));

  house_expect (house, 0, 0, 0, 5);
  house_expect (house, 1, 0, 1, 9);
  house_expect (house, 2, 0, 2, 1);
  house_run (house);
  check_left (house, 0, 5);
  check_left (house, 1, 10);
  check_left (house, 2, 6);
}
END_TEST

START_TEST (who_finds_no_room_is_refused_and_counted)
{
  SimStationSpec spec = kind_of ("fifo", 1);
  g_autoptr (House) house = NULL;

  spec.room = 2;
  house = house_new (spec);
  for (guint i = 0; i < 4; i++)
    house_expect (house, i, 0, i, 2.5);
  house_run (house);
  ck_assert (!house->guests[0].refused && !house->guests[1].refused);
  ck_assert (house->guests[2].refused);
  ck_assert (!house->guests[3].refused);
  ck_assert_uint_eq (sim_station_stats (house->station)->n_refused, 1);
  ck_assert_uint_eq (sim_station_stats (house->station)->n_arrived, 4);
  check_left (house, 3, 7.5);
}
END_TEST

START_TEST (a_better_class_goes_first_but_interrupts_only_where_it_may)
{
  static const struct
  {
    const char *kind;
    double left[3];
  } rows[]
      = { { "priority", { 10, 16, 13 } }, { "preemptive", { 13, 16, 4 } } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SimStationSpec spec = kind_of (rows[i].kind, 1);
      g_autoptr (House) house = NULL;

      spec.n_tenants = 2;
      house = house_new (spec);
      house_expect (house, 0, 1, 0, 10);
      house_expect (house, 1, 1, 0.5, 3);
      house_expect (house, 2, 0, 1, 3);
      house_run (house);
      for (guint j = 0; j < 3; j++)
        check_left (house, j, rows[i].left[j]);
    }
}
END_TEST

/* Two of 4 ms share one server from 1 ms on: 1 + 2 * 3 = 7, then 8. */
START_TEST (shared_servers_slow_everybody_down_alike)
{
  g_autoptr (House) house = house_new (kind_of ("sharing", 1));

  house_expect (house, 0, 0, 0, 4);
  house_expect (house, 1, 0, 1, 4);
  house_run (house);
  check_left (house, 0, 7);
  check_left (house, 1, 8);
}
END_TEST

START_TEST (sharing_two_servers_gives_nobody_more_than_one)
{
  g_autoptr (House) house = house_new (kind_of ("sharing", 2));

  house_expect (house, 0, 0, 0, 4);
  house_expect (house, 1, 0, 0, 6);
  house_expect (house, 2, 0, 0, 8);
  house_run (house);
  check_left (house, 0, 6);
  check_left (house, 1, 8);
  check_left (house, 2, 10);
}
END_TEST

static House *
house_of_tenants (guint n_servers, const SimTenant *terms, guint n)
{
  SimStationSpec spec = kind_of ("shares", n_servers);

  spec.tenants = terms;
  spec.n_tenants = n;
  return house_new (spec);
}

/* Weights 1 and 3 on one server: rates 1/4 and 3/4 while both are there. */
START_TEST (tenants_share_by_weight_and_take_over_what_is_free)
{
  const SimTenant terms[] = { { 1, 0, HUGE_VAL }, { 3, 0, HUGE_VAL } };
  g_autoptr (House) house = house_of_tenants (1, terms, 2);

  house_expect (house, 0, 0, 0, 4);
  house_expect (house, 1, 1, 0, 6);
  house_run (house);
  check_left (house, 1, 8);
  check_left (house, 0, 10);
}
END_TEST

/* A crowd of one tenant does not slow the other's single customer. */
START_TEST (a_crowd_of_one_tenant_leaves_the_others_their_share)
{
  const SimTenant terms[] = { { 1, 0, HUGE_VAL }, { 1, 0, HUGE_VAL } };
  g_autoptr (House) house = house_of_tenants (1, terms, 2);

  for (guint i = 1; i < N_GUESTS; i++)
    house_expect (house, i, 1, 0, 100);
  house_expect (house, 0, 0, 0, 5);
  house_run (house);
  check_left (house, 0, 10);
}
END_TEST

/* Weight would give tenant 0 a tenth; its guarantee gives it half. */
START_TEST (a_guarantee_holds_against_weight)
{
  const SimTenant terms[] = { { 1, 0.5, HUGE_VAL }, { 9, 0, HUGE_VAL } };
  g_autoptr (House) house = house_of_tenants (1, terms, 2);

  house_expect (house, 0, 0, 0, 5);
  house_expect (house, 1, 1, 0, 20);
  house_run (house);
  check_left (house, 0, 10);
  check_left (house, 1, 25);
}
END_TEST

START_TEST (a_cap_holds_when_nobody_else_is_there)
{
  const SimTenant terms[] = { { 1, 0, 0.25 }, { 1, 0, HUGE_VAL } };
  g_autoptr (House) house = house_of_tenants (1, terms, 2);

  house_expect (house, 0, 0, 0, 5);
  house_run (house);
  check_left (house, 0, 20);
}
END_TEST

/* By weight 0.1, 0.5, 0.4; the guarantee adds more than the cap takes, so it
 * binds alone: 0.3, then 0.7 * 5/9 (below the cap) and 0.7 * 4/9. */
START_TEST (a_cap_does_not_bind_when_a_guarantee_already_took_enough)
{
  const SimTenant terms[]
      = { { 1, 0.3, HUGE_VAL }, { 5, 0, 0.4 }, { 4, 0, HUGE_VAL } };
  g_autoptr (House) house = house_of_tenants (1, terms, 3);

  house_expect (house, 0, 0, 0, 3);
  house_expect (house, 1, 1, 0, 3.5);
  house_expect (house, 2, 2, 0, 2.8);
  house_run (house);
  check_left (house, 1, 9);
  check_left (house, 2, 9);
  check_left (house, 0, 9.3);
}
END_TEST

/* Three servers; tenant 0 has one customer and can use one, so tenant 1 gets
 * two for its three. */
START_TEST (what_a_tenant_cannot_use_the_others_get)
{
  const SimTenant terms[] = { { 5, 0, HUGE_VAL }, { 1, 0, HUGE_VAL } };
  g_autoptr (House) house = house_of_tenants (3, terms, 2);

  house_expect (house, 0, 0, 0, 6);
  for (guint i = 1; i <= 3; i++)
    house_expect (house, i, 1, 0, 4);
  house_run (house);
  check_left (house, 0, 6);
  for (guint i = 1; i <= 3; i++)
    check_left (house, i, 6);
}
END_TEST

/* In every kind: the server fails at 2 ms for 10 ms; what was served is not
 * lost, and what was not is served later. */
START_TEST (an_outage_delays_by_its_length_and_loses_no_work)
{
  static const SimTenant terms[] = { { 1, 0, HUGE_VAL } };

  for (guint i = 0; sim_station_kind (i) != NULL; i++)
    {
      SimStationSpec spec
          = kind_of (sim_station_kind_name (sim_station_kind (i)), 1);
      g_autoptr (House) house = NULL;

      if (strcmp (spec.kind, "infinite") == 0)
        continue;
      spec.n_tenants = 1;
      spec.tenants = terms;
      house = house_new (spec);
      house_expect (house, 0, 0, 0, 5);
      house_event (house, 2, &SERVER_FAILS);
      house_event (house, 12, &SERVER_IS_REPAIRED);
      house_run (house);
      check_left (house, 0, 15);
      ck_assert_double_eq_tol (
          (double) sim_station_stats (house->station)->busy.area, 5 * MS, 2);
    }
}
END_TEST

START_TEST (the_last_to_begin_is_interrupted_and_goes_on_first)
{
  g_autoptr (House) house = house_new (kind_of ("fifo", 2));

  house_expect (house, 0, 0, 0, 10);
  house_expect (house, 1, 0, 1, 10);
  house_expect (house, 2, 0, 2, 1);
  house_event (house, 3, &SERVER_FAILS);
  house_event (house, 5, &SERVER_IS_REPAIRED);
  house_run (house);
  check_left (house, 0, 10);
  check_left (house, 2, 11);
  check_left (house, 1, 13);
  ck_assert_uint_eq (sim_station_n_up (house->station), 2);
}
END_TEST

START_TEST (more_failures_than_servers_are_not_counted)
{
  g_autoptr (House) house = house_new (kind_of ("fifo", 1));

  house_expect (house, 0, 0, 0, 5);
  house_event (house, 1, &SERVER_FAILS);
  house_event (house, 1, &SERVER_FAILS);
  house_event (house, 2, &SERVER_IS_REPAIRED);
  house_event (house, 2, &SERVER_IS_REPAIRED);
  house_run (house);
  check_left (house, 0, 6);
  ck_assert_uint_eq (sim_station_n_up (house->station), 1);
}
END_TEST

/* In every kind with one server: the first gives up while served, the second
 * while waiting or sharing; the third is served as if they had gone. */
START_TEST (who_gives_up_leaves_its_server_to_the_next)
{
  static const SimTenant terms[] = { { 1, 0, HUGE_VAL } };

  for (guint i = 0; sim_station_kind (i) != NULL; i++)
    {
      SimStationSpec spec
          = kind_of (sim_station_kind_name (sim_station_kind (i)), 1);
      g_autoptr (House) house = NULL;

      if (strcmp (spec.kind, "loss") == 0)
        continue;
      spec.n_tenants = 1;
      spec.tenants = terms;
      house = house_new (spec);
      for (guint j = 0; j < 3; j++)
        house_expect (house, j, 0, 0, 50);
      sim_at (house->engine, 3 * MS, &GUEST_GIVES_UP, &house->guests[1]);
      sim_at (house->engine, 6 * MS, &GUEST_GIVES_UP, &house->guests[0]);
      house_run (house);
      ck_assert_int_eq (house->guests[0].left, SIM_NEVER);
      ck_assert_int_eq (house->guests[1].left, SIM_NEVER);
      ck_assert_uint_eq (sim_station_stats (house->station)->n_withdrawn, 2);
      if (strncmp (spec.kind, "shar", 4) == 0) /* 3/3 + 3/2 ms by then */
        check_left (house, 2, 6 + 50 - 2.5);
      else
        check_left (house, 2, strcmp (spec.kind, "infinite") ? 56 : 50);
    }
}
END_TEST

START_TEST (a_reset_station_repeats_itself)
{
  g_autoptr (House) house = house_new (kind_of ("sharing", 1));
  SimStationStats first;

  house_expect (house, 0, 0, 0, 4);
  house_expect (house, 1, 0, 1, 4);
  house_expect (house, 2, 0, 2, 500);
  sim_run_until (house->engine, 20 * MS);
  first = *sim_station_stats (house->station);
  sim_engine_reset (house->engine, 0);
  sim_station_reset (house->station, 0);
  ck_assert_uint_eq (sim_station_n_inside (house->station), 0);
  house_expect (house, 0, 0, 0, 4);
  house_expect (house, 1, 0, 1, 4);
  house_expect (house, 2, 0, 2, 500);
  sim_run_until (house->engine, 20 * MS);
  ck_assert_mem_eq (sim_station_stats (house->station), &first, sizeof first);
}
END_TEST

static const TTest **const tests[]
    = { &the_second_of_two_waits_for_one_server,
        &two_servers_serve_two_at_once_and_the_third_after_the_first,
        &who_finds_no_room_is_refused_and_counted,
        &a_better_class_goes_first_but_interrupts_only_where_it_may,
        &shared_servers_slow_everybody_down_alike,
        &sharing_two_servers_gives_nobody_more_than_one,
        &tenants_share_by_weight_and_take_over_what_is_free,
        &a_crowd_of_one_tenant_leaves_the_others_their_share,
        &a_guarantee_holds_against_weight,
        &a_cap_holds_when_nobody_else_is_there,
        &a_cap_does_not_bind_when_a_guarantee_already_took_enough,
        &what_a_tenant_cannot_use_the_others_get,
        &an_outage_delays_by_its_length_and_loses_no_work,
        &the_last_to_begin_is_interrupted_and_goes_on_first,
        &more_failures_than_servers_are_not_counted,
        &who_gives_up_leaves_its_server_to_the_next,
        &a_reset_station_repeats_itself,
        NULL };

SUITE_MAIN ("station", tests)
