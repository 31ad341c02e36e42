#!/bin/sh
# The verb decide from outside: files in any order of columns, options, --expect,
# --law, --laws, several laws at once, mistakes with line and column.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/shell/common.sh"
cases=$top/tests/law/cases.csv

# What a command says, and its exit status, must be those of the golden file.
expect () # NAME, COMMAND...
{
  name=$1
  shift
  (cd "$work" && "$@" >"$work/$name.said" 2>"$work/$name.err")
  printf 'exit status %d\n' $? >>"$work/$name.err"
  sed -i 's/Rules evaluated: [0-9]*/Rules evaluated: N/; s/[0-9]* of other laws/N of other laws/' "$work/$name.err"
  cat "$work/$name.err" >>"$work/$name.said"
  same "$name" "$top/tests/law/bad/$name.txt" "$work/$name.said"
}

status () # WHAT, EXPECTED, COMMAND...
{
  what=$1
  wanted=$2
  shift 2
  "$@" >"$work/out" 2>"$work/err"
  found=$?
  if [ "$found" -eq "$wanted" ]; then passed
  else failed "$what: exit status $found, not $wanted: $(cat "$work/err")"; fi
}

status 'our own cases come out' 0 "$sovsim" decide --expect "$cases"
sed '2s/no-rule/prohibited/' "$cases" >"$work/wrong.csv"
status 'a case that differs is refuted' 1 "$sovsim" decide --expect "$work/wrong.csv"
cut -d, -f1-18 "$cases" >"$work/bare.csv"
status 'nothing to compare with' 2 "$sovsim" decide --expect "$work/bare.csv"

{ head -n 1 "$cases"; sed -n '2s/,CN,2010/,-,2010/p' "$cases"; } >"$work/lawless.csv"
expect expect-without-law "$sovsim" decide --expect lawless.csv
status 'the law of the command line is enough' 0 \
  "$sovsim" decide --law CN --expect "$work/lawless.csv"

# The order of columns does not matter, nor CRLF, nor quotes, nor a mark.
"$sovsim" decide "$cases" >"$work/one" 2>/dev/null
awk -F, -v OFS=, '{ for (i = NF; i > 0; i--) printf "\"%s\"%s", $i, (i > 1 ? OFS : "\r\n") }' \
  "$cases" >"$work/turned"
{ printf '\357\273\277'; cat "$work/turned"; } >"$work/turned.csv"
"$sovsim" decide "$work/turned.csv" >"$work/other" 2>/dev/null
equal 'columns in another order' "$work/one" "$work/other"
"$sovsim" decide - <"$cases" >"$work/other" 2>/dev/null
equal 'standard input' "$work/one" "$work/other"
if grep -q 'legal advice' "$work/one"; then failed 'CSV is a table and nothing else'
else passed; fi
if [ "$(head -n 1 "$work/one")" = id,verdict,rule,article,reason ]; then passed
else failed 'the header of the output'; fi

# One law of a file.
"$sovsim" decide --law HK "$cases" >"$work/hk" 2>/dev/null
n=$(awk -F, '$3 == "HK"' "$cases" | wc -l)
if [ "$(wc -l <"$work/hk")" -eq $((n + 1)) ]; then passed
else failed "--law HK answers $(wc -l <"$work/hk") lines, not $n and a header"; fi

# Every line of JSON is an object with what CSV has and the chain.
"$sovsim" decide --json "$cases" >"$work/json" 2>/dev/null
if [ "$(wc -l <"$work/json")" -eq $(($(wc -l <"$cases") - 1)) ]; then passed
else failed 'JSON has a line for each case'; fi
if command -v python3 >/dev/null; then
  if python3 - "$work/json" "$work/one" <<'PY'
import csv, json, sys
rows = list (csv.DictReader (open (sys.argv[2])))
for line, row in zip (open (sys.argv[1]), rows, strict=True):
    found = json.loads (line)
    assert all (found[name] == row[name] for name in row), (found, row)
    assert isinstance (found["conditions"], list)
    assert isinstance (found["tried"], list) and isinstance (found["cures"], list)
    assert found["note"] == "A model, not legal advice.", found
    assert ("missing" in found) == ("not stated" in found["reason"]
                                    and found["verdict"] == "needs-judgement"), found
PY
  then passed; else failed 'JSON agrees with CSV'; fi
fi

# Single cases, conflicts, mistakes.
expect one-case "$sovsim" decide --law CN --date 2024-03-22 \
  --exporter ordinary --class personal --export-pi 100000 --to US
expect two-laws "$sovsim" decide --decision request --date 2024-05-01 \
  --origin EU --location EU --exporter cloud-provider --class personal \
  --purpose us-warrant --to US --operator-home US
cp "$top/tests/law/bad/cases.csv" "$work"
expect bad-cases "$sovsim" decide cases.csv
printf 'id,date,colour,date\n' >"$work/header.csv"
expect bad-header "$sovsim" decide header.csv
: >"$work/empty.csv"
expect empty-file "$sovsim" decide empty.csv
expect no-file "$sovsim" decide nowhere.csv
expect folder "$sovsim" decide .
expect unknown-law "$sovsim" decide --law Cn --date 2024-03-22
expect nothing-to-decide "$sovsim" decide
expect file-and-case "$sovsim" decide cases.csv --to US

# A law of one's own is a file, and no more.
mkdir "$work/laws" "$work/none"
cat >"$work/laws/zz.xml" <<'XML'
<library>
  <area id="ZZ" members="ZZ-1"/>
  <term id="royal-seal" of="mechanism"/>
  <rule id="ZZ-1" law="ZZ" decision="transfer" from="2020-01-01"
      verdict="requires-royal-seal" article="Act of ZZ s 1">
    <when fact="location" in="ZZ"/>
    <cure mechanisms="royal-seal"/>
  </rule>
</library>
XML
expect own-law "$sovsim" decide --laws laws --law ZZ --date 2020-01-01 \
  --location ZZ-1 --to US
expect own-law-cured "$sovsim" decide --laws laws --law ZZ --date 2020-01-01 \
  --location ZZ-1 --to US --mechanism royal-seal
sed -i 's|requires-royal-seal|requires-royal-sael|' "$work/laws/zz.xml"
expect own-law-wrong "$sovsim" decide --laws laws --law ZZ --date 2020-01-01
expect no-laws "$sovsim" decide --laws none --date 2020-01-01 --to US
finish
