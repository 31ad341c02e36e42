// The same models in ns-3, with its fastest event list and its own streams
// of random numbers. Times are made with Seconds (double), as its manual
// does, or, lean, with integer nanoseconds, which spares it conversions.
//   peer-ns3 [lean] mm1 CUSTOMERS | mm16 CUSTOMERS | hold EVENTS PENDING
#include "ns3/core-module.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <deque>

using namespace ns3;

static bool lean;
static long n_left;

static Time
Span (double ns)
{
  return lean ? NanoSeconds (static_cast<int64_t> (ns)) : Seconds (1e-9 * ns);
}

static unsigned n_servers, n_busy;
static std::deque<double> waiting;
static Ptr<ExponentialRandomVariable> gap, service, hold;

static Ptr<ExponentialRandomVariable>
Exponential (double mean, int64_t stream)
{
  auto variable = CreateObject<ExponentialRandomVariable> ();
  variable->SetAttribute ("Mean", DoubleValue (mean));
  variable->SetStream (stream);
  return variable;
}

static void
Depart ()
{
  if (waiting.empty ())
    {
      n_busy--;
      return;
    }
  double demand = waiting.front ();
  waiting.pop_front ();
  Simulator::Schedule (Span (demand), &Depart);
}

static void
Arrive ()
{
  double demand = service->GetValue ();
  if (n_busy < n_servers)
    {
      n_busy++;
      Simulator::Schedule (Span (demand), &Depart);
    }
  else
    waiting.push_back (demand);
  if (--n_left > 0)
    Simulator::Schedule (Span (gap->GetValue ()),
                         &Arrive);
}

static void
Hold ()
{
  if (n_left-- > 0)
    Simulator::Schedule (Span (hold->GetValue ()),
                         &Hold);
}

int
main (int argc, char **argv)
{
  lean = argc > 1 && strcmp (argv[1], "lean") == 0;
  argc -= lean;
  argv += lean;
  const char *model = argc > 2 ? argv[1] : "mm1";
  long n = argc > 2 ? atol (argv[2]) : 1000000;
  long pending = argc > 3 ? atol (argv[3]) : 0;
  ObjectFactory factory ("ns3::PriorityQueueScheduler");

  Simulator::SetScheduler (factory);
  n_left = n;
  n_servers = strcmp (model, "mm16") == 0 ? 16 : 1;
  gap = Exponential (1e6 / 0.9 / n_servers, 1);
  service = Exponential (1e6, 2);
  hold = Exponential (1e9, 3);
  for (long i = 0; i < pending; i++)
    Simulator::Schedule (Span (hold->GetValue ()),
                         &Hold);
  if (pending == 0)
    Simulator::Schedule (NanoSeconds (0), &Arrive);
  clock_t start = clock ();
  Simulator::Run ();
  printf ("{\"program\": \"ns-3%s\", \"model\": \"%s\", \"pending\": %ld, "
          "\"n\": %ld, \"ns\": %.1f}\n",
          lean ? "-lean" : "", model, pending, n,
          1e9 * static_cast<double> (clock () - start) / CLOCKS_PER_SEC / n);
  Simulator::Destroy ();
}
