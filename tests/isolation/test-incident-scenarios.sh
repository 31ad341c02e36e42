#!/bin/sh
# What incidents must show: a shared key hits exactly the realms that accept
# it; the anchor of a control plane degrades its partition and no other; what
# compliance broke stays in; an agent ignores the isolation of networks; a
# building takes both tenants; a campus is one place.
. "$top_srcdir/tests/shell/common.sh"
scenarios=$top/scenarios

# What the failure of ELEMENT hits outside it: "DOWN work NAME", sorted.
hit () # SCENARIO, ELEMENT, OPTIONS...
{
  file=$scenarios/$1.xml element=$2
  shift 2
  "$sovsim" ask "$file" fails-with "$element" --all "$@" 2>&1 |
    sed -n 's/^[a-z]* \(.*\): \(its work\|controlling it\) is \([a-z]*\) .*/\3 \2: \1/p' |
    LC_ALL=C sort
}

is () # WHAT, EXPECTED, FOUND
{
  if [ "$3" = "$2" ]; then passed; else failed "$1: found
$3
expected
$2"; fi
}

has () # WHAT, PATTERN, TEXT
{
  if printf '%s\n' "$3" | grep -q "$2"; then passed
  else failed "$1: no '$2' in
$3"; fi
}

has_not () # WHAT, PATTERN, TEXT
{
  if printf '%s\n' "$3" | grep -q "$2"; then failed "$1: '$2' in
$3"; else passed; fi
}

found=$(hit shared-signing-key msa-signing-key -v as-happened)
is 'realms that accept the key' 'down controlling it: Exchange Online, enterprises
down controlling it: Outlook.com, consumers
down its work: Exchange Online, enterprises
down its work: Mail of consumers
down its work: Mail of enterprises
down its work: Outlook.com, consumers' \
  "$(printf '%s\n' "$found" | grep -v servers)"
found=$(hit shared-signing-key msa-signing-key -v checked)
has 'the realm of the key' 'down its work: Mail of consumers' "$found"
has_not 'a realm that checks' 'nterprise' "$found"

found=$(hit control-plane-anchor us-east-1)
has 'control elsewhere' 'impaired controlling it: Frankfurt$' "$found"
has 'control elsewhere' 'impaired controlling it: Hong Kong (AWS)' "$found"
has_not 'work elsewhere' 'its work: Frankfurt' "$found"
has_not 'another partition' 'Beijing\|Ningxia\|China' "$found"

found=$(hit compliance-made-outage azure-china-names)
has 'within the partition' 'its work: Mail, operated by 21Vianet' "$found"
has_not 'outside the partition' 'global\|Hong Kong\|Singapore\|international' \
  "$found"

found=$(hit third-party-agent crowdstrike -v agent-everywhere)
has 'one cloud' 'its work: Mail, international version' "$found"
has 'the other cloud' 'its work: Mail, operated by 21Vianet' "$found"
is 'nobody runs it' '' "$(hit third-party-agent crowdstrike -v no-agent)"

found=$(hit same-building pangyo -v as-happened)
has 'one tenant' 'down its work: Messages, Kakao' "$found"
has 'the other tenant' 'down its work: Mail, Naver in Pangyo' "$found"
has_not 'another building' 'Chuncheon' "$found"

points=$("$sovsim" ask "$scenarios/one-campus.xml" single-points mail --all \
  -v campus 2>&1)
has 'a campus' 'region Strasbourg is a single point' "$points"
has_not 'one of its buildings' 'site .* is a single point' "$points"
points=$("$sovsim" ask "$scenarios/one-campus.xml" single-points mail --all \
  -v two-regions 2>&1)
has_not 'two regions' 'region .* is a single point' "$points"

# Their assertions hold, or are waived where history is shown.
for name in shared-signing-key control-plane-anchor compliance-made-outage \
    third-party-agent same-building one-campus; do
  if "$sovsim" check "$scenarios/$name.xml" --assert >"$work/said" 2>&1
  then passed; else failed "$name: $(cat "$work/said")"; fi
done
finish
