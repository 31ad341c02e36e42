#include "config.h"

#include "sim/sim-lines.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

enum
{
  LINE_MOST = 1024 * 1024, /* bytes of one line */
  READ_MOST = 64 * 1024    /* bytes at once: they stay in the cache */
};

struct _SimLines
{
  gzFile file; /* reads plain files, too */
  char *buffer;
  gsize begin, end; /* of what is read and not yet told */
  gsize searched;   /* up to here there is no end of line */
  gboolean at_end;
  guint64 n, n_bytes, hash;
};

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, why);
  return FALSE;
}

/* Not to wait for a pipe: only regular files are read. */
static int
open_regular (const char *path, GError **error)
{
  int fd = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  struct stat about;

  if (fd < 0)
    refuse (error, g_strerror (errno));
  else if (fstat (fd, &about) != 0 || !S_ISREG (about.st_mode))
    {
      refuse (error, "is not a regular file");
      close (fd);
      fd = -1;
    }
  return fd;
}

SimLines *
sim_lines_open (const char *path, GError **error)
{
  int fd = open_regular (path, error);
  gzFile file = fd < 0 ? NULL : gzdopen (fd, "rb");
  SimLines *lines;

  if (file == NULL)
    {
      if (fd >= 0) /* else it was told */
        {
          refuse (error, g_strerror (ENOMEM));
          close (fd);
        }
      return NULL;
    }
  gzbuffer (file, READ_MOST);
  lines = g_new0 (SimLines, 1);
  lines->file = file;
  lines->buffer = g_malloc (LINE_MOST + READ_MOST + 1);
  return lines;
}

void
sim_lines_close (SimLines *lines)
{
  if (lines == NULL)
    return;
  (void) gzclose (lines->file);
  g_free (lines->buffer);
  g_free (lines);
}

static gboolean
complain (SimLines *lines, GError **error)
{
  int code;
  const char *text = gzerror (lines->file, &code);

  if (code == Z_BUF_ERROR)
    return refuse (error, "the gzip data breaks off; the file is truncated");
  if (code == Z_ERRNO)
    return refuse (error, g_strerror (errno));
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               "the gzip data is damaged: %s", text);
  return FALSE;
}

/* Make room at the end and fill it. */
static gboolean
read_more (SimLines *lines, GError **error)
{
  int n;

  memmove (lines->buffer, lines->buffer + lines->begin,
           lines->end - lines->begin);
  lines->searched -= lines->begin;
  lines->end -= lines->begin;
  lines->begin = 0;
  n = gzread (lines->file, lines->buffer + lines->end, READ_MOST);
  if (n > 0)
    lines->end += (gsize) n;
  else
    {
      int code;

      (void) gzerror (lines->file, &code);
      lines->at_end = TRUE;
      return n == 0 && code == Z_OK ? TRUE : complain (lines, error);
    }
  lines->n_bytes += (guint64) n;
  return TRUE;
}

/* The end of the line that begins at @begin, or NULL. */
static char *
find_end (SimLines *lines)
{
  char *end = memchr (lines->buffer + lines->searched, '\n',
                      lines->end - lines->searched);

  lines->searched
      = end == NULL ? lines->end : (gsize) (end - lines->buffer) + 1;
  return end;
}

/* Eight bytes a step: multiply and fold (as in wyhash, public domain). */
static void
add_to_hash (SimLines *lines, const char *text, gsize length)
{
  guint64 hash = lines->hash ^ length;
  gsize i = 0;
  guint64 word;

  for (; i < length; i += sizeof word)
    {
      word = 0;
      memcpy (&word, text + i, MIN (sizeof word, length - i));
      hash = (hash ^ GUINT64_FROM_LE (word))
             * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      hash ^= hash >> 29;
    }
  lines->hash = (hash + 1) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  lines->hash ^= lines->hash >> 32;
}

static void
tell (SimLines *lines, SimLine *line, gsize end)
{
  line->text = lines->buffer + lines->begin;
  line->length = end - lines->begin;
  if (line->length > 0 && line->text[line->length - 1] == '\r')
    line->length--;
  line->is_long = line->length > LINE_MOST;
  line->text[line->length] = '\0';
  line->number = ++lines->n;
  add_to_hash (lines, line->text, line->length);
  lines->begin = lines->searched;
}

/* Drop the rest of a line that is too long; what it says still counts as
 * another file. */
static gboolean
skip_line (SimLines *lines, GError **error)
{
  while (TRUE)
    {
      char *end = find_end (lines);

      add_to_hash (lines, lines->buffer + lines->begin,
                   lines->searched - lines->begin);
      lines->begin = lines->searched;
      if (end != NULL || lines->at_end)
        return TRUE;
      if (!read_more (lines, error))
        return FALSE;
    }
}

gboolean
sim_lines_next (SimLines *lines, SimLine *line, GError **error)
{
  static char empty[] = "";
  char *end;

  while ((end = find_end (lines)) == NULL)
    {
      if (lines->at_end && lines->begin == lines->end)
        return FALSE;
      if (lines->at_end)
        break;
      if (lines->end - lines->begin > LINE_MOST)
        {
          tell (lines, line, lines->end);
          line->text = empty;
          line->length = 0;
          line->is_long = TRUE; /* also when its 1 MiB end in a CR */
          return skip_line (lines, error);
        }
      if (!read_more (lines, error))
        return FALSE;
    }
  tell (lines, line, end == NULL ? lines->end : (gsize) (end - lines->buffer));
  return TRUE;
}

guint64
sim_lines_n (const SimLines *lines)
{
  return lines->n;
}

guint64
sim_lines_n_bytes (const SimLines *lines)
{
  return lines->n_bytes;
}

guint64
sim_lines_hash (const SimLines *lines)
{
  return lines->hash;
}
