#!/bin/sh
# Run programs on the same models, alternating, on one core; keep each JSON
# line and print a table of medians and of ratios to the first program.
#
#   run.sh ROUNDS OUT.jsonl PROGRAM... : MODEL... (":" apart, each quoted)
#
# What is neither bench nor limit runs a tenth, being slower.
#
set -eu
rounds=$1 out=$2
shift 2
programs= models=
while [ "$1" != : ]; do programs="$programs$1
"; shift; done
shift
for model in "$@"; do models="$models$model
"; done
pin=
command -v taskset >/dev/null && pin="taskset -c 0"
: >"$out"
one_round () {
  printf %s "$models" | while read -r model n pending; do
    printf %s "$programs" | while read -r program; do
      case $program in
        */bench | */limit) size=$n ;;
        *) size=$((n / 10)) ;;
      esac
      [ "${pending:-0}" -gt 100000 ] && [ "$size" != "$n" ] && continue
      # shellcheck disable=SC2086
      $pin $program "$model" "$size" $pending >>"$out" 2>/dev/null || :
    done
  done
}
i=0
while [ $i -lt "$rounds" ]; do
  one_round
  i=$((i + 1))
done
sed 's/[{}",:]/ /g' "$out" | awk '
  { for (i = 1; i < NF; i++) v[$i] = $(i + 1)
    key = v["model"] " " v["pending"]; name = v["program"]
    if (!(key in seen)) { seen[key] = 1; keys[++n_keys] = key }
    if (!((key, name) in n)) { if (names[key] == "") first[key] = name
      names[key] = names[key] " " name }
    values[key, name, ++n[key, name]] = v["ns"] }
  function median(key, name,   m, i, j, t, a) {
    m = n[key, name]
    for (i = 1; i <= m; i++) a[i] = values[key, name, i]
    for (i = 2; i <= m; i++)
      for (j = i; j > 1 && a[j - 1] > a[j]; j--)
        { t = a[j]; a[j] = a[j - 1]; a[j - 1] = t }
    return m % 2 ? a[(m + 1) / 2] : (a[m / 2] + a[m / 2 + 1]) / 2 }
  END { printf "%-12s %8s  %-10s %10s %8s\n", "model", "pending", "program",
               "ns", "ratio"
    for (k = 1; k <= n_keys; k++) {
      split(keys[k], part, " "); m = split(names[keys[k]], who, " ")
      base = median(keys[k], first[keys[k]])
      for (i = 1; i <= m; i++)
        printf "%-12s %8d  %-10s %10.1f %8.2f\n", part[1], part[2], who[i],
               median(keys[k], who[i]), median(keys[k], who[i]) / base } }'
