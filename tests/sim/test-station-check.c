/* What a station refuses to be, and what it says then. */
#include "config.h"

#include "sim/sim-station.h"
#include "tests/sim/suite.h"

#include <math.h>
#include <string.h>

static const SimTenant bad_weight[] = { { 0, 0, 1 } };
static const SimTenant bad_guarantee[] = { { 1, NAN, 1 } };
static const SimTenant bad_cap[] = { { 1, 0.5, 0.2 } };
static const SimTenant bad_sum[] = { { 1, 0.7, 1 }, { 1, 0.7, 1 } };

static const struct
{
  SimStationSpec spec;
  const char *says;
} refused[] = {
  { { .kind = "fiffo", .n_servers = 1 }, "did you mean \"fifo\"?" },
  { { .kind = NULL, .n_servers = 1 }, "known: fifo" },
  { { .kind = "fifo" }, "number of servers is 0, but must be at least 1" },
  { { .kind = "fifo", .n_servers = 4, .room = 3 }, "room is 3" },
  { { .kind = "fifo", .n_servers = 1, .n_tenants = 2 }, "classes is 2" },
  { { .kind = "shares", .n_servers = 1 }, "number of tenants is 0" },
  { { .kind = "shares", .n_servers = 1, .n_tenants = 1, .tenants = bad_weight },
    "weight is 0" },
  { { .kind = "shares",
      .n_servers = 1,
      .n_tenants = 1,
      .tenants = bad_guarantee },
    "guarantee is nan" },
  { { .kind = "shares", .n_servers = 1, .n_tenants = 1, .tenants = bad_cap },
    "cap is 0.2, but must be greater than 0 and at least the guarantee" },
  { { .kind = "shares", .n_servers = 1, .n_tenants = 2, .tenants = bad_sum },
    "sum of guarantees is 1.4" },
};

START_TEST (bad_parameters_are_refused_with_what_would_be_right)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      ck_assert (!sim_station_check (&refused[i].spec, &error));
      ck_assert_msg (strstr (error->message, refused[i].says) != NULL, "%s",
                     error->message);
    }
}
END_TEST

static const TTest **const tests[]
    = { &bad_parameters_are_refused_with_what_would_be_right, NULL };

SUITE_MAIN ("station-check", tests)
