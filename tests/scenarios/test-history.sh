#!/bin/sh
# What the library of scenarios says of things that happened: who could read
# what, from when until when; whom a failure reached; what users lost.
. "$top_srcdir/tests/shell/common.sh"
. "$top_srcdir/tests/isolation/history.sh"

# The value of a metric in one variant, its first replication and the regime
# that begins on a day; "whole" for the run.
metric () # SCENARIO, VARIANT, WHEN, METRIC, LABELS
{
  awk -F, -v variant="$2" -v when="$3" -v metric="$4" -v labels="$5" '
    $1 == variant && $2 == 0 && $6 == metric && $7 == labels &&
    ((when == "whole") ? $3 == "whole" : $3 != "whole" && $4 == when) { print $8 }
    ' "$work/$1/metrics.csv"
}

run () # SCENARIO
{
  "$sovsim" run "$scenarios/$1.xml" -r 2 --no-figures -o "$work/$1" \
    >"$work/said" 2>&1 || failed "$1 does not run: $(cat "$work/said")"
}

measures () # EXPECTED (an awk condition on x), SCENARIO, VARIANT, WHEN, METRIC, LABELS
{
  condition=$1
  shift
  found=$(metric "$@")
  if [ -n "$found" ] && awk -v x="$found" "BEGIN { exit !($condition) }"; then
    passed
  else failed "$*: found '$found', expected $condition"; fi
}

# Azure in mainland China: two services of two in 2014 (Office three weeks
# later), two of five from 2017, all five when Teams arrives.
run azure-china
measures 'x == 0.5' azure-china in-country 2014-03-26 catalogue.share ''
measures 'x == 1' azure-china in-country 2014-04-15 catalogue.share ''
measures 'x == 0.4' azure-china in-country 2017-03-14 catalogue.share ''
measures 'x == 0.6' azure-china in-country 2019-07-01 catalogue.share ''
measures 'x == 0.8' azure-china in-country 2020-07-01 catalogue.share ''
measures 'x == 1' azure-china in-country 2023-04-01 catalogue.share ''
measures 'x == 1' azure-china global whole catalogue.share ''
# Second centers in the same cities shorten no way; Hebei does, for Hebei.
way='rtt instance=mail-china;population=shijiazhuang'
before=$(metric azure-china in-country 2018-10-26 ${way% *} "${way#* }")
first=$(metric azure-china in-country 2014-04-15 ${way% *} "${way#* }")
after=$(metric azure-china in-country 2022-03-17 ${way% *} "${way#* }")
if [ "$first" = "$before" ] && awk "BEGIN { exit !($after < $before) }"; then
  passed
else failed "the way of Shijiazhuang: $first, $before, $after ms"; fi
measures 'x > 10 * 12.8' azure-china global 2022-03-17 rtt \
  'instance=mail-global;population=shijiazhuang'
says 0 'share no failure' "$scenarios/azure-china.xml" isolated azure-global \
  azure-china
says 1 'Beijing 21Vianet Broadband Data Center takes both along' \
  "$scenarios/azure-china.xml" isolated azure-china ibm-china

# Lags of AWS in mainland China: the catalogue 180 days, one, two and five years
# after the services appeared, against what was counted (botocore, 253 services).
run feature-lag
for day in 2016-07-25:0.154 2017-01-26:0.194 2018-01-26:0.275 2021-01-26:0.473; do
  share=$(awk -F, -v day="${day%:*}" '$1 == "in-country" && $2 == 0 && $3 != "whole" &&
    $6 == "catalogue.share" && $4 <= day && day < $5 { print $8 }' \
    "$work/feature-lag/metrics.csv")
  if [ -n "$share" ] && awk -v x="$share" -v y="${day#*:}" 'BEGIN {
    exit !(x - y <= 0.03 && y - x <= 0.03) }'; then passed
  else failed "catalogue of ${day%:*}: $share, counted ${day#*:}"; fi
done

# Backups: open until Advanced Data Protection, and again after 2025-02-21.
years='2021-01-01 2025-12-01'
is N backup-hole us-justice messages $years
is D backup-hole us-justice backed-up $years
is 'T 2022-10-03 D' backup-hole gb-authorities backed-up $years
is 'T 2022-10-03 D 2023-01-23 N 2025-02-21 D' backup-hole gb-authorities \
  advanced-gb $years
is 'T 2022-10-03 D 2023-01-23 N' backup-hole gb-authorities advanced-elsewhere \
  $years
is 'D 2023-01-23 N 2025-02-21 D' backup-hole us-justice advanced-gb $years
is T backup-hole gb-authorities backed-up $years -v no-agreement
is N backup-hole gb-authorities backed-up $years -v no-treaty
is D backup-hole us-justice messages $years -v altered-code

# Mail: who can be found decides, not where the disks are.
years='2004-01-01 2006-01-01'
is 'D 2005-10-24 D' consumer-mail cn-security mail-cn $years
is 'D 2005-10-24 D' consumer-mail cn-security mail-outside $years
is T consumer-mail cn-security mail-com $years
is 'X 2005-10-24 N' consumer-mail cn-security mail-com $years -v pressure
is N consumer-mail cn-security mail-com $years -v neither
is 'X 2005-10-24 D' consumer-mail cn-security mail-outside $years -v no-office

# Leaving: Google in 2010, TikTok in 2020; and who is shut out in 2020.
years='2009-01-01 2021-01-01'
is 'D 2010-03-22 X 2018-03-23 T' exit-and-twin cn-security google-records $years
is 'D 2010-03-22 N' exit-and-twin cn-security google-records $years -v no-pressure
is 'N 2010-03-22 D' exit-and-twin hk-police google-records $years
is D exit-and-twin cn-security google-records 2009-01-01 2020-12-31 \
  --set google-exit.date=2020-12-31
is D exit-and-twin cn-security tiktok-records $years
is T exit-and-twin cn-security tiktok-records $years -v twins-apart
is 'T 2020-08-20 N' exit-and-twin hk-police tiktok-records $years
is D exit-and-twin cn-security douyin-records $years
run exit-and-twin
for shut in google facebook twitter telegram; do
  measures 'x == 10000' exit-and-twin history 2020-07-07 users.lost \
    "population=mainland-$shut;reason=block;service=web"
done
for open in microsoft zoom apple twin; do
  lost=$(metric exit-and-twin history 2020-07-07 users.lost \
    "population=mainland-$open;reason=block;service=web")
  if [ -z "$lost" ]; then passed; else failed "$open loses $lost users"; fi
done

# A partner's building: its failure stays no zone's affair, its disks give
# nothing away that the key keeper does not.
days='2022-12-11 2022-12-26'
building=$scenarios/partner-facility.xml
says 1 'zone cn-hongkong-c: its work is down after 1620 s' "$building" \
  fails-with hk-building --all
says 1 'instance The same in zone B: controlling it is impaired' "$building" \
  fails-with hk-building --all
says 1 'zone cn-hongkong-c: its work is down' "$building" fails-with \
  hk-building -v remedied --all
if grep -q 'in zone B' "$work/said"; then failed 'zone B fails when remedied'
else passed; fi
is D partner-facility hk-police bare $days -v no-branch
is D partner-facility hk-police provider-key $days
is N partner-facility hk-police provider-key $days -v no-branch
is N partner-facility hk-police own-key $days
run partner-facility
outage=2022-12-18T01:23:00Z
measures 'x == 0' partner-facility one-zone $outage availability ''
measures 'x == 1' partner-facility two-zones $outage availability ''
measures 'x > 0.97 && x < 0.99' partner-facility one-zone whole availability ''

# The subsidiary: X or D by the statute's switch, nothing before Brecknell.
years='2017-06-01 2026-01-01'
is 'N 2018-01-09 X' subsidiary-trap ca-courts records-fr $years
is 'N 2018-01-09 D' subsidiary-trap ca-courts records-fr $years -v no-statute
is N subsidiary-trap ca-courts records-fr $years -v only-seat
is X subsidiary-trap ca-courts records-fr $years -v only-pressure
is T subsidiary-trap ca-courts records-fr $years -v by-treaty
is 'N 2018-01-09 D' subsidiary-trap ca-courts machines-gb $years
is D subsidiary-trap fr-courts records-fr $years

# Transparency centers: the text is read from its day on, content is not.
years='2014-07-01 2018-01-01'
is 'N 2016-09-19 D' transparency-center cn-security source-code $years
is 'N 2015-06-03 D' transparency-center eu-governments source-code $years
is N transparency-center cn-security content $years
is N transparency-center eu-governments content $years
is 'N 2016-09-19 D' transparency-center cn-security content $years -v may-alter
is 'N 2016-09-19 X' transparency-center cn-security content $years -v pressure

# Europe: ownership opens one design, shipped code those without a quarantine,
# a minority share one.
half='2026-01-15 2026-07-01'
for asset in plain esc; do
  is D eu-sovereign us-justice $asset $half
  is X eu-sovereign us-justice $asset $half -v article-48
done
is N eu-sovereign us-justice esc $half -v no-equity
for asset in bleu-data delos-data s3ns-data; do
  is N eu-sovereign us-justice $asset $half
  is N eu-sovereign us-justice $asset $half -v article-48
  is D eu-sovereign us-justice $asset $half -v blind
  is T eu-sovereign us-justice $asset $half -v treaties
done
is D eu-sovereign us-justice bleu-data $half -v code
is D eu-sovereign us-justice delos-data $half -v code
is N eu-sovereign us-justice s3ns-data $half -v code
is X eu-sovereign us-justice s3ns-data $half -v minority
is N eu-sovereign us-justice bleu-data $half -v minority

# Keys outside: the staff wait a fifth of the way to the store and of its 5 ms,
# wherever it stands; what it cannot answer within 250 ms fails; an order reads
# what the provider decrypts, and only through a treaty what it does not.
run price-of-own-keys
mv "$work/price-of-own-keys" "$work/keys"
"$sovsim" run "$scenarios/price-of-own-keys.xml" -r 2 --no-figures \
  --set key-call.share=0% -o "$work/no-keys" >/dev/null 2>&1 || failed 'no calls'
# Across the border messages are lost in slow crossings, which comes on top.
for place in same-city:frankfurt:1 paris:paris:1 hongkong:hongkong:1 \
    mainland:shanghai:1.25; do
  variant=${place%%:*} factor=${place##*:}
  place=${place%:*}
  mean='latency.mean population=staff'
  with=$(metric keys "$variant" whole ${mean% *} "${mean#* }")
  without=$(metric no-keys "$variant" whole ${mean% *} "${mean#* }")
  way=$(metric keys "$variant" 2026-03-02 rtt \
    "instance=${place#*:}-keys;population=key-service" | sed -n 1p)
  if [ -n "$way" ] && awk -v with="$with" -v without="$without" \
      -v way="$way" -v factor="$factor" 'BEGIN {
        off = (with - without) / (0.2 * (way + 5)) / factor - 1
        exit !(off < 0.05 && off > -0.05) }'; then passed
  else failed "keys in $variant: $with - $without ms, $way ms away"; fi
done
measures 'x == 1' keys paris whole availability ''
measures 'x > 0.99 && x < 1' keys hongkong whole availability ''
measures 'x > 0.81 && x < 0.85' keys mainland whole availability ''
measures 'x > 0.65 && x < 0.68' keys store-fails 2026-03-04T09:00:00Z \
  availability ''
week='2026-03-02 2026-03-09'
for variant in provider same-city paris hongkong mainland; do
  is D price-of-own-keys us-justice provider-key $week -v $variant
  is D price-of-own-keys us-justice external-key $week -v $variant
done
for variant in same-city paris mainland; do
  is T price-of-own-keys us-justice strict-key $week -v $variant
  is T price-of-own-keys us-justice external-key $week -v $variant \
    --set compulsion.live=no
done
is N price-of-own-keys us-justice strict-key $week -v hongkong
is D price-of-own-keys de-courts strict-key $week -v same-city
is N price-of-own-keys de-courts strict-key $week -v paris
finish
