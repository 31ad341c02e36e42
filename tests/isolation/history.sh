# Asking scenarios what is known to have happened. A test sources this file after
# common.sh and calls `is` and `says`.
scenarios=$top/scenarios

# The classes of an authority over a run, as in "T 2018-02-28 D"; N where the
# answer is PROVED, ? where it is UNKNOWN.
classes () # SCENARIO, AUTHORITY, ASSET, FROM, TO, OPTIONS...
{
  file=$scenarios/$1.xml authority=$2 asset=$3 from=$4 to=$5
  shift 5
  "$sovsim" ask "$file" can-read "$authority" "$asset" --between "$from" "$to" \
    "$@" >"$work/answer" 2>&1
  awk '/^PROVED/ { class = "N" } /^UNKNOWN/ { class = "?" } /^REFUTED/ { class = "" }
    /^\(/ { n++; start = $2 }
    /^\(/ && class != "" { line = line (n > 1 ? " " start " " : "") class }
    / reads / && class == "" && match ($0, /\([DTX];/) {
      line = line (n > 1 ? " " start " " : "") substr ($0, RSTART + 1, 1)
      class = "told" }
    END { print line }' "$work/answer"
}

is () # EXPECTED, SCENARIO, AUTHORITY, ASSET, FROM, TO, OPTIONS...
{
  expected=$1
  shift
  found=$(classes "$@")
  if [ "$found" = "$expected" ]; then passed
  else failed "$*: found '$found', expected '$expected'
$(cat "$work/answer")"; fi
}

# Verdict and exit status of a question, and a line of its answer.
says () # STATUS, PATTERN, ARGUMENTS...
{
  status=$1 pattern=$2
  shift 2
  "$sovsim" ask "$@" >"$work/said" 2>&1
  found=$?
  if [ "$found" -eq "$status" ] && grep -q -- "$pattern" "$work/said"; then
    passed
  else failed "ask $*: exit status $found, expected $status and '$pattern'
$(cat "$work/said")"; fi
}
