#!/bin/sh
# A score is the weighted sum that its file says, gates stand apart from it, and
# the class of access stands beside both. The sums are done by hand:
# (15*4 + 10*0 + 10*2 + 15*4 + 20*4 + 15*4 + 10*4) / (4 * 95) = 84 %.
. "$top_srcdir/tests/shell/common.sh"
scenario=$top/scenarios/score-versus-reach.xml

says () # STATUS, PATTERN, ARGUMENTS...
{
  expected=$1 pattern=$2
  shift 2
  "$sovsim" ask "$scenario" score "$@" >"$work/said" 2>&1
  found=$?
  if [ "$found" -eq "$expected" ] && grep -q -- "$pattern" "$work/said"
  then passed
  else failed "$*: exit status $found, expected $expected and '$pattern'
$(cat "$work/said")"; fi
}

says 1 'scores 84 % (95 % of the weight evaluated) and fails a gate in EU Cloud Sovereignty Framework 1.2.1; authorities outside European Union read it directly (D)' \
  data eu-csf
says 1 'SOV-2 .*: level 0, weight 10 %, gate 2: does not pass' data eu-csf
says 0 'scores 95 % .* and passes all gates .* not at all (N)' data eu-csf \
  -v no-office
says 1 'scores 62 %' data eu-csf -v american-software
says 1 'SOV-8 Environmental sustainability: not evaluated' data eu-csf --all
# A weight and a gate are data: without its gate it passes, and is read still.
says 0 'scores 84 % .* passes all gates .* directly (D)' data eu-csf \
  --set sov-2.gate=0
# X is worth more than D, T less: two thirds of the levels, rounded down.
says 0 'SOV-2 .*: level 4' data eu-csf -v no-office --all
says 1 'reaches Label level 2, .* directly (D)' data gaia-x
# Nothing was measured for the gate of level 1, so nobody knows.
says 4 'reaches Label level 3, with what was not evaluated taken for granted, .* not at all (N)' \
  data gaia-x -v no-office
says 4 'missing: which level has Label level 1 (not evaluated, gate 1)?' \
  data gaia-x -v no-office
says 0 'reaches Label level 3 in .* not at all (N)' data gaia-x -v no-office \
  --set label-1.gate=0
# Is there an office? That decides a gate.
says 4 'SOV-2 .* (0 if what is unknown holds, else 4, gate 2)?' data eu-csf \
  --set new-york.holds=unknown
says 1 'reaches no label' data gaia-x --set hamburg.host=american \
  --set north.jurisdiction=us
says 2 "did you mean 'gaia-x'" data gaia-xx
says 2 'the weights of its objectives add up to 95 %' data eu-csf \
  --set sov-8.weight=0%

if command -v python3 >/dev/null; then
  if "$sovsim" ask "$scenario" score data eu-csf --json |
    python3 -c 'import json, sys; a = json.load (sys.stdin)["answers"][0]
assert len (a["findings"]) == 8
assert [f["value"] for f in a["findings"]] == ["0", "4", "2", "4", "4", "4", "4", "-"]'
  then passed; else failed 'the JSON of a score'; fi
fi
finish
