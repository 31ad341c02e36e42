#!/bin/sh
# The shipped schema is the one that the table of kinds prints, xmllint accepts
# every shipped scenario against it, and every number in them has a source.
. "$(dirname "$0")/common.sh"
"$sovsim" list schema >"$work/sovsim.xsd"
same 'scenarios/sovsim.xsd is up to date' "$top/scenarios/sovsim.xsd" \
  "$work/sovsim.xsd"
command -v xmllint >/dev/null || skip 'xmllint is not installed'
# The tutorial includes the library by its names, as a scenario does that lies
# elsewhere; xmllint needs both in one folder.
mkdir "$work/flat"
ln -s "$top"/scenarios/* "$top"/scenarios/tutorial/*.xml "$work/flat"
for scenario in "$work"/flat/*.xml "$top"/scenarios/validation/*.xml \
    "$top/tests/golden/small.xml"; do
  if xmllint --noout --xinclude --nofixup-base-uris \
      --schema "$top/scenarios/sovsim.xsd" "$scenario" 2>"$work/said"
  then passed; else failed "$scenario: $(cat "$work/said")"; fi
  if "$sovsim" check "$scenario" >/dev/null 2>"$work/said"
  then passed; else failed "$scenario: $(cat "$work/said")"; fi
done

# Editors find the schema of every shipped file by the line in it, parts
# included, and have nothing to say against them.
for file in "$top"/scenarios/*.xml "$top"/scenarios/*/*.xml; do
  named=$(sed -n 's/.* xsi:noNamespaceSchemaLocation="\([^"]*\)".*/\1/p
    s/^ *xsi:noNamespaceSchemaLocation="\([^"]*\)".*/\1/p' "$file")
  if [ -n "$named" ] &&
    [ "$(dirname "$file")/$named" -ef "$top/scenarios/sovsim.xsd" ]
  then passed; else failed "$file names '$named' as its schema"; fi
done
for part in "$top"/scenarios/*/*.xml; do
  grep -q '<library' "$part" || continue
  if xmllint --noout --schema "$top/scenarios/sovsim.xsd" "$part" 2>"$work/said"
  then passed; else failed "$part: $(cat "$work/said")"; fi
done

# Every number of a shipped scenario says where it comes from, and every
# assumption how far it may be off.
for scenario in "$top"/scenarios/*.xml; do
  "$sovsim" list unsourced "$scenario" >"$work/unsourced"
  if [ ! -s "$work/unsourced" ]; then passed
  else failed "numbers without status or source in $scenario:
$(cat "$work/unsourced")"; fi
  bare=$("$sovsim" list assumptions --json "$scenario" | tr '{' '\n' |
    grep '"name"' | grep -v '"low"')
  if [ -z "$bare" ]; then passed
  else failed "assumptions without a range in $scenario:
$bare"; fi
done
finish
