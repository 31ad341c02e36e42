#!/bin/sh
# Every kind of bad input ends with a clear message and the right exit status,
# and leaves nothing half-written. One golden file per case, tests/errors/*.txt.
. "$(dirname "$0")/common.sh"
cd "$work" || exit 1
cp "$top/tests/errors/good.xml" .
XI='xmlns:xi="http://www.w3.org/2001/XInclude"'

# Run a command; what it says on standard error, and its exit status, must be
# those of the golden file.
expect () # NAME, COMMAND...
{
  name=$1
  shift
  "$@" >/dev/null 2>"$work/$name.err"
  printf 'exit status %d\n' $? >>"$work/$name.err"
  same "$name" "$top/tests/errors/$name.txt" "$work/$name.err"
}

# Check good.xml as a sed script changes it.
edited () # NAME, SED-SCRIPT
{
  sed "$2" good.xml >scenario.xml
  expect "$1" "$sovsim" check scenario.xml
}

# The file itself.
expect no-file "$sovsim" check nowhere.xml
expect directory "$sovsim" check .
: >scenario.xml
expect empty-file "$sovsim" check scenario.xml
echo 'no mark-up here' >scenario.xml
expect not-xml "$sovsim" check scenario.xml
mkfifo pipe.xml
expect fifo "$sovsim" check pipe.xml
printf '<scenario id="a\377\376" from="2020-01-01" to="2020-02-01"/>' >scenario.xml
expect invalid-utf8 "$sovsim" check scenario.xml
edited unclosed 's|</population>||'
edited wrong-root 's|scenario|szenario|'
edited library-as-root 's|<scenario [^>]*>|<library>|; s|</scenario>|</library>|'

# Elements, attributes, ids.
edited wrong-element 's|<party |<prty |'
edited misplaced-element 's|<tenant id="t" party="p"/>||; s|<use |<tenant id="t" party="p"/><use |'
edited unknown-attribute 's|utc-offset=|utc-ofset=|'
edited missing-attribute 's| users="1000"||'
edited duplicate-id 's|<tenant id="t"|<tenant id="people"|'
edited bad-id 's|<tenant id="t"|<tenant id="1 t"|'
edited missing-id 's|<tenant id="t"|<tenant|'
edited dangling-reference 's|operator="p"|operator="pp"|'
edited reference-of-wrong-kind 's|operator="p"|operator="t"|'
edited text-content 's|<tenant|hello<tenant|'
edited bad-status 's|<party |<party status="rumour" |'
edited cdata 's|<tenant|<![CDATA[x]]><tenant|'

# Values.
edited missing-unit 's|mean=10ms|mean=10|'
edited wrong-unit 's|activity="50/d"|activity="50ms"|'
edited negative-count 's|users="1000"|users="-5"|'
edited zero-servers 's|servers="2"|servers="0"|'
edited huge-number 's|users="1000"|users="99999999999999999999"|'
edited not-a-number 's|mean=10ms|mean=nanms|'
edited negative-mean 's|mean=10ms|mean=-10ms|'
edited distribution-below-zero 's|exponential(mean=10ms)|normal(mean=10ms, sd=5ms)|'
edited unknown-distribution 's|exponential(|exponentail(|'
edited share-above-one 's|users="1000"|users="1000" refusal="120%"|'
edited latitude-off-the-globe 's|lat="1deg" lon="2deg"|lat="91deg" lon="2deg"|'
edited bad-date 's|to="2020-03-01"|to="2020-02-30"|'
edited too-few-hours 's|hours="1 1 |hours="1 |'
edited axis-without-values 's|<tenant |<experiment><axis attribute="people.users" values=""/></experiment><tenant |'
edited figure-of-nobody 's|<tenant |<figure id="f" kind="latency-cdf" populations="people peeple" variants="v"/><tenant |'
edited figure-of-unknown-metric 's|<tenant |<figure id="f" kind="metric-years" metric="latency.p59"/><tenant |'
edited figure-without-choice 's|<tenant |<figure id="f" kind="who-can-read" metric="latency.p95" at="2020-02-01"/><tenant |'
edited bad-offset 's|+00:00|UTC|'

# Time.
edited law-ends-before-it-begins 's|<tenant|<rule id="l" law="X" decision="transfer" from="2021-01-01" to="2020-01-01" verdict="prohibited" article="Art 1"/><tenant|'
edited run-ends-before-it-begins 's|to="2020-03-01"|to="2019-03-01"|'
edited event-outside-the-run 's|<tenant|<event id="e" date="2030-01-01"/><tenant|'

# Changes.
expect set-unknown-entity "$sovsim" check good.xml --set peple.users=5
expect set-unknown-attribute "$sovsim" check good.xml --set people.usres=5
expect set-bad-value "$sovsim" check good.xml --set people.users=many
expect set-without-value "$sovsim" check good.xml --set people.users
edited variant-with-bad-change 's|</scenario>|<variant id="v"><set entity="d" attribute="servers" value="none"/></variant></scenario>|'

# Queueing networks.
queued () # NAME, SED-SCRIPT
{
  sed "$2" "$top/tests/errors/queue.xml" >scenario.xml
  expect "$1" "$sovsim" check scenario.xml
}
if "$sovsim" check "$top/tests/errors/queue.xml" >/dev/null; then passed
else failed 'queue.xml, which the next cases spoil, is not fine itself'; fi
queued queue-overloaded 's|mean=100ms|mean=30ms|'
queued queue-routes-above-one 's|</scenario>|<route from="desk" to="exit" probability="60%"/></scenario>|'
queued queue-probability-above-one 's|probability="50%"|probability="150%"|'
queued queue-closed-class-leaves 's| think="constant(5s)"||'
queued queue-open-class-stays 's|probability="50%"||; s|</scenario>|<route from="exit" to="desk"/></scenario>|'
queued queue-zero-servers 's|servers="2"|servers="0"|'
queued queue-room-below-servers 's|servers="2"|servers="2" room="1"|'
queued queue-negative-rate 's|mean=100ms|mean=-100ms|'
queued queue-nan-rate 's|mean=100ms|mean=nanms|'
queued queue-negative-demand 's|demand="exponential(mean=80ms)"|demand="normal(mean=80ms, cv=1)"|'
queued queue-no-customers 's|number="3"|number="0"|'
queued queue-without-demand 's|<queue id="exit" demand="[^"]*"|<queue id="exit"|'
queued queue-unvisited 's|<route.*||'
queued queue-unknown-discipline 's|<queue id="exit"|<queue id="exit" discipline="lifo"|'
queued answer-without-source 's| source="a book"||'
queued answer-without-unit 's|value="3ms"|value="3"|'
queued answer-of-wrong-kind 's|of="desk"|of="jobs"|'
queued answer-without-place 's|queue.wait"|queue.wait.share"|'
queued answer-twice 's|</scenario>|<known-answer id="again" metric="queue.wait" of="desk" value="4ms" formula="x" source="y"/></scenario>|'

# Traces: what is wrong with a line or a file, with its number; none is run.
traced () # NAME, ATTRIBUTES; the file is t.log
{
  sed "s|</scenario>|<trace id=\"t1\" href=\"t.log\" population=\"people\" service=\"mail\" $2/></scenario>|" \
    good.xml >scenario.xml
  expect "$1" "$sovsim" run scenario.xml -r 1 --no-figures -o traced
  if [ -e traced ]; then failed "$1 left results behind"; rm -rf traced; fi
}
line='10.0.0.1 - - [17/May/2015:10:05:03 +0000] "GET / HTTP/1.1" 200 7'
traced trace-missing 'format="clf"'
: >t.log
traced trace-empty 'format="clf"'
for i in 1 2 3 4 5 6 7 8 9 10 11 12; do echo "$line"; echo 'no log'; done >t.log
traced trace-many-bad-lines 'format="clf"'
traced trace-without-population 'format="csv"'
traced trace-unknown-format 'format="cfl"'
printf '%s\n' "$line" "$line" '1 - - [17/May/2015:09:05:03 +0000] "GET /" 200 7' >t.log
traced trace-backwards 'format="clf"'
printf '%s\n' "$line" '1 - - [17/May/2015:10:05:03 +3000] "GET /" 200 7' >t.log
traced trace-zone-that-does-not-exist 'format="clf"'
printf '%s\n' "$line" '1 - - [17/May/2015:10:05:03 +0000] "GET /" 200 -7' >t.log
traced trace-negative-bytes 'format="clf"'
{ echo "$line"; head -c 10000000 /dev/zero | tr '\0' x; } >t.log
traced trace-line-of-10-MB 'format="clf"'
head -c 20000 /dev/zero | tr '\0' '\377' >t.log
traced trace-binary 'format="clf"'
for i in 1 2 3 4 5 6 7 8 9; do echo "$line $i"; done | gzip -n | head -c 100 >t.log
traced trace-truncated-gzip 'format="clf"'
mkdir t.dir
mv t.log t.dir
mkfifo t.log
traced trace-fifo 'format="clf"'
rm -r t.log t.dir
printf 'time,population,servise\n1,people,mail\n' >t.log
traced trace-wrong-header 'format="csv"'
printf 'time,population,service\n1577836800,poeple,mail\n' >t.log
traced trace-unknown-population 'format="csv"'
printf 'time\n1577836800\n1577923200\n' >t.log
traced trace-longer-than-its-loop 'format="csv" loop="1h"'
sed 's|</scenario>|<trace id="t1" href="/etc/passwd" format="clf" population="people" service="mail"/></scenario>|' good.xml >scenario.xml
expect trace-outside "$sovsim" check scenario.xml
rm t.log

# Links and names.
hubs='<network id="n" stretch="1.5" overhead="1ms"/><hub id="a" lat="0deg" lon="0deg"/><hub id="b" lat="0deg" lon="10deg"/>'
edited link-overloaded "s|<tenant|$hubs<link a=\"a\" b=\"b\" stretch=\"1\" capacity=\"1Gbit/s\" load=\"2Gbit/s\"/><tenant|"
edited link-without-capacity "s|<tenant|$hubs<link a=\"a\" b=\"b\" stretch=\"1\" load=\"2Gbit/s\"/><tenant|"
edited city-far-from-where-it-is 's|<population |<population title="Shanghai" |'

# What an attacker would try.
(echo '<!DOCTYPE scenario [<!ENTITY x "y">]>'; cat good.xml) >scenario.xml
expect doctype "$sovsim" check scenario.xml
edited include-system-file-as-text "s|<tenant|<xi:include $XI href=\"/etc/passwd\" parse=\"text\"/><tenant|"
edited include-system-file "s|<tenant|<xi:include $XI href=\"/etc/passwd\"/><tenant|"
edited include-upwards "s|<tenant|<xi:include $XI href=\"../../../etc/passwd\"/><tenant|"
ln -s /etc/passwd innocent.xml
edited include-through-link "s|<tenant|<xi:include $XI href=\"innocent.xml\"/><tenant|"
edited include-from-network "s|<tenant|<xi:include $XI href=\"http://127.0.0.1:9/x.xml\"/><tenant|"
edited include-missing "s|<tenant|<xi:include $XI href=\"nothing.xml\"/><tenant|"
edited include-itself "s|<tenant|<xi:include $XI href=\"scenario.xml\"/><tenant|"
printf '<library><prty id="x"/></library>' >part.xml
edited error-in-included-file "s|<tenant|<xi:include $XI href=\"part.xml\"/><tenant|"
(printf '<!DOCTYPE library>\n<library/>') >part.xml
edited doctype-in-included-file "s|<tenant|<xi:include $XI href=\"part.xml\"/><tenant|"
{ printf '<scenario id="a" from="2020-01-01" to="2020-02-01">'
  i=0; while [ $i -lt 300 ]; do printf '<jurisdiction id="j%d">' $i; i=$((i+1)); done
  i=0; while [ $i -lt 300 ]; do printf '</jurisdiction>'; i=$((i+1)); done
  printf '</scenario>'; } >scenario.xml
expect nesting-of-300-levels "$sovsim" check scenario.xml
{ printf '<scenario id="a" from="2020-01-01" to="2020-02-01" title="'
  head -c 50000000 /dev/zero | tr '\0' 'x'; printf '"/>'; } >scenario.xml
expect attribute-of-50-MB "$sovsim" check scenario.xml
rm scenario.xml

# Usage.
expect no-verb "$sovsim"
expect unknown-verb "$sovsim" rnu good.xml
expect unknown-option "$sovsim" run good.xml --sped 3
expect no-scenario "$sovsim" run
expect unknown-variant "$sovsim" run good.xml --variant nobody
expect bad-seed "$sovsim" run good.xml --seed -7
expect bad-replications "$sovsim" run good.xml --replications=0
expect bad-jobs "$sovsim" run good.xml --jobs=0
expect list-unknown "$sovsim" list metric
expect list-without-scenario "$sovsim" list rules
expect describe-unknown "$sovsim" describe popluation
expect describe-unknown-entity "$sovsim" describe good.xml peopel
expect report-without-results "$sovsim" report nowhere

# Output.
expect output-empty "$sovsim" run good.xml -o "" -r 1
expect output-is-a-file "$sovsim" run good.xml -o good.xml -r 1
expect output-unwritable "$sovsim" run good.xml -o /proc/sovsim -r 1
mkdir taken
echo precious >taken/metrics.csv
expect output-taken "$sovsim" run good.xml -o taken -r 1
if [ "$(cat taken/metrics.csv)" = precious ]; then passed
else failed "the user's file was overwritten"; fi
if [ -w /dev/full ]; then
  expect standard-output-full sh -c "'$sovsim' check good.xml >/dev/full"
  expect standard-output-full-run sh -c "'$sovsim' run good.xml -r 1 --no-figures -o full >/dev/full"
fi
expect gnuplot-missing env PATH=/nonexistent "$sovsim" run good.xml -r 1 -o pictures
if [ -s pictures/metrics.csv ] && [ -s pictures/report.html ]; then passed
else failed "without gnuplot, the results are not kept"; fi
mkdir bin
printf '#!/bin/sh\necho "line 1: I am broken" >&2\nexit 1\n' >bin/gnuplot
chmod +x bin/gnuplot
expect gnuplot-failing env PATH="$work/bin" "$sovsim" run good.xml -r 1 -o broken
if [ -z "$(find broken/figures -name '*.svg' -o -name '*.png')" ]; then passed
else failed "a failing gnuplot left pictures behind"; fi
(ulimit -f 400; trap '' XFSZ
 expect disk-full "$sovsim" run good.xml -r 60 --jobs 1 --no-figures -o disk
 [ "$n_failed" -eq 0 ]) || failed "disk-full"

# Nothing but what was asked for is left behind.
ls -1 >left
printf '%s\n' bin broken full good.xml innocent.xml left part.xml pictures \
  pipe.xml taken | LC_ALL=C sort >wanted
LC_ALL=C sort left | grep -v '\.err$' | grep -v '^disk$' >found
equal "files left behind: $(diff wanted found)" wanted found
finish
