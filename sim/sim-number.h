/* Numbers as text, the one way in which sovsim writes them into files.
 *
 * A result must be the same bytes in every locale and read back as the same
 * double, and it should not be longer than a person would write it: 0.1, not
 * 0.10000000000000001. So a number gets the fewest digits (15, else 16, else
 * 17) that read back exactly. What is not a number is written as nothing,
 * which readers of CSV understand as missing; infinities as Inf and -Inf.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SIM_NUMBER_SIZE G_ASCII_DTOSTR_BUF_SIZE

/* Write @value into @buffer of SIM_NUMBER_SIZE bytes and return it. */
const char *sim_number_format (char *buffer, double value);

G_END_DECLS
