#include "config.h"

#include "models/world/request-stream.h"

#include "models/world/attribute.h"
#include "models/world/world.h"

static const EntityKindId AT_TOP[] = { KIND_SCENARIO, KIND_NONE };

const char *const REQUEST_KIND_WORDS[N_REQUEST_KINDS]
    = { "records", "content", "emergency" };

static const char *const ROUTE_WORDS[] = { "direct", "treaty", NULL };
static const char *const REQUEST_POLICY_WORDS[]
    = { "answer", "pause", "treaty-only", "challenge", "exit", NULL };

static void
check_stream (const World *world G_GNUC_UNUSED, const Entity *entity,
              ProblemList *problems)
{
  const RequestStream *stream = (const RequestStream *) entity;

  if (stream->content + stream->emergency > 1)
    entity_complain (entity, problems,
                     "the shares 'content' and 'emergency' add up to more "
                     "than 100%%; what they leave over are records");
  if (stream->policy == REQUESTS_TREATY_ONLY && stream->procedure == NULL
      && stream->emergency < 1)
    entity_complain (entity, problems,
                     "'procedure' says how a request by treaty is answered; it "
                     "is required for policy=\"treaty-only\"");
}

static const AttributeSpec STREAM_ATTRIBUTES[] = {
  { ATTRIBUTE (RequestStream, authority, "authority", ATTRIBUTE_REFERENCE,
               REQUIRED, "who asks"),
    .target = KIND_AUTHORITY },
  { ATTRIBUTE (RequestStream, party, "party", ATTRIBUTE_REFERENCE, REQUIRED,
               "the provider that is asked"),
    .target = KIND_PARTY },
  { ATTRIBUTE (RequestStream, asset, "asset", ATTRIBUTE_REFERENCE, REQUIRED,
               "the content that is asked for"),
    .target = KIND_ASSET },
  { ATTRIBUTE (RequestStream, records, "records", ATTRIBUTE_REFERENCE, OPTIONAL,
               "the records that are asked for; when left out the provider "
               "has them in the clear"),
    .target = KIND_ASSET },
  { ATTRIBUTE (RequestStream, procedure, "procedure", ATTRIBUTE_REFERENCE,
               OPTIONAL, "by which the other side of a treaty decides"),
    .target = KIND_PROCEDURE },
  { ATTRIBUTE (RequestStream, rate, "rate", ATTRIBUTE_FREQUENCY, REQUIRED,
               "requests, as in 0.5/d") },
  { ATTRIBUTE (RequestStream, accounts, "accounts", ATTRIBUTE_NUMBER, "1",
               "accounts or devices in a request, mean"),
    .least = 1, .most = 1e6 },
  { ATTRIBUTE (RequestStream, content, "content", ATTRIBUTE_SHARE, "0%",
               "share of requests for content") },
  { ATTRIBUTE (RequestStream, emergency, "emergency", ATTRIBUTE_SHARE, "0%",
               "share of emergency requests, for content") },
  { ATTRIBUTE (RequestStream, content_route, "content-route", ATTRIBUTE_WORD,
               "direct", "by which way content is asked for"),
    .words = ROUTE_WORDS },
  { ATTRIBUTE (RequestStream, policy, "policy", ATTRIBUTE_WORD, "answer",
               "what the provider does with requests"),
    .words = REQUEST_POLICY_WORDS },
  { ATTRIBUTE (RequestStream, found, "found", ATTRIBUTE_SHARE, "100%",
               "share of answered requests for which there is data") },
  { ATTRIBUTE (RequestStream, answer, "answer", ATTRIBUTE_SPAN_DIST,
               "constant(0d)", "from a request to its direct answer"),
    .least = 0, .most = 10000.0 * (double) SIM_DAY },
  { ATTRIBUTE (RequestStream, court, "court", ATTRIBUTE_SPAN_DIST, OPTIONAL,
               "how long a challenge takes"),
    .least = 0, .most = 10000.0 * (double) SIM_DAY },
  { ATTRIBUTE (RequestStream, upheld, "upheld", ATTRIBUTE_SHARE, "100%",
               "share of challenged requests that stand") },
  { ATTRIBUTE (RequestStream, from, "from", ATTRIBUTE_FROM, "always",
               "first day of requests") },
  { ATTRIBUTE (RequestStream, to, "to", ATTRIBUTE_TO, "never",
               "first day without") },
  { 0 }
};

const EntityKind KIND_OF_REQUEST_STREAM
    = { .id = KIND_REQUEST_STREAM,
        .element = "request-stream",
        .help = "An authority asks a provider for data, again and again",
        .size = sizeof (RequestStream),
        .attributes = STREAM_ATTRIBUTES,
        .parents = AT_TOP,
        .needs_id = TRUE,
        .check = check_stream };
