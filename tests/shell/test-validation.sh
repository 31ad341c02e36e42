#!/bin/sh
# The validation page is what the script makes of fresh runs: all figures
# measured again, and drawn where gnuplot is. What takes a minute, the coverage, is made again when
# COVERAGE names its program (make check-long).
. "$(dirname "$0")/common.sh"
if command -v gnuplot >/dev/null; then PICTURE=$work/validation.png
else PICTURE=; fi
if PICTURE=$PICTURE SOVSIM=$sovsim top_srcdir=$top sh "$top/docs/validation.sh" \
    >"$work/validation.md" 2>"$work/said"
then passed; else failed "docs/validation.sh: $(cat "$work/said")"; fi
same 'docs/validation.md is what the program measures' \
  "$top/docs/validation.md" "$work/validation.md"

if [ -z "$PICTURE" ] || [ "$(head -c 4 "$PICTURE" | tail -c 3)" = PNG ]
then passed; else failed 'no picture of the validation'; fi

# It has every model, and a table of each.
for scenario in "$top"/scenarios/validation/*.xml; do
  name=$(basename "$scenario")
  # What is known of this one is a flip, which test-compare.sh looks for.
  [ "$name" = break-even.xml ] && continue
  n=$(grep -c '<known-answer ' "$scenario")
  rows=$(awk -v name="validation/$name\`" 'index ($0, name) { inside = 1; next }
    /^## / { inside = 0 } inside && /^\| `/ { n++ } END { print n + 0 }' \
    "$top/docs/validation.md")
  if [ "$n" -gt 0 ] && [ "$rows" -eq "$n" ]; then passed
  else failed "$name knows $n answers, the page shows $rows"; fi
done

# Variants state their own answers; JSON has what the table has.
sed 's|</scenario>|<variant id="slow"/><variant id="fast">\
    <set entity="desk" attribute="demand" value="constant(35ms)"/>\
    <set entity="wait" attribute="value" value="9.4230769230769ms"/></variant>\
  </scenario>|' "$top/scenarios/validation/md1.xml" >"$work/two.xml"
"$sovsim" run "$work/two.xml" -r 4 --no-figures -o "$work/two" --json \
  >"$work/two.json" 2>/dev/null
exact () # VARIANT
{
  tr '{' '\n' <"$work/two.json" | grep "\"variant\":\"$1\"" |
    grep '"metric":"queue.wait",' | sed 's/.*"exact":\([0-9.]*\).*"interval":"\([a-z]*\)".*/\1 \2/'
}
case $(exact slow) in
  81.66666*" inside") passed ;;
  *) failed "the exact wait of the slow variant: $(exact slow)" ;;
esac
case $(exact fast) in
  9.42307*' inside') passed ;;
  *) failed "the exact wait of the fast variant: $(exact fast)" ;;
esac
finish
