#!/bin/sh
# Ranks that were not given the same: one of them says so, and none waits.
. "$(dirname "$0")/../shell/common.sh"
plan=$top/tests/workers/plan.xml
mpi=$(dirname "$sovsim")/sovsim-mpi
cd "$work" || exit 1
if [ ! -x "$mpi" ] || ! command -v mpirun >/dev/null; then
  skip "MPI: sovsim-mpi or mpirun is not there"
fi
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1
# Open MPI keeps memory of its own to the end, which is no leak of ours.
export ASAN_OPTIONS="detect_leaks=0${ASAN_OPTIONS:+:$ASAN_OPTIONS}"

# mpirun, which must end with STATUS and say TEXT on as many lines as N.
says () # WHAT, STATUS, N, TEXT, ARGUMENTS...
{
  what=$1 wanted=$2 times=$3 text=$4; shift 4
  timeout 60 mpirun --oversubscribe "$@" >said 2>&1
  found=$?
  if [ "$found" -eq "$wanted" ] &&
    [ "$(grep -c -- "$text" said)" -eq "$times" ]; then passed
  else
    failed "$what: status $found, wanted $wanted with '$text' $times times"
    cat said
  fi
}

sed 's/mean=80ms/mean=81ms/' "$plan" >other.xml
says "another plan on a rank" 2 1 'other.xml: on rank 2 this is another plan' \
  -n 2 "$mpi" "$plan" -o none : -n 1 "$mpi" other.xml
says "a file missing on a rank" 2 1 'missing.xml: No such file' \
  -n 1 "$mpi" "$plan" -o none : -n 2 "$mpi" missing.xml
says "an option wrong on a rank" 2 1 "there is no option '--bad'" \
  -n 2 "$mpi" "$plan" -o none : -n 1 "$mpi" --bad
[ -e none ] && failed "something was left behind" || passed
says "an option wrong everywhere" 2 1 "there is no option '--bad'" -n 3 "$mpi" --bad
says "help" 0 1 '^Usage:' -n 3 "$mpi" --help
says "an impossible setting" 2 1 'makes no world' -n 3 "$mpi" "$plan" \
  --no-sweep -r 3 -o partly --no-figures --vary experiment.window-length=60s,2d
finish
