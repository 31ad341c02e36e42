/* Source files: which files a scenario is made of may be read, and reading them.
 *
 * Regular files of bearable size only: no device, no pipe, nothing endless.
 * Where a file may lie is decided by its real path, behind every link.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The bytes of @path; else NULL, and @why says why not. Free both. */
char *source_file_read (const char *path, gsize *length, char **why);

/* Does @path lie below @folder? Both are real paths; @folder may be NULL. */
gboolean source_file_is_below (const char *path, const char *folder);

/* The real path of what @url, as libxml2 names files, stands for: itself, or,
 * when there is nothing beside the scenario in @folder, the file of the same
 * relative name in @library. NULL when there is neither, or another host is
 * meant. Free with g_free. */
char *source_file_locate (const char *url, const char *folder,
                          const char *library);

G_END_DECLS
