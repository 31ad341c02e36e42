/* The cost of compelled access: one regime of a world of many parties, assets
 * and edges, analysed in full for every authority.
 *
 *   isolation [PARTIES ASSETS EDGES]
 *
 * Without arguments a ladder of four sizes up to 1 000 parties, 10 000 assets
 * and 100 000 edges (control edges and holdings), which shows the curve; one
 * JSON line each. "solve_s" is access_solve() and reading every class; "tell_s"
 * a witness for every pair that has one in a sample of 1 000; "closed_s" the
 * certificates of all authorities; all of them processor time.
 */
#include "config.h"

#include <stdlib.h>
#include <sys/resource.h>

#include "sim/sim-random.h"
#include "tests/bench/clock.h"
#include "tests/isolation/made-world.h"

enum
{
  PLACES = 10, /* and as many authorities */
  MODES = 7
};

typedef struct
{
  guint parties, assets, edges;
} Size;

static guint
below (SimStream *stream, guint n)
{
  return (guint) (sim_stream_bits (stream) % n);
}

static void
add_places (ScenarioNode *root)
{
  for (guint i = 0; i < PLACES; i++)
    {
      ScenarioNode *place
          = made_add (root, "jurisdiction", "id", made_id ("j", i), NULL);
      ScenarioNode *authority
          = made_add (root, "authority", "id", made_id ("a", i), "jurisdiction",
                      made_id ("j", i), NULL);

      if (i % 3 == 0)
        made_add (place, "blocking-statute", "article", "Art 1", NULL);
      made_add (authority, "power", "form", "order", "reach",
                i % 2 == 0 ? "control" : "territory", NULL);
      made_add (authority, "power", "form", "treaty", "with",
                made_id ("j", (i + 1) % PLACES), NULL);
    }
}

/* An edge is a control between two random parties, or a second holder of what
 * an asset consists of; half of each. */
static ScenarioNode *
draw (Size size)
{
  static const char *const modes[MODES]
      = { "none",        "provider-key", "byok",      "hyok",
          "hyok-strict", "confidential", "end-to-end" };
  g_autoptr (GPtrArray) parties = g_ptr_array_new ();
  ScenarioNode *root = made_scenario ();
  SimStream stream;

  sim_stream_init (&stream, sim_key (1, 0, "bench", "isolation"));
  add_places (root);
  for (guint i = 0; i < size.parties; i++)
    g_ptr_array_add (parties,
                     made_add (root, "party", "id", made_id ("p", i), "seat",
                               made_id ("j", below (&stream, PLACES)), NULL));
  for (guint i = 0; i < size.edges / 2; i++)
    {
      guint from = below (&stream, size.parties);
      guint to = (from + 1 + below (&stream, size.parties - 1)) % size.parties;

      made_add (g_ptr_array_index (parties, from), "control", "over",
                made_id ("p", to), "means", "administration", NULL);
    }
#define PARTY made_id ("p", below (&stream, size.parties))
  for (guint i = 0; i < size.assets; i++)
    {
      ScenarioNode *asset = made_add (
          root, "asset", "id", made_id ("d", i), "class", "personal", "mode",
          modes[i % MODES], "host", PARTY, "operator", PARTY, "custodian",
          PARTY, "user", PARTY, "vendor", PARTY, NULL);
      ScenarioNode *item = made_add (asset, "item", "id", made_id ("i", i),
                                     "form", "content", NULL);

      for (guint n = size.edges / 2 / size.assets; n > 0; n--)
        made_add (item, "holding", "party", PARTY, NULL);
      made_add (made_add (asset, "decryption", NULL), "needs", "item",
                made_id ("i", i), NULL);
    }
#undef PARTY
  return root;
}

static gint64
count_readable (const World *world, const Access *access)
{
  gint64 n = 0;

  WORLD_EACH (world, KIND_AUTHORITY, Authority, authority)
    WORLD_EACH (world, KIND_ASSET, Asset, asset)
      n += access_class (access, authority, asset) != ACCESS_NONE ? 1 : 0;
  return n;
}

static void
tell_some (const World *world, const Access *access)
{
  const GPtrArray *assets = world_all (world, KIND_ASSET);

  WORLD_EACH (world, KIND_AUTHORITY, Authority, authority)
    for (guint i = 0; i < MIN (assets->len, 100); i++)
      g_free (
          access_explain (access, authority, g_ptr_array_index (assets, i)));
}

static gboolean
all_closed (const World *world, const Access *access)
{
  gboolean closed = TRUE;

  WORLD_EACH (world, KIND_AUTHORITY, Authority, authority)
    closed = access_is_closed (access, authority, NULL) && closed;
  return closed;
}

/* Of processor time: the machine is shared. */
static double
since (double began_s)
{
  return bench_now () - began_s;
}

static void
measure (Size size)
{
  double began_s = bench_now ();
  g_autoptr (ScenarioNode) root = draw (size);
  g_autoptr (World) world = made_world (root);
  double build_s = since (began_s), solve_s, tell_s, closed_s;
  g_autoptr (Access) access = NULL;
  struct rusage usage;
  gboolean closed;
  gint64 n_readable;

  began_s = bench_now ();
  access = access_solve (world, made_day ());
  n_readable = count_readable (world, access);
  solve_s = since (began_s);
  began_s = bench_now ();
  tell_some (world, access);
  tell_s = since (began_s);
  began_s = bench_now ();
  closed = all_closed (world, access);
  closed_s = since (began_s);
  getrusage (RUSAGE_SELF, &usage);
  g_print ("{\"bench\":\"isolation\",\"parties\":%u,\"assets\":%u,"
           "\"edges\":%u,\"authorities\":%d,\"readable\":%" G_GINT64_FORMAT
           ",\"closed\":%s,\"build_s\":%.3f,\"solve_s\":%.3f,\"tell_s\":%.3f,"
           "\"closed_s\":%.3f,\"peak_mb\":%.0f}\n",
           size.parties, size.assets, size.edges, PLACES, n_readable,
           closed ? "true" : "false", build_s, solve_s, tell_s, closed_s,
           (double) usage.ru_maxrss / 1024);
}

int
main (int argc, char **argv)
{
  if (argc == 4)
    {
      measure ((Size){ (guint) bench_count (argv[1], G_MAXUINT),
                       (guint) bench_count (argv[2], G_MAXUINT),
                       (guint) bench_count (argv[3], G_MAXUINT) });
      return EXIT_SUCCESS;
    }
  for (guint share = 8; share >= 1; share /= 2)
    measure ((Size){ 1000 / share, 10000 / share, 100000 / share });
  return EXIT_SUCCESS;
}
