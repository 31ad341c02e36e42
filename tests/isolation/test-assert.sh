#!/bin/sh
# Assertions fail when they should, and only then; waivers cover a breach while
# they last; JUnit and SARIF say the same as the exit status.
. "$top_srcdir/tests/shell/common.sh"
cd "$work" || exit 1

# The vendor reads the mail from March on; the building feeds two clouds.
scenario () # ASSERTIONS
{
  cat <<END >s.xml
<scenario id="s" from="2020-01-01" to="2021-01-01">
  <jurisdiction id="home"/><jurisdiction id="away"/>
  <authority id="court" jurisdiction="away">
    <power id="reach" form="order" reach="control" from="2020-03-01" article="Reach Act"/>
  </authority>
  <party id="vendor" seat="away"><control id="grip" over="branch"/></party>
  <party id="branch" seat="home"/>
  <partition id="one" operator="vendor" owner="vendor">
    <region id="r1" jurisdiction="home" lat="1deg" lon="1deg"><zone id="z1"><site id="s1" host="branch"/></zone></region>
  </partition>
  <partition id="two" operator="branch" owner="vendor">
    <region id="r2" jurisdiction="home" lat="1deg" lon="1deg"><zone id="z2"><site id="s2" host="branch"/></zone></region>
  </partition>
  <dependency id="shared" of="s2" on="s1" form="facility"/>
  <asset id="mail" class="personal" mode="none" site="s1" operator="branch"/>
  $1
</scenario>
END
}

judge () # STATUS, PATTERN, ASSERTIONS, OPTIONS...
{
  expected=$1 pattern=$2
  scenario "$3"
  shift 3
  "$sovsim" check s.xml --assert "$@" >said 2>&1
  found=$?
  if [ "$found" -eq "$expected" ] && grep -q -- "$pattern" said; then passed
  else failed "exit status $found, expected $expected and '$pattern'
$(cat said)"; fi
}

court='form="access" authority="court" asset="mail"'
judge 1 'fails: a in base: court reads mail directly (D; stored D, in use N) (2020-03-01 to before 2021-01-01)' \
  "<assert id='a' $court/>"
judge 1 'court can order vendor under Reach Act \[s.xml:' "<assert id='a' $court/>"
judge 0 '1 hold, 0 waived, 0 open, 0 fail' "<assert id='a' $court to='2020-03-01'/>"
judge 1 '1 fail' "<assert id='a' $court to='2020-03-02'/>"
judge 1 '1 fail' "<assert id='a' form='access' asset='mail'/>"
judge 4 '1 open' "<assert id='a' $court/>" --set grip.holds=unknown
judge 0 '1 hold' "<assert id='a' $court/>" --set grip.holds=no
judge 0 '1 hold' "<assert id='a' $court/>" --set compulsion.equity=no

# Waivers: whole, expiring too early, only in another variant, badly written.
reason='reason="contract runs out" from="2020-02-01"'
judge 0 '1 waived' "<assert id='a' $court><waiver $reason to='2021-01-01'/></assert>"
judge 0 'accepted until 2021-01-01: contract runs out' \
  "<assert id='a' $court><waiver $reason to='2021-01-01'/></assert>"
judge 1 '(2020-06-01 to before 2021-01-01)' \
  "<assert id='a' $court><waiver $reason to='2020-06-01'/></assert>"
judge 1 '0 hold, 1 waived, 0 open, 1 fail' \
  "<variant id='v'/><variant id='w'/><assert id='a' $court><waiver variant='v' $reason to='2021-01-01'/></assert>"
judge 2 "lacks the required attribute 'to'" "<assert id='a' $court><waiver reason='x'/></assert>"
judge 2 "lacks the required attribute 'reason'" "<assert id='a' $court><waiver to='2020-06-01'/></assert>"
judge 2 'a waiver expires' "<assert id='a' $court><waiver reason='x' to='never'/></assert>"

# Worst class that is accepted.
judge 1 '1 fail' "<assert id='a' $court worst='treaty'/>"
scenario "<assert id='a' $court worst='conflict'/>"
sed 's|<jurisdiction id="home"/>|<jurisdiction id="home"><blocking-statute article="Art 1"/></jurisdiction>|' s.xml >x.xml
if "$sovsim" check x.xml --assert >said; then passed; else failed "class X accepted: $(cat said)"; fi
sed 's|worst=.conflict.||' x.xml >y.xml
if "$sovsim" check y.xml --assert >said; then failed 'class X not accepted'; else passed; fi

# Somebody must be able to read: from March on, and surely.
able='form="readable" authority="court" asset="mail"'
judge 1 'fails: a in base: court cannot read mail; required is class X or better (2020-01-01 to before 2020-03-01)' \
  "<assert id='a' $able/>"
judge 0 '1 hold' "<assert id='a' $able from='2020-03-01'/>"
judge 0 '1 hold' "<assert id='a' form='readable' asset='mail' least='direct' from='2020-03-01'/>"
judge 1 'no authority reads mail; required is class D' \
  "<assert id='a' form='readable' asset='mail' least='direct'/>"
judge 4 'open: a in base: court reads mail directly .* required is class D: is it so that vendor controls branch' \
  "<assert id='a' $able least='direct' from='2020-03-01'/>" --set grip.holds=unknown
judge 0 '1 waived' "<assert id='a' $able least='direct'><waiver reason='x' to='2021-01-01'/></assert>" \
  --set grip.holds=unknown
judge 2 "form=\"readable\" needs 'asset'" "<assert id='a' form='readable'/>"
judge 2 "did you mean 'treaty'" "<assert id='a' $able least='treat'/>"

# A statute that is unknown: in class X surely, directly if it is not there.
statute () # STATUS, PATTERN, ASSERTIONS
{
  scenario "$3"
  sed 's|<jurisdiction id="home"/>|<jurisdiction id="home"><blocking-statute article="Art 1" holds="unknown"/></jurisdiction>|' s.xml >x.xml
  "$sovsim" check x.xml --assert >said 2>&1
  found=$?
  if [ "$found" -eq "$1" ] && grep -q -- "$2" said; then passed
  else failed "exit status $found, expected $1 and '$2'
$(cat said)"; fi
}
statute 1 'fails: a in base: .* in any case only by breaking another law (X)' \
  "<assert id='a' $court/>"
statute 4 'open: a in base: .* is it so that Art 1 does not forbid handing over to court what is kept in home \[x.xml:' \
  "<assert id='a' $court worst='conflict'/>"
statute 0 '1 hold' "<assert id='a' $able from='2020-03-01'/>"
statute 4 '1 open' "<assert id='a' $able least='treaty' from='2020-03-01'/>"
"$sovsim" ask x.xml can-read court mail --json >said
if [ $? -eq 4 ] && grep -q '"value":"D","open":true,"surely":"X"' said; then passed
else failed "ask about an unknown statute: $(cat said)"; fi
"$sovsim" ask x.xml what-changed 2020-01-01 2020-06-01 >said
if [ $? -eq 1 ] && grep -q 'N becomes D or X' said; then passed
else failed "what-changed with an unknown statute: $(cat said)"; fi
sed 's|holds="unknown"|id="statute" holds="unknown"|; s|  <asset|  <event id="e" date="2020-05-01"><set entity="statute" attribute="holds" value="yes"/></event><asset|' x.xml >y.xml
"$sovsim" ask y.xml what-changed 2020-04-01 2020-06-01 >said
if [ $? -eq 4 ] && grep -q 'D or X becomes X' said && grep -q '^missing: is it so that Art 1' said; then passed
else failed "what-changed to a known statute: $(cat said)"; fi

# The other forms.
judge 1 'rests at s1' "<assert id='a' form='residency' class='personal' jurisdiction='home'/>"
judge 0 '1 hold' "<assert id='a' form='residency' class='personal' jurisdiction='away'/>"
judge 0 '1 hold' "<assert id='a' form='residency' class='payment' jurisdiction='home'/>"
judge 1 'takes both along' "<assert id='a' form='isolation' partition='one' other='two'/>"
judge 0 '1 hold' "<assert id='a' form='isolation' partition='one' other='two'/>" --set shared.holds=no
judge 4 '1 open' "<assert id='a' form='isolation' partition='one' other='two'/>" --set shared.holds=unknown
judge 1 '1 fail' "<assert id='a' form='failure' element='s1' spares='two'/>"
judge 0 '1 hold' "<assert id='a' form='failure' element='s2' spares='one'/>"
judge 2 "form=\"failure\" needs 'spares'" "<assert id='a' form='failure' element='s1'/>"
judge 2 "form=\"residency\" has no 'asset'" \
  "<assert id='a' form='residency' class='personal' jurisdiction='home' asset='mail'/>"
judge 2 "did you mean 'personal'" "<assert id='a' form='residency' class='persnal' jurisdiction='home'/>"

# Reports.
scenario "<assert id='a' $court/><assert id='b' $court to='2020-03-01'/><assert id='c' $court><waiver $reason to='2021-01-01'/></assert>"
"$sovsim" check s.xml --assert --junit j.xml --sarif s.sarif >said
if [ $? -eq 1 ] && grep -q 'tests="3" failures="1" errors="0" skipped="1"' j.xml &&
  grep -q '<failure message="court reads mail directly' j.xml; then passed
else failed "JUnit: $(cat j.xml)"; fi
if command -v xmllint >/dev/null; then
  if xmllint --noout j.xml; then passed; else failed 'JUnit is not XML'; fi
fi
if command -v python3 >/dev/null; then
  if python3 -c 'import json; r = json.load (open ("s.sarif"))["runs"][0]["results"]
assert [x["level"] for x in r] == ["error", "note"], r
assert r[0]["locations"][0]["physicalLocation"]["region"]["startLine"] > 1
assert r[1]["suppressions"][0]["justification"] == "accepted until 2021-01-01: contract runs out"'; then passed
  else failed "SARIF: $(cat s.sarif)"; fi
fi

# Addresses have no blanks, and begin where the program was called.
mkdir 'of ours' && cp s.xml 'of ours/s#1.xml'
"$sovsim" check 'of ours/s#1.xml' --assert --sarif s.sarif >said
if grep -q '"uri" : "of%20ours/s%231.xml"' s.sarif; then passed
else failed "address: $(grep uri s.sarif)"; fi
(cd 'of ours' && "$sovsim" check ../s.xml --assert --sarif s.sarif >said)
if grep -q '"uri" : "file:///.*/s.xml"' 'of ours/s.sarif'; then passed
else failed "address: $(grep uri 'of ours/s.sarif')"; fi

# A run judges them as well, and its standard output stays JSON.
"$sovsim" run s.xml --no-figures -r 1 -o out >said 2>/dev/null
if [ $? -eq 1 ] && grep -q '^fails: a in base' said; then passed
else failed "run: $(cat said)"; fi
"$sovsim" run s.xml --no-figures -r 1 -o out --json >said 2>complained
if [ $? -eq 1 ] && grep -q '^fails: a in base' complained &&
  ! grep -q '^fails' said; then passed
else failed "run --json: $(cat said complained)"; fi

# What is shipped holds, or says why not.
if "$sovsim" check "$top/scenarios/trustee.xml" --assert >said &&
  grep -q '4 hold, 2 waived, 0 open, 0 fail' said; then passed
else failed "trustee: $(cat said)"; fi
if "$sovsim" check "$top/scenarios/trustee.xml" --assert \
  --set operator-waiver.to=2019-01-01 >said; then failed 'an expired waiver covers'
else passed; fi
finish
