#include "config.h"

#include "models/world/source-file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum
{
  BYTES_MOST = 64 * 1024 * 1024 /* of one file */
};

char *
source_file_read (const char *path, gsize *length, char **why)
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
    *why = g_strdup (error->message);
  return bytes;
}

gboolean
source_file_is_below (const char *path, const char *folder)
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

/* realpath(), in memory that g_free() frees. */
static char *
real_path (const char *path)
{
  char *real = realpath (path, NULL);
  char *copy = g_strdup (real);

  free (real);
  return copy;
}

char *
source_file_locate (const char *url, const char *folder, const char *library)
{
  g_autofree char *path = path_of_url (url);
  g_autofree char *absolute = NULL;
  g_autofree char *in_library = NULL;
  char *real;

  if (path == NULL)
    return NULL;
  absolute = g_canonicalize_filename (path, folder);
  real = real_path (absolute);
  if (real == NULL && library != NULL
      && source_file_is_below (absolute, folder))
    {
      in_library
          = g_build_filename (library, absolute + strlen (folder), NULL);
      real = real_path (in_library);
    }
  return real;
}
