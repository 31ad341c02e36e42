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
says said 'slow:near-door against plain:near-door'
says said 'slow:far-door .*equal\|latency.mean.*equal'
compare 0 plain other -m latency.p95 -v near-door
says said 'shares no seed with its reference: compared without pairs (Welch)'
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
finish
