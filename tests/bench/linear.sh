#!/bin/sh
# Compelled access costs a number of instructions that is linear in the world:
# four times the parties, assets and edges, four times the instructions of
# access_solve(), within 5 %. Seconds grow faster, for a larger world no longer
# fits the caches; instructions are the same on every machine.
#
#   BENCH_ISOLATION=... linear.sh
set -eu
bench=${BENCH_ISOLATION:?}
command -v valgrind >/dev/null || { echo "valgrind is missing"; exit 77; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

count () # PARTIES, ASSETS, EDGES
{
  valgrind --tool=callgrind --callgrind-out-file="$dir/out" \
    --toggle-collect=access_solve "$bench" "$@" >"$dir/log" 2>&1 ||
    { cat "$dir/log" >&2; exit 1; }
  sed -n 's/^summary: *//p; s/^totals: *//p' "$dir/out" | head -1
}

small=$(count 50 500 5000)
large=$(count 200 2000 20000)
awk -v small="$small" -v large="$large" 'BEGIN {
  if (small == 0) { print "access_solve() was not found"; exit 77 }
  ratio = large / small
  printf "instructions: %d and %d, ratio %.3f\n", small, large, ratio
  exit !(ratio > 3.8 && ratio < 4.2) }'
