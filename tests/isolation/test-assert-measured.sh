#!/bin/sh
# Latency is judged by the intervals of runs, the law on the regimes of every
# replication: what lies beyond fails, what the interval contains is open, and
# without a run only what has no chance in it is judged at all.
. "$top_srcdir/tests/shell/common.sh"
cd "$work" || exit 1

# 40 ms constant service on many servers: a latency of 40 ms and the way. From
# March on a rule asks for an assessment that nobody made, and consent that a
# quarter refuses.
scenario () # ASSERTIONS, MORE
{
  cat <<END >s.xml
<scenario id="s" from="2020-01-01" to="2020-05-01">
  <experiment replications="4" windows="2" window-length="60s"/>
  <jurisdiction id="land" law="LA"/><jurisdiction id="abroad" law="AB"/>
  <area id="LA" members="LA"/><area id="AB" members="AB"/>
  <party id="vendor" seat="abroad"/>
  <partition id="cloud" operator="vendor" owner="vendor">
    <region id="away" jurisdiction="abroad" lat="50deg" lon="10deg"><zone id="z"><site id="site" host="vendor"/></zone></region>
  </partition>
  <service id="mail" demand="exponential(mean=40ms)" reply="constant(1kB)"/>
  <instance id="mail-away" service="mail" partition="cloud"><deployment site="site" servers="500"/></instance>
  <party id="firm" seat="land"/><tenant id="customer" party="firm"/>
  <profile id="flat" hours="1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1"/>
  <population id="town" tenant="customer" jurisdiction="land" lat="51deg" lon="10deg" utc-offset="+00:00" users="1000" profile="flat" refusal="25%">
    <use id="town-mail" instance="mail-away" activity="1000/d"/>
  </population>
  <flow id="content" service="mail" class="personal" purpose="general" policy="continue" activity-start="2020-01-01"/>
  <rule id="export" law="LA" decision="transfer" from="2020-03-01" verdict="requires-security-assessment" article="Art 1"/>
  <mechanism id="prompt" form="consent" instance="mail-away" from="2020-03-01"/>
  ${2-}
  $1
</scenario>
END
}

judge () # STATUS, PATTERN, ASSERTIONS, VERB, OPTIONS...
{
  expected=$1 pattern=$2 verb=$4
  scenario "$3" "${more-}"
  shift 4
  rm -rf out
  case $verb in
    run) set -- --no-figures -o out "$@" ;;
    check) set -- --assert "$@" ;;
  esac
  "$sovsim" "$verb" s.xml "$@" >said 2>&1
  found=$?
  if [ "$found" -eq "$expected" ] && grep -q -- "$pattern" said; then passed
  else failed "$verb: exit status $found, expected $expected and '$pattern'
$(cat said)"; fi
}

# Latency: far above, far below, within the interval, unmeasured. The mean is
# 40 ms and a few more; bounds of 20 and 300 ms are far.
judge 1 'fails: l in base: .* ms, accepted are 20 ms' \
  "<assert id='l' form='latency' most='20ms'/>" run
judge 0 'Results' "<assert id='l' form='latency' most='300ms'/>" run
judge 0 'Results' "<assert id='l' form='latency' population='town' most='300ms'/>" run
judge 4 'open: l in base: .* in one run' \
  "<assert id='l' form='latency' most='300ms'/>" run -r 1
judge 4 'open: l in base: only a run can tell' \
  "<assert id='l' form='latency' most='20ms'/>" check
judge 2 'holds on no day of the run, which goes from 2020-01-01 to 2020-05-01' \
  "<assert id='l' form='latency' most='20ms' from='2020-05-01'/>" check
judge 1 '(2020-01-01 to before 2020-03-01)' \
  "<assert id='l' form='latency' most='20ms'/>" run
judge 2 "form=\"latency\" needs 'most'" "<assert id='l' form='latency'/>" check
judge 2 "form=\"access\" has no 'most'" \
  "<assert id='l' form='access' most='1s'/>" check
judge 2 "did you mean 'town'" \
  "<assert id='l' form='latency' most='1s' population='twon'/>" check

# A bound at the mean itself is open: read the mean from the run before.
scenario "<assert id='l' form='latency' most='300ms'/>"
rm -rf out
"$sovsim" run s.xml --no-figures -o out >said 2>&1
mean=$(awk -F, '$3 == 0 && $6 == "latency.mean" && $7 == "" { s += $8; n++ }
  END { printf "%.2f", s / n }' out/metrics.csv)
judge 4 "open: l in base: .* accepted are" \
  "<assert id='l' form='latency' quantile='mean' to='2020-03-01' most='${mean}ms'/>" run

# Nobody is there yet in January, nobody is served in February: nothing to bound,
# and an answer that never comes. In March the bound holds.
shut='<event id="d" date="2020-01-02"><set entity="town" attribute="users" value="0"/></event>
  <event id="e" date="2020-02-01"><set entity="town" attribute="users" value="1000"/></event>
  <event id="f" date="2020-02-01"><set entity="town" attribute="refusal" value="100%"/></event>
  <event id="g" date="2020-03-01"><set entity="town" attribute="refusal" value="25%"/></event>'
nobody () # STATUS, PATTERN, ASSERTIONS
{
  more="$shut <mechanism id='asking' form='consent' instance='mail-away' from='2020-02-01'/>"
  judge "$1" "$2" "$3" run --set export.from=2020-04-30 \
    --set prompt.from=2020-04-30
  more=
}
for whose in '' 'population="town"'; do
  nobody 0 'Results' "<assert id='l' form='latency' $whose most='300ms' from='2020-01-02' to='2020-02-01'/>"
  nobody 1 'fails: l in base: in 4 of 4 runs somebody asked and nobody was served (2020-02-01 to before 2020-03-01)' \
    "<assert id='l' form='latency' $whose most='300ms'/>"
  nobody 0 'Results' "<assert id='l' form='latency' $whose most='300ms' from='2020-03-01'/>"
done

# A waiver covers what it covers: all of it, a part, what is open for want of
# runs; and it says who accepts it.
waiver='<waiver reason="being moved" by="the board"'
judge 0 'Results' "<assert id='l' form='latency' most='20ms'>$waiver to='2020-05-01'/></assert>" run
judge 0 'accepted until 2020-05-01 by the board: being moved' \
  "<assert id='l' form='latency' most='20ms'>$waiver to='2020-05-01'/></assert>" check
judge 0 'Results' "<assert id='l' form='latency' most='300ms'>$waiver to='2020-05-01'/></assert>" run -r 1
judge 1 'fails: l in base: .* (2020-02-15 to before 2020-03-01)' \
  "<assert id='l' form='latency' most='20ms'>$waiver to='2020-02-15'/></assert>" run
judge 4 'only a run can tell (2020-02-15 to before 2020-05-01)' \
  "<assert id='l' form='latency' most='20ms'>$waiver to='2020-02-15'/></assert>" check
judge 1 '(2020-02-15 to before 2020-05-01)' \
  "<assert id='u' form='losses' lost='5%'>$waiver to='2020-02-15'/></assert>" check

# The law has no chance here: check judges it as run does.
for verb in check run; do
  judge 1 'fails: c in base: content of town, [0-9]* persons: requires-security-assessment' \
    "<assert id='c' form='compliance'/>" $verb
  judge 1 '(2020-03-01 to before 2020-05-01)' \
    "<assert id='c' form='compliance' flow='content' rule='export'/>" $verb
  judge 0 '' "<assert id='c' form='compliance' to='2020-03-01'/>" $verb
  judge 1 '% of the users are lost' "<assert id='u' form='losses' lost='5%'/>" $verb
  judge 0 '' "<assert id='u' form='losses' lost='60%'/>" $verb
  judge 0 '' "<assert id='u' form='losses' population='town' to='2020-03-01'/>" $verb
done
judge 0 '1 waived' "<assert id='c' form='compliance'><waiver reason='the review runs' to='2020-05-01'/></assert>" check

# With a challenge it has: then a run tells, from all its replications.
more='<challenge id="suit" partition="cloud" jurisdiction="land" filed="2020-01-10" until-decision="P1M" block-probability="50%" block-length="P5D"/>'
judge 4 'only a run can tell' "<assert id='u' form='losses' lost='60%'/>" check
judge 0 'Results' "<assert id='u' form='losses' lost='60%'/>" run
more=

# Reports of a run.
scenario "<assert id='l' form='latency' most='20ms'/><assert id='c' form='compliance' to='2020-03-01'/>"
rm -rf out
"$sovsim" run s.xml --no-figures -o out --junit j.xml --sarif s.sarif >said 2>&1
if [ $? -eq 1 ] && grep -q 'tests="2" failures="1" errors="0" skipped="0"' j.xml &&
  grep -q '"ruleId" : "l"' s.sarif; then passed
else failed "reports of a run: $(cat said j.xml s.sarif)"; fi
finish
