#include "config.h"

#include "tests/isolation/random-world.h"

static guint
below (SimStream *stream, guint n)
{
  return (guint) (sim_stream_bits (stream) % n);
}

static const char *
one_of (SimStream *stream, const char *const *words, guint n)
{
  return words[below (stream, n)];
}

#define ONE_OF(stream, words) one_of (stream, words, G_N_ELEMENTS (words))

static const char *const HOLDS[] = { "yes", "yes", "yes", "no", "unknown" };
static const char *const DATES[]
    = { "2019-01-01", "2020-03-01", "2020-06-01", "2020-09-01" };

static const char *
place (SimStream *stream)
{
  return made_id ("j", below (stream, PLACES));
}

static const char *
party (SimStream *stream)
{
  return made_id ("p", below (stream, PARTIES));
}

static void
add_places (SimStream *stream, ScenarioNode *root)
{
  ScenarioNode *last = root;

  for (guint i = 0; i < PLACES; i++)
    {
      last = made_add (below (stream, 2) == 0 ? root : last, "jurisdiction",
                       "id", made_id ("j", i), NULL);
      if (below (stream, 3) == 0)
        made_add (last, "blocking-statute", "article", "Art 1", "from",
                  ONE_OF (stream, DATES), "holds", ONE_OF (stream, HOLDS),
                  NULL);
    }
}

static void
add_power (SimStream *stream, ScenarioNode *authority)
{
  static const char *const reaches[] = { "territory", "control" };
  static const char *const nexus[]
      = { "seat", "establishment", "seat market", "staff listing" };

  switch (below (stream, 4))
    {
    case 0:
      made_add (authority, "power", "form", "seizure", "holds",
                ONE_OF (stream, HOLDS), NULL);
      break;
    case 1:
      made_add (authority, "power", "form", "treaty", "with", place (stream),
                "from", ONE_OF (stream, DATES), NULL);
      break;
    default:
      made_add (authority, "power", "form", "order", "reach",
                ONE_OF (stream, reaches), "nexus", ONE_OF (stream, nexus),
                "from", ONE_OF (stream, DATES), "holds", ONE_OF (stream, HOLDS),
                NULL);
      break;
    }
}

static void
add_authorities (SimStream *stream, ScenarioNode *root)
{
  for (guint i = 0; i < PLACES; i++)
    {
      ScenarioNode *authority
          = made_add (root, "authority", "id", made_id ("a", i), "jurisdiction",
                      place (stream), NULL);

      for (guint n = 1 + below (stream, 2); n > 0; n--)
        add_power (stream, authority);
    }
}

static void
add_edge (SimStream *stream, ScenarioNode *from, guint number)
{
  static const char *const means[] = { "administration", "contract" };
  const char *to
      = made_id ("p", (number + 1 + below (stream, PARTIES - 1)) % PARTIES);

  if (below (stream, 3) == 0)
    made_add (from, "leverage", "over", to, "holds", ONE_OF (stream, HOLDS),
              NULL);
  else
    made_add (from, "control", "over", to, "means", ONE_OF (stream, means),
              "from", ONE_OF (stream, DATES), "holds", ONE_OF (stream, HOLDS),
              NULL);
}

static void
add_parties (SimStream *stream, ScenarioNode *root)
{
  static const char *const forms[] = { "branch", "market", "staff", "listing" };

  for (guint i = 0; i < PARTIES; i++)
    {
      ScenarioNode *at = made_add (root, "party", "id", made_id ("p", i),
                                   "seat", place (stream), NULL);

      if (below (stream, 3) == 0)
        made_add (at, "establishment", "jurisdiction", place (stream), "form",
                  ONE_OF (stream, forms), "holds", ONE_OF (stream, HOLDS),
                  NULL);
      if (below (stream, 3) == 0)
        add_edge (stream, at, i);
      if (i + 1 < PARTIES && below (stream, 4) == 0)
        made_add (at, "control", "over", made_id ("p", i + 1), NULL);
    }
}

static void
add_sites (SimStream *stream, ScenarioNode *root)
{
  ScenarioNode *cloud = made_add (root, "partition", "id", "cloud", "operator",
                                  "p0", "owner", "p1", NULL);

  for (guint i = 0; i < 2; i++)
    {
      ScenarioNode *at
          = made_add (cloud, "region", "id", made_id ("r", i), "jurisdiction",
                      place (stream), "lat", "1deg", "lon", "1deg", NULL);

      at = made_add (at, "zone", "id", made_id ("z", i), NULL);
      made_add (at, "site", "id", made_id ("s", i), "host", party (stream),
                NULL);
    }
}

static void
add_holding (SimStream *stream, ScenarioNode *item)
{
  made_add (item, "holding", "party", party (stream), "from",
            ONE_OF (stream, DATES), "holds", ONE_OF (stream, HOLDS), NULL);
}

static void
add_asset (SimStream *stream, ScenarioNode *root)
{
  static const char *const forms[] = { "content", "key", "processing" };
  static const char *const readings[] = { "stored", "live" };
  ScenarioNode *asset
      = made_add (root, "asset", "id", "d", "class", "personal", NULL);

  for (guint i = 0; i < ITEMS; i++)
    {
      ScenarioNode *item
          = below (stream, 2) == 0
                ? made_add (asset, "item", "id", made_id ("i", i), "form",
                            ONE_OF (stream, forms), NULL)
                : made_add (asset, "item", "id", made_id ("i", i), "form",
                            ONE_OF (stream, forms), "site",
                            made_id ("s", below (stream, 2)), NULL);

      for (guint n = 1 + below (stream, 2); n > 0; n--)
        add_holding (stream, item);
    }
  for (guint i = 0; i < 2; i++)
    {
      ScenarioNode *set = made_add (asset, "decryption", "reading",
                                    ONE_OF (stream, readings), NULL);

      for (guint n = 1 + below (stream, 2); n > 0; n--)
        made_add (set, "needs", "item", made_id ("i", below (stream, ITEMS)),
                  NULL);
    }
}

ScenarioNode *
random_world_draw (SimStream *stream)
{
  ScenarioNode *root = made_scenario ();

  add_places (stream, root);
  add_parties (stream, root);
  add_sites (stream, root);
  add_authorities (stream, root);
  add_asset (stream, root);
  made_add (root, "compulsion", "contract", ONE_OF (stream, HOLDS), "leverage",
            ONE_OF (stream, HOLDS), "treaty", ONE_OF (stream, HOLDS), "live",
            ONE_OF (stream, HOLDS), NULL);
  return root;
}

/* Somewhere in the tree, the element called @id. */
static ScenarioNode *
find_node (ScenarioNode *node, const char *id)
{
  ScenarioNode *found = NULL;

  if (g_strcmp0 (scenario_node_get (node, "id"), id) == 0)
    return node;
  for (guint i = 0; i < node->children->len && found == NULL; i++)
    found = find_node (g_ptr_array_index (node->children, i), id);
  return found;
}

void
random_world_add (SimStream *stream, ScenarioNode *root)
{
  guint number = below (stream, PARTIES);

  switch (below (stream, 3))
    {
    case 0:
      add_power (stream,
                 find_node (root, made_id ("a", below (stream, PLACES))));
      break;
    case 1:
      add_edge (stream, find_node (root, made_id ("p", number)), number);
      break;
    default:
      add_holding (stream,
                   find_node (root, made_id ("i", below (stream, ITEMS))));
      break;
    }
}
