#include "config.h"

#include "cli/arguments.h"
#include "cli/verb.h"

const Verb *const VERBS[]
    = { &VERB_CHECK,  &VERB_ASK,      &VERB_PLAN,   &VERB_RUN,
        &VERB_MERGE,  &VERB_STATUS,   &VERB_SUBMIT, &VERB_COMPARE,
        &VERB_DECIDE, &VERB_LATENCY,  &VERB_REPORT, &VERB_NEW,
        &VERB_LIST,   &VERB_DESCRIBE, NULL };

gboolean
verb_parse (const Verb *verb, const GOptionEntry *options, int *argc,
            char ***argv, ExitStatus *status)
{
  g_autoptr (GOptionContext) context = g_option_context_new (verb->arguments);
  g_autoptr (GError) error = NULL;
  gboolean help = FALSE;
  const GOptionEntry help_option[]
      = { { "help", 'h', 0, G_OPTION_ARG_NONE, &help, "Show this help", NULL },
          { NULL, 0, 0, 0, NULL, NULL, NULL } };
  const GOptionEntry *const tables[] = { options, help_option, NULL };
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, verb->help);
  g_option_context_add_main_entries (context, options, NULL);
  g_option_context_add_main_entries (context, help_option, NULL);
  g_set_prgname (verb->name);
  if (!arguments_fit (tables, *argc, *argv, kept, &error)
      || !g_option_context_parse (context, argc, argv, &error))
    {
      *status = verb_misused (verb, "%s", error->message);
      return FALSE;
    }
  if (help)
    {
      g_autofree char *name = g_strdup_printf ("sovsim %s", verb->name);
      g_autofree char *text = NULL;

      g_set_prgname (name);
      text = g_option_context_get_help (context, TRUE, NULL);
      g_print ("%s", text);
      *status = EXIT_FINE;
    }
  return !help;
}

ExitStatus
verb_refused (const Verb *verb, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_printerr ("sovsim %s: %s\n", verb->name, message);
  return EXIT_USAGE;
}

ExitStatus
verb_misused (const Verb *verb, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_printerr ("sovsim %s: %s\nTry 'sovsim %s --help'.\n", verb->name, message,
              verb->name);
  return EXIT_USAGE;
}

ExitStatus
verb_check_unheard (const Verb *verb, const VerbOption *options,
                    const char *remedy)
{
  for (; options->name != NULL; options++)
    if (options->is_said)
      return verb_misused (verb, "%s %s", options->name, remedy);
  return EXIT_FINE;
}
