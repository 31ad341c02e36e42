/* Arguments: what was typed, made fit for the option parser of GLib.
 *
 * GLib does not know "-r1", says nothing of what an unknown option might have
 * meant, and takes any number that its type holds, so that a marker for "not
 * said" cannot be told from what was said. All of it is mended here, before
 * GLib looks, from the same tables of options.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Rewrite the short options with values in @argv as long ones, with their
 * values attached, and check the names and numbers of all options in
 * @tables, which end with NULL as each of them does. New texts belong to
 * @kept, of char *, which must outlive the parsing. */
gboolean arguments_fit (const GOptionEntry *const *tables, int argc,
                        char **argv, GPtrArray *kept,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
