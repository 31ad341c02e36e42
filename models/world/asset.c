#include "config.h"

#include "models/world/asset.h"

#include "models/world/attribute.h"
#include "models/world/encryption.h"
#include "models/world/world.h"

static const EntityKindId AT_TOP[] = { KIND_SCENARIO, KIND_NONE };
static const EntityKindId IN_ASSET[] = { KIND_ASSET, KIND_NONE };
static const EntityKindId IN_ITEM[] = { KIND_ITEM, KIND_NONE };
static const EntityKindId IN_DECRYPTION[] = { KIND_DECRYPTION, KIND_NONE };

const char *const DATA_CLASS_WORDS[]
    = { "non-personal",  "personal", "sensitive",   "important", "state-secret",
        "human-genetic", "payment",  "gov-related", NULL };
static const char *const ITEM_WORDS[]
    = { "content", "key",   "key-use",  "processing", "platform",
        "code",    "staff", "approval", "source",     NULL };
static const char *const COPY_WORDS[] = { "backup", "log", "replica", NULL };
static const char *const READING_WORDS[] = { "stored", "live", NULL };

static void
check_asset (const World *world G_GNUC_UNUSED, const Entity *entity,
             ProblemList *problems)
{
  guint n_sets = 0;

  ENTITY_EACH (entity, KIND_DECRYPTION, Decryption, set)
    n_sets += set != NULL;
  if (n_sets == 0)
    entity_complain (entity, problems,
                     "has no <decryption> set, so nobody could ever read it; "
                     "add one that names the items it takes, or a mode");
  encryption_check (entity, &((const Asset *) entity)->custody, NULL, problems);
}

static void
expand_asset (World *world, Entity *entity)
{
  Asset *asset = (Asset *) entity;
  Custody custody = encryption_custody (&asset->custody, NULL);

  encryption_expand (world, entity, entity, &custody, SIM_ALWAYS, SIM_NEVER);
}

static const Custody *
custody_around (const Entity *copy)
{
  return &((const Asset *) copy->parent)->custody;
}

static void
check_copy (const World *world G_GNUC_UNUSED, const Entity *entity,
            ProblemList *problems)
{
  encryption_check (entity, &((const Copy *) entity)->custody,
                    custody_around (entity), problems);
}

static void
expand_copy (World *world, Entity *entity)
{
  Copy *copy = (Copy *) entity;
  Custody custody
      = encryption_custody (&copy->custody, custody_around (entity));

  encryption_expand (world, entity->parent, entity, &custody, copy->from,
                     copy->to);
}

/* The rows that an asset and a copy have in common; @fallback is the mode when
 * none is written. */
#define CUSTODY_ATTRIBUTES(Type, fallback_)                                    \
  { ATTRIBUTE (Type, custody.mode, "mode", ATTRIBUTE_WORD, fallback_,          \
               "how it is encrypted; custom: by the sets written out"),        \
    .words = ENCRYPTION_WORDS },                                               \
      { ATTRIBUTE (Type, custody.site, "site", ATTRIBUTE_REFERENCE, OPTIONAL,  \
                   "where the content is kept"),                               \
        .target = KIND_SITE },                                                 \
      { ATTRIBUTE (Type, custody.key_site, "key-site", ATTRIBUTE_REFERENCE,    \
                   OPTIONAL, "where the key is kept; else with its holder"),   \
        .target = KIND_SITE },                                                 \
      { ATTRIBUTE (Type, custody.host, "host", ATTRIBUTE_REFERENCE, OPTIONAL,  \
                   "owns the building; else the host of the site"),            \
        .target = KIND_PARTY },                                                \
      { ATTRIBUTE (Type, custody.operator_, "operator", ATTRIBUTE_REFERENCE,   \
                   OPTIONAL,                                                   \
                   "runs the service; else the operator of the partition"),    \
        .target = KIND_PARTY },                                                \
      { ATTRIBUTE (Type, custody.custodian, "custodian", ATTRIBUTE_REFERENCE,  \
                   OPTIONAL,                                                   \
                   "holds the key; else the operator, or the user where the "  \
                   "mode keeps it from the operator"),                         \
        .target = KIND_PARTY },                                                \
      { ATTRIBUTE (Type, custody.user, "user", ATTRIBUTE_REFERENCE, OPTIONAL,  \
                   "holds the key of end-to-end encryption"),                  \
        .target = KIND_PARTY },                                                \
  {                                                                            \
    ATTRIBUTE (Type, custody.vendor, "vendor", ATTRIBUTE_REFERENCE, OPTIONAL,  \
               "ships the code; else the owner of the partition"),             \
        .target = KIND_PARTY                                                   \
  }

gboolean
asset_is_foreign_to (const Asset *asset, const Authority *authority)
{
  return asset->home != NULL
         && !jurisdiction_is_within (asset->home, authority->jurisdiction)
         && !jurisdiction_is_within (authority->jurisdiction, asset->home);
}

static const AttributeSpec ASSET_ATTRIBUTES[]
    = { { ATTRIBUTE (Asset, data_class, "class", ATTRIBUTE_WORD, REQUIRED,
                     "class of the data"),
          .words = DATA_CLASS_WORDS },
        { ATTRIBUTE (Asset, service, "service", ATTRIBUTE_REFERENCE, OPTIONAL,
                     "the service whose data it is"),
          .target = KIND_SERVICE },
        { ATTRIBUTE (Asset, home, "home", ATTRIBUTE_REFERENCE, OPTIONAL,
                     "jurisdiction of those whom it is about: authorities of "
                     "others are foreign, see metric access.foreign.direct"),
          .target = KIND_JURISDICTION },
        CUSTODY_ATTRIBUTES (Asset, "custom"),
        { 0 } };

const EntityKind KIND_OF_ASSET
    = { .id = KIND_ASSET,
        .element = "asset",
        .help = "Data, with what it takes to read it",
        .size = sizeof (Asset),
        .attributes = ASSET_ATTRIBUTES,
        .parents = AT_TOP,
        .needs_id = TRUE,
        .check = check_asset,
        .expand = expand_asset };

static const AttributeSpec COPY_ATTRIBUTES[] = {
  { ATTRIBUTE (Copy, form, "form", ATTRIBUTE_WORD, "backup",
               "why there is another copy"),
    .words = COPY_WORDS },
  CUSTODY_ATTRIBUTES (Copy, REQUIRED),
  { ATTRIBUTE (Copy, from, "from", ATTRIBUTE_FROM, "always", "first day") },
  { ATTRIBUTE (Copy, to, "to", ATTRIBUTE_TO, "never", "first day without") },
  { 0 }
};

const EntityKind KIND_OF_COPY
    = { .id = KIND_COPY,
        .element = "copy",
        .help = "A backup or log of an asset, encrypted in its own mode",
        .size = sizeof (Copy),
        .attributes = COPY_ATTRIBUTES,
        .parents = IN_ASSET,
        .check = check_copy,
        .expand = expand_copy };

static const AttributeSpec ITEM_ATTRIBUTES[] = {
  { ATTRIBUTE (Item, form, "form", ATTRIBUTE_WORD, REQUIRED,
               "stored content, a key, the use of a key, processing on "
               "plaintext, the machine below it, the power to ship that "
               "code, staff who can be let in, the approval that lets them "
               "in, or source code that may be read"),
    .words = ITEM_WORDS },
  { ATTRIBUTE (Item, site, "site", ATTRIBUTE_REFERENCE, OPTIONAL,
               "where it is kept"),
    .target = KIND_SITE },
  { ATTRIBUTE (Item, from, "from", ATTRIBUTE_FROM, "always", "first day") },
  { ATTRIBUTE (Item, to, "to", ATTRIBUTE_TO, "never", "first day without") },
  { 0 }
};

const EntityKind KIND_OF_ITEM
    = { .id = KIND_ITEM,
        .element = "item",
        .help = "Something of an asset that somebody can hold",
        .size = sizeof (Item),
        .attributes = ITEM_ATTRIBUTES,
        .parents = IN_ASSET,
        .needs_id = TRUE };

static const AttributeSpec HOLDING_ATTRIBUTES[] = {
  { ATTRIBUTE (Holding, party, "party", ATTRIBUTE_REFERENCE, REQUIRED,
               "who holds the item"),
    .target = KIND_PARTY },
  { ATTRIBUTE (Holding, from, "from", ATTRIBUTE_FROM, "always", "first day") },
  { ATTRIBUTE (Holding, to, "to", ATTRIBUTE_TO, "never", "first day without") },
  HOLDS_ATTRIBUTE (Holding, holds, "holds", "does it hold the item"),
  { 0 }
};

const EntityKind KIND_OF_HOLDING = { .id = KIND_HOLDING,
                                     .element = "holding",
                                     .help = "A party that holds the item",
                                     .size = sizeof (Holding),
                                     .attributes = HOLDING_ATTRIBUTES,
                                     .parents = IN_ITEM };

static void
check_decryption (const World *world G_GNUC_UNUSED, const Entity *entity,
                  ProblemList *problems)
{
  if (entity->children->len == 0)
    entity_complain (entity, problems,
                     "needs nothing, so everybody could read the asset; add a "
                     "<needs item=\"...\"/>");
}

static const AttributeSpec DECRYPTION_ATTRIBUTES[]
    = { { ATTRIBUTE (Decryption, reading, "reading", ATTRIBUTE_WORD, "stored",
                     "does it read what is stored, or only what is in use"),
          .words = READING_WORDS },
        { ATTRIBUTE (Decryption, from, "from", ATTRIBUTE_FROM, "always",
                     "first day") },
        { ATTRIBUTE (Decryption, to, "to", ATTRIBUTE_TO, "never",
                     "first day without") },
        { 0 } };

const EntityKind KIND_OF_DECRYPTION
    = { .id = KIND_DECRYPTION,
        .element = "decryption",
        .help = "Items that together read the asset",
        .size = sizeof (Decryption),
        .attributes = DECRYPTION_ATTRIBUTES,
        .parents = IN_ASSET,
        .check = check_decryption };

static void
check_needs (const World *world G_GNUC_UNUSED, const Entity *entity,
             ProblemList *problems)
{
  const Needs *needs = (const Needs *) entity;

  if (needs->item->base.parent != entity->parent->parent)
    entity_complain (entity, problems,
                     "item '%s' belongs to asset '%s'; a set needs items of "
                     "its own asset",
                     needs->item->base.id, needs->item->base.parent->id);
  if (needs->item->form == ITEM_SOURCE)
    entity_complain (entity, problems,
                     "item '%s' is source code that may be read; inspection "
                     "alters nothing and opens no data, so no set needs it "
                     "(the power to alter is of form code)",
                     needs->item->base.id);
}

static const AttributeSpec NEEDS_ATTRIBUTES[]
    = { { ATTRIBUTE (Needs, item, "item", ATTRIBUTE_REFERENCE, REQUIRED,
                     "an item of the same asset"),
          .target = KIND_ITEM },
        { 0 } };

const EntityKind KIND_OF_NEEDS = { .id = KIND_NEEDS,
                                   .element = "needs",
                                   .help = "An item that the set takes",
                                   .size = sizeof (Needs),
                                   .attributes = NEEDS_ATTRIBUTES,
                                   .parents = IN_DECRYPTION,
                                   .check = check_needs };
