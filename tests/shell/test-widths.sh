#!/bin/sh
# Nothing that sovsim prints for people is wider than 100 columns: no help and
# no table of the commands that users type first.
. "$(dirname "$0")/common.sh"
cd "$work" || exit 1
model=$top/scenarios/validation/break-even.xml

# No line of a command's output is wider, counted in characters.
fits () # COMMAND...
{
  "$@" >said 2>complained
  if [ ! -s said ]; then failed "$* prints nothing: $(cat complained)"; fi
  # Of UTF-8, the bytes that continue a character take no column.
  wide=$(LC_ALL=C tr -d '\200-\277' <said | LC_ALL=C awk 'length > 100')
  if [ -z "$wide" ]; then passed; else failed "$*:
$wide"; fi
}

"$sovsim" --help | sed -n 's/^  \([a-z]*\) .*/\1/p' >verbs
fits "$sovsim" --help
while read -r verb; do fits "$sovsim" "$verb" --help; done <verbs
if [ "$(wc -l <verbs)" -ge 14 ]; then passed; else failed "verbs: $(cat verbs)"
fi
finish
