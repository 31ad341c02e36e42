// The same models in SimGrid: a source and one actor per server around a
// semaphore; for hold, one sleeping actor per pending event.
//   peer-simgrid mm1 CUSTOMERS | mm16 CUSTOMERS | hold EVENTS PENDING
#include <simgrid/s4u.hpp>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <random>

namespace sg4 = simgrid::s4u;

static std::mt19937_64 bits (1);
static long n_left;

static double
exponential (double mean)
{
  return std::exponential_distribution<double> (1 / mean) (bits);
}

int
main (int argc, char **argv)
{
  sg4::Engine engine (&argc, argv);
  const char *model = argc > 2 ? argv[1] : "mm1";
  long n = argc > 2 ? atol (argv[2]) : 1000000;
  long pending = argc > 3 ? atol (argv[3]) : 0;
  unsigned n_servers = strcmp (model, "mm16") == 0 ? 16 : 1;
  auto *zone = sg4::create_full_zone ("zone");
  auto *host = zone->create_host ("host", 1e9)->seal ();
  auto waiting = sg4::Semaphore::create (0);

  zone->seal ();
  n_left = n;
  for (long i = 0; i < pending; i++)
    sg4::Actor::create ("hold", host, [] () {
      while (n_left-- > 0)
        sg4::this_actor::sleep_for (exponential (1));
    });
  if (pending == 0)
    {
      sg4::Actor::create ("source", host, [=] () {
        for (long i = 0; i < n; i++)
          {
            waiting->release ();
            sg4::this_actor::sleep_for (exponential (1 / 0.9 / n_servers));
          }
      });
      for (unsigned i = 0; i < n_servers; i++)
        sg4::Actor::create ("server", host, [=] () {
          for (;;)
            {
              waiting->acquire ();
              sg4::this_actor::sleep_for (exponential (1));
            }
        })->daemonize ();
    }
  clock_t start = clock ();
  engine.run ();
  printf ("{\"program\": \"SimGrid\", \"model\": \"%s\", \"pending\": %ld, "
          "\"n\": %ld, \"ns\": %.1f}\n",
          model, pending, n,
          1e9 * static_cast<double> (clock () - start) / CLOCKS_PER_SEC / n);
}
