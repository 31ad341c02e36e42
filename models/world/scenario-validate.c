/* Validating a scenario file against the XML Schema. */
#include "config.h"

#include "models/world/scenario-file-private.h"

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

char *
scenario_tidy_message (const char *message)
{
  char *tidy = g_strdup (message == NULL ? "unknown error" : message);

  g_strdelimit (g_strchomp (tidy), "\n\r\t", ' ');
  return tidy;
}

static void
hear_schema (void *data, xmlErrorPtr error)
{
  ScenarioFile *file = data;
  g_autofree char *message = scenario_tidy_message (error->message);
  xmlNodePtr node = error->node;
  const ScenarioNode *known = node == NULL ? NULL : node->_private;

  if (known != NULL)
    problem_note (file->problems, known->file, known->line, "%s", message);
  else
    problem_note (file->problems, file_scope_path (file->scope), error->line,
                  "%s", message);
}

static void
hear_nothing (void *data G_GNUC_UNUSED, xmlErrorPtr error G_GNUC_UNUSED)
{
}

static xmlSchemaPtr
read_schema (const char *path)
{
  xmlSchemaParserCtxtPtr parser = xmlSchemaNewParserCtxt (path);
  xmlSchemaPtr schema = NULL;

  if (parser != NULL)
    {
      xmlSchemaSetParserStructuredErrors (parser, hear_nothing, NULL);
      schema = xmlSchemaParse (parser);
    }
  xmlSchemaFreeParserCtxt (parser);
  return schema;
}

void
scenario_file_validate (ScenarioFile *file, const char *schema_path,
                        ProblemList *problems)
{
  xmlSchemaPtr schema;
  xmlSchemaValidCtxtPtr validator;

  xmlSetExternalEntityLoader (xmlNoNetExternalEntityLoader);
  xmlSetStructuredErrorFunc (NULL, hear_nothing);
  schema = read_schema (schema_path);
  xmlSetStructuredErrorFunc (NULL, NULL);
  if (schema == NULL)
    {
      problem_note (problems, schema_path, 0,
                    "cannot be read as XML Schema; "
                    "is sovsim installed whole?");
      return;
    }
  file->problems = problems;
  validator = xmlSchemaNewValidCtxt (schema);
  xmlSchemaSetValidStructuredErrors (validator, hear_schema, file);
  xmlSchemaValidateDoc (validator, file->document);
  xmlSchemaFreeValidCtxt (validator);
  xmlSchemaFree (schema);
  file->problems = NULL;
}
