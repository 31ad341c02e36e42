#!/bin/sh
# Scenarios of law over time, against history and arithmetic.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/shell/common.sh"

run () # SCENARIO, REPLICATIONS
{
  "$sovsim" run "$top/scenarios/$1.xml" -r "$2" --no-figures -o "$work/$1" \
    >"$work/said" 2>&1 || failed "$1 does not run: $(cat "$work/said")"
}

# The mean of a metric over replications, in the regime that begins on a day, or
# "whole".
mean () # SCENARIO, VARIANT, WHEN, METRIC, LABELS
{
  awk -F, -v variant="$2" -v when="$3" -v metric="$4" -v labels="$5" '
    $1 == variant && $6 == metric && $7 == labels &&
    ((when == "whole") ? $3 == "whole" : $3 != "whole" && $4 == when) { n++; sum += $8 }
    END { if (n) printf "%.10g\n", sum / n }' "$work/$1/metrics.csv"
}

measures () # CONDITION on x for awk, SCENARIO, VARIANT, WHEN, METRIC, LABELS
{
  condition=$1
  shift
  found=$(mean "$@")
  if [ -n "$found" ] && awk -v x="$found" "BEGIN { exit !($condition) }"; then
    passed
  else failed "$*: found '$found', expected $condition"; fi
}

# The window of six months: at the capacity that two approvals imply, two are
# granted when it closes and nearly all others wait.
run export-window 2
measures 'x == 2' export-window implied 2023-03-01 regulator.filings \
  'regulator=cac;state=granted'
measures 'x > 100' export-window implied 2023-03-01 regulator.filings \
  'regulator=cac;state=pending'
measures 'x == 0' export-window implied 2023-03-01 regulator.filings \
  'regulator=cac;state=refused'
measures 'x == 3' export-window implied 2022-09-01 flows 'law=CN;verdict=allowed'
measures 'x >= 2' export-window implied 2023-03-01 flows \
  'law=CN;verdict=requires-security-assessment'
exposed='law=CN;rule=CN-SAM-4.3'
measures 'x > 0' export-window implied whole subject-days.exposed "$exposed"
measures 'x == 2' export-window implied whole breaches.open "$exposed"
measures 'x == 85' export-window implied whole filing.days procedure=cac-assessment
measures 'x == 0' export-window blocked whole subject-days.exposed "$exposed"

# A million persons; the move ends on 1 April 2019.
run cii-overnight 1
exposed='law=CN;rule=CN-CSL-37'
days () { echo $((($(date -u -d 2019-04-01 +%s) - $(date -u -d "$1" +%s)) / 86400)); }
for grace in overnight:2018-01-01 grace-6:2018-07-01 grace-12:2019-01-01; do
  breach=$(days "${grace#*:}")
  measures "x == $breach * 1e6" cii-overnight "${grace%:*}" whole \
    subject-days.exposed "$exposed"
  measures "x == $breach" cii-overnight "${grace%:*}" whole comply.days "$exposed"
  # of the acts of three years, all alike
  measures "(x - 1e6 * $breach / 1096) ^ 2 < 1e-6" cii-overnight "${grace%:*}" whole \
    violations.per-million law=CN
done
measures 'x == 0' cii-overnight blocked whole subject-days.exposed "$exposed"
for grace in grace-15 grace-18; do
  if [ -z "$(mean cii-overnight $grace whole subject-days.exposed "$exposed")" ]; then
    passed
  else failed "$grace is in breach"; fi
done
measures "x == $(days 2018-01-01) * 1e6" cii-overnight blocked whole \
  user-days.lost 'reason=rule'

# Denied: the share that refuses of the international users, and nobody else.
run consent-prompt 1
asked=2023-03-10
measures 'x == 0.15 * 120000' consent-prompt prompt-for-all $asked users.lost \
  'reason=consent'
measures 'x == 0.15 * 100000' consent-prompt consumers-only $asked users.lost \
  'reason=consent'
measures 'x == 0' consent-prompt other-door $asked users.lost 'reason=consent'
measures 'x == 0' consent-prompt prompt-for-all 2023-01-01 users.lost 'reason=consent'
measures 'x == 0.15 * 120000' consent-prompt prompt-for-all whole refunds ''
gap='population=firms-international;reason=consent;service=web'
measures 'x == 0.15 * 20000' consent-prompt prompt-for-all $asked users.lost "$gap"
if [ -z "$(mean consent-prompt consumers-only $asked users.lost "$gap")" ]; then passed
else failed 'who is not asked does not refuse'; fi

# No loss when the proof comes before the deadline; 29 days from the deadline to
# a late one; who is served at home is never at risk.
run licence-challenge 2
measures 'x == 0' licence-challenge in-time whole user-days.lost 'reason=licence'
measures 'x == 29 * 20000' licence-challenge late whole user-days.lost 'reason=licence'
measures 'x == 182 * 20000' licence-challenge never whole user-days.lost 'reason=licence'
measures 'x == (182 + 60) * 20000' licence-challenge revoked whole user-days.lost \
  'reason=licence'
measures 'x == 0' licence-challenge other-door whole user-days.lost 'reason=licence'
if grep -q 'population=\(beijing\|hongkong\);reason=licence' \
  "$work/licence-challenge/metrics.csv"
then failed 'a block reaches whom it does not mean'; else passed; fi

# Struck down, lawful the day before and not on the day; moved, or assessed.
run schrems 1
for day in 2015-10-06 2020-07-16; do
  measures 'x == 1' schrems lists-only $day flows 'law=EU;verdict=requires-any-mechanism'
done
measures 'x == 1' schrems lists-only 2018-05-25 flows 'law=EU;verdict=allowed'
measures 'x == 1' schrems lists-only 2023-07-10 flows 'law=EU;verdict=allowed'
measures 'x == 1' schrems clauses 2020-07-16 flows 'law=EU;verdict=requires-tia'
measures 'x == 62 * 1e5' schrems assessed-clauses whole subject-days.exposed \
  'law=EU;rule=EU-SCHREMS2'
measures 'x == 1' schrems moved 2020-07-16 flows 'law=EU;verdict=no-rule'
gap=$((($(date -u -d 2023-07-10 +%s) - $(date -u -d 2020-07-16 +%s)) / 86400))
measures "x == $gap * 1e5" schrems lists-only whole subject-days.exposed \
  'law=EU;rule=EU-PS'

# Published counts, within four deviations of the mean of ten replications; and
# nothing is disclosed in the pause.
run hk-request-pause 10
half=$(awk -F, '$1 == "answering" && $3 == "whole" && $6 == "demands.accounts" &&
  $7 == "stream=mail-requests" { n++; sum += $8 } END { print sum / n / 4 }' \
  "$work/hk-request-pause/metrics.csv")
if awk -v x="$half" 'BEGIN { exit !(x > 71 && x < 91) }'; then passed
else failed "mail: $half accounts in half a year, published 81"; fi
half=$(awk -F, '$1 == "answering" && $3 == "whole" && $6 == "demands.accounts" &&
  $7 == "stream=device-requests" { n++; sum += $8 } END { print sum / n / 4.03 }' \
  "$work/hk-request-pause/metrics.csv")
if awk -v x="$half" 'BEGIN { exit !(x > 345 && x < 371) }'; then passed
else failed "devices: $half in half a year, published 358"; fi
given=$(mean hk-request-pause history whole demands.given stream=device-requests)
asked=$(mean hk-request-pause history whole demands.accounts stream=device-requests)
if awk -v x="$given" -v y="$asked" 'BEGIN { exit !(x / y > 0.89 && x / y < 0.93) }'; then
  passed
else failed "data about $given of $asked devices, published 91 %"; fi
for day in 2020-07-07 2020-08-20; do
  measures 'x == 0' hk-request-pause history $day demands.given stream=mail-requests
  measures 'x > 0' hk-request-pause answering $day demands.given stream=mail-requests
  measures 'x > 0' hk-request-pause history $day demands.given stream=device-requests
  measures 'x == 0' hk-request-pause both-pause $day demands.given stream=device-requests
done
no_route='outcome=no-route;stream=mail-requests'
measures 'x == 0' hk-request-pause treaty-only 2020-07-07 demands "$no_route"
measures 'x > 0' hk-request-pause treaty-only 2020-08-20 demands "$no_route"
measures 'x == 0' hk-request-pause treaty-only 2020-08-20 demands \
  'outcome=pending;stream=mail-requests'
measures 'x == 0' hk-request-pause end-to-end whole demands \
  'outcome=content;stream=mail-requests'
measures 'x > 0' hk-request-pause end-to-end whole demands \
  'outcome=ciphertext;stream=mail-requests'

# An order that means 40 reaches 210 others; by country it reaches none.
run coarse-order 1
for meeting in 1 2 3; do
  measures 'x == 210 / 40' coarse-order as-it-was whole overblocking "takedown=end-$meeting"
  measures 'x == 0' coarse-order per-country whole overblocking "takedown=end-$meeting"
done
measures 'x == 0' coarse-order nothing whole user-days.lost 'reason=block'
finish
