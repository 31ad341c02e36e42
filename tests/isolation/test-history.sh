#!/bin/sh
# What is known to have happened comes out of the shipped scenarios: iCloud in
# mainland China, the ladder of modes, the trustee, the CLOUD Act, the treaty
# with Hong Kong. And questions answer with the right words and exit status.
. "$top_srcdir/tests/shell/common.sh"
. "$top_srcdir/tests/isolation/history.sh"

# Keys offshore: T, or X without the treaty, by the switch of leverage, wherever
# the disks are; from 2018-02-28 D.
icloud='2013-05-08 2019-01-01'
is 'T 2014-08-08 T 2018-02-28 D' icloud-china cn-security icloud $icloud
is 'X 2014-08-08 X 2018-02-28 D' icloud-china cn-security icloud $icloud -v pressure
is 'N 2018-02-28 D' icloud-china cn-security icloud $icloud -v neither
is '? 2014-08-08 ? 2018-02-28 D' icloud-china cn-security icloud $icloud -v open
is 'N' icloud-china cn-security imessage $icloud
is 'T 2014-08-08 T 2018-02-28 D' icloud-china cn-security imessage-backed-up $icloud

# The round trip shrinks when the disks move, and stays when only custody and
# operation do.
"$sovsim" run "$scenarios/icloud-china.xml" -v as-told -r 2 --no-figures \
  -o "$work/icloud" >/dev/null 2>&1 || failed 'icloud-china does not run'
trips=$(awk -F, '/,rtt,/ && $3 != "whole" { print $4, $8 }' "$work/icloud/metrics.csv")
if printf '%s\n' "$trips" | awk '$1 < "2014-08-08" { far = $2 } $1 == "2014-08-08" { near = $2 }
  $1 > "2014-08-08" { n++; if ($2 != near) moved = 1 }
  END { exit !(far > 10 * near && near > 0 && n >= 2 && !moved) }'; then passed
else failed "round trips of iCloud: $trips"; fi

# The ladder: each mode takes something away.
year='2020-01-01 2021-01-01'
for asset in none provider-key byok hyok; do
  is D key-mode-ladder cn-security $asset $year
done
for asset in hyok-strict confidential end-to-end; do
  is N key-mode-ladder cn-security $asset $year
done
is D key-mode-ladder us-justice end-to-end $year
is N key-mode-ladder us-justice end-to-end $year --set compulsion.live=no
is N key-mode-ladder cn-security hyok $year --set compulsion.live=no
is D key-mode-ladder cn-security hyok-strict $year -v key-at-home

# The trustee: vendor's home N, host state D; T once the treaty counts.
germany='2016-09-21 2021-10-29'
is N trustee us-justice stored $germany
is D trustee de-courts stored $germany
is T trustee us-justice stored $germany -v with-treaty
is 'N 2018-03-23 D' trustee us-justice stored $germany -v trusted-operator

is 'T 2018-03-23 D' cloud-act us-justice mail 2016-07-14 2018-05-25
# Without counting equity the subsidiary stays what it was: a matter of treaty.
is T cloud-act us-justice mail 2016-07-14 2018-05-25 --set compulsion.equity=no
is 'T 2020-08-20 N' hk-treaty hk-police content 2019-07-01 2021-01-01

# Verdicts and exit status.
two=$scenarios/two-doors.xml
icloud=$scenarios/icloud-china.xml
says 0 'can-read' 
says 1 '18 USC 2713 (CLOUD Act) \[jurisdictions.xml:[0-9]*, fact\], since 2018-03-23' \
  "$two" can-read us-justice enterprise-content
says 0 'fixpoint closed: [0-9]* clauses' "$icloud" can-read cn-security imessage
says 4 'missing: does leverage count (compulsion.leverage)?' \
  "$icloud" can-read cn-security icloud -v open --at 2015-01-01
says 1 'fewest parties to compel: 1 (Microsoft)' "$two" can-read us-justice \
  enterprise-content --explain
says 1 'directly 2018-03-23, plaintext at the earliest 2015-02-09' "$two" \
  can-read us-justice enterprise-content --explain
says 1 'cheapest single change (custody)' "$two" can-read us-justice \
  enterprise-content --explain
says 1 'minimal coalition 1 of 1: Microsoft' "$two" who-can-read \
  enterprise-content --explain --all
says 0 'never lies' "$two" path personal cn-mainland
says 1 'stored content rests at Beijing data center' "$two" path personal \
  cn-mainland -v in-country
says 1 'D becomes T' "$two" what-changed international in-country --at 2019-01-01
says 0 '0 of 9' "$two" what-changed 2019-01-01 2019-06-01
says 1 'T becomes D' "$two" what-changed 2018-03-22 2018-03-23
says 1 '"verdict" *: *"REFUTED"' "$two" who-can-read enterprise-content --json
says 2 "did you mean 'us-justice'" "$two" can-read us-justise enterprise-content
says 2 "there is no asset 'hkg'" "$two" who-can-read hkg
says 2 "did you mean 'who-can-read'" "$two" who-can-raed enterprise-content
says 2 "did you mean 'personal'" "$two" path persnal hk
says 2 "did you mean 'in-country'" "$two" what-changed international in-contry
says 2 'expected a date within the run' "$two" who-can-read enterprise-content \
  --at 2030-01-01
says 2 'the second date must be later' "$two" who-can-read enterprise-content \
  --between 2016-01-01 2015-01-01
says 2 'exclude each other' "$two" who-can-read enterprise-content --at \
  2016-01-01 --between 2015-01-01 2016-01-01
says 2 'expected: can-read AUTHORITY ASSET' "$two" can-read us-justice
says 2 "no variant 'mxied'" "$two" who-can-read enterprise-content -v mxied
says 1 '(D;' "$two" --between 2019-01-01 2019-02-01 can-read us-justice \
  enterprise-content

# Another mode: with the key elsewhere the strict one helps; where host, operator
# and custodian are all compelled, none does.
says 1 'another mode alone ends it: --set byok.mode=hyok-strict' \
  "$scenarios/key-mode-ladder.xml" who-can-read byok --explain
if grep -q 'mode=hyok$' "$work/said"; then failed 'hyok is read while in use'
else passed; fi
says 1 'cheapest single change (a law)' "$icloud" can-read cn-security icloud \
  --explain --at 2018-03-01
if grep -q 'another mode' "$work/said"; then failed 'a mode for iCloud in 2018'
else passed; fi

# Failure.
says 0 'share no failure; coupling 0.00 and 0.00, isolation index 1.00' "$two" \
  isolated azure-global azure-china
says 1 'partition Azure global is a single point of failure' "$two" \
  single-points office
says 1 'it stays within region East Asia' "$two" fails-with hkg
says 0 'takes nothing else along' "$two" fails-with azure-china
says 2 "nothing called 'hgk' can fail (did you mean 'hkg'?)" "$two" fails-with hgk

if command -v python3 >/dev/null; then
  if "$sovsim" ask "$two" who-can-read enterprise-content --json |
    python3 -c 'import json, sys; a = json.load (sys.stdin)["answers"][0]
assert a["findings"][0]["hops"][0]["line"] > 0
assert a["findings"][0]["value"] == "D"'; then passed
  else failed 'the JSON of an answer'; fi
fi
finish
