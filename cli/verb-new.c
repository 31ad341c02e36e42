#include "config.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/data-dir.h"
#include "cli/output.h"
#include "cli/verb.h"
#include "models/world/problem.h"
#include "sim/sim-outfile.h"

/* A scenario of the library that is good to start from. */
typedef struct
{
  const char *name;
  const char *file; /* in the library */
  const char *help;
} Template;

static const Template TEMPLATES[] = {
  { "one-queue", "tutorial/1-queue.xml",
    "one server and a known answer: how long do requests wait?" },
  { "one-cloud", "tutorial/4-cloud.xml",
    "people, a service and a cloud far away: what do they feel?" },
  { "two-doors", "tutorial/7-law.xml",
    "a global and an in-country cloud under a law: which door?" },
  { "keys-ladder", "key-mode-ladder.xml",
    "ways of encryption: which takes which authority away?" },
};

typedef struct
{
  char *template;
  gboolean overwrite;
} Wishes;

/* --- asking ----------------------------------------------------------------
 */

static gboolean
is_asked (void)
{
  return isatty (STDIN_FILENO) && isatty (STDERR_FILENO);
}

/* One line of what the user types, without blanks around it; NULL at the end.
 */
static char *
ask (const char *question)
{
  char line[256];

  g_printerr ("%s ", question);
  if (fgets (line, sizeof line, stdin) == NULL)
    return NULL;
  return g_strdup (g_strstrip (line));
}

static void
print_templates (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (TEMPLATES); i++)
    g_printerr ("%u  %-12s %s\n", i + 1, TEMPLATES[i].name, TEMPLATES[i].help);
}

/* --- which one -------------------------------------------------------------
 */

static const Template *
find_template (const char *name)
{
  guint64 number = 0;

  if (g_ascii_string_to_unsigned (name, 10, 1, G_N_ELEMENTS (TEMPLATES),
                                  &number, NULL))
    return &TEMPLATES[number - 1];
  for (guint i = 0; i < G_N_ELEMENTS (TEMPLATES); i++)
    if (strcmp (TEMPLATES[i].name, name) == 0)
      return &TEMPLATES[i];
  return NULL;
}

static ExitStatus
complain_unknown (const char *name)
{
  const char *known[G_N_ELEMENTS (TEMPLATES) + 1] = { NULL };
  g_autofree char *quoted = problem_quote (name);
  g_autofree char *hint = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (TEMPLATES); i++)
    known[i] = TEMPLATES[i].name;
  hint = problem_suggest (name, known);
  return verb_misused (&VERB_NEW, "there is no template '%s'%s", quoted, hint);
}

/* Asks until the answer names a template; NULL when there is no answer. */
static const Template *
ask_template (void)
{
  print_templates ();
  for (;;)
    {
      g_autofree char *answer = ask ("Which template, by name or number?");
      const Template *template = answer == NULL ? NULL : find_template (answer);
      g_autofree char *quoted = NULL;

      if (answer == NULL || template != NULL)
        return template;
      quoted = problem_quote (answer);
      g_printerr ("There is no template '%s'.\n", quoted);
    }
}

static ExitStatus
choose (const Wishes *wishes, const Template **template)
{
  if (wishes->template != NULL)
    {
      *template = find_template (wishes->template);
      return *template != NULL ? EXIT_FINE
                               : complain_unknown (wishes->template);
    }
  *template = is_asked () ? ask_template () : NULL;
  return *template != NULL
             ? EXIT_FINE
             : verb_misused (&VERB_NEW, "a template is missing: --template "
                                        "one-queue, for instance");
}

/* May what is there be replaced? */
static ExitStatus
check_place (const Wishes *wishes, const char *path)
{
  g_autofree char *question = NULL;
  g_autofree char *answer = NULL;

  if (wishes->overwrite || !g_file_test (path, G_FILE_TEST_EXISTS))
    return EXIT_FINE;
  if (is_asked ())
    {
      question
          = g_strdup_printf ("%s is there already. Replace it? [y/N]", path);
      answer = ask (question);
    }
  if (answer != NULL && g_ascii_strncasecmp (answer, "y", 1) == 0)
    return EXIT_FINE;
  g_printerr ("sovsim new: %s is there already, and stays as it is; choose "
              "another name, or --overwrite\n",
              path);
  return EXIT_USAGE;
}

/* --- writing ---------------------------------------------------------------
 */

/* An id made of the name of the file: letters, digits, '.', '_', '-'. */
static char *
id_of (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  if (g_str_has_suffix (name, ".xml"))
    name[strlen (name) - strlen (".xml")] = '\0';
  for (char *c = name; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && strchr ("._-", *c) == NULL)
      *c = '-';
  return g_ascii_isalpha (*name) ? g_steal_pointer (&name)
                                 : g_strconcat ("s", name, NULL);
}

/* Put @value between @before and the next quote in @text; as it was when there
 * is no such place. */
static char *
put_value (const char *text, const char *before, const char *value)
{
  const char *from = strstr (text, before);
  const char *to;

  if (from == NULL)
    return g_strdup (text);
  from += strlen (before);
  to = from + strcspn (from, "\"");
  return g_strdup_printf ("%.*s%s%s", (int) (from - text), text, value, to);
}

/* The text of @template with an id of its own, and the schema where it is, so
 * that editors complete. */
static char *
text_for (const char *text, const char *path)
{
  g_autofree char *scenarios = data_scenarios ();
  g_autofree char *absolute = g_canonicalize_filename (scenarios, NULL);
  g_autofree char *schema = g_build_filename (absolute, "sovsim.xsd", NULL);
  g_autofree char *uri = g_filename_to_uri (schema, NULL, NULL);
  g_autofree char *id = id_of (path);
  g_autofree char *named = put_value (text, "<scenario id=\"", id);
  char *step;

  if (uri != NULL)
    {
      g_autofree char *before = g_steal_pointer (&named);

      named = put_value (before, "xsi:noNamespaceSchemaLocation=\"", uri);
    }
  /* "<!-- Step 4: a cloud" is one of the tutorial, and none here. */
  step = strstr (named, "<!-- Step ");
  if (step != NULL)
    {
      step += strlen ("<!-- ");
      memmove (step, strchr (step, ':') + 2,
               strlen (strchr (step, ':') + 2) + 1);
      *step = g_ascii_toupper (*step);
    }
  return g_steal_pointer (&named);
}

static gboolean
write_new (const Template *template, const char *path, GError **error)
{
  g_autofree char *scenarios = data_scenarios ();
  g_autofree char *from = g_build_filename (scenarios, template->file, NULL);
  g_autofree char *text = NULL;
  g_autofree char *own = NULL;
  g_autoptr (SimOutfile) file = NULL;

  if (!g_file_get_contents (from, &text, NULL, error))
    return FALSE;
  own = text_for (text, path);
  file = sim_outfile_new (path, error);
  if (file == NULL)
    return FALSE;
  sim_outfile_write (file, own);
  return sim_outfile_commit (file, error);
}

static ExitStatus
make (const Wishes *wishes, const char *path)
{
  const Template *template = NULL;
  g_autoptr (GError) error = NULL;
  ExitStatus status = check_place (wishes, path);

  if (status == EXIT_FINE)
    status = choose (wishes, &template);
  if (status != EXIT_FINE)
    return status;
  if (!write_new (template, path, &error))
    {
      g_printerr ("sovsim new: %s\n", error->message);
      return EXIT_FAILED;
    }
  g_print ("%s: %s\nNext: sovsim run %s\n", path, template->help, path);
  return EXIT_FINE;
}

static ExitStatus
make_new (int argc, char **argv)
{
  Wishes wishes = { NULL, FALSE };
  ExitStatus status;
  const GOptionEntry options[]
      = { { "template", 't', 0, G_OPTION_ARG_STRING, &wishes.template,
            "What to start from: one-queue, one-cloud, two-doors, keys-ladder",
            "NAME" },
          { "overwrite", 0, 0, G_OPTION_ARG_NONE, &wishes.overwrite,
            "Replace a file that is there already", NULL },
          { NULL, 0, 0, 0, NULL, NULL, NULL } };

  if (verb_parse (&VERB_NEW, options, &argc, &argv, &status))
    status = argc == 2 ? make (&wishes, argv[1])
                       : verb_misused (&VERB_NEW, "expected the name of one "
                                                  "file to write");
  g_free (wishes.template);
  return status;
}

const Verb VERB_NEW = { .name = "new",
                        .arguments = "FILE.xml",
                        .help = "Write a commented scenario to start from",
                        .run = make_new };
