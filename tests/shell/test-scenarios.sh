#!/bin/sh
# Shipped scenarios run to their end with all their figures and their report:
# one of each sort. All of them do so in make check-scenarios.
. "$(dirname "$0")/common.sh"
command -v gnuplot >/dev/null || skip 'gnuplot is not installed'
cd "$work" || exit 1

for scenario in two-doors icloud-china eu-sovereign same-building export-window \
    hk-request-pause noisy-neighbour replay validation/mm1; do
  scenario=$top/scenarios/$scenario.xml
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
