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

# What is known; only lists, of which programs read a row a line, are as wide as
# their texts.
for word in population service asset rule latency.p95; do
  fits "$sovsim" describe $word
done
fits "$sovsim" plan "$top/scenarios/two-doors.xml" --no-probe --sample latin-hypercube:8
fits "$sovsim" latency london shanghai

# Results, of variants and of settings.
fits "$sovsim" run "$top/scenarios/icloud-china.xml" -o clouds --no-figures
fits "$sovsim" compare clouds
fits "$sovsim" run "$top/scenarios/two-doors.xml" -r 2 -o doors --no-figures
fits "$sovsim" compare doors -w latency.p95=2,availability=1
fits "$sovsim" run "$model" -o plain --no-figures
"$sovsim" run "$model" -o sweep --vary fence.delay=20ms,60ms --no-figures \
  >run.out 2>&1 || failed "run: $(cat run.out)"
fits "$sovsim" compare sweep
fits "$sovsim" compare sweep -v near-door
fits "$sovsim" compare plain sweep
fits "$sovsim" status sweep
fits "$sovsim" compare "$model" --flips -o trials
fits "$sovsim" compare "$model" --sensitivity tornado -o trials --no-figures
finish
