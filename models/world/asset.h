/* Assets: data, its items, who holds them, and what together reads it.
 *
 * An asset is data of a class. Its items are things that somebody can hold:
 * stored content, a key, the running code that sees plaintext, the power to
 * ship code. A decryption set lists the items that must be held together to
 * read the asset; any one set is enough. Encryption modes, backups and logs
 * are nothing but more items and sets.
 */
#pragma once

#include "models/world/cloud.h"

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

typedef struct
{
  Entity base;
  int data_class; /* DataClass */
  const Service *service; /* whose data it is, or NULL */
} Asset;

typedef enum
{
  ITEM_CONTENT, /* stored, possibly encrypted */
  ITEM_KEY,
  ITEM_PROCESSING, /* code that runs on plaintext */
  ITEM_CODE        /* the power to ship that code */
} ItemForm;

typedef struct
{
  Entity base; /* stands in its asset */
  int form;    /* ItemForm */
  const Site *site; /* where it is kept, or NULL: only with its holder */
  SimTime from, to; /* when it exists */
} Item;

typedef struct
{
  Entity base; /* stands in its item */
  const Party *party;
  SimTime from, to;
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
extern const EntityKind KIND_OF_ITEM;
extern const EntityKind KIND_OF_HOLDING;
extern const EntityKind KIND_OF_DECRYPTION;
extern const EntityKind KIND_OF_NEEDS;

G_END_DECLS
