#!/bin/sh
# `sovsim latency` from outside: one answer, files of pairs, and every mistake.
# One golden file per case, tests/network/golden/*.txt.
. "$(dirname "$0")/../shell/common.sh"
golden=$top/tests/network/golden
cd "$work" || exit 1

expect () # NAME, ARGUMENTS...
{
  name=$1
  shift
  "$sovsim" latency "$@" >"$work/$name.out" 2>&1
  printf 'exit status %d\n' $? >>"$work/$name.out"
  same "$name" "$golden/$name.txt" "$work/$name.out"
}

# Answers. Numbers of the fit are in these files: a new fit renews them.
expect measured Shanghai 'Hong Kong'
expect json shanghai osaka --json
expect backbone southeastasia 'East Asia' --cloud azure
expect across-partitions chinaeast eastasia --cloud azure
expect blocked beijing tokyo --set mainland-border.state=blocked
expect day eusc-de-east-1 paris --at 2026-03-01

# Mistakes.
expect unknown-place shangai Pariss
expect ambiguous virginia 'us east 2' --cloud azure
expect unknown-cloud eastasia paris --cloud asure
expect not-open eusc-de-east-1 paris --at 2020-01-01
expect bad-day shanghai osaka --at yesterday
expect one-place shanghai
expect pairs-and-places shanghai osaka --pairs pairs.csv
expect no-file --pairs nothing.csv
expect directory --pairs .

# Files of pairs.
printf 'src,dst\nap-east-1,"ap-southeast-1"\r\n\nsa-east-1,eu-west-1' >pairs.csv
expect pairs --pairs pairs.csv --cloud aws
printf 'dst,n,src\nParis,1,London\n' >pairs.csv
expect pairs-by-header --pairs pairs.csv
printf 'src,dst\nParis,London\nLondon,Pariss\nRome\n' >pairs.csv
expect pairs-unknown --pairs pairs.csv
printf 'from,to\nParis,London\n' >pairs.csv
expect pairs-no-column --pairs pairs.csv
printf 'src,dst\nParis,\377\n' >pairs.csv
expect pairs-not-utf8 --pairs pairs.csv
: >pairs.csv
expect pairs-empty --pairs pairs.csv

# Every region of every cloud is answered, and thousands of pairs in a second.
regions=$("$sovsim" list places "$top/scenarios/latency.xml" | grep -cv '  city ')
if [ "$regions" -eq 241 ]; then passed; else failed "$regions regions"; fi
for cloud in azure aws; do
  "$sovsim" list places "$top/scenarios/latency.xml" |
    awk -v cloud="^$cloud" '$2 ~ cloud { print $1 }' >names
  awk 'BEGIN { print "src,dst" } { name[NR] = $1 }
    END { for (i in name) for (j in name) print name[i] "," name[j] }' \
    names >all.csv
  if timeout 10 "$sovsim" latency --pairs all.csv --cloud $cloud >answers
  then passed; else failed "not all regions of $cloud are answered"; fi
  if [ "$(wc -l <answers)" -eq "$(wc -l <all.csv)" ]; then passed
  else failed "rows of $cloud are missing"; fi
done
finish
