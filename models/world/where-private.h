/* The inside of a constraint: a tree of operators. */
#pragma once

#include "models/world/measure.h"
#include "models/world/where.h"

G_BEGIN_DECLS

typedef enum
{
  NODE_NUMBER,
  NODE_WORD,   /* a name or, when nothing is called so, itself */
  NODE_QUOTED, /* itself */
  NODE_OR,
  NODE_AND,
  NODE_NOT,
  NODE_COMPARE,
  NODE_SUM,
  NODE_PRODUCT
} NodeForm;

typedef enum
{
  OP_EQUAL,
  OP_UNEQUAL,
  OP_LESS,
  OP_AT_MOST,
  OP_GREATER,
  OP_AT_LEAST,
  OP_PLUS,
  OP_MINUS,
  OP_TIMES,
  OP_OVER
} NodeOp;

typedef struct WhereNode WhereNode;

struct WhereNode
{
  NodeForm form;
  NodeOp op;
  WhereNode *left, *right; /* owned */
  char *text;              /* of a word; as written of a number */
  double number;           /* in base units */
  int dimension;           /* of its value: see measure.h; known once bound */
  int factor;              /* whose value a word has, or -1 */
  gboolean is_name;        /* the word stands for an attribute */
};

struct Where
{
  char *text;
  char *file;
  int line;
  WhereNode *root;
};

WhereNode *where_node_new (NodeForm form, NodeOp op, WhereNode *left,
                           WhereNode *right);
void where_node_free (WhereNode *node);

/* The tree of @text; NULL, with @wrong saying why. */
WhereNode *where_parse (const char *text, char **wrong);

G_END_DECLS
