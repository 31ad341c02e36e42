#!/bin/sh
# Every shipped scenario runs to its end with all its figures and its report.
. "$(dirname "$0")/common.sh"
command -v gnuplot >/dev/null || skip 'gnuplot is not installed'
cd "$work" || exit 1

for scenario in "$top"/scenarios/*.xml "$top/scenarios/validation/mm1.xml"; do
  name=$(basename "$scenario" .xml)
  if "$sovsim" run "$scenario" -r 2 -o "$name" >"$name.out" 2>"$name.err" &&
    [ -s "$name/report.html" ] && [ -s "$name/metrics.csv" ] &&
    [ -s "$name.out" ]
  then passed
  else failed "$name: $(cat "$name.err")"; fi
  wide=$(awk 'length ($0) > 130' "$name.out")
  if [ -z "$wide" ]; then passed; else failed "$name: too wide:
$wide"; fi
done
finish
