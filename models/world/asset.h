/* Assets: data, its items, who holds them, and what together reads it.
 *
 * An asset is data of a class. Its items are things that somebody can hold:
 * stored content, a key, the running code that sees plaintext, the power to
 * ship code; staff, and the approval without which they do not get in. The
 * power to read code (inspection) is another than the power to alter it, and
 * takes part in no set. A decryption set lists the items that must be held
 * together to read the asset; any one set is enough.
 *
 * Both can be written out, or follow from an encryption mode: mode="byok" says
 * which items there are, who holds them and which sets they make, by the table
 * in encryption.h. A copy (a backup, a log) in a mode of its own adds items and
 * sets to its asset: whoever reads the weakest copy reads the asset.
 */
#pragma once

#include "models/world/cloud.h"
#include "models/world/jurisdiction.h"

G_BEGIN_DECLS

/* Classes of data, as in rules and decision cases. */
typedef enum
{
  DATA_NON_PERSONAL,
  DATA_PERSONAL,
  DATA_SENSITIVE,
  DATA_IMPORTANT,
  DATA_STATE_SECRET,
  DATA_HUMAN_GENETIC,
  DATA_PAYMENT,
  DATA_GOV_RELATED
} DataClass;

extern const char *const DATA_CLASS_WORDS[];

/* Who has what to do with an asset that is encrypted by a mode. */
typedef struct
{
  int mode;               /* EncryptionMode */
  const Site *site;       /* where the content is kept, or NULL */
  const Site *key_site;   /* where the key is kept, or NULL */
  const Party *host;      /* owns the building */
  const Party *operator_; /* runs the service */
  const Party *custodian; /* holds the key */
  const Party *user;      /* holds the key of end-to-end encryption */
  const Party *vendor;    /* ships the code */
} Custody;

typedef struct
{
  Entity base;
  int data_class;           /* DataClass */
  const Service *service;   /* whose data it is, or NULL */
  const Jurisdiction *home; /* of those whom it is about, or NULL: not said */
  Custody custody;
} Asset;

/* Does @authority belong elsewhere than those whom @asset is about? Authorities
 * of its home, of what that lies in and of what lies in it are their own. FALSE
 * where no home is said. */
gboolean asset_is_foreign_to (const Asset *asset, const Authority *authority);

typedef enum
{
  COPY_BACKUP,
  COPY_LOG,
  COPY_REPLICA
} CopyForm;

/* Another copy of the same data; parties it does not name are the asset's, or
 * those of its own site. */
typedef struct
{
  Entity base; /* stands in its asset */
  int form;    /* CopyForm */
  Custody custody;
  SimTime from, to;
} Copy;

typedef enum
{
  ITEM_CONTENT, /* stored, possibly encrypted */
  ITEM_KEY,
  ITEM_KEY_USE,    /* may have the key used, without having it: an oracle */
  ITEM_PROCESSING, /* code that runs on plaintext */
  ITEM_PLATFORM,   /* the machine below that code */
  ITEM_CODE,       /* the power to ship that code, patches included */
  ITEM_STAFF,      /* people who can be let in where it runs */
  ITEM_APPROVAL,   /* the power to let them in: escort, just in time */
  ITEM_SOURCE      /* code that may be read: inspection, alters nothing */
} ItemForm;

typedef struct
{
  Entity base;      /* stands in its asset */
  int form;         /* ItemForm */
  const Site *site; /* where it is kept, or NULL: only with its holder */
  SimTime from, to; /* when it exists */
} Item;

typedef struct
{
  Entity base; /* stands in its item */
  const Party *party;
  SimTime from, to;
  int holds; /* Holds */
} Holding;

typedef enum
{
  READING_STORED, /* what lies there, at any time */
  READING_LIVE    /* only while it is in use */
} Reading;

typedef struct
{
  Entity base; /* stands in its asset */
  int reading; /* Reading */
  SimTime from, to;
} Decryption;

typedef struct
{
  Entity base; /* stands in its decryption set */
  const Item *item;
} Needs;

extern const EntityKind KIND_OF_ASSET;
extern const EntityKind KIND_OF_COPY;
extern const EntityKind KIND_OF_ITEM;
extern const EntityKind KIND_OF_HOLDING;
extern const EntityKind KIND_OF_DECRYPTION;
extern const EntityKind KIND_OF_NEEDS;

G_END_DECLS
