/* Entities: what a World consists of, and the table that describes them.
 *
 * Every kind of entity is a plain C struct that begins with an Entity, and one
 * const EntityKind that names its element, its attributes and where it may
 * stand. One table of kinds (kinds.c) drives everything that must agree: the
 * loader, the schema, changes (--set, variants, events), `describe` and the
 * manual. Adding an attribute is one line in one file.
 *
 * Entities are owned by their World and never change once it is built. All
 * relations are dated [from, to).
 */
#pragma once

#include "models/world/problem.h"
#include "sim/sim-time.h"

G_BEGIN_DECLS

typedef enum
{
  KIND_NONE, /* no kind; as the target of a reference: any */
  KIND_SCENARIO,
  KIND_EXPERIMENT,
  KIND_AXIS,
  KIND_ZIP,
  KIND_SAMPLE,
  KIND_CONSTRAINT,
  KIND_COMPULSION,
  KIND_JURISDICTION,
  KIND_BLOCKING_STATUTE,
  KIND_AUTHORITY,
  KIND_POWER,
  KIND_PARTY,
  KIND_ESTABLISHMENT,
  KIND_CONTROL,
  KIND_LEVERAGE,
  KIND_PARTITION,
  KIND_REGION,
  KIND_ZONE,
  KIND_SITE,
  KIND_BUILDING,
  KIND_SERVICE,
  KIND_INSTANCE,
  KIND_DEPLOYMENT,
  KIND_SHARE,
  KIND_CALL,
  KIND_DEPENDENCY,
  KIND_INCIDENT,
  KIND_FAILING,
  KIND_ASSET,
  KIND_COPY,
  KIND_ITEM,
  KIND_HOLDING,
  KIND_DECRYPTION,
  KIND_NEEDS,
  KIND_TENANT,
  KIND_PROFILE,
  KIND_NEIGHBOUR,
  KIND_POPULATION,
  KIND_USE,
  KIND_TRACE,
  KIND_COLUMN,
  KIND_FLOW,
  KIND_AREA,
  KIND_TERM,
  KIND_GRANT,
  KIND_SCOPE,
  KIND_RULE,
  KIND_ANY,
  KIND_CONDITION,
  KIND_THRESHOLD,
  KIND_CURE,
  KIND_EXEMPT,
  KIND_MECHANISM,
  KIND_HOLIDAYS,
  KIND_REGULATOR,
  KIND_PROCEDURE,
  KIND_STAGE,
  KIND_FILING,
  KIND_CHALLENGE,
  KIND_DESIGNATION,
  KIND_TAKEDOWN,
  KIND_REQUEST_STREAM,
  KIND_NETWORK,
  KIND_TOPOLOGY,
  KIND_HUB,
  KIND_LINK,
  KIND_BORDER,
  KIND_CORRIDOR,
  KIND_PLACE,
  KIND_MEASUREMENT,
  KIND_QUEUE,
  KIND_ARRIVALS,
  KIND_CUSTOMERS,
  KIND_ROUTE,
  KIND_KNOWN_ANSWER,
  KIND_VARIANT,
  KIND_EVENT,
  KIND_SET,
  KIND_LAG,
  KIND_FRAMEWORK,
  KIND_OBJECTIVE,
  KIND_CRITERION,
  KIND_ASSERT,
  KIND_WAIVER,
  KIND_FIGURE,
  KIND_ABOUT,
  N_KINDS
} EntityKindId;

typedef struct World World;
typedef struct Entity Entity;
typedef struct EntityKind EntityKind;
typedef struct AttributeType AttributeType;

/* One attribute of a kind. */
typedef struct
{
  const char *name;          /* as written in XML */
  const AttributeType *type; /* how text becomes a field */
  gsize offset;              /* of the field in the struct */
  gsize size;                /* of the field; a test compares it to the type */
  const char *fallback;     /* text when absent; REQUIRED when it must not be */
  const char *help;         /* one line, without a full stop */
  EntityKindId target;      /* of a reference; KIND_NONE is any kind */
  const char *const *words; /* of an enumeration or a set, NULL-terminated */
  double least, most;       /* inclusive, in base units; equal: no bounds */
} AttributeSpec;

/* The fallback of an attribute that must be written. */
#define REQUIRED NULL
/* The fallback of one that may be left out, and then is NULL, 0 or empty. */
#define OPTIONAL ""

/* Shorthands for tables of AttributeSpec. */
#define ATTRIBUTE(Type, field_, name_, type_, fallback_, help_)                \
  .name = name_, .type = &type_, .offset = G_STRUCT_OFFSET (Type, field_),     \
  .size = sizeof (((Type *) 0)->field_), .fallback = fallback_, .help = help_

/* A kind of entity. */
struct EntityKind
{
  EntityKindId id;
  const char *element;             /* "population" */
  const char *help;                /* one line, without a full stop */
  gsize size;                      /* of the struct */
  const AttributeSpec *attributes; /* ended by one without a name */
  const EntityKindId *parents;     /* ended by KIND_NONE */
  gboolean needs_id;               /* else an id is optional */
  /* What no single attribute can tell, or NULL. @world is complete. */
  void (*check) (const World *world, const Entity *entity,
                 ProblemList *problems);
  /* Adds to @world what the entity stands for besides itself, when all
   * attributes are read; or NULL. */
  void (*expand) (World *world, Entity *entity);
};

/* What every entity begins with. */
struct Entity
{
  const EntityKind *kind;
  const char *id;      /* unique in its World, or NULL */
  const char *title;   /* for people; the id when none was given */
  Entity *parent;      /* the one it stands in, or NULL */
  GPtrArray *children; /* of Entity, borrowed, in document order */
  guint index;         /* among its kind, in document order */
  const char *file;    /* where it was read */
  int line;
  const char *status; /* "fact", "estimate", "assumption" or NULL */
  const char *source; /* or NULL */
  const char **texts; /* raw text of each attribute, NULL when absent */
};

/* "<population beijing>", for messages. Free with g_free. */
char *entity_describe (const Entity *entity);

/* Note a problem with @entity: file, line and "<kind id> " come by itself. */
void entity_complain (const Entity *entity, ProblemList *problems,
                      const char *format, ...) G_GNUC_PRINTF (3, 4);

/* The specification of attribute @name, or NULL; and its position. */
const AttributeSpec *entity_kind_attribute (const EntityKind *kind,
                                            const char *name, guint *position);

/* How many attributes @kind has. */
guint entity_kind_n_attributes (const EntityKind *kind);

/* May an element of @kind stand inside one of @parent? */
gboolean entity_kind_fits (const EntityKind *kind, EntityKindId parent);

/* The table: the kind of an id, and of an element's name (NULL: none such). */
const EntityKind *entity_kind (EntityKindId id);
const EntityKind *entity_kind_named (const char *element);

/* All element names, in the order of the table, NULL-terminated, borrowed. */
const char *const *entity_kind_names (void);

/* The field of @entity that @spec describes. */
#define ENTITY_FIELD(entity, spec)                                             \
  ((gpointer) ((char *) (entity) + (spec)->offset))

/* TRUE when @at lies in [@from, @to). */
static inline gboolean
dated_holds (SimTime from, SimTime to, SimTime at)
{
  return from <= at && at < to;
}

G_END_DECLS
