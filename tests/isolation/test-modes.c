/* Encryption modes: the table of facts/systems.md section 8, for every
 * placement of host, operator, custodian, user and vendor over three
 * jurisdictions, as three authorities see it, with and without the vendor
 * controlling the operator. */
#include "config.h"

#include "models/world/encryption.h"
#include "tests/isolation/made-world.h"
#include "tests/sim/suite.h"

#include <string.h>

enum
{
  PLACES = 3,
  ROLES = 5, /* host, operator, custodian, user, parent */
  PLACEMENTS = 243
};

/* Who of them is compelled. */
typedef struct
{
  gboolean h, o, k, u, p;
} Compelled;

static gboolean
stored_by_table (int mode, Compelled c)
{
  switch (mode)
    {
    case MODE_NONE:
      return c.h || c.o;
    case MODE_PROVIDER_KEY:
    case MODE_BYOK:
      return c.o || (c.h && c.k);
    case MODE_HYOK:
    case MODE_HYOK_STRICT:
    case MODE_CONFIDENTIAL:
      return c.k && (c.h || c.o);
    case MODE_END_TO_END:
      return c.u && (c.h || c.o);
    default:
      ck_abort_msg ("mode %d is not in the table", mode);
      return FALSE;
    }
}

static gboolean
live_by_table (int mode, Compelled c)
{
  return (mode == MODE_HYOK && c.o) || (mode == MODE_CONFIDENTIAL && c.p && c.h)
         || (mode == MODE_END_TO_END && c.p);
}

static const char *const PARTIES[ROLES] = { "h", "o", "k", "u", "p" };

/* Parties by @placement, in base three; an asset in every mode. */
static World *
world_of (guint placement, gboolean controls)
{
  g_autoptr (ScenarioNode) root = made_scenario ();

  for (guint i = 0; i < PLACES; i++)
    {
      ScenarioNode *authority;

      made_add (root, "jurisdiction", "id", made_id ("j", i), NULL);
      authority = made_add (root, "authority", "id", made_id ("a", i),
                            "jurisdiction", made_id ("j", i), NULL);
      made_add (authority, "power", "form", "order", "reach", "control", NULL);
    }
  for (guint i = 0; i < ROLES; i++, placement /= PLACES)
    {
      ScenarioNode *party = made_add (root, "party", "id", PARTIES[i], "seat",
                                      made_id ("j", placement % PLACES), NULL);

      if (i == 4 && controls)
        made_add (party, "control", "over", "o", NULL);
    }
  for (int mode = MODE_NONE; mode < N_MODES; mode++)
    made_add (root, "asset", "id", ENCRYPTION_WORDS[mode], "class", "personal",
              "mode", ENCRYPTION_WORDS[mode], "host", "h", "operator", "o",
              "custodian", "k", "user", "u", "vendor", "p", NULL);
  return made_world (root);
}

/* "If P controls O, read O as O or P." */
static Compelled
compelled_by (guint placement, guint place, gboolean controls)
{
  gboolean in[ROLES];

  for (guint i = 0; i < ROLES; i++, placement /= PLACES)
    in[i] = placement % PLACES == place;
  return (Compelled){ in[0], in[1] || (controls && in[4]), in[2], in[3],
                      in[4] };
}

static guint
check_placement (guint placement, gboolean controls)
{
  g_autoptr (World) world = world_of (placement, controls);
  g_autoptr (Access) access = access_solve (world, made_day ());
  guint n_readable = 0;

  for (guint place = 0; place < PLACES; place++)
    for (int mode = MODE_NONE; mode < N_MODES; mode++)
      {
        const Authority *authority = made_find (world, made_id ("a", place));
        const Asset *asset = made_find (world, ENCRYPTION_WORDS[mode]);
        Compelled c = compelled_by (placement, place, controls);
        gboolean stored
            = access_class_of (access, authority, asset, READING_STORED)
              == ACCESS_DIRECT;
        gboolean live = access_class_of (access, authority, asset, READING_LIVE)
                        == ACCESS_DIRECT;

        ck_assert_msg (stored == stored_by_table (mode, c),
                       "%s, placement %u, authority %u: stored",
                       ENCRYPTION_WORDS[mode], placement, place);
        ck_assert_msg (live == live_by_table (mode, c),
                       "%s, placement %u, authority %u: live",
                       ENCRYPTION_WORDS[mode], placement, place);
        n_readable += stored ? 1 : 0;
      }
  return n_readable;
}

START_TEST (the_table_of_modes_comes_out_for_every_placement)
{
  guint n_readable = 0;

  for (guint placement = 0; placement < PLACEMENTS; placement++)
    for (int controls = FALSE; controls <= TRUE; controls++)
      n_readable += check_placement (placement, controls);
  ck_assert_uint_gt (n_readable, PLACEMENTS); /* and not all are "no" */
  ck_assert_uint_lt (n_readable, PLACEMENTS * 2 * PLACES * (N_MODES - 1));
}
END_TEST

/* A host, an operator and a vendor at a site; the user elsewhere. */
static ScenarioNode *
cloud (void)
{
  ScenarioNode *root = made_scenario ();
  ScenarioNode *at;

  made_add (root, "jurisdiction", "id", "here", NULL);
  made_add (root, "jurisdiction", "id", "there", NULL);
  made_add (root, "party", "id", "vendor", "seat", "there", NULL);
  made_add (root, "party", "id", "partner", "seat", "here", NULL);
  made_add (root, "party", "id", "person", "seat", "there", NULL);
  at = made_add (root, "partition", "id", "cloud", "operator", "partner",
                 "owner", "vendor", NULL);
  at = made_add (at, "region", "id", "r", "jurisdiction", "here", "lat", "1deg",
                 "lon", "1deg", NULL);
  at = made_add (at, "zone", "id", "z", NULL);
  made_add (at, "site", "id", "dc", "host", "partner", NULL);
  at = made_add (root, "authority", "id", "police", "jurisdiction", "here",
                 NULL);
  made_add (at, "power", "form", "order", NULL);
  return root;
}

static AccessClass
police_reads (const ScenarioNode *root, const char *asset)
{
  g_autoptr (World) world = made_world (root);
  g_autoptr (Access) access = access_solve (world, made_day ());

  return access_class (access, made_find (world, "police"),
                       made_find (world, asset));
}

START_TEST (who_is_who_is_taken_from_the_site)
{
  g_autoptr (ScenarioNode) root = cloud ();

  made_add (root, "asset", "id", "byok", "class", "personal", "mode", "byok",
            "site", "dc", NULL);
  made_add (root, "asset", "id", "chat", "class", "personal", "mode",
            "end-to-end", "site", "dc", "user", "person", NULL);
  ck_assert_int_eq (police_reads (root, "byok"), ACCESS_DIRECT);
  ck_assert_int_eq (police_reads (root, "chat"), ACCESS_NONE);
}
END_TEST

/* As a chat in a backup of the whole device. */
START_TEST (a_backup_in_a_weaker_mode_adds_its_own_set)
{
  g_autoptr (ScenarioNode) root = cloud ();
  ScenarioNode *chat
      = made_add (root, "asset", "id", "chat", "class", "personal", "mode",
                  "end-to-end", "site", "dc", "user", "person", NULL);

  made_add (chat, "copy", "mode", "provider-key", "from", "2020-08-01", NULL);
  ck_assert_int_eq (police_reads (root, "chat"), ACCESS_NONE);
  made_add (chat, "copy", "form", "log", "mode", "provider-key", "to",
            "2020-08-01", NULL);
  ck_assert_int_eq (police_reads (root, "chat"), ACCESS_DIRECT);
}
END_TEST

START_TEST (a_mode_without_its_parties_is_refused)
{
  g_autoptr (ScenarioNode) root = cloud ();
  g_autofree char *wrong = NULL;

  made_add (root, "asset", "id", "chat", "class", "personal", "mode",
            "end-to-end", "site", "dc", NULL);
  made_add (root, "asset", "id", "mail", "class", "personal", "mode", "hyok",
            "host", "partner", NULL);
  wrong = made_problems (root);
  ck_assert_ptr_nonnull (
      strstr (wrong, "<asset chat> mode=\"end-to-end\" needs to know who that "
                     "is: add 'user'"));
  ck_assert_ptr_nonnull (
      strstr (wrong, "<asset mail> mode=\"hyok\" needs to know who that is: "
                     "add 'operator', or a 'site'"));
  ck_assert_ptr_nonnull (strstr (wrong, "add 'custodian', or a 'user'"));
}
END_TEST

/* A local establishment, a market, an employee, a listing. */
START_TEST (each_nexus_needs_its_own_tie)
{
  static const char *const forms[] = { "branch", "market", "staff", "listing" };
  static const char *const ties[]
      = { "establishment", "market", "staff", "listing" };

  for (guint form = 0; form < G_N_ELEMENTS (forms); form++)
    for (guint tie = 0; tie < G_N_ELEMENTS (ties); tie++)
      {
        g_autoptr (ScenarioNode) root = cloud ();
        ScenarioNode *at
            = made_add (root, "party", "id", "firm", "seat", "there", NULL);

        made_add (at, "establishment", "jurisdiction", "here", "form",
                  forms[form], NULL);
        at = made_add (root, "authority", "id", "court", "jurisdiction", "here",
                       NULL);
        made_add (at, "power", "form", "order", "nexus", ties[tie], "reach",
                  "control", NULL);
        made_add (root, "asset", "id", "books", "class", "personal", "mode",
                  "none", "host", "firm", "operator", "firm", NULL);
        {
          g_autoptr (World) world = made_world (root);
          g_autoptr (Access) access = access_solve (world, made_day ());

          ck_assert_int_eq (access_class (access, made_find (world, "court"),
                                          made_find (world, "books")),
                            form == tie ? ACCESS_DIRECT : ACCESS_NONE);
        }
      }
}
END_TEST

/* The second half of the run is another matter: a takeover turned round. */
START_TEST (a_circle_of_ownership_is_refused)
{
  for (int later = FALSE; later <= TRUE; later++)
    {
      g_autoptr (ScenarioNode) root = cloud ();
      g_autofree char *wrong = NULL;
      ScenarioNode *a
          = made_add (root, "party", "id", "a", "seat", "here", NULL);
      ScenarioNode *b
          = made_add (root, "party", "id", "b", "seat", "here", NULL);
      ScenarioNode *c
          = made_add (root, "party", "id", "c", "seat", "here", NULL);

      made_add (a, "control", "over", "b", "to", "2020-06-01", NULL);
      made_add (b, "control", "over", "c", "share", "60%", NULL);
      made_add (c, "control", "over", "a", "share", "80%", "from",
                later ? "2020-06-01" : "2020-05-01", NULL);
      made_add (c, "control", "over", "b", "share", "10%", NULL);
      made_add (c, "control", "over", "b", "means", "contract", NULL);
      wrong = made_problems (root);
      if (later)
        ck_assert_str_eq (wrong, "");
      else
        ck_assert_ptr_nonnull (strstr (wrong, "closes a circle of ownership"));
    }
}
END_TEST

static const TTest **const tests[]
    = { &the_table_of_modes_comes_out_for_every_placement,
        &who_is_who_is_taken_from_the_site,
        &a_backup_in_a_weaker_mode_adds_its_own_set,
        &a_mode_without_its_parties_is_refused,
        &each_nexus_needs_its_own_tie,
        &a_circle_of_ownership_is_refused,
        NULL };

SUITE_MAIN ("modes", tests)
