/* Recursive descent, one function for each level of operators. */
#include "config.h"

#include "models/world/where-private.h"

#include <string.h>

/* Trees are walked by recursion: they are no deeper than that. */
enum
{
  DEPTH_MOST = 64,
  OPERATORS_MOST = 4000
};

typedef struct
{
  const char *at;
  int depth;
  int n_operators;
  char *wrong; /* the first mistake */
} Parser;

static WhereNode *parse_or (Parser *parser);

static void
skip_space (Parser *parser)
{
  while (g_ascii_isspace (*parser->at))
    parser->at++;
}

static gboolean
is_of_word (char c)
{
  return g_ascii_isalnum (c) || (c != '\0' && strchr ("._-", c) != NULL);
}

/* Take @token when it stands here; a word only as a whole. */
static gboolean
take (Parser *parser, const char *token)
{
  gsize length = strlen (token);

  skip_space (parser);
  if (strncmp (parser->at, token, length) != 0
      || (g_ascii_isalpha (*token) && is_of_word (parser->at[length])))
    return FALSE;
  parser->at += length;
  return TRUE;
}

static WhereNode *
fail (Parser *parser, const char *expected)
{
  g_autofree char *quoted = problem_quote (parser->at);

  if (parser->wrong == NULL)
    parser->wrong
        = *parser->at == '\0'
              ? g_strdup_printf ("ends where %s was expected", expected)
              : g_strdup_printf ("found '%s' where %s was expected", quoted,
                                 expected);
  return NULL;
}

/* --- operands ------------------------------------------------------------- */

/* "10", "10ms", "40/d": the unit stands without a space. */
static WhereNode *
parse_number (Parser *parser)
{
  const char *start = parser->at, *end = start;
  double number;
  WhereNode *node = where_node_new (NODE_NUMBER, OP_EQUAL, NULL, NULL);
  Measure measure;

  if (quantity_take_number (&end, &number))
    while (g_ascii_isalpha (*end) || *end == '%' || *end == '/')
      end++;
  node->text = g_strndup (start, (gsize) (end - start));
  for (int dimension = MEASURE_PURE; dimension >= 0; dimension--)
    if (measure_read (dimension, node->text, &measure))
      {
        node->number = measure.base;
        node->dimension = dimension;
        parser->at = end;
        return node;
      }
  where_node_free (node);
  return fail (parser, "a number, with its unit if it has one, as in 35ms,");
}

static WhereNode *
parse_text (Parser *parser, NodeForm form, const char *from, const char *to,
            const char *next)
{
  WhereNode *node = where_node_new (form, OP_EQUAL, NULL, NULL);

  node->text = g_strndup (from, (gsize) (to - from));
  parser->at = next;
  return node;
}

static WhereNode *
parse_operand (Parser *parser)
{
  const char *at;

  skip_space (parser);
  at = parser->at;
  if (g_ascii_isdigit (*at) || *at == '-' || *at == '+')
    return parse_number (parser);
  if (*at == '\'' || *at == '"')
    {
      const char *end = strchr (at + 1, *at);

      return end == NULL
                 ? fail (parser, "a text with two quotes")
                 : parse_text (parser, NODE_QUOTED, at + 1, end, end + 1);
    }
  while (is_of_word (*at))
    at++;
  return at == parser->at ? fail (parser, "a number, a name or a parenthesis")
                          : parse_text (parser, NODE_WORD, parser->at, at, at);
}

static WhereNode *
parse_atom (Parser *parser)
{
  WhereNode *inside;

  if (!take (parser, "("))
    return parse_operand (parser);
  if (++parser->depth > DEPTH_MOST)
    return fail (parser, "at most 64 parentheses deep something else");
  inside = parse_or (parser);
  parser->depth--;
  if (inside != NULL && !take (parser, ")"))
    {
      where_node_free (inside);
      return fail (parser, "')'");
    }
  return inside;
}

/* --- operators ------------------------------------------------------------ */

typedef struct
{
  const char *token;
  NodeOp op;
} Token;

/* Longer tokens first. */
static const Token COMPARISONS[]
    = { { "==", OP_EQUAL },    { "!=", OP_UNEQUAL }, { "<=", OP_AT_MOST },
        { ">=", OP_AT_LEAST }, { "=", OP_EQUAL },    { "<", OP_LESS },
        { ">", OP_GREATER },   { NULL, OP_EQUAL } };
static const Token SUMS[]
    = { { "+", OP_PLUS }, { "-", OP_MINUS }, { NULL, OP_EQUAL } };
static const Token PRODUCTS[]
    = { { "*", OP_TIMES }, { "/", OP_OVER }, { NULL, OP_EQUAL } };
static const Token ANDS[]
    = { { "and", OP_EQUAL }, { "&&", OP_EQUAL }, { NULL, OP_EQUAL } };
static const Token ORS[]
    = { { "or", OP_EQUAL }, { "||", OP_EQUAL }, { NULL, OP_EQUAL } };

static const Token *
take_one (Parser *parser, const Token *tokens)
{
  for (; tokens->token != NULL; tokens++)
    if (take (parser, tokens->token))
      return tokens;
  return NULL;
}

/* LEVEL { TOKEN LEVEL }, from the left. */
static WhereNode *
parse_chain (Parser *parser, NodeForm form, const Token *tokens,
             WhereNode *(*level) (Parser *) )
{
  WhereNode *left = level (parser);
  const Token *token;

  while (left != NULL && (token = take_one (parser, tokens)) != NULL)
    {
      WhereNode *right = ++parser->n_operators > OPERATORS_MOST
                             ? fail (parser, "the end, after 4000 operators,")
                             : level (parser);

      if (right == NULL)
        {
          where_node_free (left);
          return NULL;
        }
      left = where_node_new (form, token->op, left, right);
    }
  return left;
}

static WhereNode *
parse_product (Parser *parser)
{
  return parse_chain (parser, NODE_PRODUCT, PRODUCTS, parse_atom);
}

static WhereNode *
parse_sum (Parser *parser)
{
  return parse_chain (parser, NODE_SUM, SUMS, parse_product);
}

static WhereNode *
parse_comparison (Parser *parser)
{
  return parse_chain (parser, NODE_COMPARE, COMPARISONS, parse_sum);
}

static WhereNode *
parse_not (Parser *parser)
{
  WhereNode *inside;
  gboolean negated = FALSE;

  while (take (parser, "not"))
    negated = !negated;
  inside = parse_comparison (parser);
  return inside == NULL || !negated
             ? inside
             : where_node_new (NODE_NOT, OP_EQUAL, inside, NULL);
}

static WhereNode *
parse_and (Parser *parser)
{
  return parse_chain (parser, NODE_AND, ANDS, parse_not);
}

static WhereNode *
parse_or (Parser *parser)
{
  return parse_chain (parser, NODE_OR, ORS, parse_and);
}

WhereNode *
where_parse (const char *text, char **wrong)
{
  Parser parser = { text, 0, 0, NULL };
  WhereNode *root = parse_or (&parser);

  skip_space (&parser);
  if (root != NULL && *parser.at != '\0')
    {
      (void) fail (&parser, "the end, or an operator such as 'and' or '>',");
      g_clear_pointer (&root, where_node_free);
    }
  *wrong = parser.wrong;
  return root;
}
