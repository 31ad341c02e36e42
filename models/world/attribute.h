/* Attribute types: how the text of an attribute becomes a field of a struct.
 *
 * A type is a const descriptor; kinds refer to it in their tables. The same
 * function reads the attribute wherever its text comes from: the scenario
 * file, --set, a variant, a dated event.
 */
#pragma once

#include "models/world/entity.h"

G_BEGIN_DECLS

/* What a type needs in order to read: the World under construction. */
struct AttributeType
{
  const char *name; /* "span" */
  const char *help; /* "a span of time: 35ms, 2h" */
  gsize size;       /* of the field */
  /* Read @text into @field. On failure @wrong says what would be right. */
  gboolean (*parse) (const AttributeSpec *spec, const char *text, World *world,
                     gpointer field, char **wrong);
  /* The XML Schema pattern of the text, or NULL. Free with g_free. */
  char *(*pattern) (const AttributeSpec *spec);
  /* Frees what @field owns, or NULL. */
  void (*clear) (gpointer field);
};

/* The last line of a type. */
#define ATTRIBUTE_TYPE(Name, text, help_, Field, parse_, pattern_, clear_)     \
  const AttributeType ATTRIBUTE_##Name = { .name = text,                       \
                                           .help = help_,                      \
                                           .size = sizeof (Field),             \
                                           .parse = parse_,                    \
                                           .pattern = pattern_,                \
                                           .clear = clear_ }

extern const AttributeType ATTRIBUTE_TEXT;      /* const char * */
extern const AttributeType ATTRIBUTE_REFERENCE; /* const Entity * */
extern const AttributeType ATTRIBUTE_WORD;      /* int, index into words */
extern const AttributeType ATTRIBUTE_WORDS;     /* guint64, a set of words */
extern const AttributeType ATTRIBUTE_YES_NO;    /* gboolean */
extern const AttributeType ATTRIBUTE_COUNT;     /* gint64 */
extern const AttributeType ATTRIBUTE_NUMBER;    /* double, without unit */
extern const AttributeType ATTRIBUTE_FROM;      /* SimTime, "always" too */
extern const AttributeType ATTRIBUTE_TO;        /* SimTime, "never" too */
extern const AttributeType ATTRIBUTE_SPAN;      /* SimSpan */
extern const AttributeType ATTRIBUTE_PERIOD;    /* Period */
extern const AttributeType ATTRIBUTE_SHARE;     /* double, 0..1 */
extern const AttributeType ATTRIBUTE_DISTANCE;  /* double, km */
extern const AttributeType ATTRIBUTE_ANGLE;     /* double, degrees */
extern const AttributeType ATTRIBUTE_RATE;      /* double, bit/s */
extern const AttributeType ATTRIBUTE_SIZE;      /* double, bytes */
extern const AttributeType ATTRIBUTE_FREQUENCY; /* double, 1/s */
extern const AttributeType ATTRIBUTE_OFFSET;    /* SimSpan, "+08:00" */
extern const AttributeType ATTRIBUTE_SPAN_DIST; /* SimDist *, ns, owned */
extern const AttributeType ATTRIBUTE_SIZE_DIST; /* SimDist *, bytes, owned */
extern const AttributeType ATTRIBUTE_WEIGHTS;   /* const double *, 24 of them */

/* All types, NULL-terminated, for tests and the manual. */
extern const AttributeType *const ATTRIBUTE_TYPES[];

G_END_DECLS
