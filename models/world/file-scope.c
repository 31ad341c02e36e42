#include "config.h"

#include "models/world/file-scope.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum
{
  BYTES_MOST = 64 * 1024 * 1024 /* of one file */
};

struct FileScope
{
  char *shown;   /* the path as the user wrote it */
  char *folder;  /* real path of the folder it lies in, or NULL */
  char *library; /* real path, or NULL */
};

FileScope *
file_scope_new (const char *path, const char *library)
{
  FileScope *scope = g_new0 (FileScope, 1);
  char *real = realpath (path, NULL);
  char *real_library = library == NULL ? NULL : realpath (library, NULL);

  scope->shown = g_strdup (path);
  scope->folder = real == NULL ? NULL : g_path_get_dirname (real);
  scope->library = g_strdup (real_library);
  free (real);
  free (real_library);
  return scope;
}

void
file_scope_free (FileScope *scope)
{
  if (scope == NULL)
    return;
  g_free (scope->shown);
  g_free (scope->folder);
  g_free (scope->library);
  g_free (scope);
}

const char *
file_scope_path (const FileScope *scope)
{
  return scope->shown;
}

/* Read a regular file of bearable size; else say why not. */
char *
file_scope_read (const char *path, gsize *length, char **why)
{
  g_autoptr (GError) error = NULL;
  struct stat about;
  char *bytes = NULL;

  if (stat (path, &about) != 0)
    *why = g_strdup (g_strerror (errno));
  else if (S_ISDIR (about.st_mode))
    *why = g_strdup ("is a directory; expected a scenario file");
  else if (!S_ISREG (about.st_mode))
    *why = g_strdup ("is not a regular file; expected a scenario file");
  else if (about.st_size > BYTES_MOST)
    *why = g_strdup ("is larger than 64 MiB; keep long data in CSV files");
  else if (!g_file_get_contents (path, &bytes, length, &error))
    *why = g_strdup (g_strerror (errno));
  return bytes;
}

static gboolean
lies_below (const char *path, const char *folder)
{
  gsize n = folder == NULL ? 0 : strlen (folder);

  return n > 0 && strncmp (path, folder, n) == 0
         && (path[n] == G_DIR_SEPARATOR || folder[n - 1] == G_DIR_SEPARATOR);
}

/* The path behind a URL of libxml2, which escapes blanks and the like. */
static char *
path_of_url (const char *url)
{
  if (g_str_has_prefix (url, "file:"))
    return g_filename_from_uri (url, NULL, NULL);
  return strstr (url, "://") != NULL ? NULL : g_uri_unescape_string (url, NULL);
}

/* The real path of what @url names: itself, or, when there is nothing beside
 * the scenario, the file of the same relative name in the library. */
static char *
locate (const FileScope *scope, const char *url)
{
  g_autofree char *path = path_of_url (url);
  g_autofree char *absolute = NULL;
  g_autofree char *in_library = NULL;
  char *real;

  if (path == NULL)
    return NULL;
  absolute = g_canonicalize_filename (path, scope->folder);
  real = realpath (absolute, NULL);
  if (real == NULL && scope->library != NULL
      && lies_below (absolute, scope->folder))
    {
      in_library = g_build_filename (scope->library,
                                     absolute + strlen (scope->folder), NULL);
      real = realpath (in_library, NULL);
    }
  return real;
}

char *
file_scope_admit (const FileScope *scope, const char *url, char **why)
{
  g_autofree char *real = locate (scope, url);

  if (real == NULL)
    *why = g_strdup ("there is no such file beside the scenario or in "
                     "the library");
  else if (!lies_below (real, scope->folder)
           && !lies_below (real, scope->library))
    *why = g_strdup ("it lies outside the scenario's folder and the library; "
                     "copy it beside the scenario");
  else
    return g_steal_pointer (&real);
  return NULL;
}

char *
file_scope_shown (const FileScope *scope, const char *url)
{
  g_autofree char *real = url == NULL ? NULL : locate (scope, url);
  g_autofree char *folder = g_path_get_dirname (scope->shown);

  if (real == NULL)
    return g_strdup (scope->shown);
  if (!lies_below (real, scope->folder))
    return g_steal_pointer (&real);
  if (g_str_equal (folder, "."))
    return g_strdup (real + strlen (scope->folder) + 1);
  return g_build_filename (folder, real + strlen (scope->folder) + 1, NULL);
}
