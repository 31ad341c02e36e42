#include "config.h"

#include "models/world/scenario-file-private.h"

#include <libxml/parser.h>
#include <libxml/uri.h>
#include <libxml/xinclude.h>
#include <string.h>

#include "models/world/graphml.h"

enum
{
  OPTIONS = XML_PARSE_NONET | XML_PARSE_XINCLUDE | XML_PARSE_BIG_LINES
            | XML_PARSE_NOCDATA | XML_PARSE_NOBASEFIX
};

/* The file that this thread is reading: libxml2's entity loader is one for
 * the process and is told nothing else. */
static GPrivate reading;

static void
refuse_doctype (void *context, const xmlChar *name G_GNUC_UNUSED,
                const xmlChar *external G_GNUC_UNUSED,
                const xmlChar *system G_GNUC_UNUSED)
{
  ScenarioFile *file = g_private_get (&reading);
  xmlParserCtxtPtr parser = context;
  g_autofree char *shown
      = file_scope_shown (file->scope, parser->input->filename);

  g_hash_table_add (file->broken, g_strdup (shown));
  problem_note (file->problems, shown, xmlSAX2GetLineNumber (parser),
                "found a DOCTYPE; scenarios must not have one (no entities are "
                "needed, parts are included with <xi:include>)");
  xmlStopParser (parser);
}

/* The line on which the start tag before the cursor begins: libxml2 counts to
 * its end. No '<' can stand within a tag. */
static int
line_of_tag (xmlParserCtxtPtr parser)
{
  const xmlChar *at = parser->input->cur;
  int line = parser->input->line;

  for (; at > parser->input->base && *at != '<'; at--)
    line -= *at == '\n';
  return *at == '<' ? line : parser->input->line;
}

static void
start_element (void *context, const xmlChar *name, const xmlChar *prefix,
               const xmlChar *uri, int n_namespaces, const xmlChar **namespaces,
               int n_attributes, int n_defaulted, const xmlChar **attributes)
{
  xmlParserCtxtPtr parser = context;
  int line = line_of_tag (parser);

  xmlSAX2StartElementNs (context, name, prefix, uri, n_namespaces, namespaces,
                         n_attributes, n_defaulted, attributes);
  if (parser->node != NULL && line < G_MAXUINT16)
    parser->node->line = (unsigned short) line;
}

/* Write on the root of an included file where it comes from. libxml2 would do
 * so only for files of another folder. */
static void
mark_root (void *context)
{
  xmlParserCtxtPtr parser = context;
  xmlNodePtr root
      = parser->myDoc == NULL ? NULL : xmlDocGetRootElement (parser->myDoc);

  xmlSAX2EndDocument (context);
  if (root != NULL && parser->myDoc->URL != NULL)
    xmlNodeSetBase (root, parser->myDoc->URL);
}

static void
prepare (xmlParserCtxtPtr parser)
{
  parser->sax->internalSubset = refuse_doctype;
  parser->sax->startElementNs = start_element;
}

/* libxml2 asks for a file on behalf of an <xi:include>. */
static xmlParserInputPtr
load_include (const char *url, const char *id G_GNUC_UNUSED,
              xmlParserCtxtPtr parser)
{
  ScenarioFile *file = g_private_get (&reading);
  g_autofree char *path = NULL;
  g_autofree char *bytes = NULL;
  xmlParserInputBufferPtr buffer;
  xmlParserInputPtr input;
  gsize length = 0;

  if (file == NULL || url == NULL)
    return NULL;
  g_clear_pointer (&file->refused, g_free);
  path = file_scope_admit (file->scope, url, &file->refused);
  if (path == NULL)
    return NULL;
  bytes = file_scope_read (path, &length, &file->refused);
  if (bytes == NULL)
    return NULL;
  g_checksum_update (file->checksum, (const guchar *) bytes, (gssize) length);
  buffer = xmlParserInputBufferCreateMem (bytes, (int) length,
                                          XML_CHAR_ENCODING_NONE);
  input = xmlNewIOInputStream (parser, buffer, XML_CHAR_ENCODING_NONE);
  if (input != NULL)
    input->filename = (const char *) xmlStrdup (BAD_CAST url);
  prepare (parser);
  parser->sax->endDocument = mark_root;
  return input;
}

/* --- messages of libxml2 ------------------------------------------------ */

/* What libxml2 says too tersely for people, by how it begins. */
static const struct
{
  const char *begins;
  const char *better;
} PLAINER[] = {
  { "Excessive depth", "elements are nested deeper than 256 levels" },
  { "AttValue length too long",
    "an attribute is longer than 10 MB; keep long data in CSV files" },
  { "Input is not proper UTF-8", "is not valid UTF-8; save the file as UTF-8" },
};

static const char *
plainer (const char *message)
{
  for (guint i = 0; i < G_N_ELEMENTS (PLAINER); i++)
    if (g_str_has_prefix (message, PLAINER[i].begins))
      return PLAINER[i].better;
  return message;
}

static void
note_include (ScenarioFile *file, const xmlError *error)
{
  xmlNodePtr node = error->node;
  g_autofree char *message = scenario_tidy_message (error->message);
  g_autofree char *shown = NULL;
  xmlChar *href = NULL;
  int line = error->line;

  if (node != NULL && node->type == XML_ELEMENT_NODE)
    {
      href = xmlGetNoNsProp (node, BAD_CAST "href");
      line = (int) xmlGetLineNo (node);
      shown = file_scope_shown (file->scope, (const char *) node->doc->URL);
    }
  if (shown == NULL)
    shown = g_strdup (file_scope_path (file->scope));
  if (error->code == XML_XINCLUDE_RECURSION && href != NULL)
    problem_note (file->problems, shown, line,
                  "cannot include '%s': it would include itself",
                  (const char *) href);
  else if (href != NULL
           && (file->refused != NULL || g_hash_table_size (file->broken) == 0))
    problem_note (file->problems, shown, line, "cannot include '%s': %s",
                  (const char *) href,
                  file->refused != NULL ? file->refused : message);
  else if (g_hash_table_size (file->broken) == 0)
    problem_note (file->problems, shown, line, "%s", message);
  g_clear_pointer (&file->refused, g_free);
  xmlFree (href);
}

/* Only the first syntax error of a file is worth reading. */
static void
note_syntax (ScenarioFile *file, const xmlError *error)
{
  g_autofree char *shown = file_scope_shown (file->scope, error->file);
  g_autofree char *message = scenario_tidy_message (error->message);

  if (error->level < XML_ERR_ERROR || error->code == XML_ERR_USER_STOP)
    return;
  if (!g_hash_table_add (file->broken, g_strdup (shown)))
    return;
  problem_note (file->problems, shown, error->line,
                "is not well-formed XML: %s", plainer (message));
}

static void
hear_error (void *data, xmlErrorPtr error)
{
  ScenarioFile *file = data;

  if (error->domain == XML_FROM_XINCLUDE)
    note_include (file, error);
  else if (error->domain != XML_FROM_IO)
    note_syntax (file, error);
}

static void
copy_attributes (xmlNodePtr from, ScenarioNode *to)
{
  for (xmlAttrPtr at = from->properties; at != NULL; at = at->next)
    {
      xmlChar *value;

      if (at->ns != NULL) /* xml:base, xsi:schemaLocation */
        continue;
      value = xmlNodeListGetString (from->doc, at->children, 1);
      scenario_node_add (to, (const char *) at->name,
                         value == NULL ? "" : (const char *) value);
      xmlFree (value);
    }
}

/* The name of the file that @node was read from: its parent's unless an
 * XInclude put it there. */
static char *
file_of_node (const ScenarioFile *file, xmlNodePtr node, const char *inherited)
{
  xmlChar *base;
  char *shown;

  if (xmlHasNsProp (node, BAD_CAST "base", XML_XML_NAMESPACE) == NULL)
    return g_strdup (inherited);
  base = xmlNodeGetBase (node->doc, node);
  shown = file_scope_shown (file->scope, (const char *) base);
  xmlFree (base);
  return shown;
}

static void expand_topology (ScenarioFile *file, xmlNodePtr from,
                             ScenarioNode *topology);

static ScenarioNode *
copy_tree (ScenarioFile *file, xmlNodePtr from, const char *inherited)
{
  g_autofree char *shown = file_of_node (file, from, inherited);
  ScenarioNode *to = scenario_node_new ((const char *) from->name, shown,
                                        (int) xmlGetLineNo (from));

  from->_private = to;
  copy_attributes (from, to);
  for (xmlNodePtr at = from->children; at != NULL; at = at->next)
    if (at->type == XML_ELEMENT_NODE)
      g_ptr_array_add (to->children, copy_tree (file, at, shown));
    else if (at->type == XML_TEXT_NODE && !xmlIsBlankNode (at)
             && to->text == NULL)
      {
        to->text = g_strdup ((const char *) at->content);
        to->text_line = (int) xmlGetLineNo (at);
      }
  if (strcmp (to->name, "topology") == 0 && from->doc == file->document)
    expand_topology (file, from, to);
  return to;
}

/* One document, without what it includes; NULL when it is no XML. */
static xmlDocPtr
parse (const char *path, const char *bytes, gsize length)
{
  xmlParserCtxtPtr parser = xmlNewParserCtxt ();
  xmlDocPtr document;

  prepare (parser);
  document
      = xmlCtxtReadMemory (parser, bytes, (int) length, path, NULL, OPTIONS);
  if (document != NULL && !parser->wellFormed)
    g_clear_pointer (&document, xmlFreeDoc);
  xmlFreeParserCtxt (parser);
  return document;
}

static xmlDocPtr
parse_and_include (ScenarioFile *file, const char *path, const char *bytes,
                   gsize length)
{
  xmlDocPtr document = parse (path, bytes, length);

  if (document == NULL && problem_list_count (file->problems) == 0)
    problem_note (file->problems, file_scope_path (file->scope), 0,
                  "is not well-formed XML");
  if (document != NULL && xmlXIncludeProcessFlags (document, OPTIONS) < 0
      && problem_list_count (file->problems) == 0)
    problem_note (file->problems, file_scope_path (file->scope), 0,
                  "an <xi:include> could not be resolved");
  return document;
}

/* --- topologies --------------------------------------------------------- */

/* The real path of what a <topology> names, beside the file it stands in. */
static char *
locate_topology (const ScenarioFile *file, xmlNodePtr from, const char *href,
                 char **why)
{
  xmlChar *base = xmlNodeGetBase (from->doc, from);
  xmlChar *url = xmlBuildURI (BAD_CAST href, base);
  char *path = NULL;

  if (url != NULL)
    path = file_scope_admit (file->scope, (const char *) url, why);
  else
    *why = g_strdup ("it is not the name of a file");
  xmlFree (base);
  xmlFree (url);
  return path;
}

static ScenarioNode *
read_graphml (ScenarioFile *file, const char *path, char **why)
{
  g_autofree char *shown = file_scope_shown (file->scope, path);
  g_autofree char *bytes = NULL;
  ScenarioNode *root = NULL;
  xmlDocPtr document;
  gsize length = 0;

  bytes = file_scope_read (path, &length, why);
  if (bytes == NULL)
    return NULL;
  g_checksum_update (file->checksum, (const guchar *) bytes, (gssize) length);
  document = parse (path, bytes, length);
  if (document != NULL && xmlDocGetRootElement (document) != NULL)
    root = copy_tree (file, xmlDocGetRootElement (document), shown);
  else
    *why = g_strdup ("it is not well-formed XML without DOCTYPE");
  xmlFreeDoc (document);
  return root;
}

/* Put the hubs and links of the file that @topology names into it. */
static void
expand_topology (ScenarioFile *file, xmlNodePtr from, ScenarioNode *topology)
{
  const char *href = scenario_node_get (topology, "href");
  g_autofree char *path = NULL;
  g_autofree char *why = NULL;
  g_autoptr (ScenarioNode) graphml = NULL;

  if (href == NULL)
    return;
  path = locate_topology (file, from, href, &why);
  if (path != NULL)
    graphml = read_graphml (file, path, &why);
  if (graphml != NULL)
    graphml_expand (graphml, topology, file->problems);
  else
    problem_note (file->problems, topology->file, topology->line,
                  "cannot read '%s': %s", href, why);
}

static void
parse_and_copy (ScenarioFile *file, const char *path, const char *bytes,
                gsize length)
{
  guint before = problem_list_count (file->problems);

  g_private_set (&reading, file);
  xmlSetExternalEntityLoader (load_include);
  xmlSetStructuredErrorFunc (file, hear_error);
  file->document = parse_and_include (file, path, bytes, length);
  if (file->document != NULL && problem_list_count (file->problems) == before)
    file->root = copy_tree (file, xmlDocGetRootElement (file->document),
                            file_scope_path (file->scope));
  xmlSetStructuredErrorFunc (NULL, NULL);
  g_private_set (&reading, NULL);
}

static ScenarioFile *
file_new (const char *path, const char *library, ProblemList *problems)
{
  ScenarioFile *file = g_new0 (ScenarioFile, 1);

  file->scope = file_scope_new (path, library);
  file->problems = problems;
  file->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  file->broken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return file;
}

ScenarioFile *
scenario_file_open (const char *path, const char *library,
                    ProblemList *problems)
{
  g_autoptr (ScenarioFile) file = file_new (path, library, problems);
  g_autofree char *bytes = NULL;
  g_autofree char *real = NULL;
  g_autofree char *why = NULL;
  gsize length = 0;

  bytes = file_scope_read (path, &length, &why);
  if (bytes == NULL || length == 0)
    {
      problem_note (problems, path, 0, "%s",
                    bytes == NULL ? why
                                  : "is empty; expected XML with the root "
                                    "element <scenario>");
      return NULL;
    }
  g_checksum_update (file->checksum, (const guchar *) bytes, (gssize) length);
  real = realpath (path, NULL);
  parse_and_copy (file, real, bytes, length);
  file->problems = NULL;
  return file->root == NULL ? NULL : g_steal_pointer (&file);
}

void
scenario_file_close (ScenarioFile *file)
{
  if (file == NULL)
    return;
  g_clear_pointer (&file->document, xmlFreeDoc);
  g_clear_pointer (&file->root, scenario_node_free);
  g_clear_pointer (&file->checksum, g_checksum_free);
  g_hash_table_unref (file->broken);
  g_free (file->refused);
  file_scope_free (file->scope);
  g_free (file);
}

const ScenarioNode *
scenario_file_root (const ScenarioFile *file)
{
  return file->root;
}

char *
scenario_file_admit (const ScenarioFile *file, const char *url, char **why)
{
  return file_scope_admit (file->scope, url, why);
}

const char *
scenario_file_hash (const ScenarioFile *file)
{
  return g_checksum_get_string (file->checksum);
}
