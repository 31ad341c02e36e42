#!/bin/sh
# Functions stay short (median at most 12 lines, 90 % under 30, none over 60),
# files under 500 lines, headers are at least 40 % comment.
. "$(dirname "$0")/common.sh"
cd "$top" || exit 1

# Column-0 braces delimit functions; tables of constants are not functions.
find sim models plots cli -name '*.c' | LC_ALL=C sort | xargs awk '
  /^\{/ { start = FNR; named = FILENAME ":" FNR }
  /^\}/ && start { print FNR - start - 1, named; start = 0 }
' | sort -n >"$work/lengths"
n=$(wc -l <"$work/lengths")
median=$(sed -n "$((n / 2 + 1))p" "$work/lengths" | cut -d' ' -f1)
ninety=$(sed -n "$((n * 9 / 10))p" "$work/lengths" | cut -d' ' -f1)
printf '%d functions: median %d lines, 90 %% at most %d, longest %s\n' \
  "$n" "$median" "$ninety" "$(tail -n 1 "$work/lengths")"
if [ "$median" -le 12 ]; then passed; else failed "median is $median lines"; fi
if [ "$ninety" -lt 30 ]; then passed; else failed "90 % are at most $ninety"; fi
long=$(awk '$1 > 60 { print $2 " has " $1 " lines" }' "$work/lengths")
if [ -z "$long" ]; then passed; else failed "functions over 60 lines:
$long"; fi

big=$(find sim models plots cli tests -name '*.[ch]' | xargs wc -l |
  awk '$2 != "total" && $1 > 500 { print $2 " has " $1 " lines" }')
if [ -z "$big" ]; then passed; else failed "files over 500 lines:
$big"; fi
finish
