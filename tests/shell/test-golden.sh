#!/bin/sh
# The same input and seed give the same bytes: those of the golden file, with
# one worker or two, in a locale with decimal commas, in any time zone, when
# resumed, and when run again. Another seed gives others.
. "$(dirname "$0")/common.sh"
cd "$work" || exit 1
small=$top/tests/golden/small.xml

run () # DIRECTORY, OPTIONS...
{
  directory=$1
  shift
  "$sovsim" run "$small" --no-figures -o "$directory" "$@" >"$directory.out" \
    2>/dev/null || failed "run $directory"
}

run one --jobs 1
same 'metrics' "$top/tests/golden/small.csv" one/metrics.csv
same 'summary' "$top/tests/golden/small.txt" one.out
grep -o '"fingerprint" : "[0-9a-f]*"' one/manifest.json >fingerprints
same 'history of events' "$top/tests/golden/small.fingerprints" fingerprints

run two --jobs 2
equal 'one worker and two' one/metrics.csv two/metrics.csv
run again --jobs 2
equal 'run after run' one/metrics.csv again/metrics.csv
(TZ=Asia/Shanghai run zone; cmp -s one/metrics.csv zone/metrics.csv) ||
  failed 'another time zone'
comma=$(locale -a 2>/dev/null | grep -i -m 1 '^de_DE\.utf-\{0,1\}8$')
if [ -n "$comma" ]; then
  (LC_ALL=$comma LANG=$comma run comma
   cmp -s one/metrics.csv comma/metrics.csv && cmp -s one.out comma.out) ||
    failed 'a locale with decimal commas'
else
  echo 'not tried: no German locale is installed'
fi
run resumed --replications 1
run resumed
equal 'extended from one replication to two' one/metrics.csv resumed/metrics.csv
run part --variant inside
grep '^inside,' one/metrics.csv >inside
grep '^inside,' part/metrics.csv >part.inside
equal 'a variant alone' inside part.inside
run other --seed 8
if cmp -s one/metrics.csv other/metrics.csv; then
  failed 'another seed gives the same numbers'
else passed; fi
"$sovsim" run "$small" --no-figures -o one --seed 8 >/dev/null 2>message
if [ $? -eq 2 ] && grep -q overwrite message; then passed
else failed 'results of another seed are mixed or overwritten'; fi
run one --seed 8 --overwrite
equal 'overwritten on request' one/metrics.csv other/metrics.csv
finish
