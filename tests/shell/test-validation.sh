#!/bin/sh
# The validation page is what the script makes of fresh runs: all figures
# measured again. What takes a minute, the coverage, is made again when
# COVERAGE names its program (make check-long).
. "$(dirname "$0")/common.sh"
if SOVSIM=$sovsim top_srcdir=$top sh "$top/docs/validation.sh" \
    >"$work/validation.md" 2>"$work/said"
then passed; else failed "docs/validation.sh: $(cat "$work/said")"; fi
same 'docs/validation.md is what the program measures' \
  "$top/docs/validation.md" "$work/validation.md"

# It has every model, and a table of each.
for scenario in "$top"/scenarios/validation/*.xml; do
  name=$(basename "$scenario")
  n=$(grep -c '<known-answer ' "$scenario")
  rows=$(awk -v name="validation/$name\`" 'index ($0, name) { inside = 1; next }
    /^## / { inside = 0 } inside && /^\| `/ { n++ } END { print n + 0 }' \
    "$top/docs/validation.md")
  if [ "$n" -gt 0 ] && [ "$rows" -eq "$n" ]; then passed
  else failed "$name knows $n answers, the page shows $rows"; fi
done
finish
