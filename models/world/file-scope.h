/* File scopes: which files a scenario may read.
 *
 * A scenario is untrusted input. What it names is read only if it is a regular
 * file of bearable size below the scenario's own folder or below the library;
 * links are followed first. A relative name is looked for beside the scenario,
 * then at the same place in the library. Knows files and nothing of XML.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct FileScope FileScope;

/* The scope of the scenario at @path; @library may be NULL. */
FileScope *file_scope_new (const char *path, const char *library);
void file_scope_free (FileScope *scope);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FileScope, file_scope_free)

/* The real path of what @url names if it may be read; else NULL and why not.
 * Free both with g_free. */
char *file_scope_admit (const FileScope *scope, const char *url, char **why);

/* How the file behind @url is named in messages: as the user would name it.
 * NULL is the scenario itself. Free with g_free. */
char *file_scope_shown (const FileScope *scope, const char *url);

/* The scenario as the user named it. */
const char *file_scope_path (const FileScope *scope);

/* Read a regular file of at most 64 MiB; else NULL and why not. */
char *file_scope_read (const char *path, gsize *length, char **why);

G_END_DECLS
