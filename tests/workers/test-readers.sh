#!/bin/sh
# The examples of docs/results.md that read a store or a CSV file with other
# tools run as they stand, wherever the tool is installed.
. "$(dirname "$0")/../shell/common.sh"
cd "$work" || exit 1
"$sovsim" run "$top/scenarios/validation/mm1.xml" --vary desk.servers=1:3:1 \
  -r 2 --no-figures -o results/sweep >/dev/null 2>&1 || failed "the sweep"

# The blocks of one language, a file each: 1.LANGUAGE, 2.LANGUAGE, ...
blocks () # LANGUAGE
{
  awk -v language="$1" '
    $0 == "```" language { inside = 1; n++; next }
    /^```/ { inside = 0 }
    inside { print >(n "." language) }
  ' "$top/docs/results.md"
}

# Each must print a line for three servers and end well.
try () # LANGUAGE, COMMAND...
{
  language=$1; shift
  blocks "$language"
  for block in *."$language"; do
    [ -f "$block" ] || { failed "no example for $language"; return; }
    if "$@" "$block" >printed 2>&1 && [ -s printed ]; then passed
    else failed "$language: $block: $(cat printed)"; fi
  done
}

if command -v Rscript >/dev/null; then try r Rscript
else echo "not tried: R is not installed"; fi
if command -v gnuplot >/dev/null && command -v sqlite3 >/dev/null; then
  try gnuplot gnuplot -d
else echo "not tried: gnuplot or sqlite3 is not installed"; fi
python=$(for p in /usr/bin/python3 python3; do command -v $p && break; done)
if [ -n "$python" ]; then
  if ! "$python" -c 'import pandas' 2>/dev/null; then
    echo "not tried: pandas is not installed"
  fi
  blocks python
  for block in *.python; do
    if grep -q 'import pandas' "$block" &&
        ! "$python" -c 'import pandas' 2>/dev/null; then continue; fi
    if "$python" "$block" >printed 2>&1 && [ "$(grep -c '^[123]' printed)" = 3 ]
    then passed; else failed "python: $block: $(cat printed)"; fi
  done
else echo "not tried: Python is not installed"; fi
finish
