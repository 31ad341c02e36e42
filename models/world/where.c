#include "config.h"

#include "models/world/where-private.h"

#include <string.h>

#include "models/world/design.h"

WhereNode *
where_node_new (NodeForm form, NodeOp op, WhereNode *left, WhereNode *right)
{
  WhereNode *node = g_new0 (WhereNode, 1);

  node->form = form;
  node->op = op;
  node->left = left;
  node->right = right;
  node->dimension = MEASURE_NONE;
  node->factor = -1;
  return node;
}

void
where_node_free (WhereNode *node)
{
  if (node == NULL)
    return;
  where_node_free (node->left);
  where_node_free (node->right);
  g_free (node->text);
  g_free (node);
}

Where *
where_new (const char *text, const char *file, int line, ProblemList *problems)
{
  g_autofree char *wrong = NULL;
  WhereNode *root = where_parse (text, &wrong);
  g_autofree char *quoted = problem_quote (text);
  Where *where;

  if (root == NULL)
    {
      problem_note (problems, file, line, "'%s' %s", quoted, wrong);
      return NULL;
    }
  where = g_new0 (Where, 1);
  where->text = g_strdup (text);
  where->file = g_strdup (file);
  where->line = line;
  where->root = root;
  return where;
}

void
where_free (Where *where)
{
  if (where == NULL)
    return;
  where_node_free (where->root);
  g_free (where->text);
  g_free (where->file);
  g_free (where);
}

/* --- binding -------------------------------------------------------------- */

typedef struct
{
  const Where *where;
  const GPtrArray *factors;
  const Study *study;
  ProblemList *problems;
} Binding;

/* A truth is no value: comparisons cannot be compared. */
enum
{
  TRUTH = MEASURE_NONE + 1,
  WRONG
};

static const char *
dimension_name (int dimension)
{
  return dimension == TRUTH          ? "true or false"
         : dimension == MEASURE_NONE ? "a text"
         : dimension == MEASURE_PURE
             ? "a number without unit"
             : quantity_base_unit ((Dimension) dimension);
}

static int
complain (const Binding *binding, const char *what, const char *detail)
{
  const Where *where = binding->where;
  g_autofree char *quoted = problem_quote (where->text);

  problem_note (binding->problems, where->file, where->line, "'%s': %s%s",
                quoted, what, detail);
  return WRONG;
}

static int
complain_pair (const Binding *binding, const char *how, int left, int right)
{
  g_autofree char *sides = g_strdup_printf ("%s and %s", dimension_name (left),
                                            dimension_name (right));

  return complain (binding, how, sides);
}

static int
bind_factor (const Binding *binding, WhereNode *node)
{
  for (guint i = 0; i < binding->factors->len; i++)
    {
      const Factor *factor = g_ptr_array_index (binding->factors, i);

      if (strcmp (factor->name, node->text) != 0)
        continue;
      node->factor = (int) i;
      node->is_name = TRUE;
      return factor->dimension;
    }
  return WRONG;
}

static int
complain_unknown (const Binding *binding, const char *name)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autofree char *hint = NULL;
  g_autofree char *detail = NULL;

  for (guint i = 0; i < binding->factors->len; i++)
    g_ptr_array_add (
        known, ((Factor *) g_ptr_array_index (binding->factors, i))->name);
  g_ptr_array_add (known, NULL);
  hint = problem_suggest (name, (const char *const *) known->pdata);
  detail = g_strconcat (name, hint, NULL);
  return complain (binding, "there is no attribute ", detail);
}

/* An attribute that is not varied has the value of the scenario. */
static int
bind_attribute (const Binding *binding, WhereNode *node)
{
  const World *world = study_world (binding->study);
  const char *dot = strrchr (node->text, '.');
  g_autofree char *id = g_strndup (node->text, (gsize) (dot - node->text));
  const Entity *entity = world_find (world, id);
  const AttributeSpec *spec;
  const char *text;
  guint position = 0;
  Measure measure;

  spec = entity == NULL
             ? NULL
             : entity_kind_attribute (entity->kind, dot + 1, &position);
  if (spec == NULL)
    return complain_unknown (binding, node->text);
  text = entity->texts[position] != NULL ? entity->texts[position]
                                         : spec->fallback;
  g_free (node->text);
  node->text = g_strdup (text);
  if (!measure_read (measure_dimension (spec), text, &measure))
    return MEASURE_NONE;
  node->form = NODE_NUMBER;
  node->number = measure.base;
  return measure.dimension;
}

static int
bind_word (const Binding *binding, WhereNode *node)
{
  int dimension = bind_factor (binding, node);

  if (dimension != WRONG)
    return dimension;
  if (strcmp (node->text, FACTOR_VARIANT) == 0)
    return complain (binding,
                     "the variant is not varied; choose with "
                     "--variant, or vary it",
                     "");
  return strchr (node->text, '.') != NULL ? bind_attribute (binding, node)
                                          : MEASURE_NONE;
}

static int
dimension_of_product (const Binding *binding, NodeOp op, int left, int right)
{
  if (left == TRUTH || right == TRUTH || left == MEASURE_NONE
      || right == MEASURE_NONE)
    return complain_pair (binding, "cannot multiply or divide ", left, right);
  if (right == MEASURE_PURE)
    return left;
  if (op == OP_TIMES && left == MEASURE_PURE)
    return right;
  if (op == OP_OVER && left == right)
    return MEASURE_PURE;
  return complain_pair (binding, "cannot multiply or divide ", left, right);
}

static int
dimension_of_comparison (const Binding *binding, NodeOp op, int left, int right)
{
  if (left != right || left == TRUTH)
    return complain_pair (binding, "cannot compare ", left, right);
  if (left == MEASURE_NONE && op > OP_UNEQUAL)
    return complain (binding,
                     "texts are equal or not, there is no order of "
                     "them",
                     "");
  return TRUTH;
}

static int
dimension_of_sum (const Binding *binding, int left, int right)
{
  if (left != right || left >= MEASURE_NONE)
    return complain_pair (binding, "cannot add ", left, right);
  return left;
}

static int
dimension_of_logic (const Binding *binding, int left, int right)
{
  if (left != TRUTH || right != TRUTH)
    return complain (binding,
                     "'and', 'or' and 'not' join comparisons, as in "
                     "mail.servers > 10",
                     "");
  return TRUTH;
}

static int bind_node (const Binding *binding, WhereNode *node);

static int
bind_operator (const Binding *binding, WhereNode *node)
{
  int left = bind_node (binding, node->left);
  int right = node->right == NULL ? TRUTH : bind_node (binding, node->right);

  if (left == WRONG || right == WRONG)
    return WRONG;
  if (node->form == NODE_COMPARE)
    return dimension_of_comparison (binding, node->op, left, right);
  if (node->form == NODE_SUM)
    return dimension_of_sum (binding, left, right);
  if (node->form == NODE_PRODUCT)
    return dimension_of_product (binding, node->op, left, right);
  return dimension_of_logic (binding, left, right);
}

static int
bind_node (const Binding *binding, WhereNode *node)
{
  if (node->form == NODE_WORD)
    node->dimension = bind_word (binding, node);
  else if (node->left != NULL)
    node->dimension = bind_operator (binding, node);
  return node->dimension;
}

gboolean
where_bind (Where *where, const GPtrArray *factors, const Study *study,
            ProblemList *problems)
{
  const Binding binding = { where, factors, study, problems };
  int dimension = bind_node (&binding, where->root);

  if (dimension == TRUTH || dimension == WRONG)
    return dimension == TRUTH;
  (void) dimension_of_logic (&binding, dimension, dimension);
  return FALSE;
}

/* --- evaluation ----------------------------------------------------------- */

static const char *
text_of (const WhereNode *node, const char *const *values)
{
  return node->factor >= 0 ? values[node->factor] : node->text;
}

static double
number_of (const WhereNode *node, const char *const *values)
{
  Measure measure;
  double left, right;

  if (node->form == NODE_NUMBER)
    return node->number;
  if (node->left == NULL)
    return measure_read (node->dimension, values[node->factor], &measure)
               ? measure.base
               : 0;
  left = number_of (node->left, values);
  right = number_of (node->right, values);
  return node->op == OP_PLUS    ? left + right
         : node->op == OP_MINUS ? left - right
         : node->op == OP_TIMES ? left * right
                                : left / right;
}

static gboolean
compares (NodeOp op, double left, double right)
{
  switch (op)
    {
    case OP_EQUAL:
      return left == right;
    case OP_UNEQUAL:
      return left != right;
    case OP_LESS:
      return left < right;
    case OP_AT_MOST:
      return left <= right;
    case OP_GREATER:
      return left > right;
    default:
      return left >= right;
    }
}

static gboolean
comparison_holds (const WhereNode *node, const char *const *values)
{
  const WhereNode *left = node->left, *right = node->right;

  if (left->dimension == MEASURE_NONE)
    return (strcmp (text_of (left, values), text_of (right, values)) == 0)
           == (node->op == OP_EQUAL);
  return compares (node->op, number_of (left, values),
                   number_of (right, values));
}

static gboolean
node_holds (const WhereNode *node, const char *const *values)
{
  switch (node->form)
    {
    case NODE_OR:
      return node_holds (node->left, values)
             || node_holds (node->right, values);
    case NODE_AND:
      return node_holds (node->left, values)
             && node_holds (node->right, values);
    case NODE_NOT:
      return !node_holds (node->left, values);
    default:
      return comparison_holds (node, values);
    }
}

gboolean
where_holds (const Where *where, const char *const *values)
{
  return node_holds (where->root, values);
}
