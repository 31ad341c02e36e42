#include "config.h"

#include "models/world/asset.h"

#include "models/world/attribute.h"
#include "models/world/world.h"

static const EntityKindId AT_TOP[] = { KIND_SCENARIO, KIND_NONE };
static const EntityKindId IN_ASSET[] = { KIND_ASSET, KIND_NONE };
static const EntityKindId IN_ITEM[] = { KIND_ITEM, KIND_NONE };
static const EntityKindId IN_DECRYPTION[] = { KIND_DECRYPTION, KIND_NONE };

const char *const DATA_CLASS_WORDS[]
    = { "non-personal",  "personal",      "sensitive", "important",
        "state-secret",  "human-genetic", "payment",   "gov-related", NULL };
static const char *const ITEM_WORDS[]
    = { "content", "key", "processing", "code", NULL };
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
                     "add one that names the items it takes");
}

static const AttributeSpec ASSET_ATTRIBUTES[] = {
  { ATTRIBUTE (Asset, data_class, "class", ATTRIBUTE_WORD, REQUIRED,
               "class of the data"),
    .words = DATA_CLASS_WORDS },
  { ATTRIBUTE (Asset, service, "service", ATTRIBUTE_REFERENCE, OPTIONAL,
               "the service whose data it is"),
    .target = KIND_SERVICE },
  { 0 }
};

const EntityKind KIND_OF_ASSET
    = { .id = KIND_ASSET,
        .element = "asset",
        .help = "Data, with what it takes to read it",
        .size = sizeof (Asset),
        .attributes = ASSET_ATTRIBUTES,
        .parents = AT_TOP,
        .needs_id = TRUE,
        .check = check_asset };

static const AttributeSpec ITEM_ATTRIBUTES[] = {
  { ATTRIBUTE (Item, form, "form", ATTRIBUTE_WORD, REQUIRED,
               "stored content, a key, processing on plaintext, or the power "
               "to ship that code"),
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
  { ATTRIBUTE (Holding, from, "from", ATTRIBUTE_FROM, "always",
               "first day") },
  { ATTRIBUTE (Holding, to, "to", ATTRIBUTE_TO, "never",
               "first day without") },
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

static const AttributeSpec DECRYPTION_ATTRIBUTES[] = {
  { ATTRIBUTE (Decryption, reading, "reading", ATTRIBUTE_WORD, "stored",
               "does it read what is stored, or only what is in use"),
    .words = READING_WORDS },
  { ATTRIBUTE (Decryption, from, "from", ATTRIBUTE_FROM, "always",
               "first day") },
  { ATTRIBUTE (Decryption, to, "to", ATTRIBUTE_TO, "never",
               "first day without") },
  { 0 }
};

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
