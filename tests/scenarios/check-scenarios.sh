#!/bin/sh
# Every shipped scenario runs with few replications, draws its figures and its
# report, and its assertions hold in every variant; what is accepted says why.
# A line each, with the time it took.
. "$top_srcdir/tests/shell/common.sh"
limit=60 # seconds for one scenario; alone on two cores none needs 10

# What the assertions gave, out of a report for continuous integration.
judged () # JUNIT
{
  sed -n 's/.*tests="\([0-9]*\)" failures="\([0-9]*\)" errors="\([0-9]*\)" skipped="\([0-9]*\)".*/\1 asserted, \4 waived, \2 fail, \3 open/p' "$1"
}

try () # SCENARIO
{
  name=$(basename "$1" .xml)
  began=$(date +%s)
  "$sovsim" run "$1" -r 2 -o "$work/$name" \
    --junit "$work/$name.junit" >"$work/said" 2>&1
  status=$?
  took=$(($(date +%s) - began))
  printf '%-22s %3d s  %s\n' "$name" "$took" "$(judged "$work/$name.junit")"
  if [ $status -eq 0 ] && [ -s "$work/$name/report.html" ]; then passed
  else failed "$name: exit status $status
$(cat "$work/said")"; fi
  if [ "$took" -gt $limit ]; then failed "$name took $took s"; fi
}

for scenario in "$top"/scenarios/*.xml "$top"/scenarios/validation/*.xml; do
  try "$scenario"
done
finish
