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
(TZ=Asia/Shanghai run zone)
equal 'another time zone' one/metrics.csv zone/metrics.csv

# A locale with decimal commas, made here when the machine has none.
mkdir locales
if localedef -i de_DE -f UTF-8 locales/de_DE.UTF-8 2>/dev/null ||
  [ -f locales/de_DE.UTF-8/LC_NUMERIC ]; then
  (export LOCPATH=$work/locales LC_ALL=de_DE.UTF-8 LANG=de_DE.UTF-8
   [ "$(locale decimal_point)" = , ] || exit 1
   run comma) || failed 'the locale does not work'
  equal 'a locale with decimal commas' one/metrics.csv comma/metrics.csv
  equal 'the summary in that locale' one.out comma.out
else
  echo 'not tried: localedef has no German locale to build'
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

# A calendar in which nothing happens is drawn as well.
if command -v gnuplot >/dev/null; then
  if "$sovsim" run "$top/tests/errors/good.xml" -r 1 -o quiet >/dev/null \
      2>message && [ -s quiet/figures/latency-years.png ]
  then passed; else failed "figures without events: $(cat message)"; fi
fi

# Nor does it matter in which month a run begins.
if command -v gnuplot >/dev/null; then
  for month in 08 09 12; do
    sed "s|from=\"2020-01-01\" to=\"2020-03-01\"|from=\"2019-$month-15\" to=\"2024-01-01\"|" \
      "$top/tests/errors/good.xml" >month.xml
    if "$sovsim" run month.xml -r 1 -o "month-$month" >/dev/null 2>message &&
      [ -s "month-$month/figures/latency-years.png" ]
    then passed; else failed "a run that begins in month $month: $(cat message)"; fi
  done
fi

# A scenario in which nothing happens says so, rather than an empty table.
echo '<scenario id="idle" from="2020-01-01" to="2020-02-01"/>' >idle.xml
"$sovsim" run idle.xml --no-figures -o idle >idle.out 2>/dev/null
if grep -q '^Nothing to sum up' idle.out; then passed; else
  failed 'the summary of nothing'
fi
if grep -q '^Nothing to sum up' one.out; then
  failed 'the summary of something'
else
  passed
fi
finish
