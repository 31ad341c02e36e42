#!/bin/sh
# What sovsim submit hands to Slurm, of which a script plays the part: paths with
# blanks, quotes and per cent signs, the scripts, and that they run.
. "$(dirname "$0")/common.sh"
cd "$work" || exit 1
model=$top/scenarios/validation/break-even.xml
mkdir bin "a b"
cat >bin/sbatch <<'SBATCH'
#!/bin/sh
printf '%s\n' "$@" >>"$SAID"
echo '17;cluster'
SBATCH
chmod +x bin/sbatch
SAID=$work/said
export SAID
cp "$model" "a b/it's.xml"

says () # FILE, LINE
{
  if grep -qxF -- "$2" "$1"; then passed; else failed "not said: $2
$(cat "$1")"; fi
}

directory="$work/a b/50%"
if PATH=$work/bin:$PATH "$sovsim" submit "a b/it's.xml" --slurm --shards 2 -r 2 \
  --partition main -o "$directory" >out 2>&1
then passed; else failed "submit: $(cat out)"; fi
says said "--output=$work/a b/50%%/slurm-shards-%j.log"
says said "--output=$work/a b/50%%/slurm-merge-%j.log"
says said --partition=main
says said --dependency=afterany:17
says said "$directory/slurm-merge.sh"
says out "job 17: 2 shards; job 17: merge into $directory/results.db"
if grep -h '^#SBATCH' "$directory"/slurm-*.sh | grep -q '[ab] b'
then failed 'a path in a line of sbatch'; else passed; fi

# The scripts do what is to be done.
for task in 1 2; do
  if SLURM_ARRAY_TASK_ID=$task sh "$directory/slurm-shards.sh" >out 2>&1
  then passed; else failed "task $task: $(cat out)"; fi
done
if sh "$directory/slurm-merge.sh" >out 2>&1 && "$sovsim" status "$directory" \
  >out 2>&1
then passed; else failed "merge: $(cat out)"; fi

# A merge of many runs has more time than one of a few.
minutes () # REPLICATIONS
{
  "$sovsim" submit "$model" --slurm --dry-run --shards 2 -r "$1" |
    sed -n '/slurm-merge.sh/,$s/^#SBATCH --time=//p'
}
if [ "$(minutes 100000)" -gt "$(minutes 2)" ]; then passed
else failed "minutes: $(minutes 2), $(minutes 100000)"; fi

# Nothing is submitted twice, or half: a failure is told.
printf '#!/bin/sh\necho no such partition >&2\nexit 1\n' >bin/sbatch
PATH=$work/bin:$PATH "$sovsim" submit "$model" --slurm --shards 2 -o refused \
  >out 2>&1
if [ $? -eq 3 ]; then passed; else failed 'exit status of a refused job'; fi
says out 'sovsim submit: sbatch: no such partition'
finish
