#!/bin/sh
# Staff get in with whoever lets them, patches with whoever releases them;
# reading code is no way to data. Regions of one partition may have operators of
# their own. And the lag of a catalogue is the published one.
. "$top_srcdir/tests/shell/common.sh"
cd "$work" || exit 1
scenario=$top/scenarios/staff-and-code.xml

says () # STATUS, PATTERN, FILE, ARGUMENTS...
{
  expected=$1 pattern=$2
  shift 2
  "$sovsim" ask "$@" >said 2>&1
  found=$?
  if [ "$found" -eq "$expected" ] && grep -q -- "$pattern" said; then passed
  else failed "$*: exit status $found, expected $expected and '$pattern'
$(cat said)"; fi
}

at='--at 2019-01-01'
says 0 'cannot read' "$scenario" can-read us-justice by-staff $at
says 1 'Microsoft sends engineers of the vendor' "$scenario" can-read \
  us-justice by-staff $at -v standing-access
says 1 'can grant access for an engineer' "$scenario" can-read us-justice \
  by-staff $at -v standing-access
says 0 'cannot read' "$scenario" can-read us-justice by-patch $at
says 1 'stored N, in use D' "$scenario" can-read us-justice by-patch $at \
  -v standing-access
# Both states together have both; neither has the other's half.
says 0 'cannot read' "$scenario" can-read de-courts by-staff $at
says 1 'reads Data that staff could see' "$scenario" can-read de-courts \
  by-staff $at --set employer.party=trustee
says 0 'cannot read' "$scenario" can-read cn-security by-inspection $at
if "$sovsim" check "$scenario" --assert >said 2>&1; then passed
else failed "assertions: $(cat said)"; fi
sed 's|<needs item="patch"/>|<needs item="patch"/><needs item="source-code"/>|
  s|<item id="patch"|<item id="reading" form="source"/>&|
  s|source-code"/></decr|&|' "$scenario" |
  sed 's|<needs item="source-code"/>|<needs item="reading"/>|' >s.xml
if "$sovsim" check s.xml >said 2>&1; then failed 'a set needs source code'
elif grep -q "inspection alters nothing and opens no data" said; then passed
else failed "source code in a set: $(cat said)"; fi

# Two regions, two operators; 253 services lag behind as published, to 0.02.
clouds () # WHEN
{
  cat <<END >c.xml
<scenario id="c" from="2014-01-01" to="2026-01-01">
  <jurisdiction id="us"/><jurisdiction id="cn"/>
  <authority id="police" jurisdiction="cn"><power form="order" reach="control"/></authority>
  <party id="amazon" seat="us"/><party id="sinnet" seat="us"/><party id="nwcd" seat="cn"/>
  <partition id="aws" operator="amazon" owner="amazon"/>
  <partition id="aws-cn" operator="sinnet" owner="amazon">
    <region id="north" jurisdiction="us" lat="1deg" lon="1deg"><zone id="n"><site id="ns" host="amazon"/></zone></region>
    <region id="west" operator="nwcd" jurisdiction="us" lat="1deg" lon="1deg"><zone id="w"><site id="ws" host="amazon"/></zone></region>
  </partition>
  <asset id="in-north" class="personal" mode="none" site="ns"/>
  <asset id="in-west" class="personal" mode="none" site="ws"/>
  <service id="queue" demand="constant(1ms)" reply="constant(1B)"/>
  <instance id="first" service="queue" partition="aws" available="2016-01-01"/>
  <lag of="aws" to="aws-cn" at-once="13%" mean="3640d"/>
</scenario>
END
}
clouds
says 1 'nwcd holds' c.xml can-read police in-west
says 0 'cannot read' c.xml can-read police in-north
while read -r day least most; do
  "$sovsim" ask c.xml catalogue aws aws-cn --at "$day" >said 2>&1
  found=$(sed -n 's/.*by the lag between the two, \([0-9]*\) %.*/\1/p' said)
  if [ -n "$found" ] && [ "$found" -ge "$least" ] && [ "$found" -le "$most" ]
  then passed; else failed "lag on $day: $(cat said)"; fi
done <<'TABLE'
2016-01-01 13 13
2016-06-29 14 17
2016-12-31 17 21
2017-12-31 26 29
2020-12-31 46 49
TABLE
says 0 '0 of 0 services' c.xml catalogue aws aws-cn --at 2015-01-01
says 2 "did you mean 'aws-cn'" c.xml catalogue aws aws-cm
finish
