#include "config.h"

#include "plots/report-page.h"

#include "plots/html.h"

static const char STYLE[]
    = "<style>\n"
      ":root { --ink: #1b1f24; --paper: #fff; --soft: #5a636e; --line: #d5dae0;"
      " --tint: #f3f5f8; --link: #0059a8; }\n"
      "@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ed;"
      " --paper: #14171b; --soft: #a3acb6; --line: #39414a; --tint: #1e2329;"
      " --link: #7fb8f0; } }\n"
      "* { box-sizing: border-box; }\n"
      "body { margin: 0 auto; padding: 1rem; max-width: 64rem;"
      " color: var(--ink); background: var(--paper);"
      " font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: break-word; }\n"
      "h1 { font-size: 1.6rem; line-height: 1.25; margin: .5rem 0; }\n"
      "h2 { font-size: 1.25rem; margin: 2.5rem 0 .5rem; padding-top: .5rem;"
      " border-top: 1px solid var(--line); }\n"
      "h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }\n"
      "a { color: var(--link); }\n"
      "nav a { margin-right: 1rem; white-space: nowrap; }\n"
      ".switch { position: sticky; top: 0; z-index: 1; padding: .4rem 0;"
      " background: var(--paper); border-bottom: 1px solid var(--line); }\n"
      ".switch button { font: inherit; font-size: .85rem; margin: .15rem .4rem"
      " .15rem 0; padding: .15rem .6rem; max-width: 100%; color: var(--ink);"
      " background: var(--tint); border: 1px solid var(--line);"
      " border-left: .6rem solid var(--mark, var(--line)); border-radius: 4px;"
      " cursor: pointer; }\n"
      ".switch button[aria-pressed=false] { text-decoration: line-through;"
      " opacity: .6; }\n"
      ".soft { color: var(--soft); }\n"
      ".scroll { overflow-x: auto; margin: .75rem 0; }\n"
      "table { border-collapse: collapse; font-size: .9rem; }\n"
      "th, td { text-align: left; vertical-align: top; padding: .3rem .75rem"
      " .3rem 0; border-bottom: 1px solid var(--line); }\n"
      "th { font-weight: 600; } td.number { white-space: nowrap;"
      " font-variant-numeric: tabular-nums; }\n"
      "td.best { font-weight: 700; }\n"
      "td ol, td ul { margin: 0; padding-left: 1.2rem; }\n"
      "td.flips { min-width: 11em; } td ul, td code"
      " { overflow-wrap: anywhere; }\n"
      "td details { margin: 0; padding: 0; background: none; border: 0; }\n"
      "details { margin: .3rem 0; padding: .3rem .6rem;"
      " background: var(--tint); border: 1px solid var(--line);"
      " border-radius: 4px; } summary { cursor: pointer; }\n"
      ".picture { background: #fff; color: #000; border: 1px solid "
      "var(--line); border-radius: 4px; margin: 1rem 0; padding: .5rem;"
      " max-width: 46rem; overflow-x: auto; }\n"
      ".picture svg { display: block; width: 100%; height: auto; }\n"
      ".failed { border-left: 4px solid #d55e00; padding-left: .75rem; }\n"
      "b.class { display: inline-block; min-width: 1.6em; padding: 0 .3em;"
      " text-align: center; color: #000; border-radius: 3px; }\n"
      ".c1 { background: #7fcfb4; } .c2 { background: #e4e4e4; }"
      " .c3 { background: #f3c35c; } .c4 { background: #e3a9c8; }"
      " .c5 { background: #e8875a; } .c6 { background: #9fd0ee; }\n"
      "@media (max-width: 40rem) { table { font-size: .8rem; } }\n"
      "@media print { body { max-width: none; padding: 0; font-size: 10pt; }"
      " nav, .switch { display: none; }"
      " details::details-content { content-visibility: visible;"
      " block-size: auto; } .scroll { overflow: visible; }"
      " h2, h3, summary { break-after: avoid; }"
      " .picture, tr { break-inside: avoid; } .picture { border: 0;"
      " max-width: 15cm; } .picture svg { max-height: 22cm; } }\n"
      "</style>\n";

/* Written without the signs that XML minds, so that the page is XML, too. */
static const char SCRIPT[]
    = "'use strict';\n"
      "(function () {\n"
      "  var palette = ['0,114,178', '213,94,0', '0,158,115',"
      " '204,121,167', '230,159,0', '86,180,233',"
      " '26,26,26', '140,86,75'];\n"
      "  var all = function (what, within) {\n"
      "    return Array.from((within ||"
      " document).querySelectorAll(what));\n"
      "  };\n"
      "  var first = document.querySelector('table.variants');\n"
      "  var titles = first ? all('th[data-variant]',"
      " first).map(function (th) { return th.textContent; }) : [];\n"
      "  if ([0, 1].includes(titles.length)) return;\n"
      "  var shown = titles.map(function () { return true; });\n"
      "  var few = titles.length === Math.min(titles.length,"
      " palette.length);\n"
      "\n"
      "  function columns (table, i, on) {\n"
      "    var heads = all('th', table);\n"
      "    var at = heads.findIndex(function (th) { return"
      " th.dataset.variant === String(i); });\n"
      "    all('tr', table).forEach(function (row) {\n"
      "      var cell = row.children[at];\n"
      "      if (at !== -1 ? cell : false) cell.hidden = !on;\n"
      "    });\n"
      "  }\n"
      "  function section (heading, on) {\n"
      "    heading.hidden = !on;\n"
      "    for (var e = heading.nextElementSibling; e ? e.tagName"
      " !== 'H3' : false; e = e.nextElementSibling)\n"
      "      e.hidden = !on;\n"
      "  }\n"
      "  function curves (picture, i, on) {\n"
      "    var colour = 'rgb(' + palette[i % palette.length] + ')';\n"
      "    ['stroke', 'fill', 'color'].forEach(function (what) {\n"
      "      all('[' + what + ']', picture).forEach(function (e) {\n"
      "        if (e.getAttribute(what).split(' ').join('') ==="
      " colour)\n"
      "          e.style.visibility = on ? '' : 'hidden';\n"
      "      });\n"
      "    });\n"
      "    legend(picture, i).forEach(function (text) {\n"
      "      text.style.opacity = on ? '' : '0.4';\n"
      "      text.style.textDecoration = on ? '' : 'line-through';\n"
      "    });\n"
      "  }\n"
      "  function legend (picture, i) {\n"
      "    return all('text', picture).filter(function (text) {"
      " return text.textContent.trim() === titles[i]; });\n"
      "  }\n"
      "  function show (i, on) {\n"
      "    shown[i] = on;\n"
      "    buttons[i].setAttribute('aria-pressed', String(on));\n"
      "    all('table.variants').forEach(function (table) {"
      " columns(table, i, on); });\n"
      "    all('h3[data-variant]').forEach(function (heading) {\n"
      "      if (heading.dataset.variant === String(i))"
      " section(heading, on);\n"
      "    });\n"
      "    if (few) all('.picture.coloured').forEach(function"
      " (picture) { curves(picture, i, on); });\n"
      "  }\n"
      "  var bar = document.createElement('div');\n"
      "  bar.className = 'switch';\n"
      "  bar.setAttribute('role', 'group');\n"
      "  bar.setAttribute('aria-label', 'Variants shown');\n"
      "  var buttons = titles.map(function (title, i) {\n"
      "    var button = document.createElement('button');\n"
      "    button.type = 'button';\n"
      "    button.textContent = title;\n"
      "    button.setAttribute('aria-pressed', 'true');\n"
      "    if (few) button.style.setProperty('--mark', 'rgb(' +"
      " palette[i] + ')');\n"
      "    button.addEventListener('click', function () { show(i,"
      " !shown[i]); });\n"
      "    bar.appendChild(button);\n"
      "    return button;\n"
      "  });\n"
      "  document.querySelector('nav').after(bar);\n"
      "  if (few) all('.picture.coloured').forEach(function"
      " (picture) {\n"
      "    titles.forEach(function (title, i) {\n"
      "      legend(picture, i).forEach(function (text) {\n"
      "        text.style.cursor = 'pointer';\n"
      "        text.addEventListener('click', function () { show(i,"
      " !shown[i]); });\n"
      "      });\n"
      "    });\n"
      "  });\n"
      "})();\n";

/* "sha256-...", as the policy names the script. Free with g_free. */
static char *
script_hash (void)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;
  g_autofree char *text = NULL;

  g_checksum_update (checksum, (const guchar *) SCRIPT, -1);
  g_checksum_get_digest (checksum, digest, &length);
  text = g_base64_encode (digest, length);
  return g_strconcat ("sha256-", text, NULL);
}

void
report_page_open (GString *page, const char *title)
{
  g_autofree char *hash = script_hash ();

  g_string_append (page, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
                         "<meta charset=\"utf-8\"/>\n");
  html_add (page,
            "<meta http-equiv=\"Content-Security-Policy\" "
            "content=\"default-src 'none'; style-src 'unsafe-inline'; "
            "script-src '%s'; img-src data:; base-uri 'none'; "
            "form-action 'none'\"/>\n",
            hash);
  g_string_append (page, "<meta name=\"viewport\" "
                         "content=\"width=device-width, initial-scale=1\"/>\n"
                         "<meta name=\"color-scheme\" "
                         "content=\"light dark\"/>\n");
  html_add (page, "<title>%s – sovsim</title>\n", title);
  g_string_append (page, STYLE);
  html_add (page, "</head>\n<body>\n<h1>%s</h1>\n", title);
}

void
report_page_close (GString *page)
{
  g_string_append_printf (page, "<script>%s</script>\n</body>\n</html>\n",
                          SCRIPT);
}
