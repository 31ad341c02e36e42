#!/bin/sh
# Every shipped scenario runs with few replications, and its assertions hold, in
# every variant; what is accepted says why. A line each, with the time it took.
. "$top_srcdir/tests/shell/common.sh"
limit=10 # seconds for one scenario, its figures and report not counted

try () # SCENARIO, REPLICATIONS
{
  name=$(basename "$1" .xml)
  began=$(date +%s)
  "$sovsim" run "$1" -r "$2" --no-figures -o "$work/$name" >"$work/said" 2>&1
  ran=$?
  took=$(($(date +%s) - began))
  "$sovsim" check "$1" --assert >"$work/judged" 2>&1
  judged=$?
  verdict=$(sed -n 's/^assertions: //p' "$work/judged")
  case $verdict in '0 hold, 0 waived, 0 open, 0 fail') verdict='nothing asserted' ;; esac
  printf '%-22s %3d s  %s\n' "$name" "$took" "$verdict"
  if [ $ran -eq 0 ] && [ $judged -eq 0 ]; then passed
  else failed "$name: $(cat "$work/said" "$work/judged")"; fi
  if [ "$took" -gt $((limit * 6)) ]; then
    failed "$name took $took s; in company of other work $((limit * 6)) are allowed"
  fi
}

for scenario in "$top"/scenarios/*.xml; do try "$scenario" 2; done
for scenario in "$top"/scenarios/validation/*.xml; do try "$scenario" 2; done
finish
