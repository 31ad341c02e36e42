/* Access logs: the Common Log Format of NCSA and Apache httpd
 * (https://httpd.apache.org/docs/2.4/logs.html),
 *
 *   %h %l %u [%t] "%r" %>s %b
 *
 * and the Combined one, which adds "%{Referer}i" "%{User-agent}i". Quotes
 * within quoted fields are escaped by a backslash; a user may contain blanks; a
 * client is a name, an IPv4 or an IPv6 address. What follows after a blank is
 * the site's own and not looked at.
 */
#include "config.h"

#include <string.h>

#include "models/traffic/trace-private.h"

/* What is left of a line; it ends in NUL. */
typedef struct
{
  const char *at, *end;
} Rest;

static const Field NOTHING = { NULL, 0 };

static Field
field_to (const char *from, const char *end)
{
  return (Field){ from, (gsize) (end - from) };
}

static gboolean
take_client (TraceReader *reader, Rest *rest, TraceLine *request)
{
  const char *blank = memchr (rest->at, ' ', (gsize) (rest->end - rest->at));

  if (blank == NULL || blank == rest->at)
    return trace_refuse (reader, NULL, NOTHING,
                         "is no line of an access log; expected client, ident, "
                         "user, [time], \"request\", status, bytes");
  request->client = field_to (rest->at, blank);
  rest->at = blank;
  return TRUE;
}

/* Ident and user are not needed; the time is what stands in brackets. */
static gboolean
take_time (TraceReader *reader, Rest *rest, TraceLine *request)
{
  const char *open = memchr (rest->at, '[', (gsize) (rest->end - rest->at));
  const char *close
      = open == NULL ? NULL : memchr (open, ']', (gsize) (rest->end - open));
  const char *why;
  Field field;

  if (close == NULL)
    return trace_refuse (reader, NULL, NOTHING,
                         "has no [time]; expected a line of an access log");
  field = field_to (open + 1, close);
  if (!field_read_log_time (field, &reader->day, &request->when, &why))
    return trace_refuse (reader, "time", field, why);
  rest->at = close + 1;
  return TRUE;
}

/* Is the quote at @at behind an odd number of backslashes? */
static gboolean
is_escaped (const char *at, const char *from)
{
  gsize n = 0;

  while (at - n > from && at[-1 - (gssize) n] == '\\')
    n++;
  return n % 2 == 1;
}

/* A blank and a quoted text; @rest moves past it. */
static gboolean
take_quoted (Rest *rest)
{
  const char *from = rest->at + 2;
  const char *at = from;

  if (rest->end - rest->at < 3 || rest->at[0] != ' ' || rest->at[1] != '"')
    return FALSE;
  while ((at = memchr (at, '"', (gsize) (rest->end - at))) != NULL
         && is_escaped (at, from))
    at++;
  if (at == NULL)
    return FALSE;
  rest->at = at + 1;
  return TRUE;
}

/* " 200" or " -". */
static gboolean
take_status (TraceReader *reader, Rest *rest, TraceLine *request)
{
  const char *at = rest->at;

  if (rest->end - at >= 4 && at[0] == ' ' && g_ascii_isdigit (at[1])
      && g_ascii_isdigit (at[2]) && g_ascii_isdigit (at[3]))
    {
      request->status
          = (guint) ((at[1] - '0') * 100 + (at[2] - '0') * 10 + (at[3] - '0'));
      rest->at = at + 4;
    }
  else if (rest->end - at >= 2 && at[0] == ' ' && at[1] == '-')
    rest->at = at + 2;
  if (rest->at != at && (rest->at == rest->end || *rest->at == ' '))
    return TRUE;
  return trace_refuse (reader, "status", field_to (at, rest->end),
                       "expected three digits after the request");
}

static gboolean
take_bytes (TraceReader *reader, Rest *rest, TraceLine *request)
{
  const char *from = rest->at + 1;
  const char *end;
  const char *why = "expected the bytes of the answer, or '-'";
  Field field;

  if (rest->at == rest->end)
    return trace_refuse (reader, "bytes", field_to (rest->end, rest->end), why);
  end = memchr (from, ' ', (gsize) (rest->end - from));
  field = field_to (from, end == NULL ? rest->end : end);
  if (field.length == 0
      || !field_read_amount (field, 1, &request->bytes_out, &why))
    return trace_refuse (reader, "bytes", field, why);
  /* "-" says that nothing was sent. */
  request->bytes_out = MAX (request->bytes_out, 0);
  rest->at = end == NULL ? rest->end : end;
  return TRUE;
}

static gboolean
take_request (TraceReader *reader, Rest *rest)
{
  return take_quoted (rest)
         || trace_refuse (reader, NULL, NOTHING,
                          "has no \"request\" in quotes after the time");
}

/* An agent may be cut off: servers bound it, and nothing here depends on it. */
static gboolean
take_agent (Rest *rest)
{
  return take_quoted (rest)
         || (rest->end - rest->at >= 2 && rest->at[0] == ' '
             && rest->at[1] == '"');
}

static gboolean
take_referrer_and_agent (TraceReader *reader, Rest *rest)
{
  if (reader->trace->format != TRACE_COMBINED
      || (take_quoted (rest) && take_agent (rest)))
    return TRUE;
  return trace_refuse (reader, NULL, NOTHING,
                       "has no \"referrer\" and \"agent\" in quotes at its "
                       "end; is it format=\"clf\"?");
}

static gboolean
read_log_line (TraceReader *reader, const SimLine *line, TraceLine *request)
{
  Rest rest = { line->text, line->text + line->length };

  return take_client (reader, &rest, request)
         && take_time (reader, &rest, request) && take_request (reader, &rest)
         && take_status (reader, &rest, request)
         && take_bytes (reader, &rest, request)
         && take_referrer_and_agent (reader, &rest);
}

const TraceFormatReader TRACE_LOG_READER = { NULL, read_log_line };
