#!/bin/sh
# The shipped schema is the one that the table of kinds prints, xmllint accepts
# every shipped scenario against it, and every assumption states its range.
. "$(dirname "$0")/common.sh"
"$sovsim" list schema >"$work/sovsim.xsd"
same 'scenarios/sovsim.xsd is up to date' "$top/scenarios/sovsim.xsd" \
  "$work/sovsim.xsd"
command -v xmllint >/dev/null || skip 'xmllint is not installed'
for scenario in "$top"/scenarios/*.xml "$top/tests/golden/small.xml"; do
  if xmllint --noout --xinclude --nofixup-base-uris \
      --schema "$top/scenarios/sovsim.xsd" "$scenario" 2>"$work/said"
  then passed; else failed "$scenario: $(cat "$work/said")"; fi
  if "$sovsim" check "$scenario" >/dev/null 2>"$work/said"
  then passed; else failed "$scenario: $(cat "$work/said")"; fi
done
bare=$(grep -rn 'status="assumption"' "$top/scenarios" --include='*.xml' -A1 |
  grep '<about' | grep -v 'low=' || true)
if [ -z "$bare" ]; then passed
else failed "assumptions without a range:
$bare"; fi
finish
