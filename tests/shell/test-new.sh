#!/bin/sh
# A scenario that new writes runs as it is; nothing is replaced unasked; and
# describe teaches every element and attribute with an example that is one.
. "$(dirname "$0")/common.sh"
cd "$work" || exit 1

for template in one-queue one-cloud two-doors keys-ladder; do
  if "$sovsim" new --template $template $template.xml >said 2>&1 &&
    "$sovsim" run $template.xml -r 1 --no-figures -o $template >said 2>&1
  then passed; else failed "$template: $(cat said)"; fi
  if grep -q "<scenario id=\"$template\"" $template.xml &&
    grep -q 'noNamespaceSchemaLocation="file:///.*/sovsim.xsd"' $template.xml
  then passed; else failed "$template: id or schema"; fi
  if grep -q Step $template.xml; then failed "$template: a step"; else passed; fi
done
cp one-queue.xml before.xml
"$sovsim" new -t one-cloud one-queue.xml </dev/null >said 2>&1
if [ $? -eq 2 ] && grep -q 'stays as it is' said; then passed
else failed "replaced unasked: $(cat said)"; fi
equal 'the file as it was' before.xml one-queue.xml
if "$sovsim" new -t one-cloud --overwrite one-queue.xml >said 2>&1 &&
  ! cmp -s before.xml one-queue.xml
then passed; else failed "--overwrite: $(cat said)"; fi
"$sovsim" new nothing.xml </dev/null >said 2>&1
if [ $? -eq 2 ] && [ ! -e nothing.xml ]; then passed
else failed "without a template: $(cat said)"; fi
"$sovsim" new -t one-queque nothing.xml >said 2>&1
if [ $? -eq 2 ] && grep -q "did you mean 'one-queue'" said; then passed
else failed "unknown template: $(cat said)"; fi
"$sovsim" new -t one-queue no/such/folder.xml >said 2>&1
if [ $? -eq 3 ] && grep -q 'no/such/folder.xml' said; then passed
else failed "unwritable: $(cat said)"; fi
"$sovsim" new -t one-queue '7 odd "names" <.xml' >said 2>&1 &&
  "$sovsim" check '7 odd "names" <.xml' >said 2>&1
if [ $? -eq 0 ]; then passed; else failed "odd name: $(cat said)"; fi

# On a terminal it asks, until the answer is one.
if command -v script >/dev/null &&
  script -qec true /dev/null >/dev/null 2>&1 </dev/null
then
  if printf '9\n3\n' | script -qec "$sovsim new asked.xml" /dev/null >said 2>&1 &&
    grep -q "There is no template '9'" said && grep -q 'id="asked"' asked.xml &&
    grep -q 'under a law' asked.xml
  then passed; else failed "asked: $(cat said)"; fi
else echo 'not tried: no script(1), or no terminal that it could make'; fi

# A figure is no reason to run anything again.
sed 's|</scenario>|<figure id="mine" kind="queue-waits"/></scenario>|' \
  before.xml >one-queue.xml
"$sovsim" run one-queue.xml -r 1 --no-figures -o one-queue >said 2>&1 ||
  failed "with a figure: $(cat said)"
if [ "$(grep -c fingerprint one-queue/manifest.json)" -eq 1 ]; then passed
else failed 'a figure made another run'; fi

# Every element of the table, and every attribute, has an example in a file of the
# library. Scenarios among them load; parts are tried by test-schema.sh and by the
# scenarios that include them.
teaches () # WORD, PATTERN: of a line of its example
{
  "$sovsim" describe "$1" >said
  awk -v pattern="$2" '/^as in .*:$/ { place = $3; next } place && $0 ~ pattern { found = 1 }
    END { sub (/:[0-9]*:$/, "", place); print place; exit !found }' said >>places
  if [ $? -eq 0 ]; then passed; else failed "no example of $1: $(cat said)"; fi
}
for element in $("$sovsim" list elements --json |
    grep -o '{"name":"[^"]*"' | cut -d'"' -f4); do
  teaches "$element" "^<$element"
  for attribute in $("$sovsim" describe "$element" --json |
      grep -o '{"name":"[^"]*"' | cut -d'"' -f4); do
    teaches "$element.$attribute" "[< ]$attribute=\""
  done
done
if [ "$(wc -l <places)" -gt 500 ]; then passed
else failed "only $(wc -l <places) examples"; fi
for file in $(sort -u places); do
  grep -q '<scenario' "$top/scenarios/$file" || continue
  if "$sovsim" check "$top/scenarios/$file" >said 2>&1; then passed
  else failed "$file: $(cat said)"; fi
done
for scenario in "$top"/scenarios/examples/*.xml; do
  if "$sovsim" run "$scenario" -r 1 --no-figures -o example >said 2>&1; then passed
  else failed "$scenario: $(cat said)"; fi
  rm -rf example
done
"$sovsim" describe column.unt >said 2>&1
if [ $? -eq 2 ] && grep -q "<column> has no attribute 'unt' (did you mean 'unit'" said
then passed; else failed "an attribute that is none: $(cat said)"; fi
"$sovsim" describe use --json >said
if grep -q '"example"' said; then passed; else failed 'no example in JSON'; fi
if "$sovsim" describe world-map | grep -q '^as in <figure '; then passed
else failed 'no example of a figure'; fi
finish
