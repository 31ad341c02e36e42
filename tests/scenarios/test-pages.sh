#!/bin/sh
# Pages and scenarios agree: each page is of a shipped scenario, says what the
# pages promise, stands in the index, and is installed and distributed; each
# link between pages leads somewhere.
. "$top_srcdir/tests/shell/common.sh"
pages=$top/docs/scenarios

holds () # FILE, PATTERN
{
  if grep -q -- "$2" "$1"; then passed; else failed "$1 has no '$2'"; fi
}

for page in "$pages"/*.md; do
  name=$(basename "$page" .md)
  holds "$top/docs/local.mk" "scenarios/$name\.md"
  for link in $(grep -o '](\([a-z./-]*\)[#)]' "$page" | sed 's/](//; s/[#)]$//'); do
    if [ -e "$pages/$link" ]; then passed
    else failed "$page: '$link' leads nowhere"; fi
  done
  case $name in README) continue ;; esac
  [ -f "$top/scenarios/$name.xml" ] || failed "$page: there is no such scenario"
  holds "$top/scenarios/local.mk" "/$name\.xml"
  holds "$pages/README.md" "^| \[$name\]($name\.md) |"
  holds "$page" "^# $name: "
  holds "$page" '^\$ sovsim '
  holds "$page" '^## What is left out'
  holds "$page" '^## How it is modelled'
done

# A scenario without a page is no mistake yet, but somebody's work.
for scenario in "$top"/scenarios/*.xml; do
  name=$(basename "$scenario" .xml)
  [ -f "$pages/$name.md" ] || printf 'no page yet: %s\n' "$name"
done
finish
