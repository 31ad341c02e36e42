/* Passages: transfers and exchanges against the published formulas. */
#include "config.h"

#include "models/traffic/passage.h"
#include "sim/sim-random.h"
#include "tests/models/small-world.h"

#include <math.h>

/* 100 ms to and fro, lines that no test fills. */
static Passage
passage (double loss, double window)
{
  Path path = {
    .is_open = TRUE, .rtt = 100 * SIM_MILLISECOND, .loss = loss, .rate = 1e12
  };

  return passage_of (&path, FALSE, window);
}

static double
round_trips (const Passage *c, double bytes)
{
  return passage_transfer (c, bytes, 1) / (double) c->rtt;
}

/* Flights of 10, 20, 40 segments: one stall behind each but the last. */
START_TEST (slow_start_doubles_its_flights)
{
  Passage c = passage (0, 1e9);

  ck_assert_double_eq_tol (round_trips (&c, 1), 0, 1e-3);
  ck_assert_double_eq_tol (round_trips (&c, 14600), 0, 1e-3);
  ck_assert_double_eq_tol (round_trips (&c, 14601), 1, 1e-3);
  ck_assert_double_eq_tol (round_trips (&c, 43800), 1, 1e-3);
  ck_assert_double_eq_tol (round_trips (&c, 43801), 2, 1e-3);
  ck_assert_double_eq_tol (round_trips (&c, 102200), 2, 1e-3);
  ck_assert_double_eq_tol (round_trips (&c, 102201), 3, 1e-3);
}
END_TEST

/* A line of 1 Mbit/s is full after the first flight (117 ms): no stall. */
START_TEST (a_slow_line_has_no_stalls)
{
  Passage c = passage (0, 1e9);

  c.rate = 1e6;
  ck_assert_double_eq_tol (passage_transfer (&c, 1e6, 1) / 1e9, 8, 1e-9);
}
END_TEST

/* 64 kB to a round trip, however fast the line. */
START_TEST (the_window_bounds_long_transfers)
{
  Passage c = passage (0, 65536);
  double seconds = passage_transfer (&c, 1e9, 1) / 1e9;

  ck_assert_double_eq_tol (1e9 / seconds, 65536 / 0.1, 0.002 * 65536 / 0.1);
}
END_TEST

/* Mathis et al. 1997: W = sqrt (3/2) / sqrt (p), when time-outs are rare. */
START_TEST (rare_losses_give_the_square_root_law)
{
  for (double p = 1e-7; p < 2e-5; p *= 10)
    {
      Passage c = passage (p, 1e12);
      double mathis = PASSAGE_SEGMENT * 8 / 0.1 * sqrt (1.5 / p);

      ck_assert_double_eq_tol (passage_steady_window (p, 3), sqrt (1.5 / p),
                               0.01 * sqrt (1.5 / p));
      ck_assert_double_eq_tol (c.lossy_rate, mathis, 0.01 * mathis);
    }
}
END_TEST

/* Padhye et al. 1998, their figure 7 in numbers: p = 0.05, T0 = 2.5 RTT,
 * no delayed acknowledgements: 1 / (0.1826 + 2.5 x 0.4108 x 0.05 x 1.08). */
START_TEST (frequent_losses_cost_time_outs)
{
  ck_assert_double_eq_tol (passage_steady_window (0.05, 2.5), 4.2025, 2e-3);
}
END_TEST

/* E[T] of Cardwell et al. without connection set-up: slow start, the first
 * loss, the rest; b = 1, so that windows double. */
static double
cardwell (const Passage *c, double d)
{
  double p = c->loss, rtt = (double) c->rtt;
  double some = 1 - pow (1 - p, d);
  double before = some * (1 - p) / p + 1;
  double w = (before + 10) / 2;
  double q = MIN (1, (1 + pow (1 - p, 3) * (1 - pow (1 - p, w - 3)))
                         * (1 - pow (1 - p, 3)) / (1 - pow (1 - p, w)));
  double slow = rtt * MAX (0, log2 (before / 10 + 1) - 0.5);
  double lost = some * (q * c->again * c->rto + (1 - q) * rtt);

  return slow + lost
         + MAX (0, d - before) * PASSAGE_SEGMENT * 8 / c->lossy_rate * 1e9;
}

static double
mean_transfer (const Passage *c, double bytes, guint n)
{
  SimKey key = sim_key (1, 0, "passage", "luck");
  SimStream stream;
  double sum = 0;

  sim_stream_init (&stream, key);
  for (guint i = 0; i < n; i++)
    sum += passage_transfer (c, bytes, sim_stream_exponential (&stream));
  return sum / n;
}

/* Ours draws the first loss instead of taking its mean, and counts whole
 * flights: a quarter apart at most, from 5 to 500 packets. */
START_TEST (transfers_under_loss_agree_with_cardwell)
{
  static const double losses[] = { 0.005, 0.02, 0.05, 0.15 };
  static const double sizes[] = { 5, 20, 80, 500 };

  for (guint i = 0; i < G_N_ELEMENTS (losses); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sizes); j++)
      {
        Passage c = passage (losses[i], 1e9);
        double mean = mean_transfer (&c, sizes[j] * PASSAGE_SEGMENT, 40000);
        double known = cardwell (&c, sizes[j]);

        ck_assert_msg (fabs (mean - known)
                           < 0.25 * known + 0.2 * (double) c.rtt,
                       "loss %g, %g packets: %g ms, Cardwell %g ms", losses[i],
                       sizes[j], mean / 1e6, known / 1e6);
      }
}
END_TEST

/* n messages, each lost with probability p: n p sequences of time-outs. What
 * is left of the luck is exponential again, whether or not one was lost. */
START_TEST (lost_messages_cost_their_time_outs)
{
  Passage c = passage (0.1, 1e9);
  SimStream stream;
  double delay = 0, left = 0, left_square = 0;
  const guint n = 200000;

  sim_stream_init (&stream, sim_key (1, 0, "passage", "exchange"));
  for (guint i = 0; i < n; i++)
    {
      double luck = sim_stream_exponential (&stream);

      delay += passage_exchange_delay (&c, 4, FALSE, &luck);
      left += luck;
      left_square += luck * luck;
    }
  /* G(0.1) / 0.9 by hand: 1 + .1 + .02 + .004 + .0008 + .00016 + .000032 */
  ck_assert_double_eq_tol (c.again, 1.124992 / 0.9, 1e-9);
  ck_assert_double_eq_tol (delay / n, 4 * 0.1 * c.again * c.rto,
                           0.02 * 0.4 * c.again * c.rto);
  ck_assert_double_eq_tol (left / n, 1, 5 / sqrt (n));
  ck_assert_double_eq_tol (left_square / n, 2, 5 * sqrt (20.0 / n));
}
END_TEST

/* RFC 6298: the first message of a connection waits a second. */
START_TEST (a_lost_opening_waits_longer)
{
  Passage c = passage (0.1, 1e9);
  double luck = 0.05; /* below the hazard of 0.105: the first is lost */
  double same = luck;

  ck_assert_double_eq_tol (passage_exchange_delay (&c, 1, TRUE, &luck),
                           c.again * 1e9, 1);
  ck_assert_double_eq_tol (passage_exchange_delay (&c, 1, FALSE, &same),
                           c.again * 0.3e9, 1);
}
END_TEST

/* Two borders with slow hours from 12 to 24, a half and a quarter of crossings:
 * each combination has its share, the slower rate and the greater loss. */
START_TEST (two_slow_borders_are_crossed_independently)
{
  static double half[24], quarter[24];
  const Border a = { .slow = half, .slow_rate = 2e6, .slow_loss = 0.01 };
  const Border b = { .slow = quarter, .slow_rate = 1e6, .slow_loss = 0.001 };
  const Path path = { .is_open = TRUE,
                      .rtt = 100 * SIM_MILLISECOND,
                      .rate = 1e9,
                      .n_slow = 2,
                      .slow = { &a, &b } };
  static const double rates[] = { 1e9, 2e6, 1e6, 1e6 };
  static const double losses[] = { 0, 0.01, 0.001, 0.01 };
  static const guint expected[] = { 375, 375, 125, 125 };
  guint n[4] = { 0 };
  Passages passages;
  Passage own;

  for (guint hour = 12; hour < 24; hour++)
    {
      half[hour] = 0.5;
      quarter[hour] = 0.25;
    }
  passages_init (&passages, &path, 1e9);
  for (guint i = 0; i < 1000; i++)
    {
      const Passage *drawn
          = passages_at (&passages, 13 * SIM_HOUR, (i + 0.5) / 1000, &own);

      n[drawn - passages.all]++;
      ck_assert (passages_at (&passages, SIM_HOUR, (i + 0.5) / 1000, &own)
                 == passages.all);
    }
  for (guint state = 0; state < 4; state++)
    {
      ck_assert_uint_eq (n[state], expected[state]);
      ck_assert_double_eq_tol (passages.all[state].rate, rates[state], 1e-6);
      ck_assert_double_eq_tol (passages.all[state].loss, losses[state], 1e-12);
    }
  ck_assert_double_eq_tol (path_rate (&path, 13 * SIM_HOUR),
                           1 / (0.375 / 1e9 + 0.375 / 2e6 + 0.25 / 1e6), 1);
  ck_assert_double_eq_tol (path_loss (&path, 13 * SIM_HOUR),
                           0.5 * 0.01 + 0.125 * 0.001, 1e-12);
  passages_clear (&passages);
}
END_TEST

/* A link that is nearly full at 3 UTC leaves 1 Mbit/s then. */
START_TEST (a_full_link_bounds_transfers_in_its_hour)
{
  double free[24];
  const Path path = { .is_open = TRUE,
                      .rtt = 100 * SIM_MILLISECOND,
                      .rate = 1e9,
                      .loss = 0.001,
                      .free = free };
  Passages passages;
  Passage own;

  for (guint hour = 0; hour < 24; hour++)
    free[hour] = hour == 3 ? 1e6 : 1e12;
  passages_init (&passages, &path, 1e9);
  ck_assert_double_eq_tol (
      passage_transfer (passages_at (&passages, 3 * SIM_HOUR, 0.5, &own), 1e6,
                        1e9)
          / 1e9,
      8, 1e-6);
  ck_assert_double_eq_tol (own.lossy_rate, 1e6, 1e-6);
  ck_assert (passages_at (&passages, 4 * SIM_HOUR, 0.5, &own) == passages.all);
  passages_clear (&passages);
}
END_TEST

static const TTest **const tests[]
    = { &slow_start_doubles_its_flights,
        &a_slow_line_has_no_stalls,
        &the_window_bounds_long_transfers,
        &rare_losses_give_the_square_root_law,
        &frequent_losses_cost_time_outs,
        &transfers_under_loss_agree_with_cardwell,
        &lost_messages_cost_their_time_outs,
        &a_lost_opening_waits_longer,
        &two_slow_borders_are_crossed_independently,
        &a_full_link_bounds_transfers_in_its_hour,
        NULL };

SUITE_MAIN ("passage", tests)
