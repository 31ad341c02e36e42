/* Report page: the head of a report, its look, and the script that works on it.
 *
 * The page is readable without script. Where script is on, buttons show and
 * hide variants: columns of tables, sections, and curves in their colour; the
 * titles in a figure's legend do the same. The script is a constant; the
 * Content-Security-Policy admits it by its hash and nothing else: no other
 * script, no network, no font, no frame.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Begin a page: everything up to the heading, with @title. */
void report_page_open (GString *page, const char *title);

/* The script, and the end of the page. */
void report_page_close (GString *page);

G_END_DECLS
