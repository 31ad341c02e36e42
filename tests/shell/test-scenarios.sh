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
  if [ "$(wc -c <"$name/report.html")" -lt 5000000 ]; then passed
  else failed "$name: the report has more than 5 MB"; fi
  wide=$(awk 'length ($0) > 130' "$name.out")
  if [ -z "$wide" ]; then passed; else failed "$name: too wide:
$wide"; fi
done
# Of more points than pictures have colours for only those of sweeps are drawn,
# and what is not is named; the table fits, whatever the points are called.
"$sovsim" run "$top/scenarios/validation/mm1.xml" -r 2 -o many \
  --vary "desk.demand=$(for i in 1 2 3 4 5 6 7 8 9 10 11 12 13; do
    printf 'exponential(mean=%sms),' $i
  done | sed 's/,$//')" --vary desk.servers=2,3 >many.out 2>many.err
if grep -q 'no more than 12 points: .*queue-waits' many.err; then passed
else failed "many points: $(cat many.err)"; fi
for file in report.html figures/sweep-lines.svg figures/pareto.svg; do
  if [ -s "many/$file" ]; then passed; else failed "many points: no $file"; fi
done
if [ -e many/figures/queue-waits.svg ]; then failed 'queues of 26 points'
else passed; fi
wide=$(sed 's/±/+/g' many.out | awk 'length ($0) > 100')
if [ -z "$wide" ]; then passed; else failed "many points: too wide:
$wide"; fi
finish
