/* The figure of an inquiry, in the folder figures/ of its directory: a row for
 * each assumption, two marks in it, each with its interval.
 */
#pragma once

#include "cli/inquiry.h"

G_BEGIN_DECLS

typedef struct
{
  const Factor *factor;
  SimInterval marks[2];
} InquiryRow;

/* Draw @rows with the template of the method; what fails is said on standard
 * error and makes it FALSE. @title and @axis are for people. */
gboolean inquiry_draw (const Inquiry *inquiry, const char *title,
                       const char *axis, const InquiryRow *rows, guint n);

G_END_DECLS
