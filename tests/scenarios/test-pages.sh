#!/bin/sh
# Pages and scenarios agree: a page of a scenario says what pages promise and
# stands in the index; its scenario is shipped, and installed; a page over several
# of them is linked from the index; each link between pages leads somewhere.
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
  holds "$pages/README.md" "]($name\.md)"
  holds "$page" '^\*\*In short:\*\* '
  [ -f "$top/scenarios/$name.xml" ] || continue
  holds "$top/scenarios/local.mk" "/$name\.xml"
  holds "$pages/README.md" "^| \[$name\]($name\.md) |"
  holds "$page" "^# $name: "
  holds "$page" '^\$ sovsim '
  holds "$page" '^## What is left out'
  holds "$page" '^## How it is modelled'
done

# What the index lists is there; a scenario that it does not list is no mistake
# yet, but somebody's work.
for name in $(sed -n 's/^| \[\([a-z-]*\)\](.*/\1/p' "$pages/README.md"); do
  if [ -f "$top/scenarios/$name.xml" ]; then passed
  else failed "the index lists $name, and there is no such scenario"; fi
done
for scenario in "$top"/scenarios/*.xml; do
  name=$(basename "$scenario" .xml)
  grep -q "^| \[$name\](" "$pages/README.md" || printf 'not in the index yet: %s\n' "$name"
done
finish
