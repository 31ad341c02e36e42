/* Tools: the programs that draw for us, and what they have to say.
 *
 * A tool runs in the directory of the figures, without a shell, its standard
 * output thrown away. It may fail with status 0 and a message, or leave half
 * a file: so both are checked, and a file is drawn under another name first.
 * What the font library says about the machine is not a message.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Run @argv in @directory. A failure names the program, says why, and for one
 * that is not there that it is not installed. */
gboolean tool_run (const char *directory, const char *const *argv,
                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Rename @part, which @program drew, to @name, both in @directory, unless it
 * is empty. */
gboolean tool_put_in_place (const char *directory, const char *part,
                            const char *name, const char *program,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
