#!/bin/sh
# Print docs/validation.md: run every validation scenario as it stands and put
# what it measures beside what theory says. "make docs-validation" writes the
# page; tests/shell/test-validation.sh compares it with a fresh one.
#
# SOVSIM      the program
# top_srcdir  the sources
# COVERAGE    tests/queueing/coverage; without it, its table is copied from the
#             page as it is (it takes a minute)
# PICTURE     where to draw how far all values lie from the exact ones; without
#             it no picture is drawn
set -eu
scenarios=$top_srcdir/scenarios/validation
page=$top_srcdir/docs/validation.md
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

attribute () # NAME, FILE: of the root element
{
  sed -n "s/.* $1=\"\([^\"]*\)\".*/\1/p" "$2" | head -n 1
}

# The table of known answers: a line "METRIC = FORMULA" above the rows that it
# gives, whose columns are parted by two blanks or more.
answers () # FILE
{
  LC_ALL=C awk -F '   *' '
    /^Known answers/ { inside = 1; next }
    inside && /^$/ { exit }
    inside && !head { head = 1
      print "| measured quantity | formula | unit | exact | measured, 95 % | exact value is |"
      print "| --- | --- | --- | ---: | ---: | --- |"; next }
    inside && /^[^ ]/ { metric = formula = $0; sub (/ = .*/, "", metric)
      sub (/^[^=]* = /, "", formula); next }
    inside { printf "| `%s` %s | %s | %s | %s | %s | %s |\n", metric, $2, formula,
      $3, $4, $5, $6 }
  ' "$1"
}

model () # NAME
{
  file=$scenarios/$1.xml
  "$SOVSIM" run "$file" --no-figures -o "$work/$1" >"$work/$1.txt" 2>/dev/null
  printf '\n## %s\n\n%s\n\n' "$(attribute title "$file")" \
    "$(attribute question "$file")"
  awk '/^<!-- / { inside = 1; sub (/^<!-- /, "") }
    inside { last = sub (/ *-->$/, ""); sub (/^ */, ""); print; if (last) exit }
  ' "$file"
  printf '\n`sovsim run scenarios/validation/%s.xml`\n\n' "$1"
  answers "$work/$1.txt"
  printf '\nSources: '
  "$SOVSIM" list answers "$file" | awk -F '   *' '
    !seen[$3]++ { printf "%s%s", (n++ ? "; " : ""), $3 } END { print "." }'
}

# Row, model and (measured - exact) / half-width of each value, tabs between.
deviations () # NAME...
{
  row=0
  for name in "$@"; do
    row=$((row + 1))
    LC_ALL=C awk -F '   *' -v row=$row -v model="$(attribute title "$scenarios/$name.xml")" '
      /  (inside|outside)$/ { split ($5, value, " ± "); gsub (/ /, "", value[1])
        printf "%d\t%s\t%.4f\n", row, model, (value[1] - $4) / value[2] }
    ' "$work/$name.txt"
  done
}

tally () # VERDICT
{
  cat "$work"/*.txt | grep -c "  $1\$" || :
}

cat <<'EOT'
# Validation: measured beside exact

*Written by `make docs-validation`; do not edit.*

Where theory knows the answer, the simulator must give it. Each model below is a scenario like any other, in
`scenarios/validation/`; it states exact values with formula and source in `<known-answer>` elements, and `sovsim run` prints
the same comparison. The exact values were computed in 50 digits apart from the program; `tests/queueing/test-known-answers.c`
checks that they equal `sim-formula` in 12 digits.

Measured values are means over 20 replications with Student's 95 % intervals. If all is well one exact value in twenty lies
outside its interval, and values of one model go astray together, because they are measured on the same customers. So
"outside" in a row of this page is no defect; the test that would be an alarm is stricter: 40 replications, all values inside
intervals of 1 - 5e-7 confidence, which raises a false alarm in one of 10 000 runs of the suite (at most 200 comparisons;
Bonferroni). `make check` runs it with one seed, `make check-long` with 25.

Labels: `queue` and `class` say of whom, `at` where a distribution is asked, `hour` the hour of the day (UTC). A share of
customers that wait at most so long, or of time with so many inside, has unit 1. `queue.little` is the mean number inside minus
throughput times mean stay: Little's law says 0. It is not exactly 0 because some are inside when the observation begins and ends.
EOT
models='mm1 mm16 mmck md1 mg1-lognormal mg1-hyperexponential mg1-sharing priorities
  tandem jackson closed nhpp'
cat <<'EOT'

![Measured against exact, all values in half-widths of their intervals](pictures/validation.png)
EOT
for name in $models; do model "$name"; done
# shellcheck disable=SC2086
deviations $models >"$work/deviations.dat"
[ -z "${PICTURE-}" ] ||
  LC_ALL=C.UTF-8 gnuplot -d -c "$top_srcdir/docs/validation.gp" "$work/deviations.dat" "$PICTURE"
printf '\n## All together\n\n%s exact values lie inside their 95 %% interval, %s outside.\n' \
  "$(tally inside)" "$(tally outside)"
cat <<'EOT'

## Do the intervals cover?

An hour of M/M/1 is simulated 1 000 times, each time with 10 replications and another seed; each time a 95 % interval is made
of them. The truth should lie in 950 of 1 000; the mean wait must be covered in 93.5 to 96.5 %, or `make check-long` fails. By
chance alone a share of 95 % is measured between 93.6 and 96.4 % in 95 of 100 such experiments. The gap in Little's law is
covered more often than promised: it comes from who is inside at the two ends, and is far from normal.

EOT
echo '<!-- coverage -->'
if [ -n "${COVERAGE-}" ]; then "$COVERAGE" 1000
else sed -n '/^<!-- coverage -->/,/^<!-- end -->/p' "$page" | sed '1d; $d'; fi
echo '<!-- end -->'
