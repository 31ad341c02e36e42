#!/bin/sh
# Instructions per event, counted by callgrind: the same on a quiet and on a
# noisy machine, so a regression shows. Fails when a count is more than 5 %
# above what instructions.txt records for this compiler, its flags and the
# machine's vectors; skips where nothing is recorded.
#
#   BENCH=... BENCH_CC="gcc -g -O2" instructions.sh [--update]
#
# --update prints the lines to record. Two sizes of each model are run and
# their difference is divided, so that what starting up costs drops out.
set -eu
record=$(dirname "$0")/instructions.txt
bench=${BENCH:?} cc=${BENCH_CC:?}
command -v valgrind >/dev/null || { echo "valgrind is missing"; exit 77; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
# Without debugging information, which valgrind 3.19 cannot read from clang.
strip -g -o "$dir/bench" "$bench"

vectors=plain
grep -q avx2 /proc/cpuinfo 2>/dev/null && vectors=avx2
machine=$(echo "$cc $vectors" | tr -s ' ' _)

count () {
  valgrind --tool=callgrind --callgrind-out-file="$dir/out" "$dir/bench" "$@" \
    >"$dir/log" 2>&1 || { cat "$dir/log" >&2; exit 1; }
  sed -n 's/^summary: *//p; s/^totals: *//p' "$dir/out" | head -1
}

per_event () {
  model=$1
  shift
  few=$(count "$model" 20000 "$@")
  many=$(count "$model" 120000 "$@")
  echo $(((many - few) / 100000))
}

status=77
for model in "mm1" "mm16" "hold 1000" "exponential"; do
  # shellcheck disable=SC2086
  now=$(per_event $model)
  key="$machine $(echo "$model" | tr ' ' -)"
  if [ "${1-}" = --update ]; then
    echo "$key $now"
    continue
  fi
  was=$(sed -n "s/^$key //p" "$record")
  if [ -z "$was" ]; then
    echo "$key: nothing recorded, now $now"
  elif [ $((now * 100)) -gt $((was * 105)) ]; then
    echo "$key: $now instructions per event, were $was: more than 5 % up"
    exit 1
  else
    echo "$key: $now instructions per event, recorded $was"
    status=0
  fi
done
[ "${1-}" = --update ] || exit $status
