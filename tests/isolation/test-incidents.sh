#!/bin/sh
# Every incident of the library can be included, has its sources, begins and
# ends as the reports say, and a run with all of them gives each a regime.
. "$top_srcdir/tests/shell/common.sh"
all=$work/all.xml
{
  cat <<'HEAD'
<scenario id="all" title="All incidents" question="Do they load?"
    from="2020-01-01" to="2026-01-01"
    xmlns:xi="http://www.w3.org/2001/XInclude">
  <xi:include href="places/jurisdictions.xml"/>
HEAD
  for cloud in microsoft microsoft-control aws alibaba ovh korea google \
      crowdstrike; do
    echo "  <xi:include href=\"clouds/$cloud.xml\"/>"
  done
  for file in "$top"/scenarios/incidents/*.xml; do
    echo "  <xi:include href=\"incidents/$(basename "$file")\"/>"
  done
  echo '</scenario>'
} >"$all"

if "$sovsim" check "$all" >/dev/null 2>"$work/err"; then passed
else failed "$(cat "$work/err")"; fi
"$sovsim" list unsourced "$all" >"$work/unsourced"
if [ ! -s "$work/unsourced" ]; then passed
else failed "without source: $(cat "$work/unsourced")"; fi
bare=$("$sovsim" list assumptions --json "$all" | tr '{' '\n' |
  grep '"name"' | grep -v '"low"')
if [ -z "$bare" ]; then passed; else failed "without a range: $bare"; fi

# Instants in UTC, of systems.md section 9: where a regime begins, and what
# its label says.
"$sovsim" run "$all" -r 1 -o "$work/out" >/dev/null 2>"$work/err" ||
  failed "$(cat "$work/err")"
while read -r from to title; do
  for when in "$from" "$to"; do
    if grep -q "$when" "$work/out/metrics.csv"; then passed
    else failed "$title: no regime begins at $when"; fi
  done
done <<'TABLE'
2020-09-28T21:25:00Z 2020-09-29T00:23:00Z Azure AD
2020-12-14T08:01:00Z 2020-12-14T09:20:00Z Azure AD Europe
2021-03-09T23:47:00Z 2021-03-22 OVH
2021-03-15T19:00:00Z 2021-03-15T23:05:00Z Azure AD, with its tail
2021-04-01T21:21:00Z 2021-04-01T22:00:00Z Azure DNS
2022-10-15T06:19:00Z 2022-10-20T14:00:00Z Kakao
2022-12-18T00:56:00Z 2022-12-18T14:50:00Z Alibaba zone C
2022-12-18T06:49:00Z 2022-12-18T14:50:00Z Alibaba control API
2023-05-15 2023-06-16 Storm-0558
2023-11-12T09:39:00Z 2023-11-12T11:20:00Z Alibaba access control
2024-04-22T19:45:00Z 2024-04-22T22:00:00Z Azure China
2024-07-19T04:09:00Z 2024-07-19T05:27:00Z CrowdStrike
2025-06-12T17:51:00Z 2025-06-12T20:31:00Z Google, with its tail
2025-09-26T11:15:00Z 2025-11-14 NIRS
2025-10-20T06:48:00Z 2025-10-20T21:20:00Z AWS us-east-1
2025-10-29T15:41:00Z 2025-10-30T00:05:00Z Azure Front Door
2025-12-15 2025-12-15T13:00:00Z AWS Cost Explorer
TABLE

# Users who are cut off but ask for nothing, as where a trace asks instead: a
# share of nothing is no number.
cat <<END >"$work/idle.xml"
<scenario id="idle" from="2020-01-01" to="2020-01-02">
  <experiment windows="1" window-length="10s"/>
  <jurisdiction id="land"/><network id="internet" stretch="1.4" overhead="4ms"/>
  <party id="firm" seat="land"/><tenant id="customer" party="firm"/>
  <profile id="flat" hours="1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1" weekend="100%"/>
  <partition id="cloud" operator="firm" owner="firm"><region id="home" jurisdiction="land" lat="1deg" lon="1deg">
    <zone id="zone"><site id="site" host="firm"/></zone></region></partition>
  <service id="mail" demand="constant(1ms)" reply="constant(1kB)"/>
  <instance id="door" service="mail" partition="cloud"><deployment id="d" site="site" servers="1"/></instance>
  <population id="town" tenant="customer" jurisdiction="land" lat="1deg" lon="1deg" utc-offset="+00:00"
    users="100" profile="flat"><use id="use" instance="door" activity="0/d"/></population>
  <dependency of="door" on="firm" form="identity"/>
</scenario>
END
if "$sovsim" run "$work/idle.xml" -r 1 -o "$work/idle" >"$work/said" 2>&1 &&
  grep -q 'blast.users' "$work/idle/metrics.csv" &&
  ! grep -q 'blast.requests' "$work/idle/metrics.csv"
then passed; else failed "users without requests: $(cat "$work/said")
$(grep blast "$work/idle/metrics.csv")"; fi
finish
