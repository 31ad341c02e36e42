/* sovsim VERB [arguments]: find the verb, let it run, check the output. */
#include "config.h"

#include <locale.h>
#include <string.h>

#include "cli/output.h"
#include "cli/verb.h"
#include "models/world/problem.h"

static void
print_usage (void)
{
  g_print ("Usage: sovsim VERB [ARGUMENT...]\n\n"
           "Simulates physically isolated clouds under changing law:\n"
           "latency, compliance and isolation of a deployment.\n\nVerbs:\n");
  for (guint i = 0; VERBS[i] != NULL; i++)
    g_print ("  %-9s %s\n", VERBS[i]->name, VERBS[i]->help);
  g_print ("\n'sovsim VERB --help' tells more about one; the manual is\n"
           "sovsim(1). A model, not legal advice.\n");
}

static const Verb *
find_verb (const char *name)
{
  for (guint i = 0; VERBS[i] != NULL; i++)
    if (strcmp (VERBS[i]->name, name) == 0)
      return VERBS[i];
  return NULL;
}

static ExitStatus
complain_unknown (const char *name)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autofree char *quoted = problem_quote (name);
  g_autofree char *hint = NULL;

  for (guint i = 0; VERBS[i] != NULL; i++)
    g_ptr_array_add (known, (gpointer) VERBS[i]->name);
  g_ptr_array_add (known, NULL);
  hint = problem_suggest (name, (const char *const *) known->pdata);
  g_printerr ("sovsim: there is no verb '%s'%s\nTry 'sovsim --help'.\n", quoted,
              hint);
  return EXIT_USAGE;
}

static ExitStatus
run_verb (int argc, char **argv)
{
  const Verb *verb;

  if (argc < 2)
    {
      g_printerr ("sovsim: a verb is missing\nTry 'sovsim --help'.\n");
      return EXIT_USAGE;
    }
  if (strcmp (argv[1], "--version") == 0)
    {
      g_print ("sovsim %s\n", PACKAGE_VERSION);
      return EXIT_FINE;
    }
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0
      || strcmp (argv[1], "help") == 0)
    {
      print_usage ();
      return EXIT_FINE;
    }
  verb = find_verb (argv[1]);
  return verb == NULL ? complain_unknown (argv[1])
                      : verb->run (argc - 1, argv + 1);
}

int
main (int argc, char **argv)
{
  ExitStatus status;
  int wrong;

  /* Messages in the user's character set; numbers the same everywhere. */
  setlocale (LC_ALL, "");
  setlocale (LC_NUMERIC, "C");
  output_begin ();
  status = run_verb (argc, argv);
  wrong = output_finish ();
  if (wrong != 0)
    {
      g_printerr ("sovsim: cannot write to standard output: %s\n",
                  g_strerror (wrong));
      status = status == EXIT_FINE ? EXIT_FAILED : status;
    }
  return (int) status;
}
