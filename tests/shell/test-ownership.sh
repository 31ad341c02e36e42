#!/bin/sh
# Whose a directory is: results and trials of assumptions never mix, and
# cleaning up takes away nothing that sovsim did not make.
. "$(dirname "$0")/common.sh"
cd "$work" || exit 1
model=$top/scenarios/validation/break-even.xml

# sovsim with its exit status as expected and TEXT in what it says.
says () # WHAT, STATUS, TEXT, ARGUMENTS...
{
  what=$1 wanted=$2 text=$3; shift 3
  "$sovsim" "$@" >said 2>&1
  found=$?
  if [ "$found" -eq "$wanted" ] && grep -q -- "$text" said; then passed
  else failed "$what: status $found, wanted $wanted with '$text': $(cat said)"
  fi
}

tornado () # OPTION...
{
  set -- compare "$model" --sensitivity tornado -m latency.mean --no-figures \
    --replications 2 -a fence.delay "$@"
  "$sovsim" "$@"
}

# --- results and trials

says 'results' 0 'Results: be' run "$model" -r 2 -o be --no-figures
cp be/results.db before.db
tornado -o be >said 2>&1
[ $? -eq 2 ] && grep -q "be: holds results of 'sovsim run'" said && passed ||
  failed "trials into results: $(cat said)"
equal 'trials changed results' before.db be/results.db
tornado -o trials >said 2>&1 && passed || failed "trials: $(cat said)"
cp trials/results.db before.db
for mode in --mix ''; do
  says "results into trials $mode" 2 'holds trials of assumptions' \
    run "$model" -r 2 -o trials --no-figures $mode
done
if grep -q mix said; then failed 'mixing is offered'; else passed; fi
says 'report on trials' 2 'holds trials of assumptions' report trials
says 'status of trials' 3 'holds trials of assumptions' status trials
says 'comparing trials' 2 'holds trials of assumptions' compare trials
says 'merging trials' 3 'holds trials of assumptions' \
  merge joined trials/results.db
equal 'results changed trials' before.db trials/results.db
tornado -o trials --seed 99 >said 2>&1
[ $? -eq 2 ] && grep -q 'trials of seed [0-9]*, not 99' said && passed ||
  failed "trials of another seed: $(cat said)"
tornado -o trials -s fence.delay=41ms >said 2>&1
[ $? -eq 2 ] && grep -q 'before it was changed, or with other --set' said &&
  passed || failed "trials of another scenario: $(cat said)"
equal 'refused trials changed the store' before.db trials/results.db
says 'replacing trials' 0 'Results: trials' \
  run "$model" -r 2 -o trials --no-figures --overwrite
equal 'results after trials' be/metrics.csv trials/metrics.csv

# --- what is no store can be replaced, not mixed with

mkdir odd && echo nonsense >odd/results.db
says 'no store' 2 'cannot be read' run "$model" -r 2 -o odd --no-figures
if grep -q mix said; then failed 'mixing is offered'; else passed; fi

# --- nothing of others is removed

mkdir -p theirs/figures && echo mine | tee theirs/figures/thesis.txt \
  theirs/figures/thesis.pdf >/dev/null
printf 'no store' >theirs/shard-1-of-1.db
says 'merging a broken shard' 3 'shard-1-of-1.db: cannot' merge theirs
if [ -s theirs/figures/thesis.txt ] && [ ! -e theirs/results.db ]; then passed
else failed "a failed merge cleans up: $(ls -R theirs)"; fi
mkdir -p old/figures && echo mine >old/figures/thesis.txt
echo mine >old/figures/thesis.pdf && touch old/figures/one.gp old/figures/one.svg
says 'replacing' 0 'Results: old' \
  run "$model" -r 1 -o old --no-figures --overwrite
if [ "$(ls old/figures)" = "$(printf 'thesis.pdf\nthesis.txt')" ]; then passed
else failed "--overwrite left: $(ls old/figures)"; fi

# --- known answers stay with what they were worked out for

mm1=$top/scenarios/validation/mm1.xml
says 'an answer' 0 'queue=desk  *ms  *320.0' \
  run "$mm1" -r 2 -o known --no-figures
says 'no answer to what is varied' 0 '"variant":"base","metric":"queue.wait"' \
  run "$mm1" -r 2 -o known --no-figures --json \
  --vary 'desk.demand=exponential(mean=20ms),exponential(mean=30ms)'
if grep -q '"variant":"desk[^{]*"exact"' said
then failed 'an answer of another point'; else passed; fi

# --- what is shown is of these results

if command -v gnuplot >/dev/null; then
  says 'a report' 0 'Report:' run "$model" -r 2 -o shown
  [ -s shown/figures/latency-cdf.svg ] && passed || failed 'no latency-cdf'
  says 'too many points for some' 0 'not drawn, .*latency-cdf' \
    run "$model" -r 2 -o shown --vary fence.delay=10ms:70ms:10ms
  if ls shown/figures/latency-cdf.* >/dev/null 2>&1
  then failed 'a figure of other results is left'; else passed; fi
fi
cp -r be blocked && rm -rf blocked/figures && touch blocked/figures
says 'no place for figures' 3 'figures: .*blocked/figures' report blocked

# --- stopping trials is no loss

"$sovsim" compare "$model" --sensitivity morris --points 200 -m latency.mean \
  -o stopped -j 1 >/dev/null 2>said &
victim=$!
for _ in $(seq 100); do
  [ -s stopped/results.db-wal ] && break
  sleep 0.05
done
sleep 0.1
kill -TERM "$victim"
wait "$victim"
[ $? -eq 3 ] && grep -q 'goes on from there' said && passed ||
  failed "SIGTERM to trials: $(cat said)"
finish
