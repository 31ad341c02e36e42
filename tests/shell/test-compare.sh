#!/bin/sh
# sovsim compare: identical variants, missing pairs, other seeds, what pairing
# saves, words that are misspelt.
. "$(dirname "$0")/common.sh"
cd "$work" || exit 1
model=$top/scenarios/validation/break-even.xml

run () # SCENARIO, DIRECTORY, OPTIONS...
{
  scenario=$1 directory=$2
  shift 2
  if "$sovsim" run "$scenario" -o "$directory" --no-figures "$@" \
    >run.out 2>run.err; then passed; else failed "run: $(cat run.err)"; fi
}

# compare, its output into said, its exit status as expected.
compare () # STATUS, ARGUMENTS...
{
  expected=$1
  shift
  "$sovsim" compare "$@" >said 2>complained
  status=$?
  if [ "$status" -eq "$expected" ]; then passed
  else failed "compare $*: exit status $status
$(cat complained)"; fi
}

says () # FILE, TEXT
{
  if grep -q -- "$2" "$1"; then passed; else failed "not said: $2
$(cat "$1")"; fi
}

# The value of a member of the only difference in said, which is JSON.
member () # NAME
{
  tr '{,' '\n\n' <said | sed -n '/"differences"/,$p' |
    sed -n "s/^\"$1\":\\([^]}]*\\).*/\\1/p" | head -n 1
}

# Identical variants differ by exactly 0 with an interval of width 0.
sed 's|</scenario>|<variant id="twin"/></scenario>|' "$model" >twins.xml
run twins.xml twins
compare 0 twins -v near-door -v twin --json
for name in difference low high; do
  case $(member $name) in
    0.0 | -0.0 | 0) passed ;;
    *) failed "twins: $name is $(member $name)" ;;
  esac
done
for outcome in better worse lower higher 'not shown'; do
  if grep -q "\"outcome\":\"$outcome\"" said
  then failed "twins differ: $outcome"; else passed; fi
done

# A wins: the near door, by the round trips that it saves.
run "$model" plain
compare 0 plain -m latency.mean
says said 'near-door, 20.1[0-9] ms'
compare 0 plain -m latency.p95,latency.mean
says said 'far-door is dominated by near-door'

# A scenario stands for its results.
compare 2 "$model"
says complained 'results/break-even: holds no results'
run "$model" results/break-even
compare 0 "$model" -m latency.mean

# Missing pairs are said and left out.
run "$model" plain -v near-door -r 8
compare 0 plain -m latency.p95
says said 'note: far-door has 3 values without a partner'
compare 0 plain -m latency.p95 --json
[ "$(member left-out)" = 3 ] && passed || failed "left out: $(member left-out)"

# Two directories: pairs where seeds are the same, else Welch's interval.
run "$model" slow -s fence.delay=45ms
run "$model" other --seed 2
compare 0 plain slow -m latency.mean
says said '4 points in 2 groups'
says said '^slow against plain in near-door$'
says said '^latency.mean *equal: plain, slow$'
compare 0 plain other -m latency.p95 -v near-door
says said 'shares no seed with its reference: compared without pairs (Welch)'
if grep -q 'paired by seed' said; then failed 'paired, and without pairs'
else passed; fi
compare 0 plain other -m latency.p95 -v near-door --json
[ "$(member paired)" = false ] && passed || failed 'paired with another seed'

# One replication tells nothing of chance.
run "$model" single -r 1
compare 0 single -m latency.p95
says said 'not shown'
says said 'one replication tells nothing of chance'

# Pairing pays: a tenth of the replications at most, on the p95 of two-doors.
run "$top/scenarios/two-doors.xml" eight -v international -r 3
run "$top/scenarios/two-doors.xml" four -v international -r 3 -s office-hkg.servers=4
compare 0 eight four -m latency.p95 --json
if [ "$(member needed-independent)" -ge $((10 * $(member needed-in-pairs))) ]
then passed; else failed "pairing saves too little: $(cat said)"; fi

# Words.
compare 2 plain -m latncy.p95
says complained "did you mean 'latency.p95'"
compare 2 plain --reference far-dor
says complained "did you mean 'far-door'"
compare 2 plain --variant nobody
compare 2 plain --correct hol
says complained "did you mean 'holm'"
compare 2 plain --level 95
says complained '--level'
compare 2 plain --weights latency.p59=1
says complained "did you mean 'latency.p95'"
compare 2 plain --weights latency.p95
compare 2 plain --labels law=OU
compare 2 plain -m latency.p95 --labels law=XX
compare 2 nowhere
says complained "'sovsim run' makes them"
compare 2
compare 2 plain -v near-door
says complained 'only one variant'
echo nonsense >results.db
mkdir broken && mv results.db broken
compare 2 broken
compare 0 plain -m latency.p95,availability -w latency.p95=3
says said 'weights: latency.p95 3, availability 0'
compare 0 plain -m latency.p95 --labels law=OU --correct bonferroni --level 99%
says said '99 % level, bonferroni'

# Of a design, variants are compared within each setting.
run "$model" sweep --vary fence.delay=20ms,60ms
compare 0 sweep -m latency.mean
says said '4 points in 2 groups'
says said '^Who wins in fence.delay=20ms, by how much from the next$'
says said '^latency.mean *near-door, 60.1[0-9] .*below far-door$'
says said '^Who wins in fence.delay=60ms, by how much from the next$'
says said '^latency.mean *far-door, 19.8[0-9] .*below near-door$'
compare 0 sweep -m latency.p95 -v near-door
says said '^2 settings of near-door, 5 replications each'
says said 'holm, 1 comparison$'
says said '^fence.delay=60ms against fence.delay=20ms$'

# A page on two results: settings are told apart, and changed attributes named.
"$sovsim" report --compare plain slow -o pair.html >said 2>complained
says pair.html '<tr><td>border fence delay</td><td>40ms</td><td>45ms</td></tr>'
if grep -q '&quot;\|{"' pair.html; then failed 'a page shows JSON'; else passed; fi
"$sovsim" report --compare sweep sweep -o pair.html >said 2>complained
says pair.html '<h3>far-door, fence.delay=60ms</h3>'
if grep -A 1 '"descriptions"><h2>' pair.html | grep -q 'alike'
then passed; else failed 'an empty table'; fi

# What is alone in its setting is told once, and takes no table.
run "$model" sweep --vary fence.delay=80ms -v near-door --mix
compare 0 sweep -m latency.mean
says said 'note: in 1 group there is one point only'
if grep -q 'in fence.delay=80ms' said; then failed 'a table of one'
else passed; fi

# The known break-even is recovered: 50.0728ms, stretch 1.19825, and at 13.134 %
# of both ways when both go wrong; see the head of the scenario.
between () # WHAT, LOW, EXACT, HIGH
{
  if awk "BEGIN { exit !($2 <= $3 && $3 <= $4 && $4 - $2 < $3 / 100) }"
  then passed; else failed "$1: $3 is not between $2 and $4, or that is wide"; fi
}
flip () # ASSUMPTION, MEMBER
{
  tr '{' '\n' <flips.json | grep "\"name\":\"$1\".*\"flips\":true" |
    head -n 1 | sed "s/.*\"$2\":\"\{0,1\}\([0-9.]*\).*/\1/"
}
compare 0 "$model" --flips -m latency.mean -o trials --json
cp said flips.json
between 'break-even delay' "$(flip fence.delay same-at)" 50.0728 \
  "$(flip fence.delay other-from)"
between 'break-even stretch' "$(flip net.stretch other-from)" 1.19825 \
  "$(flip net.stretch same-at)"
pair=$(tr '{' '\n' <flips.json | sed -n '/"pairs"/,$p' | grep share-of-way |
  sed 's/.*"share-of-way":\([0-9.]*\).*/\1/' | tail -n 1)
between 'both at once' "$(awk "BEGIN { print $pair - 0.0006 }")" 0.13134 \
  "$(awk "BEGIN { print $pair + 0.0006 }")"
if tr '{' '\n' <flips.json | grep '"name":"users.users"' |
  grep -q '"flips":true'
then failed 'the number of users flips'; else passed; fi

# With noise the flip lies between what is shown on either side.
compare 0 "$model" --flips -m latency.p95 -o trials
says said 'fence.delay .*49.84ms .*far-door from 50.31ms'

# What was run is never run again, by whatever question; the cost is told.
compare 0 "$model" --flips -m latency.mean -o trials --json
if cmp -s said flips.json; then passed; else failed 'flips differ'; fi
compare 0 "$model" --sensitivity tornado -m latency.mean -o trials --dry-run
says said 'tornado: 3 assumptions, 2 variants, 5 replications: 70 runs, 70 of them stored'
if command -v gnuplot >/dev/null; then no_figures=; else no_figures=--no-figures; fi
compare 0 "$model" --sensitivity tornado -m latency.mean -o trials $no_figures
for end in dat gp svg png; do
  if [ -n "$no_figures" ] || [ -s "trials/figures/tornado.$end" ]; then passed
  else failed "there is no trials/figures/tornado.$end"; fi
done
says said 'fence.delay *0ms *-100.1 *100ms *+99.8'

# The report on results of the same scenario tells what was asked, and of
# another one only that it was.
report () # DIRECTORY, OPTIONS...
{
  if "$sovsim" report --no-figures "$@" >said 2>complained; then passed
  else failed "report: $(cat complained)"; fi
}
report plain --trials trials
says plain/report.html 'latency.mean: far-door wins at 50.07'
says plain/report.html 'flips of latency.p95, near-door against far-door'
report slow --trials trials
says slow/report.html 'Not shown: some inquiries'
cp -r trials plain-trials
report plain
says plain/report.html 'flips of latency.mean'
rm -r plain-trials
report plain/
says plain/report.html 'was not asked'
if "$sovsim" report plain --trials nowhere 2>complained
then failed 'trials that are nowhere'; else passed; fi
says complained 'nowhere holds no results'

for jobs in 1 2; do
  compare 0 "$model" --sensitivity morris --points 3 -m latency.mean -j $jobs \
    -o "morris-$jobs" --json
  cp said "morris-$jobs.json"
done
equal 'one worker equals two' morris-1.json morris-2.json
compare 0 "$model" --sensitivity sobol --points 8 -m latency.mean -o trials \
  -a fence.delay -a net.stretch $no_figures
says said 'fence.delay *0ms *100ms *0\.[0-9]* '

# Nothing flips where nobody wins, and words are checked here, too.
sed 's|value="mail-far"|value="mail-near"|' "$model" >same.xml
compare 0 same.xml --flips -o same-trials
says said 'No difference is shown as things stand'
compare 0 same.xml --flips -o same-trials --json
says said '"winner":null'
says said '"assumptions":\[\],"pairs":\[\]'
compare 2 "$model" --sensitivity tornad
says complained "did you mean 'tornado'"
compare 2 "$model" --flips -a fence.dely
says complained "did you mean 'fence.delay'"
compare 2 "$model" --flips --sensitivity morris

# No option goes unheard.
for option in '-a x.y' '--points 3' '-s a.b=1' '-o nowhere' '-r 3' '--seed 7' \
  '-j 2' --dry-run --no-figures; do
  compare 2 plain $option
  says complained 'goes with --flips or --sensitivity'
done
for option in '-w latency.p95=1' '--correct none' '--intervals t'; do
  compare 2 "$model" --flips --dry-run $option
  says complained 'goes with results'
done
for option in --json --pdf --no-figures; do
  "$sovsim" report --compare plain slow $option 2>complained && failed "$option"
  says complained "^sovsim report: $option goes without --compare"
done
for option in --json --pdf '--junit x.xml' '--sarif x.sarif'; do
  "$sovsim" run "$model" -o part --shard 1/2 $option 2>complained &&
    failed "$option"
  says complained 'looks at all runs: a shard cannot'
done
if [ -e nowhere ] || [ -e part ] || [ -e compare.html ]
then failed 'a refused command left something'; else passed; fi
compare 2 "$model" --flips --replications 1 -o one
compare 2 "$model" --flips -m queue.wait -o none
says complained 'have no queue.wait'
compare 2 "$model" --flips -m requests.offered
says complained 'nobody wins'
compare 2 "$model" --sensitivity sobol --points 1
compare 2 plain --flips
says complained 'one scenario file'
compare 2 "$top/scenarios/validation/mm1.xml" --flips -m queue.wait
says complained 'no assumption has a range of numbers'
compare 2 "$model" --flips --points 5
says complained '--points goes with morris and sobol'
compare 2 "$model" --flips --variant near-door --reference far-door
says complained 'far-door is left out by --variant'
compare 0 "$model" --sensitivity tornado -m latency.mean -o trials \
  --no-figures --reference near-door
says complained 'near-door itself wins; far-door is compared with it'

# What nobody measured at a setting is unknown there, and moves nothing.
sed 's|users="10000"|users="60"|; s|low="5000" high="20000"|low="0" high="90"|' \
  "$model" >nobody.xml
for how in '--sensitivity tornado' '--sensitivity morris --points 3' \
  '--sensitivity sobol --points 16' --flips; do
  compare 4 nobody.xml $how -m latency.mean -a users.users --replications 2 \
    -o nobody --no-figures
  says complained 'there is no latency.mean of .*,$'
  says complained '^as with users.users=[0-9]: '
done

# What is needed obeys the level.
compare 0 plain -m latency.p95 --json
in_pairs=$(member needed-in-pairs)
compare 0 plain -m latency.p95 --json --level 99%
if [ "$(member needed-in-pairs)" -gt "$in_pairs" ]; then passed
else failed "needed at 99 %: $(member needed-in-pairs), at 95 %: $in_pairs"; fi

# --- whose courts they are: the vendor's home authority is the foreign one

run "$top/scenarios/trustee.xml" trustee -r 2
compare 0 trustee -m access.direct
says said "^access.direct  equal: as-sold, with-treaty, trusted-operator"
compare 0 trustee -m access.foreign.direct
says said "^access.foreign.direct  equal: as-sold, with-treaty$"
says said "^access.foreign.direct  *+1 .* worse"
finish
