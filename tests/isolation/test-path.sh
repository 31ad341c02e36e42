#!/bin/sh
# Data is processed where those go whose flow it is, and nowhere else.
. "$top_srcdir/tests/shell/common.sh"
cd "$work" || exit 1

hours='1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1'
town () # TENANT, DOOR
{
  cat <<END
<party id="$1-firm" seat="land"/><tenant id="$1" party="$1-firm"/>
<population id="$1-town" tenant="$1" jurisdiction="land" lat="1deg" lon="1deg"
  utc-offset="+00:00" users="10" profile="flat"><use id="$1-use" instance="$2"
  activity="1/d"/></population>
END
}

cat <<END >s.xml
<scenario id="s" from="2020-01-01" to="2020-02-01">
  <jurisdiction id="land"/><jurisdiction id="abroad"/>
  <party id="vendor" seat="abroad"/>
  <network id="internet" stretch="1.4" overhead="4ms"/>
  <profile id="flat" hours="$hours" weekend="100%"/>
  <partition id="cloud" operator="vendor" owner="vendor">
    <region id="r1" jurisdiction="land" lat="1deg" lon="1deg"><zone id="z1"><site id="s1" host="vendor"/></zone></region>
    <region id="r2" jurisdiction="abroad" lat="9deg" lon="9deg"><zone id="z2"><site id="s2" host="vendor"/></zone></region>
  </partition>
  <service id="mail" demand="constant(1ms)" reply="constant(1kB)"/>
  <instance id="near" service="mail" partition="cloud"><deployment id="d1" site="s1" servers="1"/></instance>
  <instance id="far" service="mail" partition="cloud"><deployment id="d2" site="s2" servers="1"/></instance>
  $(town one near)
  $(town two far)
  <flow id="letters" service="mail" tenant="one" class="personal"/>
</scenario>
END

asked () # STATUS, JURISDICTION, OPTIONS...
{
  expected=$1 place=$2
  shift 2
  "$sovsim" ask s.xml path personal "$place" "$@" >said 2>&1
  found=$?
  if [ "$found" -eq "$expected" ]; then passed
  else failed "$place $*: exit status $found, expected $expected
$(cat said)"; fi
}

asked 0 abroad
asked 1 abroad --set letters.tenant=two
asked 1 land
asked 0 land --set letters.tenant=two
finish
