#!/bin/sh
# What users typed and tripped over: each case once made the program do
# something else than it was told, or say something that helped nobody.
. "$(dirname "$0")/common.sh"
cd "$work" || exit 1
cp "$top/tests/errors/good.xml" "$top/tests/errors/queue.xml" .

# Run a command; TEXT must be in what it says anywhere, and its exit status
# must be STATUS.
says () # STATUS, TEXT, COMMAND...
{
  wanted=$1
  text=$2
  shift 2
  "$@" >"$work/out" 2>&1
  found=$?
  if [ "$found" -ne "$wanted" ]; then
    failed "$*: exit status $found, not $wanted"
    cat "$work/out"
  elif grep -qF -e "$text" "$work/out"; then passed
  else
    failed "$*: does not say '$text'"
    cat "$work/out"
  fi
}

# What the last command must not have said.
silent () # TEXT
{
  if grep -qF -e "$1" "$work/out"; then
    failed "it says '$1'"
    cat "$work/out"
  else passed; fi
}

# No number means "not said": -1 neither.
for option in -r --replications -j --jobs; do
  says 2 "found '-1', expected a whole number from 1 to" \
    "$sovsim" run queue.xml $option -1 --no-figures -o x
done
says 2 "found '-1', expected a whole number from 1 to" \
  "$sovsim" plan queue.xml --replications=-1
says 2 "--seed: found '-1', expected a whole number from 0 to" \
  "$sovsim" run queue.xml --seed -1 --no-figures -o x
says 2 "--seed: found 'nan', expected a whole number from 0 to" \
  "$sovsim" plan queue.xml --seed=nan
says 2 "--replications: found '99999999999', expected a whole number from 1" \
  "$sovsim" plan queue.xml -r 99999999999
for option in -r -j --points; do
  says 2 "found '-1', expected a whole number from" \
    "$sovsim" compare good.xml --flips $option -1
done
says 2 "--shards: found '-1', expected a whole number from 1 to 1000" \
  "$sovsim" submit good.xml --slurm --shards -1
if [ -e x ]; then failed 'a refused run left something behind'
else passed; fi

# A value may stand right behind its letter.
says 0 '' "$sovsim" run queue.xml -r1 --no-figures -oo1
if [ -s o1/results.db ]; then passed; else failed '-oo1 made no o1'; fi
says 0 '1 point, 1 run,' "$sovsim" plan queue.xml -r1
says 2 "--replications: found '0x', expected" "$sovsim" plan queue.xml -r0x
says 2 'has no variant' "$sovsim" plan queue.xml -vnobody
says 0 '' "$sovsim" check good.xml -speople.users=5
says 2 "there is no template 'nothing'" "$sovsim" new x -tnothing

# Options have a spelling, too; what is in a file is not a matter of --help.
says 2 "there is no option '--jsn' (did you mean '--json'?)" \
  "$sovsim" check good.xml --jsn
says 2 "there is no option '--verbose'" "$sovsim" check good.xml --verbose
silent 'did you mean'
says 2 "Try 'sovsim check --help'" "$sovsim" check good.xml --jsn
says 2 'has no variant' "$sovsim" ask good.xml isolated t t --variant nobody
silent 'Try'

# What theory knows of a file is not known of what the command line made of it.
queue=$top/scenarios/tutorial/1-queue.xml
few='-r 2 --no-figures --overwrite -o answers'
says 0 'inside' "$sovsim" run "$queue" $few
says 0 'server.servers was set' "$sovsim" run "$queue" $few -s server.servers=2
silent 'inside'
silent 'outside'
says 0 '"known-answers-unknown":"server.servers was set"' \
  "$sovsim" run "$queue" $few -s server.servers=2 --json
says 0 'inside' "$sovsim" run "$queue" $few -s server.servers=1
says 0 'outside' "$sovsim" run "$queue" $few -s server.servers=2 \
  -s wait.value=900ms

# Classes wait differently; the mean of all is nobody's.
says 0 'of class polite-urgent' \
  "$sovsim" run "$top/scenarios/validation/priorities.xml" -r 2 --no-figures \
  -o classes
says 0 'waiting at' "$sovsim" run "$queue" $few
silent 'of class'

# What lies abroad without a flow is not judged, and that is said.
sed 's|<jurisdiction id="xx"/>|<jurisdiction id="xx" law="XX"/><jurisdiction id="yy" law="YY"/>|
  s|</partition>|<region id="r2" jurisdiction="yy" lat="9deg" lon="2deg"><zone id="z2"><site id="s2" host="p"/></zone></region></partition>|
  s|</scenario>|<rule id="l" law="XX" decision="transfer" from="2019-01-01" verdict="prohibited" article="Art 1"/><asset id="mails" service="mail" class="personal" mode="provider-key" site="s"><copy id="tapes" form="backup" mode="provider-key" site="s2"/></asset></scenario>|' \
  good.xml >abroad.xml
says 0 'rests in yy, but no flow of class personal leads there' \
  "$sovsim" check abroad.xml
says 0 'rests in yy, but' "$sovsim" run abroad.xml -r 1 --no-figures -o abroad
says 0 fine "$sovsim" check abroad.xml -s tapes.site=s
silent 'rests'
says 0 fine "$sovsim" check abroad.xml -s mails.home=yy
silent 'tapes rests'
sed 's|</scenario>|<flow id="f" service="mail" class="personal" activity-start="2020-01-01"/></scenario>|
  s|<deployment id="d" |<deployment id="d2" site="s2" servers="1"/>&|' \
  abroad.xml >judged.xml
says 0 fine "$sovsim" check judged.xml
silent 'rests'

# What is assumed has a value and a place; what cannot be tried says where.
cat >assumed.xml <<'END'
<scenario id="assumed" from="2026-01-01" to="2026-01-02">
  <experiment replications="2"/>
  <queue id="desk" demand="exponential(mean=80ms)">
    <about attribute="demand" status="assumption" source="a guess"
        low="exponential(mean=50ms)" high="exponential(mean=90ms)"/>
    <about attribute="discipline" status="assumption" source="a guess"
        low="fifo" high="sharing"/>
  </queue>
  <arrivals id="jobs" at="desk" every="exponential(mean=100ms)"/>
  <variant id="same"/>
  <variant id="same-again"/>
</scenario>
END
says 0 'exponential(mean=80ms)  exponential(mean=50ms) to exponential(mean=90ms)  assumed.xml:4' \
  "$sovsim" list assumptions assumed.xml
says 0 '"low":"exponential(mean=50ms)"' \
  "$sovsim" list assumptions --json assumed.xml
says 0 'left out: assumed.xml:6: desk.discipline: ' \
  "$sovsim" compare assumed.xml --flips --dry-run
says 0 'try it by --set desk.discipline=sharing' \
  "$sovsim" compare assumed.xml --flips --dry-run
says 0 '1 of 2 assumptions with a range, 1 left out' \
  "$sovsim" compare assumed.xml --sensitivity tornado --no-figures \
  --labels queue=desk
says 0 'The best are equal in every replication' \
  "$sovsim" compare assumed.xml --flips -m queue.lost \
  --labels queue=desk

# Precision: units are units, and one set of labels needs no name.
says 0 'queue.wait{queue=server} stopped at' "$sovsim" run "$queue" \
  --precision queue.wait=200ms --no-figures -o precise
says 0 'stopped at' "$sovsim" run "$queue" --precision queue.wait=0.2s \
  --no-figures -o precise
says 2 'no run measures queue.wait{}; try queue.wait{' "$sovsim" run \
  "$top/scenarios/validation/priorities.xml" --precision queue.wait=50% \
  --no-figures -o vague
says 2 'expected METRIC=HALF-WIDTH' "$sovsim" run "$queue" \
  --precision queue.wait=1kB --no-figures -o x

# Whole numbers go by ones.
says 0 '3 points, 3 runs' "$sovsim" plan "$queue" --vary server.servers=1:3 -r 1
says 2 'expected FIRST:LAST:STEP' "$sovsim" plan good.xml \
  --vary u.activity=10/d:20/d -r 1

# A directory means its stores.
for i in 1 2; do
  "$sovsim" run queue.xml -r 2 --shard $i/2 --no-figures -o "shards-$i" \
    >/dev/null 2>&1 || failed "shard $i"
done
says 0 'clerks' "$sovsim" merge all shards-1 shards-2 --no-figures
mkdir empty
says 2 'empty has no shards' "$sovsim" merge all2 empty

# What compare says when it cannot.
mkdir elsewhere
cp assumed.xml elsewhere
sed 's/id="assumed"/id="elsewhere"/' assumed.xml >elsewhere.xml
says 2 'Name the directory, if it was another (-o)' \
  "$sovsim" compare elsewhere.xml
"$sovsim" run assumed.xml --no-figures -o two >/dev/null 2>&1 || failed two
says 2 'is a histogram, no number; try queue.wait.p50, queue.wait.p95' \
  "$sovsim" compare two -m queue.waits
says 0 'same-again' "$sovsim" compare two -m queue.wait --level 0.9
says 2 'expected a share from 50% to 99.99%' "$sovsim" compare two --level 1.01

# Stores of another version, and what to do.
if command -v sqlite3 >/dev/null; then
  cp -r two old
  sqlite3 old/results.db \
    "UPDATE meta SET value = '2' WHERE key = 'schema-version'"
  says 2 'run it again into another directory (-o)' "$sovsim" compare old
fi

# What a shipped file has.
says 2 'scores/eu-csf.xml has it: <xi:include href="scores/eu-csf.xml"/>' \
  "$sovsim" ask abroad.xml score mails eu-csf
says 2 "there is no <" "$sovsim" check good.xml -s t.party=q
says 2 'there is no framework' "$sovsim" ask abroad.xml score mails eu-cfs
silent 'include'

# Words of messages.
cat >lacking.xml <<'END'
<scenario id="s" from="2026-01-01" to="2026-01-02"><jurisdiction id="x"/>
<party id="p" seat="x"><control id="c"/></party></scenario>
END
says 2 "lacks the required attribute 'over'" "$sovsim" check lacking.xml
says 2 "expected a date, as in 2020-01-01" \
  "$sovsim" ask good.xml isolated cloud cloud --at 2027-13-01
says 2 'expected a date within the run' \
  "$sovsim" ask good.xml isolated cloud cloud --at 2027-01-01
says 2 "there is no asset 'tapes': it is a <copy> of 'mails', ask about that" \
  "$sovsim" ask abroad.xml who-can-read tapes
says 2 "there is no asset 'mail': it is a <service>" \
  "$sovsim" ask abroad.xml who-can-read mail
sed 's|</scenario>|<variant id="xx"/></scenario>|' good.xml >taken.xml
says 2 "choose another, as in 'xx-variant'" "$sovsim" check taken.xml

# Failure: what lies one in another is one point; data there counts; nothing
# declared is nothing proved.
says 1 ': 1 single point of failure of mail, with what each lies in' \
  "$sovsim" ask good.xml single-points mail
says 1 'out of reach: ' "$sovsim" ask abroad.xml fails-with s2
silent 'mails, '
says 0 'out of reach: ' "$sovsim" ask abroad.xml fails-with cloud
sed 's|</scenario>|<partition id="other" operator="p" owner="p"/></scenario>|' \
  good.xml >apart.xml
says 0 'it names none: nothing is known but what lies in what' \
  "$sovsim" ask apart.xml isolated cloud other

finish
