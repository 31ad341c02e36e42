#!/bin/sh
# The same plan gives the same bytes, whoever does it and however often he is
# killed: one thread, two, four shards in any order, three MPI ranks, a Slurm
# array on two nodes. FULL=1 kills at least forty times, and takes MPI and
# Slurm along where they are installed; without it this takes seconds.
. "$(dirname "$0")/../shell/common.sh"
. "$top/tests/workers/slurm.sh"
plan=$top/tests/workers/plan.xml
cd "$work" || exit 1
if ! command -v sqlite3 >/dev/null; then skip "sqlite3 is not installed"; fi

if [ -n "${FULL-}" ]; then replications=60; n_kills=40
else replications=10; n_kills=2; fi

run () # DIR, OPTION...
{
  to=$1; shift
  "$sovsim" run "$plan" -r "$replications" -o "$to" --no-figures "$@" \
    >/dev/null 2>>"$work/log"
}

# What does not depend on the clock: the store without its log, vacuumed.
bytes () # DIR
{
  cp "$1/results.db" "$1/copy.db"
  rm -f "$1/bytes"
  sqlite3 "$1/copy.db" "DELETE FROM run_log; VACUUM INTO '$1/bytes';"
}

like_the_first () # DIR, WHAT
{
  bytes "$1"
  equal "$2 gives other bytes" first/bytes "$1/bytes"
  equal "$2 gives another metrics.csv" first/metrics.csv "$1/metrics.csv"
}

# A number of seconds between 0.004 and 0.004 + $1, of the $2-th draw: early
# ones strike while the store is made.
moment ()
{
  awk -v most="$1" -v n="$2" 'BEGIN { srand (n); rand ()
    printf "%.3f\n", 0.004 + most * rand () }'
}

# --- threads

run first --jobs 1 && passed || failed "one thread"
bytes first
run two --jobs 2 && passed || failed "two threads"
like_the_first two "two threads"

# --- shards, in another order, one of them twice

for i in 3 1 4 2 3; do
  run shards --shard "$i/4" --jobs 1 || failed "shard $i"
done
"$sovsim" merge shards --no-figures >/dev/null 2>>log && passed ||
  failed "merge"
like_the_first shards "four shards"
"$sovsim" merge shards shards/shard-2-of-4.db shards/shard-2-of-4.db \
  --no-figures >/dev/null 2>>log && passed || failed "merging once more"
like_the_first shards "merging a shard again"

# --- kill -9, at moments that nobody chose

kills=0
round=0
while [ "$kills" -lt "$n_kills" ] && [ "$round" -lt 80 ]; do
  round=$((round + 1))
  while :; do
    "$sovsim" run "$plan" -r "$replications" -o "killed-$round" --jobs 2 \
      --no-figures >/dev/null 2>>log &
    victim=$!
    sleep "$(moment 0.4 $((round * 1000 + kills)))"
    if kill -9 "$victim" 2>/dev/null; then
      wait "$victim" 2>/dev/null
      kills=$((kills + 1))
      [ "$kills" -lt "$n_kills" ] || break
    else wait "$victim" 2>/dev/null; break; fi
  done
  run "killed-$round" --jobs 2 && passed || failed "going on after kills"
  like_the_first "killed-$round" "a run that was killed"
done
if [ "$kills" -ge "$n_kills" ]; then passed; else failed "only $kills kills"; fi

# --- MPI

mpi=$(dirname "$sovsim")/sovsim-mpi
mpi_run () # DIR
{
  OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 \
    mpirun --oversubscribe -n 3 "$mpi" "$plan" -r "$replications" -o "$1" \
    --no-figures >/dev/null 2>>log
}

if [ -z "${FULL-}" ]; then :
elif [ ! -x "$mpi" ] || ! command -v mpirun >/dev/null; then
  echo "SKIPPED: MPI: sovsim-mpi or mpirun is not there"
else
  mpi_run ranks && passed || failed "three MPI ranks"
  like_the_first ranks "MPI"
  rank_kills=0
  for draw in 1 2 3 4; do
    mpi_run ranks-killed &
    launcher=$!
    sleep "$(moment 1 "$draw")"
    # a worker, not the manager: the youngest child of our mpirun
    mpirun=$(pgrep -P "$launcher" -x mpirun || :)
    victim=$(pgrep -n -P "${mpirun:-0}" || :)
    [ -n "$victim" ] && kill -9 "$victim" 2>/dev/null &&
      rank_kills=$((rank_kills + 1))
    wait "$launcher"
  done
  kills=$((kills + rank_kills))
  if [ "$rank_kills" -gt 0 ]; then passed; else failed "no rank was killed"; fi
  mpi_run ranks-killed && passed || failed "MPI after a rank was killed"
  like_the_first ranks-killed "MPI after kills"
fi

# --- Slurm

slurm_wait () # until the queue is empty, two minutes at most
{
  for _ in $(seq 120); do
    [ -z "$(squeue -h)" ] && return 0
    sleep 1
  done
  return 1
}

slurm_tests ()
{
  "$sovsim" submit "$plan" --slurm --shards 4 -r "$replications" \
    -o array >submitted && passed || failed "submit"
  job=$(sed 's/^job \([0-9]*\):.*/\1/' submitted)
  sleep 2
  # one task dies, on a healthy node: Slurm calls that failed
  scancel --signal=KILL --full "${job}_2" 2>>log && passed ||
    failed "no task could be killed"
  slurm_wait || failed "the queue does not empty"
  if "$sovsim" status array >status 2>&1
  then failed "the killed task had finished already"; else passed; fi
  "$sovsim" submit "$plan" --slurm --shards 4 -r "$replications" \
    -o array >>log && passed || failed "submitting again"
  slurm_wait || failed "the queue does not empty"
  "$sovsim" status array >status 2>&1 && passed || failed "$(cat status)"
  like_the_first array "a Slurm array"
}

if [ -z "${FULL-}" ]; then :
elif ! slurm_is_there; then
  echo "SKIPPED: Slurm: munge, slurmctld, slurmd or sbatch is not installed," \
    "or this is not root"
else
  cluster=$(mktemp -d)
  trap 'slurm_stop "$cluster"; rm -rf "$work" "$cluster"' EXIT
  if slurm_start "$cluster"; then slurm_tests
  else
    failed "the cluster does not start"
    tail -5 "$cluster"/*.log
  fi
fi
echo "killed $kills times"
[ "$n_failed" -eq 0 ] || tail -20 log
finish
