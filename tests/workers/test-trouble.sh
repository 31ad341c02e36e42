#!/bin/sh
# What goes wrong with a store: a clear message, nothing lost, the rest goes on.
. "$(dirname "$0")/../shell/common.sh"
plan=$top/tests/workers/plan.xml
cd "$work" || exit 1
if ! command -v sqlite3 >/dev/null; then skip "sqlite3 is not installed"; fi

# Run, and compare the exit status and a part of what is said.
says () # WHAT, STATUS, TEXT, COMMAND...
{
  what=$1 wanted=$2 text=$3; shift 3
  "$@" >said 2>&1
  found=$?
  if [ "$found" -eq "$wanted" ] && grep -q -- "$text" said; then passed
  else
    failed "$what: status $found, wanted $wanted with '$text'"
    cat said
  fi
}

run () { "$sovsim" run "$plan" --no-figures "$@"; }
n_runs () { sqlite3 "$1" 'SELECT count(*) FROM run'; }

# --- disk full: what was finished stays, the same command goes on

( ulimit -f 900; trap '' XFSZ
  run -o full --jobs 2 ) >said 2>&1
[ $? -eq 3 ] && grep -q 'goes on from there' said && passed ||
  failed "a full disk: $(cat said)"
before=$(n_runs full/results.db)
[ "$before" -gt 0 ] && passed || failed "a full disk lost what was done"
says "after a full disk" 0 'Results: full' run -o full
[ "$(n_runs full/results.db)" = 120 ] && passed || failed "not all runs"
run -o plain >/dev/null 2>&1
equal "a full disk changes the results" plain/metrics.csv full/metrics.csv

# --- another process writes, and another one works on the same

run -o both --jobs 1 >/dev/null 2>&1 &
says "two processes on one store" 0 'Results: both' run -o both --jobs 1
wait
equal "two processes change the results" plain/metrics.csv both/metrics.csv
cp -r plain locked
mkfifo hold
sqlite3 locked/results.db <hold >/dev/null 2>&1 &
exec 3>hold
echo 'BEGIN EXCLUSIVE;' >&3
says "a locked store" 3 'another process is writing' \
  timeout 60 "$sovsim" run "$plan" -o locked -r 21 --no-figures
exec 3>&-
wait
says "a store that is free again" 0 'Results: locked' \
  run -o locked -r 21

# --- a damaged store, and what is none

cp -r plain damaged
dd if=/dev/urandom of=damaged/results.db bs=4096 seek=1 count=40 conv=notrunc \
  2>/dev/null
says "a damaged store" 2 'damaged' run -o damaged
says "status of a damaged store" 3 'damaged' "$sovsim" status damaged

# --- a changed scenario, another seed, another version

sed 's/100ms/90ms/' "$plan" >changed.xml
says "a changed scenario" 2 'before it was changed' \
  "$sovsim" run changed.xml -o plain --no-figures
says "another seed" 2 'of seed 7, not 8' run -o plain --seed 8
sqlite3 full/results.db \
  "UPDATE meta SET value = '0' WHERE key = 'model-version'"
says "another version" 2 'version 0 of the models' run -o full
says "mixing when told" 0 'Results: full' \
  "$sovsim" run changed.xml -o full -r 2 --mix --no-figures
[ "$(n_runs full/results.db)" = 132 ] && passed || failed "mixing lost runs"

# --- shards: missing, of another plan, broken, another value

for i in 1 2; do run -o shards --shard "$i/3" >/dev/null 2>&1; done
says "a shard missing" 3 '40 of 120 runs are missing' \
  "$sovsim" merge shards --no-figures
says "status of it" 3 '80 stored, 40 missing' "$sovsim" status shards
run -o shards --shard 3/3 >/dev/null 2>&1
says "status before the merge" 0 'merge' "$sovsim" status shards
run -o other --seed 8 --shard 1/3 >/dev/null 2>&1
says "a shard of another plan" 3 'of another plan: seed is 8, not 7' \
  "$sovsim" merge shards other/shard-1-of-3.db --no-figures
printf 'not a store' >shards/shard-9-of-9.db
says "a broken shard" 3 'shard-9-of-9.db: cannot' \
  "$sovsim" merge shards --no-figures
says "the others are merged" 0 '120 stored, 0 missing' \
  sh -c "rm shards/shard-9-of-9.db; '$sovsim' status shards"
equal "a broken shard changes the results" plain/metrics.csv shards/metrics.csv
cp shards/shard-1-of-3.db clash.db
sqlite3 clash.db "UPDATE scalar SET value = value + 1
  WHERE rowid IS NULL OR metric = 'queue.wait'" 2>/dev/null ||
  sqlite3 clash.db "UPDATE scalar SET value = value + 1
    WHERE metric = 'queue.wait'"
says "another value" 3 'has other results than the same run' \
  "$sovsim" merge shards clash.db --no-figures
says "nothing of it is merged" 0 '' "$sovsim" merge shards --no-figures
equal "a clash changes the results" plain/metrics.csv shards/metrics.csv

# --- a shard that was used for other points before; leftovers of another plan

reuse () # DIR, OPTION...
{
  to=$1; shift
  "$sovsim" run "$plan" --no-sweep --variant one -r 3 -o "$to" --no-figures \
    "$@" >/dev/null 2>&1
}
reuse reused --shard 2/2 --vary desk.servers=2,1
for i in 1 2; do reuse reused --shard "$i/2" --vary desk.servers=2,3; done
reuse fresh --vary desk.servers=2,3
says "other points of a shard" 0 '3 runs added, 0 known, 3 left out' \
  "$sovsim" merge reused --no-figures
says "the same shards again" 0 '0 runs added, 3 known, 3 left out' \
  "$sovsim" merge reused --no-figures
[ "$(sqlite3 reused/results.db 'SELECT count(*) FROM scalar
  WHERE run NOT IN (SELECT run FROM run)')" = 0 ] && passed ||
  failed "rows without a run"
equal "other points of a shard change the results" fresh/metrics.csv \
  reused/metrics.csv
for i in 1 2 3; do run -o leftover --shard "$i/3" >/dev/null 2>&1; done
run -o leftover --seed 8 --shard 1/2 >/dev/null 2>&1
says "shards of two plans" 3 'leftover/shard-1-of-2.db: .*seed 8' \
  "$sovsim" merge leftover --no-figures
[ -e leftover/results.db ] && failed "one of two plans was taken" || passed
says "those of one plan" 0 '120 stored, 0 missing' \
  sh -c "rm leftover/shard-1-of-2.db
    '$sovsim' merge leftover --no-figures && '$sovsim' status leftover"

# --- shards do what nobody has done

run -o divided --shard 1/2 >/dev/null 2>&1
run -o divided --shard 3/3 >/dev/null 2>&1
run -o divided --shard 2/2 >/dev/null 2>&1
[ "$(n_runs divided/shard-1-of-2.db)" = 60 ] &&
  [ "$(n_runs divided/shard-3-of-3.db)" = 20 ] &&
  [ "$(n_runs divided/shard-2-of-2.db)" = 40 ] && passed ||
  failed "a shard repeats what others hold"
says "shards of two numbers" 0 '' "$sovsim" merge divided --no-figures
equal "shards of two numbers change the results" plain/metrics.csv \
  divided/metrics.csv
run -o divided --shard 1/5 >/dev/null 2>&1
[ "$(n_runs divided/shard-1-of-5.db)" = 0 ] && passed ||
  failed "a shard repeats what is merged"
says "the same number of shards again" 0 'array=1-2$' \
  "$sovsim" submit "$plan" --slurm --dry-run -o divided
says "another number when told" 0 'array=1-7$' \
  "$sovsim" submit "$plan" --slurm --dry-run -o divided --shards 7

# --- a setting that makes no world: told once, the others are run

says "an impossible setting" 2 'must lie between 1ms and 1d' \
  "$sovsim" run "$plan" --no-sweep -o partly -r 3 --no-figures \
  --vary experiment.window-length=60s,2d
[ "$(n_runs partly/results.db)" = 6 ] && passed || failed "the rest is not run"
[ "$(grep -c 'makes no world' said)" = 1 ] && passed || failed "told again"

# --- Ctrl-C: what has begun is finished, and how to go on is said

"$sovsim" run "$plan" --no-figures -o stopped --jobs 1 >/dev/null 2>said &
victim=$!
for _ in 1 2 3 4 5 6 7 8 9 10; do
  [ -s stopped/results.db ] && break
  sleep 0.1
done
sleep 0.2
kill -TERM "$victim"
wait "$victim"
[ $? -eq 3 ] && grep -q 'interrupted, [0-9]* runs are left' said &&
  grep -q 'goes on from there' said && passed || failed "Ctrl-C: $(cat said)"
run -o stopped >/dev/null 2>&1
equal "Ctrl-C changes the results" plain/metrics.csv stopped/metrics.csv

# --- more replications, and as many as it takes

run -o more -r 5 >/dev/null 2>&1
says "more replications" 0 '' run -o more -r 20
equal "extending differs from doing" plain/metrics.csv more/metrics.csv
says "precision" 0 'after [0-9]*0 replications' \
  run -o precise --jobs 2 --precision 'queue.stay{queue=desk}=10%'
says "precision, from what is stored" 0 'after [0-9]*0 replications' \
  run -o more --jobs 1 --precision 'queue.stay{queue=desk}=10%'
grep after said >one
run -o precise --jobs 1 --precision 'queue.stay{queue=desk}=10%' 2>said >/dev/null
grep after said >two
equal "where it stops depends on what was there" one two
says "a precision that is met with the last one allowed" 0 \
  'after 10 replications$' run -o met --jobs 2 -r 10 --no-sweep \
  --precision 'queue.stay{queue=desk}=50%'
says "a brace left open" 2 'expected METRIC=HALF-WIDTH' \
  run -o more --precision 'queue.stay{queue=desk=10%'
says "the only label there is" 0 'queue.stay{queue=desk} stopped at' \
  run -o more --jobs 2 --no-sweep --precision queue.stay=50%
says "an unknown label" 2 'queue.stay{queue=desk}' \
  run -o more --jobs 2 --no-sweep --precision 'queue.stay{queue=till}=50%'
finish
