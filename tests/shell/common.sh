# What all shell tests share: where things are, how a failure is told.
# A test sources this file and calls `same` and `finish`.
set -u
top=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
sovsim=${SOVSIM:-$top/build/sovsim}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
n_passed=0
n_failed=0

passed () { n_passed=$((n_passed + 1)); }

failed () # WHAT
{
  n_failed=$((n_failed + 1))
  printf 'FAILED: %s\n' "$1"
}

skip () # WHY
{
  printf 'SKIPPED: %s\n' "$1"
  exit 77
}

# Compare a file with its golden one; UPDATE_GOLDEN=1 renews that instead.
same () # WHAT, GOLDEN, FOUND
{
  if [ -n "${UPDATE_GOLDEN-}" ]; then
    cp "$3" "$2"
  fi
  if diff -u "$2" "$3"; then passed; else failed "$1"; fi
}

# Two files that must not differ.
equal () # WHAT, ONE, OTHER
{
  if cmp -s "$2" "$3"; then passed; else failed "$1"; fi
}

finish ()
{
  printf '%d passed, %d failed\n' "$n_passed" "$n_failed"
  [ "$n_failed" -eq 0 ]
  exit
}
