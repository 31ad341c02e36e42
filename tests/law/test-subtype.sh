#!/bin/sh
# Bulk data of US persons (28 CFR 202.205): a flow states the subtype of its
# data, and persons are counted by subtype. On both sides of every threshold a
# run says what `decide` says of the same number.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/shell/common.sh"
cd "$work" || exit 1

# A tenant sends data of US persons to a server in China: of USERS in one flow,
# and of OTHERS in another, of another population.
scenario () # SUBTYPE, USERS, OTHER SUBTYPE, OTHERS, MORE
{
  cat <<END >s.xml
<scenario id="s" from="2025-06-01" to="2025-07-01" xmlns:xi="http://www.w3.org/2001/XInclude">
  <experiment replications="1" windows="1" window-length="1s" warm-up="1s"/>
  <xi:include href="places/jurisdictions.xml"/>
  <xi:include href="laws/us.xml"/>
  <party id="vendor" seat="cn-mainland"/>
  <partition id="cloud" operator="vendor" owner="vendor">
    <region id="there" jurisdiction="cn-mainland" lat="40deg" lon="116deg"><zone id="z"><site id="site" host="vendor"/></zone></region>
  </partition>
  <service id="app" demand="constant(1ms)" reply="constant(1kB)"/>
  <service id="other-app" demand="constant(1ms)" reply="constant(1kB)"/>
  <instance id="app-there" service="app" partition="cloud"><deployment site="site" servers="5000"/></instance>
  <instance id="other-there" service="other-app" partition="cloud"><deployment site="site" servers="5000"/></instance>
  <party id="firm" seat="us"/><tenant id="customer" party="firm" exporter="us-person"/>
  <profile id="flat" hours="1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1"/>
  <population id="people" tenant="customer" jurisdiction="us" lat="40deg" lon="-75deg" utc-offset="-05:00" users="$2" profile="flat">
    <use id="people-use" instance="app-there" activity="10/d"/>
  </population>
  <population id="others" tenant="customer" jurisdiction="us" lat="40deg" lon="-75deg" utc-offset="-05:00" users="$4" profile="flat">
    <use id="others-use" instance="other-there" activity="10/d"/>
  </population>
  <flow id="data" service="app" class="sensitive" subtype="$1" purpose="vendor" policy="continue"/>
  <flow id="more" service="other-app" class="sensitive" subtype="$3" purpose="vendor" policy="continue"/>
  ${5-}
</scenario>
END
}

# "RULE VERDICT" of the flow of @people, from what the run found.
found () # POPULATION
{
  rm -rf out
  "$sovsim" run s.xml --no-figures -o out >said 2>&1 || cat said >&2
  sqlite3 out/results.db "SELECT verdict || '|' || detail FROM finding
    WHERE kind = 'law' AND subject LIKE '%$1%' ORDER BY regime DESC LIMIT 1"
}

decided () # SUBTYPE, USERS
{
  "$sovsim" decide --law US --date 2025-06-01 --exporter us-person \
    --location US --origin US --to CN --operator-home CN --class sensitive \
    --subtype "$1" --export-spi "$2" --window 12-months --purpose vendor \
    --mechanism none 2>/dev/null |
    tail -1 | cut -d, -f2,3
}

command -v sqlite3 >/dev/null || { echo 'sqlite3 is missing'; exit 77; }
while read -r subtype bulk; do
  for users in "$bulk" $((bulk + 1)); do
    scenario "$subtype" "$users" unstated 0
    expected=$(decided "$subtype" "$users")
    said=$(found people)
    case $said in
      "${expected%%,*}|"*"${expected#*,}"*) passed ;;
      *) failed "$subtype of $users: decided $expected, run $said" ;;
    esac
  done
done <<END
genomic 100
omic 1000
biometric 1000
geolocation 1000
health 10000
financial 10000
identifiers 100000
END

# Each subtype by itself: 80 persons are not bulk, though 160 in all would be;
# two flows of one subtype are.
scenario genomic 80 health 80
case $(found people) in no-rule*) passed ;; *) failed "apart: $(found people)" ;; esac
scenario genomic 80 genomic 80
case $(found people) in prohibited*) passed ;; *) failed "together: $(found people)" ;; esac
scenario unstated 80 genomic 80
case $(found people) in needs-judgement*) passed ;; *) failed "unstated: $(found people)" ;; esac

# The day on which a count crosses its threshold turns the regime.
scenario genomic 90 health 5000 '<event id="e" date="2025-06-10"><set entity="people" attribute="growth" value="900%"/></event>'
case $(found people) in prohibited*) passed ;; *) failed "growth: $(found people)" ;; esac
if grep -q 'reaches 101 under US law' out/metrics.csv; then passed
else
  told=$(sqlite3 out/results.db "SELECT label FROM regime" | tail -3)
  case $told in *'reaches 101 under US law'*) passed ;; *) failed "crossing: $told" ;; esac
fi
scenario genomik 80 health 80
"$sovsim" check s.xml >said 2>&1
if [ $? -eq 2 ] && grep -q "did you mean 'genomic'\|genomik" said; then passed
else failed "a wrong subtype: $(cat said)"; fi
finish
