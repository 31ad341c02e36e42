#!/bin/sh
# What is wrong is said with file and line, what was found, what would be
# right and the nearest spelling; exit status 2, and nothing is computed.
. "$top_srcdir/tests/shell/common.sh"
cd "$work" || exit 1

refused () # PATTERN, BODY
{
  cat <<END >s.xml
<scenario id="s" from="2020-01-01" to="2021-01-01">
  <jurisdiction id="land"/>
  $2
</scenario>
END
  "$sovsim" check s.xml >said 2>&1
  found=$?
  if [ "$found" -eq 2 ] && grep -q "^s.xml:3: .*$1" said; then passed
  else failed "exit status $found, expected 2 and s.xml:3: '$1'
$(cat said)"; fi
}

b='<party id="b" seat="land"/>'
refused "closes a circle of ownership: 'a' is owned by 'b' is owned by 'a'" \
  '<party id="a" seat="land"><control over="b" share="60%"/></party><party id="b" seat="land"><control over="a" share="60%"/></party>'
refused 'a party controls itself' '<party id="a" seat="land"><control over="a"/></party>'
refused "share: found '-5%': expected a share from 0% to 100%" \
  "<party id='a' seat='land'><control over='b' share='-5%'/></party>$b"
refused "share: with it, 120 % of 'b' are owned" \
  "<party id='a' seat='land'><control over='b' share='60%'/></party><party id='c' seat='land'><control over='b' share='60%'/></party>$b"
refused 'has no <decryption> set' '<asset id="d" class="personal"/>'
refused 'has no <decryption> set' \
  '<asset id="d" class="personal"><item id="i" form="content"/></asset>'
refused 'needs nothing, so everybody could read the asset' \
  '<asset id="d" class="personal"><item id="i" form="content"/><decryption/></asset>'
refused "'b' depends on itself" "$b<dependency of='b' on='b' form='agent'/>"
refused "found 'wardn': nothing has that id (did you mean 'warden'?)" \
  '<party id="warden" seat="land"/><dependency of="warden" on="wardn" form="agent"/>'
refused "probability: found '-1%'" "$b<party id='a' seat='land'/><dependency of='a' on='b' form='agent' probability='-1%'/>"
refused "delay: found '-1s'" "$b<party id='a' seat='land'/><dependency of='a' on='b' form='agent' delay='-1s'/>"
refused "did you mean 'land'" '<party id="a" seat="lnad"/>'
refused 'ends before it begins' \
  "$b<party id='a' seat='land'><control over='b' from='2020-05-01' to='2020-04-01'/></party>"
refused 'lies outside the run, which goes from 2020-01-01 to 2021-01-01' \
  "$b<incident id='i' from='2022-01-01' to='2022-01-02'><fails element='b'/></incident>"
refused 'holds on no day of the run' \
  "$b<assert id='x' form='failure' element='b' spares='b' from='2021-01-01'/>"

# Shares that follow one another are none too many.
cat <<END >s.xml
<scenario id="s" from="2020-01-01" to="2021-01-01"><jurisdiction id="land"/>
  <party id="a" seat="land"><control over="b" share="60%" to="2020-06-01"/></party>
  <party id="c" seat="land"><control over="b" share="60%" from="2020-06-01"/></party>$b
</scenario>
END
if "$sovsim" check s.xml >said 2>&1; then passed
else failed "shares one after the other: $(cat said)"; fi

# Questions: unknown ids and days outside the run.
asks () # PATTERN, ARGUMENTS...
{
  pattern=$1
  shift
  "$sovsim" ask "$top/scenarios/trustee.xml" "$@" >said 2>&1
  found=$?
  if [ "$found" -eq 2 ] && grep -q "$pattern" said; then passed
  else failed "$*: exit status $found, expected 2 and '$pattern'
$(cat said)"; fi
}
other=$top/scenarios/icloud-china.xml
asks "did you mean 'us-justice'" can-read us-justise stored
asks "there is no asset" who-can-read no-such-thing
asks 'expected a date within the run, which goes from 2016-09-21' \
  who-can-read stored --at 2010-01-01
asks "has no --except" fails-with de --except de
asks "there is no entity 'us-justise' (did you mean 'us-justice'?)" \
  what-changed 2017-01-01 2019-01-01 --except us-justise
asks "cannot be read\|No such file" what-changed 2017-01-01 no-such.xml
asks "have no day in common" what-changed "$top/scenarios/trustee.xml" \
  "$top/scenarios/same-building.xml"

# Two scenarios, what both have in common in time; and what is left out.
"$sovsim" ask "$top/scenarios/two-doors.xml" what-changed international \
  "$other" --all --at 2018-03-01 >said 2>&1
if [ $? -eq 1 ] && grep -q 'iCloud content of mainland users: - becomes D' said &&
  grep -q "Enterprises' content: [DTX] becomes -" said; then passed
else failed "two files: $(cat said)"; fi
"$sovsim" ask "$top/scenarios/two-doors.xml" what-changed 2018-03-22 2018-03-23 \
  --all --except us-justice >said 2>&1
if grep -q '^US Department of Justice and' said; then failed "--except: $(cat said)"
elif grep -q 'of 6 pairs' said; then passed
else failed "--except: $(cat said)"; fi
finish
