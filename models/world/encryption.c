#include "config.h"

#include "models/world/encryption.h"

const char *const ENCRYPTION_WORDS[]
    = { "custom",      "none",         "provider-key", "byok", "hyok",
        "hyok-strict", "confidential", "end-to-end",   NULL };

/* What somebody can hold under a mode. */
typedef enum
{
  ROLE_NOTHING,
  ROLE_CONTENT,
  ROLE_KEY,
  ROLE_USER_KEY,
  ROLE_KEY_USE,
  ROLE_PROCESSING,
  ROLE_PLATFORM,
  ROLE_CODE,
  N_ROLES
} Role;

enum
{
  SETS_MOST = 2, /* of a mode */
  NEEDS_MOST = 2 /* of a set */
};

typedef struct
{
  Reading reading;
  Role needs[NEEDS_MOST]; /* ROLE_NOTHING: no more */
} ModeSet;

/* The table of the header; a set without needs is none. */
static const ModeSet MODES[N_MODES][SETS_MOST] = {
  [MODE_NONE] = { { READING_STORED, { ROLE_CONTENT } } },
  [MODE_PROVIDER_KEY] = { { READING_STORED, { ROLE_CONTENT, ROLE_KEY } },
                          { READING_STORED, { ROLE_CONTENT, ROLE_KEY_USE } } },
  [MODE_BYOK] = { { READING_STORED, { ROLE_CONTENT, ROLE_KEY } },
                  { READING_STORED, { ROLE_CONTENT, ROLE_KEY_USE } } },
  [MODE_HYOK] = { { READING_STORED, { ROLE_CONTENT, ROLE_KEY } },
                  { READING_LIVE, { ROLE_PROCESSING } } },
  [MODE_HYOK_STRICT] = { { READING_STORED, { ROLE_CONTENT, ROLE_KEY } } },
  [MODE_CONFIDENTIAL] = { { READING_STORED, { ROLE_CONTENT, ROLE_KEY } },
                          { READING_LIVE, { ROLE_CODE, ROLE_PLATFORM } } },
  [MODE_END_TO_END] = { { READING_STORED, { ROLE_CONTENT, ROLE_USER_KEY } },
                        { READING_LIVE, { ROLE_CODE } } },
};

static const struct
{
  ItemForm form;
  const char *title; /* of @asset or copy */
} ROLES[N_ROLES] = {
  [ROLE_CONTENT] = { ITEM_CONTENT, "stored content of %s" },
  [ROLE_KEY] = { ITEM_KEY, "key of %s" },
  [ROLE_USER_KEY] = { ITEM_KEY, "user's key of %s" },
  [ROLE_KEY_USE] = { ITEM_KEY_USE, "use of the key of %s" },
  [ROLE_PROCESSING] = { ITEM_PROCESSING, "plaintext in use of %s" },
  [ROLE_PLATFORM] = { ITEM_PLATFORM, "platform under %s" },
  [ROLE_CODE] = { ITEM_CODE, "code of %s" },
};

/* --- who is who ----------------------------------------------------------- */

#define ELSE(one, other) ((one) != NULL ? (one) : (other))

/* Host, operator and vendor of what is kept at the site of @custody. */
static void
take_from_site (Custody *custody)
{
  const Region *region;

  if (custody->site == NULL)
    return;
  region = site_region (custody->site);
  custody->host = ELSE (custody->host, custody->site->host);
  custody->operator_ = ELSE (custody->operator_, region_operator (region));
  custody->vendor = ELSE (custody->vendor, region_partition (region)->owner);
}

static void
take_from_asset (Custody *custody, const Custody *around)
{
  Custody asset = *around;

  take_from_site (&asset);
  if (custody->site == NULL)
    {
      custody->site = asset.site;
      custody->host = ELSE (custody->host, asset.host);
      custody->operator_ = ELSE (custody->operator_, asset.operator_);
      custody->vendor = ELSE (custody->vendor, asset.vendor);
    }
  custody->user = ELSE (custody->user, asset.user);
}

static gboolean
operator_has_key (int mode)
{
  return mode == MODE_PROVIDER_KEY || mode == MODE_BYOK;
}

Custody
encryption_custody (const Custody *own, const Custody *around)
{
  Custody custody = *own;

  take_from_site (&custody);
  if (around != NULL)
    take_from_asset (&custody, around);
  if (operator_has_key (custody.mode))
    custody.custodian = ELSE (custody.custodian, custody.operator_);
  else if (around != NULL)
    custody.custodian = ELSE (custody.custodian, around->custodian);
  custody.custodian = ELSE (custody.custodian, custody.user);
  return custody;
}

/* The holders of @role; the second, or both, may be NULL. */
static void
holders_of (const Custody *custody, Role role, const Party *holders[2])
{
  const Party *first[N_ROLES] = {
    [ROLE_CONTENT] = custody->host,         [ROLE_KEY] = custody->custodian,
    [ROLE_USER_KEY] = custody->user,        [ROLE_KEY_USE] = custody->operator_,
    [ROLE_PROCESSING] = custody->operator_, [ROLE_PLATFORM] = custody->host,
    [ROLE_CODE] = custody->vendor,
  };

  holders[0] = first[role];
  holders[1] = role == ROLE_CONTENT && custody->operator_ != custody->host
                   ? custody->operator_
                   : NULL;
}

/* --- checking ------------------------------------------------------------- */

static void
complain (const Entity *entity, const Custody *custody, const char *attribute,
          const char *instead, ProblemList *problems)
{
  entity_complain (entity, problems,
                   "mode=\"%s\" needs to know who that is: add '%s'%s",
                   ENCRYPTION_WORDS[custody->mode], attribute, instead);
}

static gboolean
needs_role (int mode, Role role)
{
  for (int i = 0; i < SETS_MOST; i++)
    for (int j = 0; j < NEEDS_MOST; j++)
      if (MODES[mode][i].needs[j] == role)
        return TRUE;
  return FALSE;
}

void
encryption_check (const Entity *entity, const Custody *own,
                  const Custody *around, ProblemList *problems)
{
  Custody custody = encryption_custody (own, around);

  if (custody.mode == MODE_CUSTOM)
    return;
  if (custody.host == NULL)
    complain (entity, &custody, "host", ", or a 'site'", problems);
  if (custody.operator_ == NULL)
    complain (entity, &custody, "operator", ", or a 'site'", problems);
  if (needs_role (custody.mode, ROLE_KEY) && custody.custodian == NULL)
    complain (entity, &custody, "custodian", ", or a 'user'", problems);
  if (needs_role (custody.mode, ROLE_USER_KEY) && custody.user == NULL)
    complain (entity, &custody, "user", "", problems);
  if (needs_role (custody.mode, ROLE_CODE) && custody.vendor == NULL)
    complain (entity, &custody, "vendor", ", or a 'site'", problems);
}

/* --- items and sets ------------------------------------------------------- */

typedef struct
{
  World *world;
  Entity *asset;
  const Entity *origin;
  const Custody *custody;
  SimTime from, to;
  const char *name;     /* of the asset or the copy */
  Item *items[N_ROLES]; /* so far */
} Expansion;

static void
add_holding (Expansion *x, Item *item, const Party *party)
{
  Holding *holding;

  if (party == NULL)
    return;
  holding = (Holding *) world_add (x->world, KIND_HOLDING, &item->base,
                                   x->origin, NULL);
  holding->party = party;
  holding->from = x->from;
  holding->to = x->to;
}

/* Keys and code are kept by who holds them, the rest where the content is. */
static const Site *
site_of (const Expansion *x, Role role)
{
  if (role == ROLE_KEY)
    return x->custody->key_site;
  return role == ROLE_USER_KEY || role == ROLE_CODE ? NULL : x->custody->site;
}

static Item *
item_of (Expansion *x, Role role)
{
  g_auto (GStrv) parts = g_strsplit (ROLES[role].title, "%s", 2);
  g_autofree char *title = g_strjoinv (x->name, parts);
  const Party *holders[2];
  Item *item;

  if (x->items[role] != NULL)
    return x->items[role];
  item = (Item *) world_add (x->world, KIND_ITEM, x->asset, x->origin, title);
  item->form = (int) ROLES[role].form;
  item->site = site_of (x, role);
  item->from = x->from;
  item->to = x->to;
  holders_of (x->custody, role, holders);
  add_holding (x, item, holders[0]);
  add_holding (x, item, holders[1]);
  x->items[role] = item;
  return item;
}

static void
add_set (Expansion *x, const ModeSet *mode)
{
  Decryption *set;

  if (mode->needs[0] == ROLE_NOTHING)
    return;
  set = (Decryption *) world_add (x->world, KIND_DECRYPTION, x->asset,
                                  x->origin, NULL);
  set->reading = (int) mode->reading;
  set->from = x->from;
  set->to = x->to;
  for (int i = 0; i < NEEDS_MOST && mode->needs[i] != ROLE_NOTHING; i++)
    {
      Item *item = item_of (x, mode->needs[i]);
      Needs *needs = (Needs *) world_add (x->world, KIND_NEEDS, &set->base,
                                          x->origin, NULL);

      needs->item = item;
    }
}

void
encryption_expand (World *world, Entity *asset, const Entity *origin,
                   const Custody *custody, SimTime from, SimTime to)
{
  g_autofree char *name
      = origin == asset || origin->title != NULL
            ? g_strdup (origin->title)
            : g_strdup_printf ("%s of %s", origin->kind->element, asset->title);
  Expansion expansion = { .world = world,
                          .asset = asset,
                          .origin = origin,
                          .custody = custody,
                          .from = from,
                          .to = to,
                          .name = name };

  for (int i = 0; i < SETS_MOST; i++)
    add_set (&expansion, &MODES[custody->mode][i]);
}
